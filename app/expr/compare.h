// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/trouble.h"
#include "app/schema/value.h"

#include <compare>
#include <optional>

/// Comparison of values, exactly.
namespace mesh::expr {

/// Nothing where the two have no order: NULL, NaN, values of types that do not meet. Structs and
/// arrays are only equal or unordered-unequal, see equalValues.
[[nodiscard]] std::optional<std::strong_ordering> compareValues(const schema::Value &left,
                                                                const schema::Value &right);
/// As `=` does it, through arrays and structs; nothing where SQL says NULL.
[[nodiscard]] std::optional<bool> equalValues(const schema::Value &left,
                                              const schema::Value &right);

/// The exact number, where the value is one; a double by its shortest text.
[[nodiscard]] std::optional<schema::Decimal> decimalOf(const schema::Value &value);
[[nodiscard]] bool isNumber(const schema::Value &value);
/// Of a number.
[[nodiscard]] double doubleOf(const schema::Value &value);

/// A text as the kind of value that it stands beside, as in lists; nothing where it is none.
[[nodiscard]] std::optional<schema::Value> readAs(QStringView text, const schema::Value &beside);
/// 'true', 'yes', their beginnings, and the opposites, whatever the case: as ksqlDB reads booleans.
[[nodiscard]] std::optional<bool> booleanOf(QStringView text);

} // namespace mesh::expr
