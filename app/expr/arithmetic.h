// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/trouble.h"
#include "app/expr/type.h"
#include "app/sql/ast.h"

namespace mesh::expr {

/// + - * / % and ||. Neither operand is NULL.
[[nodiscard]] schema::Value compute(sql::BinaryOperator operation, const schema::Value &left,
                                    const schema::Value &right, Trouble *trouble);
[[nodiscard]] schema::Value negated(const schema::Value &value, Trouble *trouble);

/// CAST: exact where it can be, rounded half up where a DECIMAL has fewer places, towards zero to
/// BIGINT; NULL where the value says something else or does not fit. Structs take fields by name.
[[nodiscard]] schema::Value convert(const schema::Value &value, const Type &type, Trouble *trouble);

} // namespace mesh::expr
