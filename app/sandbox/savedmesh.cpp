// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/savedmesh.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>
#include <QStringDecoder>

#include <iterator>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

QJsonValue bytesToJson(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError()) {
        return QJsonObject{{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
    }
    return text;
}

QByteArray bytesFromJson(const QJsonValue &value)
{
    return value.isObject() ? QByteArray::fromBase64(value[u"base64"].toString().toLatin1())
                            : value.toString().toUtf8();
}

QJsonObject headOf(const std::vector<SavedTopic> &topics)
{
    QJsonArray list;
    for (const SavedTopic &topic : topics) {
        list.append(QJsonObject{{u"name"_s, topic.name}, {u"partitions"_s, topic.partitions}});
    }
    return {{u"kind"_s, u"SandboxCatalog"_s}, {u"apiVersion"_s, u"v1"_s}, {u"topics"_s, list}};
}

QJsonObject lineOf(const SavedRecord &record)
{
    return {{u"topic"_s, record.topic},
            {u"timestamp"_s, record.timestamp},
            {u"key"_s, bytesToJson(record.key)},
            {u"value"_s, record.value ? bytesToJson(*record.value) : QJsonValue()}};
}

} // namespace

void SavedMesh::compact(const QString &catalogPrefix)
{
    const QString platform = catalogPrefix + u".catalog"_s;
    QSet<std::pair<QString, QByteArray>> seen;
    std::vector<SavedRecord> kept;
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        const bool compacted =
            record->topic == platform || record->topic.startsWith(platform + u'.');
        if (compacted) {
            const qsizetype before = seen.size();
            seen.insert({record->topic, record->key});
            if (seen.size() == before || !record->value || record->key == "meta/generation") {
                continue;
            }
        }
        kept.push_back(std::move(*record));
    }
    records.assign(std::make_move_iterator(kept.rbegin()), std::make_move_iterator(kept.rend()));
}

QByteArray SavedMesh::document() const
{
    QByteArray lines = QJsonDocument(headOf(topics)).toJson(QJsonDocument::Compact) + '\n';
    for (const SavedRecord &record : records) {
        lines += QJsonDocument(lineOf(record)).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

core::Result<SavedMesh> SavedMesh::read(const QByteArray &document)
{
    const auto corrupt = [](qsizetype line, const QString &why) {
        return core::Error{core::Code::Corrupt,
                           u"the sandbox's saved catalog, line %1: %2"_s.arg(line).arg(why)};
    };
    SavedMesh mesh;
    const QList<QByteArray> lines = document.split('\n');
    const QJsonObject head = QJsonDocument::fromJson(lines.first()).object();
    if (head[u"kind"].toString() != u"SandboxCatalog") {
        return corrupt(1, u"not a catalog"_s);
    }
    for (const QJsonValue &topic : head[u"topics"].toArray()) {
        mesh.topics.push_back({topic[u"name"].toString(), topic[u"partitions"].toInt(1)});
    }
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i].isEmpty()) {
            continue;
        }
        const QJsonObject line = QJsonDocument::fromJson(lines[i]).object();
        if (!line[u"topic"].isString() || !line.contains(u"key")) {
            return corrupt(i + 1, u"no topic and key"_s);
        }
        SavedRecord record{line[u"topic"].toString(), line[u"timestamp"].toInteger(-1),
                           bytesFromJson(line[u"key"]), std::nullopt};
        if (!line[u"value"].isNull()) {
            record.value = bytesFromJson(line[u"value"]);
        }
        mesh.records.push_back(std::move(record));
    }
    return mesh;
}

core::Result<void> writeFile(const QString &path, const QByteArray &contents)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() &&
        file.commit()) {
        return {};
    }
    const bool full = file.error() == QFileDevice::ResourceError;
    return core::Error{full ? core::Code::OutOfSpace : core::Code::Storage, file.errorString(),
                       path};
}

core::Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return core::Error{core::Code::NotFound, u"no such file"_s, path};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return core::Error{core::Code::Storage, file.errorString(), path};
    }
    return file.readAll();
}

} // namespace mesh::sandbox
