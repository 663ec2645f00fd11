// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Publishing and editing in the sandbox, through the window's own widgets.
#include "tests/support/runner.h"
#include "tests/ui/publish/clicks.h"
#include "tests/ui/publish/ownerwindow.h"

#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/historydialog.h"
#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/reviewdialog.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/domain/domainpage.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/contractview.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/publish/dataproposals.h"
#include "ui/pages/publish/differencelist.h"
#include "ui/pages/publish/historyview.h"
#include "ui/pages/publish/mergeview.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/sidetree.h"
#include "ui/widgets/stateview.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

const core::ProductId clicks{u"edge"_s, u"tmp"_s}; ///< edge owns the prefix clicks_
const core::ProductId refunds{u"sales"_s, u"refunds"_s};
const QString topic = u"clicks_tmp"_s;
using test::Clicks;
using test::currentPage;
using test::inCatalog;
using test::open;
using test::patience;
using test::writeElsewhere;

void pick(QComboBox &box, const QString &id)
{
    const int entry = box.findData(id);
    QVERIFY2(entry >= 0, qPrintable(id));
    box.setCurrentIndex(entry);
    Q_EMIT box.activated(entry);
}

} // namespace

class TestPublishing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aTopicIsPublishedInAtMostSixClicksAndOneTypedField();
    void whatIsMissingIsToldWherePublishIsPressed();
    void theDataSaysWhatItLooksLike();
    void anyTwoVersionsAreHeldAgainstEachOther();
    void aDraftOutlivesItsWindow();
    void anEditInPlaceIsReviewedWrittenAndUndone();
    void twoEditsOfOneProductAreChosenFromFieldByField();
    void aNewDomainGetsItsTopics();
    void theLastFieldThatIsMendedTakesTheNoticeAlong();
    void whoMayNotReadIsOfferedToAsk();
    void twoClicksOpenADomainsPage();
    void aDomainsPageCountsWhatIsPublished();
    void aChangeOfADomainIsSeenAndTakenBack();
    void aPublishedSampleCanBeTakenOut();
    void aRemovedProductIsBroughtBackFromTheChanges();
    void aRefusalSaysWhoMay();
    void whatIsSaidOfFieldsIsShownToReaders();
    void aProductIsDeprecatedAndKeptAfterAll();
    void accessIsAskedForAgreedAndEnded();
    void aReadOnlyProfileChangesNothing();

private:
    std::unique_ptr<test::WindowBench> m_bench;
};

void TestPublishing::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(test::becomeOmar(m_bench->workspace()));
    QVERIFY(test::openConnected(*m_bench));
}

void TestPublishing::cleanup()
{
    m_bench.reset();
    test::forgetSandbox();
}

void TestPublishing::aTopicIsPublishedInAtMostSixClicksAndOneTypedField()
{
    auto *tree = m_bench->window().findChild<SideTree *>();
    QVERIFY(tree != nullptr);
    const auto rowOf = [tree](const auto &matches) {
        for (QModelIndex index = tree->model()->index(0, 0); index.isValid();
             index = tree->indexBelow(index)) {
            if (matches(index)) {
                return index;
            }
        }
        return QModelIndex();
    };
    const auto clickRow = [tree](const QModelIndex &index) {
        tree->scrollTo(index);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
    };
    const auto isTopics = [](const QModelIndex &index) {
        return index.data(SideModel::KindRole).value<SideModel::Kind>() == SideModel::Kind::Topics;
    };
    QTRY_VERIFY(rowOf(isTopics).isValid());
    tree->expand(rowOf(isTopics)); // one click more, where nobody has unfolded them yet
    const Clicks clicked;
    const auto isTheTopic = [](const QModelIndex &index) {
        return index.data(SideModel::TargetRole).value<Target>().topic == topic;
    };
    QTRY_VERIFY(rowOf(isTheTopic).isValid());
    clickRow(rowOf(isTheTopic));
    QTRY_VERIFY(currentPage<ProductPage>(*m_bench) != nullptr);
    auto *page = currentPage<ProductPage>(*m_bench);
    QVERIFY(page != nullptr);
    QVERIFY(page->mainAction().isVisible());
    QTest::mouseClick(&page->mainAction(), Qt::LeftButton);
    auto *publish = currentPage<PublishPage>(*m_bench);
    QVERIFY(publish != nullptr);

    // The cursor stands where something is to be said: no click for it.
    QApplication::setActiveWindow(&m_bench->window());
    auto *purpose =
        qobject_cast<QPlainTextEdit *>(publish->fields().field(u"description.purpose"_s));
    QTRY_VERIFY(purpose->hasFocus());
    QTest::keyClicks(purpose, u"Every click on the web page, one record each, unfiltered."_s);
    // The next field by Tab, its entry by the arrow keys: no click for that either.
    QTest::keyClick(purpose, Qt::Key_Tab);
    auto *classification = qobject_cast<QComboBox *>(publish->fields().field(u"classification"_s));
    QVERIFY(classification->hasFocus());
    while (classification->currentData().toString() != u"internal" &&
           classification->currentIndex() + 1 < classification->count()) {
        QTest::keyClick(classification, Qt::Key_Down);
    }
    QTest::mouseClick(&publish->publishButton(), Qt::LeftButton);
    QVERIFY2(clicked.count() + 1 <= 6, qPrintable(QString::number(clicked.count())));

    QVERIFY2(publish->notice().text().isEmpty(), qPrintable(publish->notice().text()));
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, clicks).has_value(), patience);
    const catalog::Product written = *inCatalog(*m_bench, clicks);
    const auto edge = m_bench->workspace().session()->catalog()->domain(u"edge");
    QCOMPARE(written.owner, edge->domain.teams.front());
    QCOMPARE(written.classification, u"internal"_s);
    QCOMPARE(written.ports.front().topic, topic);
    QCOMPARE(written.writtenBy.name, u"Omar Haddad"_s);
    QTRY_COMPARE(m_bench->window().tabs()->current()->key(), u"product:edge.tmp"_s);
    // Publishing is done: its tab is gone, the product's own says what was written.
    QTRY_VERIFY(!m_bench->window().tabs()->activate(PublishPage::keyOf(topic)));
    QVERIFY(m_bench->workspace().session()->userStore().drafts().empty());
    auto *product = open(*m_bench, {clicks, {}});
    QVERIFY(product->writtenNotice().text().contains(u"mesh.catalog.edge"_s));
}

void TestPublishing::whatIsMissingIsToldWherePublishIsPressed()
{
    m_bench->window().openPage(PublishPage::keyOf(topic));
    auto *page = currentPage<PublishPage>(*m_bench);
    QVERIFY(page != nullptr);
    QWidget *purpose = page->fields().field(u"description.purpose"_s);
    QVERIFY(purpose->accessibleDescription().isEmpty());
    page->publish();
    QVERIFY(!purpose->accessibleDescription().isEmpty());
    QVERIFY(!page->fields().field(u"classification"_s)->accessibleDescription().isEmpty());
    QVERIFY(page->fields().field(u"name"_s)->accessibleDescription().isEmpty());
    QVERIFY(page->notice().isVisible());
    QVERIFY(!inCatalog(*m_bench, clicks).has_value());
}

void TestPublishing::theDataSaysWhatItLooksLike()
{
    ProductPage *topic = test::open(*m_bench, {std::nullopt, u"clicks_tmp"_s});
    QVERIFY(topic != nullptr);
    QTest::mouseClick(&topic->mainAction(), Qt::LeftButton);
    auto *page = test::currentPage<PublishPage>(*m_bench);
    QVERIFY(page != nullptr);
    DataProposals &proposals = page->proposals();
    QTRY_COMPARE_WITH_TIMEOUT(proposals.proposed(), QStringList{u"ip"_s}, patience);
    QVERIFY(proposals.isVisible());
    proposals.accept(u"ip"_s);
    const auto notes = page->fields().product().fields;
    QCOMPARE(notes.size(), std::size_t(1));
    QCOMPARE(notes.front().path, u"ip"_s);
    QCOMPARE(notes.front().classification, u"personal"_s);
    QVERIFY(!proposals.isVisible()); // it is said now
}

void TestPublishing::anyTwoVersionsAreHeldAgainstEachOther()
{
    const core::ProductId orders{u"sales"_s, u"orders"_s};
    QVERIFY(test::writeElsewhere(*m_bench, orders,
                                 [](catalog::Product &product) { product.tags = {u"one"_s}; }));
    QVERIFY(test::writeElsewhere(*m_bench, orders, [](catalog::Product &product) {
        product.tags = {u"two"_s};
        product.terms << u"parcel"_s;
    }));
    QVERIFY(test::writeElsewhere(*m_bench, orders,
                                 [](catalog::Product &product) { product.tags = {u"one"_s}; }));
    ProductPage *page = test::open(*m_bench, {orders, {}});
    page->setTab(ProductPage::HistoryTab);
    HistoryView &history = *page->history();
    QTRY_VERIFY_WITH_TIMEOUT(history.entries().size() >= 3, patience);
    const auto fields = [&history] {
        QStringList names;
        for (const catalog::Difference &one : history.differences().differences()) {
            names << catalog::pathText(one.path).section(u'.', 0, 0).section(u'[', 0, 0);
        }
        names.removeDuplicates();
        names.removeAll(u"writtenBy"_s);
        return names;
    };
    history.select(0);
    QCOMPARE(fields(), QStringList{u"tags"_s});
    // The first and the last of three: the tags are the same again.
    history.against().setCurrentIndex(history.against().findData(history.entries()[2].change.id));
    QCOMPARE(fields(), QStringList{u"terms"_s});
    const auto becomes = [&history](const QString &term) {
        const auto &all = history.differences().differences();
        return std::any_of(all.begin(), all.end(), [&term](const catalog::Difference &one) {
            return one.before.isNull() && one.after.toDisplay().contains(term);
        });
    };
    QVERIFY(becomes(u"parcel"_s));
    history.select(2);
    history.against().setCurrentIndex(
        history.against().findData(history.entries()[0].change.id)); // from old to new, too
    QVERIFY(becomes(u"parcel"_s));
}

void TestPublishing::aDraftOutlivesItsWindow()
{
    m_bench->window().openPage(PublishPage::keyOf(topic));
    auto *purpose = qobject_cast<QPlainTextEdit *>(
        currentPage<PublishPage>(*m_bench)->fields().field(u"description.purpose"_s));
    QTest::keyClicks(purpose, u"Half a sentence"_s);
    const auto &drafts = m_bench->workspace().session()->userStore();
    QTRY_COMPARE(drafts.drafts().size(), std::size_t(1));
    m_bench->reopenWindow();
    m_bench->window().openPage(PublishPage::keyOf(topic));
    auto *again = currentPage<PublishPage>(*m_bench);
    QVERIFY(again != nullptr);
    QCOMPARE(again->fields().product().purpose, u"Half a sentence"_s);
    again->discard();
    QVERIFY(drafts.drafts().empty());
}

void TestPublishing::anEditInPlaceIsReviewedWrittenAndUndone()
{
    ProductPage *page = open(*m_bench, {refunds, {}});
    const QString before = inCatalog(*m_bench, refunds)->purpose;
    QTest::mouseClick(&page->mainAction(), Qt::LeftButton);
    ProductEdit *edit = page->editor();
    QVERIFY(edit != nullptr);
    QVERIFY(edit->changes().empty());
    auto *purpose = qobject_cast<QPlainTextEdit *>(edit->fields().field(u"description.purpose"_s));
    purpose->setPlainText(u"Refunds as decided by the returns desk, one event a decision."_s);
    auto *owner = qobject_cast<QComboBox *>(edit->fields().field(u"team.name"_s));
    owner->setEditText(u"returns-team"_s);
    auto *classification = qobject_cast<QComboBox *>(edit->fields().field(u"classification"_s));
    if (classification->currentData().toString().isEmpty()) {
        pick(*classification, u"internal"_s);
    }
    QVERIFY(edit->changes().size() >= 2);
    edit->review();
    QVERIFY2(edit->notice().text().isEmpty(), qPrintable(edit->notice().text()));
    edit->reason().setText(u"the returns desk took over"_s);
    edit->write();
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, refunds)->owner, u"returns-team"_s, patience);
    QTRY_VERIFY(page->editor() == nullptr);
    QVERIFY(page->writtenNotice().isVisible());
    QCOMPARE(inCatalog(*m_bench, refunds)->writtenBy.name, u"Omar Haddad"_s);

    Q_EMIT page->writtenNotice().actionTriggered();
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, refunds)->purpose, before, patience);
}

void TestPublishing::twoEditsOfOneProductAreChosenFromFieldByField()
{
    ProductPage *page = open(*m_bench, {refunds, {}});
    page->edit();
    ProductEdit *edit = page->editor();
    qobject_cast<QComboBox *>(edit->fields().field(u"team.name"_s))->setEditText(u"mine-team"_s);
    qobject_cast<QLineEdit *>(edit->fields().field(u"name"_s))->setText(u"Returned money"_s);
    if (edit->fields().product().classification.isEmpty()) {
        pick(*qobject_cast<QComboBox *>(edit->fields().field(u"classification"_s)), u"internal"_s);
    }
    QVERIFY(writeElsewhere(*m_bench, refunds, [](catalog::Product &product) {
        product.owner = u"their-team"_s;
        product.tags << u"money"_s;
    }));
    edit->review();
    const auto &fields = edit->merge().fields();
    const auto owner = std::find_if(fields.begin(), fields.end(), [](const auto &field) {
        return catalog::pathText(field.path) == u"team.name";
    });
    QVERIFY(owner != fields.end());
    QVERIFY(owner->conflict);
    QCOMPARE(owner->chosen, catalog::Side::Mine);
    edit->merge().choose(std::size_t(owner - fields.begin()), catalog::Side::Theirs);
    edit->write();
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, refunds)->displayName, u"Returned money"_s,
                              patience);
    const catalog::Product written = *inCatalog(*m_bench, refunds);
    QCOMPARE(written.owner, u"their-team"_s);
    QVERIFY(written.tags.contains(u"money"_s)); // only they changed it: kept
}

void TestPublishing::aNewDomainGetsItsTopics()
{
    m_bench->window().explorePage()->makeDomain();
    DomainDialog *dialog = m_bench->window().explorePage()->domainDialog();
    QVERIFY(dialog != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_COMPARE(dialog->focusWidget(), dialog->field(u"name"_s));
    dialog->writeButton().click();
    QVERIFY(!dialog->field(u"name"_s)->accessibleDescription().isEmpty());
    QTest::keyClicks(dialog->field(u"name"_s), u"Web shop"_s);
    QCOMPARE(qobject_cast<QLineEdit *>(dialog->field(u"id"_s))->text(), u"web_shop"_s);
    auto *prefixes = qobject_cast<QLineEdit *>(dialog->field(u"topicPrefixes"_s));
    QTest::keyClicks(prefixes, u"clicks_"_s);
    dialog->writeButton().click();
    QVERIFY(prefixes->accessibleDescription().contains(u"edge"_s)); // owns it already
    prefixes->clear();
    QTest::keyClicks(prefixes, u"legacy."_s);
    QVERIFY(dialog->commands().contains(u"mesh.catalog.web_shop"_s));
    dialog->writeButton().click();
    const auto &session = *m_bench->workspace().session();
    QTRY_VERIFY_WITH_TIMEOUT(session.catalog()->domain(u"web_shop") != nullptr, patience);
    const catalog::Domain made = session.catalog()->domain(u"web_shop")->domain;
    QCOMPARE(made.teams, QStringList{u"orders-team"_s});
    QCOMPARE(made.topicPrefixes, QStringList{u"legacy."_s});
    QTRY_VERIFY_WITH_TIMEOUT(session.catalog()->topic(u"mesh.catalog.web_shop") != nullptr,
                             patience);
    QTRY_VERIFY(m_bench->window().explorePage()->domainDialog() == nullptr);

    // It owns the topic now, so it is proposed for it.
    m_bench->window().openPage(PublishPage::keyOf(u"legacy.csv"_s));
    QCOMPARE(currentPage<PublishPage>(*m_bench)->fields().product().id,
             (core::ProductId{u"web_shop"_s, u"csv"_s}));
}

void TestPublishing::theLastFieldThatIsMendedTakesTheNoticeAlong()
{
    m_bench->window().openPage(PublishPage::keyOf(topic));
    auto *publish = currentPage<PublishPage>(*m_bench);
    QVERIFY(publish != nullptr);
    publish->publish();
    QVERIFY(publish->notice().isVisible());
    qobject_cast<QPlainTextEdit *>(publish->fields().field(u"description.purpose"_s))
        ->setPlainText(u"Every click on the web page, one record each, unfiltered."_s);
    QVERIFY(publish->notice().isVisible());
    auto *classification = qobject_cast<QComboBox *>(publish->fields().field(u"classification"_s));
    classification->setCurrentIndex(classification->findData(u"internal"_s));
    Q_EMIT classification->activated(classification->currentIndex());
    QVERIFY2(!publish->notice().isVisible(), qPrintable(publish->notice().text()));
    publish->discard();
}

void TestPublishing::whoMayNotReadIsOfferedToAsk()
{
    m_bench->window().open({core::ProductId{u"finance"_s, u"payouts"_s}, {}});
    auto *page = currentPage<ProductPage>(*m_bench);
    QVERIFY(page != nullptr);
    page->setTab(ProductPage::LiveTab);
    auto *state = page->live().findChild<StateView *>();
    const auto asks = [state]() -> QPushButton * {
        for (auto *button : state->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == LivePage::tr("Ask for access…")) {
                return button;
            }
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(asks() != nullptr, patience);
    asks()->click();
    QVERIFY(page->access()->dialog() != nullptr);
    QVERIFY(page->access()->dialog()->isVisible());
    page->access()->dialog()->close();
}

void TestPublishing::twoClicksOpenADomainsPage()
{
    auto *tree = m_bench->window().findChild<SideTree *>();
    const QString key = DomainPage::keyOf(u"sales"_s);
    QModelIndex row = tree->model()->index(0, 0);
    while (row.isValid() && row.data(SideModel::KeyRole).toString() != key) {
        row = tree->indexBelow(row);
    }
    QVERIFY(row.isValid());
    tree->scrollTo(row);
    const QPoint place = tree->visualRect(row).center();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(currentPage<DomainPage>(*m_bench) == nullptr);
    QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(currentPage<DomainPage>(*m_bench) != nullptr);
}

void TestPublishing::aDomainsPageCountsWhatIsPublished()
{
    m_bench->window().openPage(DomainPage::keyOf(u"sales"_s));
    auto *page = currentPage<DomainPage>(*m_bench);
    QVERIFY(page != nullptr);
    QTRY_VERIFY(page->summary().products > 0);
    const DomainSummary &summary = page->summary();
    QVERIFY(summary.owned.contains(u"sales.orders"_s));
    QVERIFY(!summary.unpublished.contains(u"sales.orders"_s));
    QCOMPARE(*summary.coverage(),
             int((summary.owned.size() - summary.unpublished.size()) * 100 / summary.owned.size()));
    const bool ownerless = std::find(summary.ownerless.begin(), summary.ownerless.end(), refunds) !=
                           summary.ownerless.end();
    QCOMPARE(ownerless, inCatalog(*m_bench, refunds)->owner.isEmpty());
    // That nobody owns it is what a policy says: it is not told twice.
    const auto told = [page](const QString &product) {
        int rows = 0;
        for (const auto *table : page->findChildren<FactTable *>()) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex name = table->model()->index(row, 0);
                const QString what = name.siblingAtColumn(1).data().toString();
                rows += name.data().toString() == product && what.contains(u"wner"_s) ? 1 : 0;
            }
        }
        return rows;
    };
    QTRY_COMPARE(told(u"sales.refunds"_s), 2); // no owner, and no way to reach one
    QVERIFY(page->editButton().isEnabled());
    page->edit();
    QVERIFY(page->dialog() != nullptr);
    QTest::keyClicks(page->dialog()->field(u"teams"_s), u", sales-desk"_s);
    page->dialog()->writeButton().click();
    QTRY_VERIFY_WITH_TIMEOUT(page->summary().entry->domain.teams.contains(u"sales-desk"_s),
                             patience);
}

void TestPublishing::aChangeOfADomainIsSeenAndTakenBack()
{
    m_bench->window().openPage(DomainPage::keyOf(u"sales"_s));
    auto *page = currentPage<DomainPage>(*m_bench);
    QVERIFY(page != nullptr);
    const auto teams = [page] { return page->summary().entry->domain.teams; };
    QTRY_VERIFY(page->summary().products > 0);
    const QStringList before = teams();
    page->edit();
    QTest::keyClicks(page->dialog()->field(u"teams"_s), u", sales-desk"_s);
    page->dialog()->writeButton().click();
    QTRY_VERIFY_WITH_TIMEOUT(teams().contains(u"sales-desk"_s), patience);

    page->historyButton().click();
    const QPointer<HistoryDialog> history = page->history();
    QVERIFY(history != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(history->view().entries().size() >= 2, patience);
    history->view().select(0);
    history->view().revertButton().click();
    ReviewDialog *dialog = history->revertDialog();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    dialog->writeButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(teams(), before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(history->view().entries().size() >= 3, patience);
}

void TestPublishing::aPublishedSampleCanBeTakenOut()
{
    const core::ProductId payouts{u"finance"_s, u"payouts"_s};
    QVERIFY(inCatalog(*m_bench, payouts)->sample);
    ProductPage *page = test::open(*m_bench, {payouts, {}});
    page->edit();
    auto *sample = qobject_cast<QCheckBox *>(page->editor()->fields().field(u"sample"_s));
    QVERIFY(sample != nullptr);
    QVERIFY(sample->isChecked());
    QVERIFY(page->editor()->fields().product().sample);
    QVERIFY(page->editor()->changes().empty());
    sample->click();
    QVERIFY(!page->editor()->fields().product().sample);
    page->editor()->review();
    page->editor()->write();
    QTRY_VERIFY_WITH_TIMEOUT(!inCatalog(*m_bench, payouts)->sample, patience);
}

void TestPublishing::aRemovedProductIsBroughtBackFromTheChanges()
{
    workspace::Session &session = *m_bench->workspace().session();
    const auto entry = session.catalog()->product(refunds);
    session.editing()
        .write({refunds.domain,
                {{catalog::RecordKey::of(refunds), std::nullopt, entry->revision}},
                {u"Dee"_s, {}, {}, 1},
                u"by mistake"_s},
               u"test"_s, refunds.toString())
        .then(&session, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(!inCatalog(*m_bench, refunds), patience);
    m_bench->window().openPage(InboxPage::pageKey());
    auto *changes = currentPage<InboxPage>(*m_bench)->findChild<ChangesView *>();
    QVERIFY(changes != nullptr);
    changes->choose(ChangesView::Of::Mesh);
    const auto removal = [changes] {
        const auto &all = changes->entries();
        return std::find_if(all.begin(), all.end(), [](const catalog::HistoryEntry &one) {
            return one.change.document.isNull() &&
                   one.change.key == catalog::RecordKey::of(refunds);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(removal() != changes->entries().end(), patience);
    auto *table = changes->findChild<FactTable *>();
    Q_EMIT table->activated(table->model()->index(int(removal() - changes->entries().begin()), 0));
    const QPointer<HistoryDialog> history = changes->history();
    QVERIFY(history != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(!history->view().entries().empty(), patience);
    QVERIFY(history->view().revertButton().isVisible());
    history->view().revertButton().click();
    ReviewDialog *dialog = history->revertDialog();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->review() && !dialog->review()->isEmpty(), patience);
    QCOMPARE(dialog->review()->writes.front().records.front().key, catalog::RecordKey::of(refunds));
}

void TestPublishing::aRefusalSaysWhoMay()
{
    const workspace::Session &session = *m_bench->workspace().session();
    const auto said = [&session](const QString &place) {
        return refusalSentence({core::Code::Denied, u"denied"_s, place}, session);
    };
    QVERIFY(said(u"mesh.catalog.sales"_s).contains(u"orders-team"_s));
    QVERIFY(said(u"mesh.changes.sales"_s).contains(u"orders-team"_s));
    QVERIFY(said(u"transactional.id "_s +
                 catalog::CatalogTopics(session.catalog()->prefix()).transactionalId(u"sales"_s))
                .contains(u"orders-team"_s));
    QVERIFY(!said(u"mesh.requests"_s).contains(u"orders-team"_s));
    QVERIFY(said(u"mesh.catalog"_s).contains(u"administrators"_s));
    QVERIFY(said(u"mesh.catalog.not_there"_s).contains(u"runs the cluster"_s));
}

void TestPublishing::whatIsSaidOfFieldsIsShownToReaders()
{
    const core::ProductId orders{u"sales"_s, u"orders"_s};
    ProductPage *page = open(*m_bench, {orders, {}});
    page->setTab(ProductPage::ContractTab);
    const FactTable &fields = page->contract()->fields();
    const auto notes = inCatalog(*m_bench, orders)->fields;
    QVERIFY(!notes.empty());
    QVERIFY(fields.isVisible());
    QCOMPARE(fields.model()->rowCount(), int(notes.size()));
    QCOMPARE(fields.model()->index(0, 1).data().toString(), notes.front().description);
}

void TestPublishing::aProductIsDeprecatedAndKeptAfterAll()
{
    const core::ProductId orders{u"sales"_s, u"orders"_s};
    ProductPage *page = open(*m_bench, {orders, {}});
    page->openLifeDialog(catalog::LifeStep::Deprecate);
    LifeDialog *dialog = page->lifeDialog();
    QVERIFY(dialog != nullptr);
    // Tier 1 gives readers 90 days: that day is proposed, an earlier one is refused.
    const QDate earliest = dialog->sunset().date();
    QVERIFY(earliest >= QDate::currentDate().addDays(90));
    dialog->sunset().setDate(QDate::currentDate().addDays(10));
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->sunset().setDate(earliest);
    dialog->successor().setText(u"sales.nowhere"_s);
    QVERIFY(dialog->successor().accessibleDescription().contains(u"sales.nowhere"_s));
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->successor().setText(u"analytics.high_value_trades"_s);
    QVERIFY(dialog->writeButton().isEnabled());
    dialog->write();
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, orders)->lifecycle,
                              catalog::Lifecycle::Deprecated, patience);
    QCOMPARE(inCatalog(*m_bench, orders)->sunset, std::optional(earliest));
    QCOMPARE(inCatalog(*m_bench, orders)->successor, u"analytics.high_value_trades"_s);
    QTRY_VERIFY(page->lifeDialog() == nullptr);

    page->openLifeDialog(catalog::LifeStep::Retire);
    QVERIFY(!page->lifeDialog()->writeButton().isEnabled()); // readers were told a later day
    page->openLifeDialog(catalog::LifeStep::Withdraw);
    page->lifeDialog()->write();
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, orders)->lifecycle, catalog::Lifecycle::Active,
                              patience);
    QVERIFY(!inCatalog(*m_bench, orders)->sunset);
}

void TestPublishing::accessIsAskedForAgreedAndEnded()
{
    ProductPage *page = open(*m_bench, {refunds, {}});
    QVERIFY(page->access() != nullptr);
    page->setTab(ProductPage::AccessTab);
    AccessView &view = *page->access();
    const std::size_t before = view.lines().size();
    view.openDialog(AccessDialog::What::Ask);
    QVERIFY(QTest::qWaitForWindowActive(view.dialog()));
    QTRY_COMPARE(view.dialog()->focusWidget(), view.dialog()->field(u"principal"_s)); // not Close
    view.dialog()->write();
    QVERIFY(!view.dialog()->field(u"purpose"_s)->accessibleDescription().isEmpty());
    view.dialog()->field(u"principal"_s)->setText(u"User:ana"_s);
    view.dialog()->field(u"purpose"_s)->setText(u"Revenue by region"_s);
    view.dialog()->write();
    QTRY_COMPARE_WITH_TIMEOUT(view.lines().size(), before + 1, patience);
    const auto mine = [&view] {
        return std::find_if(view.lines().begin(), view.lines().end(),
                            [](const auto &line) { return line.principal == u"User:ana"; });
    };
    QCOMPARE(mine()->state, catalog::AccessState::Requested);
    QTRY_VERIFY(view.dialog() == nullptr);

    view.select(int(mine() - view.lines().begin()));
    QTest::mouseClick(&view.agreeButton(), Qt::LeftButton);
    QVERIFY(view.dialog()->commands().contains(u"--allow-principal User:ana"_s));
    view.dialog()->write();
    QTRY_VERIFY_WITH_TIMEOUT(mine()->grant.has_value(), patience);
    QCOMPARE(mine()->grant->decision, catalog::Decision::Agreed);
    QTRY_VERIFY(view.dialog() == nullptr);

    // For longer: what was agreed stands in the form.
    const QDate until = QDate::currentDate().addDays(60);
    const QDate look = QDate::currentDate().addDays(30);
    for (const QDate &day : {until.addDays(-1), until}) {
        view.select(int(mine() - view.lines().begin()));
        QTest::mouseClick(&view.agreeButton(), Qt::LeftButton);
        QVERIFY(view.dialog() != nullptr);
        QCOMPARE(view.dialog()->field(u"reviewAt"_s)->text(),
                 mine()->grant->reviewAt ? look.toString(Qt::ISODate) : QString());
        view.dialog()->field(u"until"_s)->setText(day.toString(Qt::ISODate));
        view.dialog()->field(u"reviewAt"_s)->setText(look.toString(Qt::ISODate));
        view.dialog()->write();
        QTRY_COMPARE_WITH_TIMEOUT(mine()->grant->until, std::optional(day), patience);
        QTRY_VERIFY(view.dialog() == nullptr);
    }

    view.select(int(mine() - view.lines().begin()));
    view.openDialog(AccessDialog::What::End);
    view.dialog()->write();
    QTRY_COMPARE_WITH_TIMEOUT(mine()->grant->decision, catalog::Decision::Ended, patience);
}

void TestPublishing::aReadOnlyProfileChangesNothing()
{
    ProductPage *page = open(*m_bench, {refunds, {}});
    QVERIFY(page->mainAction().isEnabled());
    config::Profile profile = m_bench->workspace().session()->profile();
    profile.readOnly = true;
    QVERIFY(m_bench->workspace().profiles().save(profile));
    QTRY_VERIFY(!page->mainAction().isEnabled());
    QVERIFY(!page->mainAction().toolTip().isEmpty());
    m_bench->window().openPage(PublishPage::keyOf(topic));
    auto *publish = currentPage<PublishPage>(*m_bench);
    QVERIFY(!publish->publishButton().isEnabled());
    QVERIFY(publish->notice().isVisible());
}

MESH_TEST(TestPublishing)
#include "tst_publishing.moc"
