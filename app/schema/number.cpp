// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/number.h"

#include "app/schema/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace mesh::schema {

using namespace Qt::StringLiterals;

double doubleOfFloat(float number)
{
    if (!std::isfinite(number)) {
        return number;
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    double nearest = 0;
    std::from_chars(text.data(), end, nearest);
    return nearest;
}

Value textOrBytes(QByteArrayView raw)
{
    if (firstInvalidUtf8(raw) >= 0) {
        return raw.toByteArray();
    }
    return QString::fromUtf8(raw);
}

std::optional<qint64> wholeNumber(const Value &value)
{
    if (const auto *integer = value.as<qint64>()) {
        return *integer;
    }
    const auto exact = value.as<QString>() ? std::nullopt : exactDecimal(value);
    return exact ? exact->toInteger() : std::nullopt;
}

std::optional<double> nearestDouble(const Value &value)
{
    if (const auto *number = value.as<double>()) {
        return *number;
    }
    if (const auto *integer = value.as<qint64>()) {
        return static_cast<double>(*integer);
    }
    if (const auto *decimal = value.as<Decimal>()) {
        return decimal->toDouble();
    }
    if (const auto *text = value.as<QString>()) {
        if (*text == u"NaN") {
            return std::numeric_limits<double>::quiet_NaN();
        }
        if (*text == u"Infinity" || *text == u"-Infinity") {
            const double infinity = std::numeric_limits<double>::infinity();
            return text->startsWith(u'-') ? -infinity : infinity;
        }
    }
    return {};
}

std::optional<Decimal> exactDecimal(const Value &value)
{
    if (const auto *decimal = value.as<Decimal>()) {
        return *decimal;
    }
    if (const auto *integer = value.as<qint64>()) {
        return Decimal(*integer);
    }
    if (const auto *number = value.as<double>()) {
        return Decimal::fromDouble(*number);
    }
    const auto *text = value.as<QString>();
    return text ? Decimal::parse(*text) : std::nullopt;
}

std::optional<QByteArray> rawBytes(const Value &value)
{
    if (const auto *bytes = value.as<QByteArray>()) {
        return *bytes;
    }
    if (const auto *text = value.as<QString>()) {
        auto decoded = QByteArray::fromBase64Encoding(text->toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
        if (decoded) {
            return *decoded;
        }
    }
    return {};
}

QString describe(const Value &value)
{
    static constexpr std::array names{u"null",      u"a boolean",   u"an integer", u"a double",
                                      u"a decimal", u"a string",    u"bytes",      u"a date",
                                      u"a time",    u"a timestamp", u"an array",   u"an object"};
    static_assert(names.size() == std::variant_size_v<Value::Data>);
    return QString::fromUtf16(names[value.data.index()]);
}

} // namespace mesh::schema
