// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "meshctl.h"
#include "tests/support/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using mesh::test::json;
using mesh::test::Meshctl;
using mesh::test::Ran;

/// Until the sandbox has filled a topic, in ms: it makes one after the other.
constexpr int filled = 60'000;

/// Everything that needs no real broker: the sandbox, the mesh in it, and its cache when it is
/// gone.
class TestSandbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void itsFirstTwoLinesAreTheAddresses();
    void theCatalogIsReadAndCached();
    void domainsAreListedAndShown();
    void productsAreListedByFacet();
    void productsAreFoundAndMissedOnesSuggested();
    void aProductIsShown();
    void recordsAreDecodedByTheRegistry();
    void decodedAvroRoundTripsByteForByte();
    void aProductNamesItsTopic();
    void aHistogramComesByReading();
    void theProfileStartsAMeshOfItsOwn();
    void aSecondOneSaysThatItsCatalogIsNotSaved();
    void offlineTheCacheServes(); // the last: ends the sandbox
    void itEndsCleanlyOnInterrupt();

private:
    [[nodiscard]] Ran run(const QStringList &words, const QByteArray &input = {}) const
    {
        return Meshctl().run(
            QStringList{u"--bootstrap"_s, m_bootstrap, u"--registry"_s, m_registry} + words, input);
    }
    void stop();

    std::unique_ptr<QProcess> m_sandbox;
    QByteArray m_lines;
    QString m_bootstrap;
    QString m_registry;
};

void TestSandbox::initTestCase()
{
    m_sandbox = Meshctl().start({u"sandbox"_s, u"run"_s, u"--rate"_s, u"50"_s});
    QTRY_VERIFY_WITH_TIMEOUT((m_lines += m_sandbox->readAllStandardOutput()).count('\n') >= 2,
                             20'000);
    const QByteArrayList lines = m_lines.split('\n');
    m_bootstrap = QString::fromUtf8(lines[0].mid(10));
    m_registry = QString::fromUtf8(lines[1].mid(9));
}

void TestSandbox::cleanupTestCase()
{
    stop();
}

void TestSandbox::stop()
{
    if (m_sandbox && m_sandbox->state() == QProcess::Running) {
        kill(pid_t(m_sandbox->processId()), SIGINT);
        m_sandbox->waitForFinished(10'000);
    }
}

void TestSandbox::itsFirstTwoLinesAreTheAddresses()
{
    const QByteArrayList lines = m_lines.split('\n');
    QVERIFY(lines[0].startsWith("bootstrap 127.0.0.1:"));
    QVERIFY(lines[1].startsWith("registry http://127.0.0.1:"));
}

void TestSandbox::theCatalogIsReadAndCached()
{
    const Ran synced = run({u"catalog"_s, u"sync"_s});
    QVERIFY2(synced.code == 0, synced.err.constData());
    const QJsonObject status = QJsonDocument::fromJson(synced.out).object();
    QCOMPARE(status["state"_L1].toString(), u"live"_s);
    QCOMPARE(status["domains"_L1].toInt(), 7);
    QVERIFY(status["products"_L1].toInt() >= 12);
    QVERIFY(!status["cluster"_L1].toString().isEmpty());
    QCOMPARE(run({u"--offline"_s, u"catalog"_s, u"sync"_s}).code, 2);
}

void TestSandbox::domainsAreListedAndShown()
{
    const Ran listed = run({u"domains"_s, u"list"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(listed.out.count("\r\n"), 8);
    QVERIFY(listed.out.contains("\r\nsales,Sales,,"));
    const Ran shown = run({u"domains"_s, u"show"_s, u"sales"_s});
    const QJsonObject domain = QJsonDocument::fromJson(shown.out).object();
    QCOMPARE(domain["products"_L1].toArray(), (QJsonArray{u"sales.orders"_s, u"sales.refunds"_s}));
    QCOMPARE(run({u"domains"_s, u"show"_s, u"nowhere"_s}).code, 3);
}

void TestSandbox::productsAreListedByFacet()
{
    const Ran sales = run({u"products"_s, u"list"_s, u"--domain"_s, u"sales"_s});
    QCOMPARE(sales.lines().size(), 2);
    const Ran both =
        run({u"products"_s, u"list"_s, u"--domain"_s, u"sales"_s, u"--domain"_s, u"edge"_s});
    QCOMPARE(both.lines().size(), 3);
    const Ran tagged =
        run({u"products"_s, u"list"_s, u"--domain"_s, u"sales"_s, u"--tag"_s, u"core"_s});
    QCOMPARE(tagged.lines().size(), 1);
    QVERIFY(tagged.out.startsWith(json("{'product':'sales.orders',")));
}

void TestSandbox::productsAreFoundAndMissedOnesSuggested()
{
    const Ran found = run({u"products"_s, u"search"_s, u"orders"_s});
    QVERIFY(found.out.startsWith(json("{'product':'sales.orders',")));
    QVERIFY(found.out.contains(json("'why':['name: orders']")));
    const Ran limited = run({u"products"_s, u"search"_s, u"a"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(limited.lines().size(), 1);
    QVERIFY(limited.err.contains("--limit shows more"));
    const Ran missed = run({u"products"_s, u"search"_s, u"ordesr"_s});
    QCOMPARE(missed.code, 0);
    QVERIFY(missed.out.isEmpty());
    QVERIFY2(missed.err.startsWith("nothing found; near it: "), missed.err.constData());
    const Ran topics = run({u"products"_s, u"search"_s, u"clicks_tmp"_s, u"--topics"_s});
    QVERIFY(topics.out.contains(json("'product':null,'topic':'clicks_tmp'")));
}

void TestSandbox::aProductIsShown()
{
    const Ran shown = run({u"products"_s, u"show"_s, u"sales.orders"_s, u"--format"_s, u"json"_s});
    const QJsonObject product = QJsonDocument::fromJson(shown.out).object();
    QCOMPARE(product["id"_L1].toString(), u"sales.orders"_s);
    QCOMPARE(product["outputPorts"_L1][0]["topic"_L1].toString(), u"sales.orders"_s);
    QVERIFY(product["revision"_L1].toInt(-1) >= 0);
    QCOMPARE(run({u"products"_s, u"show"_s, u"sales.nothing"_s}).code, 3);
    QCOMPARE(run({u"products"_s, u"show"_s, u"orders"_s}).code, 2);
}

void TestSandbox::recordsAreDecodedByTheRegistry()
{
    const Ran avro = run({u"records"_s, u"read"_s, u"sales.orders"_s, u"--limit"_s, u"50"_s});
    QCOMPARE(avro.lines().size(), 50);
    int decoded = 0;
    for (const QByteArray &line : avro.lines()) {
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        decoded += record["valueEncoding"_L1].toString() == "json"_L1 &&
                   record["valueSchemaId"_L1].toInt() > 0;
    }
    QVERIFY(decoded >= 45); // 1 in 500 is cut off on purpose
    const QStringList read{u"records"_s, u"read"_s, u"logistics.shipments"_s, u"--limit"_s, u"1"_s};
    QTRY_VERIFY_WITH_TIMEOUT(run(read).out.contains("shipment_id"), filled);
}

void TestSandbox::decodedAvroRoundTripsByteForByte()
{
    const QStringList read{u"records"_s,    u"read"_s,    u"sales.orders"_s, u"--partition"_s,
                           u"0"_s,          u"--limit"_s, u"20"_s,           u"--where"_s,
                           u"amount > 0"_s, u"--reveal"_s};
    const Ran decoded = run(read);
    const Ran raw = run(read + QStringList{u"--raw"_s});
    QCOMPARE(decoded.lines().size(), 20);
    // An unpublished topic with one partition takes them, after what is in it.
    const Ran before = run({u"topics"_s, u"show"_s, u"analytics.order_totals"_s});
    const qint64 end =
        QJsonDocument::fromJson(before.out)["partitions"_L1][0]["high"_L1].toInteger();
    const Ran written = run({u"records"_s, u"write"_s, u"analytics.order_totals"_s}, decoded.out);
    QVERIFY2(written.code == 0, written.err.constData());
    const Ran back = run({u"records"_s, u"read"_s, u"analytics.order_totals"_s, u"--raw"_s,
                          u"--from"_s, QString::number(end)});
    QByteArrayList values;
    for (const QByteArray &line : back.lines()) {
        values << QJsonDocument::fromJson(line)["value"_L1].toString().toLatin1();
    }
    for (const QByteArray &line : raw.lines()) {
        const QByteArray value = QJsonDocument::fromJson(line)["value"_L1].toString().toLatin1();
        QVERIFY2(values.contains(value), value.constData());
    }
}

void TestSandbox::aProductNamesItsTopic()
{
    const QStringList one{u"--limit"_s, u"1"_s};
    Ran current;
    const auto isRead = [&] {
        current = run(QStringList{u"records"_s, u"read"_s, u"edge.pageviews"_s} + one);
        return !current.out.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), filled);
    QVERIFY2(current.out.startsWith(json("{'topic':'edge.pageviews_v2',")),
             current.err.constData());
    QVERIFY(current.err.startsWith("meshctl: product edge.pageviews is topic edge.pageviews_v2"));
    const Ran first = run(QStringList{u"records"_s, u"read"_s, u"edge.pageviews@1"_s} + one);
    QVERIFY(first.out.startsWith(json("{'topic':'edge.pageviews_v1',")));
    const QStringList read{u"records"_s, u"read"_s};
    QCOMPARE(run(read + QStringList{u"edge.pageviews@9"_s}).code, 3);
    QCOMPARE(run(read + QStringList{u"topic:edge.pageviews"_s}).code, 3);
}

void TestSandbox::aHistogramComesByReading()
{
    const Ran ran = run({u"topics"_s, u"histogram"_s, u"sales.orders"_s, u"--by"_s, u"10m"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.lines().size() >= 6);
}

void TestSandbox::theProfileStartsAMeshOfItsOwn()
{
    const Ran ran = Meshctl().run({u"--profile"_s, u"sandbox"_s, u"topics"_s, u"list"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.out.contains(json("'name':'sales.orders'")));
    const Ran denied = Meshctl().run(
        {u"--profile"_s, u"sandbox"_s, u"records"_s, u"read"_s, u"finance.payouts"_s});
    QCOMPARE(denied.code, 5);
}

void TestSandbox::aSecondOneSaysThatItsCatalogIsNotSaved()
{
    const auto second = Meshctl().start({u"sandbox"_s, u"run"_s});
    QByteArray lines;
    QTRY_VERIFY_WITH_TIMEOUT((lines += second->readAllStandardOutput()).count('\n') >= 2, 20'000);
    const QByteArray words = second->readAllStandardError();
    QVERIFY2(words.startsWith("meshctl: another Meshscope runs the sandbox"), words.constData());
    kill(pid_t(second->processId()), SIGINT);
    QVERIFY(second->waitForFinished(10'000));
    QCOMPARE(second->exitCode(), 130);
}

void TestSandbox::offlineTheCacheServes()
{
    stop();
    const Ran offline = run({u"--offline"_s, u"products"_s, u"list"_s, u"--domain"_s, u"sales"_s});
    QVERIFY2(offline.code == 0, offline.err.constData());
    QCOMPARE(offline.lines().size(), 2);
    const Ran gone = run({u"products"_s, u"list"_s, u"--domain"_s, u"sales"_s});
    QCOMPARE(gone.code, 0);
    QCOMPARE(gone.lines().size(), 2);
    QVERIFY2(gone.err.contains("was known at "), gone.err.constData());
    QCOMPARE(run({u"catalog"_s, u"sync"_s}).code, 6);
}

void TestSandbox::itEndsCleanlyOnInterrupt()
{
    QCOMPARE(m_sandbox->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_sandbox->exitCode(), 130);
}

MESH_TEST(TestSandbox)
#include "tst_sandbox.moc"
