// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/json.h"
#include "tests/support/runner.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace mesh::schema;
using namespace Qt::StringLiterals;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTripsExactly_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"null",
                                 "true",
                                 "false",
                                 "0",
                                 "-1",
                                 "9007199254740993",
                                 "9223372036854775807",
                                 "-9223372036854775808",
                                 "9223372036854775808",
                                 "123456789012345678901234567890",
                                 "0.1",
                                 "1.50",
                                 "0.00",
                                 "3.141592653589793238462643383279502884197",
                                 "1E+400",
                                 "1.5E-400",
                                 "\"\"",
                                 "\"a\\\"b\\\\c\\n\"",
                                 R"("\u0001")",
                                 R"("zażółć 😀")",
                                 "[]",
                                 "{}",
                                 R"([1,[2,[3]],{"a":[]}])",
                                 R"({"b":1,"a":{"c":null}})",
                                 R"({"":0})"}) {
            QTest::addRow("%s", text) << QByteArray(text);
        }
    }
    void roundTripsExactly()
    {
        QFETCH(QByteArray, text);
        const auto value = parseJson(text);
        QVERIFY2(value.ok(), qPrintable(value.ok() ? QString() : value.error().detail));
        QCOMPARE(toJson(*value), text);
        const auto again = parseJson(toJson(*value, JsonStyle::Indented));
        QVERIFY(again.ok());
        QVERIFY(*again == *value);
    }

    void saysWhereItBreaks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("byte"); // -1: not pinned down
        QTest::addRow("empty") << QByteArray() << qsizetype(0);
        QTest::addRow("only spaces") << QByteArray("  \n") << qsizetype(0);
        QTest::addRow("two values") << QByteArray("1 2") << qsizetype(-1);
        QTest::addRow("two values, comma") << QByteArray("1,2") << qsizetype(2);
        QTest::addRow("closed too often") << QByteArray("[1]]") << qsizetype(-1);
        QTest::addRow("brackets reopened") << QByteArray("1],[2") << qsizetype(-1);
        QTest::addRow("not closed") << QByteArray("{\"a\":1") << qsizetype(-1);
        QTest::addRow("string not closed") << QByteArray("[\"abc") << qsizetype(5);
        QTest::addRow("leading zero") << QByteArray("[1, 012]") << qsizetype(4);
        QTest::addRow("lone minus") << QByteArray("-") << qsizetype(0);
        QTest::addRow("no digit after point") << QByteArray("1.") << qsizetype(0);
        QTest::addRow("NaN") << QByteArray("NaN") << qsizetype(0);
        QTest::addRow("trailing comma") << QByteArray("[1,]") << qsizetype(-1);
        QTest::addRow("missing colon") << QByteArray("{\"a\" 1}") << qsizetype(-1);
        QTest::addRow("unquoted key") << QByteArray("{a:1}") << qsizetype(-1);
        QTest::addRow("nulll") << QByteArray("nulll") << qsizetype(-1);
        QTest::addRow("control character") << QByteArray("\"a\nb\"") << qsizetype(-1);
        QTest::addRow("lone surrogate") << QByteArray(R"("\ud800")") << qsizetype(-1);
        QTest::addRow("bad UTF-8") << QByteArray("{\"a\":\"\xC3\x28\"}") << qsizetype(6);
        QTest::addRow("overlong UTF-8") << QByteArray("\"ab\xC0\xAF\"") << qsizetype(3);
        QTest::addRow("surrogate in UTF-8") << QByteArray("\"\xED\xA0\x80\"") << qsizetype(1);
    }
    void saysWhereItBreaks()
    {
        QFETCH(QByteArray, text);
        QFETCH(qsizetype, byte);
        const auto value = parseJson(text);
        QVERIFY(!value.ok());
        QCOMPARE(value.error().code, mesh::core::Code::Decode);
        QVERIFY2(value.error().detail.startsWith(u"byte "_s), qPrintable(value.error().detail));
        if (byte >= 0) {
            QCOMPARE(value.error().where.name, u"byte "_s + QString::number(byte));
        }
    }

    void lastOfTwoKeysWinsInTheFirstPlace()
    {
        const auto value = parseJson(R"({"a":1,"b":2,"a":3})");
        QVERIFY(value.ok());
        QCOMPARE(toJson(*value), QByteArray(R"({"a":3,"b":2})"));

        QByteArray wide = "{";
        for (int i = 0; i < 1000; ++i) {
            wide += "\"k" + QByteArray::number(i % 500) + "\":" + QByteArray::number(i) + ",";
        }
        wide.back() = '}';
        const auto many = parseJson(wide);
        QVERIFY(many.ok());
        QCOMPARE(many->as<Object>()->size(), size_t(500));
        QVERIFY(*many->field(u"k7") == Value(qint64(507)));
    }

    void depthAndSizeOfNumbersAreLimited()
    {
        const auto nested = [](int levels) {
            return QByteArray(levels, '[') + QByteArray(levels, ']');
        };
        QVERIFY(parseJson(nested(maximumDepth)).ok());
        for (const QByteArray &text :
             {nested(maximumDepth + 1), nested(100'000), QByteArray("1e999999999999"),
              QByteArray("[1e-2000000]"), QByteArray(20'000, '7')}) {
            const auto value = parseJson(text);
            QVERIFY(!value.ok());
            QCOMPARE(value.error().code, mesh::core::Code::TooLarge);
        }
    }

    void byteOrderMarkIsSkipped()
    {
        const auto value = parseJson("\xEF\xBB\xBF{\"a\":1}");
        QVERIFY(value.ok());
        QCOMPARE(toJson(*value), QByteArray("{\"a\":1}"));
    }

    /// QJsonDocument is the oracle of what is JSON; fixed seed.
    void mutatedDocumentsNeverCrashAndAgreeWithQt()
    {
        const QByteArray seed =
            R"({"id":123,"name":"Zo\u00eb \ud83d\ude00","list":[1,2.5e3,true,null,{"x":{}}],"e":""})";
        QRandomGenerator random(20240229);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text = seed;
            for (quint32 i = random.bounded(1, 4); i > 0; --i) {
                const auto place = qsizetype(random.bounded(quint32(text.size())));
                switch (random.bounded(3)) {
                case 0:
                    text.truncate(qMax<qsizetype>(place, 1));
                    break;
                case 1:
                    text[place] = char(random.bounded(256));
                    break;
                default:
                    text.insert(place, "{}[],:\"\\0-e."[random.bounded(12)]);
                    break;
                }
            }
            const auto value = parseJson(text);
            QJsonParseError error{};
            const auto document = QJsonDocument::fromJson(text, &error);
            if (value.ok() && (value->as<Object>() || value->as<Array>())) {
                QVERIFY2(error.error == QJsonParseError::NoError, text.constData());
                const auto written = QJsonDocument::fromJson(toJson(*value), &error);
                QVERIFY2(written == document, text.constData());
            }
        }
    }

    void indentsTwoSpaces()
    {
        const auto value = parseJson(R"({"a":[1,{}],"b":{"c":"d"},"e":[]})");
        QCOMPARE(
            toJson(*value, JsonStyle::Indented),
            QByteArray("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {\n    \"c\": \"d\"\n  },"
                       "\n  \"e\": []\n}"));
    }

    void whatJsonLacksIsAString()
    {
        QCOMPARE(toJson(Value(1.0)), QByteArray("1.0"));
        QCOMPARE(toJson(Value(0.1)), QByteArray("0.1"));
        QCOMPARE(toJson(Value(std::numeric_limits<double>::quiet_NaN())), QByteArray("\"NaN\""));
        QCOMPARE(toJson(Value(-std::numeric_limits<double>::infinity())),
                 QByteArray("\"-Infinity\""));
        QCOMPARE(toJson(Value(QByteArray("\x00\xff", 2))), QByteArray("\"AP8=\""));
        QCOMPARE(toJson(Value(Date{19782})), QByteArray("\"2024-02-29\""));
        QCOMPARE(toJson(Value(Time{47'100'250'000})), QByteArray("\"13:05:00.250\""));
        // No time of day, and all the same what somebody wrote.
        QCOMPARE(toJson(Value(Time{-1'500'000})), QByteArray("\"-00:00:01.500\""));
        QCOMPARE(toJson(Value(Time{std::numeric_limits<qint64>::min()})),
                 QByteArray("\"-2562047788:00:54.775808\""));
        QCOMPARE(toJson(Value(Timestamp{-1})), QByteArray("\"1969-12-31T23:59:59.999999Z\""));
    }

    void pathsWalkFieldsAndIndexes()
    {
        const auto value = parseJson(R"({"a":{"b":[10,{"c":"x"}]},"d.e":5,"f":null})");
        QVERIFY(value.ok());
        QCOMPARE(value->path(u"a.b.0")->toDisplay(), u"10"_s);
        QCOMPARE(value->path(u"a.b.1.c")->toDisplay(), u"x"_s);
        QCOMPARE(value->path(u"d.e")->toDisplay(), u"5"_s);
        QCOMPARE(value->path(u"a.b")->toDisplay(), u"[10,{\"c\":\"x\"}]"_s);
        QVERIFY(value->path(u"f")->isNull());
        for (QStringView missing : {u"x", u"a.x", u"a.b.2", u"a.b.x", u"a.b.0.y", u"f.g"}) {
            QVERIFY(!value->path(missing));
        }
        QCOMPARE(value->path(u""), &*value);
    }

    void equalityIsByNumberAndByField()
    {
        const auto value = [](const char *text) { return *parseJson(text); };
        QVERIFY(value("1") == value("1.0"));
        QVERIFY(value("1e2") == Value(100.0));
        QVERIFY(!(value("0.1") == Value(0.1))); // the double is another number
        QVERIFY(!(value("9007199254740993") == Value(9007199254740992.0)));
        QVERIFY(value(R"({"a":1,"b":2})") == value(R"({"b":2,"a":1})"));
        QVERIFY(!(value(R"({"a":1})") == value(R"({"a":1,"b":2})")));
        QVERIFY(!(value("[1,2]") == value("[2,1]")));
        QVERIFY(!(value("1") == value("\"1\"")));
    }

    void timesParseBack_data()
    {
        QTest::addColumn<qint64>("micros");
        for (const qint64 micros :
             {qint64(0), qint64(-1), qint64(1'709'211'900'250'000), qint64(-62'135'596'800'000'000),
              qint64(253'402'300'800'000'000), std::numeric_limits<qint64>::min(),
              std::numeric_limits<qint64>::max()}) {
            QTest::addRow("%lld", micros) << micros;
        }
    }
    void timesParseBack()
    {
        QFETCH(qint64, micros);
        const QString text = toText(Timestamp{micros});
        const auto back = parseTimestamp(text);
        QVERIFY2(back.has_value(), qPrintable(text));
        QCOMPARE(back->micros, micros);
    }

    void otherFormsOfTime()
    {
        QCOMPARE(parseTimestamp(u"2024-02-29T15:05:00.25+02:00")->micros, 1'709'211'900'250'000);
        QCOMPARE(parseTimestamp(u"2024-02-29 13:05")->micros, 1'709'211'900'000'000);
        QCOMPARE(parseTimestamp(u"1970-01-02")->micros, 86'400'000'000);
        QCOMPARE(parseDate(u"-0001-03-01")->days,
                 parseDate(toText(*parseDate(u"-0001-03-01")))->days);
        for (QStringView wrong : {u"2023-02-29", u"2024-13-01", u"2024-1-1", u"2024-02-29T25:00",
                                  u"2024-02-29T10:00:00X", u"", u"T", u"2024-02-29T"}) {
            QVERIFY2(!parseTimestamp(wrong), qPrintable(wrong.toString()));
        }
    }
};

MESH_TEST(JsonTest)
#include "tst_json.moc"
