// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What a person does on a real mesh, through the window's own widgets, on the brokers of tests/run.
#include "tests/acceptance/person.h"
#include "tests/support/cluster.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"

#include "app/sandbox/seed.h"
#include "app/tabular/envelope.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/testpanel.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/ledgerbar.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/resulttable.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::connectBy;
using test::Listener;
using test::openTopic;
using test::patience;
using workspace::Session;

namespace {

constexpr qint64 manyRecords = 100'000;

QByteArray numbered(qint64 number)
{
    return "{\"number\":" + QByteArray::number(number) + ",\"big\":9007199254740993,\"region\":\"" +
           (number % 2 == 0 ? "EU" : "US") + "\"}";
}

} // namespace

class TestRealMesh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void connectsByTheDialog_data();
    void connectsByTheDialog();
    void aWrongPasswordIsToldAsOne();
    void findsReadsFollowsFiltersInspectsAndExports_data();
    void findsReadsFollowsFiltersInspectsAndExports();
    void survivesABrokerThatHangsRestartsAndIsGone();

private:
    test::Stack m_stack;
};

void TestRealMesh::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    MESH_NEEDS(m_stack.kafka4);
    MESH_NEEDS(m_stack.registry);
    for (const QString &servers : {m_stack.kafka, m_stack.kafka4}) {
        kafka::Connection connection = test::TestCluster(servers).connection();
        connection.profile.registry.url = m_stack.registry;
        const auto seeded = sandbox::seed(
            connection, {.recordsPerSecond = 5, .history = std::chrono::minutes(5), .once = true},
            {});
        QVERIFY2(seeded.ok(), qPrintable(seeded ? QString() : seeded.error().detail));
    }
}

void TestRealMesh::connectsByTheDialog_data()
{
    const QString ca = m_stack.tlsFolder + u"/ca.crt"_s;
    QTest::addColumn<Listener>("listener");
    QTest::addRow("plaintext") << Listener{.servers = m_stack.kafka};
    QTest::addRow("SCRAM-SHA-256 over TLS") << Listener{
        .servers = m_stack.kafkaSaslTls,
        .encrypted = true,
        .signIn = u"User and password (SCRAM-SHA-256)"_s,
        .fields = {
            {u"User"_s, u"admin"_s}, {u"Password"_s, u"admin-secret"_s}, {u"Trusted CA"_s, ca}}};
    QTest::addRow("client certificate")
        << Listener{.servers = m_stack.kafkaTls,
                    .encrypted = true,
                    .fields = {{u"Trusted CA"_s, ca},
                               {u"Client certificate"_s, m_stack.tlsFolder + u"/admin.crt"_s},
                               {u"Its key"_s, m_stack.tlsFolder + u"/admin.key"_s}}};
    QTest::addRow("OAUTHBEARER") << Listener{.servers = m_stack.kafkaOAuth,
                                             .signIn = u"Token of an identity provider"_s,
                                             .fields = {{u"Token address"_s, m_stack.tokenUrl},
                                                        {u"Client id"_s, u"admin"_s},
                                                        {u"Client secret"_s, u"any"_s}}};
    QTest::addRow("Kafka 4") << Listener{.servers = m_stack.kafka4};
}

void TestRealMesh::connectsByTheDialog()
{
    QFETCH(Listener, listener);
    test::WindowBench bench;
    QVERIFY(connectBy(bench, listener));
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace().session() != nullptr, patience);
    Session &session = *bench.workspace().session();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Connected, patience);
    QCOMPARE(session.profile().bootstrapServers, QStringList{listener.servers});
    // The seeded mesh, in Explore's own table.
    ResultTable *table = bench.window().explorePage()->table();
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= 13, patience);
    QVERIFY(session.catalog()->product({u"sales"_s, u"orders"_s}) != nullptr);
}

void TestRealMesh::aWrongPasswordIsToldAsOne()
{
    test::WindowBench bench;
    const Listener listener{.servers = m_stack.kafkaSasl,
                            .signIn = u"User and password (SCRAM-SHA-256)"_s,
                            .fields = {{u"User"_s, u"admin"_s}, {u"Password"_s, u"wrong"_s}}};
    QVERIFY(!test::testBy(bench, listener));
    bool told = false;
    for (const auto &step : bench.window().profileDialog()->testPanel()->steps()) {
        told = told || (step.error && step.error->code == core::Code::Authentication);
    }
    QVERIFY(told);
}

void TestRealMesh::findsReadsFollowsFiltersInspectsAndExports_data()
{
    QTest::addColumn<QString>("servers");
    QTest::addRow("Kafka 3.9") << m_stack.kafka;
    QTest::addRow("Kafka 4") << m_stack.kafka4;
}

void TestRealMesh::findsReadsFollowsFiltersInspectsAndExports()
{
    QFETCH(QString, servers);
    test::TestCluster cluster(servers);
    const QString topic = cluster.makeTopic(6);
    QVERIFY(cluster.fill(topic, 0, manyRecords, numbered));
    test::WindowBench bench;
    QVERIFY(connectBy(bench, {.servers = servers}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace().session() != nullptr &&
                                 bench.workspace().session()->catalog()->topic(topic) != nullptr,
                             patience);

    ProductPage *page = openTopic(bench, topic);
    QVERIFY(page != nullptr);
    LivePage &live = page->live();
    live.setRange({.kind = RangeChoice::Kind::Beginning});
    QTRY_COMPARE_WITH_TIMEOUT(live.ledger().ledger().received(), quint64(manyRecords), patience);
    QCOMPARE(live.ledger().ledger().shown(), quint64(manyRecords));
    QVERIFY(live.table().wholeVisibleRows() >= 16);

    QVERIFY(cluster.fill(topic, manyRecords, 500, numbered));
    QTRY_COMPARE_WITH_TIMEOUT(live.ledger().ledger().received(), quint64(manyRecords + 500),
                              patience);

    FilterField &filter = live.toolbar().filter();
    filter.setFocus();
    QTest::keyClicks(&filter, u"number < 100 AND region = 'EU'"_s);
    QTest::keyClick(&filter, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(live.table().model().rowCount(), 50, patience);
    const records::Ledger &ledger = live.ledger().ledger();
    QCOMPARE(ledger.shown(), quint64(50));
    QCOMPARE(ledger.received(), quint64(manyRecords + 500));
    QCOMPARE(ledger.received(),
             ledger.shown() + ledger.filtered() + ledger.skipped() + ledger.undecodable());

    live.table().setCurrent(live.table().model().sequence(0));
    QTRY_VERIFY(live.inspector().hasRecord());
    QVERIFY(live.inspector().valueJson().contains(u"9007199254740993"));

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"taken along.jsonl"_s);
    live.openExport();
    auto *dialog = live.exportDialog();
    QVERIFY(dialog != nullptr);
    QSignalSpy finished(dialog, &ExportDialog::finished);
    dialog->setWhat(ExportDialog::What::Range);
    dialog->setFormat(tabular::ExportFormat::JsonLines);
    dialog->setPath(path);
    dialog->start();
    QVERIFY(finished.wait(patience));
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    QSet<qint64> numbers;
    for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
        const auto envelope = tabular::parseEnvelope(line);
        QVERIFY(envelope);
        QCOMPARE(*envelope->value.value.field(u"big")->as<qint64>(), 9007199254740993);
        numbers << *envelope->value.value.field(u"number")->as<qint64>();
    }
    QCOMPARE(numbers.size(), 50);
}

void TestRealMesh::survivesABrokerThatHangsRestartsAndIsGone()
{
    MESH_NEEDS(m_stack.scripts);
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    test::TestCluster cluster(broker.address());
    kafka::Connection connection = cluster.connection();
    connection.profile.registry.url = m_stack.registry;
    test::WindowBench bench;
    QVERIFY(connectBy(bench, {.servers = broker.address()}));
    const auto isConnected = [&bench] {
        return bench.workspace().session()->state() == Session::State::Connected;
    };
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace().session() != nullptr, patience);
    Session &session = *bench.workspace().session();

    // A cluster as it was installed: nothing on it yet.
    QTRY_VERIFY_WITH_TIMEOUT(
        test::textOf(*bench.window().explorePage()).contains(u"shows you no topics"_s), patience);
    QVERIFY(sandbox::seed(
        connection, {.recordsPerSecond = 1, .history = std::chrono::minutes(1), .once = true}, {}));
    const QString topic = cluster.makeTopic(2);
    QVERIFY(cluster.fill(topic, 0, 100, numbered));
    session.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(session.catalog()->topic(topic) != nullptr, patience);
    QTRY_VERIFY_WITH_TIMEOUT(session.catalog()->productCount() >= 13, patience);
    ProductPage *page = openTopic(bench, topic);
    QVERIFY(page != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(page->live().table().model().rowCount(), 100, patience);

    // Hung in the midst of the catalog's sync and of a live view: told, the rest works.
    const test::LoopWatch watch;
    broker.signal(SIGSTOP);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Offline, patience);
    QCOMPARE(page->live().table().model().rowCount(), 100);
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(page->live()).contains(u"did not answer"_s), patience);
    bench.window().explore(u"orders"_s);
    QTRY_VERIFY(bench.window().explorePage()->table()->model()->rowCount() > 0);
    QVERIFY(session.problem().has_value());
    QTRY_VERIFY_WITH_TIMEOUT(
        test::textOf(bench.window()).contains(core::explain(*session.problem()).what), patience);
    broker.signal(SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(), patience);
    QVERIFY2(watch.longestGap() < test::hung, qPrintable(QString::number(watch.longestGap())));

    broker.stop();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Offline, patience);
    QVERIFY(bench.window().explorePage()->table()->model()->rowCount() > 0);
    QVERIFY(session.problem().has_value());
    QVERIFY(bench.window().tabs()->activate(page->key()));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::textOf(page->live()).contains(core::explain(*session.problem()).what), patience);
    bench.window().openPage(InboxPage::pageKey());
    const auto *inbox = qobject_cast<InboxPage *>(bench.window().tabs()->current());
    QVERIFY(inbox != nullptr);
    inbox->changes().choose(ChangesView::Of::Mesh);
    QTRY_VERIFY(!inbox->changes().entries().empty()); // from the cache, nothing is waited for
    QVERIFY(bench.window().tabs()->activate(page->key()));

    QVERIFY2(broker.start(), qPrintable(broker.log()));
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(), patience);
    QVERIFY(cluster.fill(topic, 100, 50, numbered));
    // Only what is looked at is kept up to date.
    QTRY_COMPARE_WITH_TIMEOUT(page->live().ledger().ledger().received(), quint64(150), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!test::textOf(page->live()).contains(u"cannot be reached"_s),
                             patience);

    // Whoever leaves a hung broker does not wait for it.
    const test::LoopWatch leaving;
    broker.signal(SIGSTOP);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Offline, patience);
    QVERIFY(bench.openSandbox());
    broker.signal(SIGCONT);
    QVERIFY2(leaving.longestGap() < test::hung, qPrintable(QString::number(leaving.longestGap())));
}

MESH_TEST_ALONE(TestRealMesh, "seeded-mesh")
#include "tst_realmesh.moc"
