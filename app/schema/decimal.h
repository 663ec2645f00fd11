// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <memory>
#include <optional>

namespace mesh::schema {

enum class Rounding { HalfEven, HalfUp, Down };

/// An exact decimal number: unscaled × 10^-scale, an immutable value. The scale is kept as it came
/// (1.50 stays 1.50), while order, equality and hash are by number (1.50 == 1.5). What would need
/// more than maximumDigits digits, or a scale beyond ±maximumScale, is never made: the functions
/// that could make it answer nothing, so hostile numbers (1e999999999) cost nothing.
class Decimal
{
public:
    static constexpr qsizetype maximumDigits = 10'000;
    static constexpr qint32 maximumScale = 1'000'000;
    /// Significant digits of a quotient that has no end: those of IEEE 754 decimal128.
    static constexpr qsizetype divisionDigits = 34;

    Decimal() = default;
    explicit Decimal(qint64 integer)
        : m_unscaled(integer)
    {}

    /// JSON's number grammar, and also a leading '+' or zeros; no spaces.
    [[nodiscard]] static std::optional<Decimal> parse(QStringView text);
    [[nodiscard]] static std::optional<Decimal> parse(QByteArrayView text);
    [[nodiscard]] static std::optional<Decimal> fromUnscaled(qint64 unscaled, qint32 scale);
    /// The unscaled number as big-endian two's complement, as Avro and Java write it; empty is 0.
    [[nodiscard]] static std::optional<Decimal> fromTwosComplement(QByteArrayView bytes,
                                                                   qint32 scale);
    /// Exactly the number the double is (0.1 has 55 digits); nothing for NaN and the infinities.
    [[nodiscard]] static std::optional<Decimal> fromDouble(double number);

    /// Digits right of the point; negative: zeros left of it that are not written out.
    [[nodiscard]] qint32 scale() const { return m_scale; }
    /// Digits of the unscaled number, 1 for zero.
    [[nodiscard]] qsizetype precision() const;
    /// -1, 0, 1
    [[nodiscard]] int sign() const;
    [[nodiscard]] bool isInteger() const;
    /// The number as 64 bits, where it is whole and fits.
    [[nodiscard]] std::optional<qint64> toInteger() const;
    /// The nearest double; ±infinity beyond its range.
    [[nodiscard]] double toDouble() const;
    /// The unscaled number as the shortest big-endian two's complement, at least one byte.
    [[nodiscard]] QByteArray toTwosComplement() const;

    /// Plain digits; with an exponent where zeros would have to be made up (scale < 0), and below
    /// 0.000001: Java's BigDecimal.toString. Always a JSON number, and parses to the same scale.
    [[nodiscard]] QString toString() const;
    /// Never an exponent. Nothing where that needs more than maximumDigits.
    [[nodiscard]] std::optional<QString> toPlainString() const;

    /// Without trailing zeros: one representation for each number.
    [[nodiscard]] Decimal normalized() const;
    /// To another scale, rounded where digits go.
    [[nodiscard]] std::optional<Decimal> rescaled(qint32 scale,
                                                  Rounding rounding = Rounding::HalfEven) const;
    [[nodiscard]] Decimal negated() const;

    /// Sum and difference have the larger scale of the two, the product the sum of both.
    [[nodiscard]] static std::optional<Decimal> add(const Decimal &a, const Decimal &b);
    [[nodiscard]] static std::optional<Decimal> subtract(const Decimal &a, const Decimal &b);
    [[nodiscard]] static std::optional<Decimal> multiply(const Decimal &a, const Decimal &b);
    /// Rounded half-even to divisionDigits significant digits. A quotient that ends earlier is
    /// exact, its trailing zeros dropped down to a.scale - b.scale (Java's
    /// divide(x, MathContext.DECIMAL128)). Nothing for a zero divisor.
    [[nodiscard]] static std::optional<Decimal> divide(const Decimal &a, const Decimal &b);
    /// With exactly `scale` digits right of the point.
    [[nodiscard]] static std::optional<Decimal> divide(const Decimal &a, const Decimal &b,
                                                       qint32 scale,
                                                       Rounding rounding = Rounding::HalfEven);
    /// What is left after the quotient is cut to a whole number; it has the sign of `a`.
    [[nodiscard]] static std::optional<Decimal> remainder(const Decimal &a, const Decimal &b);

    friend std::weak_ordering operator<=>(const Decimal &a, const Decimal &b);
    friend bool operator==(const Decimal &a, const Decimal &b) { return (a <=> b) == 0; }
    friend size_t qHash(const Decimal &number, size_t seed) { return number.hash(seed); }

private:
    [[nodiscard]] size_t hash(size_t seed) const;

    struct Big; ///< an integer beyond 64 bits
    struct Arithmetic;

    qint64 m_unscaled = 0; ///< where m_big is null
    qint32 m_scale = 0;
    std::shared_ptr<const Big> m_big;
};

} // namespace mesh::schema

Q_DECLARE_METATYPE(mesh::schema::Decimal)
