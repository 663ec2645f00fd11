// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/parser.h"

#include "app/sql/expressionparser.h"

namespace mesh::sql {

namespace {

/// One condition, the whole text.
class ConditionParser : private ExpressionParser
{
public:
    using ExpressionParser::ExpressionParser;

    ParseResult run()
    {
        if (token().kind == TokenKind::End) {
            return {nullptr, diagnostics()};
        }
        ExpressionPointer tree = expression();
        while (token().kind != TokenKind::End) {
            if (const auto joined = skipLeftover()) {
                std::vector<ExpressionPointer> operands{std::move(tree), expression()};
                tree = make(Logical{*joined, std::move(operands)}, 0);
            }
        }
        return {std::move(tree), diagnostics()};
    }
};

} // namespace

ParseResult parseCondition(QStringView text)
{
    return ConditionParser(text).run();
}

} // namespace mesh::sql
