// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"

#include "app/cli/settings.h"
#include "app/schema/json.h"

#include <QTest>

using namespace Qt::StringLiterals;
using mesh::test::json;

/// What --set makes of a document.
class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSettingChangesOnePlace_data();
    void aSettingChangesOnePlace();
    void whatNobodyKnowsIsRefused_data();
    void whatNobodyKnowsIsRefused();
};

void TestSettings::aSettingChangesOnePlace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const QStringList &settings,
                        const char *after) {
        QTest::addRow("%s", name) << json(before) << settings << json(after);
    };
    row("text stays text", "{}", {u"version=2"_s}, "{'version':'2'}");
    row("a word for a path", "{}", {u"owner=a=b"_s}, "{'team':{'name':'a=b'}}");
    row("a list", "{'tags':['x']}", {u"tags=a, b"_s}, "{'tags':['a','b']}");
    row("an empty value removes", "{'tier':'t','tags':['x']}", {u"tier="_s, u"tags="_s}, "{}");
    row("an element by its name", "{'outputPorts':[{'name':'o','version':'1','topic':'a'}]}",
        {u"outputPorts[o@1].topic=b"_s},
        "{'outputPorts':[{'name':'o','version':'1','topic':'b'}]}");
    row("an element that is not there", "{}", {u"outputPorts[o@2].topic=b"_s},
        "{'outputPorts':[{'name':'o','version':'2','topic':'b'}]}");
    row("a promise is a number", "{}",
        {u"slaProperties[latency].value=60"_s, u"slaProperties[latency].unit=s"_s},
        "{'slaProperties':[{'property':'latency','value':60,'unit':'s'}]}");
    row("a channel with a hash", "{}",
        {u"support[#sales].url=u"_s, u"support[#sales].tool=slack"_s},
        "{'support':[{'channel':'#sales','url':'u','tool':'slack'}]}");
    row("a field with a dot", "{}", {u"fields[customer.email].tags=pii"_s},
        "{'schema':[{'properties':[{'name':'customer.email','tags':['pii']}]}]}");
    row("a name with an equals sign", "{}", {u"support[a=b].url=c=d"_s},
        "{'support':[{'channel':'a=b','url':'c=d'}]}");
    row("a list as JSON", "{}", {u"support=[{\"channel\":\"x\"}]"_s},
        "{'support':[{'channel':'x'}]}");
    row("somebody's own field that is there", "{'x-cost':{'centre':1}}", {u"x-cost.centre=2"_s},
        "{'x-cost':{'centre':2}}");
    row("an element goes", "{'support':[{'channel':'#a'},{'channel':'#b'}]}", {u"support[#a]="_s},
        "{'support':[{'channel':'#b'}]}");
}

void TestSettings::aSettingChangesOnePlace()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, settings);
    QFETCH(QByteArray, after);
    const auto document = mesh::cli::withSettings(*mesh::schema::parseJson(before), settings,
                                                  mesh::cli::productFields());
    QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
    QCOMPARE(mesh::schema::toJson(*document), after);
}

void TestSettings::whatNobodyKnowsIsRefused_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addRow("a slip") << u"onwer=x"_s;
    QTest::addRow("a slip below") << u"description.porpose=x"_s;
    QTest::addRow("a slip in an element") << u"outputPorts[o@1].topc=x"_s;
    QTest::addRow("a step of its own") << u"status=retired"_s;
    QTest::addRow("the name itself") << u"id=sales.other"_s;
    QTest::addRow("no value") << u"tier"_s;
    QTest::addRow("no path") << u"=x"_s;
    QTest::addRow("an open bracket") << u"outputPorts[o.topic=x"_s;
    QTest::addRow("a list as text") << u"support=x"_s;
    QTest::addRow("no JSON") << u"support=[{"_s;
    QTest::addRow("an element as text") << u"support[#a]=x"_s;
}

void TestSettings::whatNobodyKnowsIsRefused()
{
    QFETCH(QString, setting);
    const auto document = mesh::cli::withSettings(mesh::schema::Value(mesh::schema::Object()),
                                                  {setting}, mesh::cli::productFields());
    QVERIFY(!document);
    QCOMPARE(document.error().code, mesh::core::Code::Usage);
    QVERIFY(!document.error().detail.isEmpty());
}

MESH_TEST(TestSettings)
#include "tst_settings.moc"
