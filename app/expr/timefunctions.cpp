// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/builtins.h"

#include "app/expr/arithmetic.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

/// Functions of dates and times; all in UTC.
namespace mesh::expr::internal {

namespace {

using schema::Timestamp;
using schema::Value;

Value fromMilliseconds(const Value &value, Trouble *trouble)
{
    const auto *millis = value.as<qint64>();
    qint64 micros = 0;
    if (!millis) {
        return failed(Fault::Types, trouble);
    }
    return __builtin_mul_overflow(*millis, qint64(1000), &micros) ? failed(Fault::Overflow, trouble)
                                                                  : Value(Timestamp{micros});
}

Value fromUnixTime(Arguments arguments, Trouble *trouble)
{
    return fromMilliseconds(*arguments[0], trouble);
}

// Without an argument it is the time at which the row is looked at.
Value unixTimestamp(Arguments arguments, Trouble *trouble)
{
    if (arguments.empty()) {
        return QDateTime::currentMSecsSinceEpoch();
    }
    const auto *time = arguments[0]->as<Timestamp>();
    return time ? Value(time->micros / 1000) : failed(Fault::Types, trouble);
}

Value timestamp(Arguments arguments, Trouble *trouble)
{
    const Value &value = *arguments[0];
    return value.as<qint64>() ? fromMilliseconds(value, trouble)
                              : convert(value, Kind::Timestamp, trouble);
}

Value date(Arguments arguments, Trouble *trouble)
{
    const Value &value = *arguments[0];
    return convert(value.as<qint64>() ? fromMilliseconds(value, trouble) : value, Kind::Date,
                   trouble);
}

} // namespace

std::vector<Function> timeFunctions()
{
    return {
        {u"TIMESTAMP"_s,
         {},
         u"TIMESTAMP(text or milliseconds)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function",
                           "A time from ISO 8601 text (UTC without an offset) or from "
                           "milliseconds since 1970."),
         {Kind::Unknown},
         1,
         1,
         Kind::Timestamp,
         true,
         timestamp},
        {u"DATE"_s,
         {},
         u"DATE(text or timestamp)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The day of a time, or of ISO 8601 text."),
         {Kind::Unknown},
         1,
         1,
         Kind::Date,
         true,
         date},
        {u"FROM_UNIXTIME"_s,
         {},
         u"FROM_UNIXTIME(milliseconds)"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "The time of milliseconds since 1970."),
         {Kind::BigInt},
         1,
         1,
         Kind::Timestamp,
         true,
         fromUnixTime},
        {u"UNIX_TIMESTAMP"_s,
         {},
         u"UNIX_TIMESTAMP([timestamp])"_s,
         QT_TRANSLATE_NOOP("mesh::expr::Function", "Milliseconds since 1970, of a time or of now."),
         {Kind::Timestamp},
         0,
         1,
         Kind::BigInt,
         true,
         unixTimestamp},
    };
}

} // namespace mesh::expr::internal
