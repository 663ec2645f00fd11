// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/builtins.h"

#include "app/expr/compare.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

/// Functions of any value: NULL, lists.
namespace mesh::expr::internal {

namespace {

using schema::Value;

Value coalesce(Arguments arguments, Trouble *)
{
    const auto found =
        std::ranges::find_if(arguments, [](const Value *value) { return !value->isNull(); });
    return found == arguments.end() ? Value() : **found;
}

Value nullIf(Arguments arguments, Trouble *)
{
    return equalValues(*arguments[0], *arguments[1]) == true ? Value() : *arguments[0];
}

Value arrayLength(Arguments arguments, Trouble *trouble)
{
    const auto *array = arguments[0]->as<schema::Array>();
    return array ? Value(qint64(array->size())) : failed(Fault::Types, trouble);
}

Value arrayContains(Arguments arguments, Trouble *trouble)
{
    const Value &sought = *arguments[1];
    const auto *array = arguments[0]->as<schema::Array>();
    if (arguments[0]->isNull()) {
        return {};
    }
    if (!array) {
        return failed(Fault::Types, trouble);
    }
    return std::ranges::any_of(*array, [&sought](const Value &element) {
        return (element.isNull() && sought.isNull()) || equalValues(element, sought) == true;
    });
}

constexpr size_t many = 100;

} // namespace

std::vector<Function> valueFunctions()
{
    return {
        {u"COALESCE"_s,
         {},
         u"COALESCE(value, …)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The first value that is not NULL."),
         {Kind::Unknown},
         1,
         many,
         Kind::Unknown,
         false,
         coalesce},
        {u"IFNULL"_s,
         {},
         u"IFNULL(value, instead)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The value, or another where it is NULL."),
         {Kind::Unknown},
         2,
         2,
         Kind::Unknown,
         false,
         coalesce},
        {u"NULLIF"_s,
         {},
         u"NULLIF(value, other)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "NULL where both are equal, else the first."),
         {Kind::Unknown},
         2,
         2,
         Kind::Unknown,
         false,
         nullIf},
        {u"ARRAY_LENGTH"_s,
         {u"CARDINALITY"_s},
         u"ARRAY_LENGTH(list)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The number of elements of a list."),
         {Kind::Array},
         1,
         1,
         Kind::BigInt,
         true,
         arrayLength},
        {u"ARRAY_CONTAINS"_s,
         {},
         u"ARRAY_CONTAINS(list, value)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "Whether a value is in a list."),
         {Kind::Array, Kind::Unknown},
         2,
         2,
         Kind::Boolean,
         false,
         arrayContains},
    };
}

} // namespace mesh::expr::internal
