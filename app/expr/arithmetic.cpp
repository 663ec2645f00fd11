// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/arithmetic.h"

#include "app/expr/compare.h"

#include "app/schema/json.h"
#include "app/schema/temporal.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace mesh::expr {

namespace {

using schema::Decimal;
using schema::Value;
using sql::BinaryOperator;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mesh::expr::Fault)
};

Value failed(Fault fault, Trouble *trouble)
{
    if (trouble) {
        trouble->add(fault);
    }
    return {};
}

Value orOverflow(const std::optional<Decimal> &number, Trouble *trouble)
{
    return number ? Value(*number) : failed(Fault::Overflow, trouble);
}

Value computeIntegers(BinaryOperator operation, qint64 left, qint64 right, Trouble *trouble)
{
    qint64 result = 0;
    bool overflow = false;
    switch (operation) {
    case BinaryOperator::Add:
        overflow = __builtin_add_overflow(left, right, &result);
        break;
    case BinaryOperator::Subtract:
        overflow = __builtin_sub_overflow(left, right, &result);
        break;
    case BinaryOperator::Multiply:
        overflow = __builtin_mul_overflow(left, right, &result);
        break;
    default:
        if (right == 0) {
            return failed(Fault::DivisionByZero, trouble);
        }
        if (right == -1) { // the least integer divided by it has no place in 64 bits
            overflow = operation == BinaryOperator::Divide &&
                       __builtin_sub_overflow(qint64(0), left, &result);
        } else {
            result = operation == BinaryOperator::Divide ? left / right : left % right;
        }
    }
    return overflow ? failed(Fault::Overflow, trouble) : Value(result);
}

Value computeDoubles(BinaryOperator operation, double left, double right)
{
    switch (operation) {
    case BinaryOperator::Add:
        return left + right;
    case BinaryOperator::Subtract:
        return left - right;
    case BinaryOperator::Multiply:
        return left * right;
    case BinaryOperator::Divide:
        return left / right;
    default:
        return std::fmod(left, right);
    }
}

Value computeDecimals(BinaryOperator operation, const Decimal &left, const Decimal &right,
                      Trouble *trouble)
{
    switch (operation) {
    case BinaryOperator::Add:
        return orOverflow(Decimal::add(left, right), trouble);
    case BinaryOperator::Subtract:
        return orOverflow(Decimal::subtract(left, right), trouble);
    case BinaryOperator::Multiply:
        return orOverflow(Decimal::multiply(left, right), trouble);
    default:
        break;
    }
    if (right.sign() == 0) {
        return failed(Fault::DivisionByZero, trouble);
    }
    return orOverflow(operation == BinaryOperator::Divide ? Decimal::divide(left, right)
                                                          : Decimal::remainder(left, right),
                      trouble);
}

// Conversions, by the kind that is wanted.

Value toInteger(const Value &value, Trouble *trouble)
{
    if (value.as<qint64>()) {
        return value;
    }
    if (const auto *truth = value.as<bool>()) {
        return qint64(*truth);
    }
    if (const auto *time = value.as<schema::Timestamp>()) {
        return time->micros / 1000;
    }
    const auto *text = value.as<QString>();
    const auto number = text ? Decimal::parse(text->trimmed()) : decimalOf(value);
    if (!number) {
        return failed(Fault::Conversion, trouble);
    }
    const auto whole = number->rescaled(0, schema::Rounding::Down);
    const auto integer = whole ? whole->toInteger() : std::nullopt;
    return integer ? Value(*integer) : failed(Fault::Overflow, trouble);
}

Value toDouble(const Value &value, Trouble *trouble)
{
    if (isNumber(value)) {
        return doubleOf(value);
    }
    const auto *text = value.as<QString>();
    if (!text) {
        return failed(Fault::Conversion, trouble);
    }
    bool ok = false;
    const double number = text->trimmed().toDouble(&ok);
    return ok ? Value(number) : failed(Fault::Conversion, trouble);
}

Value toDecimal(const Value &value, const Type &type, Trouble *trouble)
{
    const auto *text = value.as<QString>();
    const auto number = text ? Decimal::parse(text->trimmed()) : decimalOf(value);
    if (!number) {
        return failed(Fault::Conversion, trouble);
    }
    if (type.precision == 0) {
        return *number;
    }
    const auto rounded = number->rescaled(type.scale, schema::Rounding::HalfUp);
    return rounded && rounded->precision() <= type.precision ? Value(*rounded)
                                                             : failed(Fault::Overflow, trouble);
}

Value toBoolean(const Value &value, Trouble *trouble)
{
    const auto *text = value.as<QString>();
    const auto truth = text ? booleanOf(text->trimmed()) : std::nullopt;
    return value.as<bool>() ? value : truth ? Value(*truth) : failed(Fault::Conversion, trouble);
}

Value toBytes(const Value &value, Trouble *trouble)
{
    if (value.as<QByteArray>()) {
        return value;
    }
    const auto *text = value.as<QString>();
    return text ? Value(text->toUtf8()) : failed(Fault::Conversion, trouble);
}

// Dates and times: from texts, from each other.
template<typename Wanted>
Value toTemporal(const Value &value, Trouble *trouble)
{
    constexpr qint64 microsADay = 86'400'000'000;
    if (value.as<Wanted>()) {
        return value;
    }
    if (const auto *text = value.as<QString>()) {
        const auto read = readAs(text->trimmed(), Value(Wanted()));
        if (!read) {
            return failed(Fault::Conversion, trouble);
        }
        return read->as<Wanted>() ? *read : toTemporal<Wanted>(*read, trouble);
    }
    const auto *date = value.as<schema::Date>();
    const auto *timestamp = value.as<schema::Timestamp>();
    if constexpr (std::is_same_v<Wanted, schema::Timestamp>) {
        if (date) {
            return schema::Timestamp{date->days * microsADay};
        }
    } else if (timestamp) {
        const qint64 inDay = ((timestamp->micros % microsADay) + microsADay) % microsADay;
        if constexpr (std::is_same_v<Wanted, schema::Time>) {
            return schema::Time{inDay};
        } else {
            return schema::Date{qint32((timestamp->micros - inDay) / microsADay)};
        }
    }
    return failed(Fault::Conversion, trouble);
}

Value toArray(const Value &value, const Type &type, Trouble *trouble)
{
    const auto *array = value.as<schema::Array>();
    if (!array) {
        return failed(Fault::Conversion, trouble);
    }
    schema::Array converted;
    for (const Value &element : *array) {
        converted.push_back(type.element ? convert(element, *type.element, trouble) : element);
    }
    return converted;
}

Value toObject(const Value &value, const Type &type, Trouble *trouble)
{
    const auto *object = value.as<schema::Object>();
    if (!object) {
        return failed(Fault::Conversion, trouble);
    }
    schema::Object converted;
    if (type.kind == Kind::Map) {
        for (const auto &[name, element] : *object) {
            converted.emplace_back(name, type.element ? convert(element, *type.element, trouble)
                                                      : element);
        }
    }
    for (const Field &field : type.fields) {
        const Value *found = value.field(field.name);
        converted.emplace_back(field.name, found ? convert(*found, field.type, trouble) : Value());
    }
    return converted;
}

} // namespace

QString explain(Fault fault)
{
    switch (fault) {
    case Fault::Overflow:
        return Text::tr("A number is too large for its type.");
    case Fault::DivisionByZero:
        return Text::tr("A number is divided by zero.");
    case Fault::Conversion:
        return Text::tr("A value cannot be converted to the type that is asked for.");
    case Fault::Types:
        return Text::tr("A value has another type than the expression can use.");
    case Fault::Pattern:
        return Text::tr("A pattern is not valid.");
    }
    return {};
}

Value compute(BinaryOperator operation, const Value &left, const Value &right, Trouble *trouble)
{
    const auto *leftText = left.as<QString>();
    const auto *rightText = right.as<QString>();
    const bool joins = operation == BinaryOperator::Concat || operation == BinaryOperator::Add;
    if (joins && leftText && rightText) {
        return *leftText + *rightText;
    }
    if (operation == BinaryOperator::Concat || !isNumber(left) || !isNumber(right)) {
        return failed(Fault::Types, trouble);
    }
    const auto *leftInteger = left.as<qint64>();
    const auto *rightInteger = right.as<qint64>();
    if (leftInteger && rightInteger) {
        return computeIntegers(operation, *leftInteger, *rightInteger, trouble);
    }
    if (left.as<double>() || right.as<double>()) {
        return computeDoubles(operation, doubleOf(left), doubleOf(right));
    }
    return computeDecimals(operation, *decimalOf(left), *decimalOf(right), trouble);
}

Value negated(const Value &value, Trouble *trouble)
{
    if (const auto *integer = value.as<qint64>()) {
        return computeIntegers(BinaryOperator::Subtract, 0, *integer, trouble);
    }
    if (const auto *number = value.as<double>()) {
        return -*number;
    }
    const auto *decimal = value.as<Decimal>();
    return decimal ? Value(decimal->negated()) : failed(Fault::Types, trouble);
}

Value convert(const Value &value, const Type &type, Trouble *trouble)
{
    if (value.isNull()) {
        return {};
    }
    switch (type.kind) {
    case Kind::Unknown:
        return value;
    case Kind::Boolean:
        return toBoolean(value, trouble);
    case Kind::BigInt:
        return toInteger(value, trouble);
    case Kind::Double:
        return toDouble(value, trouble);
    case Kind::Decimal:
        return toDecimal(value, type, trouble);
    case Kind::Varchar:
        return value.toDisplay();
    case Kind::Bytes:
        return toBytes(value, trouble);
    case Kind::Date:
        return toTemporal<schema::Date>(value, trouble);
    case Kind::Time:
        return toTemporal<schema::Time>(value, trouble);
    case Kind::Timestamp:
        return toTemporal<schema::Timestamp>(value, trouble);
    case Kind::Array:
        return toArray(value, type, trouble);
    case Kind::Map:
    case Kind::Struct:
        return toObject(value, type, trouble);
    }
    return {};
}

} // namespace mesh::expr
