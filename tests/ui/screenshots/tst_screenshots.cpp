// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/screenshots/shooting.h"
#include "tests/ui/support/windowbench.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/catalog/accessdialog.h"
#include "ui/dialogs/catalog/catalogimport.h"
#include "ui/dialogs/catalog/contractexport.h"
#include "ui/dialogs/catalog/contractimport.h"
#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/majordialog.h"
#include "ui/dialogs/catalog/meshsetupdialog.h"
#include "ui/dialogs/catalog/remnantsdialog.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/profileform.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/testpanel.h"
#include "ui/pages/domain/domainpage.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/product/contractview.h"
#include "ui/pages/product/movebar.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/publish/historyview.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/pages/window/commandfield.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/stateview.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using test::looks;
using test::shoot;
using namespace Qt::StringLiterals;

namespace {

void runCommand(MainWindow &window, const char *shortcut)
{
    for (QAction *action : window.commands()->all()) {
        if (action->shortcut() == QKeySequence(QString::fromLatin1(shortcut))) {
            action->trigger();
        }
    }
}

} // namespace

class ScreenshotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void window_data() { looks(); }
    void window();

private:
    void publishing(MainWindow &window);
    void exchanging(MainWindow &window);
    void wholeCatalog(MainWindow &window, const catalog::CatalogSnapshot &catalog);
};

class DialogScreenshotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dialogs_data() { looks(); }
    void dialogs();
};

void ScreenshotsTest::window()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    test::WindowBench bench({language, dark ? config::Theme::Dark : config::Theme::Light});
    MainWindow &window = bench.window();
    shoot(window, u"01-connecting"_s);
    const bool opened = bench.openSandbox();
    shoot(window, u"02-first-start"_s);
    QVERIFY(opened);
    QTest::qWait(3'500); // two measurements make a rate
    shoot(window, u"02-first-start"_s);

    window.explore(u"email"_s);
    QTRY_VERIFY(window.explorePage()->table()->model()->rowCount() < 8);
    QTest::qWait(1'500);
    shoot(window, u"03-explore-search"_s);
    window.explorePage()->table()->setFocus();
    for (const int row : {0, 1}) {
        window.explorePage()->table()->setCurrentIndex(
            window.explorePage()->table()->model()->index(row, 0));
        QTest::keyClick(window.explorePage()->table(), Qt::Key_Space);
    }
    shoot(window, u"04-explore-compare"_s);
    window.explore(u"shipmants"_s);
    QTRY_VERIFY(window.explorePage()->stateView()->isVisible());
    shoot(window, u"05-nothing-found"_s);
    window.explore({});

    window.commandField()->activate();
    QTest::keyClicks(window.commandField(), u"order"_s);
    QTRY_VERIFY(window.commandField()->entries().rowCount() > 2);
    shoot(window, u"06-palette"_s);
    window.commandField()->activate(u">"_s);
    shoot(window, u"07-commands"_s);
    QTest::keyClick(window.commandField(), Qt::Key_Escape);
    window.commandField()->clear();

    window.open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    QTest::qWait(3'000);
    shoot(window, u"08-product"_s);
    for (QTabBar *bar : window.tabs()->current()->findChildren<QTabBar *>()) {
        for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab) {
            bar->setCurrentIndex(tab);
            QTest::qWait(1'500);
            shoot(window, u"09-product-tab%1"_s.arg(tab));
        }
    }
    window.open({core::ProductId{u"finance"_s, u"payouts"_s}, {}});
    QTest::qWait(1'500);
    shoot(window, u"10-denied"_s);
    window.open({std::nullopt, u"clicks_tmp"_s});
    QTest::qWait(1'500);
    shoot(window, u"11-topic"_s);
    publishing(window);
    // Of somebody who owns something: Omar.
    config::Profile profile = config::ProfileStore::sandboxProfile();
    const config::Identity ana = profile.identity;
    profile.identity = {u"Omar Haddad"_s, u"omar@example.com"_s, {u"orders-team"_s}};
    QVERIFY(bench.workspace().profiles().save(profile));
    exchanging(window);
    wholeCatalog(window, *bench.workspace().session()->catalog());
    profile.identity = ana;
    QVERIFY(bench.workspace().profiles().save(profile));
    window.showActivity();
    QTest::qWait(100);
    shoot(window, u"12-activity"_s);
    runCommand(window, "Ctrl+Shift+L");
    runCommand(window, "Alt+1");
    window.resize(1280, 720);
    QTest::qWait(300);
    shoot(window, u"13-1280x720"_s);
    window.resize(760, 560);
    QTest::qWait(300);
    shoot(window, u"14-narrow"_s);
}

// The pages and dialogs that change the catalog; nothing is written.
void ScreenshotsTest::publishing(MainWindow &window)
{
    window.openPage(PublishPage::keyOf(u"clicks_tmp"_s));
    QTest::qWait(1'000);
    auto *publish = qobject_cast<PublishPage *>(window.tabs()->current());
    QVERIFY(publish != nullptr);
    shoot(window, u"30-publish"_s);
    publish->publish();
    QTest::qWait(200);
    shoot(window, u"31-publish-problems"_s);
    publish->discard();

    window.open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    auto *product = qobject_cast<ProductPage *>(window.tabs()->current());
    QVERIFY(product != nullptr);
    product->edit();
    ProductEdit *edit = product->editor();
    for (auto *line : edit->findChildren<QLineEdit *>()) {
        if (line->text() == u"Orders") {
            line->setText(u"Orders of all shops"_s);
        }
    }
    QTest::qWait(300);
    shoot(window, u"32-edit"_s);
    edit->review();
    QTest::qWait(300);
    shoot(window, u"33-review"_s);
    edit->discard();
    product->setTab(ProductPage::HistoryTab);
    QTRY_VERIFY_WITH_TIMEOUT(!product->history()->entries().empty(), 10'000);
    shoot(window, u"34-history"_s);
    product->setTab(ProductPage::AccessTab);
    QTest::qWait(500);
    shoot(window, u"35-access"_s);
    product->access()->openDialog(AccessDialog::What::Ask);
    shoot(*product->access()->dialog(), u"36-ask-for-access"_s);
    product->access()->dialog()->close();
    product->openLifeDialog(catalog::LifeStep::Deprecate);
    shoot(*product->lifeDialog(), u"36-deprecate"_s);
    product->lifeDialog()->close();
    product->openRemnants();
    QTRY_VERIFY_WITH_TIMEOUT(
        product->remnants()->box(catalog::Remnant::Kind::Topic, u"sales.orders"_s) != nullptr,
        10'000);
    QTest::qWait(100); // wrapped lines find their height in the next turn
    shoot(*product->remnants(), u"36-what-is-left"_s);
    product->remnants()->close();
    product->setTab(ProductPage::LiveTab);
    window.openPage(DomainPage::keyOf(u"sales"_s));
    QTest::qWait(1'000);
    shoot(window, u"37-domain"_s);
    window.explorePage()->makeDomain();
    shoot(*window.explorePage()->domainDialog(), u"38-new-domain"_s);
    window.explorePage()->domainDialog()->close();
    window.explorePage()->setUpMesh();
    shoot(*window.explorePage()->meshSetupDialog(), u"39-set-up"_s);
    window.explorePage()->meshSetupDialog()->close();
}

// What waits, and how products are promised, moved and exchanged; nothing is written.
void ScreenshotsTest::exchanging(MainWindow &window)
{
    window.openPage(InboxPage::pageKey());
    auto *inbox = qobject_cast<InboxPage *>(window.tabs()->current());
    QVERIFY(inbox != nullptr);
    inbox->changes().choose(ChangesView::Of::Mesh);
    QTRY_VERIFY_WITH_TIMEOUT(inbox->table().isVisible(), 10'000);
    QTest::qWait(1'500);
    shoot(window, u"40-inbox"_s);

    window.open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    auto *product = qobject_cast<ProductPage *>(window.tabs()->current());
    QVERIFY(product != nullptr);
    product->setTab(ProductPage::ContractTab);
    QTest::qWait(3'000);
    shoot(window, u"41-contract"_s);
    product->contract()->openExport();
    const QString contract = product->contract()->exportDialog()->text();
    shoot(*product->contract()->exportDialog(), u"42-contract-export"_s);
    product->contract()->exportDialog()->close();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"orders.odcs.yaml"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(QString(contract).replace(u"value: 60"_s, u"value: 3600"_s).toUtf8() +
               "price:\n  priceAmount: 9\n");
    file.close();
    product->contract()->openImport();
    ContractImportDialog *import = product->contract()->importDialog();
    import->load(path);
    QTRY_VERIFY_WITH_TIMEOUT(!import->differences().empty(), 10'000);
    QTest::qWait(300);
    shoot(*import, u"43-contract-import"_s);
    import->close();
    product->moveBar().offer();
    shoot(*product->moveBar().dialog(), u"44-move"_s);
    product->moveBar().dialog()->close();
    product->openMajorDialog();
    product->majorDialog()->topic().setEditText(u"legacy.csv"_s);
    shoot(*product->majorDialog(), u"45-major-version"_s);
    product->majorDialog()->close();
    product->setTab(ProductPage::LiveTab);
}

// As files, in one of which somebody has changed a line.
void ScreenshotsTest::wholeCatalog(MainWindow &window, const catalog::CatalogSnapshot &catalog)
{
    const QTemporaryDir folder;
    QVERIFY(catalog::writeCatalogFiles(catalog, folder.path()).ok());
    QFile file(folder.filePath(u"sales/orders.product.yaml"_s));
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray changed = file.readAll().replace("- revenue\n", "- revenue\n- money\n");
    QVERIFY(file.seek(0) && file.write(changed) == changed.size());
    file.close();
    for (QAction *action : window.commands()->all()) {
        if (action->text() == MainWindow::tr("Import a catalog from files…")) {
            action->trigger();
        }
    }
    auto *dialog = window.findChild<CatalogImportDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->load(folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(dialog->review() && !dialog->review()->isEmpty(), 10'000);
    shoot(*dialog, u"46-catalog-import"_s);
    dialog->close();
}

void DialogScreenshotsTest::dialogs()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    test::WindowBench bench({language, dark ? config::Theme::Dark : config::Theme::Light});
    MainWindow &window = bench.window();
    window.editProfiles(u"new"_s);
    ProfileDialog &dialog = *window.profileDialog();
    QTest::qWait(1'500); // the search for a keychain ends after a second
    config::Profile profile;
    profile.name = u"Orders, production"_s;
    profile.production = true;
    profile.bootstrapServers = QStringList{u"127.0.0.1:1"_s};
    profile.security = config::Security::SaslTls;
    profile.mechanism = config::SaslMechanism::ScramSha512;
    profile.user = u"omar"_s;
    profile.registry.url = u"http://127.0.0.1:1"_s;
    profile.identity = {u"Omar Haddad"_s, u"omar@example.com"_s, {u"orders-team"_s}};
    dialog.form()->setProfile(profile);
    dialog.form()->setSecrets({u"secret"_s, {}, {}, {}});
    shoot(dialog, u"20-profile"_s);
    dialog.form()->setServers(u"nonsense"_s);
    dialog.form()->check();
    shoot(dialog, u"21-profile-problem"_s);
    dialog.form()->setServers(u"127.0.0.1:1"_s);
    dialog.testButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.testPanel()->isRunning(), 20'000);
    shoot(dialog, u"22-profile-test"_s);
    ImportDialog import(bench.workspace().tasks());
    import.setText(u"bootstrap.servers=broker:9093\nsecurity.protocol=SASL_SSL\n"
                   "sasl.mechanism=SCRAM-SHA-512\n"
                   "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule "
                   "required username=\"omar\" password=\"x\";\nmax.poll.records=5\n"_s);
    import.show();
    shoot(import, u"23-import"_s);
    runCommand(window, "Ctrl+,");
    window.help(u"live"_s);
    QTest::qWait(200);
    for (auto *settings : window.findChildren<SettingsDialog *>()) {
        shoot(*settings, u"24-settings"_s);
    }
    for (auto *help : window.findChildren<HelpWindow *>()) {
        shoot(*help, u"25-help"_s);
    }
    StateView error;
    error.resize(900, 480);
    error.showError({core::Code::Denied, u"Broker: Topic authorization failed"_s,
                     core::Where(u"finance.payouts"_s)},
                    StateView::tr("Try again"));
    error.show();
    shoot(error, u"26-state-denied"_s);
    error.showError(
        {core::Code::Unreachable, u"Connection refused"_s, core::Where(u"localhost:9092"_s)},
        StateView::tr("Try again"));
    shoot(error, u"27-state-offline"_s);
}

MESH_TEST(ScreenshotsTest)
MESH_TEST(DialogScreenshotsTest)
#include "tst_screenshots.moc"
