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

} // namespace

ExpressionPointer ExpressionParser::primary()
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

NumberLiteral ExpressionParser::number(const Token &token) const
{
    const NumberType type = token.number == NumberForm::Integer   ? NumberType::Integer
                            : token.number == NumberForm::Decimal ? NumberType::Decimal
                                                                  : NumberType::Double;
    return {type, source(token)};
}

ExpressionPointer ExpressionParser::nameOrCall(const Token &name)
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

ExpressionPointer ExpressionParser::keywordPrimary(const Token &first)
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

bool ExpressionParser::operatorFollows() const
{
    const Token &next = token(1);
    return comparisonOf(next.symbol) || next.is(Symbol::Dot) || next.is(Symbol::Arrow) ||
           next.is(Symbol::OpenBracket) || next.is(Keyword::Is) || next.is(Keyword::Like) ||
           next.is(Keyword::Between);
}

ExpressionPointer ExpressionParser::parenthesized()
{
    const SourceRange opening = token().range;
    advance();
    ExpressionPointer inner = expression();
    expect(Symbol::CloseParenthesis, opening);
    return inner;
}

ExpressionPointer ExpressionParser::caseExpression(SourceRange word)
{
    Case node;
    if (!token().is(Keyword::When)) {
        node.operand = expression();
    }
    while (accept(Keyword::When)) {
        ExpressionPointer when = expression();
        if (!accept(Keyword::Then)) {
            report(previous(), Text::tr("After the condition of WHEN the word THEN is missing."));
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

ExpressionPointer ExpressionParser::cast(SourceRange word)
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

TypeName ExpressionParser::typeName()
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

void ExpressionParser::typeParameters(TypeName &type)
{
    const SourceRange opening = previous();
    do {
        if (token().kind == TokenKind::Number && token().number == NumberForm::Integer) {
            type.parameters.push_back(source(token()).toLongLong());
            advance();
        } else {
            report(token().range, Text::tr("Here stands a whole number, as in DECIMAL(10, 2)."));
            break;
        }
    } while (accept(Symbol::Comma));
    expect(Symbol::CloseParenthesis, opening);
}

void ExpressionParser::typeArguments(TypeName &type)
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

} // namespace mesh::sql
