// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cluster.h"
#include "tests/support/runner.h"

#include "app/core/tasks.h"
#include "app/workspace/topicfeed.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <array>
#include <thread>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mesh;
using kafka::ReadState;

namespace {

constexpr qint64 recordCount = 10'000'000;
constexpr int partitions = 4;
constexpr int patience = 20 * 60'000;
constexpr qsizetype budgetBytes = qsizetype{64} << 20;

/// Of this process, in bytes.
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QFile::ReadOnly)
               ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)
               : 0;
}

/// Makes records on a thread of its own, as somebody else's program would.
class Source
{
public:
    Source(test::TestCluster &cluster, const QString &topic)
        : m_thread([this, &cluster, topic] {
            m_delivered = cluster.fill(topic, 0, recordCount,
                                       [](qint64 number) { return QByteArray::number(number); });
            m_done = true;
        })
    {}
    [[nodiscard]] bool done() const { return m_done; }
    [[nodiscard]] bool delivered() const { return m_delivered; }

private:
    std::atomic<bool> m_delivered = false;
    std::atomic<bool> m_done = false;
    std::jthread m_thread;
};

} // namespace

/// Ten million records through one live feed, while they are made.
class TestManyRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allAreCountedAndTheMemoryIsBounded();
};

void TestManyRecords::allAreCountedAndTheMemoryIsBounded()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    test::TestCluster cluster(stack.kafka);
    const QString topic = cluster.makeTopic(partitions);
    QVERIFY(!topic.isEmpty());

    core::Tasks tasks;
    records::MemoryBudget budget(budgetBytes);
    workspace::TopicFeed feed(cluster.connection(), topic, std::make_shared<schema::Decoder>(),
                              budget, {.rows = recordCount}, tasks);
    const qint64 residentBefore = residentBytes();
    qsizetype mostUsed = 0;
    qint64 mostResident = 0;
    bool addsUp = true;
    QTimer frames;
    connect(&frames, &QTimer::timeout, this, [&] {
        feed.pendingChange();
        feed.commitRemoval();
        feed.commitAppend();
        const records::Ledger &ledger = feed.ledger();
        addsUp = addsUp && ledger.received() == ledger.shown() + ledger.filtered() +
                                                    ledger.skipped() + ledger.undecodable();
        mostUsed = std::max(mostUsed, budget.used());
        mostResident = std::max(mostResident, residentBytes());
    });
    frames.start(33);

    QElapsedTimer timer;
    timer.start();
    feed.start({.from = kafka::FromBeginning{}});
    const Source source(cluster, topic);
    QTRY_VERIFY_WITH_TIMEOUT(source.done(), patience);
    QVERIFY(source.delivered());
    const qint64 produced = timer.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(feed.ledger().received(), quint64(recordCount), patience);
    QTRY_COMPARE_WITH_TIMEOUT(feed.status()->state, ReadState::CaughtUp, patience);

    QVERIFY(addsUp);
    QCOMPARE(feed.ledger().received(), quint64(recordCount));
    QCOMPARE(feed.ledger().undecodable(), quint64(0));
    QCOMPARE(feed.status()->jumpCount, quint64(0));
    // The newest rows are kept, as many as the budget has room for.
    QVERIFY(feed.rowCount() < recordCount);
    QVERIFY(feed.rowCount() > 100'000);
    QVERIFY2(mostUsed <= budgetBytes, qPrintable(QString::number(mostUsed)));
    const qsizetype perRow = mostUsed / feed.rowCount();
    QVERIFY2(perRow <= 48 + 20, qPrintable(QString::number(perRow))); // key, number, and 48
    std::array<qint64, partitions> newest{};
    for (qsizetype row = 0; row < feed.rowCount(); ++row) {
        const records::RecordView record = feed.at(row);
        newest.at(size_t(record.partition)) = record.offset;
    }
    for (const kafka::PartitionStatus &partition : feed.status()->partitions) {
        QCOMPARE(newest.at(size_t(partition.partition)), partition.high - 1);
    }
    // Beside the rows: what is on its way, in librdkafka, in the queue, and in the producer here.
    const qint64 grown = mostResident - residentBefore;
    qInfo(
        "10 M records produced in %.1f s, read in %.1f s; %lld rows in %lld MiB, the process grew "
        "by %lld MiB",
        double(produced) / 1e3, double(timer.elapsed()) / 1e3, qint64(feed.rowCount()),
        qint64(mostUsed >> 20), grown >> 20);
    const kafka::ConsumerSession::Settings settings;
    const qint64 onTheWay = settings.queueBytes + qint64(settings.fetchKilobytes) * 1024;
    QVERIFY2(grown < budgetBytes + 2 * onTheWay, qPrintable(QString::number(grown)));
}

MESH_TEST(TestManyRecords)

#include "tst_manyrecords.moc"
