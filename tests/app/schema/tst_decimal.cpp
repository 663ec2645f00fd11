// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/decimal.h"
#include "tests/support/runner.h"

#include <QTest>

#include <limits>

using namespace mesh::schema;
using namespace Qt::StringLiterals;

namespace {

Decimal number(QStringView text)
{
    return *Decimal::parse(text);
}

} // namespace

class DecimalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsCanonical_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addRow("scale stays") << u"1.50"_s << u"1.50"_s;
        QTest::addRow("leading zeros go") << u"007.5"_s << u"7.5"_s;
        QTest::addRow("plus goes") << u"+5"_s << u"5"_s;
        QTest::addRow("zero keeps its scale") << u"-0.00"_s << u"0.00"_s;
        QTest::addRow("small") << u"0.000001"_s << u"0.000001"_s;
        QTest::addRow("smaller") << u"0.00000012"_s << u"1.2E-7"_s;
        QTest::addRow("exponent up") << u"12e3"_s << u"1.2E+4"_s;
        QTest::addRow("exponent down") << u"1234e-2"_s << u"12.34"_s;
        QTest::addRow("18 digits") << u"-99999999999.9999999"_s << u"-99999999999.9999999"_s;
        QTest::addRow("19 digits") << u"9223372036854775808"_s << u"9223372036854775808"_s;
        QTest::addRow("beyond 64 bits")
            << u"-98765432109876543210.123456789"_s << u"-98765432109876543210.123456789"_s;
    }
    void textIsCanonical()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto parsed = Decimal::parse(text);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->toString(), expected);
        QCOMPARE(Decimal::parse(parsed->toString())->scale(), parsed->scale());
    }

    void refusesWhatIsNoNumber()
    {
        for (QStringView text : {u"", u"-", u".5", u"5.", u"1e", u"1e+", u"0x1", u" 1", u"1 ",
                                 u"1.2.3", u"NaN", u"१"}) {
            QVERIFY2(!Decimal::parse(text), qPrintable(text.toString()));
        }
        QVERIFY(!Decimal::parse(u"1e999999999999999999999"));
        QVERIFY(!Decimal::parse(QString(Decimal::maximumDigits + 1, u'9')));
    }

    void orderIsByNumber()
    {
        const QList<QStringView> ascending{u"-1e1000000", u"-10",
                                           u"-9.99",      u"-1E-1000000",
                                           u"0",          u"1e-1000000",
                                           u"0.1",        u"0.10000000000000000000000001",
                                           u"9",          u"9223372036854775808",
                                           u"1e1000000"};
        for (qsizetype i = 0; i < ascending.size(); ++i) {
            for (qsizetype k = 0; k < ascending.size(); ++k) {
                QCOMPARE(number(ascending[i]) < number(ascending[k]), i < k);
                QCOMPARE(number(ascending[i]) == number(ascending[k]), i == k);
            }
        }
        QVERIFY(number(u"1.50") == number(u"1.5"));
        QCOMPARE(qHash(number(u"1.50"), 7), qHash(number(u"1.5"), 7));
        QCOMPARE(qHash(number(u"12e30"), 7), qHash(number(u"12000000000000000000000000000000"), 7));
    }

    void arithmeticIsExact()
    {
        QCOMPARE(Decimal::add(number(u"0.1"), number(u"0.20"))->toString(), u"0.30"_s);
        QCOMPARE(Decimal::subtract(number(u"9223372036854775807"), number(u"-1"))->toString(),
                 u"9223372036854775808"_s);
        QCOMPARE(
            Decimal::multiply(number(u"99999999999.99"), number(u"99999999999.99"))->toString(),
            u"9999999999998000000000.0001"_s);
        QCOMPARE(Decimal::remainder(number(u"-7.5"), number(u"2"))->toString(), u"-1.5"_s);
        QVERIFY(!Decimal::add(number(u"1e1000000"), number(u"1")));
        QVERIFY(!Decimal::remainder(number(u"1"), number(u"0.0")));
    }

    void divisionFollowsDecimal128_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("quotient");
        QTest::addRow("ends") << u"1"_s << u"8"_s << u"0.125"_s;
        QTest::addRow("keeps the preferred scale") << u"10.00"_s << u"2"_s << u"5.00"_s;
        QTest::addRow("no end") << u"1"_s << u"3"_s << u"0.3333333333333333333333333333333333"_s;
        QTest::addRow("rounded up")
            << u"2"_s << u"3"_s << u"0.6666666666666666666666666666666667"_s;
        QTest::addRow("negative") << u"-1"_s << u"7"_s
                                  << u"-0.1428571428571428571428571428571429"_s;
        QTest::addRow("zero") << u"0.00"_s << u"7"_s << u"0.00"_s;
        QTest::addRow("large") << u"1e40"_s << u"3"_s
                               << u"3.333333333333333333333333333333333E+39"_s;
    }
    void divisionFollowsDecimal128()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, quotient);
        QCOMPARE(Decimal::divide(number(a), number(b))->toString(), quotient);
        QVERIFY(!Decimal::divide(number(a), number(u"0")));
    }

    void rescalingRounds()
    {
        QCOMPARE(number(u"2.5").rescaled(0)->toString(), u"2"_s);
        QCOMPARE(number(u"3.5").rescaled(0)->toString(), u"4"_s);
        QCOMPARE(number(u"-2.5").rescaled(0, Rounding::HalfUp)->toString(), u"-3"_s);
        QCOMPARE(number(u"2.99").rescaled(1, Rounding::Down)->toString(), u"2.9"_s);
        QCOMPARE(number(u"2").rescaled(3)->toString(), u"2.000"_s);
        QVERIFY(!number(u"1").rescaled(20'000));
        QCOMPARE(Decimal::divide(number(u"10"), number(u"3"), 2)->toString(), u"3.33"_s);
    }

    void twosComplementIsJavas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("hex");
        QTest::addRow("zero") << u"0"_s << QByteArray("00");
        QTest::addRow("127") << u"127"_s << QByteArray("7f");
        QTest::addRow("128") << u"128"_s << QByteArray("0080");
        QTest::addRow("-1") << u"-1"_s << QByteArray("ff");
        QTest::addRow("-128") << u"-128"_s << QByteArray("80");
        QTest::addRow("-129") << u"-129"_s << QByteArray("ff7f");
        QTest::addRow("-256") << u"-256"_s << QByteArray("ff00");
        QTest::addRow("2^64") << u"18446744073709551616"_s << QByteArray("010000000000000000");
        QTest::addRow("-2^64") << u"-18446744073709551616"_s << QByteArray("ff0000000000000000");
    }
    void twosComplementIsJavas()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, hex);
        QCOMPARE(number(text).toTwosComplement().toHex(), hex);
        QCOMPARE(Decimal::fromTwosComplement(QByteArray::fromHex(hex), 0)->toString(), text);
        const QByteArray padded =
            QByteArray::fromHex((text.startsWith(u'-') ? "ffff" : "0000") + hex);
        QCOMPARE(Decimal::fromTwosComplement(padded, 0)->toString(), text);
    }
    void noBytesAreZero() { QCOMPARE(Decimal::fromTwosComplement({}, 2)->toString(), u"0.00"_s); }

    void convertsExactlyOrNotAtAll()
    {
        QCOMPARE(number(u"-9223372036854775808").toInteger(), std::numeric_limits<qint64>::min());
        QCOMPARE(number(u"5.00").toInteger(), qint64(5));
        QCOMPARE(number(u"5e3").toInteger(), qint64(5000));
        QVERIFY(!number(u"5.5").toInteger());
        QVERIFY(!number(u"9223372036854775808").toInteger());
        QVERIFY(!number(u"1e19").toInteger());
        QCOMPARE(Decimal::fromDouble(0.5)->toString(), u"0.5"_s);
        QCOMPARE(Decimal::fromDouble(-1e23)->toString(), u"-99999999999999991611392"_s);
        QCOMPARE(Decimal::fromDouble(0.1)->toDouble(), 0.1);
        QVERIFY(!Decimal::fromDouble(std::numeric_limits<double>::infinity()));
        QCOMPARE(number(u"1.5e10").toPlainString(), u"15000000000"_s);
        QVERIFY(!number(u"1e1000000").toPlainString());
    }

    void normalizedHasOneForm()
    {
        QCOMPARE(number(u"1.500").normalized().toString(), u"1.5"_s);
        QCOMPARE(number(u"1200").normalized().toString(), u"1.2E+3"_s);
        QCOMPARE(number(u"0.000").normalized().toString(), u"0"_s);
    }
};

MESH_TEST(DecimalTest)
#include "tst_decimal.moc"
