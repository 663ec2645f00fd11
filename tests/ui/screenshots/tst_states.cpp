// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/screenshots/shooting.h"
#include "tests/ui/support/livebench.h"
#include "tests/ui/support/mesh.h"
#include "tests/ui/support/windowbench.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/resulttable.h"

#include <QDateTime>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::looks;
using test::shoot;
using workspace::Session;

namespace {

constexpr QSize pageSize{1000, 640};
constexpr qint64 minute = 60'000;

test::WindowBench::Look look()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    return {language, dark ? config::Theme::Dark : config::Theme::Light};
}

/// A cluster that tells everything: partitions, one of them without a leader, settings, groups,
/// volume, a schema.
void tellEverything(test::FakeSession &session)
{
    kafka::TopicDetail detail;
    detail.name = u"orders"_s;
    for (int id = 0; id < 6; ++id) {
        kafka::PartitionDetail partition;
        partition.id = id;
        partition.leader = id == 4 ? -1 : 1001 + id % 3;
        partition.replicas = {1001, 1002, 1003};
        partition.inSync = id == 2 ? std::vector<qint32>{1001, 1003} : partition.replicas;
        partition.low = 1'204'381 + id;
        partition.high = 88'120'438 + 17 * id;
        detail.partitions.push_back(partition);
    }
    session.detail = detail;
    session.configuration =
        std::vector<kafka::ConfigEntry>{{u"cleanup.policy"_s, u"delete"_s, true},
                                        {u"min.insync.replicas"_s, u"2"_s, false},
                                        {u"retention.ms"_s, u"604800000"_s, false}};
    std::vector<kafka::GroupLag> groups;
    for (const auto &[name, lag] :
         {std::pair{u"billing"_s, 0}, {u"fraud-detection-eu"_s, 12'400}}) {
        kafka::GroupLag group{name, u"Stable"_s, 3, {}};
        group.partitions.push_back({0, 88'000'000 - lag, 88'000'000});
        groups.push_back(group);
    }
    session.readers = groups;
    session.schema =
        workspace::TopicSchema{u"orders-value"_s, 4, 100'004, u"AVRO"_s, u"BACKWARD"_s};
    std::vector<workspace::VolumeBucket> volume;
    const core::TimestampMs end = QDateTime::currentMSecsSinceEpoch() / minute * minute;
    for (qint64 bar = 0; bar < 120; ++bar) {
        const core::TimestampMs from = end - (120 - bar) * minute / 2;
        volume.push_back({from, from + minute / 2, 900 + (bar * 7919) % 600});
    }
    session.buckets = volume;
    session.measured.pulse = {.recordsPerSecond = 20.4,
                              .newestRecord = QDateTime::currentMSecsSinceEpoch() - 3'000,
                              .measuredAt = QDateTime::currentMSecsSinceEpoch()};
}

kafka::ReadStatus failing(kafka::ReadState state, core::Code code, const QString &detail)
{
    kafka::ReadStatus status;
    status.state = state;
    status.error = core::Error{code, detail, u"orders"_s, true};
    return status;
}

config::Profile profileAt(const QString &name, const QStringList &servers)
{
    config::Profile profile;
    profile.name = name;
    profile.bootstrapServers = servers;
    return profile;
}

} // namespace

class StateScreenshotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void live_data() { looks(); }
    void live();
    void overview_data() { looks(); }
    void overview();
    void connections_data() { looks(); }
    void connections();
};

void StateScreenshotsTest::live()
{
    test::WindowBench around(look()); // for the language and the theme
    test::LiveBench bench(tellEverything);
    LivePage &page = bench.live;
    page.resize(pageSize);
    kafka::ReadStatus status;
    status.state = kafka::ReadState::Resolving;
    bench.session.feed->setStatus(status);
    QTest::qWait(700); // short waits show no bar
    shoot(page, u"30-live-loading"_s);
    status.state = kafka::ReadState::CaughtUp;
    bench.session.feed->setStatus(status);
    shoot(page, u"31-live-empty"_s);
    bench.session.feed->setStatus(failing(kafka::ReadState::Failed, core::Code::NotFound,
                                          u"Broker: Unknown topic or partition"_s));
    shoot(page, u"32-live-failed"_s);

    bench.session.feed->setStatus(status);
    bench.session.feed->setUndecodableEvery(40);
    bench.session.feed->arrive(400, QDateTime::currentMSecsSinceEpoch());
    QTRY_COMPARE(page.table().model().rowCount(), 400);
    page.table().setCurrent(page.table().model().sequence(3));
    QTest::qWait(300);
    shoot(page, u"33-live-cluster"_s);
    page.inspector().setParent(nullptr);
    page.inspector().resize(320, 640);
    page.inspector().show();
    shoot(page.inspector(), u"34-inspector"_s);
    bench.session.feed->setStatus(
        failing(kafka::ReadState::Stalled, core::Code::Unreachable, u"Connection refused"_s));
    shoot(page, u"35-live-stalled"_s);
    bench.session.feed->setStatus(status);
    page.toolbar().filter().setFilterText(u"amount > 300 AND region = 'EU'"_s);
    QTRY_VERIFY(page.table().model().rowCount() < 400);
    shoot(page, u"36-live-filtered"_s);
    page.toolbar().filter().setFilterText(u"amount < 0"_s);
    QTRY_COMPARE(page.table().model().rowCount(), 0);
    QTest::qWait(300);
    shoot(page, u"37-live-no-match"_s);
    page.toolbar().filter().setFilterText(u"amont > 500 AND"_s);
    page.toolbar().filter().setFocus();
    QTest::qWait(300);
    shoot(page, u"38-live-filter-mistake"_s);
    page.toolbar().filter().setFilterText({});
    QTRY_COMPARE(page.table().model().rowCount(), 400);
    page.openExport();
    for (auto *dialog : page.window()->findChildren<ExportDialog *>()) {
        shoot(*dialog, u"39-export"_s);
    }
}

void StateScreenshotsTest::overview()
{
    test::WindowBench around(look());
    test::LiveBench bench(tellEverything);
    OverviewPage known(Context{bench.workspace, bench.navigator, bench.host, bench.formats},
                       bench.session, test::ordersFacts());
    known.resize(1000, 1400);
    known.show();
    known.setActive(true);
    bench.session.feed->arrive(8, QDateTime::currentMSecsSinceEpoch());
    QTest::qWait(500);
    shoot(known, u"40-overview-cluster"_s);
    known.resize(640, 1400);
    QTest::qWait(100);
    shoot(known, u"41-overview-narrow"_s);
}

void StateScreenshotsTest::connections()
{
    test::WindowBench bench(look());
    const auto nowhere =
        bench.workspace().profiles().save(profileAt(u"nowhere"_s, {u"127.0.0.1:1"_s}));
    QVERIFY(nowhere.ok());
    bench.workspace().open(nowhere->id);
    QTRY_COMPARE_WITH_TIMEOUT(bench.workspace().session()->state(), Session::State::Offline,
                              20'000);
    QTest::qWait(300);
    shoot(bench.window(), u"42-offline-never-seen"_s);

    // A cluster that is seen once and then gone: another program's sandbox.
    test::WindowBench other(look());
    QVERIFY(other.openSandbox());
    const auto seen = bench.workspace().profiles().save(
        profileAt(u"staging"_s, other.workspace().session()->profile().bootstrapServers));
    QVERIFY(seen.ok());
    bench.workspace().open(seen->id);
    QTRY_VERIFY_WITH_TIMEOUT(bench.window().explorePage()->table()->model()->rowCount() > 8,
                             20'000);
    other.workspace().close();
    QTRY_COMPARE_WITH_TIMEOUT(bench.workspace().session()->state(), Session::State::Offline,
                              30'000);
    QTest::qWait(1'000);
    shoot(bench.window(), u"43-offline-from-the-cache"_s);
    bench.window().open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    QTest::qWait(2'000);
    shoot(bench.window(), u"44-offline-live"_s);
}

MESH_TEST(StateScreenshotsTest)
#include "tst_states.moc"
