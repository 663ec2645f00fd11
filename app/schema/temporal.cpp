// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/temporal.h"

#include <limits>

namespace mesh::schema {

namespace {

constexpr qint64 microsPerSecond = 1'000'000;
constexpr qint64 microsPerDay = 86'400 * microsPerSecond;

struct Civil
{
    qint64 year = 1970;
    int month = 1;
    int day = 1;
};

qint64 floorDivide(qint64 a, qint64 b)
{
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days. In 64 bits,
/// because the years of std::chrono end at 32767 and those of 32-bit days do not.
Civil civilFromDays(qint64 days)
{
    days += 719468;
    const qint64 era = floorDivide(days, 146097);
    const qint64 dayOfEra = days - era * 146097;
    const qint64 yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 shifted = (5 * dayOfYear + 2) / 153;
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

/// days_from_civil of the same paper.
qint64 daysFromCivil(const Civil &date)
{
    const qint64 year = date.year - (date.month <= 2 ? 1 : 0);
    const qint64 era = floorDivide(year, 400);
    const qint64 yearOfEra = year - era * 400;
    const qint64 dayOfYear =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

QString padded(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString dateText(qint64 days)
{
    const Civil date = civilFromDays(days);
    QString year = padded(qAbs(date.year), 4);
    if (date.year < 0) {
        year.prepend(u'-');
    } else if (date.year > 9999) {
        year.prepend(u'+');
    }
    return year + u'-' + padded(date.month, 2) + u'-' + padded(date.day, 2);
}

/// Reads from the front of a text.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {}

    [[nodiscard]] bool atEnd() const { return m_text.isEmpty(); }
    [[nodiscard]] bool take(char16_t wanted)
    {
        const bool found = m_text.startsWith(wanted);
        m_text = found ? m_text.mid(1) : m_text;
        return found;
    }
    /// At least `least`, at most `most` digits.
    [[nodiscard]] std::optional<qint64> digits(qsizetype least, qsizetype most)
    {
        qsizetype count = 0;
        qint64 number = 0;
        while (count < most && count < m_text.size() && m_text[count] >= u'0' &&
               m_text[count] <= u'9') {
            number = number * 10 + (m_text[count++].unicode() - u'0');
        }
        if (count < least) {
            return {};
        }
        m_text = m_text.mid(count);
        return number;
    }
    /// What follows a point, in microseconds.
    [[nodiscard]] std::optional<qint64> fraction()
    {
        qint64 micros = 0;
        qint64 unit = microsPerSecond / 10;
        bool any = false;
        while (const auto digit = digits(1, 1)) {
            micros += *digit * unit;
            unit /= 10;
            any = true;
        }
        return any ? std::optional(micros) : std::nullopt;
    }

    [[nodiscard]] std::optional<qint64> date()
    {
        const bool negative = take(u'-');
        const bool longYear = negative || take(u'+');
        const auto year = digits(4, longYear ? 9 : 4);
        if (!year || !take(u'-')) {
            return {};
        }
        const auto month = digits(2, 2);
        if (!month || !take(u'-')) {
            return {};
        }
        const auto day = digits(2, 2);
        if (!day) {
            return {};
        }
        const Civil civil{negative ? -*year : *year, static_cast<int>(*month),
                          static_cast<int>(*day)};
        const qint64 days = daysFromCivil(civil);
        const Civil back = civilFromDays(days);
        const bool real = back.year == civil.year && back.month == civil.month &&
                          back.day == civil.day && *month >= 1 && *month <= 12;
        return real ? std::optional(days) : std::nullopt;
    }

    [[nodiscard]] std::optional<qint64> time()
    {
        const auto hours = digits(2, 2);
        if (!hours || *hours > 23 || !take(u':')) {
            return {};
        }
        const auto minutes = digits(2, 2);
        if (!minutes || *minutes > 59) {
            return {};
        }
        qint64 micros = (*hours * 3600 + *minutes * 60) * microsPerSecond;
        if (take(u':')) {
            const auto seconds = digits(2, 2);
            if (!seconds || *seconds > 59) {
                return {};
            }
            micros += *seconds * microsPerSecond;
            if (take(u'.')) {
                const auto part = fraction();
                if (!part) {
                    return {};
                }
                micros += *part;
            }
        }
        return micros;
    }

    /// Z, +hh:mm, +hhmm, +hh or nothing, in microseconds east of UTC.
    [[nodiscard]] std::optional<qint64> offset()
    {
        if (take(u'Z') || atEnd()) {
            return 0;
        }
        const bool west = take(u'-');
        if (!west && !take(u'+')) {
            return {};
        }
        const auto hours = digits(2, 2);
        if (!hours) {
            return {};
        }
        const bool colon = take(u':');
        const auto minutes = colon || !atEnd() ? digits(2, 2) : std::optional<qint64>(0);
        if (!minutes || *hours > 18 || *minutes > 59) {
            return {};
        }
        const qint64 micros = (*hours * 3600 + *minutes * 60) * microsPerSecond;
        return west ? -micros : micros;
    }

private:
    QStringView m_text;
};

} // namespace

QString toText(Date date)
{
    return dateText(date.days);
}

QString toText(Time time)
{
    const bool negative = time.micros < 0;
    const quint64 micros = negative ? quint64(0) - quint64(time.micros) : quint64(time.micros);
    const auto whole = qint64(micros / quint64(microsPerSecond));
    const auto fraction = qint64(micros % quint64(microsPerSecond));
    const QString sign = negative ? QStringLiteral("-") : QString();
    return sign + padded(whole / 3600, 2) + u':' + padded(whole / 60 % 60, 2) + u':' +
           padded(whole % 60, 2) + u'.' +
           (fraction % 1000 == 0 ? padded(fraction / 1000, 3) : padded(fraction, 6));
}

QString toText(Timestamp timestamp)
{
    // Not by days * microsPerDay: the first day that 64 bits reach begins before them.
    const qint64 days = floorDivide(timestamp.micros, microsPerDay);
    const qint64 rest = timestamp.micros % microsPerDay;
    return dateText(days) + u'T' + toText(Time{rest < 0 ? rest + microsPerDay : rest}) + u'Z';
}

std::optional<Date> parseDate(QStringView text)
{
    Scanner scanner(text);
    const auto days = scanner.date();
    if (!days || !scanner.atEnd() || *days < std::numeric_limits<qint32>::min() ||
        *days > std::numeric_limits<qint32>::max()) {
        return {};
    }
    return Date{static_cast<qint32>(*days)};
}

std::optional<Time> parseTime(QStringView text)
{
    Scanner scanner(text);
    const auto micros = scanner.time();
    return micros && scanner.atEnd() ? std::optional(Time{*micros}) : std::nullopt;
}

std::optional<Timestamp> parseTimestamp(QStringView text)
{
    Scanner scanner(text);
    const auto days = scanner.date();
    if (!days) {
        return {};
    }
    qint64 micros = 0;
    if (!scanner.atEnd()) {
        if (!scanner.take(u'T') && !scanner.take(u't') && !scanner.take(u' ')) {
            return {};
        }
        const auto time = scanner.time();
        const auto offset = time ? scanner.offset() : std::nullopt;
        if (!offset || !scanner.atEnd()) {
            return {};
        }
        micros = *time - *offset;
    }
    // The first day that 64 bits reach begins before them, so the sum is made from the next one.
    const qint64 anchor = *days < 0 ? *days + 1 : *days;
    const qint64 rest = *days < 0 ? micros - microsPerDay : micros;
    qint64 total = 0;
    if (__builtin_mul_overflow(anchor, microsPerDay, &total) ||
        __builtin_add_overflow(total, rest, &total)) {
        return {};
    }
    return Timestamp{total};
}

} // namespace mesh::schema
