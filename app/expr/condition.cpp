// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/condition.h"

#include "app/expr/binder.h"
#include "app/expr/functions.h"
#include "app/expr/nodes.h"

#include "app/sql/lexer.h"
#include "app/sql/parser.h"

#include <algorithm>

namespace mesh::expr {

namespace {

using sql::Keyword;
using sql::Symbol;
using sql::Token;
using sql::TokenKind;

Diagnostics joined(const Diagnostics &ofParser, const Diagnostics &ofBinder)
{
    Diagnostics all = ofParser;
    for (const Diagnostic &diagnostic : ofBinder) {
        all.push_back(diagnostic);
    }
    return sql::inOrder(all);
}

bool isComparison(const Token &token)
{
    switch (token.symbol) {
    case Symbol::Equal:
    case Symbol::DoubleEqual:
    case Symbol::NotEqual:
    case Symbol::Less:
    case Symbol::LessEqual:
    case Symbol::Greater:
    case Symbol::GreaterEqual:
        return true;
    default:
        return false;
    }
}

bool isLiteral(const Token &token)
{
    return token.kind == TokenKind::Number || token.kind == TokenKind::Text ||
           token.is(Symbol::Minus);
}

// A keyword in the place of a name: end > 5.
bool mayBeName(const Token &token)
{
    return token.kind == TokenKind::Word && !token.is(Keyword::Not) && !token.is(Keyword::And) &&
           !token.is(Keyword::Or);
}

bool beginsOperand(const Token &token)
{
    return token.endsOperand() || token.is(Symbol::OpenParenthesis) || token.is(Symbol::Minus) ||
           token.is(Keyword::Not) || token.is(Keyword::Case) || token.is(Keyword::Cast);
}

// After an operand: does a predicate begin here that can hardly be prose?
bool beginsPredicate(const std::vector<Token> &tokens, size_t at)
{
    const auto ahead = [&tokens, at](size_t distance) {
        return tokens[std::min(at + distance, tokens.size() - 1)];
    };
    if (isComparison(ahead(0))) {
        return ahead(1).kind != TokenKind::End && beginsOperand(ahead(1));
    }
    const size_t skip = ahead(0).is(Keyword::Not) ? 1 : 0;
    if (ahead(0).is(Keyword::Is)) {
        const Token next = ahead(ahead(1).is(Keyword::Not) ? 2 : 1);
        return next.is(Keyword::Null) || next.is(Keyword::Distinct);
    }
    const Token word = ahead(skip);
    const Token next = ahead(skip + 1);
    return (word.is(Keyword::Like) && next.kind == TokenKind::Text) ||
           (word.is(Keyword::In) && next.is(Symbol::OpenParenthesis)) ||
           (word.is(Keyword::Between) && isLiteral(next));
}

bool isWholeCall(const std::vector<Token> &tokens, QStringView text)
{
    // … and End.
    return tokens.size() >= 4 && findFunction(sql::sourceOf(tokens[0], text)) != nullptr &&
           tokens[1].is(Symbol::OpenParenthesis) &&
           tokens[tokens.size() - 2].is(Symbol::CloseParenthesis);
}

} // namespace

CompiledExpression::CompiledExpression(std::shared_ptr<const internal::Node> root, Type type)
    : m_root(std::move(root))
    , m_type(std::move(type))
{}

const schema::Value &CompiledExpression::evaluate(const RowAccess &row, schema::Value &storage,
                                                  Trouble *trouble) const
{
    return m_root->evaluate(row, storage, trouble);
}

CompiledCondition::CompiledCondition(std::shared_ptr<const internal::Node> root,
                                     std::vector<int> slots, std::vector<Requirement> requirements)
    : CompiledExpression(std::move(root), Kind::Boolean)
    , m_slots(std::move(slots))
    , m_requirements(std::move(requirements))
{}

Truth CompiledCondition::truth(const RowAccess &row, Trouble *trouble) const
{
    schema::Value storage;
    return internal::truthOf(m_root->evaluate(row, storage, trouble));
}

ConditionResult compileCondition(QStringView text, const Lookup &lookup)
{
    const sql::ParseResult parsed = sql::parseCondition(text);
    if (!parsed.tree) {
        return {{}, parsed.diagnostics};
    }
    internal::Binder binder(lookup);
    const auto bound = binder.bindCondition(*parsed.tree);
    ConditionResult result{{}, joined(parsed.diagnostics, binder.diagnostics())};
    if (!sql::hasErrors(result.diagnostics)) {
        result.condition =
            CompiledCondition(bound.node, binder.slotsRead(), bound.node->requirements());
    }
    return result;
}

ExpressionResult compileExpression(QStringView text, const Lookup &lookup)
{
    const sql::ParseResult parsed = sql::parseCondition(text);
    if (!parsed.tree) {
        return {{}, parsed.diagnostics};
    }
    internal::Binder binder(lookup);
    const auto bound = binder.bind(*parsed.tree);
    ExpressionResult result{{}, joined(parsed.diagnostics, binder.diagnostics())};
    if (!sql::hasErrors(result.diagnostics)) {
        result.expression = CompiledExpression(bound.node, bound.type);
    }
    return result;
}

bool looksLikeCondition(QStringView text)
{
    std::vector<Token> tokens = sql::tokenize(text);
    std::erase_if(tokens, [](const Token &token) { return token.kind == TokenKind::Comment; });
    if (!beginsOperand(tokens.front()) && !mayBeName(tokens.front())) {
        return false;
    }
    for (size_t at = 1; at < tokens.size(); ++at) {
        const Token &before = tokens[at - 1];
        const bool operand =
            before.endsOperand() || (mayBeName(before) && isComparison(tokens[at]));
        if (operand && beginsPredicate(tokens, at)) {
            return true;
        }
    }
    return isWholeCall(tokens, text);
}

} // namespace mesh::expr
