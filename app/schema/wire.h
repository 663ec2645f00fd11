// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/schema.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUuid>

#include <optional>

namespace mesh::schema {

// Confluent's wire format: 00, schema id (int32 big-endian); or 01, schema guid (16 bytes).
// Protobuf has message indexes next. The guid form may stand in a header instead of before the
// payload.

inline constexpr QByteArrayView keySchemaHeader("__key_schema_id");
inline constexpr QByteArrayView valueSchemaHeader("__value_schema_id");

/// What stands before a payload.
struct Framing
{
    std::optional<qint32> id;
    std::optional<QUuid> guid;
    qsizetype size = 0; ///< bytes read, without message indexes
};

/// Nothing where bytes do not begin so. Ids below 1 are none (no registry gives them out), so that
/// small big-endian integers are not taken for framed.
[[nodiscard]] std::optional<Framing> readFraming(QByteArrayView bytes);
[[nodiscard]] QByteArray framingOf(qint32 id);
[[nodiscard]] QByteArray framingOf(const QUuid &guid);

/// Protobuf's message indexes at `position`, which moves behind them. Error: Decode.
[[nodiscard]] core::Result<MessageIndexes> readMessageIndexes(QByteArrayView bytes,
                                                              qsizetype &position);
/// {0} is the single byte 00.
[[nodiscard]] QByteArray messageIndexBytes(const MessageIndexes &indexes);

/// A base-128 varint of up to ten bytes at `position`, which moves behind it; nothing where it does
/// not end, or has more than 64 bits.
[[nodiscard]] std::optional<quint64> readVarint(QByteArrayView bytes, qsizetype &position);
void appendVarint(QByteArray &out, quint64 number);

[[nodiscard]] constexpr qint64 unzigzag(quint64 number)
{
    return static_cast<qint64>(number >> 1) ^ -static_cast<qint64>(number & 1);
}
[[nodiscard]] constexpr quint64 zigzag(qint64 number)
{
    return (static_cast<quint64>(number) << 1) ^ static_cast<quint64>(number >> 63);
}

} // namespace mesh::schema
