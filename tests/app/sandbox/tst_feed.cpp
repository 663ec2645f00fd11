// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/sandbox/feed.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::sandbox;

namespace {

constexpr core::TimestampMs start = 1'795'435'200'000;

std::vector<EventEncoder> jsonEncoders(std::size_t count)
{
    return std::vector<EventEncoder>(
        count, EventEncoder(plainEncoding(Encoding::Json), plainEncoding(Encoding::Json)));
}

/// A feed of the whole mesh that writes into a list.
struct Recorded
{
    explicit Recorded(std::chrono::minutes history, quint64 seed = 1)
        : feed(meshTopics(), jsonEncoders(meshTopics().size()),
               Feed::Settings{seed, 20, start, history},
               [this](const kafka::OutgoingRecord &record) -> core::Result<void> {
                   records.push_back(record);
                   return {};
               })
    {}

    [[nodiscard]] QList<QByteArray> keysOf(const QString &topic) const
    {
        QList<QByteArray> keys;
        for (const kafka::OutgoingRecord &record : records) {
            if (record.topic == topic) {
                keys << record.key.value_or("");
            }
        }
        return keys;
    }

    std::vector<kafka::OutgoingRecord> records;
    Feed feed;
};

} // namespace

class TestFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesNoGapBetweenHistoryAndPresent();
    void writesTheSameBytesForTheSameSeed();
    void keepsFilledTopicsGoingWhileOthersFill();
    void skipsTheHistoryOfATopicThatHasOne();
    void doesNotMakeUpForAnAbsence();
    void endsWhenStopped();
    void handsOnTheErrorOfItsTaker();
    void cutsOffBrokenValues();
};

void TestFeed::leavesNoGapBetweenHistoryAndPresent()
{
    Recorded run(std::chrono::minutes(2));
    QVERIFY(run.feed.fill({}, [] { return start; }));
    QVERIFY(run.feed.catchUp(start + 1'000));
    QVERIFY(run.feed.catchUp(start + 1'000));
    QVERIFY(run.feed.catchUp(start + 60'000));
    const QList<QByteArray> orders = run.keysOf(u"sales.orders"_s);
    QCOMPARE(QSet(orders.begin(), orders.end()).size(), orders.size());
    QVERIFY(std::abs(orders.size() - 3 * 60 * 20) <= 2);
    for (qsizetype i = 1; i < orders.size(); ++i) {
        // "o-4711" in quotes, being JSON here
        QCOMPARE(orders[i].mid(3).chopped(1).toLongLong(),
                 orders[i - 1].mid(3).chopped(1).toLongLong() + 1);
    }
}

void TestFeed::writesTheSameBytesForTheSameSeed()
{
    const auto bytes = [](quint64 seed) {
        Recorded run(std::chrono::minutes(1), seed);
        static_cast<void>(run.feed.fill({}, [] { return start; }));
        QByteArray all;
        for (const kafka::OutgoingRecord &record : run.records) {
            all += record.topic.toUtf8() + QByteArray::number(*record.timestamp) +
                   record.key.value_or("-") + record.value.value_or("-");
        }
        return all;
    };
    QVERIFY(bytes(1) == bytes(1));
    QVERIFY(bytes(1) != bytes(2));
}

void TestFeed::keepsFilledTopicsGoingWhileOthersFill()
{
    Recorded run(std::chrono::minutes(1));
    core::TimestampMs time = start;
    QVERIFY(run.feed.fill({}, [&time] { return time += 1'000; }));
    // sales.orders is first: what became due since was made before the last topic's history.
    const auto later = [](const kafka::OutgoingRecord &record) {
        return record.topic == u"sales.orders" && *record.timestamp > start + 5'000;
    };
    const auto lastTopic = [](const kafka::OutgoingRecord &record) {
        return record.topic == u"_connect-offsets";
    };
    const auto live = std::find_if(run.records.begin(), run.records.end(), later);
    const auto last = std::find_if(run.records.begin(), run.records.end(), lastTopic);
    QVERIFY(live != run.records.end() && last != run.records.end() && live < last);
}

void TestFeed::skipsTheHistoryOfATopicThatHasOne()
{
    Recorded run(std::chrono::minutes(1));
    run.feed.skipHistory(u"sales.orders"_s);
    QVERIFY(run.feed.fill({}, [] { return start; }));
    QCOMPARE(run.keysOf(u"sales.orders"_s).size(), 0);
    QVERIFY(!run.keysOf(u"execution.stocktrades"_s).isEmpty());
    QVERIFY(run.feed.catchUp(start + 10'000));
    QVERIFY(std::abs(run.keysOf(u"sales.orders"_s).size() - 200) <= 1);
}

void TestFeed::doesNotMakeUpForAnAbsence()
{
    Recorded run(std::chrono::minutes(1));
    QVERIFY(run.feed.fill({}, [] { return start; }));
    run.records.clear();
    QVERIFY(run.feed.catchUp(start + 8 * 3'600'000));
    QVERIFY(run.records.empty());
    QVERIFY(run.feed.catchUp(start + 8 * 3'600'000 + 1'000));
    QVERIFY(std::abs(run.keysOf(u"sales.orders"_s).size() - 20) <= 1);
}

void TestFeed::endsWhenStopped()
{
    Recorded run(std::chrono::minutes(60));
    std::stop_source source;
    source.request_stop();
    QVERIFY(run.feed.fill(source.get_token(), [] { return start; }));
    QVERIFY(run.records.empty());
}

void TestFeed::handsOnTheErrorOfItsTaker()
{
    Feed feed(meshTopics(), jsonEncoders(meshTopics().size()),
              {1, 20, start, std::chrono::minutes(1)},
              [](const kafka::OutgoingRecord &record) -> core::Result<void> {
                  return core::Error{core::Code::Denied, u"no"_s, record.topic};
              });
    const auto filled = feed.fill({}, [] { return start; });
    QVERIFY(!filled);
    QCOMPARE(filled.error().code, core::Code::Denied);
    QCOMPARE(filled.error().where.name, u"sales.orders"_s);
}

void TestFeed::cutsOffBrokenValues()
{
    const EventEncoder encoder(plainEncoding(Encoding::Text), plainEncoding(Encoding::Text));
    Event event{u"k"_s, u"123456"_s, 7, {{"h", "v"}}, true};
    const auto broken = encoder.encode(event);
    QCOMPARE(*broken->value, QByteArray("1234"));
    event.broken = false;
    const auto whole = encoder.encode(event);
    QCOMPARE(*whole->value, QByteArray("123456"));
    QCOMPARE(*whole->key, QByteArray("k"));
    QCOMPARE(*whole->timestamp, 7);
    QCOMPARE(whole->headers.size(), std::size_t(1));
    event.value.reset();
    QVERIFY(!encoder.encode(event)->value);
}

MESH_TEST(TestFeed)
#include "tst_feed.moc"
