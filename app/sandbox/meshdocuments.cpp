// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshdocuments.h"

#include "app/catalog/document.h"
#include "app/schema/json.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

// The resources live in a static library: their initialiser is called by name, or the linker drops
// it. The macro must stand outside of every namespace.
static void initResources()
{
    Q_INIT_RESOURCE(sandbox);
}

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Value;

namespace {

QByteArray readResource(const QString &name)
{
    initResources();
    QFile file(u":/sandbox/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString momentText(const QDateTime &moment)
{
    return moment.toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QDateTime shifted(const QDateTime &moment, const QString &amount, QStringView unit)
{
    const qint64 count = amount.isEmpty() ? 0 : amount.toLongLong();
    return unit == u"h" ? moment.addSecs(count * 3600) : moment.addDays(count);
}

QString nextDay(const QDate &today, const QString &monthAndDay)
{
    QDate day = QDate::fromString(u"%1-%2"_s.arg(today.year()).arg(monthAndDay), Qt::ISODate);
    if (day < today) {
        day = day.addYears(1);
    }
    return day.toString(Qt::ISODate);
}

/// A schema's text as the inside of a JSON string.
QString schemaText(const QString &file)
{
    const QString text = compactJson(QString::fromUtf8(readResource(u"schemas/"_s + file)));
    const QByteArray quoted = schema::toJson(text);
    return QString::fromUtf8(quoted.mid(1, quoted.size() - 2));
}

core::Error corrupt(const QString &file, const QString &why)
{
    return {core::Code::Corrupt, why, file};
}

/// The files say only what differs; the rest of an envelope is the same for all.
Value withEnvelope(const Value &body, catalog::Kind kind, const QString &domain)
{
    schema::Object object{{u"apiVersion"_s, catalog::apiVersion.toString()},
                          {u"kind"_s, catalog::documentName(kind).toString()}};
    if (kind == catalog::Kind::Product) {
        object.emplace_back(u"domain"_s, domain);
    }
    if (const auto *members = body.as<schema::Object>()) {
        object.insert(object.end(), members->begin(), members->end());
    }
    return object;
}

core::Result<Value> readFile(const QString &file, core::TimestampMs now)
{
    auto document = schema::parseJson(resolvePlaceholders(readResource(file), now));
    return document ? document : corrupt(file, document.error().detail);
}

void append(std::vector<MeshDocument> &all, const Value *list, catalog::Kind kind,
            const QString &domain)
{
    const auto *elements = list ? list->as<schema::Array>() : nullptr;
    if (!elements) {
        return;
    }
    for (const Value &element : *elements) {
        const Value *id = element.field(u"id");
        all.push_back({domain, catalog::keyName(kind).toString(), id ? id->toDisplay() : QString(),
                       withEnvelope(element, kind, domain)});
    }
}

} // namespace

QByteArray resolvePlaceholders(const QByteArray &text, core::TimestampMs now)
{
    static const QRegularExpression pattern(
        uR"(\{\{(now|today|next|schema)\s*([+-]\d+)?([dh])?([^}]*)\}\})"_s);
    const QString source = QString::fromUtf8(text);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    QString resolved;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(source)) {
        resolved += QStringView(source).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const QString word = match.captured(1);
        const QString rest = match.captured(4).trimmed();
        const QDateTime then = shifted(moment, match.captured(2), match.capturedView(3));
        resolved += word == u"now"     ? momentText(then)
                    : word == u"today" ? then.date().toString(Qt::ISODate)
                    : word == u"next"  ? nextDay(moment.date(), rest)
                                       : schemaText(rest);
    }
    resolved += QStringView(source).mid(end);
    return resolved.toUtf8();
}

QStringList meshDomains()
{
    return {u"sales"_s,     u"logistics"_s, u"membership"_s, u"edge"_s,
            u"execution"_s, u"analytics"_s, u"finance"_s};
}

core::Result<std::vector<MeshDocument>> meshDocuments(core::TimestampMs now)
{
    std::vector<MeshDocument> all;
    const auto platform = readFile(u"platform.json"_s, now);
    if (!platform) {
        return platform.error();
    }
    append(all, platform->field(u"tiers"), catalog::Kind::Tier, {});
    append(all, platform->field(u"classifications"), catalog::Kind::Classification, {});
    append(all, platform->field(u"policies"), catalog::Kind::Policy, {});
    for (const QString &domain : meshDomains()) {
        const auto file = readFile(domain + u".json"_s, now);
        if (!file) {
            return file.error();
        }
        const Value *record = file->field(u"domain");
        if (!record) {
            return corrupt(domain + u".json"_s, u"no domain"_s);
        }
        const Value asList = schema::Array{*record};
        append(all, &asList, catalog::Kind::Domain, {});
        append(all, file->field(u"products"), catalog::Kind::Product, domain);
    }
    return all;
}

std::vector<MeshSchema> meshSchemas()
{
    initResources();
    static const QRegularExpression pattern(uR"(^(.+)\.(\d+)\.(avsc|proto|json)$)"_s);
    std::vector<MeshSchema> all;
    for (const QString &file : QDir(u":/sandbox/schemas"_s).entryList(QDir::Files)) {
        const QRegularExpressionMatch match = pattern.match(file);
        if (!match.hasMatch()) {
            continue; // a proposal, registered nowhere
        }
        const QString suffix = match.captured(3);
        SchemaDefinition definition;
        definition.type = suffix == u"avsc"    ? u"AVRO"_s
                          : suffix == u"proto" ? u"PROTOBUF"_s
                                               : u"JSON"_s;
        definition.text = QString::fromUtf8(readResource(u"schemas/"_s + file));
        if (suffix != u"proto") {
            definition.text = compactJson(definition.text);
        }
        all.push_back({match.captured(1), match.captured(2).toInt(), std::move(definition)});
    }
    std::sort(all.begin(), all.end(), [](const MeshSchema &a, const MeshSchema &b) {
        const auto place = [](const MeshSchema &schema) {
            return std::tuple(schema.subject != u"sales.orders-value", schema.subject,
                              schema.version);
        };
        return place(a) < place(b);
    });
    return all;
}

std::map<QString, QString> meshLevels()
{
    std::map<QString, QString> levels;
    const auto platform = readFile(u"platform.json"_s, 0);
    const Value *found = platform ? platform->field(u"compatibility") : nullptr;
    if (const auto *object = found ? found->as<schema::Object>() : nullptr) {
        for (const auto &[subject, level] : *object) {
            levels[subject] = level.toDisplay();
        }
    }
    return levels;
}

} // namespace mesh::sandbox
