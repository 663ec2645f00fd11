// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/importers.h"

#include "app/config/connectionmapping.h"
#include "app/config/properties.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

using Properties = std::vector<Property>;

bool holdsAny(const Properties &properties, std::initializer_list<QLatin1StringView> beginnings)
{
    return std::any_of(properties.begin(), properties.end(), [&](const Property &property) {
        return std::any_of(beginnings.begin(), beginnings.end(), [&](QLatin1StringView beginning) {
            return property.name.startsWith(beginning);
        });
    });
}

bool isJava(const Properties &properties)
{
    return holdsAny(properties,
                    {"sasl.jaas.config"_L1, "ssl.truststore."_L1, "ssl.keystore.type"_L1,
                     "sasl.login."_L1, "sasl.client.callback"_L1, "key.serializer"_L1,
                     "value.serializer"_L1, "key.deserializer"_L1, "value.deserializer"_L1});
}

// What the CLI says of a cluster or a key, in words of its own, as librdkafka would say it.
std::optional<Property> fromCliName(const QString &name, const QString &value)
{
    const QString plain = name.toLower().replace(u' ', u'_');
    if (plain == "api_key"_L1 || plain == "key"_L1) {
        return Property{u"sasl.username"_s, value};
    }
    if (plain == "api_secret"_L1 || plain == "secret"_L1) {
        return Property{u"sasl.password"_s, value};
    }
    if (plain == "endpoint"_L1 && !value.startsWith("http"_L1)) {
        return Property{u"bootstrap.servers"_s, value};
    }
    if (plain == "endpoint_url"_L1 || plain == "endpoint"_L1) {
        return Property{u"schema.registry.url"_s, value};
    }
    return std::nullopt;
}

// Its tables have a name and a value a row, between bars.
Properties fromCliTable(QStringView text)
{
    Properties result;
    int number = 0;
    for (const QStringView line : text.split(u'\n')) {
        ++number;
        const QList<QStringView> cells = line.trimmed().split(u'|');
        // With or without the outer bars, as the versions of the CLI do.
        const qsizetype first = cells.size() >= 4 && cells[0].isEmpty() ? 1 : 0;
        if (cells.size() < first + 2) {
            continue;
        }
        const auto property =
            fromCliName(cells[first].trimmed().toString(), cells[first + 1].trimmed().toString());
        if (property) {
            result.push_back({property->name, property->value, number});
        }
    }
    return result;
}

struct Source
{
    ImportFormat format;
    Properties properties;
};

Result<Source> fromJson(const QByteArray &text)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return Error{
            Code::Syntax,
            u"It is not JSON: %1 at byte %2."_s.arg(fault.errorString()).arg(fault.offset)};
    }
    const QJsonObject object =
        document.isArray() ? document.array().first().toObject() : document.object();
    Source source{ImportFormat::Librdkafka, {}};
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QString value = field->toVariant().toString();
        if (const auto property = fromCliName(field.key(), value)) {
            source.format = ImportFormat::ConfluentCli;
            source.properties.push_back(*property);
        } else if (field.key().contains(u'.')) {
            source.properties.push_back({field.key(), value, 0});
        }
    }
    return source;
}

bool separatesByColons(QStringView text)
{
    const QList<QStringView> lines = text.split(u'\n');
    return std::all_of(lines.begin(), lines.end(), [](QStringView line) {
        line = line.trimmed();
        return line.isEmpty() || line.startsWith(u'#') || line.contains(u':') ||
               line.contains(u'=');
    });
}

bool isKcat(const QString &name)
{
    const QString file = QFileInfo(name).fileName();
    return file == "kcat.conf"_L1 || file == "kafkacat.conf"_L1;
}

Result<Source> fromText(const QString &text, const QString &name)
{
    if (Properties table = fromCliTable(text); !table.empty()) {
        return Source{ImportFormat::ConfluentCli, std::move(table)};
    }
    Result<Properties> java = parseJavaProperties(text);
    if (java && isJava(*java)) {
        // `client-config create` writes this too, with room for the key left open.
        const bool open = text.contains("{{"_L1);
        return Source{open ? ImportFormat::ConfluentCli : ImportFormat::JavaProperties,
                      *std::move(java)};
    }
    Result<Properties> plain = parsePlainProperties(text);
    if (!plain) {
        // A colon between name and value is Java's alone. So would be a blank, but then any line
        // that is broken would have a name: and that may be a part of a password.
        const bool readable = java && separatesByColons(text);
        return readable ? Result<Source>(Source{ImportFormat::JavaProperties, *std::move(java)})
                        : plain.error();
    }
    const bool open = text.contains("{{"_L1);
    const ImportFormat format = isKcat(name) ? ImportFormat::KcatConf
                                : open       ? ImportFormat::ConfluentCli
                                             : ImportFormat::Librdkafka;
    return Source{format, *std::move(plain)};
}

QString profileName(const QString &fileName, const Profile &profile)
{
    static const QStringList generic{u"client"_s,   u"kcat"_s,  u"kafkacat"_s,  u"config"_s,
                                     u"consumer"_s, u"admin"_s, u"producer"_s,  u"librdkafka"_s,
                                     u"kafka"_s,    u"java"_s,  u"clipboard"_s, u""_s};
    const QString base = QFileInfo(fileName).completeBaseName();
    if (!generic.contains(base.toLower())) {
        return base;
    }
    const QString server = profile.bootstrapServers.value(0);
    const qsizetype colon = server.lastIndexOf(u':');
    return server.isEmpty() ? base : server.first(colon < 0 ? server.size() : colon);
}

} // namespace

Result<ImportReport> importConnection(QByteArrayView text, const QString &name,
                                      const QString &folder)
{
    QString decoded = QString::fromUtf8(text);
    if (decoded.startsWith(QChar::ByteOrderMark)) {
        decoded.remove(0, 1);
    }
    const QString begin = decoded.trimmed().left(1);
    const bool json = begin == "{"_L1 || begin == "["_L1;
    Result<Source> source = json ? fromJson(decoded.toUtf8()) : fromText(decoded, name);
    if (!source) {
        return Error{source.error().code, source.error().detail, name};
    }
    ConnectionMapping mapping(source->format, folder);
    for (const Property &property : source->properties) {
        mapping.add(property);
    }
    if (!mapping.foundAny()) {
        return Error{Code::Usage,
                     u"It holds no connection settings of Java’s clients, kcat, librdkafka or the "
                     "Confluent CLI."_s,
                     name};
    }
    Result<ImportReport> report = std::move(mapping).finish();
    if (!report) {
        return report;
    }
    // A key of Confluent Cloud is used in one way only, which its table does not repeat.
    const bool keyOnly = source->format == ImportFormat::ConfluentCli &&
                         !report->profile.user.isEmpty() &&
                         report->profile.security == Security::Plaintext;
    if (keyOnly) {
        report->profile.security = Security::SaslTls;
        report->profile.mechanism = SaslMechanism::Plain;
        report->notes.removeIf([](const QString &note) { return note.contains("protocol"_L1); });
    }
    report->profile.name = profileName(name, report->profile);
    return report;
}

Result<ImportReport> applyProperties(Profile profile, Secrets secrets,
                                     const std::vector<std::pair<QString, QString>> &properties)
{
    ConnectionMapping mapping(ImportFormat::Librdkafka, {}, std::move(profile), std::move(secrets));
    for (const auto &[name, value] : properties) {
        mapping.add({name, value, 0});
    }
    return std::move(mapping).finish();
}

} // namespace mesh::config
