// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/kafka/clustertools.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Received;
using test::TemporaryTopic;

namespace {

// Records of 2023 would be retention's at once.
const std::map<QString, QString> keepForGood{{u"retention.ms"_s, u"-1"_s}};

QList<qint64> offsetsOf(const std::vector<Received> &received)
{
    QList<qint64> offsets;
    for (const Received &each : received) {
        offsets.append(each.offset);
    }
    return offsets;
}

} // namespace

/// Sessions on a real broker.
class TestConsumerSession : public QObject
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

    void readsEveryRecordOnce()
    {
        TemporaryTopic topic(m_admin, 6);
        topic.fill(20'000);
        QVERIFY(!topic.failure());
        ConsumerSession session(
            m_connection, {.topics = {topic.name()}, .from = FromBeginning{}, .to = ToEnds{}});
        std::vector<Received> received;
        QTRY_VERIFY((test::takeInto(received, session), session.queue().isFinished()));
        QCOMPARE(received.size(), size_t{20'000});
        std::map<std::pair<int, qint64>, int> seen;
        for (const Received &each : received) {
            ++seen[{each.partition, each.offset}];
        }
        QCOMPARE(seen.size(), size_t{20'000});
        const auto status = session.status();
        QCOMPARE(status->state, ReadState::Finished);
        QCOMPARE(status->received, quint64(20'000));
        QCOMPARE(status->gaps.total(), quint64(0));
        QCOMPARE(status->lag(), 0);
    }

    void startsWhereAsked_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QList<qint64>>("offsets");
        QTest::addRow("beginning") << u"beginning"_s << QList<qint64>{0, 1, 2, 3, 4};
        QTest::addRow("newest 2") << u"newest"_s << QList<qint64>{3, 4};
        QTest::addRow("offset 3") << u"offset"_s << QList<qint64>{3, 4};
        QTest::addRow("an offset beyond the end") << u"beyond"_s << QList<qint64>{};
        QTest::addRow("the end") << u"end"_s << QList<qint64>{};
        QTest::addRow("the time of record 2") << u"time"_s << QList<qint64>{2, 3, 4};
        QTest::addRow("a time to come") << u"future"_s << QList<qint64>{};
    }

    void startsWhereAsked()
    {
        QFETCH(QString, from);
        QFETCH(QList<qint64>, offsets);
        TemporaryTopic topic(m_admin, 1, keepForGood);
        auto producer = Producer::create(m_admin, {}).value();
        for (qint64 i = 0; i < 5; ++i) {
            QVERIFY(producer->produce({.topic = topic.name(),
                                       .value = "v"_ba,
                                       .timestamp = 1'700'000'000'000 + i * 1000}));
        }
        const std::map<QString, ReadFrom> starts{{u"beginning"_s, FromBeginning{}},
                                                 {u"newest"_s, FromNewest{2}},
                                                 {u"offset"_s, FromOffset{.offset = 3}},
                                                 {u"beyond"_s, FromOffset{.offset = 99}},
                                                 {u"end"_s, FromEnd{}},
                                                 {u"time"_s, FromTime{1'700'000'002'000}},
                                                 {u"future"_s, FromTime{1'800'000'000'000}}};
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = starts.at(from)});
        std::vector<Received> received;
        QTRY_COMPARE(session.status()->state, ReadState::CaughtUp);
        test::takeInto(received, session);
        QCOMPARE(offsetsOf(received), offsets);

        // And follows from there.
        QVERIFY(producer->produce({.topic = topic.name(), .value = "later"_ba}));
        QTRY_VERIFY(
            (test::takeInto(received, session), !received.empty() && received.back().offset == 5));
        QCOMPARE(offsetsOf(received), offsets + QList<qint64>{5});
    }

    void endsWhereAsked_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QList<qint64>>("offsets");
        QTest::addRow("the ends of now") << u"ends"_s << QList<qint64>{0, 1, 2, 3, 4};
        QTest::addRow("before the time of record 3") << u"time"_s << QList<qint64>{0, 1, 2};
        QTest::addRow("before offset 2") << u"offset"_s << QList<qint64>{0, 1};
        QTest::addRow("after 4 records") << u"count"_s << QList<qint64>{0, 1, 2, 3};
        QTest::addRow("before its first record") << u"nothing"_s << QList<qint64>{};
    }

    void endsWhereAsked()
    {
        QFETCH(QString, to);
        QFETCH(QList<qint64>, offsets);
        TemporaryTopic topic(m_admin, 1, keepForGood);
        auto producer = Producer::create(m_admin, {}).value();
        for (qint64 i = 0; i < 5; ++i) {
            QVERIFY(producer->produce({.topic = topic.name(),
                                       .value = "v"_ba,
                                       .timestamp = 1'700'000'000'000 + i * 1000}));
        }
        const std::map<QString, ReadTo> ends{{u"ends"_s, ToEnds{}},
                                             {u"time"_s, ToTime{1'700'000'003'000}},
                                             {u"offset"_s, ToOffset{.offset = 2}},
                                             {u"count"_s, ToCount{4}},
                                             {u"nothing"_s, ToOffset{.offset = 0}}};
        ConsumerSession session(
            m_connection, {.topics = {topic.name()}, .from = FromBeginning{}, .to = ends.at(to)});
        std::vector<Received> received;
        QTRY_VERIFY((test::takeInto(received, session), session.queue().isFinished()));
        QTRY_COMPARE(session.status()->state, ReadState::Finished);
        QCOMPARE(offsetsOf(received), offsets);
    }

    void whatIsHeldForMergingIsHandedOverAtTheEnd()
    {
        TemporaryTopic topic(m_admin, 1);
        topic.fill(5);
        QVERIFY(!topic.failure());
        ConsumerSession session(
            m_connection, {.topics = {topic.name()}, .from = FromNewest{5}, .to = ToCount{4}});
        std::vector<Received> received;
        QTRY_VERIFY((test::takeInto(received, session), session.queue().isFinished()));
        QCOMPARE(offsetsOf(received), (QList<qint64>{0, 1, 2, 3}));
        QCOMPARE(session.status()->received, quint64(received.size()));
    }

    void newestAreSharedOutAndMergedByTime()
    {
        TemporaryTopic topic(m_admin, 3, keepForGood);
        auto producer = Producer::create(m_admin, {}).value();
        // Partition 0 has one record only: the others give what it lacks.
        for (qint64 i = 0; i < 40; ++i) {
            const core::PartitionId partition = i == 39 ? 0 : 1 + static_cast<int>(i % 2);
            QVERIFY(producer->send({.topic = topic.name(),
                                    .partition = partition,
                                    .value = "v"_ba,
                                    .timestamp = 1'700'000'000'000 + i}));
        }
        QVERIFY(producer->flush(10s));
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromNewest{11}});
        std::vector<Received> received;
        QTRY_VERIFY((test::takeInto(received, session), received.size() >= 11));
        QCOMPARE(received.size(), size_t{11});
        QVERIFY(std::is_sorted(received.begin(), received.end(), [](const auto &a, const auto &b) {
            return a.timestamp < b.timestamp;
        }));
        QCOMPARE(received.back().partition, 0);
        QCOMPARE(received.front().timestamp, 1'700'000'000'029);
    }

    void anEvenSampleSpansTheRange_data()
    {
        QTest::addColumn<int>("records");
        QTest::addColumn<int>("wanted");
        QTest::addRow("read through") << 1000 << 10;
        QTest::addRow("sought") << 60'000 << 6;
        QTest::addRow("more than there are") << 5 << 10;
    }

    void anEvenSampleSpansTheRange()
    {
        QFETCH(int, records);
        QFETCH(int, wanted);
        TemporaryTopic topic(m_admin, 2);
        topic.fill(records);
        ConsumerSession session(
            m_connection,
            {.topics = {topic.name()}, .from = FromBeginning{}, .evenSample = wanted});
        std::vector<Received> received;
        QTRY_VERIFY_WITH_TIMEOUT((test::takeInto(received, session), session.queue().isFinished()),
                                 20'000);
        QCOMPARE(received.size(), static_cast<size_t>(std::min(records, wanted)));
        std::sort(received.begin(), received.end(), [](const auto &a, const auto &b) {
            return std::tie(a.partition, a.offset) < std::tie(b.partition, b.offset);
        });
        const qint64 step = records / wanted;
        for (size_t i = 1; i < received.size() && step > 0; ++i) {
            if (received[i].partition == received[i - 1].partition) {
                QVERIFY(qAbs(received[i].offset - received[i - 1].offset - step) <= 1);
            }
        }
    }

    void bytesArriveAsTheyWere()
    {
        TemporaryTopic topic(m_admin, 1, {{u"max.message.bytes"_s, u"10000000"_s}});
        Connection large = m_connection;
        large.profile.properties[u"message.max.bytes"_s] = u"10000000"_s;
        auto producer = Producer::create(test::adminOf(large), {}).value();
        const std::vector<OutgoingRecord> sent{
            {.topic = topic.name()},
            {.topic = topic.name(), .key = ""_ba, .value = ""_ba},
            {.topic = topic.name(), .key = "tombstone"_ba},
            {.topic = topic.name(), .key = "\xff\xc3\x28"_ba, .value = "\xfe\0\x01"_ba},
            {.topic = topic.name(), .value = QByteArray(5'000'000, 'x')},
            {.topic = topic.name(),
             .value = "v"_ba,
             .headers = {
                 {"a"_ba, "1"_ba}, {"a"_ba, "2"_ba}, {"b"_ba, std::nullopt}, {"c"_ba, ""_ba}}}};
        for (const OutgoingRecord &record : sent) {
            const auto delivery = producer->produce(record);
            QVERIFY2(delivery, delivery ? "" : qPrintable(delivery.error().detail));
        }
        ConsumerSession session(
            m_connection, {.topics = {topic.name()}, .from = FromBeginning{}, .to = ToEnds{}});
        std::vector<records::Batch> batches;
        QTRY_VERIFY(session.queue().isFinished() || [&] {
            for (auto &batch : session.queue().takeAll()) {
                batches.push_back(std::move(batch));
            }
            return session.queue().isFinished();
        }());
        size_t at = 0;
        for (const records::Batch &batch : batches) {
            for (qsizetype i = 0; i < batch.size(); ++i, ++at) {
                const records::RecordView record = batch.at(i);
                QCOMPARE(record.key.has_value(), sent[at].key.has_value());
                QCOMPARE(record.value.has_value(), sent[at].value.has_value());
                QVERIFY(!record.key || *record.key == QByteArrayView(*sent[at].key));
                QVERIFY(!record.value || *record.value == QByteArrayView(*sent[at].value));
                const auto headers = record.headers();
                QCOMPARE(headers.size(), sent[at].headers.size());
                for (size_t h = 0; h < headers.size(); ++h) {
                    QCOMPARE(headers[h].name.toByteArray(), sent[at].headers[h].first);
                    QCOMPARE(headers[h].value.has_value(), sent[at].headers[h].second.has_value());
                }
            }
        }
        QCOMPARE(at, sent.size());
    }

    void theFirstRecordComesQuickly()
    {
        TemporaryTopic topic(m_admin, 6);
        topic.fill(600);
        QElapsedTimer timer;
        timer.start();
        ConsumerSession session(m_connection, {.topics = {topic.name()}, .from = FromBeginning{}});
        const auto first = session.queue().waitAndTakeAll(10s);
        const qint64 elapsed = timer.elapsed();
        QVERIFY(!first.empty());
        // A naive assign to the beginning takes 500 ms; loaded machines get room.
        QVERIFY2(elapsed < 250, qPrintable(QString::number(elapsed)));
        qInfo("first record after %lld ms", elapsed);
    }

private:
    test::Stack m_stack;
    Connection m_connection;
    std::shared_ptr<Admin> m_admin;
};

MESH_TEST(TestConsumerSession)

} // namespace mesh::kafka

#include "tst_consumersession.moc"
