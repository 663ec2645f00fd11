// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace mesh::schema {

using boost::multiprecision::cpp_int;
using namespace Qt::StringLiterals;

struct Decimal::Big
{
    cpp_int value;
};

namespace {

cpp_int powerOfTen(qsizetype exponent)
{
    return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

qsizetype digitsOf(const cpp_int &number)
{
    if (number.is_zero()) {
        return 1;
    }
    const cpp_int magnitude = boost::multiprecision::abs(number);
    // log10(2) underestimates by at most one digit
    const auto bits = static_cast<double>(boost::multiprecision::msb(magnitude));
    const auto low = static_cast<qsizetype>(bits * 0.30102999566398119);
    return magnitude >= powerOfTen(low + 1) ? low + 2
                                            : (magnitude >= powerOfTen(low) ? low + 1 : low);
}

/// numerator / denominator as a whole number, rounded.
cpp_int divideRounded(const cpp_int &numerator, const cpp_int &denominator, Rounding rounding)
{
    cpp_int quotient;
    cpp_int remainder;
    boost::multiprecision::divide_qr(numerator, denominator, quotient, remainder);
    if (rounding == Rounding::Down || remainder.is_zero()) {
        return quotient;
    }
    const cpp_int twice = boost::multiprecision::abs(remainder) * 2;
    const int half = twice.compare(cpp_int(boost::multiprecision::abs(denominator)));
    const bool odd = boost::multiprecision::bit_test(boost::multiprecision::abs(quotient), 0);
    if (half > 0 || (half == 0 && (rounding == Rounding::HalfUp || odd))) {
        quotient += (numerator.sign() * denominator.sign() < 0) ? -1 : 1;
    }
    return quotient;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The pieces of a number's text.
struct NumberText
{
    bool negative = false;
    std::string digits; ///< without the point and leading zeros; empty for zero
    qint64 scale = 0;
};

/// The common short number without an exponent, and without a detour: unscaled and scale.
std::optional<std::pair<qint64, qint32>> parsePlain(QByteArrayView text)
{
    const bool negative = text.startsWith('-');
    qint64 unscaled = 0;
    qsizetype point = -1;
    const qsizetype first = negative ? 1 : 0;
    int digits = 0;
    for (qsizetype i = first; i < text.size(); ++i) {
        if (isDigit(text[i])) {
            if (digits++ == 18) { // any 18 digits fit into 64 bits
                return {};
            }
            unscaled = unscaled * 10 + (text[i] - '0');
        } else if (text[i] == '.' && point < 0 && i > first && i + 1 < text.size()) {
            point = i;
        } else {
            return {};
        }
    }
    if (text.size() == first) {
        return {};
    }
    return std::pair(negative ? -unscaled : unscaled,
                     point < 0 ? 0 : static_cast<qint32>(text.size() - point - 1));
}

std::optional<NumberText> splitNumber(QByteArrayView text)
{
    NumberText number;
    qsizetype i = 0;
    const qsizetype size = text.size();
    if (i < size && (text[i] == '-' || text[i] == '+')) {
        number.negative = text[i++] == '-';
    }
    qsizetype whole = 0;
    qsizetype fraction = 0;
    const auto take = [&number](char digit) {
        if (digit != '0' || !number.digits.empty()) {
            number.digits.push_back(digit);
        }
    };
    for (; i < size && isDigit(text[i]); ++i, ++whole) {
        take(text[i]);
    }
    if (i < size && text[i] == '.') {
        for (++i; i < size && isDigit(text[i]); ++i, ++fraction) {
            take(text[i]);
        }
        if (fraction == 0) {
            return {};
        }
    }
    if (whole == 0) {
        return {};
    }
    qint64 exponent = 0;
    if (i < size && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        bool negative = false;
        if (i < size && (text[i] == '-' || text[i] == '+')) {
            negative = text[i++] == '-';
        }
        const qsizetype first = i;
        for (; i < size && isDigit(text[i]); ++i) {
            exponent = std::min<qint64>(exponent * 10 + (text[i] - '0'), 1'000'000'000'000);
        }
        if (i == first) {
            return {};
        }
        exponent = negative ? -exponent : exponent;
    }
    if (i != size) {
        return {};
    }
    number.scale = fraction - exponent;
    return number;
}

} // namespace

/// What needs to see both the members and the big integers.
struct Decimal::Arithmetic
{
    static cpp_int unscaled(const Decimal &number)
    {
        return number.m_big ? number.m_big->value : cpp_int(number.m_unscaled);
    }

    static std::optional<Decimal> make(cpp_int unscaled, qint64 scale)
    {
        if (std::abs(scale) > maximumScale) {
            return {};
        }
        if (unscaled >= std::numeric_limits<qint64>::min() &&
            unscaled <= std::numeric_limits<qint64>::max()) {
            Decimal small(static_cast<qint64>(unscaled));
            small.m_scale = static_cast<qint32>(scale);
            return small;
        }
        if (digitsOf(unscaled) > maximumDigits) {
            return {};
        }
        Decimal big;
        big.m_scale = static_cast<qint32>(scale);
        big.m_big = std::make_shared<const Big>(Big{std::move(unscaled)});
        return big;
    }

    /// Both on the larger scale; nothing where that needs too many digits.
    static std::optional<std::pair<cpp_int, cpp_int>> aligned(const Decimal &a, const Decimal &b)
    {
        cpp_int left = unscaled(a);
        cpp_int right = unscaled(b);
        const qint64 gap = qint64(a.m_scale) - b.m_scale;
        cpp_int &coarse = gap < 0 ? left : right;
        if (gap != 0 && !coarse.is_zero()) {
            if (std::abs(gap) + digitsOf(coarse) > maximumDigits) {
                return {};
            }
            coarse *= powerOfTen(std::abs(gap));
        }
        return std::pair(std::move(left), std::move(right));
    }

    static std::optional<Decimal> sum(const Decimal &a, const Decimal &b, bool minus)
    {
        const qint32 scale = std::max(a.m_scale, b.m_scale);
        qint64 small = 0;
        if (!a.m_big && !b.m_big && a.m_scale == b.m_scale &&
            !(minus ? __builtin_sub_overflow(a.m_unscaled, b.m_unscaled, &small)
                    : __builtin_add_overflow(a.m_unscaled, b.m_unscaled, &small))) {
            return fromUnscaled(small, scale);
        }
        const auto both = aligned(a, b);
        if (!both) {
            return {};
        }
        return make(minus ? cpp_int(both->first - both->second)
                          : cpp_int(both->first + both->second),
                    scale);
    }

    /// a / b rounded at `scale`.
    static std::optional<Decimal> quotient(const Decimal &a, const Decimal &b, qint64 scale,
                                           Rounding rounding)
    {
        if (b.sign() == 0) {
            return {};
        }
        if (a.sign() == 0) {
            return make(0, scale);
        }
        cpp_int numerator = unscaled(a);
        cpp_int denominator = unscaled(b);
        const qint64 shift = scale - (qint64(a.m_scale) - b.m_scale);
        if (std::abs(shift) > 2 * maximumDigits + divisionDigits) {
            return shift < 0 ? make(0, scale) : std::nullopt;
        }
        (shift >= 0 ? numerator : denominator) *= powerOfTen(std::abs(shift));
        return make(divideRounded(numerator, denominator, rounding), scale);
    }

    static Decimal withoutZeros(const Decimal &number, qint64 lowestScale)
    {
        cpp_int rest = unscaled(number);
        if (rest.is_zero()) {
            return make(0, std::clamp<qint64>(lowestScale, -maximumScale, 0)).value_or(Decimal());
        }
        qint64 scale = number.m_scale;
        cpp_int quotient;
        cpp_int remainder;
        // big steps first, so that a long row of zeros is not quadratic
        for (qint64 step = 4096; step >= 1; step /= 2) {
            const cpp_int power = powerOfTen(step);
            while (scale - step >= lowestScale) {
                boost::multiprecision::divide_qr(rest, power, quotient, remainder);
                if (!remainder.is_zero()) {
                    break;
                }
                rest = quotient;
                scale -= step;
            }
        }
        return make(rest, scale).value_or(number);
    }
};

std::optional<Decimal> Decimal::parse(QByteArrayView text)
{
    if (text.size() <= 19) {
        if (const auto plain = parsePlain(text)) {
            return fromUnscaled(plain->first, plain->second);
        }
    }
    if (text.size() > 3 * maximumDigits) {
        return {};
    }
    const auto number = splitNumber(text);
    if (!number || qsizetype(number->digits.size()) > maximumDigits) {
        return {};
    }
    if (number->digits.size() <= 18) {
        const qint64 magnitude = number->digits.empty() ? 0 : std::stoll(number->digits);
        if (std::abs(number->scale) > maximumScale) {
            return {};
        }
        return fromUnscaled(number->negative ? -magnitude : magnitude,
                            static_cast<qint32>(number->scale));
    }
    cpp_int unscaled(number->digits);
    return Arithmetic::make(number->negative ? cpp_int(-unscaled) : unscaled, number->scale);
}

std::optional<Decimal> Decimal::parse(QStringView text)
{
    return parse(QByteArrayView(text.toLatin1()));
}

std::optional<Decimal> Decimal::fromUnscaled(qint64 unscaled, qint32 scale)
{
    if (std::abs(qint64(scale)) > maximumScale) {
        return {};
    }
    Decimal number(unscaled);
    number.m_scale = scale;
    return number;
}

std::optional<Decimal> Decimal::fromTwosComplement(QByteArrayView bytes, qint32 scale)
{
    if (bytes.size() * 2 > maximumDigits) {
        return {};
    }
    if (bytes.isEmpty()) { // import_bits would read before it
        return fromUnscaled(0, scale);
    }
    cpp_int unscaled;
    const auto *begin = reinterpret_cast<const uchar *>(bytes.data());
    boost::multiprecision::import_bits(unscaled, begin, begin + bytes.size(), 8);
    if ((begin[0] & 0x80) != 0) {
        unscaled -= cpp_int(1) << static_cast<unsigned>(bytes.size() * 8);
    }
    return Arithmetic::make(std::move(unscaled), scale);
}

std::optional<Decimal> Decimal::fromDouble(double number)
{
    if (!std::isfinite(number)) {
        return {};
    }
    int exponent = 0;
    const double fraction = std::frexp(number, &exponent);
    cpp_int unscaled = static_cast<qint64>(std::ldexp(fraction, 53));
    exponent -= 53;
    while (exponent < 0 && !unscaled.is_zero() &&
           !boost::multiprecision::bit_test(boost::multiprecision::abs(unscaled), 0)) {
        unscaled /= 2;
        ++exponent;
    }
    if (exponent >= 0 || unscaled.is_zero()) {
        return Arithmetic::make(unscaled << static_cast<unsigned>(std::max(exponent, 0)), 0);
    }
    // n / 2^k = n × 5^k / 10^k
    return Arithmetic::make(
        unscaled * boost::multiprecision::pow(cpp_int(5), static_cast<unsigned>(-exponent)),
        -exponent);
}

qsizetype Decimal::precision() const
{
    return digitsOf(Arithmetic::unscaled(*this));
}

int Decimal::sign() const
{
    return m_big ? m_big->value.sign() : (m_unscaled > 0) - (m_unscaled < 0);
}

bool Decimal::isInteger() const
{
    return m_scale <= 0 || normalized().m_scale <= 0;
}

std::optional<qint64> Decimal::toInteger() const
{
    if (m_scale == 0 && !m_big) {
        return m_unscaled;
    }
    const Decimal number = normalized();
    if (number.m_big || number.m_scale > 0 || number.m_scale < -18) {
        return {};
    }
    qint64 integer = number.m_unscaled;
    for (qint32 i = number.m_scale; i < 0; ++i) {
        if (__builtin_mul_overflow(integer, qint64(10), &integer)) {
            return {};
        }
    }
    return integer;
}

double Decimal::toDouble() const
{
    return std::strtod(toString().toLatin1().constData(), nullptr);
}

QByteArray Decimal::toTwosComplement() const
{
    cpp_int unscaled = Arithmetic::unscaled(*this);
    const bool negative = unscaled.sign() < 0;
    const cpp_int magnitude = negative ? cpp_int(-unscaled - 1) : unscaled;
    const unsigned bits =
        magnitude.is_zero() ? 0U : static_cast<unsigned>(boost::multiprecision::msb(magnitude)) + 1;
    const unsigned size = bits / 8 + 1;
    if (negative) {
        unscaled += cpp_int(1) << (size * 8);
    }
    QByteArray bytes;
    boost::multiprecision::export_bits(unscaled, std::back_inserter(bytes), 8);
    return QByteArray(qsizetype(size) - bytes.size(), '\0') + bytes;
}

QString Decimal::toString() const
{
    QString digits =
        m_big ? QString::fromStdString(m_big->value.str()) : QString::number(m_unscaled);
    if (m_scale == 0) {
        return digits;
    }
    const qsizetype first = digits.startsWith(u'-') ? 1 : 0;
    const qint64 adjusted = digits.size() - first - 1 - qint64(m_scale);
    if (m_scale > 0 && adjusted >= -6) {
        const qsizetype missing = m_scale - (digits.size() - first) + 1;
        if (missing > 0) {
            digits.insert(first, QString(missing, u'0'));
        }
        digits.insert(digits.size() - m_scale, u'.');
        return digits;
    }
    if (digits.size() > first + 1) {
        digits.insert(first + 1, u'.');
    }
    return digits + (adjusted < 0 ? u"E"_s : u"E+"_s) + QString::number(adjusted);
}

std::optional<QString> Decimal::toPlainString() const
{
    if (std::abs(qint64(m_scale)) > maximumDigits) {
        return {};
    }
    if (m_scale < 0) {
        const auto whole = rescaled(0);
        return whole ? std::optional(whole->toString()) : std::nullopt;
    }
    QString digits =
        m_big ? QString::fromStdString(m_big->value.str()) : QString::number(m_unscaled);
    if (m_scale == 0) {
        return digits;
    }
    const qsizetype first = digits.startsWith(u'-') ? 1 : 0;
    const qsizetype missing = m_scale - (digits.size() - first) + 1;
    if (missing > 0) {
        digits.insert(first, QString(missing, u'0'));
    }
    digits.insert(digits.size() - m_scale, u'.');
    return digits;
}

Decimal Decimal::normalized() const
{
    if (!m_big && (m_unscaled % 10 != 0 || m_unscaled == 0)) {
        return m_unscaled == 0 ? Decimal() : *this;
    }
    return Arithmetic::withoutZeros(*this, -maximumScale);
}

std::optional<Decimal> Decimal::rescaled(qint32 scale, Rounding rounding) const
{
    const qint64 gap = qint64(scale) - m_scale;
    if (gap == 0) {
        return *this;
    }
    if (gap > 0) {
        if (sign() != 0 && gap + precision() > maximumDigits) {
            return {};
        }
        return Arithmetic::make(
            sign() == 0 ? cpp_int(0) : cpp_int(Arithmetic::unscaled(*this) * powerOfTen(gap)),
            scale);
    }
    if (-gap > maximumDigits + 1) {
        return Arithmetic::make(0, scale);
    }
    return Arithmetic::make(divideRounded(Arithmetic::unscaled(*this), powerOfTen(-gap), rounding),
                            scale);
}

Decimal Decimal::negated() const
{
    return Arithmetic::make(-Arithmetic::unscaled(*this), m_scale).value_or(*this);
}

std::optional<Decimal> Decimal::add(const Decimal &a, const Decimal &b)
{
    return Arithmetic::sum(a, b, false);
}

std::optional<Decimal> Decimal::subtract(const Decimal &a, const Decimal &b)
{
    return Arithmetic::sum(a, b, true);
}

std::optional<Decimal> Decimal::multiply(const Decimal &a, const Decimal &b)
{
    const qint64 scale = qint64(a.m_scale) + b.m_scale;
    qint64 small = 0;
    if (!a.m_big && !b.m_big && std::abs(scale) <= maximumScale &&
        !__builtin_mul_overflow(a.m_unscaled, b.m_unscaled, &small)) {
        return fromUnscaled(small, static_cast<qint32>(scale));
    }
    return Arithmetic::make(Arithmetic::unscaled(a) * Arithmetic::unscaled(b), scale);
}

std::optional<Decimal> Decimal::divide(const Decimal &a, const Decimal &b)
{
    if (b.sign() == 0) {
        return {};
    }
    const qint64 preferred = qint64(a.m_scale) - b.m_scale;
    if (a.sign() == 0) {
        return Arithmetic::make(0, std::clamp<qint64>(preferred, -maximumScale, maximumScale));
    }
    // one digit more than needed may come out: the second rounding is avoided by counting first
    const qint64 estimate = preferred + divisionDigits + b.precision() - a.precision();
    auto quotient = Arithmetic::quotient(a, b, estimate, Rounding::Down);
    if (!quotient) {
        return {};
    }
    const qint64 surplus = quotient->precision() - divisionDigits;
    quotient = Arithmetic::quotient(a, b, estimate - surplus, Rounding::HalfEven);
    return quotient ? std::optional(Arithmetic::withoutZeros(*quotient, preferred)) : quotient;
}

std::optional<Decimal> Decimal::divide(const Decimal &a, const Decimal &b, qint32 scale,
                                       Rounding rounding)
{
    return Arithmetic::quotient(a, b, scale, rounding);
}

std::optional<Decimal> Decimal::remainder(const Decimal &a, const Decimal &b)
{
    if (b.sign() == 0) {
        return {};
    }
    const auto both = Arithmetic::aligned(a, b);
    if (!both) {
        return {};
    }
    return Arithmetic::make(both->first % both->second, std::max(a.m_scale, b.m_scale));
}

std::weak_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    if (!a.m_big && !b.m_big && a.m_scale == b.m_scale) {
        return a.m_unscaled <=> b.m_unscaled;
    }
    const int sign = a.sign();
    if (sign != b.sign() || sign == 0) {
        return sign <=> b.sign();
    }
    // Different magnitudes decide without writing out the zeros of 1e1000000.
    const qint64 left = qint64(a.precision()) - a.m_scale;
    const qint64 right = qint64(b.precision()) - b.m_scale;
    if (left != right) {
        return sign > 0 ? left <=> right : right <=> left;
    }
    const qint64 gap = qint64(a.m_scale) - b.m_scale;
    cpp_int first = Decimal::Arithmetic::unscaled(a);
    cpp_int second = Decimal::Arithmetic::unscaled(b);
    (gap < 0 ? first : second) *= powerOfTen(std::abs(gap));
    return first.compare(second) <=> 0;
}

size_t Decimal::hash(size_t seed) const
{
    const Decimal one = normalized();
    return one.m_big ? qHashMulti(seed, one.m_scale, one.toTwosComplement())
                     : qHashMulti(seed, one.m_scale, one.m_unscaled);
}

} // namespace mesh::schema
