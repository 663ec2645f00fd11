// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/binder.h"

#include "app/expr/arithmetic.h"
#include "app/expr/compare.h"

#include "app/schema/temporal.h"
#include "app/sql/formatter.h"
#include "app/sql/lexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::expr::internal {

namespace {

using core::SourceRange;
using sql::BinaryOperator;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::expr::Binder)
};

bool isTemporal(Kind kind)
{
    return kind == Kind::Date || kind == Kind::Time || kind == Kind::Timestamp;
}

// Whether values of these types can be compared at all.
bool comparable(const Type &left, const Type &right)
{
    const bool dates = (left.kind == Kind::Date && right.kind == Kind::Timestamp) ||
                       (left.kind == Kind::Timestamp && right.kind == Kind::Date);
    return left.isUnknown() || right.isUnknown() || left.kind == right.kind || dates ||
           (left.isNumber() && right.isNumber()) ||
           (isTemporal(left.kind) && right.kind == Kind::Varchar) ||
           (left.kind == Kind::Varchar && isTemporal(right.kind));
}

bool isStructured(const Type &type)
{
    return type.kind == Kind::Array || type.kind == Kind::Struct || type.kind == Kind::Map;
}

} // namespace

const Value *Binder::Bound::literal() const
{
    const auto *literal = dynamic_cast<const LiteralNode *>(node.get());
    return literal ? &literal->value() : nullptr;
}

void Binder::report(bool certain, SourceRange range, const QString &sentence,
                    std::optional<Fix> fix)
{
    m_diagnostics.push_back(
        {certain ? Severity::Error : Severity::Warning, range, sentence, std::move(fix)});
}

Binder::Bound Binder::make(NodePointer node, Type type, bool certain) const
{
    return {std::move(node), std::move(type), certain, false, false, m_range};
}

Binder::Bound Binder::literal(Value value, Type type) const
{
    return make(std::make_shared<LiteralNode>(std::move(value)), std::move(type));
}

Binder::Bound Binder::unknown()
{
    return make(std::make_shared<LiteralNode>(Value()), {}, false);
}

Binder::Bound Binder::bind(const sql::Expression &expression)
{
    const SourceRange outer = m_range;
    m_range = expression.range;
    Bound bound = std::visit(*this, expression.node);
    bound.range = expression.range;
    m_range = outer;
    return bound;
}

Binder::Bound Binder::bindCondition(const sql::Expression &expression)
{
    Bound bound = bind(expression);
    if (bound.type.isUnknown() || bound.type.kind == Kind::Boolean) {
        return bound;
    }
    report(bound.certain, expression.range,
           tr("A condition is true or false; this is %1.").arg(describe(bound.type)));
    return bound;
}

Binder::Bound Binder::operator()(const sql::Missing &)
{
    return unknown();
}

Binder::Bound Binder::operator()(const sql::NullLiteral &)
{
    return literal(Value(), {});
}

Binder::Bound Binder::operator()(const sql::BooleanLiteral &node)
{
    return literal(node.value, Kind::Boolean);
}

Binder::Bound Binder::operator()(const sql::NumberLiteral &node)
{
    if (node.type == sql::NumberType::Double) {
        return literal(node.digits.toDouble(), Kind::Double);
    }
    const auto number = schema::Decimal::parse(
        node.digits.startsWith(u'.') ? QString(u'0' + node.digits) : node.digits);
    if (!number) {
        report(true, m_range, tr("The number has too many digits."));
        return unknown();
    }
    const auto integer = number->toInteger();
    return node.type == sql::NumberType::Integer && integer ? literal(*integer, Kind::BigInt)
                                                            : literal(*number, Kind::Decimal);
}

Binder::Bound Binder::operator()(const sql::TextLiteral &node)
{
    return literal(node.value, Kind::Varchar);
}

Binder::Bound Binder::operator()(const sql::Unary &node)
{
    if (node.operation == sql::UnaryOperator::Not) {
        const Bound operand = bindCondition(*node.operand);
        return make(std::make_shared<NotNode>(operand.node), Kind::Boolean);
    }
    return node.operation == sql::UnaryOperator::Minus ? negate(*node.operand)
                                                       : bind(*node.operand);
}

Binder::Bound Binder::negate(const sql::Expression &operand)
{
    // The least integer can only be written as a negated number that is too large.
    if (const auto *number = operand.as<sql::NumberLiteral>();
        number && number->type == sql::NumberType::Integer) {
        const auto decimal = schema::Decimal::parse(QString(u'-' + number->digits));
        if (const auto integer = decimal ? decimal->toInteger() : std::nullopt) {
            return literal(*integer, Kind::BigInt);
        }
    }
    const Bound bound = bind(operand);
    if (!bound.type.isUnknown() && !bound.type.isNumber()) {
        report(bound.certain, operand.range,
               tr("Only numbers have a sign; this is %1.").arg(describe(bound.type)));
    }
    if (const Value *value = bound.literal(); value && !value->isNull()) {
        return literal(negated(*value, nullptr), bound.type);
    }
    return make(std::make_shared<NegateNode>(bound.node), bound.type, bound.certain);
}

Binder::Bound Binder::operator()(const sql::Binary &node)
{
    if (!sql::isComparison(node.operation)) {
        return arithmetic(node);
    }
    Bound left = bind(*node.left);
    Bound right = bind(*node.right);
    const Value *leftLiteral = left.literal();
    const Value *rightLiteral = right.literal();
    const bool nullSafe = node.operation == BinaryOperator::DistinctFrom ||
                          node.operation == BinaryOperator::NotDistinctFrom;
    if (!nullSafe && ((node.left->as<sql::NullLiteral>() && leftLiteral) ||
                      (node.right->as<sql::NullLiteral>() && rightLiteral))) {
        const bool equal = node.operation == BinaryOperator::Equal;
        const QString written = equal ? u"IS NULL"_s : u"IS NOT NULL"_s;
        const SourceRange range{node.operatorRange.begin, node.right->range.end};
        report(false, range, tr("A comparison with NULL is never true. Write %1.").arg(written),
               node.right->as<sql::NullLiteral>()
                   ? std::optional(Fix{tr("Write %1").arg(written), range, written})
                   : std::nullopt);
    }
    meet(left, right);
    const bool ordered = node.operation != BinaryOperator::Equal &&
                         node.operation != BinaryOperator::NotEqual && !nullSafe;
    if (ordered && (isStructured(left.type) || isStructured(right.type))) {
        const Bound &which = isStructured(left.type) ? left : right;
        report(which.certain, which.range,
               tr("This is %1 and has no order.").arg(describe(which.type)));
    }
    return make(std::make_shared<CompareNode>(node.operation, left.node, right.node),
                Kind::Boolean);
}

Binder::Bound Binder::arithmetic(const sql::Binary &node)
{
    const Bound left = bind(*node.left);
    const Bound right = bind(*node.right);
    const auto joins = [&node](const Bound &bound) {
        return bound.type.kind == Kind::Varchar &&
               (node.operation == BinaryOperator::Concat || node.operation == BinaryOperator::Add);
    };
    const bool text = joins(left) || joins(right) || node.operation == BinaryOperator::Concat;
    for (const Bound *bound : {&left, &right}) {
        const bool fits = bound->type.isUnknown() ||
                          (text ? bound->type.kind == Kind::Varchar : bound->type.isNumber());
        if (!fits) {
            report(bound->certain, bound->range,
                   text ? tr("Only texts are joined; this is %1. CAST(… AS VARCHAR) makes it one.")
                              .arg(describe(bound->type))
                        : tr("Here stands a number; this is %1.").arg(describe(bound->type)));
        }
    }
    const bool certain = left.certain && right.certain;
    const Type type = text ? Type(Kind::Varchar)
                      : left.type.isUnknown() || right.type.isUnknown()
                          ? Type()
                          : merged(left.type, right.type);
    return make(std::make_shared<ArithmeticNode>(node.operation, left.node, right.node),
                type.isNumber() || text ? type : Type(), certain);
}

Binder::Bound Binder::operator()(const sql::Logical &node)
{
    std::vector<NodePointer> operands;
    for (const sql::ExpressionPointer &operand : node.operands) {
        operands.push_back(bindCondition(*operand).node);
    }
    return make(std::make_shared<LogicalNode>(node.operation, std::move(operands)), Kind::Boolean);
}

Binder::Bound Binder::operator()(const sql::IsNull &node)
{
    return make(std::make_shared<IsNullNode>(bind(*node.operand).node, node.negated),
                Kind::Boolean);
}

Binder::Bound Binder::operator()(const sql::Like &node)
{
    Bound operand = bind(*node.operand);
    Bound pattern = bind(*node.pattern);
    expectText(operand, u"LIKE"_s);
    expectText(pattern, u"LIKE"_s);
    std::optional<QChar> escape;
    if (node.escape) {
        const Bound bound = bind(*node.escape);
        const auto *text = bound.literal() ? bound.literal()->as<QString>() : nullptr;
        if (text && text->size() == 1) {
            escape = text->front();
        } else {
            report(true, node.escape->range, tr("After ESCAPE stands one character, such as '!'."));
        }
    }
    const auto *text = pattern.literal() ? pattern.literal()->as<QString>() : nullptr;
    if (text && !LikePattern::compile(*text, escape)) {
        report(true, node.pattern->range, tr("A pattern does not end with its escape character."));
    }
    return make(std::make_shared<LikeNode>(operand.node, pattern.node, escape, node.negated),
                Kind::Boolean);
}

Binder::Bound Binder::operator()(const sql::In &node)
{
    Bound operand = bind(*node.operand);
    std::vector<Bound> candidates;
    for (const sql::ExpressionPointer &expression : node.list) {
        candidates.push_back(bind(*expression));
    }
    if (std::ranges::all_of(candidates, [](const Bound &candidate) {
            return candidate.type.kind == Kind::Varchar;
        })) {
        takeAsText(operand);
    }
    std::vector<NodePointer> list;
    for (Bound &candidate : candidates) {
        Bound beside = operand;
        beside.isText = false;
        meet(beside, candidate, true);
        list.push_back(candidate.node);
    }
    return make(std::make_shared<InNode>(operand.node, std::move(list), node.negated),
                Kind::Boolean);
}

Binder::Bound Binder::operator()(const sql::Between &node)
{
    Bound operand = bind(*node.operand);
    Bound low = bind(*node.low);
    Bound high = bind(*node.high);
    if (low.type.kind == Kind::Varchar && high.type.kind == Kind::Varchar) {
        takeAsText(operand);
    }
    meet(operand, low);
    meet(operand, high);
    return make(std::make_shared<BetweenNode>(operand.node, low.node, high.node, node.negated),
                Kind::Boolean);
}

Binder::Bound Binder::operator()(const sql::Case &node)
{
    std::optional<Bound> operand;
    if (node.operand) {
        operand = bind(*node.operand);
    }
    std::vector<CaseNode::Branch> branches;
    std::optional<Type> type;
    bool certain = true;
    const auto result = [&](const sql::Expression &expression) {
        const Bound bound = bind(expression);
        const bool isNull = expression.as<sql::NullLiteral>() != nullptr;
        if (!isNull) {
            if (type && !comparable(*type, bound.type)) {
                report(certain && bound.certain, expression.range,
                       tr("One branch is %1, this one is %2.")
                           .arg(describe(*type), describe(bound.type)));
            }
            type = type ? merged(*type, bound.type) : bound.type;
            certain = certain && bound.certain;
        }
        return bound.node;
    };
    for (const sql::Case::Branch &branch : node.branches) {
        Bound when = operand ? bind(*branch.when) : bindCondition(*branch.when);
        if (operand) {
            Bound beside = *operand;
            meet(beside, when);
        }
        branches.push_back({when.node, result(*branch.then)});
    }
    NodePointer otherwise = node.otherwise ? result(*node.otherwise) : nullptr;
    return make(std::make_shared<CaseNode>(operand ? operand->node : nullptr, std::move(branches),
                                           std::move(otherwise)),
                type.value_or(Type()), certain);
}

Binder::Bound Binder::operator()(const sql::Cast &node)
{
    const Bound operand = bind(*node.operand);
    const auto type = typeNamed(node.type);
    if (!type) {
        if (!node.type.name.isEmpty()) {
            report(true, node.type.range,
                   tr("There is no type %1. Types are BOOLEAN, BIGINT, DOUBLE, DECIMAL(p, s), "
                      "VARCHAR, BYTES, DATE, TIME, TIMESTAMP, ARRAY<…>, MAP<…>, STRUCT<…>.")
                       .arg(node.type.name));
        }
        return unknown();
    }
    return make(std::make_shared<ConvertNode>(operand.node, *type), *type);
}

void Binder::takeAsText(Bound &bound)
{
    if (bound.isText && !isStructured(bound.type)) {
        bound.node = std::make_shared<ConvertNode>(bound.node, Kind::Varchar);
        bound.type = Kind::Varchar;
        bound.isText = false;
    }
}

void Binder::expectText(Bound &bound, const QString &what)
{
    takeAsText(bound);
    if (!bound.type.isUnknown() && bound.type.kind != Kind::Varchar) {
        report(bound.certain, bound.range,
               tr("%1 compares texts; this is %2.").arg(what, describe(bound.type)));
    }
}

bool Binder::meetTime(Bound &time, Bound &other)
{
    if (!time.isTime || other.isTime) {
        return false;
    }
    if (other.type.kind == Kind::Timestamp || other.type.kind == Kind::Date) {
        time.node =
            std::make_shared<CallNode>(*findFunction(u"FROM_UNIXTIME"), std::vector{time.node});
        time.type = Kind::Timestamp;
        return true;
    }
    const auto *text = other.literal() ? other.literal()->as<QString>() : nullptr;
    if (!text) {
        return false;
    }
    const auto parsed = schema::parseTimestamp(*text);
    if (!parsed) {
        report(true, other.range,
               tr("This is no time. Write it as '2024-02-29T13:05:00' or '2024-02-29'; it is UTC "
                  "without an offset such as +02:00."));
        other.type = {};
        return true;
    }
    other.node = std::make_shared<LiteralNode>(Value(parsed->micros / 1000));
    other.type = Kind::BigInt;
    return true;
}

void Binder::meet(Bound &left, Bound &right, bool inList)
{
    if (meetTime(left, right) || meetTime(right, left)) {
        return;
    }
    if (left.type.kind == Kind::Varchar) {
        takeAsText(right);
    } else if (right.type.kind == Kind::Varchar) {
        takeAsText(left);
    }
    // In lists a literal text is read as what it stands beside, as ksqlDB does.
    const auto *listText = right.literal() ? right.literal()->as<QString>() : nullptr;
    if (inList && listText && (left.type.isNumber() || left.type.kind == Kind::Boolean)) {
        const Value beside = left.type.isNumber() ? Value(qint64(0)) : Value(false);
        if (!readAs(*listText, beside)) {
            report(
                left.certain, right.range,
                tr("%1 cannot be read as %2.").arg(sql::quoteText(*listText), describe(left.type)));
        }
        return;
    }
    const auto checkTime = [this](const Bound &time, const Bound &text) {
        const auto *literal = text.literal() ? text.literal()->as<QString>() : nullptr;
        const Value beside = time.type.kind == Kind::Date   ? Value(schema::Date())
                             : time.type.kind == Kind::Time ? Value(schema::Time())
                                                            : Value(schema::Timestamp());
        if (isTemporal(time.type.kind) && literal && !readAs(*literal, beside)) {
            report(
                time.certain, text.range,
                tr("%1 cannot be read as %2.").arg(sql::quoteText(*literal), describe(time.type)));
        }
    };
    checkTime(left, right);
    checkTime(right, left);
    if (!comparable(left.type, right.type)) {
        const bool certain = left.certain && right.certain;
        const QString sentence =
            certain ? tr("This compares %1 with %2; they never match.")
                    : tr("In the records so far this compares %1 with %2; they never match.");
        report(certain, right.range, sentence.arg(describe(left.type), describe(right.type)),
               left.type.kind == Kind::Varchar ? quoteFix(left, right) : quoteFix(right, left));
    }
}

// A number beside a text: as a text, or the text as a number.
std::optional<Fix> Binder::quoteFix(const Bound &text, const Bound &number) const
{
    if (text.type.kind != Kind::Varchar || !number.type.isNumber()) {
        return {};
    }
    if (const Value *literal = number.literal()) {
        const QString written = sql::quoteText(literal->toDisplay());
        return Fix{tr("Write %1").arg(written), number.range, written};
    }
    const auto *literal = text.literal() ? text.literal()->as<QString>() : nullptr;
    if (!literal || !schema::Decimal::parse(literal->trimmed())) {
        return {};
    }
    return Fix{tr("Write %1").arg(literal->trimmed()), text.range, literal->trimmed()};
}

QString describe(const Type &type)
{
    switch (type.kind) {
    case Kind::Varchar:
        return Text::tr("a text (VARCHAR)");
    case Kind::BigInt:
    case Kind::Double:
    case Kind::Decimal:
        return Text::tr("a number (%1)").arg(type.toString());
    case Kind::Boolean:
        return Text::tr("true or false (BOOLEAN)");
    case Kind::Array:
        return Text::tr("a list (ARRAY)");
    case Kind::Map:
        return Text::tr("a map (MAP)");
    case Kind::Struct:
        return Text::tr("a structure (STRUCT)");
    case Kind::Date:
    case Kind::Time:
    case Kind::Timestamp:
        return Text::tr("a time (%1)").arg(type.toString());
    case Kind::Bytes:
        return Text::tr("bytes (BYTES)");
    case Kind::Unknown:
        break;
    }
    return Text::tr("of unknown type");
}

} // namespace mesh::expr::internal
