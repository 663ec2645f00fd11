// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/ast.h"

#include <algorithm>

namespace mesh::sql {

namespace {

using Children = std::vector<ExpressionPointer>;

Children children(const Member &node)
{
    return {node.base};
}
Children children(const Subscript &node)
{
    return {node.base, node.index};
}
Children children(const Call &node)
{
    return node.arguments;
}
Children children(const Unary &node)
{
    return {node.operand};
}
Children children(const Binary &node)
{
    return {node.left, node.right};
}
Children children(const Logical &node)
{
    return node.operands;
}
Children children(const IsNull &node)
{
    return {node.operand};
}
Children children(const Like &node)
{
    return {node.operand, node.pattern, node.escape};
}
Children children(const In &node)
{
    Children all{node.operand};
    all.insert(all.end(), node.list.begin(), node.list.end());
    return all;
}
Children children(const Between &node)
{
    return {node.operand, node.low, node.high};
}
Children children(const Case &node)
{
    Children all{node.operand};
    for (const Case::Branch &branch : node.branches) {
        all.push_back(branch.when);
        all.push_back(branch.then);
    }
    all.push_back(node.otherwise);
    return all;
}
Children children(const Cast &node)
{
    return {node.operand};
}
template<typename Leaf>
Children children(const Leaf &)
{
    return {};
}

// What a node says of itself, its children apart.
bool sameNode(const BooleanLiteral &left, const BooleanLiteral &right)
{
    return left.value == right.value;
}
bool sameNode(const NumberLiteral &left, const NumberLiteral &right)
{
    return left.type == right.type && left.digits == right.digits;
}
bool sameNode(const TextLiteral &left, const TextLiteral &right)
{
    return left.value == right.value;
}
bool sameNode(const Name &left, const Name &right)
{
    return left.name == right.name && left.quoted == right.quoted;
}
bool sameNode(const Member &left, const Member &right)
{
    return left.name == right.name && left.quoted == right.quoted && left.arrow == right.arrow;
}
bool sameNode(const Call &left, const Call &right)
{
    return left.function.compare(right.function, Qt::CaseInsensitive) == 0;
}
bool sameNode(const Unary &left, const Unary &right)
{
    return left.operation == right.operation;
}
bool sameNode(const Binary &left, const Binary &right)
{
    return left.operation == right.operation;
}
bool sameNode(const Logical &left, const Logical &right)
{
    return left.operation == right.operation;
}
bool sameNode(const IsNull &left, const IsNull &right)
{
    return left.negated == right.negated;
}
bool sameNode(const Like &left, const Like &right)
{
    return left.negated == right.negated && !left.escape == !right.escape;
}
bool sameNode(const In &left, const In &right)
{
    return left.negated == right.negated;
}
bool sameNode(const Between &left, const Between &right)
{
    return left.negated == right.negated;
}
bool sameNode(const Case &left, const Case &right)
{
    return !left.operand == !right.operand && !left.otherwise == !right.otherwise;
}
bool sameNode(const Cast &left, const Cast &right)
{
    return sameType(left.type, right.type);
}
template<typename Plain>
bool sameNode(const Plain &, const Plain &)
{
    return true;
}

} // namespace

ExpressionPointer makeExpression(Expression::Node node, core::SourceRange range)
{
    auto made = std::make_shared<Expression>(Expression{std::move(node), range});
    for (const ExpressionPointer &child : childrenOf(*made)) {
        made->height = std::max(made->height, child->height + 1);
    }
    return made;
}

std::vector<ExpressionPointer> childrenOf(const Expression &expression)
{
    Children all = std::visit([](const auto &node) { return children(node); }, expression.node);
    std::erase(all, nullptr);
    return all;
}

bool sameTree(const Expression &left, const Expression &right)
{
    if (left.node.index() != right.node.index()) {
        return false;
    }
    const bool same = std::visit(
        [&right](const auto &node) {
            using Node = std::remove_cvref_t<decltype(node)>;
            return sameNode(node, std::get<Node>(right.node));
        },
        left.node);
    return same &&
           std::ranges::equal(childrenOf(left), childrenOf(right),
                              [](const auto &a, const auto &b) { return sameTree(*a, *b); });
}

bool sameType(const TypeName &left, const TypeName &right)
{
    return left.name.compare(right.name, Qt::CaseInsensitive) == 0 &&
           left.parameters == right.parameters &&
           std::ranges::equal(left.arguments, right.arguments, [](const auto &a, const auto &b) {
               return a.name == b.name && sameType(*a.type, *b.type);
           });
}

} // namespace mesh::sql
