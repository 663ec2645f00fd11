// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/value.h"

#include <QByteArray>
#include <QByteArrayView>

namespace mesh::schema {

/// Arrays and objects within each other that are read at most.
inline constexpr int maximumDepth = 512;

/// Reads one JSON document (RFC 8259, UTF-8, a byte order mark is skipped), every number exactly:
/// an integer that fits 64 bits signed is a qint64, any other number a Decimal with the digits as
/// written. Of a key that comes twice the last value is kept, in the place of the first. Lone
/// surrogates are refused. Error: Decode (TooLarge beyond maximumDepth or Decimal's limits), the
/// detail and `where` say at which byte, counted on from `firstByte`. Thread-safe.
[[nodiscard]] core::Result<Value> parseJson(QByteArrayView text, qsizetype firstByte = 0);

enum class JsonStyle { Compact, Indented };

/// Writes a value as JSON in UTF-8. What JSON has no form for is a string: bytes as base64, dates
/// and times as ISO 8601, NaN and the infinities by name. A double keeps a point or exponent, so
/// that it is told from an integer. Indented: two spaces a level, no newline at the end.
[[nodiscard]] QByteArray toJson(const Value &value, JsonStyle style = JsonStyle::Compact);

/// The byte at which text stops being UTF-8, or -1.
[[nodiscard]] qsizetype firstInvalidUtf8(QByteArrayView text);

/// The shortest text that reads back as the same double, with a point or an exponent; "NaN",
/// "Infinity", "-Infinity".
[[nodiscard]] QByteArray doubleText(double number);

} // namespace mesh::schema
