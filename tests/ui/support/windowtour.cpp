// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/windowtour.h"

#include "ui/actions/commands.h"
#include "ui/dialogs/catalog/accessdialog.h"
#include "ui/dialogs/catalog/catalogimport.h"
#include "ui/dialogs/catalog/contractexport.h"
#include "ui/dialogs/catalog/contractimport.h"
#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/historydialog.h"
#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/majordialog.h"
#include "ui/dialogs/catalog/meshsetupdialog.h"
#include "ui/dialogs/catalog/policydialog.h"
#include "ui/dialogs/catalog/remnantsdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/domain/domainpage.h"
#include "ui/pages/explore/bulkeditdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/explore/selectionbar.h"
#include "ui/pages/governance/governancepage.h"
#include "ui/pages/governance/platformview.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/contractview.h"
#include "ui/pages/product/movebar.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/publish/historyview.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/conditionfield.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/stateview.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QPointer>
#include <QTest>

namespace mesh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000;

ui::ProductPage *openPage(WindowBench &bench, const ui::Target &target, ui::ProductPage::Tab tab)
{
    bench.window().open(target);
    auto *page = qobject_cast<ui::ProductPage *>(bench.window().tabs()->current());
    if (page != nullptr) {
        page->setTab(tab);
    }
    return page;
}

ui::Target product(const QString &domain, const QString &name)
{
    return {core::ProductId{domain, name}, {}};
}

QWidget *explore(WindowBench &bench, const QString &text)
{
    bench.window().explore(text);
    const auto *page = bench.window().explorePage();
    const bool answered = QTest::qWaitFor(
        [&] { return page->table()->model()->rowCount() > 0 || page->stateView()->isVisible(); },
        patience);
    return answered ? &bench.window() : nullptr;
}

QWidget *live(WindowBench &bench)
{
    ui::ProductPage *page =
        openPage(bench, product(u"sales"_s, u"orders"_s), ui::ProductPage::LiveTab);
    if (page == nullptr) {
        return nullptr;
    }
    ui::RecordTable &table = page->live().table();
    if (!QTest::qWaitFor([&] { return table.model().rowCount() > 20; }, patience)) {
        return nullptr;
    }
    // Still, so that what is looked at stays; with a record in the inspector.
    page->live().setFollowing(false);
    table.setCurrent(table.model().sequence(2));
    return &bench.window();
}

QWidget *overview(WindowBench &bench)
{
    ui::ProductPage *page =
        openPage(bench, product(u"sales"_s, u"orders"_s), ui::ProductPage::OverviewTab);
    return page != nullptr && QTest::qWaitFor([page] { return page->isVisible(); }, patience)
               ? &bench.window()
               : nullptr;
}

QWidget *denied(WindowBench &bench)
{
    ui::ProductPage *page =
        openPage(bench, product(u"finance"_s, u"payouts"_s), ui::ProductPage::LiveTab);
    const auto isTold = [page] {
        const auto *state = page->live().findChild<ui::StateView *>();
        return state != nullptr && state->isVisible();
    };
    return page != nullptr && QTest::qWaitFor(isTold, patience) ? &bench.window() : nullptr;
}

QWidget *topic(WindowBench &bench)
{
    ui::ProductPage *page =
        openPage(bench, {std::nullopt, u"clicks_tmp"_s}, ui::ProductPage::LiveTab);
    return page != nullptr ? &bench.window() : nullptr;
}

QWidget *governance(WindowBench &bench)
{
    bench.window().openPage(ui::GovernancePage::pageKey());
    auto *page = qobject_cast<ui::GovernancePage *>(bench.window().tabs()->current());
    const bool shown = page != nullptr &&
                       QTest::qWaitFor([page] { return page->compliance() != nullptr; }, patience);
    return shown ? &bench.window() : nullptr;
}

QWidget *newPolicy(WindowBench &bench)
{
    if (governance(bench) == nullptr) {
        return nullptr;
    }
    auto *page = static_cast<ui::GovernancePage *>(bench.window().tabs()->current());
    page->newPolicy();
    auto *dialog = qobject_cast<ui::PolicyDialog *>(page->dialog());
    dialog->condition().setText(u"support IS NOT NULL"_s);
    const auto tried = [dialog] { return dialog->wouldFail().model()->rowCount() > 0; };
    return QTest::qWaitFor(tried, patience) ? dialog : nullptr;
}

QWidget *tier(WindowBench &bench)
{
    if (governance(bench) == nullptr) {
        return nullptr;
    }
    auto *page = static_cast<ui::GovernancePage *>(bench.window().tabs()->current());
    page->setTab(ui::GovernancePage::PlatformTab);
    page->platform().openTier(u"tier-1"_s);
    return page->platform().dialog();
}

QWidget *bulkEdit(WindowBench &bench)
{
    if (explore(bench, u"sales"_s) == nullptr) {
        return nullptr;
    }
    ui::ExplorePage *page = bench.window().explorePage();
    page->table()->selectAll();
    page->selectionBar().edit();
    ui::BulkEditDialog *dialog = page->selectionBar().dialog();
    if (dialog == nullptr) {
        return nullptr;
    }
    dialog->tagsToAdd().setText(u"audited"_s);
    const auto reviewed = [dialog] { return dialog->review() && !dialog->review()->isEmpty(); };
    return QTest::qWaitFor(reviewed, patience) ? dialog : nullptr;
}

QWidget *exportDialog(WindowBench &bench)
{
    if (live(bench) == nullptr) {
        return nullptr;
    }
    static_cast<ui::ProductPage *>(bench.window().tabs()->current())->live().openExport();
    return bench.window().findChild<ui::ExportDialog *>();
}

QWidget *profiles(WindowBench &bench)
{
    bench.window().editProfiles(u"new"_s);
    return bench.window().profileDialog();
}

QWidget *importDialog(WindowBench &bench)
{
    QWidget *dialog = profiles(bench);
    for (auto *button : dialog->findChildren<QAbstractButton *>()) {
        if (button->text() == ui::ProfileDialog::tr("Import…")) {
            button->click();
        }
    }
    auto *import = dialog->findChild<ui::ImportDialog *>();
    if (import != nullptr) {
        import->setText(u"bootstrap.servers=b:1\nssl.truststore.location=/etc/trust.jks\n"_s);
    }
    return import;
}

QWidget *inbox(WindowBench &bench)
{
    bench.window().openPage(ui::InboxPage::pageKey());
    const auto *page = qobject_cast<ui::InboxPage *>(bench.window().tabs()->current());
    if (page != nullptr) {
        page->changes().choose(ui::ChangesView::Of::Mesh);
    }
    // Whoever was here before may find that nothing has changed since.
    const auto isRead = [page] { return page->changes().since() > 0; };
    return page != nullptr && QTest::qWaitFor(isRead, patience) ? &bench.window() : nullptr;
}

ui::ProductPage *contractPage(WindowBench &bench)
{
    return openPage(bench, product(u"sales"_s, u"orders"_s), ui::ProductPage::ContractTab);
}

QWidget *contractImport(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->contract()->openImport();
    return page->contract()->importDialog();
}

QWidget *contractExport(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->contract()->openExport();
    return page->contract()->exportDialog();
}

QWidget *moving(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->moveBar().offer();
    return page->moveBar().dialog();
}

QWidget *majorVersion(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->openMajorDialog();
    return page->majorDialog();
}

QWidget *deprecating(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->openLifeDialog(catalog::LifeStep::Deprecate);
    return page->lifeDialog();
}

QWidget *remnants(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->openRemnants();
    const auto asked = [page] {
        return page->remnants()->box(catalog::Remnant::Kind::Topic, u"sales.orders"_s) != nullptr;
    };
    return QTest::qWaitFor(asked, patience) ? page->remnants() : nullptr;
}

QWidget *publishing(WindowBench &bench)
{
    bench.window().openPage(ui::PublishPage::keyOf(u"clicks_tmp"_s));
    auto *page = qobject_cast<ui::PublishPage *>(bench.window().tabs()->current());
    if (page == nullptr) {
        return nullptr;
    }
    page->publish(); // every field that needs a look says so
    return &bench.window();
}

QWidget *editing(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->edit();
    return page->editor() != nullptr ? &bench.window() : nullptr;
}

QWidget *history(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    if (page->editor() != nullptr) {
        page->editor()->discard();
    }
    page->setTab(ui::ProductPage::HistoryTab);
    const auto read = [page] { return !page->history()->entries().empty(); };
    return QTest::qWaitFor(read, patience) ? &bench.window() : nullptr;
}

QWidget *asking(WindowBench &bench)
{
    ui::ProductPage *page = contractPage(bench);
    page->setTab(ui::ProductPage::AccessTab);
    page->access()->openDialog(ui::AccessDialog::What::Ask);
    return page->access()->dialog();
}

QWidget *domain(WindowBench &bench)
{
    bench.window().openPage(ui::DomainPage::keyOf(u"sales"_s));
    const auto *page = qobject_cast<ui::DomainPage *>(bench.window().tabs()->current());
    const auto counted = [page] { return page->summary().products > 0; };
    return page != nullptr && QTest::qWaitFor(counted, patience) ? &bench.window() : nullptr;
}

QWidget *domainHistory(WindowBench &bench)
{
    if (domain(bench) == nullptr) {
        return nullptr;
    }
    auto *page = static_cast<ui::DomainPage *>(bench.window().tabs()->current());
    page->historyButton().click();
    ui::HistoryDialog *dialog = page->history();
    const auto read = [dialog] { return !dialog->view().entries().empty(); };
    return dialog != nullptr && QTest::qWaitFor(read, patience) ? dialog : nullptr;
}

QWidget *newDomain(WindowBench &bench)
{
    bench.window().explorePage()->makeDomain();
    return bench.window().explorePage()->domainDialog();
}

QWidget *settingUp(WindowBench &bench)
{
    bench.window().explorePage()->setUpMesh();
    return bench.window().explorePage()->meshSetupDialog();
}

QWidget *catalogImport(WindowBench &bench)
{
    for (QAction *action : bench.window().commands()->all()) {
        if (action->text() == ui::MainWindow::tr("Import a catalog from files…")) {
            action->trigger();
        }
    }
    return bench.window().findChild<ui::CatalogImportDialog *>();
}

template<typename Dialog>
QWidget *byShortcut(WindowBench &bench, const char *keys)
{
    for (QAction *action : bench.window().commands()->all()) {
        if (action->shortcut() == QKeySequence(QString::fromLatin1(keys))) {
            action->trigger();
        }
    }
    return bench.window().findChild<Dialog *>();
}

} // namespace

const std::vector<Stop> &windowTour()
{
    static const std::vector<Stop> stops{
        {u"Explore"_s, [](WindowBench &bench) { return explore(bench, {}); }},
        {u"a search"_s, [](WindowBench &bench) { return explore(bench, u"email"_s); }},
        {u"nothing found"_s, [](WindowBench &bench) { return explore(bench, u"shipmants"_s); }},
        {u"Live"_s, live},
        {u"Overview"_s, overview},
        {u"inbox"_s, inbox},
        {u"contract"_s,
         [](WindowBench &bench) -> QWidget * {
             return contractPage(bench) != nullptr ? &bench.window() : nullptr;
         }},
        {u"contract import"_s, contractImport},
        {u"contract export"_s, contractExport},
        {u"moving"_s, moving},
        {u"major version"_s, majorVersion},
        {u"deprecating"_s, deprecating},
        {u"what is left"_s, remnants},
        {u"catalog import"_s, catalogImport},
        {u"editing"_s, editing},
        {u"history"_s, history},
        {u"asking for access"_s, asking},
        {u"a domain"_s, domain},
        {u"a domain's history"_s, domainHistory},
        {u"a new domain"_s, newDomain},
        {u"setting a mesh up"_s, settingUp},
        {u"publishing"_s, publishing},
        {u"denied"_s, denied},
        {u"a topic"_s, topic},
        {u"governance"_s, governance},
        {u"a new policy"_s, newPolicy},
        {u"a tier"_s, tier},
        {u"several products"_s, bulkEdit},
        {u"export"_s, exportDialog},
        {u"connections"_s, profiles},
        {u"import"_s, importDialog},
        {u"settings"_s,
         [](WindowBench &bench) { return byShortcut<ui::SettingsDialog>(bench, "Ctrl+,"); }},
        {u"help"_s, [](WindowBench &bench) { return byShortcut<ui::HelpWindow>(bench, "F1"); }},
        {u"activity"_s,
         [](WindowBench &bench) -> QWidget * {
             bench.window().showActivity();
             return &bench.window();
         }},
    };
    return stops;
}

void leave(WindowBench &bench, QWidget *window)
{
    if (window == &bench.window()) {
        return;
    }
    const QPointer<QWidget> closed(window);
    for (QDialog *dialog : bench.window().findChildren<QDialog *>()) {
        dialog->close();
    }
    if (closed) {
        closed->close();
    }
    static_cast<void>(QTest::qWaitFor([&closed] { return closed.isNull(); }, 2'000));
}

} // namespace mesh::test
