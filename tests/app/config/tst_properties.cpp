// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/config/properties.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh::config;
using mesh::core::Code;

class TestProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void javaLinesAreReadAsJavaDoes_data();
    void javaLinesAreReadAsJavaDoes();
    void aBrokenEscapeIsToldWithItsLine();
    void plainLinesAreTakenAsTheyStand();
    void aLineWithoutEqualsIsToldWithoutItsText();
    void aLoginModuleIsRead_data();
    void aLoginModuleIsRead();
    void aBrokenLoginModuleIsToldWithItsPlace_data();
    void aBrokenLoginModuleIsToldWithItsPlace();
};

void TestProperties::javaLinesAreReadAsJavaDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addRow("equals") << u"a=b"_s << u"a"_s << u"b"_s;
    QTest::addRow("blanks around") << u"  a =  b c "_s << u"a"_s << u"b c "_s;
    QTest::addRow("colon") << u"a: b"_s << u"a"_s << u"b"_s;
    QTest::addRow("blank alone") << u"a b"_s << u"a"_s << u"b"_s;
    QTest::addRow("no value") << u"a"_s << u"a"_s << u""_s;
    QTest::addRow("second equals") << u"a=b=c"_s << u"a"_s << u"b=c"_s;
    QTest::addRow("escaped separator") << uR"(a\=b=c)"_s << u"a=b"_s << u"c"_s;
    QTest::addRow("escapes") << uR"(a=\t\u00e9\\x\q)"_s << u"a"_s << u"\té\\xq"_s;
    QTest::addRow("continued") << u"a=b,\\\n    c"_s << u"a"_s << u"b,c"_s;
    QTest::addRow("two slashes end a line") << u"a=b\\\\\nx=y"_s << u"a"_s << u"b\\"_s;
    QTest::addRow("comments") << u"# no\n! no\n\na=#b"_s << u"a"_s << u"#b"_s;
    QTest::addRow("continued into what looks like a comment")
        << u"a=b\\\n#c"_s << u"a"_s << u"b#c"_s;
    QTest::addRow("Windows lines") << u"a=b\r\nc=d\r\n"_s << u"a"_s << u"b"_s;
}

void TestProperties::javaLinesAreReadAsJavaDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto properties = parseJavaProperties(text);
    QVERIFY(properties.ok());
    QVERIFY(!properties->empty());
    QCOMPARE(properties->at(0).name, name);
    QCOMPARE(properties->at(0).value, value);
}

void TestProperties::aBrokenEscapeIsToldWithItsLine()
{
    const auto properties = parseJavaProperties(u"a=b\nc=\\u00g0"_s);
    QVERIFY(!properties.ok());
    QCOMPARE(properties.error().code, Code::Syntax);
    QVERIFY(properties.error().detail.startsWith(u"Line 2"_s));
}

void TestProperties::plainLinesAreTakenAsTheyStand()
{
    const auto properties = parsePlainProperties(u"# x\n a = b\\n \r\n\nc=d=#e"_s);
    QVERIFY(properties.ok());
    QCOMPARE(properties->size(), 2u);
    QCOMPARE(properties->at(0).value, u"b\\n"_s);
    QCOMPARE(properties->at(0).line, 2);
    QCOMPARE(properties->at(1).value, u"d=#e"_s);
}

void TestProperties::aLineWithoutEqualsIsToldWithoutItsText()
{
    const auto properties = parsePlainProperties(u"a=b\nplanted-secret"_s);
    QVERIFY(!properties.ok());
    QCOMPARE(properties.error().detail, u"Line 2: A line is written name=value."_s);
}

void TestProperties::aLoginModuleIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("password");
    QTest::addRow("double quotes")
        << uR"(a.b.C required username="u" password="p w";)"_s << u"p w"_s;
    QTest::addRow("single quotes")
        << u"a.b.C required username='u' password='p\"w';"_s << u"p\"w"_s;
    QTest::addRow("bare") << u"a.b.C required username=u password=p;"_s << u"p"_s;
    QTest::addRow("escaped quotes")
        << uR"(a.b.C required username="u" password="p\"w\\";)"_s << u"p\"w\\"_s;
    QTest::addRow("a semicolon within")
        << uR"(a.b.C required username="u" password="p;w=";)"_s << u"p;w="_s;
    QTest::addRow("lines and blanks") << u"  a.b.C\n required\n username = \"u\"\n"
                                         " password\t= \"p\" ;\n"_s
                                      << u"p"_s;
}

void TestProperties::aLoginModuleIsRead()
{
    QFETCH(QString, text);
    QFETCH(QString, password);
    const auto module = parseJaas(text);
    QVERIFY2(module.ok(), module.ok() ? "" : qPrintable(module.error().detail));
    QCOMPARE(module->className, u"a.b.C"_s);
    QCOMPARE(module->option(u"username"), u"u"_s);
    QCOMPARE(module->option(u"password"), password);
    QCOMPARE(module->option(u"nothing"), QString());
}

void TestProperties::aBrokenLoginModuleIsToldWithItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("place");
    QTest::addRow("empty") << u""_s << 0;
    QTest::addRow("no flag") << u"a.b.C;"_s << 5;
    QTest::addRow("an unknown flag") << u"a.b.C always;"_s << 12;
    QTest::addRow("no end") << u"a.b.C required a=b"_s << 18;
    QTest::addRow("no value") << u"a.b.C required a;"_s << 16;
    QTest::addRow("an open quote") << u"a.b.C required a=\"planted"_s << 25;
    QTest::addRow("a slash at the end") << u"a.b.C required a=\"planted\\"_s << 26;
    QTest::addRow("two modules") << u"a.b.C required; x.Y required;"_s << 16;
}

void TestProperties::aBrokenLoginModuleIsToldWithItsPlace()
{
    QFETCH(QString, text);
    QFETCH(int, place);
    const auto module = parseJaas(text);
    QVERIFY(!module.ok());
    QCOMPARE(module.error().code, Code::Syntax);
    QVERIFY(module.error().where.range.has_value());
    QCOMPARE(int(module.error().where.range->begin), place);
    QVERIFY(!module.error().detail.contains(u"planted"_s));
}

MESH_TEST(TestProperties)
#include "tst_properties.moc"
