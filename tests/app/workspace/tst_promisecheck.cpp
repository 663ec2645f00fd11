// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/workspace/promisecheck.h"

#include <QTest>

using namespace mesh;
using namespace Qt::StringLiterals;
using workspace::PromiseCheck;
using workspace::TopicAnswers;
using workspace::TopicPulse;
using Promise = PromiseCheck::Promise;
using State = PromiseCheck::State;

namespace {

constexpr core::TimestampMs now = 1'763'906'400'000;
constexpr qint64 day = 24 * 3600;

/// "cleanup.policy=delete;retention.ms=604800000", as a topic's configuration.
TopicAnswers configured(const QString &settings)
{
    std::vector<kafka::ConfigEntry> entries;
    for (const QString &setting : settings.split(u';', Qt::SkipEmptyParts)) {
        entries.push_back({setting.section(u'=', 0, 0), setting.section(u'=', 1), false});
    }
    return {.configuration = entries};
}

State stateOf(const std::vector<PromiseCheck> &checks, Promise promise)
{
    for (const PromiseCheck &check : checks) {
        if (check.promise == promise) {
            return check.state;
        }
    }
    return State::Unknown;
}

} // namespace

class TestPromiseCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingPromisedIsNothingToCheck();
    void freshnessIsTheNewestRecordsAge();
    void retentionIsWhatTheTopicKeeps_data();
    void retentionIsWhatTheTopicKeeps();
    void aSchemaHoldsWhereItIsRegistered();
    void whatNobodyMeasuresIsNotCounted();
    void aPortPromisesTheSchemaItNames();
};

void TestPromiseCheck::nothingPromisedIsNothingToCheck()
{
    QVERIFY(workspace::checkPromises({}, {}, {}, {}, now).empty());
}

void TestPromiseCheck::freshnessIsTheNewestRecordsAge()
{
    const catalog::Promises promises{.freshnessSeconds = 60};
    const auto check = [&promises](const TopicPulse &pulse) {
        return workspace::checkPromises(promises, {}, pulse, {}, now).front();
    };
    QCOMPARE(check({}).state, State::Waiting);
    QCOMPARE(check({.measuredAt = now}).state, State::Unknown);
    const PromiseCheck held = check({.newestRecord = now - 60'000, .measuredAt = now});
    QCOMPARE(held.state, State::Holds);
    QCOMPARE(held.measured, 60'000);
    QCOMPARE(check({.newestRecord = now - 60'001, .measuredAt = now}).state, State::Broken);
}

void TestPromiseCheck::retentionIsWhatTheTopicKeeps_data()
{
    QTest::addColumn<qint64>("promisedSeconds");
    QTest::addColumn<QString>("settings");
    QTest::addColumn<State>("state");
    const QString week = u"cleanup.policy=delete;retention.ms=604800000;retention.bytes=-1"_s;
    QTest::addRow("as long as promised") << 7 * day << week << State::Holds;
    QTest::addRow("longer than promised") << 3 * day << week << State::Holds;
    QTest::addRow("shorter than promised") << 8 * day << week << State::Broken;
    QTest::addRow("for good is promised, a week is kept") << qint64(-1) << week << State::Broken;
    QTest::addRow("no limit by time") << qint64(-1) << u"retention.ms=-1"_s << State::Holds;
    QTest::addRow("only compacted")
        << qint64(-1) << u"cleanup.policy=compact;retention.ms=604800000"_s << State::Holds;
    QTest::addRow("compacted and deleted")
        << qint64(-1) << u"cleanup.policy=compact,delete;retention.ms=604800000"_s << State::Broken;
    QTest::addRow("a limit by size may come first")
        << 7 * day << u"retention.ms=604800000;retention.bytes=1000000"_s << State::Unknown;
    QTest::addRow("a cluster that tells nothing of it") << 7 * day << QString() << State::Unknown;
}

void TestPromiseCheck::retentionIsWhatTheTopicKeeps()
{
    QFETCH(qint64, promisedSeconds);
    QFETCH(QString, settings);
    QFETCH(State, state);
    const catalog::Promises promises{.retentionSeconds = promisedSeconds};
    QCOMPARE(workspace::checkPromises(promises, {}, {}, configured(settings), now).front().state,
             state);
    QCOMPARE(workspace::checkPromises(promises, {}, {}, {}, now).front().state, State::Waiting);
    const core::Error refused{core::Code::Unsupported};
    const PromiseCheck untold =
        workspace::checkPromises(promises, {}, {}, {.configuration = refused}, now).front();
    QCOMPARE(untold.state, State::Unknown);
    QVERIFY(untold.error);
}

void TestPromiseCheck::aSchemaHoldsWhereItIsRegistered()
{
    const auto check = [](const TopicAnswers &answers) {
        return workspace::checkPromises({}, u"sales.orders-value"_s, {}, answers, now).front();
    };
    QCOMPARE(check({}).state, State::Waiting);
    workspace::TopicSchema registered;
    registered.subject = u"sales.orders-value"_s;
    registered.version = 4;
    QCOMPARE(check({.schema = registered}).state, State::Holds);
    QCOMPARE(check({.schema = registered}).detail, u"sales.orders-value v4"_s);
    QCOMPARE(check({.schema = core::Error{core::Code::NotFound}}).state, State::Broken);
    QCOMPARE(check({.schema = core::Error{core::Code::Unsupported}}).state, State::Unknown);
}

void TestPromiseCheck::whatNobodyMeasuresIsNotCounted()
{
    catalog::Promises promises;
    promises.availabilityPercent = schema::Decimal::parse(u"99.9");
    promises.endOfSupport = QDate(2025, 11, 1);
    const auto checks = workspace::checkPromises(promises, {}, {}, {}, now);
    QCOMPARE(checks.size(), std::size_t(2));
    QVERIFY(!checks.back().isMeasured());
    QCOMPARE(checks.back().promise, Promise::Availability);
    QCOMPARE(stateOf(checks, Promise::Support), State::Broken); // it is 23 November 2025
}

void TestPromiseCheck::aPortPromisesTheSchemaItNames()
{
    catalog::Port port;
    port.topic = u"sales.orders"_s;
    QVERIFY(workspace::promisedSubject(port).isEmpty());
    port.format = u"json"_s;
    QVERIFY(workspace::promisedSubject(port).isEmpty());
    port.format = u"avro"_s;
    QCOMPARE(workspace::promisedSubject(port), u"sales.orders-value"_s);
    port.valueSubject = u"order"_s;
    QCOMPARE(workspace::promisedSubject(port), u"order"_s);
}

MESH_TEST(TestPromiseCheck)
#include "tst_promisecheck.moc"
