// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/pages/publish/differencelist.h"

#include "app/schema/json.h"

#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

class TestDifferenceList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aValueIsToldInWords_data();
    void aValueIsToldInWords();
};

void TestDifferenceList::aValueIsToldInWords_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("element");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::addRow("a text") << u"tier"_s << QString() << R"("tier-1")"_ba << u"tier-1"_s;
    QTest::addRow("a switch") << u"enabled"_s << QString() << "false"_ba << u"no"_s;
    QTest::addRow("nothing") << u"tier"_s << QString() << "null"_ba << QString();
    QTest::addRow("a list") << u"tags"_s << QString() << R"(["shop","core"])"_ba << u"shop, core"_s;
    QTest::addRow("a promise") << u"slaProperties"_s << u"latency"_s
                               << R"({"property":"latency","value":60,"unit":"s"})"_ba << u"60 s"_s;
    QTest::addRow("a port")
        << u"outputPorts"_s << u"orders@2"_s
        << R"({"name":"orders","version":"2","topic":"sales.orders","format":"avro"})"_ba
        << u"topic sales.orders · format avro"_s;
    QTest::addRow("a name alone") << u"outputs"_s << u"sales.refunds"_s
                                  << R"({"name":"sales.refunds"})"_ba << u"sales.refunds"_s;
}

void TestDifferenceList::aValueIsToldInWords()
{
    QFETCH(QString, field);
    QFETCH(QString, element);
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    catalog::FieldPath path{{field, false}};
    if (!element.isEmpty()) {
        path.push_back({element, true});
    }
    const auto value = schema::parseJson(json);
    QVERIFY(value);
    QCOMPARE(valueText(*value, path), text);
}

MESH_TEST(TestDifferenceList)
#include "tst_differencelist.moc"
