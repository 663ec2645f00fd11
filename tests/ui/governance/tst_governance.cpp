// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Policies looked at, tried, written and excused in the sandbox, through the window's own widgets.
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"

#include "ui/dialogs/catalog/historydialog.h"
#include "ui/dialogs/catalog/policychanges.h"
#include "ui/dialogs/catalog/policydialog.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/governance/findingsmodel.h"
#include "ui/pages/governance/governancepage.h"
#include "ui/pages/governance/platformview.h"
#include "ui/pages/governance/policydetail.h"
#include "ui/pages/governance/problemsview.h"
#include "ui/pages/publish/spanfield.h"
#include "ui/pages/publish/undonotice.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/conditionfield.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/sidetree.h"

#include "app/catalog/governance/review.h"
#include "app/core/paths.h"
#include "app/workspace/catalogediting.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20'000;
const core::ProductId refunds{u"sales"_s, u"refunds"_s};
} // namespace

class TestGovernancePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theLeftSideLeadsToThePolicies();
    void aSelectedPolicyShowsWhoFailsAndOpensThem();
    void errorsAreToldWhileAConditionIsTyped();
    void aPolicyIsTriedWrittenSwitchedOnAndUndone();
    void whatSomebodyElseChangedIsNotWrittenOver();
    void aChangeOfAPolicyIsSeenAndTakenBack();
    void tiersAndClassificationsAreDefinedHere();
    void aDomainTightensWhatThePlatformAsks();
    void aProductIsExcusedUntilADayAndThatEnds();
    void whatIsPublishedAroundTheRulesIsShown();
    void withoutTheRightItSaysWhoMay();
    void recordsThatAreNotUnderstoodAreListed();

private:
    [[nodiscard]] GovernancePage *open();
    [[nodiscard]] std::optional<catalog::Policy> policy(const QString &id) const;
    [[nodiscard]] std::shared_ptr<const catalog::CatalogSnapshot> catalog() const
    {
        return m_bench->workspace().session()->catalog();
    }
    void become(const QStringList &teams, bool readOnly = false);
    [[nodiscard]] bool writeElsewhere(const QString &id,
                                      const std::function<void(catalog::Policy &)> &change);
    [[nodiscard]] core::Offset revisionOf(const QString &id) const;

    std::unique_ptr<test::WindowBench> m_bench;
};

void TestGovernancePage::become(const QStringList &teams, bool readOnly)
{
    config::Profile profile = config::ProfileStore::sandboxProfile();
    profile.identity = {u"Omar Haddad"_s, u"omar@example.com"_s, teams};
    profile.readOnly = readOnly;
    QVERIFY(m_bench->workspace().profiles().save(profile));
}

void TestGovernancePage::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    become({u"orders-team"_s});
    QVERIFY(m_bench->openSandbox());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->workspace().session()->state(),
                              workspace::Session::State::Connected, patience);
    QTRY_VERIFY_WITH_TIMEOUT(catalog()->policies().size() >= 8, patience);
}

void TestGovernancePage::cleanup()
{
    m_bench.reset();
    QDir(core::dataDirectory()).removeRecursively();
    QDir(core::cacheDirectory()).removeRecursively();
}

GovernancePage *TestGovernancePage::open()
{
    m_bench->window().openPage(GovernancePage::pageKey());
    auto *page = qobject_cast<GovernancePage *>(m_bench->window().tabs()->current());
    const bool computed =
        page && QTest::qWaitFor([page] { return page->compliance() != nullptr; }, patience);
    return computed ? page : nullptr;
}

std::optional<catalog::Policy> TestGovernancePage::policy(const QString &id) const
{
    for (const auto &entry : catalog()->policies()) {
        if (entry.value.id == id) {
            return entry.value;
        }
    }
    return std::nullopt;
}

void TestGovernancePage::theLeftSideLeadsToThePolicies()
{
    auto *tree = m_bench->window().findChild<SideTree *>();
    QModelIndex row;
    for (int i = 0; i < tree->model()->rowCount(); ++i) {
        if (tree->model()->index(i, 0).data(SideModel::KeyRole) == GovernancePage::pageKey()) {
            row = tree->model()->index(i, 0);
        }
    }
    QVERIFY(row.isValid());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(row).center());
    auto *page = qobject_cast<GovernancePage *>(m_bench->window().tabs()->current());
    QVERIFY(page != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(page->policies().model()->rowCount(),
                              int(catalog()->policies().size()), patience);
}

void TestGovernancePage::aSelectedPolicyShowsWhoFailsAndOpensThem()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    QVERIFY(page->select(u"owner-is-a-team"_s));
    ResultTable &failing = page->detail().failing();
    QCOMPARE(failing.model()->rowCount(), 1);
    QCOMPARE(failing.model()->index(0, FindingsModel::Product).data().toString(),
             refunds.toString());
    QCOMPARE(failing.model()->index(0, FindingsModel::Says).data().toString(),
             FindingsModel::tr("blocks"));
    failing.setCurrentIndex(failing.model()->index(0, 0));
    QTest::keyClick(&failing, Qt::Key_Return);
    QCOMPARE(m_bench->window().tabs()->current()->key(), Target({refunds, {}}).key());
}

void TestGovernancePage::errorsAreToldWhileAConditionIsTyped()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    page->newPolicy();
    auto *dialog = qobject_cast<PolicyDialog *>(page->dialog());
    QVERIFY(dialog != nullptr);
    QTest::keyClicks(&dialog->condition(), u"facts->fields > "_s);
    QVERIFY(dialog->condition().hasError());
    QVERIFY(!dialog->condition().sentence().isEmpty());
    QVERIFY(dialog->condition().accessibleDescription().contains(dialog->condition().sentence()));
    QVERIFY(!dialog->writeButton().isEnabled());
    QTest::keyClicks(&dialog->condition(), u"0"_s);
    QVERIFY(!dialog->condition().hasError());
    dialog->condition().setText(u"facts->descr"_s);
    dialog->condition().setCursorPosition(12);
    QTest::keyClick(&dialog->condition(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY2(dialog->condition().candidates().contains(u"describedFields"_s),
             qPrintable(dialog->condition().candidates().join(u' ')));
}

void TestGovernancePage::aPolicyIsTriedWrittenSwitchedOnAndUndone()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    QTest::mouseClick(&page->newButton(), Qt::LeftButton);
    auto *dialog = qobject_cast<PolicyDialog *>(page->dialog());
    QVERIFY(dialog != nullptr);
    QTest::keyClicks(&dialog->name(), u"Schema registered twice"_s);
    QTest::keyClicks(&dialog->condition(), u"outputPorts[1]->valueSubject IS NOT NULL"_s);
    QTest::keyClicks(&dialog->message(), u"Register it."_s);
    // Tried at once on everybody: two products of the sandbox have no schema.
    QTRY_COMPARE_WITH_TIMEOUT(dialog->wouldFail().model()->rowCount(), 2, patience);
    QVERIFY2(dialog->verdict().contains(u'2'), qPrintable(dialog->verdict()));
    QVERIFY(!dialog->enabledBox().isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    QCOMPARE(dialog->review()->writes.front().records.front().topic, u"mesh.catalog"_s);
    dialog->writeButton().click();
    const QString id = u"schema-registered-twice"_s;
    QTRY_VERIFY_WITH_TIMEOUT(policy(id).has_value(), patience);
    QVERIFY(!policy(id)->enabled);

    // Off, it says what it would do and binds nobody; then it is switched on.
    QTRY_VERIFY_WITH_TIMEOUT(page->select(id), patience);
    QCOMPARE(page->detail().failing().model()->rowCount(), 2);
    page->detail().switchOnOrOff();
    ReviewDialog *change = page->detail().dialog();
    QTRY_VERIFY_WITH_TIMEOUT(change->writeButton().isEnabled(), patience);
    change->reason().setText(u"agreed in May"_s);
    QTRY_VERIFY_WITH_TIMEOUT(change->writeButton().isEnabled(), patience);
    change->writeButton().click();
    QTRY_VERIFY_WITH_TIMEOUT(policy(id)->enabled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(page->detail().dialog() == nullptr, patience);

    QVERIFY(page->notice().isVisible());
    page->notice().undo();
    QTRY_VERIFY_WITH_TIMEOUT(!policy(id)->enabled, patience);
}

/// Another window's write; true once it is seen here.
bool TestGovernancePage::writeElsewhere(const QString &id,
                                        const std::function<void(catalog::Policy &)> &change)
{
    catalog::Policy changed = *policy(id);
    change(changed);
    catalog::ReviewBuilder builder(catalog(), {u"Ada"_s, {}, {}, 1}, {});
    builder.put(changed);
    workspace::Session &session = *m_bench->workspace().session();
    session.editing()
        .write(builder.review(QDate::currentDate()).writes.front().set, u"test"_s, id)
        .then(&session, [](const auto &) {});
    const core::Offset before = revisionOf(id);
    return QTest::qWaitFor([&] { return revisionOf(id) > before; }, patience);
}

core::Offset TestGovernancePage::revisionOf(const QString &id) const
{
    for (const auto &entry : catalog()->policies()) {
        if (entry.value.id == id) {
            return entry.revision;
        }
    }
    return -1;
}

void TestGovernancePage::whatSomebodyElseChangedIsNotWrittenOver()
{
    const QString id = u"support-named"_s;
    const auto excused = [&] { return policy(id)->exemptions.size(); };
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    const std::size_t before = excused();
    QVERIFY(page->select(id));
    page->detail().edit();
    auto *dialog = qobject_cast<PolicyDialog *>(page->detail().dialog());
    QVERIFY(dialog != nullptr);
    dialog->message().setText(u"Say where questions are answered."_s);
    // Meanwhile Ada excuses a product, and switches it off.
    QVERIFY(writeElsewhere(id, [](catalog::Policy &policy) {
        policy.exemptions.push_back(
            {refunds, u"moving"_s, u"Ada"_s, QDate::currentDate().addDays(9), {}});
        policy.enabled = false;
    }));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->enabledBox().isChecked(), patience);
    QCOMPARE(dialog->message().text(), u"Say where questions are answered."_s);
    QVERIFY(!dialog->notice().isVisible()); // nothing was changed by both
    // And another field that was changed here, too.
    QVERIFY(writeElsewhere(id, [](catalog::Policy &policy) { policy.message = u"Name it."_s; }));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice().text().contains(u"Ada"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    dialog->writeButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(policy(id)->message, u"Say where questions are answered."_s,
                              patience);
    QCOMPARE(excused(), before + 1);
    QVERIFY(!policy(id)->enabled);

    // An exemption that was begun before another was given takes none away.
    QVERIFY(page->select(id));
    page->detail().excuse();
    auto *excuse = qobject_cast<ExemptionDialog *>(page->detail().dialog());
    QVERIFY(excuse != nullptr);
    excuse->product().setText(u"edge.pageviews"_s);
    excuse->because().setText(u"ends soon"_s);
    QVERIFY(writeElsewhere(id, [](catalog::Policy &policy) {
        policy.exemptions.push_back(
            {{u"sales"_s, u"orders"_s}, u"later"_s, u"Ada"_s, QDate::currentDate().addDays(9), {}});
    }));
    QTRY_VERIFY_WITH_TIMEOUT(excuse->writeButton().isEnabled(), patience);
    excuse->writeButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(excused(), before + 3, patience);
}

void TestGovernancePage::aChangeOfAPolicyIsSeenAndTakenBack()
{
    const QString id = u"support-named"_s;
    const QString former = policy(id)->message;
    QVERIFY(writeElsewhere(id, [](catalog::Policy &policy) { policy.message = u"Name it."_s; }));
    QVERIFY(writeElsewhere(id, [](catalog::Policy &policy) { policy.enabled = false; }));
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    QVERIFY(page->select(id));
    page->detail().historyButton().click();
    const QPointer<HistoryDialog> history = page->detail().history();
    QVERIFY(history != nullptr);
    HistoryView &view = history->view();
    QTRY_VERIFY_WITH_TIMEOUT(view.entries().size() >= 2, patience);
    view.select(1);
    view.revertButton().click();
    ReviewDialog *dialog = history->revertDialog();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    dialog->writeButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(policy(id)->message, former, patience);
    QVERIFY(!policy(id)->enabled); // what came after it stays
    QTRY_VERIFY_WITH_TIMEOUT(view.entries().front().change.message.startsWith(u"Took back"_s),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(page->notice().isVisible(), patience);
}

void TestGovernancePage::tiersAndClassificationsAreDefinedHere()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    page->setTab(GovernancePage::PlatformTab);
    PlatformView &view = page->platform();
    const int before = view.tiers().model()->rowCount();
    view.openTier({});
    auto *tier = qobject_cast<TierDialog *>(view.dialog());
    QVERIFY(tier != nullptr);
    QVERIFY(!tier->writeButton().isEnabled());
    tier->name().setText(u"Tier 0"_s);
    tier->meaning().setPlainText(u"Nobody sleeps until it is back."_s);
    tier->noticeDays().setValue(180);
    tier->freshness().setSeconds(10);
    QTRY_VERIFY_WITH_TIMEOUT(tier->writeButton().isEnabled(), patience);
    tier->writeButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(view.tiers().model()->rowCount(), before + 1, patience);
    const catalog::Tier *made = catalog()->tier(u"tier-0");
    QVERIFY(made != nullptr);
    QCOMPARE(made->noticeDays, std::optional<qint64>(180));
    QCOMPARE(made->freshnessSeconds, std::optional<qint64>(10));

    // What is masked is the platform's to say, for every window at once.
    view.openClassification(u"internal"_s);
    auto *dialog = qobject_cast<ClassificationDialog *>(view.dialog());
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->name().text(), u"C1 internal"_s);
    dialog->masking().setCurrentIndex(dialog->masking().findData(u"redact"_s));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    dialog->writeButton().click();
    const auto masking = [this] { return catalog()->classification(u"internal")->masking; };
    QTRY_COMPARE_WITH_TIMEOUT(masking(), u"redact"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(page->notice().isVisible(), patience);
    page->notice().undo();
    QTRY_COMPARE_WITH_TIMEOUT(masking(), u"none"_s, patience);
    view.showHistory(catalog::Kind::Classification, u"internal"_s);
    QTRY_VERIFY_WITH_TIMEOUT(view.history()->view().entries().size() >= 2, patience);
}

void TestGovernancePage::aDomainTightensWhatThePlatformAsks()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    QVERIFY(page->select(u"owner-is-a-team"_s));
    QVERIFY(!page->detail().tightenButton().isEnabled()); // nothing is stricter than blocking
    QVERIFY(page->select(u"support-named"_s));
    page->detail().tighten();
    auto *dialog = qobject_cast<TightenDialog *>(page->detail().dialog());
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->severity().count(), 1); // it warns already: only blocking is more
    dialog->domain().setCurrentIndex(dialog->domain().findData(u"sales"_s));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    QCOMPARE(dialog->review()->writes.front().set.domain, u"sales"_s);
    dialog->writeButton().click();
    QTRY_VERIFY_WITH_TIMEOUT(catalog()->rules(u"sales") != nullptr, patience);
    // For sales alone: refunds has no door, and is blocked by it from now on.
    const auto saysOfRefunds = [page] {
        const auto &compliance = *page->compliance();
        const auto &standing =
            compliance.policies.at(compliance.indexOf(u"support-named"_s, {}).value());
        for (const auto &finding : standing.failing) {
            if (compliance.products[finding.product]->id == refunds) {
                return finding.outcome;
            }
        }
        return catalog::PolicyOutcome::Pass;
    };
    QTRY_COMPARE_WITH_TIMEOUT(saysOfRefunds(), catalog::PolicyOutcome::Block, patience);
}

void TestGovernancePage::aProductIsExcusedUntilADayAndThatEnds()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    QVERIFY(page->select(u"owner-is-a-team"_s));
    page->detail().failing().setCurrentIndex(page->detail().failing().model()->index(0, 0));
    page->detail().excuse();
    auto *dialog = qobject_cast<ExemptionDialog *>(page->detail().dialog());
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->product().text(), refunds.toString());
    QVERIFY(!dialog->writeButton().isEnabled()); // without a reason it is none
    QTest::keyClicks(&dialog->because(), u"The returns desk is being built."_s);
    dialog->until().setDate(QDate::currentDate().addDays(30));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    dialog->writeButton().click();
    const auto excused = [this] {
        const auto found = policy(u"owner-is-a-team"_s);
        return found && !found->exemptions.empty() ? std::optional(found->exemptions.back())
                                                   : std::nullopt;
    };
    QTRY_VERIFY_WITH_TIMEOUT(excused().has_value(), patience);
    QCOMPARE(excused()->grantedBy, u"Omar Haddad"_s);
    QCOMPARE(excused()->until, std::optional(QDate::currentDate().addDays(30)));
    page->setTab(GovernancePage::ExemptionsTab);
    FactTable &table = page->exemptions();
    const auto rowOf = [&table] {
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, 0).data().toString() == refunds.toString()) {
                return row;
            }
        }
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(rowOf() >= 0, patience);
    QCOMPARE(table.model()->index(rowOf(), 5).data().toString(), GovernancePage::tr("runs"));

    table.setCurrentIndex(table.model()->index(rowOf(), 0));
    page->endExemption();
    ReviewDialog *end = page->dialog();
    QVERIFY(end != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(end->writeButton().isEnabled(), patience);
    end->writeButton().click();
    QTRY_VERIFY_WITH_TIMEOUT(excused()->until < QDate::currentDate(), patience);
    // The ended one stays, as history.
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->index(rowOf(), 5).data().toString(),
                              GovernancePage::tr("ended"), patience);
}

void TestGovernancePage::whatIsPublishedAroundTheRulesIsShown()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    page->setTab(GovernancePage::AroundTab);
    QCOMPARE(page->around().model()->rowCount(), 1);
    QCOMPARE(page->around().model()->index(0, FindingsModel::Product).data().toString(),
             refunds.toString());
    QVERIFY(page->around()
                .model()
                ->index(0, FindingsModel::Says)
                .data()
                .toString()
                .contains(u"Owner is a team"_s));
    page->around().setCurrentIndex(page->around().model()->index(0, 0));
    QTest::keyClick(&page->around(), Qt::Key_Return);
    QCOMPARE(m_bench->window().tabs()->current()->key(), Target({refunds, {}}).key());
}

void TestGovernancePage::withoutTheRightItSaysWhoMay()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    QVERIFY(page->select(u"support-named"_s));
    page->detail().tighten();
    auto *dialog = qobject_cast<TightenDialog *>(page->detail().dialog());
    dialog->domain().setCurrentIndex(dialog->domain().findData(u"logistics"_s));
    QTRY_VERIFY(dialog->review() != nullptr);
    QVERIFY(!dialog->writeButton().isEnabled());
    const QString teams = catalog()->domain(u"logistics")->domain.teams.join(u", "_s);
    QVERIFY2(dialog->writeButton().toolTip().contains(teams),
             qPrintable(dialog->writeButton().toolTip()));
    dialog->close();
    become({u"orders-team"_s}, true);
    QTRY_VERIFY_WITH_TIMEOUT(!page->newButton().isEnabled(), patience);
    QVERIFY(!page->newButton().toolTip().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!page->detail().switchButton().isEnabled(), patience);
}

void TestGovernancePage::recordsThatAreNotUnderstoodAreListed()
{
    GovernancePage *page = open();
    QVERIFY(page != nullptr);
    page->setTab(GovernancePage::ProblemsTab);
    ProblemsView &view = page->problems();
    QCOMPARE(view.count(), 0);
    // Its domain is not there for this version: here it can be seen why.
    workspace::Session &session = *m_bench->workspace().session();
    const QByteArray key = "domain/later";
    session.editing()
        .write(
            {QString(),
             {{key, R"({"apiVersion":"meshscope/v2","kind":"Domain","id":"later"})", std::nullopt}},
             {u"Ada"_s, {}, {}, 1},
             {}},
            u"test"_s, u"later"_s)
        .then(&session, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(view.table().model()->rowCount(), 1, patience);
    QCOMPARE(view.table().model()->index(0, 0).data().toString(), u"domain/later"_s);
    QVERIFY(view.table().isVisible());
    // It is not written over by whoever wants the name.
    catalog::ReviewBuilder builder(catalog(), {u"Ada"_s, {}, {}, 1}, {});
    catalog::Domain mine;
    mine.id = u"later"_s;
    builder.put(mine);
    QVERIFY(builder.review(QDate::currentDate()).blocked());
}

MESH_TEST(TestGovernancePage)
#include "tst_governance.moc"
