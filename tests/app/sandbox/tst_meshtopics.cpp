// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/sandbox/meshfacts.h"
#include "app/schema/json.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace mesh::sandbox;
using mesh::core::TimestampMs;
using mesh::schema::Value;

namespace {

constexpr TimestampMs start = 1'795'000'000'000; // in November 2026
constexpr TimestampMs hour = 3'600'000;
constexpr quint64 seed = 1;

/// The events of a topic from one time to another, at 20 a second.
std::vector<Event> eventsOf(const QString &name, TimestampMs from, TimestampMs to,
                            quint64 withSeed = seed)
{
    std::vector<Event> events;
    for (const TopicSpec &topic : meshTopics()) {
        if (topic.name != name) {
            continue;
        }
        const Timeline timeline(withSeed, topic.name, 20 * topic.share);
        for (qint64 tick = timeline.firstTickAfter(from); timeline.timeOf(tick) < to; ++tick) {
            if (auto event =
                    topic.generate({withSeed, tick, timeline.timeOf(tick), start, &timeline})) {
                events.push_back(*std::move(event));
            }
        }
    }
    return events;
}

/// The hour before the mesh is started.
std::vector<Event> hourOf(const QString &name)
{
    return eventsOf(name, start - hour, start);
}

QByteArray fingerprint(const std::vector<Event> &events)
{
    QByteArray text;
    for (const Event &event : events) {
        text += QByteArray::number(event.time);
        text += event.key ? mesh::schema::toJson(*event.key) : "-";
        text += event.value ? mesh::schema::toJson(*event.value) : "-";
        text += event.broken ? "!\n" : "\n";
    }
    return text;
}

QString textAt(const Event &event, QStringView path)
{
    const Value *value = event.value ? event.value->path(path) : nullptr;
    return value ? value->toDisplay() : QString();
}

qint64 numberAt(const Event &event, QStringView path)
{
    const Value *value = event.value ? event.value->path(path) : nullptr;
    const auto *number = value ? value->as<qint64>() : nullptr;
    return number ? *number : -1;
}

template<typename Predicate>
qsizetype count(const std::vector<Event> &events, Predicate predicate)
{
    return std::count_if(events.begin(), events.end(), predicate);
}

} // namespace

class TestMeshTopics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTopicsByTheirProduct();
    void makesTwentyRecordsASecond_data();
    void makesTwentyRecordsASecond();
    void isTheSameForTheSameSeed_data();
    void isTheSameForTheSameSeed();
    void keepsTimestampsInOrderButForLateEvents();
    void ticksFallOnTheirTime();
    void breaksOneOrderInFiveHundred();
    void numbersCustomersAboveDoubles();
    void missesTwelveCustomersOfTenThousand();
    void joinsOrdersWithCustomers();
    void joinsRefundsAndShipmentsWithOrders();
    void pausesShipments();
    void leavesTombstonesInStock();
    void losesReferrersForTwentyMinutes();
    void derivesTradesAsTheirStatementSays();
    void sumsTrendingStocksByWindow();
    void goesOnInTheMiddleOfAWindow();
    void stopsOrderTotals();
    void hidesWhatFinancePublishes();
};

void TestMeshTopics::namesTopicsByTheirProduct()
{
    QSet<QString> names;
    for (const TopicSpec &topic : meshTopics()) {
        QVERIFY2(!names.contains(topic.name), qPrintable(topic.name));
        names.insert(topic.name);
        QVERIFY(topic.partitions > 0 && topic.share > 0);
    }
    for (const QString &expected :
         {u"sales.orders"_s, u"sales.refunds"_s, u"logistics.shipments"_s,
          u"logistics.stock_levels"_s, u"membership.users"_s, u"membership.customers"_s,
          u"edge.pageviews_v1"_s, u"edge.pageviews_v2"_s, u"execution.stocktrades"_s,
          u"analytics.trending_stocks"_s, u"analytics.high_value_trades"_s,
          u"analytics.us_enriched"_s, u"analytics.order_totals"_s, u"finance.payouts"_s,
          u"clicks_tmp"_s, u"legacy.csv"_s, u"_connect-offsets"_s}) {
        QVERIFY2(names.contains(expected), qPrintable(expected));
    }
}

void TestMeshTopics::makesTwentyRecordsASecond_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<int>("expected");
    QTest::addRow("orders") << u"sales.orders"_s << 72'000;
    QTest::addRow("refunds, a tenth") << u"sales.refunds"_s << 7'200;
    QTest::addRow("trades") << u"execution.stocktrades"_s << 72'000;
    QTest::addRow("clicks") << u"clicks_tmp"_s << 72'000;
    QTest::addRow("the never matching") << u"analytics.us_enriched"_s << 0;
}

void TestMeshTopics::makesTwentyRecordsASecond()
{
    QFETCH(QString, topic);
    QFETCH(int, expected);
    // The first and the last tick may fall to either side of the hour.
    QVERIFY(std::abs(static_cast<int>(hourOf(topic).size()) - expected) <= 2);
}

void TestMeshTopics::isTheSameForTheSameSeed_data()
{
    QTest::addColumn<QString>("topic");
    for (const TopicSpec &topic : meshTopics()) {
        if (topic.name != u"analytics.us_enriched") {
            QTest::addRow("%s", qPrintable(topic.name)) << topic.name;
        }
    }
}

void TestMeshTopics::isTheSameForTheSameSeed()
{
    QFETCH(QString, topic);
    const auto bytes = [&topic](quint64 withSeed) {
        return fingerprint(eventsOf(topic, start - 40 * 60'000, start - 35 * 60'000, withSeed));
    };
    const QByteArray once = bytes(1);
    QCOMPARE(bytes(1), once);
    QVERIFY(bytes(2) != once);
}

void TestMeshTopics::keepsTimestampsInOrderButForLateEvents()
{
    for (const TopicSpec &topic : meshTopics()) {
        const std::vector<Event> events = hourOf(topic.name);
        qsizetype late = 0;
        for (std::size_t i = 1; i < events.size(); ++i) {
            late += events[i].time < events[i - 1].time ? 1 : 0;
        }
        if (topic.name == u"edge.pageviews_v2") {
            QVERIFY(late > 1'500 && late < 3'000);
        } else {
            QCOMPARE(late, 0);
        }
    }
}

void TestMeshTopics::ticksFallOnTheirTime()
{
    const Timeline timeline(seed, u"x", 20);
    const qint64 tick = timeline.firstTickAfter(start);
    QVERIFY(timeline.timeOf(tick) >= start);
    QVERIFY(timeline.timeOf(tick - 1) < start);
    QVERIFY(timeline.timeOf(tick + 1) > timeline.timeOf(tick - 1));
    QVERIFY(timeline.timeOf(tick + 20) - start < 1'100);
}

void TestMeshTopics::breaksOneOrderInFiveHundred()
{
    const qsizetype broken =
        count(hourOf(u"sales.orders"_s), [](const Event &event) { return event.broken; });
    QCOMPARE(broken, 144);
}

void TestMeshTopics::numbersCustomersAboveDoubles()
{
    for (const Event &event : hourOf(u"sales.orders"_s)) {
        QVERIFY(numberAt(event, u"customer.id") > (qint64(1) << 53));
    }
    QCOMPARE(customerOf(seed, 0).id, 9'007'199'254'740'993);
}

void TestMeshTopics::missesTwelveCustomersOfTenThousand()
{
    QSet<qint64> seen;
    for (const Event &event : hourOf(u"membership.customers"_s)) {
        seen.insert(numberAt(event, u"id"));
    }
    QCOMPARE(seen.size(), 9'988);
}

void TestMeshTopics::joinsOrdersWithCustomers()
{
    QHash<qint64, QString> emails;
    for (const Event &event : hourOf(u"membership.customers"_s)) {
        emails.insert(*event.key->as<qint64>(), textAt(event, u"email"));
    }
    qsizetype gaps = 0;
    const std::vector<Event> orders = hourOf(u"sales.orders"_s);
    for (const Event &event : orders) {
        const qint64 id = numberAt(event, u"customer.id");
        if (!emails.contains(id)) {
            ++gaps;
            continue;
        }
        QCOMPARE(textAt(event, u"customer.email"), emails.value(id));
    }
    QVERIFY(gaps > 40 && gaps < 140); // 12 in 10,000 of 72,000
}

void TestMeshTopics::joinsRefundsAndShipmentsWithOrders()
{
    QSet<QString> orders;
    for (const Event &event : hourOf(u"sales.orders"_s)) {
        orders.insert(textAt(event, u"orderId"));
    }
    const auto known = [&orders](const Event &event) {
        return orders.contains(textAt(event, u"orderId") + textAt(event, u"order_id"));
    };
    const auto refunds = hourOf(u"sales.refunds"_s);
    const auto shipments = hourOf(u"logistics.shipments"_s);
    // Those at the beginning of the hour belong to orders before it.
    QVERIFY(count(refunds, known) > static_cast<qsizetype>(refunds.size()) * 95 / 100);
    QVERIFY(count(shipments, known) > static_cast<qsizetype>(shipments.size()) * 95 / 100);
}

void TestMeshTopics::pausesShipments()
{
    const std::vector<Event> events = hourOf(u"logistics.shipments"_s);
    qsizetype pauses = 0;
    for (std::size_t i = 1; i < events.size(); ++i) {
        const TimestampMs gap = events[i].time - events[i - 1].time;
        if (gap > 1'000) {
            QVERIFY(gap > 89'000 && gap < 91'000);
            ++pauses;
        }
    }
    QVERIFY(pauses == 11 || pauses == 12);
}

void TestMeshTopics::leavesTombstonesInStock()
{
    const std::vector<Event> events = hourOf(u"logistics.stock_levels"_s);
    const qsizetype tombstones =
        count(events, [](const Event &event) { return !event.value.has_value(); });
    QVERIFY(tombstones > 1'800 && tombstones < 2'500);
}

void TestMeshTopics::losesReferrersForTwentyMinutes()
{
    qsizetype lostInside = 0;
    qsizetype inside = 0;
    qsizetype lostOutside = 0;
    qsizetype outside = 0;
    for (const Event &event : hourOf(u"edge.pageviews_v2"_s)) {
        const bool lost = event.value->field(u"referrer")->isNull();
        const TimestampMs minute = event.time % hour / 60'000;
        const bool bad = minute >= 35 && minute < 55;
        (bad ? inside : outside) += 1;
        (bad ? lostInside : lostOutside) += lost ? 1 : 0;
    }
    QVERIFY(inside > 20'000);
    QVERIFY(lostInside * 100 / inside > 55);
    QVERIFY(lostOutside * 100 / outside < 8);
}

void TestMeshTopics::derivesTradesAsTheirStatementSays()
{
    const auto trades = hourOf(u"execution.stocktrades"_s);
    const qsizetype matching = count(trades, [](const Event &event) {
        return numberAt(event, u"price") > 500 && numberAt(event, u"quantity") > 2500;
    });
    const auto derived = hourOf(u"analytics.high_value_trades"_s);
    // Two topics, two jitters: the first and the last trade may differ.
    QVERIFY(std::abs(static_cast<qsizetype>(derived.size()) - matching) <= 2);
    QVERIFY(!textAt(derived.front(), u"region").isEmpty());
    for (const Event &user : hourOf(u"membership.users"_s)) {
        QVERIFY(textAt(user, u"regionid") != u"REGION_1");
    }
}

void TestMeshTopics::sumsTrendingStocksByWindow()
{
    QHash<QByteArray, qint64> totals;
    for (const Event &event : hourOf(u"analytics.trending_stocks"_s)) {
        qint64 &total = totals[mesh::schema::toJson(*event.key)];
        QVERIFY(numberAt(event, u"totalQuantity") > total);
        total = numberAt(event, u"totalQuantity");
    }
    QVERIFY(totals.size() == 4 * 7 || totals.size() == 5 * 7);
}

void TestMeshTopics::goesOnInTheMiddleOfAWindow()
{
    const Timeline timeline(seed, u"analytics.trending_stocks", 20);
    const auto totalAt = [&timeline](qint64 first, qint64 last) {
        qint64 total = 0;
        for (const TopicSpec &topic : meshTopics()) {
            if (topic.name == u"analytics.trending_stocks") {
                for (qint64 tick = first; tick <= last; ++tick) {
                    total = numberAt(
                        *topic.generate({seed, tick, timeline.timeOf(tick), start, &timeline}),
                        u"totalQuantity");
                }
            }
        }
        return total;
    };
    const qint64 tick = timeline.firstTickAfter(start);
    QCOMPARE(totalAt(tick, tick), totalAt(tick - 5'000, tick));
}

void TestMeshTopics::stopsOrderTotals()
{
    const std::vector<Event> events = hourOf(u"analytics.order_totals"_s);
    QVERIFY(events.size() > 1'000);
    QVERIFY(start - events.back().time >= 25 * 60'000);
}

void TestMeshTopics::hidesWhatFinancePublishes()
{
    for (const Event &event : hourOf(u"finance.payouts_sample"_s)) {
        QVERIFY(!textAt(event, u"iban").contains(u"DE00"));
        QVERIFY(textAt(event, u"amount").endsWith(u"000.00") ||
                textAt(event, u"amount") == u"0.00");
    }
}

MESH_TEST(TestMeshTopics)
#include "tst_meshtopics.moc"
