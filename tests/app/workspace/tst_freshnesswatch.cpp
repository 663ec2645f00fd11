// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/core/clock.h"
#include "app/workspace/freshnesswatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class SetClock final : public core::Clock
{
public:
    [[nodiscard]] core::TimestampMs now() const override { return time; }
    core::TimestampMs time = 1'000'000;
};

/// Answers when it is told to, for the topics that are watched then.
class ToldPulse final : public workspace::Pulse
{
public:
    void watch(QObject *, const QSet<QString> &topics) override { watched = topics; }
    [[nodiscard]] workspace::TopicPulse of(const QString &topic) const override
    {
        return m_pulses.value(topic);
    }

    void answer(core::TimestampMs now, const QHash<QString, qint64> &ages)
    {
        for (const QString &topic : watched) {
            if (ages.contains(topic)) {
                m_pulses[topic] = {
                    .recordsPerSecond = {}, .newestRecord = now - ages[topic], .measuredAt = now};
            }
        }
        Q_EMIT measured();
    }

    QSet<QString> watched;

private:
    QHash<QString, workspace::TopicPulse> m_pulses;
};

const QString hourly = u"hourly"_s;
const QString daily = u"daily"_s;
constexpr qint64 hour = 3'600'000;

} // namespace

class TestFreshnessWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatMayBeBrokenIsMeasured();
    void aTopicThatIsGoneHoldsNothingUp();
};

void TestFreshnessWatch::onlyWhatMayBeBrokenIsMeasured()
{
    SetClock clock;
    ToldPulse pulse;
    workspace::FreshnessWatch watch(pulse, clock, 1ms);
    QSignalSpy rounds(&watch, &workspace::FreshnessWatch::measured);
    watch.setPromises({{hourly, hour}, {daily, 24 * hour}});
    QCOMPARE(pulse.watched, (QSet<QString>{hourly, daily}));
    pulse.answer(clock.time, {{hourly, hour / 2}, {daily, 20 * hour}});
    QCOMPARE(rounds.size(), 1);
    QVERIFY(pulse.watched.isEmpty());
    QCOMPARE(watch.pulses()[daily].newestRecord, std::optional(clock.time - 20 * hour));

    // Nothing can be broken before the half hour is over: no topic is looked at.
    QTest::qWait(20);
    QVERIFY(pulse.watched.isEmpty());
    clock.time += hour;
    QTRY_COMPARE(pulse.watched, QSet<QString>{hourly});
    pulse.answer(clock.time, {{hourly, hour + hour / 2}});
    QCOMPARE(rounds.size(), 2);
    // Broken: it is looked at again until something comes.
    QTRY_COMPARE(pulse.watched, QSet<QString>{hourly});
    pulse.answer(clock.time, {{hourly, 0}});
    QCOMPARE(rounds.size(), 3);
    QTest::qWait(20);
    QVERIFY(pulse.watched.isEmpty());
}

void TestFreshnessWatch::aTopicThatIsGoneHoldsNothingUp()
{
    SetClock clock;
    ToldPulse pulse;
    workspace::FreshnessWatch watch(pulse, clock, 1ms);
    QSignalSpy rounds(&watch, &workspace::FreshnessWatch::measured);
    watch.setPromises({{hourly, hour}, {daily, hour}});
    for (int answers = 0; answers < 3; ++answers) {
        QCOMPARE(rounds.size(), 0);
        pulse.answer(clock.time, {{daily, 2 * hour}});
    }
    QCOMPARE(rounds.size(), 1);
    QCOMPARE(watch.pulses()[hourly].measuredAt, -1);
}

MESH_TEST(TestFreshnessWatch)
#include "tst_freshnesswatch.moc"
