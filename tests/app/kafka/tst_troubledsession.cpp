// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/kafka/clustertools.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>

#include <signal.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using records::JumpedRange;
using test::OwnBroker;
using test::Received;
using test::TemporaryTopic;

namespace {

quint64 distinct(const std::vector<Received> &received)
{
    QSet<std::pair<int, qint64>> seen;
    for (const Received &each : received) {
        seen.insert({each.partition, each.offset});
    }
    return static_cast<quint64>(seen.size());
}

int partitionsOf(const ReadStatus &status, quint16 topic)
{
    return int(std::count_if(status.partitions.begin(), status.partitions.end(),
                             [topic](const auto &each) { return each.topic == topic; }));
}

} // namespace

/// What goes wrong while a topic is read, on a real broker: the session says so and goes on.
class TestTroubledSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stack = test::Stack::fromEnvironment();
        MESH_NEEDS(m_stack.kafka);
        m_connection = test::connectionTo(m_stack.kafka);
        m_admin = test::adminOf(m_connection);
    }

    void anAbortedTransactionIsInTheLedger()
    {
        TemporaryTopic topic(m_admin, 1);
        topic.fill(2);                                           // 0 1
        topic.transaction(3, TemporaryTopic::Ending::Aborted);   // 2 3 4, mark 5
        topic.transaction(2, TemporaryTopic::Ending::Committed); // 6 7, mark 8
        QVERIFY(!topic.failure());
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromBeginning{}});
        QTRY_COMPARE(session.status()->state, ReadState::CaughtUp);
        const auto status = session.status();
        QCOMPARE(status->received, quint64(4));
        QCOMPARE(status->gaps.total(), quint64(5));
        QCOMPARE(status->partitions[0].position, 9);
        QTRY_COMPARE(session.status()->gaps.aborted, quint64(3));
        QTRY_COMPARE(session.status()->gaps.control, quint64(2));
        QCOMPARE(session.status()->gaps.total(), quint64(5));
    }

    void anOpenTransactionIsHeldBack()
    {
        TemporaryTopic topic(m_admin, 1);
        topic.fill(2);
        auto hanging = topic.transaction(3, TemporaryTopic::Ending::Open);
        topic.fill(1); // waits behind it
        QVERIFY(!topic.failure());
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromBeginning{}});
        QTRY_COMPARE(session.status()->heldBack(), quint64(4));
        QCOMPARE(session.status()->state, ReadState::CaughtUp);
        QCOMPARE(session.status()->received, quint64(2));
        QCOMPARE(session.status()->lag(), 0);
        QVERIFY(hanging->commit(10s));
        QTRY_COMPARE(session.status()->received, quint64(6));
        QTRY_COMPARE(session.status()->heldBack(), quint64(0));
    }

    void aCompactedTopicHasHoles()
    {
        TemporaryTopic topic(m_admin, 1,
                             {{u"cleanup.policy"_s, u"compact"_s},
                              {u"segment.ms"_s, u"100"_s},
                              {u"min.cleanable.dirty.ratio"_s, u"0.01"_s},
                              {u"max.compaction.lag.ms"_s, u"100"_s}});
        auto producer = Producer::create(m_admin, {}).value();
        // Each record is a second after the one before: it begins a segment, and the one before can
        // be compacted.
        core::TimestampMs time = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
        const auto write = [&] {
            return producer->produce({.topic = topic.name(),
                                      .key = "same"_ba,
                                      .value = "v"_ba,
                                      .timestamp = time += 1000});
        };
        // Compaction is the broker's to begin: write until it has.
        const auto holes = [&] {
            if (!write()) {
                return false;
            }
            ConsumerSession session(
                m_connection, {.topics = {topic.name()}, .from = FromBeginning{}, .to = ToEnds{}});
            std::vector<Received> received;
            const auto finished = [&] {
                test::takeInto(received, session);
                return session.queue().isFinished();
            };
            return QTest::qWaitFor(finished, 5000) && session.status()->gaps.total() >= 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(holes(), 60'000);
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromBeginning{}});
        QTRY_VERIFY(session.status()->gaps.compacted >= 2);
        const auto status = session.status();
        QCOMPARE(status->gaps.aborted, quint64(0));
        const auto &partition = status->partitions[0];
        QCOMPARE(status->received + status->gaps.total(),
                 quint64(partition.position - partition.start));
    }

    void retentionOvertakesAPausedSession()
    {
        TemporaryTopic topic(m_admin, 1);
        topic.fill(100);
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromBeginning{}});
        QTRY_COMPARE(session.status()->state, ReadState::CaughtUp);
        session.pause();
        QTRY_COMPARE(session.status()->state, ReadState::Paused);
        topic.fill(100);
        QTRY_COMPARE(session.status()->lag(), 100); // what waits is told while paused
        topic.deleteBefore(0, 150);
        QVERIFY(!topic.failure());
        session.resume();
        QTRY_COMPARE(session.status()->received, quint64(150));
        const auto status = session.status();
        QCOMPARE(status->jumpCount, quint64(1));
        QCOMPARE(status->jumpedOffsets, quint64(50));
        QCOMPARE(status->jumps[0],
                 (JumpedRange{.from = 100, .to = 150, .reason = JumpedRange::Reason::Retention}));
        QVERIFY(!status->error);
    }

    void aViewThatTakesNothingStopsTheFetching()
    {
        TemporaryTopic topic(m_admin, 1);
        topic.fill(50'000);
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromBeginning{}},
                                {.queueBytes = 100'000});
        QTRY_VERIFY(session.queue().bytes() > 0);
        // While nothing is fetched the ends are asked for: that it knows of one more says so.
        topic.fill(1);
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->partitions[0].high, 50'001, 10'000);
        const quint64 before = session.status()->received;
        QVERIFY(before < 50'000);
        topic.deleteBefore(0, 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->partitions[0].low, 40'000, 10'000);
        QCOMPARE(session.status()->received, before);
        std::vector<Received> received;
        QTRY_VERIFY(
            (test::takeInto(received, session), session.status()->state == ReadState::CaughtUp));
        test::takeInto(received, session);
        const auto status = session.status();
        QCOMPARE(quint64(received.size()), status->received);
        QCOMPARE(distinct(received), quint64(received.size()));
        QVERIFY(status->jumpedOffsets > 0); // nothing was fetched ahead
        QCOMPARE(status->received + status->jumpedOffsets, quint64(50'001));
    }

    void partitionsThatAreAddedAreReadFromTheirBeginning()
    {
        TemporaryTopic topic(m_admin, 1);
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromEnd{}});
        QTRY_COMPARE(session.status()->state, ReadState::CaughtUp);
        topic.growTo(3);
        auto producer = Producer::create(test::adminOf(m_connection), {}).value();
        bool written = false; // the broker may take a moment
        const auto write = [&] {
            written =
                written ||
                producer->produce({.topic = topic.name(), .partition = 2, .value = "new"_ba}).ok();
            return written;
        };
        QTRY_VERIFY(write());
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->received, quint64(1), 10'000);
        QCOMPARE(session.status()->partitions.size(), size_t{3});
    }

    void aTopicThatIsDeletedIsToldAndNotMadeAgain()
    {
        TemporaryTopic topic(m_admin, 1);
        topic.fill(5);
        TemporaryTopic other(m_admin, 1);
        ConsumerSession session(m_connection,
                                {.topics = {topic.name(), other.name()}, .from = FromBeginning{}});
        QTRY_COMPARE(session.status()->state, ReadState::CaughtUp);
        QVERIFY(m_admin->deleteTopic(topic.name()));
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->state, ReadState::Stalled, 10'000);
        QCOMPARE(session.status()->error->code, core::Code::NotFound);
        QCOMPARE(session.status()->error->where.name, topic.name());
        // The look that finds a new partition of the other topic has asked for this one before.
        for (int partitions = 2; partitions <= 4; ++partitions) {
            other.growTo(partitions);
            QTRY_COMPARE_WITH_TIMEOUT(partitionsOf(*session.status(), 1), partitions, 10'000);
        }
        QCOMPARE(m_admin->topicDetail(topic.name()).error().code, core::Code::NotFound);

        // Made anew, it is read from its beginning.
        QVERIFY(m_admin->createTopic({.name = topic.name(), .partitions = 1}));
        topic.fill(2);
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->received, quint64(7), 10'000);
        const auto status = session.status();
        QCOMPARE(status->jumpCount, quint64(1));
        QCOMPARE(status->jumps[0].reason, JumpedRange::Reason::Recreated);
        QVERIFY(!status->error);
    }

    void fiveHundredPartitions()
    {
        TemporaryTopic topic(m_admin, 500);
        topic.fill(1000);
        const auto detail = m_admin->topicDetail(topic.name());
        QVERIFY(detail);
        QCOMPARE(detail->partitions.size(), size_t{500});
        QCOMPARE(detail->span(), 1000);
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromNewest{500}});
        std::vector<Received> received;
        QTRY_VERIFY_WITH_TIMEOUT((test::takeInto(received, session), received.size() >= 500),
                                 10'000);
        QCOMPARE(received.size(), size_t{500});
        QCOMPARE(distinct(received), quint64(500));
        topic.fill(1000);
        QTRY_VERIFY_WITH_TIMEOUT((test::takeInto(received, session), received.size() >= 1500),
                                 10'000);
        QCOMPARE(distinct(received), quint64(1500));
    }

    void aHungBrokerIsToldAndSurvived()
    {
        MESH_NEEDS(m_stack.scripts);
        OwnBroker broker(m_stack.scripts);
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        const auto admin = test::adminOf(broker.connection());
        TemporaryTopic topic(admin, 2);
        topic.fill(10);
        ConsumerSession session(broker.connection(),
                                {.topics = {topic.name()}, .from = FromBeginning{}});
        QTRY_COMPARE(session.status()->received, quint64(10));

        broker.signal(SIGSTOP);
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->state, ReadState::Stalled, 15'000);
        QVERIFY(session.status()->error->retriable);
        broker.signal(SIGCONT);
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->state, ReadState::CaughtUp, 30'000);
        topic.fill(10);
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->received, quint64(20), 30'000);

        broker.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->state, ReadState::Stalled, 15'000);
        QCOMPARE(session.status()->error->code, core::Code::Unreachable);
        QVERIFY2(broker.start(), qPrintable(broker.log()));
        QTRY_COMPARE_WITH_TIMEOUT(session.status()->state, ReadState::CaughtUp, 30'000);
        topic.fill(10);
        std::vector<Received> received;
        QTRY_VERIFY_WITH_TIMEOUT((test::takeInto(received, session), received.size() >= 30),
                                 30'000);
        QCOMPARE(distinct(received), quint64(30));
        QCOMPARE(session.status()->jumpCount, quint64(0));
    }

private:
    test::Stack m_stack;
    Connection m_connection;
    std::shared_ptr<Admin> m_admin;
};

MESH_TEST(TestTroubledSession)

} // namespace mesh::kafka

#include "tst_troubledsession.moc"
