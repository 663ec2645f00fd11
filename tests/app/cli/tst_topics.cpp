// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using mesh::test::Meshctl;
using mesh::test::Ran;

class TestTopics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTopicIsCreatedListedAndShown();
    void whatIsThereIsNotCreatedAgain();
    void aSettingThatIsNoneIsRefused();
    void aHistogramCountsRecordsByTime();

private:
    [[nodiscard]] Ran run(const QStringList &words, const QByteArray &input = {}) const
    {
        return Meshctl().run(QStringList{u"--bootstrap"_s, m_kafka} + words, input);
    }

    QString m_kafka;
    QString m_topic = u"cli-topics-%1"_s.arg(QCoreApplication::applicationPid());
};

void TestTopics::initTestCase()
{
    m_kafka = mesh::test::Stack::fromEnvironment().kafka;
    MESH_NEEDS(m_kafka);
}

void TestTopics::aTopicIsCreatedListedAndShown()
{
    const Ran created = run({u"topics"_s, u"create"_s, m_topic, u"--partitions"_s, u"3"_s,
                             u"--config"_s, u"retention.ms=-1"_s});
    QVERIFY2(created.code == 0, created.err.constData());
    const Ran listed = run({u"topics"_s, u"list"_s});
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.out.contains("{\"name\":\"" + m_topic.toUtf8() +
                                "\",\"partitions\":3,\"replicas\":1,\"internal\":false}\n"));
    QVERIFY(!listed.out.contains("__consumer_offsets"));
    // As a name that could be a product's is said.
    const Ran shown =
        run({u"topics"_s, u"show"_s, u"topic:"_s + m_topic, u"--format"_s, u"json"_s});
    QCOMPARE(shown.code, 0);
    const QJsonObject topic = QJsonDocument::fromJson(shown.out).object();
    QCOMPARE(topic["partitions"_L1].toArray().size(), 3);
    QCOMPARE(topic["settings"_L1][0]["name"_L1].toString(), u"retention.ms"_s);
    QCOMPARE(topic["settings"_L1][0]["value"_L1].toString(), u"-1"_s);
    QVERIFY(topic["readers"_L1].isArray());
    const Ran table = run({u"topics"_s, u"show"_s, m_topic, u"--format"_s, u"table"_s});
    QVERIFY(table.out.contains("\nPARTITION  LEADER  REPLICAS"));
}

void TestTopics::whatIsThereIsNotCreatedAgain()
{
    const Ran ran = run({u"topics"_s, u"create"_s, m_topic});
    QCOMPARE(ran.code, 4);
    QCOMPARE(run({u"--read-only"_s, u"topics"_s, u"create"_s, m_topic + u"-x"_s}).code, 4);
    QCOMPARE(run({u"topics"_s, u"show"_s, m_topic + u"-x"_s}).code, 3);
}

void TestTopics::aSettingThatIsNoneIsRefused()
{
    const Ran ran =
        run({u"topics"_s, u"create"_s, m_topic + u"-y"_s, u"--config"_s, u"colour=blue"_s});
    QVERIFY(ran.code != 0);
    QCOMPARE(ran.err.count('\n'), 1);
    QCOMPARE(run({u"topics"_s, u"show"_s, m_topic + u"-y"_s}).code, 3);
    QCOMPARE(run({u"topics"_s, u"create"_s, m_topic, u"--config"_s, u"colour"_s}).code, 2);
}

void TestTopics::aHistogramCountsRecordsByTime()
{
    QByteArray records;
    for (const qint64 time : {0, 1, 59'999, 60'000, 180'000}) {
        records += "{\"timestamp\":" + QByteArray::number(1'700'000'040'000 + time) +
                   ",\"valueEncoding\":\"utf8\",\"value\":\"x\"}\n";
    }
    QCOMPARE(run({u"records"_s, u"write"_s, m_topic}, records).code, 0);
    const Ran ran =
        run({u"topics"_s, u"histogram"_s, m_topic, u"--by"_s, u"1m"_s, u"--from"_s,
             u"@1700000040000"_s, u"--to"_s, u"@1700000240000"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.out, "from,to,records\r\n"
                      "2023-11-14T22:14:00.000Z,2023-11-14T22:15:00.000Z,3\r\n"
                      "2023-11-14T22:15:00.000Z,2023-11-14T22:16:00.000Z,1\r\n"
                      "2023-11-14T22:16:00.000Z,2023-11-14T22:17:00.000Z,0\r\n"
                      "2023-11-14T22:17:00.000Z,2023-11-14T22:17:20.000Z,1\r\n"_ba);
}

MESH_TEST(TestTopics)
#include "tst_topics.moc"
