// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/decoder.h"

#include "app/schema/json.h"
#include "app/schema/wire.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array formatNames{
    std::pair(Format::Absent, QStringView(u"absent")),
    std::pair(Format::Json, QStringView(u"json")),
    std::pair(Format::Text, QStringView(u"text")),
    std::pair(Format::Bytes, QStringView(u"bytes")),
    std::pair(Format::Avro, QStringView(u"avro")),
    std::pair(Format::Protobuf, QStringView(u"protobuf")),
    std::pair(Format::JsonSchema, QStringView(u"jsonschema")),
    std::pair(Format::Int32, QStringView(u"int32")),
    std::pair(Format::Int64, QStringView(u"int64")),
    std::pair(Format::Double, QStringView(u"double")),
};

Format formatOf(SchemaKind kind)
{
    switch (kind) {
    case SchemaKind::Avro:
        return Format::Avro;
    case SchemaKind::Protobuf:
        return Format::Protobuf;
    case SchemaKind::Json:
        return Format::JsonSchema;
    }
    return Format::Bytes;
}

Decoded made(Value value, Format format)
{
    Decoded decoded;
    decoded.value = std::move(value);
    decoded.format = format;
    return decoded;
}

Decoded bytesWith(QByteArrayView bytes, std::optional<core::Error> error)
{
    Decoded decoded = made(bytes.toByteArray(), Format::Bytes);
    decoded.error = std::move(error);
    return decoded;
}

core::Error decodeError(const QString &detail)
{
    return {core::Code::Decode, detail, {}, false};
}

/// Objects and arrays; a scalar only where nothing of it would be lost by taking it for JSON: a
/// text key 007 or 1E5 stays text.
std::optional<Value> asJson(QByteArrayView bytes)
{
    const QByteArrayView trimmed = bytes.trimmed();
    if (trimmed.isEmpty()) {
        return {};
    }
    const bool container = trimmed[0] == '{' || trimmed[0] == '[';
    // cheaper than a parser's refusal, and most text is refused
    if (!container &&
        (trimmed.size() > 4096 || !QByteArrayView("-0123456789\"tfn").contains(trimmed[0]))) {
        return {};
    }
    auto value = parseJson(bytes);
    if (!value || (!container && toJson(*value) != bytes)) {
        return {};
    }
    return *std::move(value);
}

bool isPlainText(QByteArrayView bytes)
{
    const bool controls = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        return (static_cast<uchar>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
    });
    return !controls && firstInvalidUtf8(bytes) < 0;
}

Decoded asText(QByteArrayView bytes)
{
    const qsizetype invalid = firstInvalidUtf8(bytes);
    if (invalid >= 0) {
        return bytesWith(bytes, decodeError(u"not UTF-8 at byte %1"_s.arg(invalid)));
    }
    return made(QString::fromUtf8(bytes), Format::Text);
}

template<typename Integer>
Decoded asInteger(QByteArrayView bytes, Format format)
{
    if (bytes.size() != sizeof(Integer)) {
        return bytesWith(
            bytes,
            decodeError(u"expected %1 bytes, found %2"_s.arg(sizeof(Integer)).arg(bytes.size())));
    }
    const auto integer = qFromBigEndian<Integer>(bytes.data());
    return made(format == Format::Double ? Value(std::bit_cast<double>(qint64(integer)))
                                         : Value(qint64(integer)),
                format);
}

Decoded byPlainFormat(QByteArrayView bytes, Format format)
{
    switch (format) {
    case Format::Json: {
        auto value = parseJson(bytes);
        return value ? made(*std::move(value), Format::Json) : bytesWith(bytes, value.error());
    }
    case Format::Text:
        return asText(bytes);
    case Format::Int32:
        return asInteger<qint32>(bytes, format);
    case Format::Int64:
        return asInteger<qint64>(bytes, format);
    case Format::Double:
        return asInteger<qint64>(bytes, format);
    default:
        return bytesWith(bytes, {});
    }
}

bool needsSchema(Format format)
{
    return format == Format::Avro || format == Format::Protobuf || format == Format::JsonSchema;
}

} // namespace

QString formatName(Format format)
{
    const auto *found = std::find_if(formatNames.begin(), formatNames.end(),
                                     [format](const auto &each) { return each.first == format; });
    return found->second.toString();
}

std::optional<Format> formatFromName(QStringView name)
{
    const auto *found = std::find_if(formatNames.begin(), formatNames.end(),
                                     [name](const auto &each) { return name == each.second; });
    return found == formatNames.end() ? std::nullopt : std::optional(found->first);
}

Decoder::Decoder(std::shared_ptr<SchemaRegistry> registry, FormatChoice key, FormatChoice value)
    : m_registry(std::move(registry))
    , m_key(std::move(key))
    , m_value(std::move(value))
{}

Decoded Decoder::decode(QByteArrayView bytes, Part part, Lookup lookup,
                        std::optional<QByteArrayView> schemaHeader) const
{
    const FormatChoice &chosen = choice(part);
    if (chosen.forced && !needsSchema(*chosen.forced)) {
        return byPlainFormat(bytes, *chosen.forced);
    }
    if (chosen.forced && chosen.schema) {
        const QByteArray indexes = messageIndexBytes(chosen.message);
        return bySchema(bytes, 0, chosen.schema, indexes);
    }
    if (schemaHeader) {
        if (const auto framing = readFraming(*schemaHeader)) {
            const auto schema = find(*framing, lookup);
            if (!schema) {
                Decoded decoded = bytesWith(bytes, schema.error());
                decoded.schemaId = framing->id;
                return decoded;
            }
            Decoded decoded = bySchema(bytes, 0, *schema, schemaHeader->sliced(framing->size));
            decoded.schemaId = framing->id;
            return decoded;
        }
    }
    const auto framing = readFraming(bytes);
    if (framing && (m_registry || chosen.forced)) {
        Decoded decoded = framed(bytes, *framing, lookup);
        if (chosen.forced && !decoded.error && decoded.format != *chosen.forced) {
            decoded.error = decodeError(u"expected %1, the schema is %2"_s.arg(
                formatName(*chosen.forced), formatName(decoded.format)));
        }
        return decoded;
    }
    if (chosen.forced) {
        return bytesWith(bytes, decodeError(u"no schema id at byte 0"_s));
    }
    Decoded decoded = byBytes(bytes);
    if (framing && decoded.format == Format::Bytes) {
        decoded.schemaId = framing->id;
        decoded.error = core::Error{
            core::Code::Schema, u"framed by a schema, and no registry is set"_s, {}, false};
    }
    return decoded;
}

Decoded Decoder::decode(const records::RecordView &record, Part part, Lookup lookup) const
{
    const auto &bytes = part == Part::Key ? record.key : record.value;
    if (!bytes) {
        return {};
    }
    if (!record.hasHeaders()) {
        return decode(*bytes, part, lookup);
    }
    const QByteArrayView wanted = part == Part::Key ? keySchemaHeader : valueSchemaHeader;
    std::optional<QByteArrayView> schemaHeader;
    for (const records::HeaderView &header : record.headers()) {
        if (header.name == wanted) {
            schemaHeader = header.value; // the last one counts
        }
    }
    return decode(*bytes, part, lookup, schemaHeader);
}

Decoded Decoder::byBytes(QByteArrayView bytes)
{
    if (auto json = asJson(bytes)) {
        return made(*std::move(json), Format::Json);
    }
    return isPlainText(bytes) ? asText(bytes) : bytesWith(bytes, {});
}

Decoded Decoder::framed(QByteArrayView bytes, const Framing &framing, Lookup lookup) const
{
    const auto schema = find(framing, lookup);
    Decoded decoded = schema ? bySchema(bytes, framing.size, *schema, bytes.sliced(framing.size))
                             : bytesWith(bytes, schema.error());
    decoded.schemaId = framing.id;
    return decoded;
}

Decoded Decoder::bySchema(QByteArrayView bytes, qsizetype start, const SchemaPointer &schema,
                          QByteArrayView indexes)
{
    MessageIndexes message{0};
    if (schema->kind() == SchemaKind::Protobuf) {
        qsizetype read = 0;
        auto found = readMessageIndexes(indexes, read);
        if (!found) {
            Decoded decoded = bytesWith(bytes, found.error());
            decoded.schema = schema;
            return decoded;
        }
        message = *std::move(found);
        // behind the framing they are part of the bytes, in a header they are not
        start += start > 0 ? read : 0;
    }
    auto value = schema->decode(bytes, start, message);
    Decoded decoded =
        value ? made(*std::move(value), formatOf(schema->kind())) : bytesWith(bytes, value.error());
    decoded.schema = schema;
    decoded.message = std::move(message);
    decoded.payload = start;
    return decoded;
}

core::Result<SchemaPointer> Decoder::find(const Framing &framing, Lookup lookup) const
{
    if (!m_registry) {
        return core::Error{
            core::Code::Schema, u"framed by a schema, and no registry is set"_s, {}, false};
    }
    if (lookup == Lookup::MayFetch) {
        return framing.id ? m_registry->schemaById(*framing.id)
                          : m_registry->schemaByGuid(*framing.guid);
    }
    auto known =
        framing.id ? m_registry->cachedById(*framing.id) : m_registry->cachedByGuid(*framing.guid);
    if (known) {
        return *std::move(known);
    }
    return core::Error{core::Code::Schema, u"the schema is not fetched yet"_s, {}, true};
}

} // namespace mesh::schema
