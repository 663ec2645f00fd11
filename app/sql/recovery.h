// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sql/ast.h"
#include "app/sql/tokenreader.h"

namespace mesh::sql {

/// What a parser does where the text goes wrong: it says so once, with a fix where there is one,
/// and leaves a tree to go on with.
class RecoveringReader : protected TokenReader
{
protected:
    using TokenReader::TokenReader;

    /// A value was expected and something else is there.
    ExpressionPointer missing();
    /// Steps over what closes a bracket, or says that it is never closed.
    void expect(Symbol closing, core::SourceRange opening);
    /// A node from there to the token before; Missing where the tree grows too high.
    ExpressionPointer make(Expression::Node node, qsizetype begin);
    /// Nested too deeply: says so and reads no further.
    ExpressionPointer giveUp(core::SourceRange range);
    /// After a whole expression something is left: says so and skips it, up to and with the next
    /// AND or OR, which it returns; nothing at the end.
    std::optional<LogicalOperator> skipLeftover();

private:
    void reportLeftover();
};

} // namespace mesh::sql
