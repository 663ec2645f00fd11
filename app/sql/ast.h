// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QString>

#include <memory>
#include <variant>
#include <vector>

/// The syntax tree of expressions. Every node knows its place in the text; statements will hold
/// these same expressions. A tree is immutable and may be shared between threads.
namespace mesh::sql {

struct Expression;
using ExpressionPointer = std::shared_ptr<const Expression>;

/// Something was expected here and is not there; an error says what.
struct Missing
{};

struct NullLiteral
{};

struct BooleanLiteral
{
    bool value = false;
};

enum class NumberType { Integer, Decimal, Double };

/// The digits as they stand, without a sign: they are exact at any length.
struct NumberLiteral
{
    NumberType type = NumberType::Integer;
    QString digits;
};

struct TextLiteral
{
    QString value;
};

struct Name
{
    QString name;
    bool quoted = false; ///< then its case counts
};

/// base.name or base->name
struct Member
{
    ExpressionPointer base;
    QString name;
    bool quoted = false;
    bool arrow = false;
    core::SourceRange nameRange;
};

/// base[index]: elements count from 1, from the end when negative; a map's by key.
struct Subscript
{
    ExpressionPointer base;
    ExpressionPointer index;
};

struct Call
{
    QString function;
    std::vector<ExpressionPointer> arguments;
    core::SourceRange nameRange;
};

enum class UnaryOperator { Minus, Plus, Not };

struct Unary
{
    UnaryOperator operation = UnaryOperator::Minus;
    ExpressionPointer operand;
};

enum class BinaryOperator {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    DistinctFrom,    ///< IS DISTINCT FROM: <> where NULL is a value like others
    NotDistinctFrom, ///< IS NOT DISTINCT FROM
    Concat,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
};

[[nodiscard]] constexpr bool isComparison(BinaryOperator operation)
{
    return operation <= BinaryOperator::NotDistinctFrom;
}

struct Binary
{
    BinaryOperator operation = BinaryOperator::Equal;
    ExpressionPointer left;
    ExpressionPointer right;
    core::SourceRange operatorRange;
};

enum class LogicalOperator { And, Or };

/// a AND b AND c is one node with three operands, so that a long condition is not a deep one.
struct Logical
{
    LogicalOperator operation = LogicalOperator::And;
    std::vector<ExpressionPointer> operands;
};

struct IsNull
{
    ExpressionPointer operand;
    bool negated = false;
};

struct Like
{
    ExpressionPointer operand;
    ExpressionPointer pattern;
    ExpressionPointer escape; ///< null when there is none
    bool negated = false;
};

struct In
{
    ExpressionPointer operand;
    std::vector<ExpressionPointer> list;
    bool negated = false;
};

struct Between
{
    ExpressionPointer operand;
    ExpressionPointer low;
    ExpressionPointer high;
    bool negated = false;
};

struct Case
{
    struct Branch
    {
        ExpressionPointer when;
        ExpressionPointer then;
    };
    ExpressionPointer operand; ///< null: each `when` is a condition of its own
    std::vector<Branch> branches;
    ExpressionPointer otherwise; ///< null when there is none
};

/// VARCHAR, DECIMAL(10, 2), ARRAY<BIGINT>, MAP<VARCHAR, DOUBLE>, STRUCT<a BIGINT, b VARCHAR>
struct TypeName
{
    struct Field
    {
        QString name; ///< empty but in a STRUCT
        std::shared_ptr<const TypeName> type;
    };
    QString name; ///< as written
    std::vector<qint64> parameters;
    std::vector<Field> arguments;
    core::SourceRange range;
};

struct Cast
{
    ExpressionPointer operand;
    TypeName type;
};

struct Expression
{
    using Node = std::variant<Missing, NullLiteral, BooleanLiteral, NumberLiteral, TextLiteral,
                              Name, Member, Subscript, Call, Unary, Binary, Logical, IsNull, Like,
                              In, Between, Case, Cast>;
    Node node;
    core::SourceRange range;
    int height = 1; ///< of the tree below, itself included

    template<typename T>
    [[nodiscard]] const T *as() const
    {
        return std::get_if<T>(&node);
    }
};

[[nodiscard]] ExpressionPointer makeExpression(Expression::Node node, core::SourceRange range = {});

/// The expressions directly below, in the order of the text; never null.
[[nodiscard]] std::vector<ExpressionPointer> childrenOf(const Expression &expression);

/// Equal but for the places in the text.
[[nodiscard]] bool sameTree(const Expression &left, const Expression &right);
[[nodiscard]] bool sameType(const TypeName &left, const TypeName &right);

} // namespace mesh::sql
