// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/condition.h"
#include "app/expr/functions.h"
#include "app/expr/likepattern.h"
#include "app/sql/ast.h"

#include <QSet>

#include <memory>
#include <vector>

/// What a bound expression is made of. Every node is immutable and computes a value for a row.
namespace mesh::expr::internal {

using schema::Value;

class Node
{
public:
    virtual ~Node() = default;
    /// A reference into the row or a literal where that is possible, else to `storage`.
    virtual const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const = 0;
    /// What must occur in the row or this is not TRUE.
    [[nodiscard]] virtual std::vector<Requirement> requirements() const { return {}; }
};

using NodePointer = std::shared_ptr<const Node>;

[[nodiscard]] const Value &valueOf(Truth truth);
[[nodiscard]] Truth truthOf(const Value &value);

class LiteralNode final : public Node
{
public:
    explicit LiteralNode(Value value)
        : m_value(std::move(value))
    {}
    [[nodiscard]] const Value &value() const { return m_value; }
    const Value &evaluate(const RowAccess &, Value &, Trouble *) const override { return m_value; }

private:
    Value m_value;
};

class FieldNode final : public Node
{
public:
    /// Loose: names that no schema knows; where none is the same, one that differs in case is
    /// taken.
    FieldNode(Place place, bool loose)
        : m_place(std::move(place))
        , m_loose(loose)
    {}
    [[nodiscard]] const Place &place() const { return m_place; }
    const Value &evaluate(const RowAccess &row, Value &, Trouble *) const override;

private:
    Place m_place;
    bool m_loose;
};

/// A field below anything but a path of names.
class MemberNode final : public Node
{
public:
    MemberNode(NodePointer base, QString name)
        : m_base(std::move(base))
        , m_name(std::move(name))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_base;
    QString m_name;
};

class SubscriptNode final : public Node
{
public:
    SubscriptNode(NodePointer base, NodePointer index)
        : m_base(std::move(base))
        , m_index(std::move(index))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_base;
    NodePointer m_index;
};

class CompareNode final : public Node
{
public:
    CompareNode(sql::BinaryOperator operation, NodePointer left, NodePointer right)
        : m_operation(operation)
        , m_left(std::move(left))
        , m_right(std::move(right))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;
    [[nodiscard]] std::vector<Requirement> requirements() const override;

private:
    [[nodiscard]] Truth compare(const Value &left, const Value &right, Trouble *trouble) const;

    sql::BinaryOperator m_operation;
    NodePointer m_left;
    NodePointer m_right;
};

class LogicalNode final : public Node
{
public:
    LogicalNode(sql::LogicalOperator operation, std::vector<NodePointer> operands)
        : m_operation(operation)
        , m_operands(std::move(operands))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;
    [[nodiscard]] std::vector<Requirement> requirements() const override;

private:
    sql::LogicalOperator m_operation;
    std::vector<NodePointer> m_operands;
};

class NotNode final : public Node
{
public:
    explicit NotNode(NodePointer operand)
        : m_operand(std::move(operand))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_operand;
};

class IsNullNode final : public Node
{
public:
    IsNullNode(NodePointer operand, bool negated)
        : m_operand(std::move(operand))
        , m_negated(negated)
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_operand;
    bool m_negated;
};

class LikeNode final : public Node
{
public:
    LikeNode(NodePointer operand, NodePointer pattern, std::optional<QChar> escape, bool negated);
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;
    [[nodiscard]] std::vector<Requirement> requirements() const override;

private:
    NodePointer m_operand;
    NodePointer m_pattern;
    std::optional<QChar> m_escape;
    std::optional<LikePattern> m_compiled; ///< of a literal pattern
    bool m_negated;
};

class InNode final : public Node
{
public:
    InNode(NodePointer operand, std::vector<NodePointer> list, bool negated);
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;
    [[nodiscard]] std::vector<Requirement> requirements() const override;

private:
    [[nodiscard]] Truth contains(const Value &operand, const RowAccess &row,
                                 Trouble *trouble) const;

    NodePointer m_operand;
    QSet<QString> m_texts;           ///< the literal texts of the list
    std::vector<NodePointer> m_rest; ///< all else
    bool m_negated;
};

class BetweenNode final : public Node
{
public:
    BetweenNode(NodePointer operand, NodePointer low, NodePointer high, bool negated)
        : m_operand(std::move(operand))
        , m_low(std::move(low))
        , m_high(std::move(high))
        , m_negated(negated)
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_operand;
    NodePointer m_low;
    NodePointer m_high;
    bool m_negated;
};

class CaseNode final : public Node
{
public:
    struct Branch
    {
        NodePointer when;
        NodePointer then;
    };
    CaseNode(NodePointer operand, std::vector<Branch> branches, NodePointer otherwise)
        : m_operand(std::move(operand))
        , m_branches(std::move(branches))
        , m_otherwise(std::move(otherwise))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_operand; ///< null: each `when` is a condition
    std::vector<Branch> m_branches;
    NodePointer m_otherwise; ///< null: NULL
};

class ArithmeticNode final : public Node
{
public:
    ArithmeticNode(sql::BinaryOperator operation, NodePointer left, NodePointer right)
        : m_operation(operation)
        , m_left(std::move(left))
        , m_right(std::move(right))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    sql::BinaryOperator m_operation;
    NodePointer m_left;
    NodePointer m_right;
};

class NegateNode final : public Node
{
public:
    explicit NegateNode(NodePointer operand)
        : m_operand(std::move(operand))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_operand;
};

class ConvertNode final : public Node
{
public:
    ConvertNode(NodePointer operand, Type type)
        : m_operand(std::move(operand))
        , m_type(std::move(type))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    NodePointer m_operand;
    Type m_type;
};

class CallNode final : public Node
{
public:
    CallNode(const Function &function, std::vector<NodePointer> arguments)
        : m_function(function)
        , m_arguments(std::move(arguments))
    {}
    const Value &evaluate(const RowAccess &row, Value &storage, Trouble *trouble) const override;

private:
    const Function &m_function; ///< in the table, which stays
    std::vector<NodePointer> m_arguments;
};

} // namespace mesh::expr::internal
