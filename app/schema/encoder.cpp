// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/encoder.h"

#include "app/schema/json.h"
#include "app/schema/wire.h"

#include <QtEndian>

#include <bit>
#include <limits>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

core::Error typeError(const QString &detail)
{
    return {core::Code::Type, detail, {}, false};
}

std::optional<qint64> integerOf(const Value &value)
{
    if (const auto *integer = value.as<qint64>()) {
        return *integer;
    }
    const auto *decimal = value.as<Decimal>();
    return decimal ? decimal->toInteger() : std::nullopt;
}

template<typename Integer>
QByteArray bigEndian(Integer integer)
{
    QByteArray bytes(sizeof(Integer), '\0');
    qToBigEndian(integer, bytes.data());
    return bytes;
}

core::Result<QByteArray> bytesOf(const Value &value)
{
    if (const auto *bytes = value.as<QByteArray>()) {
        return *bytes;
    }
    if (const auto *text = value.as<QString>()) {
        auto decoded = QByteArray::fromBase64Encoding(text->toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
        if (decoded) {
            return *decoded;
        }
    }
    return typeError(u"expected bytes, or text in base64"_s);
}

core::Result<QByteArray> doubleBytes(const Value &value)
{
    double number = 0;
    if (const auto *exact = value.as<double>()) {
        number = *exact;
    } else if (const auto *integer = value.as<qint64>()) {
        number = static_cast<double>(*integer);
    } else if (const auto *decimal = value.as<Decimal>()) {
        number = decimal->toDouble();
    } else {
        return typeError(u"expected a number"_s);
    }
    return bigEndian(std::bit_cast<qint64>(number));
}

} // namespace

core::Result<QByteArray> encodeFramed(const Schema &schema, qint32 id, const Value &value,
                                      const MessageIndexes &message)
{
    auto payload = schema.encode(value, message);
    if (!payload) {
        return payload;
    }
    QByteArray bytes = framingOf(id);
    if (schema.kind() == SchemaKind::Protobuf) {
        bytes += messageIndexBytes(message);
    }
    return bytes + *payload;
}

core::Result<QByteArray> encodePlain(const Value &value, Format format)
{
    switch (format) {
    case Format::Json: return toJson(value);
    case Format::Text: return value.toDisplay().toUtf8();
    case Format::Bytes: return bytesOf(value);
    case Format::Double: return doubleBytes(value);
    case Format::Int32:
    case Format::Int64: {
        const auto integer = integerOf(value);
        if (!integer) {
            return typeError(u"expected an integer of 64 bits"_s);
        }
        if (format == Format::Int64) {
            return bigEndian(*integer);
        }
        if (*integer < std::numeric_limits<qint32>::min() ||
            *integer > std::numeric_limits<qint32>::max()) {
            return typeError(u"expected an integer of 32 bits"_s);
        }
        return bigEndian(static_cast<qint32>(*integer));
    }
    case Format::Absent:
    case Format::Avro:
    case Format::Protobuf:
    case Format::JsonSchema: break;
    }
    return core::Error{core::Code::Usage, formatName(format) + u" is not written without a schema"_s,
                       {}, false};
}

Encoder::Encoder(std::shared_ptr<SchemaRegistry> registry)
    : m_registry(std::move(registry))
{}

core::Result<QByteArray> Encoder::encode(const Value &value, qint32 schemaId,
                                         const MessageIndexes &message) const
{
    if (!m_registry) {
        return core::Error{core::Code::Schema, u"no registry is set"_s, {}, false};
    }
    const auto schema = m_registry->schemaById(schemaId);
    return schema ? encodeFramed(**schema, schemaId, value, message) : schema.error();
}

core::Result<QByteArray> Encoder::encodeLatest(const Value &value, const QString &subject,
                                               const MessageIndexes &message) const
{
    if (!m_registry) {
        return core::Error{core::Code::Schema, u"no registry is set"_s, {}, false};
    }
    const auto latest = m_registry->latest(subject);
    return latest ? encode(value, latest->id, message) : latest.error();
}

core::Result<QByteArray> Encoder::encodeLike(const Value &value, const Decoded &decoded) const
{
    if (!decoded.schema) {
        return encodePlain(value, decoded.format);
    }
    return decoded.schemaId ? encodeFramed(*decoded.schema, *decoded.schemaId, value,
                                           decoded.message)
                            : decoded.schema->encode(value, decoded.message);
}

} // namespace mesh::schema
