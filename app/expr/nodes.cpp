// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/nodes.h"

#include "app/expr/arithmetic.h"
#include "app/expr/compare.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::expr::internal {

namespace {

using sql::BinaryOperator;

const Value nullValue;

const Value *looseField(const Value &value, const QString &name)
{
    if (const Value *exact = value.field(name)) {
        return exact;
    }
    const auto *object = value.as<schema::Object>();
    if (!object) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(*object, [&name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == object->end() ? nullptr : &found->second;
}

Truth negated(Truth truth)
{
    return truth == Truth::Unknown ? truth : truth == Truth::True ? Truth::False : Truth::True;
}

Truth negatedIf(bool negate, Truth truth)
{
    return negate ? negated(truth) : truth;
}

bool holds(BinaryOperator operation, std::strong_ordering order)
{
    switch (operation) {
    case BinaryOperator::Equal:
        return order == 0;
    case BinaryOperator::NotEqual:
        return order != 0;
    case BinaryOperator::Less:
        return order < 0;
    case BinaryOperator::LessEqual:
        return order <= 0;
    case BinaryOperator::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

const QString *literalText(const NodePointer &node)
{
    const auto *literal = dynamic_cast<const LiteralNode *>(node.get());
    return literal ? literal->value().as<QString>() : nullptr;
}

// Texts that can be read as a number, a time or a boolean might be meant as one: they do not have
// to occur. Such texts begin with a digit, a sign, a point, or are one of the words.
bool isNothingButText(const QString &text)
{
    return !text.isEmpty() && text.front().isLetter() && !booleanOf(text);
}

std::vector<Requirement> mustContain(const NodePointer &field, const QStringList &texts)
{
    const auto *node = dynamic_cast<const FieldNode *>(field.get());
    if (!node || texts.isEmpty() || !std::ranges::all_of(texts, isNothingButText)) {
        return {};
    }
    return {{node->place().slot, texts}};
}

} // namespace

const Value &valueOf(Truth truth)
{
    static const std::array<Value, 3> values{Value(false), Value(), Value(true)};
    return values[size_t(truth)];
}

Truth truthOf(const Value &value)
{
    const auto *truth = value.as<bool>();
    return !truth ? Truth::Unknown : *truth ? Truth::True : Truth::False;
}

const Value &FieldNode::evaluate(const RowAccess &row, Value &, Trouble *) const
{
    const Value *value = &row.at(m_place.slot);
    for (const QString &name : m_place.path) {
        value = m_loose ? looseField(*value, name) : value->field(name);
        if (!value) {
            return nullValue;
        }
    }
    return *value;
}

const Value &MemberNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    Value baseStorage;
    const Value &base = m_base->evaluate(row, baseStorage, trouble);
    const Value *member = looseField(base, m_name);
    if (!member) {
        return nullValue;
    }
    if (&base != &baseStorage) {
        return *member; // it lies in the row
    }
    storage = *member;
    return storage;
}

const Value &SubscriptNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    Value baseStorage;
    Value indexStorage;
    const Value &base = m_base->evaluate(row, baseStorage, trouble);
    const Value &index = m_index->evaluate(row, indexStorage, trouble);
    const Value *element = nullptr;
    if (const auto *key = index.as<QString>()) {
        element = base.field(*key);
    } else if (const auto *array = base.as<schema::Array>(); array && index.as<qint64>()) {
        const qint64 position = *index.as<qint64>();
        const qint64 size = qint64(array->size());
        const qint64 at = position < 0 ? size + position : position - 1;
        element = position != 0 && at >= 0 && at < size ? &(*array)[size_t(at)] : nullptr;
    }
    if (!element) {
        return nullValue;
    }
    if (&base != &baseStorage) {
        return *element;
    }
    storage = *element;
    return storage;
}

const Value &CompareNode::evaluate(const RowAccess &row, Value &, Trouble *trouble) const
{
    Value leftStorage;
    Value rightStorage;
    return valueOf(compare(m_left->evaluate(row, leftStorage, trouble),
                           m_right->evaluate(row, rightStorage, trouble), trouble));
}

Truth CompareNode::compare(const Value &left, const Value &right, Trouble *trouble) const
{
    const bool anyNull = left.isNull() || right.isNull();
    const bool nullSafe = m_operation == BinaryOperator::DistinctFrom ||
                          m_operation == BinaryOperator::NotDistinctFrom;
    if (nullSafe) {
        const bool same =
            anyNull ? left.isNull() && right.isNull() : equalValues(left, right) == true;
        const bool wanted = m_operation == BinaryOperator::NotDistinctFrom;
        return same == wanted ? Truth::True : Truth::False;
    }
    if (anyNull) {
        return Truth::Unknown;
    }
    if (m_operation == BinaryOperator::Equal || m_operation == BinaryOperator::NotEqual) {
        if (const auto equal = equalValues(left, right)) {
            return *equal == (m_operation == BinaryOperator::Equal) ? Truth::True : Truth::False;
        }
    } else if (const auto order = compareValues(left, right)) {
        return holds(m_operation, *order) ? Truth::True : Truth::False;
    }
    if (trouble) {
        trouble->add(Fault::Types);
    }
    return Truth::Unknown;
}

std::vector<Requirement> CompareNode::requirements() const
{
    if (m_operation != BinaryOperator::Equal) {
        return {};
    }
    const QString *left = literalText(m_left);
    const QString *right = literalText(m_right);
    return right  ? mustContain(m_left, {*right})
           : left ? mustContain(m_right, {*left})
                  : std::vector<Requirement>();
}

const Value &LogicalNode::evaluate(const RowAccess &row, Value &, Trouble *trouble) const
{
    // One FALSE decides an AND, one TRUE an OR; the rest is not computed.
    const Truth decides = m_operation == sql::LogicalOperator::And ? Truth::False : Truth::True;
    bool unknown = false;
    for (const NodePointer &operand : m_operands) {
        Value storage;
        const Truth truth = truthOf(operand->evaluate(row, storage, trouble));
        if (truth == decides) {
            return valueOf(decides);
        }
        unknown = unknown || truth == Truth::Unknown;
    }
    return valueOf(unknown ? Truth::Unknown : negated(decides));
}

std::vector<Requirement> LogicalNode::requirements() const
{
    std::vector<Requirement> all;
    if (m_operation == sql::LogicalOperator::And) {
        for (const NodePointer &operand : m_operands) {
            const auto more = operand->requirements();
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }
    // OR: each side has to ask for something, all in one slot; then one of these texts must occur.
    for (const NodePointer &operand : m_operands) {
        const auto more = operand->requirements();
        if (more.empty() || (!all.empty() && more.front().slot != all.front().slot)) {
            return {};
        }
        if (all.empty()) {
            all.push_back(more.front());
        } else {
            all.front().anyOf += more.front().anyOf;
        }
    }
    return all;
}

const Value &NotNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    return valueOf(negated(truthOf(m_operand->evaluate(row, storage, trouble))));
}

const Value &IsNullNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    const bool isNull = m_operand->evaluate(row, storage, trouble).isNull();
    return valueOf(isNull != m_negated ? Truth::True : Truth::False);
}

LikeNode::LikeNode(NodePointer operand, NodePointer pattern, std::optional<QChar> escape,
                   bool negated)
    : m_operand(std::move(operand))
    , m_pattern(std::move(pattern))
    , m_escape(escape)
    , m_negated(negated)
{
    if (const QString *text = literalText(m_pattern)) {
        m_compiled = LikePattern::compile(*text, m_escape);
    }
}

const Value &LikeNode::evaluate(const RowAccess &row, Value &, Trouble *trouble) const
{
    Value operandStorage;
    Value patternStorage;
    const Value &operand = m_operand->evaluate(row, operandStorage, trouble);
    const Value &pattern = m_pattern->evaluate(row, patternStorage, trouble);
    if (operand.isNull() || pattern.isNull()) {
        return valueOf(Truth::Unknown);
    }
    const auto *text = operand.as<QString>();
    const auto *patternText = pattern.as<QString>();
    if (!text || !patternText) {
        if (trouble) {
            trouble->add(Fault::Types);
        }
        return valueOf(Truth::Unknown);
    }
    const auto compiled = m_compiled ? std::nullopt : LikePattern::compile(*patternText, m_escape);
    if (!m_compiled && !compiled) {
        if (trouble) {
            trouble->add(Fault::Pattern);
        }
        return valueOf(Truth::Unknown);
    }
    const bool matches = (m_compiled ? *m_compiled : *compiled).matches(*text);
    return valueOf(matches != m_negated ? Truth::True : Truth::False);
}

std::vector<Requirement> LikeNode::requirements() const
{
    const QString text = m_compiled && !m_negated ? m_compiled->longestText() : QString();
    const auto *field = dynamic_cast<const FieldNode *>(m_operand.get());
    // LIKE meets texts alone, so any character may be asked for.
    return field && !text.isEmpty() ? std::vector<Requirement>{{field->place().slot, {text}}}
                                    : std::vector<Requirement>();
}

InNode::InNode(NodePointer operand, std::vector<NodePointer> list, bool negated)
    : m_operand(std::move(operand))
    , m_negated(negated)
{
    for (NodePointer &node : list) {
        if (const QString *text = literalText(node)) {
            m_texts.insert(*text);
        } else {
            m_rest.push_back(std::move(node));
        }
    }
}

const Value &InNode::evaluate(const RowAccess &row, Value &, Trouble *trouble) const
{
    Value storage;
    const Value &operand = m_operand->evaluate(row, storage, trouble);
    return valueOf(operand.isNull() ? Truth::Unknown
                                    : negatedIf(m_negated, contains(operand, row, trouble)));
}

Truth InNode::contains(const Value &operand, const RowAccess &row, Trouble *trouble) const
{
    if (const auto *text = operand.as<QString>()) {
        if (m_texts.contains(*text)) {
            return Truth::True;
        }
    } else {
        for (const QString &candidate : m_texts) {
            const auto read = readAs(candidate, operand);
            if (read && equalValues(operand, *read) == true) {
                return Truth::True;
            }
        }
    }
    bool unknown = false;
    for (const NodePointer &node : m_rest) {
        Value storage;
        const auto equal = equalValues(operand, node->evaluate(row, storage, trouble));
        if (equal == true) {
            return Truth::True;
        }
        unknown = unknown || !equal;
    }
    return unknown ? Truth::Unknown : Truth::False;
}

std::vector<Requirement> InNode::requirements() const
{
    if (m_negated || !m_rest.empty()) {
        return {};
    }
    return mustContain(m_operand, QStringList(m_texts.begin(), m_texts.end()));
}

const Value &BetweenNode::evaluate(const RowAccess &row, Value &, Trouble *trouble) const
{
    Value storage;
    Value lowStorage;
    Value highStorage;
    const Value &operand = m_operand->evaluate(row, storage, trouble);
    const auto atLeast = compareValues(operand, m_low->evaluate(row, lowStorage, trouble));
    const auto atMost = compareValues(operand, m_high->evaluate(row, highStorage, trouble));
    // One limit that fails decides, even where the other is NULL.
    if ((atLeast && *atLeast < 0) || (atMost && *atMost > 0)) {
        return valueOf(m_negated ? Truth::True : Truth::False);
    }
    return valueOf(atLeast && atMost ? negatedIf(m_negated, Truth::True) : Truth::Unknown);
}

const Value &CaseNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    Value operandStorage;
    const Value &operand =
        m_operand ? m_operand->evaluate(row, operandStorage, trouble) : nullValue;
    for (const Branch &branch : m_branches) {
        Value whenStorage;
        const Value &when = branch.when->evaluate(row, whenStorage, trouble);
        const bool taken =
            m_operand ? equalValues(operand, when) == true : truthOf(when) == Truth::True;
        if (taken) {
            return branch.then->evaluate(row, storage, trouble);
        }
    }
    return m_otherwise ? m_otherwise->evaluate(row, storage, trouble) : nullValue;
}

const Value &ArithmeticNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    Value leftStorage;
    Value rightStorage;
    const Value &left = m_left->evaluate(row, leftStorage, trouble);
    const Value &right = m_right->evaluate(row, rightStorage, trouble);
    if (left.isNull() || right.isNull()) {
        return nullValue;
    }
    storage = compute(m_operation, left, right, trouble);
    return storage;
}

const Value &NegateNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    Value operandStorage;
    const Value &operand = m_operand->evaluate(row, operandStorage, trouble);
    storage = operand.isNull() ? Value() : expr::negated(operand, trouble);
    return storage;
}

const Value &ConvertNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    Value operandStorage;
    storage = convert(m_operand->evaluate(row, operandStorage, trouble), m_type, trouble);
    return storage;
}

const Value &CallNode::evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const
{
    QVarLengthArray<Value, 4> storages(qsizetype(m_arguments.size()));
    QVarLengthArray<const Value *, 4> arguments;
    for (const NodePointer &argument : m_arguments) {
        const Value &value = argument->evaluate(row, storages[arguments.size()], trouble);
        if (m_function.strict && value.isNull()) {
            return nullValue;
        }
        arguments.append(&value);
    }
    storage = m_function.compute(Arguments(arguments.data(), size_t(arguments.size())), trouble);
    return storage;
}

} // namespace mesh::expr::internal
