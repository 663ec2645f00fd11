// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/encoder.h"

#include "app/schema/json.h"
#include "app/schema/number.h"
#include "app/schema/wire.h"

#include <QtEndian>

#include <bit>
#include <limits>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

core::Error mismatch(const QString &wanted, const Value &value)
{
    return {core::Code::Type, u"expected %1, found %2"_s.arg(wanted, describe(value)), {}, false};
}

template<typename Integer>
QByteArray bigEndian(Integer integer)
{
    QByteArray bytes(sizeof(Integer), '\0');
    qToBigEndian(integer, bytes.data());
    return bytes;
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
    case Format::Json:
        return toJson(value);
    case Format::Text:
        return value.toDisplay().toUtf8();
    case Format::Bytes: {
        const auto bytes = rawBytes(value);
        return bytes ? core::Result<QByteArray>(*bytes) : mismatch(u"bytes or base64"_s, value);
    }
    case Format::Double: {
        const auto number = nearestDouble(value);
        return number ? bigEndian(std::bit_cast<qint64>(*number))
                      : core::Result<QByteArray>(mismatch(u"a number"_s, value));
    }
    case Format::Int32:
    case Format::Int64: {
        const auto integer = wholeNumber(value);
        if (!integer) {
            return mismatch(u"an integer of 64 bits"_s, value);
        }
        if (format == Format::Int64) {
            return bigEndian(*integer);
        }
        if (*integer < std::numeric_limits<qint32>::min() ||
            *integer > std::numeric_limits<qint32>::max()) {
            return mismatch(u"an integer of 32 bits"_s, value);
        }
        return bigEndian(static_cast<qint32>(*integer));
    }
    case Format::Absent:
    case Format::Avro:
    case Format::Protobuf:
    case Format::JsonSchema:
        break;
    }
    return core::Error{
        core::Code::Usage, formatName(format) + u" is not written without a schema"_s, {}, false};
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

core::Result<QByteArray> Encoder::encodeMessage(const Value &value, qint32 schemaId,
                                                const QString &message) const
{
    if (!m_registry) {
        return core::Error{core::Code::Schema, u"no registry is set"_s, {}, false};
    }
    const auto schema = m_registry->schemaById(schemaId);
    if (!schema) {
        return schema.error();
    }
    const auto indexes = (*schema)->findMessage(message);
    return indexes ? encodeFramed(**schema, schemaId, value, *indexes)
                   : core::Error{core::Code::NotFound,
                                 u"schema %1 has no such message"_s.arg(schemaId), message, false};
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
    return decoded.schemaId
               ? encodeFramed(*decoded.schema, *decoded.schemaId, value, decoded.message)
               : decoded.schema->encode(value, decoded.message);
}

} // namespace mesh::schema
