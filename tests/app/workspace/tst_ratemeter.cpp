// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/workspace/ratemeter.h"

#include <QTest>

using namespace mesh;
using workspace::RateMeter;

namespace {
constexpr core::TimestampMs start = 1'763'906'400'000;
constexpr core::TimestampMs hour = 3'600'000;
} // namespace

class TestRateMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAnAverageOverTenSeconds();
    void historyCountsAtItsOwnPace();
    void historyThatPausesIsStillHistory();
    void historyWithoutANewestRecordIsNotGuessed();
    void aQuietTopicThatWakesUpIsNoHistory();
    void firstRecordsAndTopicsMadeAnewGiveNoRate();
    void topicsWithoutTimesHaveARate();
};

void TestRateMeter::isAnAverageOverTenSeconds()
{
    RateMeter meter;
    QVERIFY(!meter.add({start, 1'000, start}));
    for (int second = 1; second <= 20; ++second) {
        const core::TimestampMs now = start + second * 1000;
        QCOMPARE(meter.add({now, 1'000 + 20 * second, now}), 20.0);
    }
    // It stops: after ten seconds nothing of before is left in it.
    std::optional<double> rate;
    for (int second = 21; second <= 31; ++second) {
        rate = meter.add({start + second * 1000, 1'400, start + 20'000});
    }
    QCOMPARE(rate, 0.0);
}

void TestRateMeter::historyCountsAtItsOwnPace()
{
    // An hour of 20 a second, written within eight seconds, and then the present.
    RateMeter meter;
    QVERIFY(!meter.add({start, 0, {}}));
    QVERIFY(!meter.add({start + 2'000, 18'000, start - hour + hour / 4}));
    QCOMPARE(meter.add({start + 4'000, 36'000, start - hour + hour / 2}), 20.0);
    QCOMPARE(meter.add({start + 6'000, 54'000, start - hour / 4}), 20.0);
    const auto arrived = meter.add({start + 8'000, 72'160, start + 8'000});
    QVERIFY(arrived && *arrived > 19.9 && *arrived < 20.1);
    QCOMPARE(meter.add({start + 10'000, 72'200, start + 10'000}), 20.0);
}

void TestRateMeter::historyThatPausesIsStillHistory()
{
    RateMeter meter;
    QVERIFY(!meter.add({start, 18'000, start - hour / 2}));
    QCOMPARE(meter.add({start + 2'000, 18'000, start - hour / 2}), 0.0);
    const auto arrived = meter.add({start + 4'000, 54'080, start + 4'000});
    QVERIFY(arrived && *arrived > 19.9 && *arrived < 20.1);
}

void TestRateMeter::historyWithoutANewestRecordIsNotGuessed()
{
    RateMeter meter;
    QVERIFY(!meter.add({start, 18'000, start - hour / 2}));
    QVERIFY(!meter.add({start + 2'000, 30'000, start - hour / 2, false}));
    const auto later = meter.add({start + 4'000, 18'000 + 36'000 + 80, start + 4'000});
    QVERIFY(later && *later > 19.9 && *later < 20.1);
    RateMeter slow;
    QVERIFY(!slow.add({start, 2'000, {}, false}));
    QVERIFY(!slow.add({start + 2'000, 50'000, {}, false}));
    QVERIFY(!slow.add({start + 4'000, 72'000, start + 4'000}));
    QCOMPARE(slow.add({start + 6'000, 72'040, start + 6'000}), 20.0);
    // Where it never comes, the clock decides.
    RateMeter marks;
    QVERIFY(!marks.add({start, 100, start - hour}));
    QVERIFY(!marks.add({start + 10'000, 300, start - hour, false}));
    QCOMPARE(marks.add({start + 20'000, 500, start - hour, false}), 20.0);
}

void TestRateMeter::aQuietTopicThatWakesUpIsNoHistory()
{
    RateMeter meter;
    for (int second = 0; second <= 10; second += 2) {
        meter.add({start + second * 1000, 500, start - hour});
    }
    QCOMPARE(meter.add({start + 12'000, 1'700, start + 12'000}), 120.0);
}

void TestRateMeter::firstRecordsAndTopicsMadeAnewGiveNoRate()
{
    RateMeter meter;
    QVERIFY(!meter.add({start, 5'000, start}));
    QVERIFY(meter.add({start + 2'000, 5'040, start + 2'000}));
    QVERIFY(!meter.add({start + 4'000, 10, start + 4'000}));
    QCOMPARE(meter.add({start + 6'000, 50, start + 6'000}), 20.0);
}

void TestRateMeter::topicsWithoutTimesHaveARate()
{
    RateMeter meter;
    QVERIFY(!meter.add({start, 100, {}}));
    QCOMPARE(meter.add({start + 2'000, 140, {}}), 20.0);
}

MESH_TEST(TestRateMeter)
#include "tst_ratemeter.moc"
