// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cluster.h"
#include "tests/support/runner.h"

#include "app/core/clock.h"
#include "app/core/paths.h"
#include "app/workspace/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using workspace::Session;
using workspace::Workspace;

namespace {

/// A profile of the test's own, saved where the workspace looks.
QString saveProfile(Workspace &space, const QString &bootstrap)
{
    config::Profile profile;
    profile.name = u"test"_s;
    profile.bootstrapServers = {bootstrap};
    return space.profiles().save(profile).value().id;
}

// The answer of a session's question, waited for as a window would: by its continuation.
template<typename T>
class Answer : public QObject
{
public:
    explicit Answer(QFuture<core::Result<T>> future)
    {
        future.then(this, [this](const core::Result<T> &result) { m_result = result; });
    }
    [[nodiscard]] bool here() const { return m_result.has_value(); }
    [[nodiscard]] const core::Result<T> &operator*() const { return *m_result; }

private:
    std::optional<core::Result<T>> m_result;
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSandboxIsALivingMesh();
    void whatMayNotBeReadInTheSandboxIsDenied();
    void aClusterThatDoesNotAnswerIsOfflineAndSaysWhy();
    void aRealClusterIsBrowsedAndMeasured();
    void aRenamedProfileKeepsItsConnection();
    void anExportIsAJobWithAnActivityLine();

private:
    core::SystemClock m_clock;
};

void TestSession::theSandboxIsALivingMesh()
{
    Workspace space(m_clock);
    space.open(config::ProfileStore::sandboxProfile().id);
    Session *session = space.session();
    QVERIFY(session != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), Session::State::Connected, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(session->catalog()->productCount() >= 10, 15'000);
    QVERIFY(session->catalog()->domain(u"sales") != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(session->catalog()->topic(u"sales.orders") != nullptr, 15'000);

    const auto feed = session->openFeed(u"sales.orders"_s);
    feed->start({.from = kafka::FromNewest{.records = 500}});
    const auto rows = [&feed] {
        feed->pendingChange();
        feed->commitRemoval();
        feed->commitAppend();
        return feed->rowCount();
    };
    QTRY_VERIFY_WITH_TIMEOUT(rows() >= 500, 15'000);
    QObject watcher;
    session->pulse().watch(&watcher, {u"sales.orders"_s});
    QTRY_VERIFY_WITH_TIMEOUT(session->pulse().of(u"sales.orders"_s).newestRecord.has_value(),
                             15'000);
    // Decoded by the embedded registry's schema, exactly.
    const auto value =
        session->decoder()->decode(feed->at(0), schema::Part::Value, schema::Lookup::CacheOnly);
    QVERIFY2(!value.error || feed->undecodable(0),
             qPrintable(value.error ? value.error->detail : QString()));
}

void TestSession::whatMayNotBeReadInTheSandboxIsDenied()
{
    Workspace space(m_clock);
    space.open(config::ProfileStore::sandboxProfile().id);
    QTRY_COMPARE_WITH_TIMEOUT(space.session()->state(), Session::State::Connected, 15'000);
    const auto feed = space.session()->openFeed(u"finance.payouts"_s);
    feed->start({});
    QCOMPARE(feed->status()->state, kafka::ReadState::Failed);
    QCOMPARE(feed->status()->error->code, core::Code::Denied);

    // Nor is it measured: the topic beside it was, in the same round.
    QObject watcher;
    workspace::Pulse &pulse = space.session()->pulse();
    pulse.watch(&watcher, {u"finance.payouts"_s, u"sales.orders"_s});
    QTRY_VERIFY_WITH_TIMEOUT(pulse.of(u"sales.orders"_s).newestRecord.has_value(), 15'000);
    QVERIFY(!pulse.of(u"finance.payouts"_s).newestRecord);
}

void TestSession::aClusterThatDoesNotAnswerIsOfflineAndSaysWhy()
{
    Workspace space(m_clock);
    space.open(saveProfile(space, u"127.0.0.1:1"_s));
    QTRY_COMPARE_WITH_TIMEOUT(space.session()->state(), Session::State::Offline, 15'000);
    QCOMPARE(space.session()->problem()->code, core::Code::Unreachable);
    QTRY_VERIFY(!space.activity().entries().empty());
    QCOMPARE(space.activity().entries().back().outcome, workspace::Outcome::Failed);
}

void TestSession::aRealClusterIsBrowsedAndMeasured()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    test::TestCluster cluster(stack.kafka);
    const QString topic = cluster.makeTopic(3);
    const core::TimestampMs before = m_clock.now();
    QVERIFY(cluster.fill(topic, 0, 300, [](qint64 i) { return QByteArray::number(i); }));

    Workspace space(m_clock);
    space.open(saveProfile(space, stack.kafka));
    Session &session = *space.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Connected, 15'000);
    QVERIFY(!session.cluster().id.isEmpty());

    const Answer detail(session.topicDetail(topic));
    QTRY_VERIFY_WITH_TIMEOUT(detail.here(), 15'000);
    QVERIFY(*detail);
    QCOMPARE((*detail)->span(), 300);

    const Answer volume(session.volume(topic, before - 60'000, before + 60'000, 4));
    QTRY_VERIFY_WITH_TIMEOUT(volume.here(), 15'000);
    QVERIFY(*volume);
    qint64 total = 0;
    for (const auto &bucket : (*volume).value()) {
        total += bucket.records;
    }
    QCOMPARE(total, 300);

    QObject watcher;
    session.pulse().watch(&watcher, {topic});
    QTRY_VERIFY_WITH_TIMEOUT(session.pulse().of(topic).newestRecord.value_or(0) >= before - 1000,
                             15'000);
    QTRY_VERIFY_WITH_TIMEOUT(session.pulse().of(topic).recordsPerSecond.has_value(), 15'000);
    QVERIFY(cluster.fill(topic, 300, 200, [](qint64 i) { return QByteArray::number(i); }));
    QTRY_VERIFY_WITH_TIMEOUT(session.pulse().of(topic).recordsPerSecond.value_or(0) > 0, 15'000);
}

void TestSession::aRenamedProfileKeepsItsConnection()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    Workspace space(m_clock);
    const QString id = saveProfile(space, stack.kafka);
    space.open(id);
    Session *session = space.session();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), Session::State::Connected, 15'000);
    config::Profile profile = space.profiles().get(id).value();
    profile.name = u"renamed"_s;
    profile.identity.name = u"Omar"_s;
    QVERIFY(space.profiles().save(profile));
    QTRY_COMPARE(session->profile().identity.name, u"Omar"_s);
    QCOMPARE(space.session(), session);
    QCOMPARE(session->state(), Session::State::Connected);
}

void TestSession::anExportIsAJobWithAnActivityLine()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    test::TestCluster cluster(stack.kafka);
    const QString topic = cluster.makeTopic(2);
    QVERIFY(cluster.fill(topic, 0, 1'000,
                         [](qint64 i) { return "{\"n\":" + QByteArray::number(i) + '}'; }));
    Workspace space(m_clock);
    space.open(saveProfile(space, stack.kafka));
    Session &session = *space.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Connected, 15'000);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out.jsonl"_s);
    const QSignalSpy exported(&session, &Session::exported);
    tabular::RecordShape shape;
    const auto filter = tabular::RecordFilter::parse(u"n < 250"_s, shape);
    session.exportRange({.format = tabular::ExportFormat::JsonLines, .path = path, .topic = topic},
                        {.from = kafka::FromBeginning{}}, filter);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 15'000);
    QCOMPARE(exported.front().at(2).toLongLong(), 250);
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 250);
    QVERIFY(QFile::exists(path + u".receipt.json"_s));
    QVERIFY(!space.jobs().jobs().back().running);
    QCOMPARE(space.activity().entries().back().outcome, workspace::Outcome::Done);
}

MESH_TEST(TestSession)
#include "tst_session.moc"
