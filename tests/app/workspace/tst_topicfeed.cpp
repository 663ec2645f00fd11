// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cluster.h"
#include "tests/support/runner.h"

#include "app/core/tasks.h"
#include "app/workspace/topicfeed.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace mesh;
using workspace::TopicFeed;
using workspace::Undecided;

namespace {

QByteArray orderJson(qint64 number)
{
    return "{\"number\":" + QByteArray::number(number) + ",\"region\":\"" +
           (number % 3 == 0 ? "EU" : "US") + "\"}";
}

/// A feed that is looked at sixty times a second, as by a view; checks the ledger at each frame.
class WatchedFeed
{
public:
    WatchedFeed(const kafka::Connection &connection, const QString &topic, qsizetype rows)
        : m_feed(connection, topic, std::make_shared<schema::Decoder>(), m_budget, {.rows = rows},
                 m_tasks)
    {
        QObject::connect(&m_frames, &QTimer::timeout, [this] {
            m_feed.pendingChange();
            m_feed.commitRemoval();
            m_feed.commitAppend();
            const records::Ledger &ledger = m_feed.ledger();
            m_addsUp = m_addsUp && ledger.received() == ledger.shown() + ledger.filtered() +
                                                            ledger.skipped() + ledger.undecodable();
        });
        m_frames.start(16);
    }

    TopicFeed *operator->() { return &m_feed; }
    [[nodiscard]] bool addsUp() const { return m_addsUp; }

private:
    core::Tasks m_tasks;
    records::MemoryBudget m_budget{qsizetype{1} << 30};
    TopicFeed m_feed;
    QTimer m_frames;
    bool m_addsUp = true;
};

std::shared_ptr<const tabular::RecordFilter> filterOf(TopicFeed *feed, const QString &text)
{
    return tabular::RecordFilter::parse(text, *feed->shape());
}

} // namespace

class TestTopicFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsEveryRecordOfATopicOnce();
    void followsWhatComes();
    void aPausedFeedTakesNothingInAndLosesNothing();
    void aFilterLooksThroughWhatIsKeptAndWhatComes();
    void keepsTheNewestRows();
    void aRefusedFeedSaysWhy();

private:
    std::unique_ptr<test::TestCluster> m_cluster;
};

void TestTopicFeed::initTestCase()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    m_cluster = std::make_unique<test::TestCluster>(stack.kafka);
}

void TestTopicFeed::showsEveryRecordOfATopicOnce()
{
    const QString topic = m_cluster->makeTopic(6);
    QVERIFY(m_cluster->fill(topic, 0, 20'000, orderJson));
    WatchedFeed feed(m_cluster->connection(), topic, 1'000'000);
    feed->start({.from = kafka::FromBeginning{}});
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 20'000, 20'000);
    QCOMPARE(feed->ledger().received(), quint64(20'000));
    QSet<QByteArray> keys;
    for (qsizetype row = 0; row < feed->rowCount(); ++row) {
        keys << feed->at(row).key->toByteArray();
    }
    QCOMPARE(keys.size(), 20'000);
    QVERIFY(feed.addsUp());
}

void TestTopicFeed::followsWhatComes()
{
    const QString topic = m_cluster->makeTopic(3);
    WatchedFeed feed(m_cluster->connection(), topic, 1'000'000);
    feed->start({.from = kafka::FromNewest{.records = 100}});
    QTRY_COMPARE_WITH_TIMEOUT(feed->status()->state, kafka::ReadState::CaughtUp, 10'000);
    QVERIFY(m_cluster->fill(topic, 0, 1'000, orderJson));
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 1'000, 10'000);
}

void TestTopicFeed::aPausedFeedTakesNothingInAndLosesNothing()
{
    const QString topic = m_cluster->makeTopic(1);
    QVERIFY(m_cluster->fill(topic, 0, 10, orderJson));
    WatchedFeed feed(m_cluster->connection(), topic, 1'000'000);
    feed->start({.from = kafka::FromBeginning{}});
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 10, 10'000);
    feed->setFollowing(false);
    QTRY_COMPARE_WITH_TIMEOUT(feed->status()->state, kafka::ReadState::Paused, 10'000);
    QVERIFY(m_cluster->fill(topic, 10, 312, orderJson));
    QTRY_COMPARE_WITH_TIMEOUT(feed->waiting(), 312, 10'000);
    QCOMPARE(feed->rowCount(), 10);
    feed->setFollowing(true);
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 322, 10'000);
    QTRY_COMPARE(feed->waiting(), 0);
}

void TestTopicFeed::aFilterLooksThroughWhatIsKeptAndWhatComes()
{
    const QString topic = m_cluster->makeTopic(2);
    QVERIFY(m_cluster->fill(topic, 0, 3'000, orderJson));
    WatchedFeed feed(m_cluster->connection(), topic, 1'000'000);
    feed->start({.from = kafka::FromBeginning{}});
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 3'000, 10'000);

    feed->setFilter(filterOf(feed.operator->(), u"region = 'EU' AND number >= 1500"_s),
                    Undecided::Hidden);
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 500, 10'000);
    QCOMPARE(feed->ledger().filtered(), quint64(2'500));
    QVERIFY(m_cluster->fill(topic, 3'000, 3'000, orderJson));
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 1'500, 10'000);
    QCOMPARE(feed->ledger().received(), quint64(6'000));

    feed->setFilter(filterOf(feed.operator->(), u"\"number\":1500,"_s), Undecided::Hidden);
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 1, 10'000);
    feed->setFilter(nullptr, Undecided::Hidden);
    QTRY_COMPARE_WITH_TIMEOUT(feed->rowCount(), 6'000, 10'000);
    QVERIFY(feed.addsUp());
}

void TestTopicFeed::keepsTheNewestRows()
{
    const QString topic = m_cluster->makeTopic(1);
    QVERIFY(m_cluster->fill(topic, 0, 50'000, orderJson));
    WatchedFeed feed(m_cluster->connection(), topic, 10'000);
    feed->start({.from = kafka::FromBeginning{}});
    QTRY_COMPARE_WITH_TIMEOUT(feed->ledger().received(), quint64(50'000), 20'000);
    QTRY_COMPARE(feed->rowCount(), 10'000);
    QCOMPARE(feed->at(0).offset, 40'000);
    QCOMPARE(feed->at(9'999).offset, 49'999);
    QVERIFY(feed.addsUp());
}

void TestTopicFeed::aRefusedFeedSaysWhy()
{
    core::Tasks tasks;
    records::MemoryBudget budget(qsizetype{1} << 20);
    TopicFeed feed(m_cluster->connection(), u"payouts"_s, std::make_shared<schema::Decoder>(),
                   budget, {}, tasks, core::Error{core::Code::Denied, {}, u"payouts"_s});
    feed.start({});
    QCOMPARE(feed.status()->state, kafka::ReadState::Failed);
    QCOMPARE(feed.status()->error->code, core::Code::Denied);
}

MESH_TEST(TestTopicFeed)
#include "tst_topicfeed.moc"
