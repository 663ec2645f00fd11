// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/expressionparser.h"

#include "app/sql/parser.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mesh::sql {

using core::SourceRange;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::sql::Parser)
};

std::optional<BinaryOperator> sumOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Plus:
        return BinaryOperator::Add;
    case Symbol::Minus:
        return BinaryOperator::Subtract;
    default:
        return {};
    }
}

std::optional<BinaryOperator> productOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Star:
        return BinaryOperator::Multiply;
    case Symbol::Slash:
        return BinaryOperator::Divide;
    case Symbol::Percent:
        return BinaryOperator::Modulo;
    default:
        return {};
    }
}

std::optional<BinaryOperator> concatOf(Symbol symbol)
{
    return symbol == Symbol::Concat ? std::optional(BinaryOperator::Concat) : std::nullopt;
}

} // namespace

std::optional<BinaryOperator> comparisonOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Equal:
    case Symbol::DoubleEqual:
        return BinaryOperator::Equal;
    case Symbol::NotEqual:
        return BinaryOperator::NotEqual;
    case Symbol::Less:
        return BinaryOperator::Less;
    case Symbol::LessEqual:
        return BinaryOperator::LessEqual;
    case Symbol::Greater:
        return BinaryOperator::Greater;
    case Symbol::GreaterEqual:
        return BinaryOperator::GreaterEqual;
    default:
        return {};
    }
}

ExpressionPointer ExpressionParser::expression()
{
    if (m_depth >= maximumDepth) {
        return giveUp(token().range);
    }
    ++m_depth;
    ExpressionPointer parsed =
        chain(LogicalOperator::Or, Keyword::Or, [this] { return conjunction(); });
    --m_depth;
    return parsed;
}

ExpressionPointer ExpressionParser::conjunction()
{
    return chain(LogicalOperator::And, Keyword::And, [this] { return negation(); });
}

template<typename Operand>
ExpressionPointer ExpressionParser::chain(LogicalOperator operation, Keyword keyword,
                                          const Operand &operand)
{
    const qsizetype begin = token().range.begin;
    std::vector<ExpressionPointer> operands{operand()};
    while (true) {
        if (keyword == Keyword::And && token().is(Symbol::DoubleAnd)) {
            replace(token().range, Text::tr("Conditions are joined with AND."), u"AND"_s);
            advance();
        } else if (!accept(keyword)) {
            break;
        }
        operands.push_back(operand());
    }
    return operands.size() == 1 ? operands.front()
                                : make(Logical{operation, std::move(operands)}, begin);
}

ExpressionPointer ExpressionParser::negation()
{
    const Token first = token();
    if (first.is(Symbol::Exclamation)) {
        replace(first.range, Text::tr("A condition is negated with NOT."), u"NOT "_s);
    }
    if (!first.is(Keyword::Not) && !first.is(Symbol::Exclamation)) {
        return predicate();
    }
    advance();
    return nested(&ExpressionParser::negation, UnaryOperator::Not, first.range.begin);
}

// A prefix: its operand lies one level deeper.
ExpressionPointer ExpressionParser::nested(ExpressionPointer (ExpressionParser::*operand)(),
                                           UnaryOperator operation, qsizetype begin)
{
    if (m_depth >= maximumDepth) {
        return giveUp(token().range);
    }
    ++m_depth;
    ExpressionPointer inner = (this->*operand)();
    --m_depth;
    return make(Unary{operation, std::move(inner)}, begin);
}

ExpressionPointer ExpressionParser::predicate()
{
    const qsizetype begin = token().range.begin;
    ExpressionPointer left = concatenation();
    bool one = false;
    while (beginsPredicate()) {
        if (one) {
            report(token().range,
                   Text::tr("Comparisons do not chain. Write AND between two of them."));
        }
        one = true;
        left = predicateAfter(std::move(left), begin);
    }
    return left;
}

bool ExpressionParser::beginsPredicate() const
{
    const Token &next = token().is(Keyword::Not) ? token(1) : token();
    return (comparisonOf(token().symbol) || token().is(Keyword::Is) || next.is(Keyword::Like) ||
            next.is(Keyword::In) || next.is(Keyword::Between));
}

ExpressionPointer ExpressionParser::predicateAfter(ExpressionPointer left, qsizetype begin)
{
    const Token first = token();
    if (const auto comparison = comparisonOf(first.symbol)) {
        if (first.is(Symbol::DoubleEqual)) {
            replace(first.range, Text::tr("Equality is written with one =."), u"="_s);
        }
        advance();
        return make(Binary{*comparison, std::move(left), concatenation(), first.range}, begin);
    }
    if (accept(Keyword::Is)) {
        return is(std::move(left), begin);
    }
    const bool negated = accept(Keyword::Not);
    if (accept(Keyword::Like)) {
        ExpressionPointer pattern = concatenation();
        ExpressionPointer escape = accept(Keyword::Escape) ? concatenation() : nullptr;
        return make(Like{std::move(left), std::move(pattern), std::move(escape), negated}, begin);
    }
    if (accept(Keyword::Between)) {
        return between(std::move(left), negated, begin);
    }
    advance(); // IN
    return in(std::move(left), negated, begin);
}

ExpressionPointer ExpressionParser::is(ExpressionPointer left, qsizetype begin)
{
    const qsizetype operatorBegin = previous().begin;
    const bool negated = accept(Keyword::Not);
    if (accept(Keyword::Null)) {
        return make(IsNull{std::move(left), negated}, begin);
    }
    if (accept(Keyword::Distinct)) {
        if (!accept(Keyword::From)) {
            report(previous(), Text::tr("After DISTINCT the word FROM is missing."));
        }
        const SourceRange range = since(operatorBegin);
        return make(Binary{negated ? BinaryOperator::NotDistinctFrom : BinaryOperator::DistinctFrom,
                           std::move(left), concatenation(), range},
                    begin);
    }
    report(since(operatorBegin), Text::tr("After IS stands NULL, NOT NULL or DISTINCT FROM."));
    const bool value = token().is(Keyword::True) || token().is(Keyword::False);
    if (value) {
        advance();
    }
    return make(IsNull{std::move(left), negated}, begin);
}

ExpressionPointer ExpressionParser::between(ExpressionPointer left, bool negated, qsizetype begin)
{
    const SourceRange word = previous();
    ExpressionPointer low = concatenation();
    if (!accept(Keyword::And)) {
        report(word, Text::tr("BETWEEN needs two limits: BETWEEN 1 AND 10."));
        ExpressionPointer none = makeExpression(Missing{}, {previous().end, previous().end});
        return make(Between{std::move(left), std::move(low), std::move(none), negated}, begin);
    }
    ExpressionPointer high = concatenation();
    return make(Between{std::move(left), std::move(low), std::move(high), negated}, begin);
}

ExpressionPointer ExpressionParser::in(ExpressionPointer left, bool negated, qsizetype begin)
{
    const SourceRange word = previous();
    if (!accept(Symbol::OpenParenthesis)) {
        report(word, Text::tr("After IN stands a list in parentheses: IN ('a', 'b')."));
        return make(In{std::move(left), {}, negated}, begin);
    }
    const SourceRange opening = previous();
    std::vector<ExpressionPointer> list = listUntil(Symbol::CloseParenthesis);
    if (list.empty()) {
        report(opening, Text::tr("The list after IN is empty."));
    }
    expect(Symbol::CloseParenthesis, opening);
    return make(In{std::move(left), std::move(list), negated}, begin);
}

std::vector<ExpressionPointer> ExpressionParser::listUntil(Symbol closing)
{
    std::vector<ExpressionPointer> list;
    if (token().is(closing)) {
        return list;
    }
    do {
        list.push_back(expression());
    } while (accept(Symbol::Comma));
    return list;
}

// Operators that group to the left.
ExpressionPointer ExpressionParser::leftGrouped(std::optional<BinaryOperator> (*operatorOf)(Symbol),
                                                ExpressionPointer (ExpressionParser::*operand)())
{
    const qsizetype begin = token().range.begin;
    ExpressionPointer left = (this->*operand)();
    while (const auto operation = operatorOf(token().symbol)) {
        const SourceRange range = token().range;
        advance();
        ExpressionPointer right = (this->*operand)();
        left = make(Binary{*operation, std::move(left), std::move(right), range}, begin);
    }
    return left;
}

ExpressionPointer ExpressionParser::concatenation()
{
    return leftGrouped(concatOf, &ExpressionParser::sum);
}

ExpressionPointer ExpressionParser::sum()
{
    return leftGrouped(sumOf, &ExpressionParser::product);
}

ExpressionPointer ExpressionParser::product()
{
    return leftGrouped(productOf, &ExpressionParser::sign);
}

ExpressionPointer ExpressionParser::sign()
{
    const Token first = token();
    if (accept(Symbol::Minus)) {
        return nested(&ExpressionParser::sign, UnaryOperator::Minus, first.range.begin);
    }
    if (accept(Symbol::Plus)) {
        return nested(&ExpressionParser::sign, UnaryOperator::Plus, first.range.begin);
    }
    return postfix();
}

ExpressionPointer ExpressionParser::postfix()
{
    const qsizetype begin = token().range.begin;
    ExpressionPointer base = primary();
    while (true) {
        if (token().is(Symbol::Dot) || token().is(Symbol::Arrow)) {
            base = member(std::move(base), begin);
        } else if (accept(Symbol::OpenBracket)) {
            const SourceRange opening = previous();
            ExpressionPointer index = token().is(Symbol::CloseBracket) ? missing() : expression();
            expect(Symbol::CloseBracket, opening);
            base = make(Subscript{std::move(base), std::move(index)}, begin);
        } else {
            return base;
        }
    }
}

ExpressionPointer ExpressionParser::member(ExpressionPointer base, qsizetype begin)
{
    const bool arrow = token().is(Symbol::Arrow);
    advance();
    const Token name = token();
    // After a dot a keyword is a name too: no other thing can stand there.
    if (name.kind != TokenKind::Word && name.kind != TokenKind::QuotedWord) {
        const SourceRange place = previous();
        report(place, Text::tr("After “%1” the name of a field is missing.").arg(shown(place)));
        return make(Member{std::move(base), {}, false, arrow, {place.end, place.end}}, begin);
    }
    advance();
    return make(Member{std::move(base), unquoted(name),
                       name.kind == TokenKind::QuotedWord || name.keyword != Keyword::None, arrow,
                       name.range},
                begin);
}

} // namespace mesh::sql
