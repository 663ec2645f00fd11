// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/profiling/personaldata.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::profiling;
using schema::Array;
using schema::Object;
using schema::Value;

/// What text looks like that reaches or names a person, and what only seems to.
class TestPersonalData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesAreRecognisedByTheirForm_data();
    void valuesAreRecognisedByTheirForm();
    void fieldsAreFoundByWhatMostOfThemHold();
    void fewValuesProveNothing();
};

void TestPersonalData::valuesAreRecognisedByTheirForm_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<int>("kind"); // -1: none
    const auto row = [](const char *name, const Value &value, std::optional<PersonalData> kind) {
        QTest::addRow("%s", name) << value << (kind ? int(*kind) : -1);
    };
    using enum PersonalData;
    row("mail", Value(u"ana.luz+news@mail.example.org"_s), Email);
    row("mail in another script", Value(u"анна@пример.рф"_s), Email);
    row("mail without a host's end", Value(u"ana@localhost"_s), {});
    row("two of them", Value(u"a@example.org, b@example.org"_s), {});
    row("a mention", Value(u"@ana"_s), {});
    row("phone", Value(u"+49 (30) 901820-0"_s), Phone);
    row("a number without a country", Value(u"030 9018200"_s), {});
    row("too many digits", Value(u"+1234567890123456"_s), {});
    row("IBAN", Value(u"DE89 3704 0044 0532 0130 00"_s), Iban);
    row("IBAN, one digit wrong", Value(u"DE89370400440532013001"_s), {});
    row("card", Value(u"4111 1111 1111 1111"_s), PaymentCard);
    row("card as a number", Value(qint64(4'111'111'111'111'111)), PaymentCard);
    row("card, one digit wrong", Value(u"4111111111111112"_s), {});
    row("a time in ms", Value(qint64(1'700'000'000'003)), {});
    row("IPv4", Value(u"203.0.113.7"_s), IpAddress);
    row("IPv6", Value(u"2001:db8::7"_s), IpAddress);
    row("a version", Value(u"1.2.3"_s), {});
    row("four numbers that are too large", Value(u"1.2.3.400"_s), {});
    row("a clock", Value(u"12:30:00"_s), {});
    row("text", Value(u"Two pairs of shoes, size 42"_s), {});
    row("nothing", Value(QString()), {});
    row("null", Value(), {});
    row("a long text with an address", Value(QString(300, u'x') + u"@example.org"_s), {});
}

void TestPersonalData::valuesAreRecognisedByTheirForm()
{
    QFETCH(Value, value);
    QFETCH(int, kind);
    const auto found = recognise(value);
    QCOMPARE(found ? int(*found) : -1, kind);
}

void TestPersonalData::fieldsAreFoundByWhatMostOfThemHold()
{
    PersonalDataFinder finder;
    for (int i = 0; i < 100; ++i) {
        const Value mail = i % 33 == 0 ? Value(u"unknown"_s) : Value(u"a%1@example.org"_s.arg(i));
        finder.addKey(Value(u"+4930901820%1"_s.arg(i, 2, 10, QChar(u'0'))));
        finder.addValue(Value(Object{
            {u"id"_s, Value(qint64(i))},
            {u"customer"_s, Value(Object{{u"email"_s, mail}})},
            {u"hops"_s, Value(Array{Value(u"203.0.113.%1"_s.arg(i)), Value(u"198.51.100.1"_s)})},
            {u"note"_s, i < 50 ? Value(u"a@example.org"_s) : Value(u"none"_s)},
            {u"gone"_s, Value()}}));
    }
    const std::vector<PersonalField> found = finder.found();
    const std::vector<PersonalField> expected{{u"customer.email"_s, PersonalData::Email, 100, 96},
                                              {u"hops"_s, PersonalData::IpAddress, 200, 200},
                                              {u"key"_s, PersonalData::Phone, 100, 100}};
    QCOMPARE(found.size(), expected.size());
    QVERIFY(found == expected);
    QCOMPARE(found.front().percent(), 96);
}

void TestPersonalData::fewValuesProveNothing()
{
    PersonalDataFinder finder;
    for (int i = 0; i < 9; ++i) {
        finder.addValue(Value(Object{{u"to"_s, Value(u"a@example.org"_s)}}));
        finder.addValue(Value(u"a@example.org"_s)); // no field: nothing to be tagged
    }
    QVERIFY(finder.found().empty());
    finder.addValue(Value(Object{{u"to"_s, Value(u"a@example.org"_s)}}));
    QCOMPARE(finder.found().size(), std::size_t(1));
}

MESH_TEST(TestPersonalData)
#include "tst_personaldata.moc"
