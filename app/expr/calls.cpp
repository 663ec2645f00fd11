// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/binder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// Calls of functions.
namespace mesh::expr::internal {

namespace {

bool accepts(Kind parameter, const Type &type)
{
    // A Decimal stands for any number.
    return parameter == Kind::Unknown || type.isUnknown() || parameter == type.kind ||
           (parameter == Kind::Decimal && type.isNumber()) ||
           (parameter == Kind::Struct && type.kind == Kind::Map);
}

} // namespace

Binder::Bound Binder::operator()(const sql::Call &node)
{
    if (node.function.compare("HEADERS"_L1, Qt::CaseInsensitive) == 0 ||
        node.function.compare("HEADER"_L1, Qt::CaseInsensitive) == 0) {
        return callHeaders(node);
    }
    std::vector<Bound> arguments;
    for (const sql::ExpressionPointer &argument : node.arguments) {
        arguments.push_back(bind(*argument));
    }
    const Function *function = findFunction(node.function);
    if (!function) {
        QStringList known;
        for (const Function &candidate : functions()) {
            known += candidate.name;
            known += candidate.aliases;
        }
        const QString meant = nearest(node.function, known);
        const QString sentence = tr("There is no function %1.").arg(node.function);
        report(true, node.nameRange,
               meant.isEmpty() ? sentence : sentence + u' ' + tr("Did you mean %1?").arg(meant),
               meant.isEmpty()
                   ? std::nullopt
                   : std::optional(Fix{tr("Write %1").arg(meant), node.nameRange, meant}));
        return unknown();
    }
    if (!checkArguments(node, *function, arguments)) {
        return unknown();
    }
    std::vector<NodePointer> nodes;
    for (const Bound &argument : arguments) {
        nodes.push_back(argument.node);
    }
    const bool first = function->result == Kind::Unknown;
    Type type = first && !arguments.empty() ? arguments.front().type : Type(function->result);
    const bool certain = !first || arguments.empty() || arguments.front().certain;
    return make(std::make_shared<CallNode>(*function, std::move(nodes)), std::move(type), certain);
}

bool Binder::checkArguments(const sql::Call &node, const Function &function,
                            std::vector<Bound> &arguments)
{
    if (arguments.size() < function.leastArguments || arguments.size() > function.mostArguments) {
        report(true, m_range, tr("%1 is written %2.").arg(function.name, function.signature));
        return false;
    }
    for (size_t index = 0; index < arguments.size() && !function.parameters.empty(); ++index) {
        const Kind wanted = function.parameters[std::min(index, function.parameters.size() - 1)];
        Bound &argument = arguments[index];
        if (wanted == Kind::Varchar) {
            takeAsText(argument);
        }
        if (!accepts(wanted, argument.type)) {
            report(argument.certain, node.arguments[index]->range,
                   tr("%1 takes %2 here; this is %3.")
                       .arg(function.name, describe(wanted), describe(argument.type)));
        }
    }
    return true;
}

Binder::Bound Binder::callHeaders(const sql::Call &node)
{
    const int slot = m_lookup.headersSlot();
    if (slot < 0) {
        report(true, node.nameRange, tr("There are no headers here."));
        return unknown();
    }
    m_slots.insert(slot);
    const auto headers = std::make_shared<FieldNode>(Place{slot, {}}, false);
    if (node.arguments.empty()) {
        return make(headers, Type::mapOf({}));
    }
    const Bound name = bind(*node.arguments.front());
    const auto *text = name.literal() ? name.literal()->as<QString>() : nullptr;
    if (node.arguments.size() > 1 || (!name.type.isUnknown() && name.type.kind != Kind::Varchar)) {
        report(true, m_range, tr("A header is named by a text: HEADERS('name')."));
    }
    if (text) {
        return make(std::make_shared<FieldNode>(Place{slot, {*text}}, false), Kind::Varchar, false);
    }
    return make(std::make_shared<SubscriptNode>(headers, name.node), {}, false);
}

} // namespace mesh::expr::internal
