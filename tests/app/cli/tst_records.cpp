// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::Meshctl;
using mesh::test::Ran;

class TestRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anEnvelopeIsPrintedAsItIsDescribed();
    void numbersAreExactAtAnySize();
    void rawRoundTripsByteForByte();
    void decodedRecordsRoundTrip();
    void aRangeIsRead_data();
    void aRangeIsRead();
    void aConditionFiltersAndTheLedgerAddsUp();
    void columnsArePrinted();
    void everyFormatIsWhole();
    void whatCannotBeDecodedIsShownAndStrictSaysSo();
    void followingEndsCleanlyOnInterrupt();
    void aBadLineIsNamedAndWhatCameBeforeIsWritten();
    void aReadOnlyTargetIsNotWritten();
    void mistakesAreRefused_data();
    void mistakesAreRefused();

private:
    /// A topic of its own with these envelopes.
    QString topicWith(const QByteArray &envelopes, int partitions = 2);
    [[nodiscard]] Ran run(const QStringList &words, const QByteArray &input = {}) const
    {
        return Meshctl().run(QStringList{u"--bootstrap"_s, m_kafka} + words, input);
    }

    QString m_kafka;
    int m_number = 0;
};

namespace {

// The last line on standard error.
QByteArray ledger(const Ran &ran)
{
    return ran.err.trimmed().split('\n').last();
}

// Ten records with ids 0 to 9 in one partition, a second apart.
QByteArray tenRecords()
{
    QByteArray text;
    for (int id = 0; id < 10; ++id) {
        text += R"({"partition":0,"timestamp":)" +
                QByteArray::number(1'700'000'000'000 + id * 1000) +
                R"(,"keyEncoding":"utf8","key":"k","valueEncoding":"json","value":{"id":)" +
                QByteArray::number(id) + R"(,"city":{"name":"Bern"}}})" + '\n';
    }
    return text;
}

} // namespace

void TestRecords::initTestCase()
{
    m_kafka = mesh::test::Stack::fromEnvironment().kafka;
    MESH_NEEDS(m_kafka);
}

QString TestRecords::topicWith(const QByteArray &envelopes, int partitions)
{
    const QString topic = u"cli-%1-%2-%3"_s.arg(QCoreApplication::applicationPid())
                              .arg(QDateTime::currentMSecsSinceEpoch())
                              .arg(++m_number);
    const Ran created = run({u"topics"_s, u"create"_s, topic, u"--partitions"_s,
                             QString::number(partitions), u"--config"_s, u"retention.ms=-1"_s});
    if (created.code != 0) {
        qWarning("%s", created.err.constData());
    }
    const Ran written = run({u"records"_s, u"write"_s, topic}, envelopes);
    if (written.code != 0) {
        qWarning("%s", written.err.constData());
    }
    return topic;
}

void TestRecords::anEnvelopeIsPrintedAsItIsDescribed()
{
    const QString topic = topicWith(
        json("{'partition':1,'timestamp':1700000000000,'headers':[{'key':'a','encoding':'utf8',"
             "'value':'x'},{'key':'a','encoding':'absent','value':null}],'keyEncoding':'utf8',"
             "'key':'k','valueEncoding':'json','value':{'id':1}}\n"));
    const Ran ran = run({u"records"_s, u"read"_s, topic});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.out,
             json("{'topic':'") + topic.toUtf8() +
                 json("','partition':1,'offset':0,'timestamp':1700000000000,"
                      "'timestampType':'create','headers':[{'key':'a','encoding':'utf8','value':"
                      "'x'},{'key':'a','encoding':'absent','value':null}],'keyEncoding':'utf8',"
                      "'key':'k','valueEncoding':'json','value':{'id':1},'keySchemaId':null,"
                      "'valueSchemaId':null}\n"));
    QCOMPARE(ledger(ran),
             "received 1, printed 1, filtered out 0, undecodable 0, without a visible record 0; " +
                 topic.toUtf8() + "/0 0..0, " + topic.toUtf8() + "/1 0..1");
}

void TestRecords::numbersAreExactAtAnySize()
{
    const QByteArray value = json("{'a':9007199254740993,'b':-9223372036854775808,"
                                  "'c':123456789012345678901234567890,'d':1.10,'e':0.1}");
    const QString topic = topicWith("{\"valueEncoding\":\"json\",\"value\":" + value + "}\n");
    const Ran ran = run({u"records"_s, u"read"_s, topic});
    QVERIFY2(ran.out.contains("\"value\":" + value), ran.out.constData());
    const Ran found =
        run({u"records"_s, u"read"_s, topic, u"--where"_s, u"a = 9007199254740993"_s});
    QCOMPARE(found.lines().size(), 1);
    const Ran other =
        run({u"records"_s, u"read"_s, topic, u"--where"_s, u"a = 9007199254740992"_s});
    QCOMPARE(other.lines().size(), 0);
}

void TestRecords::rawRoundTripsByteForByte()
{
    QByteArray every;
    for (int byte = 0; byte < 256; ++byte) {
        every += char(byte);
    }
    const auto base64 = [](const QByteArray &bytes) { return "\"" + bytes.toBase64() + "\""; };
    const QByteArray envelopes =
        json("{'partition':0,'timestamp':1,'headers':[{'key':'h','encoding':'base64','value':") +
        base64(every) +
        json(
            "},{'key':'h','encoding':'utf8','value':''},{'key':'','encoding':'absent','value':null}"
            "],'keyEncoding':'base64','key':") +
        base64(every) + json(",'valueEncoding':'base64','value':") + base64(every + every) +
        json(
            "}\n{'partition':1,'keyEncoding':'absent','key':null,'valueEncoding':'absent','value':"
            "null}\n{'partition':0,'keyEncoding':'utf8','key':'','valueEncoding':'utf8','value':''}"
            "\n{'partition':1,'valueEncoding':'json','value':null}\n") +
        json("{'partition':0,'valueEncoding':'base64','value':") +
        base64(QByteArray(900'000, '\xFF')) + "}\n";
    const QString source = topicWith(envelopes);
    const Ran first = run({u"records"_s, u"read"_s, source, u"--raw"_s});
    QCOMPARE(first.code, 0);
    QCOMPARE(first.lines().size(), 5);
    const QString target = topicWith(first.out);
    const Ran second = run({u"records"_s, u"read"_s, target, u"--raw"_s});
    QCOMPARE(QByteArray(second.out).replace(target.toUtf8(), source.toUtf8()), first.out);
}

void TestRecords::decodedRecordsRoundTrip()
{
    const QString source = topicWith(tenRecords());
    const Ran first = run({u"records"_s, u"read"_s, source});
    const QString target = topicWith(first.out);
    const Ran second = run({u"records"_s, u"read"_s, target});
    QCOMPARE(second.lines().size(), 10);
    QCOMPARE(QByteArray(second.out).replace(target.toUtf8(), source.toUtf8()), first.out);
}

void TestRecords::aRangeIsRead_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    QTest::addRow("all") << QStringList{} << 0 << 10;
    QTest::addRow("newest") << QStringList{u"--from"_s, u"-3"_s} << 7 << 3;
    QTest::addRow("offset") << QStringList{u"--from"_s, u"4"_s} << 4 << 6;
    QTest::addRow("offsets") << QStringList{u"--from"_s, u"4"_s, u"--to"_s, u"6"_s} << 4 << 2;
    QTest::addRow("time") << QStringList{u"--from"_s, u"2023-11-14T22:13:25Z"_s} << 5 << 5;
    QTest::addRow("times") << QStringList{u"--from"_s, u"@1700000002000"_s, u"--to"_s,
                                          u"2023-11-14T22:13:24"_s}
                           << 2 << 2;
    QTest::addRow("limit") << QStringList{u"--limit"_s, u"2"_s} << 0 << 2;
    QTest::addRow("end") << QStringList{u"--from"_s, u"end"_s} << 0 << 0;
    QTest::addRow("the other partition") << QStringList{u"--partition"_s, u"1"_s} << 0 << 0;
}

void TestRecords::aRangeIsRead()
{
    QFETCH(QStringList, options);
    QFETCH(int, first);
    QFETCH(int, count);
    static const QString topic = topicWith(tenRecords());
    const Ran ran = run(QStringList{u"records"_s, u"read"_s, topic} + options);
    QCOMPARE(ran.code, 0);
    const QByteArrayList lines = ran.lines();
    QCOMPARE(lines.size(), count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(QJsonDocument::fromJson(lines[i])["offset"_L1].toInt(), first + i);
    }
}

void TestRecords::aConditionFiltersAndTheLedgerAddsUp()
{
    const QString topic = topicWith(tenRecords(), 1);
    const Ran ran = run({u"records"_s, u"read"_s, topic, u"--where"_s,
                         u"id BETWEEN 3 AND 5 AND city.name LIKE 'B%'"_s});
    QCOMPARE(ran.lines().size(), 3);
    QCOMPARE(ledger(ran),
             "received 10, printed 3, filtered out 7, undecodable 0, without a visible record 0; " +
                 topic.toUtf8() + "/0 0..10");
    const Ran quiet = run({u"--quiet"_s, u"records"_s, u"read"_s, topic});
    QVERIFY(quiet.err.isEmpty());
}

void TestRecords::columnsArePrinted()
{
    const QString topic = topicWith(tenRecords(), 1);
    const QStringList read{u"records"_s,   u"read"_s,        topic, u"--limit"_s, u"1"_s,
                           u"--columns"_s, u"city.name,id"_s};
    QCOMPARE(run(read).out, json("{'city.name':'Bern','id':0}\n"));
    QCOMPARE(run(read + QStringList{u"--format=csv"_s}).out, "city.name,id\r\nBern,0\r\n"_ba);
    QCOMPARE(run(read + QStringList{u"--format=table"_s}).out, "CITY.NAME  ID\nBern        0\n"_ba);
}

void TestRecords::everyFormatIsWhole()
{
    const QString topic = topicWith(tenRecords(), 1);
    const Ran array = run({u"records"_s, u"read"_s, topic, u"--format"_s, u"json"_s});
    QCOMPARE(QJsonDocument::fromJson(array.out).array().size(), 10);
    const Ran empty =
        run({u"records"_s, u"read"_s, topic, u"--from"_s, u"end"_s, u"--format"_s, u"json"_s});
    QVERIFY(QJsonDocument::fromJson(empty.out).isArray());
    const Ran csv = run({u"records"_s, u"read"_s, topic, u"--format"_s, u"csv"_s});
    QCOMPARE(csv.out.count("\r\n"), 11);
}

void TestRecords::whatCannotBeDecodedIsShownAndStrictSaysSo()
{
    // Framed by a registry that nobody named.
    const QString topic = topicWith(json("{'partition':0,'valueEncoding':'base64','value':'") +
                                        "\0\0\0\0\7abc"_ba.toBase64() +
                                        json("'}\n{'partition':0,'valueEncoding':'json','value':"
                                             "{'id':1}}\n"),
                                    1);
    const Ran ran = run({u"records"_s, u"read"_s, topic});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.lines().size(), 2);
    QVERIFY(ran.lines()[0].contains(json("'valueEncoding':'base64'")));
    QVERIFY(ran.lines()[0].contains(json("'error':'")));
    QVERIFY(ran.lines()[0].contains(json("'valueSchemaId':7")));
    QVERIFY(ledger(ran).contains("printed only as bytes 1"));
    QCOMPARE(run({u"records"_s, u"read"_s, topic, u"--strict"_s}).code, 7);
    const Ran filtered = run({u"records"_s, u"read"_s, topic, u"--where"_s, u"id = 1"_s});
    QVERIFY2(ledger(filtered).startsWith("received 2, printed 1, filtered out 0, undecodable 1"),
             filtered.err.constData());
}

void TestRecords::followingEndsCleanlyOnInterrupt()
{
    const QString topic = topicWith(tenRecords(), 1);
    const auto follower = Meshctl().start({u"--bootstrap"_s, m_kafka, u"records"_s, u"read"_s,
                                           topic, u"--from"_s, u"-1"_s, u"--follow"_s});
    QByteArray out;
    QTRY_COMPARE((out += follower->readAllStandardOutput()).count('\n'), 1);
    QCOMPARE(run({u"records"_s, u"write"_s, topic}, tenRecords()).code, 0);
    QTRY_COMPARE((out += follower->readAllStandardOutput()).count('\n'), 11);
    kill(pid_t(follower->processId()), SIGINT);
    QVERIFY(follower->waitForFinished(5000));
    QCOMPARE(follower->exitStatus(), QProcess::NormalExit);
    QCOMPARE(follower->exitCode(), 130);
    const QByteArray err = follower->readAllStandardError();
    QVERIFY2(err.startsWith("received 11, printed 11,"), err.constData());
    QVERIFY(err.contains("/0 9..20"));
}

void TestRecords::aBadLineIsNamedAndWhatCameBeforeIsWritten()
{
    const QString topic = topicWith({}, 1);
    const Ran ran = run({u"records"_s, u"write"_s, topic},
                        tenRecords() + json("{'valueEncoding':'base64','value':'!'}\n"));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains("line 11, value"), ran.err.constData());
    QVERIFY(ran.err.startsWith("wrote 10 to "));
    QCOMPARE(run({u"records"_s, u"read"_s, topic}).lines().size(), 10);
}

void TestRecords::aReadOnlyTargetIsNotWritten()
{
    const QString topic = topicWith({}, 1);
    const Ran ran = run({u"--read-only"_s, u"records"_s, u"write"_s, topic}, tenRecords());
    QCOMPARE(ran.code, 4);
    QCOMPARE(run({u"records"_s, u"read"_s, topic}).lines().size(), 0);
}

void TestRecords::mistakesAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("named");
    QTest::addRow("no topic") << QStringList{u"read"_s, u"nowhere-at-all"_s} << 3
                              << "nowhere-at-all"_ba;
    QTest::addRow("no topic to write")
        << QStringList{u"write"_s, u"nowhere-at-all"_s} << 3 << "nowhere-at-all"_ba;
    QTest::addRow("a place") << QStringList{u"read"_s, u"t"_s, u"--from"_s, u"yesterday"_s} << 2
                             << "--from yesterday"_ba;
    QTest::addRow("an end of what follows")
        << QStringList{u"read"_s, u"t"_s, u"--follow"_s, u"--to"_s, u"end"_s} << 2 << "--follow"_ba;
    QTest::addRow("twice") << QStringList{u"read"_s, u"t"_s, u"topic:t"_s} << 2 << "twice"_ba;
    QTest::addRow("raw columns") << QStringList{u"read"_s, u"t"_s, u"--raw"_s, u"--columns"_s,
                                                u"a"_s}
                                 << 2 << "--raw"_ba;
}

void TestRecords::mistakesAreRefused()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QByteArray, named);
    const Ran ran = run(QStringList{u"records"_s} + words);
    QCOMPARE(ran.code, code);
    QVERIFY2(ran.err.contains(named), ran.err.constData());
    QVERIFY(ran.out.isEmpty());
}

MESH_TEST(TestRecords)
#include "tst_records.moc"
