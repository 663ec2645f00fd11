// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"

#include <QByteArrayView>

#include <optional>

namespace mesh::schema {

// What the binary formats share when they read and write single values.

/// The double nearest to the shortest text of a float: 21.4f is 21.4, and not 21.399999618530273.
/// Turned into a float again it is the same float.
[[nodiscard]] double doubleOfFloat(float number);

/// Text, or the bytes themselves where they are not UTF-8.
[[nodiscard]] Value textOrBytes(QByteArrayView raw);

/// The whole number that a value is: an integer, or a number without a fraction; nothing beyond 64
/// bits.
[[nodiscard]] std::optional<qint64> wholeNumber(const Value &value);
/// A number as a double, the nearest one; also "NaN", "Infinity", "-Infinity".
[[nodiscard]] std::optional<double> nearestDouble(const Value &value);
/// Any number exactly, or text that is one.
[[nodiscard]] std::optional<Decimal> exactDecimal(const Value &value);
/// Bytes, or text in base64.
[[nodiscard]] std::optional<QByteArray> rawBytes(const Value &value);

/// What an error calls a value: "a string", "an integer", "null".
[[nodiscard]] QString describe(const Value &value);

} // namespace mesh::schema
