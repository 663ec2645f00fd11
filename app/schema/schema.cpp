// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/schema.h"

#include "app/schema/codec.h"
#include "app/schema/json.h"

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const Value &object, QStringView name)
{
    const Value *value = object.field(name);
    const QString *text = value ? value->as<QString>() : nullptr;
    return text ? *text : QString();
}

} // namespace

QString kindName(SchemaKind kind)
{
    switch (kind) {
    case SchemaKind::Avro:
        return u"AVRO"_s;
    case SchemaKind::Protobuf:
        return u"PROTOBUF"_s;
    case SchemaKind::Json:
        return u"JSON"_s;
    }
    return {};
}

std::optional<SchemaKind> kindFromName(QStringView name)
{
    if (name.isEmpty() || name.compare(u"AVRO", Qt::CaseInsensitive) == 0) {
        return SchemaKind::Avro;
    }
    if (name.compare(u"PROTOBUF", Qt::CaseInsensitive) == 0) {
        return SchemaKind::Protobuf;
    }
    return name.compare(u"JSON", Qt::CaseInsensitive) == 0 ? std::optional(SchemaKind::Json)
                                                           : std::nullopt;
}

core::Error schemaError(const QString &detail, const QString &where)
{
    return {core::Code::Schema, detail, where, false};
}

QByteArray toBytes(const SchemaSource &source)
{
    Array references;
    for (const SchemaReference &each : source.references) {
        references.push_back(Object{{u"name"_s, each.name},
                                    {u"subject"_s, each.subject},
                                    {u"version"_s, qint64(each.version)}});
    }
    Array imports;
    for (const SchemaSource::Import &each : source.imports) {
        imports.push_back(Object{{u"name"_s, each.name}, {u"text"_s, each.text}});
    }
    return toJson(Object{{u"kind"_s, kindName(source.kind)},
                         {u"text"_s, source.text},
                         {u"references"_s, std::move(references)},
                         {u"imports"_s, std::move(imports)}});
}

core::Result<SchemaSource> sourceFromBytes(QByteArrayView bytes)
{
    const auto document = parseJson(bytes);
    const auto kind = document ? kindFromName(textOf(*document, u"kind")) : std::nullopt;
    if (!kind || !document->field(u"text")) {
        return core::Error{core::Code::Corrupt, u"not a cached schema"_s, {}, false};
    }
    SchemaSource source{*kind, textOf(*document, u"text"), {}, {}};
    if (const Value *references = document->field(u"references")) {
        for (qsizetype i = 0; const Value *each = references->at(i); ++i) {
            const Value *version = each->field(u"version");
            const qint64 *number = version ? version->as<qint64>() : nullptr;
            source.references.push_back({textOf(*each, u"name"), textOf(*each, u"subject"),
                                         number ? static_cast<int>(*number) : 0});
        }
    }
    if (const Value *imports = document->field(u"imports")) {
        for (qsizetype i = 0; const Value *each = imports->at(i); ++i) {
            source.imports.push_back({textOf(*each, u"name"), textOf(*each, u"text")});
        }
    }
    return source;
}

Schema::Schema(SchemaSource source, std::unique_ptr<const Codec> codec)
    : m_source(std::move(source))
    , m_codec(std::move(codec))
{}

Schema::~Schema() = default;

core::Result<std::shared_ptr<const Schema>> Schema::compile(SchemaSource source)
{
    auto codec = source.kind == SchemaKind::Avro       ? makeAvroCodec(source)
                 : source.kind == SchemaKind::Protobuf ? makeProtobufCodec(source)
                                                       : makeJsonCodec(source);
    if (!codec) {
        return codec.error();
    }
    return std::shared_ptr<const Schema>(new Schema(std::move(source), *std::move(codec)));
}

TypePointer Schema::type(const MessageIndexes &message) const
{
    return m_codec->type(message);
}

core::Result<Value> Schema::decode(QByteArrayView bytes, qsizetype start,
                                   const MessageIndexes &message) const
{
    return m_codec->decode(bytes, start, message);
}

core::Result<QByteArray> Schema::encode(const Value &value, const MessageIndexes &message) const
{
    return m_codec->encode(value, message);
}

std::optional<MessageIndexes> Schema::findMessage(QStringView name) const
{
    return m_codec->findMessage(name);
}

} // namespace mesh::schema
