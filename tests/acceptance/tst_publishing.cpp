// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// A mesh from nothing on a real broker with ACLs, by three users of SCRAM: an administrator sets it
// up, an owner publishes, an analyst finds it, is let in and may not change it, and its life goes
// to its end and back. Through the window's own widgets; what stands in the topics is read back by
// another client.
#include "tests/acceptance/meshperson.h"
#include "tests/support/cluster.h"
#include "tests/support/kafkatools.h"
#include "tests/support/runner.h"

#include "app/schema/json.h"
#include "ui/dialogs/catalog/accessdialog.h"
#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/meshsetupdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/publish/historyview.h"
#include "ui/pages/publish/mergeview.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/stateview.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QTest>
#include <QUuid>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using workspace::Session;

using test::patience;
using test::Person;
using test::pick;
using test::readBack;
using test::typeInto;

class TestPublishingForReal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aMeshIsSetUpOwnedPublishedFoundChangedAndTakenBack();
    void cleanupTestCase();

private:
    void grant(const QString &command);
    void apply(const QPointer<RightsDialog> &dialog);
    void seeNothing(Person &analyst);
    void setUp(Person &administrator);
    void makeDomain(Person &administrator, DomainDialog *dialog);
    void publish(Person &owner);
    void findAndAsk(Person &analyst);
    void agree(Person &owner, Person &administrator);
    void tail(Person &analyst, test::TestCluster &cluster);
    void beRefused(Person &analyst);
    void conflict(Person &owner, Person &administrator);
    void takeBack(Person &owner);
    void endAndRevive(Person &owner);
    void readTopics(const test::TestCluster &cluster);

    test::Stack m_stack;
    QString m_prefix = u'p' + QUuid::createUuid().toString(QUuid::Id128).left(8);
    QString m_topic = m_prefix + u".refunds"_s;
    core::ProductId m_id{u"sales"_s, u"refunds"_s};
    QStringList m_granted; ///< commands that gave rights
};

void TestPublishingForReal::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    MESH_NEEDS(m_stack.kafkaSasl);
    if (!test::KafkaTools::available()) {
        QSKIP("needs Kafka's own tools: run it by tests/run");
    }
}

void TestPublishingForReal::aMeshIsSetUpOwnedPublishedFoundChangedAndTakenBack()
{
    test::TestCluster cluster(m_stack.kafka);
    QVERIFY(cluster.admin()->createTopic(
        {.name = m_topic, .partitions = 3, .replication = 1, .settings = {}}));
    QVERIFY(cluster.fill(m_topic, 0, 50, [](qint64 number) {
        return "{\"refund\":" + QByteArray::number(number) + "}";
    }));

    const QString servers = m_stack.kafkaSasl;
    Person administrator(u"Ada"_s, u"platform-team"_s, servers, u"admin"_s, m_prefix);
    QVERIFY(administrator.isConnected());
    Person owner(u"Omar"_s, u"orders-team"_s, servers, u"alice"_s, m_prefix);
    QVERIFY(owner.isConnected());
    Person analyst(u"Ana"_s, u"insights-team"_s, servers, u"bob"_s, m_prefix);
    QVERIFY(analyst.isConnected());
    const std::initializer_list<std::function<void()>> steps{
        [&] { seeNothing(analyst); },
        [&] { setUp(administrator); },
        [&] { publish(owner); },
        [&] { findAndAsk(analyst); },
        [&] { agree(owner, administrator); },
        [&] { tail(analyst, cluster); },
        [&] { beRefused(analyst); },
        [&] { conflict(owner, administrator); },
        [&] { takeBack(owner); },
        [&] { endAndRevive(owner); },
        [&] { readTopics(cluster); },
    };
    for (const auto &step : steps) {
        step();
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

/// By a client of another make: nothing is half written, and every step has left its record.
void TestPublishingForReal::readTopics(const test::TestCluster &cluster)
{
    const catalog::CatalogTopics topics(m_prefix);
    const auto platform = readBack(cluster, topics.platform());
    const auto sales = readBack(cluster, topics.domain(u"sales"_s));
    const auto changes = readBack(cluster, topics.changes(u"sales"_s));
    const auto requests = readBack(cluster, topics.requests());
    if (platform.empty()) {
        QSKIP("the rest needs kcat");
    }
    QVERIFY(platform.contains("domain/sales"));
    QVERIFY(platform.contains("meta/generation"));
    const auto document = schema::parseJson(sales.at("product/sales.refunds"));
    QVERIFY(document);
    QCOMPARE(document->path(u"team.name")->toDisplay(), u"returns-team"_s);
    QCOMPARE(document->path(u"outputPorts.0.topic")->toDisplay(), m_topic);
    QCOMPARE(document->path(u"status")->toDisplay(), u"deprecated"_s);
    const auto request = std::find_if(requests.begin(), requests.end(), [](const auto &record) {
        return record.first.startsWith("request/");
    });
    QVERIFY(request != requests.end());
    const QByteArray grant = "grant/" + request->first.mid(8);
    QVERIFY(sales.contains(grant));
    QCOMPARE(schema::parseJson(sales.at(grant))->path(u"decision")->toDisplay(), u"agreed"_s);
    QCOMPARE(schema::parseJson(request->second)->path(u"principal")->toDisplay(), u"User:bob"_s);
    // Each record of the catalog has told of itself, and there is nothing else.
    QCOMPARE(changes.size(), std::size_t(3));
    for (const QByteArray &key :
         {QByteArray("meta/generation"), QByteArray("product/sales.refunds"), grant}) {
        QVERIFY2(changes.contains(key), key.constData());
    }
}

/// As an administrator types it; taken back at the end, since others test on this broker too.
void TestPublishingForReal::grant(const QString &command)
{
    // Kafka's tools come as the super user of the plain listener.
    m_granted << QString(command).replace(m_stack.kafkaSasl, m_stack.kafka);
    QVERIFY(test::KafkaTools::run(m_granted.back()));
}

void TestPublishingForReal::apply(const QPointer<RightsDialog> &dialog)
{
    QVERIFY(dialog);
    for (const QString &command : dialog->commands().split(u'\n')) {
        m_granted << QString(command).replace(m_stack.kafkaSasl, m_stack.kafka);
    }
    QTest::mouseClick(&dialog->action(), Qt::LeftButton);
    const auto isLeft = [&dialog] { return test::textOf(*dialog).contains(u"for the rest"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(!dialog || isLeft(), patience);
    if (!dialog) {
        return; // all are in force
    }
    // What this librdkafka has no request for, an administrator runs.
    for (const QString &command : dialog->commands().split(u'\n')) {
        QVERIFY2(command.contains(u"--transactional-id"_s), qPrintable(command));
        QVERIFY(test::KafkaTools::run(QString(command).replace(m_stack.kafkaSasl, m_stack.kafka)));
    }
    dialog->close();
}

void TestPublishingForReal::cleanupTestCase()
{
    for (const QString &command : std::as_const(m_granted)) {
        QVERIFY(
            test::KafkaTools::run(QString(command).replace(u" --add "_s, u" --remove --force "_s)));
    }
}

// Who may not read a catalog is not told that there is none.
void TestPublishingForReal::seeNothing(Person &analyst)
{
    StateView *state = analyst.explore().stateView();
    const QString told = m_prefix + u".catalog"_s;
    QTRY_VERIFY_WITH_TIMEOUT(state->isVisible() &&
                                 (test::textOf(*state).contains(told) ||
                                  test::textOf(*state).contains(u"shows you no topics"_s)),
                             patience);
    QVERIFY(!test::textOf(*state).contains(u"no mesh yet"_s));
}

void TestPublishingForReal::setUp(Person &administrator)
{
    StateView *state = administrator.explore().stateView();
    QTRY_VERIFY_WITH_TIMEOUT(
        state->isVisible() && state->accessibleName().contains(u"no mesh yet"_s), patience);
    QVERIFY(test::press(*state, u"Set up"_s));
    MeshSetupDialog *dialog = administrator.explore().meshSetupDialog();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->commands().contains(m_prefix + u".catalog --partitions 1"_s));
    QTest::mouseClick(&dialog->action(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->action().isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(administrator.session().catalog()->hasMesh(), patience);
    QVERIFY(test::press(*dialog, u"Let everybody"_s));
    apply(dialog->rightsDialog());
    for (const QString &command : dialog->commands().split(u'\n')) {
        if (command.startsWith(u"kafka-acls.sh"_s) && !command.contains(u"User:*"_s)) {
            grant(command); // the platform's own, which an administrator gives to others
        }
    }
    QVERIFY(test::press(*dialog, u"New domain"_s));
    makeDomain(administrator, dialog->domainDialog());
}

void TestPublishingForReal::makeDomain(Person &administrator, DomainDialog *dialog)
{
    QVERIFY(dialog != nullptr);
    typeInto(dialog->field(u"name"_s), u"Sales"_s);
    typeInto(dialog->field(u"teams"_s), u"orders-team"_s);
    typeInto(dialog->field(u"topicPrefixes"_s), m_prefix + u'.');
    // The team that owns it is alice to Kafka: the window gives her the rights.
    QVERIFY(test::press(*dialog, u"For an administrator"_s));
    typeInto(dialog->field(u"user"_s), u"User:alice"_s);
    QVERIFY(test::press(*dialog, u"Apply"_s));
    apply(dialog->rights());
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(administrator.session().catalog()->domain(u"sales") != nullptr,
                             patience);
}

void TestPublishingForReal::publish(Person &owner)
{
    QTRY_VERIFY_WITH_TIMEOUT(owner.session().catalog()->domain(u"sales") != nullptr, patience);
    QTRY_VERIFY_WITH_TIMEOUT(owner.session().catalog()->topic(m_topic) != nullptr, patience);
    ProductPage *topic = owner.open({std::nullopt, m_topic});
    QVERIFY(topic != nullptr);
    QTest::mouseClick(&topic->mainAction(), Qt::LeftButton);
    auto *page = owner.page<PublishPage>();
    QVERIFY(page != nullptr);
    QCOMPARE(page->fields().product().id, m_id);
    typeInto(page->fields().field(u"description.purpose"_s),
             u"Refunds as decided by the returns desk, one event a decision."_s);
    QVERIFY(pick(page->fields().field(u"classification"_s), u"internal"_s));
    QTest::mouseClick(&page->publishButton(), Qt::LeftButton);
    // The page is gone once it has published: it is not asked any more.
    QTRY_VERIFY_WITH_TIMEOUT(owner.product(m_id).has_value(), patience);
    QCOMPARE(owner.product(m_id)->owner, u"orders-team"_s);
}

void TestPublishingForReal::findAndAsk(Person &analyst)
{
    QTRY_VERIFY_WITH_TIMEOUT(analyst.product(m_id).has_value(), patience);
    analyst.window().explore(u"returns desk"_s);
    QTRY_COMPARE_WITH_TIMEOUT(analyst.explore().table()->model()->rowCount(), 1, patience);
    // Kafka does not let the analyst in: the page says so, and who owns it.
    ProductPage *page = analyst.open({m_id, {}});
    page->setTab(ProductPage::LiveTab);
    QTRY_VERIFY_WITH_TIMEOUT(test::stateOf(*page) != nullptr &&
                                 test::textOf(*test::stateOf(*page)).contains(u"orders-team"_s),
                             patience);
    page->setTab(ProductPage::AccessTab);
    QVERIFY(test::press(*page->access(), u"Ask for access"_s));
    AccessDialog *dialog = page->access()->dialog();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->field(u"principal"_s)->text(), u"User:bob"_s);
    typeInto(dialog->field(u"purpose"_s), u"Refunds by region"_s);
    QTest::mouseClick(&dialog->action(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(page->access()->lines().size(), std::size_t(1), patience);
    QCOMPARE(page->access()->lines().front().state, catalog::AccessState::Requested);
}

void TestPublishingForReal::agree(Person &owner, Person &administrator)
{
    ProductPage *page = owner.open({m_id, {}});
    page->setTab(ProductPage::AccessTab);
    AccessView &view = *page->access();
    QTRY_COMPARE_WITH_TIMEOUT(view.lines().size(), std::size_t(1), patience);
    QVERIFY(test::press(view, u"Agree"_s));
    QTest::mouseClick(&view.dialog()->action(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(view.lines().front().state, catalog::AccessState::Agreed, patience);

    // The owner may not change rights, and is told so with the commands for who may.
    QTRY_VERIFY_WITH_TIMEOUT(test::press(view, u"Give rights"_s), patience);
    QTest::mouseClick(&view.rights()->action(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(*view.rights()).contains(u"0 of "_s), patience);
    QVERIFY(view.rights()->commands().contains(u"User:bob"_s));
    view.rights()->close();

    // Who may see the ACLs sees that nothing was granted yet, and grants it.
    ProductPage *seen = administrator.open({m_id, {}});
    seen->setTab(ProductPage::AccessTab);
    const auto is = [seen](catalog::AccessState state) {
        const auto &lines = seen->access()->lines();
        return std::any_of(lines.begin(), lines.end(), [state](const catalog::AccessLine &line) {
            return line.principal == u"User:bob" && line.state == state;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(is(catalog::AccessState::AgreedNotGranted), patience);
    AccessView &theirs = *seen->access();
    for (int row = 0; row < int(theirs.lines().size()); ++row) {
        if (theirs.lines()[std::size_t(row)].principal == u"User:bob") {
            theirs.select(row);
        }
    }
    QVERIFY(test::press(theirs, u"Give rights"_s));
    apply(theirs.rights());
    QTRY_VERIFY_WITH_TIMEOUT(is(catalog::AccessState::Granted), patience);
}

void TestPublishingForReal::tail(Person &analyst, test::TestCluster &cluster)
{
    ProductPage *page = analyst.open({m_id, {}});
    page->setTab(ProductPage::LiveTab);
    page->refresh();
    auto &rows = page->live().table().model();
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 50, patience);
    const auto more = [](qint64 number) {
        return "{\"refund\":" + QByteArray::number(number) + "}";
    };
    QVERIFY(cluster.fill(m_topic, 50, 7, more));
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 57, patience);
}

void TestPublishingForReal::beRefused(Person &analyst)
{
    ProductPage *page = analyst.open({m_id, {}});
    QTest::mouseClick(&page->mainAction(), Qt::LeftButton);
    ProductEdit *edit = page->editor();
    QVERIFY(edit != nullptr);
    typeInto(edit->fields().field(u"description.purpose"_s),
             u"Mine now, for good, and for whatever comes next in here."_s);
    QVERIFY(test::press(*edit, u"Review"_s));
    QVERIFY(test::press(*edit, u"Write"_s));
    QTRY_VERIFY_WITH_TIMEOUT(edit->notice().isVisible() && !edit->notice().text().isEmpty(),
                             patience);
    QVERIFY2(edit->notice().text().contains(u"orders-team may write there"_s),
             qPrintable(edit->notice().text()));
    QCOMPARE(analyst.product(m_id)->purpose,
             u"Refunds as decided by the returns desk, one event a decision."_s);
    // Not lost: it waits as a draft.
    QVERIFY(page->editor() != nullptr);
    QVERIFY(!edit->changes().empty());
}

void TestPublishingForReal::conflict(Person &owner, Person &administrator)
{
    ProductPage *mine = owner.open({m_id, {}});
    QTest::mouseClick(&mine->mainAction(), Qt::LeftButton);
    ProductEdit *edit = mine->editor();
    QVERIFY(edit != nullptr);
    typeInto(edit->fields().field(u"team.name"_s), u"mine-team"_s);
    typeInto(edit->fields().field(u"name"_s), u"Returned money"_s);
    QVERIFY(test::press(*edit, u"Review"_s));

    // Between the review and the write, somebody else is quicker.
    QTRY_VERIFY_WITH_TIMEOUT(administrator.product(m_id).has_value(), patience);
    ProductPage *theirs = administrator.open({m_id, {}});
    QTest::mouseClick(&theirs->mainAction(), Qt::LeftButton);
    QVERIFY(theirs->editor() != nullptr);
    typeInto(theirs->editor()->fields().field(u"team.name"_s), u"returns-team"_s);
    QVERIFY(test::press(*theirs->editor(), u"Review"_s));
    QVERIFY(test::press(*theirs->editor(), u"Write"_s));
    QTRY_COMPARE_WITH_TIMEOUT(administrator.product(m_id)->owner, u"returns-team"_s, patience);

    QVERIFY(test::press(*edit, u"Write"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!edit->merge().fields().empty(), patience);
    const auto &fields = edit->merge().fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (catalog::pathText(fields[i].path) == u"team.name") {
            QVERIFY(fields[i].conflict);
            QCOMPARE(fields[i].theirs.toDisplay(), u"returns-team"_s);
            edit->merge().choose(i, catalog::Side::Theirs);
        }
    }
    QVERIFY(test::press(*edit, u"Write"_s));
    QTRY_COMPARE_WITH_TIMEOUT(owner.product(m_id)->displayName, u"Returned money"_s, patience);
    QCOMPARE(owner.product(m_id)->owner, u"returns-team"_s);
    // The other window shows it without being asked.
    QTRY_COMPARE_WITH_TIMEOUT(administrator.product(m_id)->displayName, u"Returned money"_s, 5'000);
}

void TestPublishingForReal::takeBack(Person &owner)
{
    ProductPage *page = owner.open({m_id, {}});
    QTRY_VERIFY(page->history() != nullptr);
    page->setTab(ProductPage::HistoryTab);
    HistoryView &history = *page->history();
    QTRY_COMPARE_WITH_TIMEOUT(history.entries().size(), std::size_t(3), patience);
    QCOMPARE(history.entries()[0].change.by.name, u"Omar"_s);
    QCOMPARE(history.entries()[1].change.by.name, u"Ada"_s);
    QCOMPARE(history.entries()[2].change.action, u"created"_s);
    history.select(0);
    QVERIFY(test::press(history, u"Take this change back"_s));
    ProductEdit *edit = page->editor();
    QVERIFY(edit != nullptr);
    QCOMPARE(edit->changes().size(), std::size_t(1));
    QVERIFY(test::press(*edit, u"Write"_s));
    QTRY_COMPARE_WITH_TIMEOUT(owner.product(m_id)->displayName, u"Refunds"_s, patience);
    QCOMPARE(owner.product(m_id)->owner, u"returns-team"_s);
}

/// Deprecated, retired, and back by the history: readers may have been told too early.
void TestPublishingForReal::endAndRevive(Person &owner)
{
    ProductPage *page = owner.open({m_id, {}});
    const auto go = [&](const QString &entry, catalog::Lifecycle reached) {
        QVERIFY(test::choose(*page, entry));
        QTRY_VERIFY_WITH_TIMEOUT(page->lifeDialog()->writeButton().isEnabled(), patience);
        QTest::mouseClick(&page->lifeDialog()->writeButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(owner.product(m_id)->lifecycle, reached, patience);
        QTRY_VERIFY_WITH_TIMEOUT(page->lifeDialog() == nullptr, patience);
    };
    // Its tier asks for no notice, so that it may end today.
    go(u"Deprecate"_s, catalog::Lifecycle::Deprecated);
    QCOMPARE(owner.product(m_id)->sunset, std::optional(QDate::currentDate()));
    go(u"Retire"_s, catalog::Lifecycle::Retired);
    if (QTest::currentTestFailed()) {
        return;
    }
    page->setTab(ProductPage::HistoryTab);
    HistoryView &history = *page->history();
    QTRY_COMPARE_WITH_TIMEOUT(history.entries().size(), std::size_t(6), patience);
    history.select(0);
    QVERIFY(test::press(history, u"Take this change back"_s));
    QVERIFY(page->editor() != nullptr);
    QCOMPARE(page->editor()->changes().size(), std::size_t(1));
    QVERIFY(test::press(*page->editor(), u"Write"_s));
    QTRY_COMPARE_WITH_TIMEOUT(owner.product(m_id)->lifecycle, catalog::Lifecycle::Deprecated,
                              patience);
}

MESH_TEST_ALONE(TestPublishingForReal, "users-rights")
#include "tst_publishing.moc"
