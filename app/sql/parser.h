// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sql/ast.h"
#include "app/sql/diagnostic.h"

namespace mesh::sql {

/// Deeper expressions are refused with a diagnostic: no text can exhaust the stack.
inline constexpr int maximumDepth = 250;

struct ParseResult
{
    /// Null for a text without tokens. With errors it is what could be understood, with Missing
    /// where something lacks.
    ExpressionPointer tree;
    Diagnostics diagnostics; ///< in the order of the text

    [[nodiscard]] bool ok() const { return tree && !hasErrors(diagnostics); }
};

/// Parses one expression, the whole text. Goes on after an error, so that a text being typed shows
/// each of its errors. Pure; any thread.
///
/// From weak to strong, as in ksqlDB's grammar: OR; AND; NOT; comparison, IS, LIKE, IN, BETWEEN
/// (one, not chained); ||; + -; * / %; sign; . -> [].
[[nodiscard]] ParseResult parseCondition(QStringView text);

} // namespace mesh::sql
