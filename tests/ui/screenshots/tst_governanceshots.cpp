// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/screenshots/shooting.h"
#include "tests/ui/support/windowbench.h"
#include "ui/dialogs/catalog/policychanges.h"
#include "ui/dialogs/catalog/policydialog.h"
#include "ui/pages/explore/bulkeditdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/explore/selectionbar.h"
#include "ui/pages/governance/governancepage.h"
#include "ui/pages/governance/platformview.h"
#include "ui/pages/governance/policydetail.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/conditionfield.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/resulttable.h"

#include <QLineEdit>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::looks;
using test::shoot;

/// The page of governance and its dialogs; nothing is written.
class GovernanceScreenshotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void governance_data() { looks(); }
    void governance();

private:
    void platformDialogs(GovernancePage &page);
    void policyDialog(GovernancePage &page);
    void severalProducts(MainWindow &window);
};

void GovernanceScreenshotsTest::governance()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    test::WindowBench bench({language, dark ? config::Theme::Dark : config::Theme::Light});
    QVERIFY(bench.openSandbox());
    MainWindow &window = bench.window();
    QTest::qWait(8'000); // until no rate counts the sandbox's history any more
    window.openPage(GovernancePage::pageKey());
    auto *page = qobject_cast<GovernancePage *>(window.tabs()->current());
    QVERIFY(page != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(page->compliance() != nullptr, 15'000);
    QVERIFY(page->select(u"support-named"_s));
    shoot(window, u"40-governance"_s);
    for (const auto tab :
         {GovernancePage::AroundTab, GovernancePage::ExemptionsTab, GovernancePage::PlatformTab}) {
        page->setTab(tab);
        QTest::qWait(100);
        shoot(window, u"40-governance-tab%1"_s.arg(int(tab)));
    }
    platformDialogs(*page);
    page->setTab(GovernancePage::PoliciesTab);
    policyDialog(*page);
    page->detail().switchOnOrOff();
    QTRY_VERIFY(page->detail().dialog()->review() != nullptr);
    shoot(*page->detail().dialog(), u"43-switch-off"_s);
    page->detail().excuse();
    shoot(*page->detail().dialog(), u"44-excuse"_s);
    page->detail().tighten();
    QTRY_VERIFY(page->detail().dialog()->review() != nullptr);
    shoot(*page->detail().dialog(), u"45-tighten"_s);
    page->detail().dialog()->close();
    severalProducts(window);
    window.openPage(GovernancePage::pageKey());
    window.resize(1280, 720);
    QTest::qWait(300);
    shoot(window, u"47-governance-1280x720"_s);
}

void GovernanceScreenshotsTest::platformDialogs(GovernancePage &page)
{
    page.platform().openTier(u"tier-1"_s);
    QTest::qWait(300);
    shoot(*page.platform().dialog(), u"48-tier"_s);
    page.platform().openClassification({});
    QTest::qWait(300);
    shoot(*page.platform().dialog(), u"48-classification"_s);
    page.platform().dialog()->close();
}

void GovernanceScreenshotsTest::policyDialog(GovernancePage &page)
{
    page.newPolicy();
    auto *dialog = qobject_cast<PolicyDialog *>(page.dialog());
    QVERIFY(dialog != nullptr);
    dialog->name().setText(u"Fields are described"_s);
    dialog->condition().setText(u"facts->described = facts->fields"_s);
    QTest::qWait(500);
    shoot(*dialog, u"41-policy-error"_s);
    dialog->condition().setText(u"facts->fields > 0 AND ARRAY_LENGTH(tags) > 2"_s);
    dialog->message().setText(u"Say in half a sentence what each field is."_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        dialog->wouldFail().model()->rowCount() > 0 && dialog->writeButton().isEnabled(), 15'000);
    shoot(*dialog, u"42-policy-tried"_s);
    dialog->close();
}

void GovernanceScreenshotsTest::severalProducts(MainWindow &window)
{
    window.explore(u"team"_s);
    ExplorePage *page = window.explorePage();
    QTRY_VERIFY(page->table()->model()->rowCount() > 2);
    page->table()->selectAll();
    QTest::qWait(500);
    shoot(window, u"46-several-selected"_s);
    page->selectionBar().edit();
    BulkEditDialog *dialog = page->selectionBar().dialog();
    QVERIFY(dialog != nullptr);
    dialog->tagsToAdd().setText(u"audited"_s);
    QTRY_VERIFY(dialog->review() && !dialog->review()->isEmpty());
    QTest::qWait(100); // wrapped lines find their height in the next turn
    shoot(*dialog, u"46-several-edited"_s);
    dialog->close();
    window.explore({});
}

MESH_TEST(GovernanceScreenshotsTest)
#include "tst_governanceshots.moc"
