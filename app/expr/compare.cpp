// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/compare.h"

#include "app/schema/json.h"
#include "app/schema/temporal.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace mesh::expr {

namespace {

using schema::Date;
using schema::Decimal;
using schema::Time;
using schema::Timestamp;
using schema::Value;
using Order = std::optional<std::strong_ordering>;

constexpr double twoTo63 = 9223372036854775808.0;
constexpr qint64 microsADay = 86'400'000'000;

std::strong_ordering strong(std::weak_ordering order)
{
    return order < 0   ? std::strong_ordering::less
           : order > 0 ? std::strong_ordering::greater
                       : std::strong_ordering::equal;
}

Order reversed(Order order)
{
    return order ? Order(0 <=> *order) : order;
}

Order compareDoubles(double left, double right)
{
    if (std::isnan(left) || std::isnan(right)) {
        return {};
    }
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

// By the whole part first: no integer is rounded to a double.
Order compareIntegerToDouble(qint64 integer, double number)
{
    if (std::isnan(number)) {
        return {};
    }
    if (number >= twoTo63) {
        return std::strong_ordering::less;
    }
    if (number < -twoTo63) {
        return std::strong_ordering::greater;
    }
    const double whole = std::trunc(number);
    const auto order = integer <=> qint64(whole);
    return order != 0 ? order : *compareDoubles(0, number - whole);
}

std::optional<Decimal> shortest(double number)
{
    return Decimal::parse(QByteArrayView(schema::doubleText(number)));
}

// A decimal with a fraction meets a double as the text of that double: 11.01 finds 11.01.
Order compareDecimalToDouble(const Decimal &decimal, double number)
{
    if (std::isnan(number)) {
        return {};
    }
    if (std::isinf(number)) {
        return number > 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    const auto other = decimal.isInteger() ? Decimal::fromDouble(number) : shortest(number);
    return other ? Order(strong(decimal <=> *other)) : Order();
}

Timestamp midnight(Date date)
{
    return {qint64(date.days) * microsADay};
}

std::strong_ordering sign(int order)
{
    return order <=> 0;
}

struct Compare
{
    Order operator()(bool a, bool b) const { return a <=> b; }
    Order operator()(qint64 a, qint64 b) const { return a <=> b; }
    Order operator()(qint64 a, double b) const { return compareIntegerToDouble(a, b); }
    Order operator()(double a, qint64 b) const { return reversed(compareIntegerToDouble(b, a)); }
    Order operator()(qint64 a, const Decimal &b) const { return strong(Decimal(a) <=> b); }
    Order operator()(const Decimal &a, qint64 b) const { return strong(a <=> Decimal(b)); }
    Order operator()(double a, double b) const { return compareDoubles(a, b); }
    Order operator()(const Decimal &a, const Decimal &b) const { return strong(a <=> b); }
    Order operator()(const Decimal &a, double b) const { return compareDecimalToDouble(a, b); }
    Order operator()(double a, const Decimal &b) const
    {
        return reversed(compareDecimalToDouble(b, a));
    }
    Order operator()(const QString &a, const QString &b) const { return sign(a.compare(b)); }
    Order operator()(const QByteArray &a, const QByteArray &b) const { return sign(a.compare(b)); }
    Order operator()(Date a, Date b) const { return a <=> b; }
    Order operator()(Time a, Time b) const { return a <=> b; }
    Order operator()(Timestamp a, Timestamp b) const { return a <=> b; }
    Order operator()(Date a, Timestamp b) const { return midnight(a) <=> b; }
    Order operator()(Timestamp a, Date b) const { return a <=> midnight(b); }

    template<typename Temporal>
    requires std::is_same_v<Temporal, Date> || std::is_same_v<Temporal, Time> ||
        std::is_same_v<Temporal, Timestamp>
            Order operator()(const Temporal &a, const QString &b) const
    {
        const auto other = readAs(b, Value(a));
        return other ? compareValues(Value(a), *other) : Order();
    }
    template<typename Temporal>
    requires std::is_same_v<Temporal, Date> || std::is_same_v<Temporal, Time> ||
        std::is_same_v<Temporal, Timestamp>
            Order operator()(const QString &a, const Temporal &b) const
    {
        return reversed((*this)(b, a));
    }

    template<typename Left, typename Right>
    Order operator()(const Left &, const Right &) const
    {
        return {};
    }
};

std::optional<bool> equalArrays(const schema::Array &left, const schema::Array &right)
{
    if (left.size() != right.size()) {
        return false;
    }
    for (size_t index = 0; index < left.size(); ++index) {
        // Inside of values NULL is a value: two rows are the same or they are not.
        const bool bothNull = left[index].isNull() && right[index].isNull();
        if (!bothNull && equalValues(left[index], right[index]) != true) {
            return false;
        }
    }
    return true;
}

std::optional<bool> equalObjects(const schema::Object &left, const schema::Object &right)
{
    if (left.size() != right.size()) {
        return false;
    }
    const Value other(right);
    for (const auto &[name, value] : left) {
        const Value *same = other.field(name);
        const bool bothNull = same && same->isNull() && value.isNull();
        if (!same || (!bothNull && equalValues(value, *same) != true)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<std::strong_ordering> compareValues(const Value &left, const Value &right)
{
    return std::visit(Compare(), left.data, right.data);
}

std::optional<bool> equalValues(const Value &left, const Value &right)
{
    if (const auto *leftArray = left.as<schema::Array>()) {
        const auto *rightArray = right.as<schema::Array>();
        return rightArray ? equalArrays(*leftArray, *rightArray) : std::nullopt;
    }
    if (const auto *leftObject = left.as<schema::Object>()) {
        const auto *rightObject = right.as<schema::Object>();
        return rightObject ? equalObjects(*leftObject, *rightObject) : std::nullopt;
    }
    const auto order = compareValues(left, right);
    return order ? std::optional(*order == 0) : std::nullopt;
}

bool isNumber(const Value &value)
{
    return value.as<qint64>() || value.as<double>() || value.as<Decimal>();
}

std::optional<Decimal> decimalOf(const Value &value)
{
    if (const auto *integer = value.as<qint64>()) {
        return Decimal(*integer);
    }
    if (const auto *decimal = value.as<Decimal>()) {
        return *decimal;
    }
    const auto *number = value.as<double>();
    return number && std::isfinite(*number) ? shortest(*number) : std::nullopt;
}

double doubleOf(const Value &value)
{
    if (const auto *integer = value.as<qint64>()) {
        return double(*integer);
    }
    if (const auto *decimal = value.as<Decimal>()) {
        return decimal->toDouble();
    }
    const auto *number = value.as<double>();
    return number ? *number : std::nan("");
}

std::optional<Value> readAs(QStringView text, const Value &beside)
{
    const auto read = [](const auto &parsed) {
        return parsed ? std::optional(Value(*parsed)) : std::nullopt;
    };
    if (isNumber(beside)) {
        return read(Decimal::parse(text.trimmed()));
    }
    if (beside.as<bool>()) {
        return read(booleanOf(text));
    }
    if (beside.as<Date>()) {
        // A text may be finer than a date; then it is compared as a timestamp.
        const auto date = schema::parseDate(text);
        return date ? read(date) : read(schema::parseTimestamp(text));
    }
    if (beside.as<Time>()) {
        return read(schema::parseTime(text));
    }
    return beside.as<Timestamp>() ? read(schema::parseTimestamp(text)) : std::nullopt;
}

std::optional<bool> booleanOf(QStringView text)
{
    const auto begins = [text](QLatin1StringView word) {
        return !text.isEmpty() && word.startsWith(text, Qt::CaseInsensitive);
    };
    if (begins("true"_L1) || begins("yes"_L1)) {
        return true;
    }
    return begins("false"_L1) || begins("no"_L1) ? std::optional(false) : std::nullopt;
}

} // namespace mesh::expr
