// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sql/recovery.h"

namespace mesh::sql {

/// Recursive descent, one function a level of strength; operands are read in operandparser.cpp.
class ExpressionParser : protected RecoveringReader
{
protected:
    using RecoveringReader::RecoveringReader;

    ExpressionPointer expression();

private:
    // Operators, the strongest last.
    template<typename Operand>
    ExpressionPointer chain(LogicalOperator operation, Keyword keyword, const Operand &operand);
    ExpressionPointer conjunction();
    ExpressionPointer negation();
    ExpressionPointer nested(ExpressionPointer (ExpressionParser::*operand)(),
                             UnaryOperator operation, qsizetype begin);
    ExpressionPointer predicate();
    [[nodiscard]] bool beginsPredicate() const;
    ExpressionPointer predicateAfter(ExpressionPointer left, qsizetype begin);
    ExpressionPointer is(ExpressionPointer left, qsizetype begin);
    ExpressionPointer between(ExpressionPointer left, bool negated, qsizetype begin);
    ExpressionPointer in(ExpressionPointer left, bool negated, qsizetype begin);
    std::vector<ExpressionPointer> listUntil(Symbol closing);
    ExpressionPointer leftGrouped(std::optional<BinaryOperator> (*operatorOf)(Symbol),
                                  ExpressionPointer (ExpressionParser::*operand)());
    ExpressionPointer concatenation();
    ExpressionPointer sum();
    ExpressionPointer product();
    ExpressionPointer sign();
    ExpressionPointer postfix();
    ExpressionPointer member(ExpressionPointer base, qsizetype begin);

    // Operands
    ExpressionPointer primary();
    [[nodiscard]] NumberLiteral number(const Token &token) const;
    ExpressionPointer nameOrCall(const Token &name);
    ExpressionPointer keywordPrimary(const Token &first);
    [[nodiscard]] bool operatorFollows() const;
    ExpressionPointer parenthesized();
    ExpressionPointer caseExpression(core::SourceRange word);
    ExpressionPointer cast(core::SourceRange word);
    TypeName typeName();
    void typeParameters(TypeName &type);
    void typeArguments(TypeName &type);

    int m_depth = 0;
};

/// =, <> and the like; nothing for other symbols.
[[nodiscard]] std::optional<BinaryOperator> comparisonOf(Symbol symbol);

} // namespace mesh::sql
