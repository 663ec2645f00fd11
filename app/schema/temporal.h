// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace mesh::schema {

/// Days since 1970-01-01.
struct Date
{
    qint32 days = 0;
    friend auto operator<=>(const Date &, const Date &) = default;
};

/// Microseconds since midnight.
struct Time
{
    qint64 micros = 0;
    friend auto operator<=>(const Time &, const Time &) = default;
};

/// Microseconds since 1970-01-01 UTC.
struct Timestamp
{
    qint64 micros = 0;
    friend auto operator<=>(const Timestamp &, const Timestamp &) = default;
};

/// ISO 8601 on the proleptic Gregorian calendar, UTC. Years beyond four digits have a sign, the
/// fraction has three digits, or six where microseconds need them: 2024-02-29,
/// 13:05:00.250, 2024-02-29T13:05:00.250Z. Every value has such a text, and parses back.
[[nodiscard]] QString toText(Date date);
[[nodiscard]] QString toText(Time time);
[[nodiscard]] QString toText(Timestamp timestamp);

/// Reads what toText writes; also without seconds or fraction, a space for the T, an offset
/// (+02:00) for the Z. A timestamp without either is UTC; a bare date is its midnight. A fraction
/// finer than microseconds is cut.
[[nodiscard]] std::optional<Date> parseDate(QStringView text);
[[nodiscard]] std::optional<Time> parseTime(QStringView text);
[[nodiscard]] std::optional<Timestamp> parseTimestamp(QStringView text);

} // namespace mesh::schema
