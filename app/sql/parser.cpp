// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/parser.h"

#include "app/sql/tokenreader.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace mesh::sql {

namespace {

using core::SourceRange;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::sql::Parser)
};

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

/// Recursive descent, one function a level of strength, strongest last.
class Parser : private TokenReader
{
public:
    explicit Parser(QStringView text)
        : TokenReader(text)
    {}

    ParseResult run()
    {
        if (token().kind == TokenKind::End) {
            return {nullptr, diagnostics()};
        }
        ExpressionPointer tree = expression();
        while (token().kind != TokenKind::End) {
            tree = resume(std::move(tree));
        }
        return {std::move(tree), diagnostics()};
    }

private:
    // A value was expected and something else is there.
    ExpressionPointer missing()
    {
        const SourceRange here = token().range;
        if (token().kind != TokenKind::Error) {
            if (atBegin()) {
                report(here, Text::tr("A condition begins with a field, a value or NOT, not with "
                                      "“%1”.")
                                 .arg(shown(here)));
            } else if (token().kind == TokenKind::End) {
                report(previous(),
                       Text::tr("After “%1” something is missing.").arg(shown(previous())));
            } else {
                report(here, Text::tr("Between “%1” and “%2” a field or a value is missing.")
                                 .arg(shown(previous()), shown(here)));
            }
        } else {
            advance(); // reported when the tokens were read
        }
        return makeExpression(Missing{}, {here.begin, here.begin});
    }

    void expect(Symbol closing, SourceRange opening)
    {
        if (!accept(closing)) {
            const qsizetype end = previous().end;
            report(
                opening, Text::tr("The “%1” is never closed.").arg(shown(opening)),
                Fix{Text::tr("Add %1").arg(symbolText(closing)), {end, end}, symbolText(closing)});
        }
    }

    // After a whole expression something is left: say so, skip it, read on after the next AND, OR.
    ExpressionPointer resume(ExpressionPointer tree)
    {
        const SourceRange here = token().range;
        if (token().is(Symbol::CloseParenthesis) || token().is(Symbol::CloseBracket)) {
            replace(here, Text::tr("No bracket is open that “%1” could close.").arg(shown(here)),
                    {});
        } else if (token().is(Symbol::DoubleAnd)) {
            replace(here, Text::tr("Conditions are joined with AND."), u"AND"_s);
        } else if (token().is(Symbol::Semicolon)) {
            replace(here, Text::tr("A condition ends without a semicolon."), {});
        } else if (token().kind != TokenKind::Error) {
            report(here, Text::tr("Before “%1” an operator is missing, such as =, AND or OR.")
                             .arg(shown(here)));
        }
        while (token().kind != TokenKind::End) {
            const bool joins = token().is(Keyword::And) || token().is(Keyword::Or) ||
                               token().is(Symbol::DoubleAnd);
            const LogicalOperator operation =
                token().is(Keyword::Or) ? LogicalOperator::Or : LogicalOperator::And;
            advance();
            if (joins) {
                std::vector<ExpressionPointer> operands{std::move(tree), expression()};
                return make(Logical{operation, std::move(operands)}, 0);
            }
        }
        return tree;
    }

    // Trees

    ExpressionPointer make(Expression::Node node, qsizetype begin)
    {
        ExpressionPointer made = makeExpression(std::move(node), since(begin));
        if (made->height > maximumDepth) {
            giveUp(made->range);
            return makeExpression(Missing{}, made->range);
        }
        return made;
    }

    void giveUp(SourceRange range)
    {
        report(range,
               Text::tr("The condition is nested more than %1 levels deep.").arg(maximumDepth));
        stop();
    }

    // Levels

    ExpressionPointer expression()
    {
        if (m_depth >= maximumDepth) {
            giveUp(token().range);
            return makeExpression(Missing{}, token().range);
        }
        ++m_depth;
        ExpressionPointer parsed =
            chain(LogicalOperator::Or, Keyword::Or, [this] { return conjunction(); });
        --m_depth;
        return parsed;
    }

    ExpressionPointer conjunction()
    {
        return chain(LogicalOperator::And, Keyword::And, [this] { return negation(); });
    }

    template<typename Operand>
    ExpressionPointer chain(LogicalOperator operation, Keyword keyword, const Operand &operand)
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

    ExpressionPointer negation()
    {
        const Token first = token();
        if (first.is(Symbol::Exclamation)) {
            replace(first.range, Text::tr("A condition is negated with NOT."), u"NOT "_s);
        }
        if (!first.is(Keyword::Not) && !first.is(Symbol::Exclamation)) {
            return predicate();
        }
        advance();
        return nested(&Parser::negation, UnaryOperator::Not, first.range.begin);
    }

    // A prefix: its operand lies one level deeper.
    ExpressionPointer nested(ExpressionPointer (Parser::*operand)(), UnaryOperator operation,
                             qsizetype begin)
    {
        if (m_depth >= maximumDepth) {
            giveUp(token().range);
            return makeExpression(Missing{}, token().range);
        }
        ++m_depth;
        ExpressionPointer inner = (this->*operand)();
        --m_depth;
        return make(Unary{operation, std::move(inner)}, begin);
    }

    ExpressionPointer predicate()
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

    [[nodiscard]] bool beginsPredicate() const
    {
        const Token &next = token().is(Keyword::Not) ? token(1) : token();
        return (comparisonOf(token().symbol) || token().is(Keyword::Is) || next.is(Keyword::Like) ||
                next.is(Keyword::In) || next.is(Keyword::Between));
    }

    ExpressionPointer predicateAfter(ExpressionPointer left, qsizetype begin)
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
            return make(Like{std::move(left), std::move(pattern), std::move(escape), negated},
                        begin);
        }
        if (accept(Keyword::Between)) {
            return between(std::move(left), negated, begin);
        }
        advance(); // IN
        return in(std::move(left), negated, begin);
    }

    ExpressionPointer is(ExpressionPointer left, qsizetype begin)
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
            return make(
                Binary{negated ? BinaryOperator::NotDistinctFrom : BinaryOperator::DistinctFrom,
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

    ExpressionPointer between(ExpressionPointer left, bool negated, qsizetype begin)
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

    ExpressionPointer in(ExpressionPointer left, bool negated, qsizetype begin)
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

    std::vector<ExpressionPointer> listUntil(Symbol closing)
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
    ExpressionPointer leftGrouped(std::optional<BinaryOperator> (*operatorOf)(Symbol),
                                  ExpressionPointer (Parser::*operand)())
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

    ExpressionPointer concatenation() { return leftGrouped(concatOf, &Parser::sum); }
    ExpressionPointer sum() { return leftGrouped(sumOf, &Parser::product); }
    ExpressionPointer product() { return leftGrouped(productOf, &Parser::sign); }

    ExpressionPointer sign()
    {
        const Token first = token();
        if (accept(Symbol::Minus)) {
            return nested(&Parser::sign, UnaryOperator::Minus, first.range.begin);
        }
        if (accept(Symbol::Plus)) {
            return nested(&Parser::sign, UnaryOperator::Plus, first.range.begin);
        }
        return postfix();
    }

    ExpressionPointer postfix()
    {
        const qsizetype begin = token().range.begin;
        ExpressionPointer base = primary();
        while (true) {
            if (token().is(Symbol::Dot) || token().is(Symbol::Arrow)) {
                base = member(std::move(base), begin);
            } else if (accept(Symbol::OpenBracket)) {
                const SourceRange opening = previous();
                ExpressionPointer index =
                    token().is(Symbol::CloseBracket) ? missing() : expression();
                expect(Symbol::CloseBracket, opening);
                base = make(Subscript{std::move(base), std::move(index)}, begin);
            } else {
                return base;
            }
        }
    }

    ExpressionPointer member(ExpressionPointer base, qsizetype begin)
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
                           name.kind == TokenKind::QuotedWord || name.keyword != Keyword::None,
                           arrow, name.range},
                    begin);
    }

    ExpressionPointer primary()
    {
        const Token first = token();
        switch (first.kind) {
        case TokenKind::Number:
            advance();
            return make(number(first), first.range.begin);
        case TokenKind::Text:
            advance();
            return make(TextLiteral{unquoted(first)}, first.range.begin);
        case TokenKind::QuotedWord:
            advance();
            return make(Name{unquoted(first), true}, first.range.begin);
        case TokenKind::Word:
            return first.keyword == Keyword::None ? nameOrCall(first) : keywordPrimary(first);
        default:
            return first.is(Symbol::OpenParenthesis) ? parenthesized() : missing();
        }
    }

    [[nodiscard]] NumberLiteral number(const Token &token) const
    {
        const NumberType type = token.number == NumberForm::Integer   ? NumberType::Integer
                                : token.number == NumberForm::Decimal ? NumberType::Decimal
                                                                      : NumberType::Double;
        return {type, source(token)};
    }

    ExpressionPointer nameOrCall(const Token &name)
    {
        advance();
        const QString text = source(name);
        if (!accept(Symbol::OpenParenthesis)) {
            return make(Name{text, false}, name.range.begin);
        }
        const SourceRange opening = previous();
        std::vector<ExpressionPointer> arguments = listUntil(Symbol::CloseParenthesis);
        expect(Symbol::CloseParenthesis, opening);
        return make(Call{text, std::move(arguments), name.range}, name.range.begin);
    }

    ExpressionPointer keywordPrimary(const Token &first)
    {
        const qsizetype begin = first.range.begin;
        switch (first.keyword) {
        case Keyword::Null:
            advance();
            return make(NullLiteral{}, begin);
        case Keyword::True:
        case Keyword::False:
            advance();
            return make(BooleanLiteral{first.keyword == Keyword::True}, begin);
        case Keyword::Case:
            advance();
            return caseExpression(first.range);
        case Keyword::Cast:
            advance();
            return cast(first.range);
        default:
            break;
        }
        if (!operatorFollows()) {
            return missing();
        }
        advance(); // no keyword can be meant here: a field named `from` or `end`, in this case
        return make(Name{source(first), true}, begin);
    }

    [[nodiscard]] bool operatorFollows() const
    {
        const Token &next = token(1);
        return comparisonOf(next.symbol) || next.is(Symbol::Dot) || next.is(Symbol::Arrow) ||
               next.is(Symbol::OpenBracket) || next.is(Keyword::Is) || next.is(Keyword::Like) ||
               next.is(Keyword::Between);
    }

    ExpressionPointer parenthesized()
    {
        const SourceRange opening = token().range;
        advance();
        ExpressionPointer inner = expression();
        expect(Symbol::CloseParenthesis, opening);
        return inner;
    }

    ExpressionPointer caseExpression(SourceRange word)
    {
        Case node;
        if (!token().is(Keyword::When)) {
            node.operand = expression();
        }
        while (accept(Keyword::When)) {
            ExpressionPointer when = expression();
            if (!accept(Keyword::Then)) {
                report(previous(),
                       Text::tr("After the condition of WHEN the word THEN is missing."));
            }
            node.branches.push_back({std::move(when), expression()});
        }
        if (node.branches.empty()) {
            report(word, Text::tr("CASE needs at least one WHEN … THEN …."));
        }
        if (accept(Keyword::Else)) {
            node.otherwise = expression();
        }
        if (!accept(Keyword::End)) {
            const qsizetype end = previous().end;
            report(word, Text::tr("The CASE has no END."),
                   Fix{Text::tr("Add %1").arg("END"_L1), {end, end}, u" END"_s});
        }
        return make(std::move(node), word.begin);
    }

    ExpressionPointer cast(SourceRange word)
    {
        if (!accept(Symbol::OpenParenthesis)) {
            report(word, Text::tr("CAST is written CAST(value AS type)."));
            return makeExpression(Missing{}, word);
        }
        const SourceRange opening = previous();
        ExpressionPointer operand = expression();
        if (!acceptWord("AS"_L1)) {
            report(previous(), Text::tr("CAST is written CAST(value AS type)."));
        }
        TypeName type = typeName();
        expect(Symbol::CloseParenthesis, opening);
        return make(Cast{std::move(operand), std::move(type)}, word.begin);
    }

    TypeName typeName()
    {
        TypeName type;
        const Token name = token();
        if (m_depth >= maximumDepth) {
            giveUp(name.range);
            return type;
        }
        if (name.kind != TokenKind::Word) {
            report(previous(), Text::tr("The name of a type is missing, such as BIGINT."));
            type.range = {previous().end, previous().end};
            return type;
        }
        advance();
        type.name = source(name);
        ++m_depth;
        if (accept(Symbol::OpenParenthesis)) {
            typeParameters(type);
        } else if (accept(Symbol::Less)) {
            typeArguments(type);
        }
        --m_depth;
        type.range = since(name.range.begin);
        return type;
    }

    void typeParameters(TypeName &type)
    {
        const SourceRange opening = previous();
        do {
            if (token().kind == TokenKind::Number && token().number == NumberForm::Integer) {
                type.parameters.push_back(source(token()).toLongLong());
                advance();
            } else {
                report(token().range,
                       Text::tr("Here stands a whole number, as in DECIMAL(10, 2)."));
                break;
            }
        } while (accept(Symbol::Comma));
        expect(Symbol::CloseParenthesis, opening);
    }

    void typeArguments(TypeName &type)
    {
        const SourceRange opening = previous();
        const bool named = type.name.compare("STRUCT"_L1, Qt::CaseInsensitive) == 0;
        do {
            TypeName::Field field;
            if (named) {
                field.name = unquoted(token());
                advance();
            }
            field.type = std::make_shared<const TypeName>(typeName());
            type.arguments.push_back(std::move(field));
        } while (accept(Symbol::Comma));
        expect(Symbol::Greater, opening);
    }

    int m_depth = 0;
};

} // namespace

ParseResult parseCondition(QStringView text)
{
    return Parser(text).run();
}

} // namespace mesh::sql
