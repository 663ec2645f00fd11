// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/builtins.h"

#include "app/expr/arithmetic.h"
#include "app/expr/compare.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

/// Functions of numbers. Whole numbers and decimals stay exact.
namespace mesh::expr::internal {

namespace {

using schema::Decimal;
using schema::Rounding;
using schema::Value;

Value orOverflow(const std::optional<Decimal> &number, Trouble *trouble)
{
    return number ? Value(*number) : failed(Fault::Overflow, trouble);
}

Value absolute(Arguments arguments, Trouble *trouble)
{
    const Value &value = *arguments[0];
    if (!isNumber(value)) {
        return failed(Fault::Types, trouble);
    }
    const auto zero = compareValues(value, Value(qint64(0)));
    return zero && *zero < 0 ? negated(value, trouble) : value;
}

// To a whole number, in the direction of `step`: -1 down, 1 up.
Value towards(int step, const Value &value, Trouble *trouble)
{
    if (value.as<qint64>()) {
        return value;
    }
    if (const auto *number = value.as<double>()) {
        return step < 0 ? std::floor(*number) : std::ceil(*number);
    }
    const auto *decimal = value.as<Decimal>();
    if (!decimal) {
        return failed(Fault::Types, trouble);
    }
    const auto cut = decimal->rescaled(0, Rounding::Down);
    const bool beyond = cut && (step < 0 ? *decimal < *cut : *decimal > *cut);
    return orOverflow(cut && beyond ? Decimal::add(*cut, Decimal(qint64(step))) : cut, trouble);
}

Value floorOf(Arguments arguments, Trouble *trouble)
{
    return towards(-1, *arguments[0], trouble);
}

Value ceilOf(Arguments arguments, Trouble *trouble)
{
    return towards(1, *arguments[0], trouble);
}

// To `scale` places, halves towards positive infinity as in ksqlDB: -1.5 becomes -1.
std::optional<Decimal> roundedHalfUp(const Decimal &number, qint32 scale)
{
    const auto half = Decimal::fromUnscaled(5, scale + 1);
    const auto raised = half ? Decimal::add(number, *half) : std::nullopt;
    const auto cut = raised ? raised->rescaled(scale, Rounding::Down) : std::nullopt;
    if (!cut || *cut <= *raised) {
        return cut;
    }
    const auto unit = Decimal::fromUnscaled(1, scale);
    return unit ? Decimal::subtract(*cut, *unit) : std::nullopt;
}

// By the decimal text of a double. Without places it is a whole number, else of the same type.
Value round(Arguments arguments, Trouble *trouble)
{
    const Value &value = *arguments[0];
    const auto *places = arguments.size() > 1 ? arguments[1]->as<qint64>() : nullptr;
    if (!isNumber(value) || (arguments.size() > 1 && !places)) {
        return failed(Fault::Types, trouble);
    }
    const auto exact = decimalOf(value);
    if (!exact || (value.as<qint64>() && (!places || *places >= 0))) {
        return value; // NaN, infinity, whole already
    }
    const qint64 scale = places ? *places : 0;
    const auto rounded =
        std::abs(scale) <= 1'000 ? roundedHalfUp(*exact, qint32(scale)) : std::nullopt;
    if (!rounded) {
        return failed(Fault::Overflow, trouble);
    }
    if (!places || value.as<qint64>()) {
        const auto integer = rounded->toInteger();
        return integer ? Value(*integer) : Value(*rounded);
    }
    return value.as<double>() ? Value(rounded->toDouble())
                              : orOverflow(rounded->rescaled(std::max(exact->scale(), 0)), trouble);
}

Value sign(Arguments arguments, Trouble *trouble)
{
    const auto order = compareValues(*arguments[0], Value(qint64(0)));
    return order ? Value(qint64(*order < 0   ? -1
                                : *order > 0 ? 1
                                             : 0))
                 : failed(Fault::Types, trouble);
}

} // namespace

std::vector<Function> numberFunctions()
{
    return {
        {u"ABS"_s,
         {},
         u"ABS(number)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The number without its sign."),
         {Kind::Decimal},
         1,
         1,
         Kind::Unknown,
         true,
         absolute},
        {u"ROUND"_s,
         {},
         u"ROUND(number [, places])"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "Rounded to a whole number or to decimal places, halves up."),
         {Kind::Decimal, Kind::BigInt},
         1,
         2,
         Kind::Unknown,
         true,
         round},
        {u"FLOOR"_s,
         {},
         u"FLOOR(number)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The largest whole number not above it."),
         {Kind::Decimal},
         1,
         1,
         Kind::Unknown,
         true,
         floorOf},
        {u"CEIL"_s,
         {u"CEILING"_s},
         u"CEIL(number)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The smallest whole number not below it."),
         {Kind::Decimal},
         1,
         1,
         Kind::Unknown,
         true,
         ceilOf},
        {u"SIGN"_s,
         {},
         u"SIGN(number)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "-1, 0 or 1."),
         {Kind::Decimal},
         1,
         1,
         Kind::BigInt,
         true,
         sign},
    };
}

} // namespace mesh::expr::internal
