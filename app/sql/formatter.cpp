// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/formatter.h"

#include "app/sql/lexer.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace mesh::sql {

namespace {

// How strongly a node holds together, after the parser's ladder.
enum Strength {
    OrLevel = 1,
    AndLevel,
    NotLevel,
    PredicateLevel,
    ConcatLevel,
    SumLevel,
    ProductLevel,
    SignLevel,
    PostfixLevel
};

QString operatorText(BinaryOperator operation)
{
    switch (operation) {
    case BinaryOperator::Equal:
        return u"="_s;
    case BinaryOperator::NotEqual:
        return u"<>"_s;
    case BinaryOperator::Less:
        return u"<"_s;
    case BinaryOperator::LessEqual:
        return u"<="_s;
    case BinaryOperator::Greater:
        return u">"_s;
    case BinaryOperator::GreaterEqual:
        return u">="_s;
    case BinaryOperator::DistinctFrom:
        return u"IS DISTINCT FROM"_s;
    case BinaryOperator::NotDistinctFrom:
        return u"IS NOT DISTINCT FROM"_s;
    case BinaryOperator::Concat:
        return u"||"_s;
    case BinaryOperator::Add:
        return u"+"_s;
    case BinaryOperator::Subtract:
        return u"-"_s;
    case BinaryOperator::Multiply:
        return u"*"_s;
    case BinaryOperator::Divide:
        return u"/"_s;
    case BinaryOperator::Modulo:
        return u"%"_s;
    }
    return {};
}

int strengthOf(BinaryOperator operation)
{
    switch (operation) {
    case BinaryOperator::Concat:
        return ConcatLevel;
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
        return SumLevel;
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
        return ProductLevel;
    default:
        return PredicateLevel;
    }
}

int strengthOf(const Expression &expression)
{
    if (const auto *logical = expression.as<Logical>()) {
        return logical->operation == LogicalOperator::Or ? OrLevel : AndLevel;
    }
    if (const auto *unary = expression.as<Unary>()) {
        return unary->operation == UnaryOperator::Not ? NotLevel : SignLevel;
    }
    if (const auto *binary = expression.as<Binary>()) {
        return strengthOf(binary->operation);
    }
    const bool predicate = expression.as<IsNull>() || expression.as<Like>() ||
                           expression.as<In>() || expression.as<Between>();
    return predicate ? PredicateLevel : PostfixLevel;
}

QString nameText(const QString &name, bool quoted)
{
    return quoted || !isPlainName(name) ? quoteName(name) : name;
}

class Formatter
{
public:
    /// In parentheses when it holds together less than its place asks for.
    QString atLeast(int strength, const ExpressionPointer &expression)
    {
        const QString text = format(*expression);
        return strengthOf(*expression) < strength ? u'(' + text + u')' : text;
    }

    QString operator()(const Missing &) { return {}; }
    QString operator()(const NullLiteral &) { return u"NULL"_s; }
    QString operator()(const BooleanLiteral &node) { return node.value ? u"TRUE"_s : u"FALSE"_s; }
    QString operator()(const NumberLiteral &node) { return node.digits; }
    QString operator()(const TextLiteral &node) { return quoteText(node.value); }
    QString operator()(const Name &node) { return nameText(node.name, node.quoted); }

    QString operator()(const Member &node)
    {
        return atLeast(PostfixLevel, node.base) + (node.arrow ? u"->"_s : u"."_s) +
               nameText(node.name, node.quoted);
    }

    QString operator()(const Subscript &node)
    {
        return atLeast(PostfixLevel, node.base) + u'[' + atLeast(OrLevel, node.index) + u']';
    }

    QString operator()(const Call &node)
    {
        return node.function.toUpper() + u'(' + list(node.arguments) + u')';
    }

    QString operator()(const Unary &node)
    {
        if (node.operation == UnaryOperator::Not) {
            return u"NOT "_s + atLeast(NotLevel, node.operand);
        }
        const QChar sign = node.operation == UnaryOperator::Minus ? u'-' : u'+';
        const QString operand = atLeast(SignLevel, node.operand);
        // Two dashes would begin a comment.
        return operand.startsWith(u'-') ? sign + u' ' + operand : sign + operand;
    }

    QString operator()(const Binary &node)
    {
        // Arithmetic groups to the left; comparisons do not chain at all.
        const int strength = strengthOf(node.operation);
        const bool chains = !isComparison(node.operation);
        return atLeast(chains ? strength : ConcatLevel, node.left) + u' ' +
               operatorText(node.operation) + u' ' + atLeast(strength + 1, node.right);
    }

    QString operator()(const Logical &node)
    {
        const bool isOr = node.operation == LogicalOperator::Or;
        QStringList operands;
        for (const ExpressionPointer &operand : node.operands) {
            operands += atLeast(isOr ? AndLevel : NotLevel, operand);
        }
        return operands.join(isOr ? u" OR "_s : u" AND "_s);
    }

    QString operator()(const IsNull &node)
    {
        return atLeast(ConcatLevel, node.operand) +
               (node.negated ? u" IS NOT NULL"_s : u" IS NULL"_s);
    }

    QString operator()(const Like &node)
    {
        return atLeast(ConcatLevel, node.operand) + negation(node.negated) + u" LIKE "_s +
               atLeast(ConcatLevel, node.pattern) +
               (node.escape ? u" ESCAPE "_s + atLeast(ConcatLevel, node.escape) : QString());
    }

    QString operator()(const In &node)
    {
        return atLeast(ConcatLevel, node.operand) + negation(node.negated) + u" IN ("_s +
               list(node.list) + u')';
    }

    QString operator()(const Between &node)
    {
        return atLeast(ConcatLevel, node.operand) + negation(node.negated) + u" BETWEEN "_s +
               atLeast(ConcatLevel, node.low) + u" AND "_s + atLeast(ConcatLevel, node.high);
    }

    QString operator()(const Case &node)
    {
        QString text = u"CASE"_s;
        if (node.operand) {
            text += u' ' + atLeast(OrLevel, node.operand);
        }
        for (const Case::Branch &branch : node.branches) {
            text += u" WHEN "_s + atLeast(OrLevel, branch.when) + u" THEN "_s +
                    atLeast(OrLevel, branch.then);
        }
        if (node.otherwise) {
            text += u" ELSE "_s + atLeast(OrLevel, node.otherwise);
        }
        return text + u" END"_s;
    }

    QString operator()(const Cast &node)
    {
        return u"CAST("_s + atLeast(OrLevel, node.operand) + u" AS "_s + format(node.type) + u')';
    }

    [[nodiscard]] static QString format(const Expression &expression)
    {
        return std::visit(Formatter(), expression.node);
    }

    [[nodiscard]] static QString format(const TypeName &type)
    {
        QStringList inside;
        for (const qint64 parameter : type.parameters) {
            inside += QString::number(parameter);
        }
        if (!inside.isEmpty()) {
            return type.name.toUpper() + u'(' + inside.join(u", "_s) + u')';
        }
        for (const TypeName::Field &field : type.arguments) {
            const QString name =
                field.name.isEmpty() ? QString() : nameText(field.name, false) + u' ';
            inside += name + format(*field.type);
        }
        return type.name.toUpper() +
               (inside.isEmpty() ? QString() : u'<' + inside.join(u", "_s) + u'>');
    }

private:
    static QString negation(bool negated) { return negated ? u" NOT"_s : QString(); }

    QString list(const std::vector<ExpressionPointer> &expressions)
    {
        QStringList texts;
        for (const ExpressionPointer &expression : expressions) {
            texts += atLeast(OrLevel, expression);
        }
        return texts.join(u", "_s);
    }
};

} // namespace

QString format(const Expression &expression)
{
    return Formatter::format(expression);
}

QString format(const TypeName &type)
{
    return Formatter::format(type);
}

} // namespace mesh::sql
