// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/recovery.h"

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

ExpressionPointer RecoveringReader::missing()
{
    const SourceRange here = token().range;
    if (token().kind != TokenKind::Error) {
        if (atBegin()) {
            report(here, Text::tr("A condition begins with a field, a value or NOT, not with "
                                  "“%1”.")
                             .arg(shown(here)));
        } else if (token().kind == TokenKind::End) {
            report(previous(), Text::tr("After “%1” something is missing.").arg(shown(previous())));
        } else {
            report(here, Text::tr("Between “%1” and “%2” a field or a value is missing.")
                             .arg(shown(previous()), shown(here)));
        }
    } else {
        advance(); // reported when the tokens were read
    }
    return makeExpression(Missing{}, {here.begin, here.begin});
}

void RecoveringReader::expect(Symbol closing, SourceRange opening)
{
    if (!accept(closing)) {
        const qsizetype end = previous().end;
        report(opening, Text::tr("The “%1” is never closed.").arg(shown(opening)),
               Fix{Text::tr("Add %1").arg(symbolText(closing)), {end, end}, symbolText(closing)});
    }
}

ExpressionPointer RecoveringReader::make(Expression::Node node, qsizetype begin)
{
    ExpressionPointer made = makeExpression(std::move(node), since(begin));
    return made->height > maximumDepth ? giveUp(made->range) : made;
}

ExpressionPointer RecoveringReader::giveUp(SourceRange range)
{
    report(range, Text::tr("The condition is nested more than %1 levels deep.").arg(maximumDepth));
    stop();
    return makeExpression(Missing{}, range);
}

void RecoveringReader::reportLeftover()
{
    const SourceRange here = token().range;
    if (token().is(Symbol::CloseParenthesis) || token().is(Symbol::CloseBracket)) {
        replace(here, Text::tr("No bracket is open that “%1” could close.").arg(shown(here)), {});
    } else if (token().is(Symbol::DoubleAnd)) {
        replace(here, Text::tr("Conditions are joined with AND."), u"AND"_s);
    } else if (token().is(Symbol::Semicolon)) {
        replace(here, Text::tr("A condition ends without a semicolon."), {});
    } else if (token().kind != TokenKind::Error) {
        report(
            here,
            Text::tr("Before “%1” an operator is missing, such as =, AND or OR.").arg(shown(here)));
    }
}

std::optional<LogicalOperator> RecoveringReader::skipLeftover()
{
    reportLeftover();
    while (token().kind != TokenKind::End) {
        const bool either = token().is(Keyword::Or);
        const bool joins = either || token().is(Keyword::And) || token().is(Symbol::DoubleAnd);
        advance();
        if (joins) {
            return either ? LogicalOperator::Or : LogicalOperator::And;
        }
    }
    return {};
}

} // namespace mesh::sql
