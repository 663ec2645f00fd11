// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sql/ast.h"

namespace mesh::sql {

/// The expression as text on one line, with the parentheses it needs and no more: parsing it again
/// gives the same tree. Keywords and functions in capitals, names as they were written.
[[nodiscard]] QString format(const Expression &expression);
[[nodiscard]] QString format(const TypeName &type);

} // namespace mesh::sql
