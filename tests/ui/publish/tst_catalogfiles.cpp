// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// The whole catalog into files and back, by the window's commands.
#include "tests/support/runner.h"
#include "tests/ui/publish/ownerwindow.h"

#include "app/catalog/exchange/yaml.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/catalog/catalogimport.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::inCatalog;
using test::patience;

namespace {

const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId refunds{u"sales"_s, u"refunds"_s};
const core::ProductId payouts{u"finance"_s, u"payouts"_s};

bool replaceIn(const QString &path, const QByteArray &before, const QByteArray &after)
{
    QFile file(path);
    if (!file.open(QFile::ReadWrite)) {
        return false;
    }
    QByteArray text = file.readAll();
    const bool found = text.contains(before);
    text.replace(before, after);
    return found && file.seek(0) && file.resize(0) && file.write(text) == text.size();
}

/// -1: it is being reviewed.
int domainsIn(const CatalogImportDialog &dialog)
{
    return dialog.review() == nullptr ? -1 : int(dialog.review()->writes.size());
}

} // namespace

class TestCatalogFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsChangedInFilesIsReviewedAndWrittenByDomain();
    void whatFilesLackIsRemovedOnlyWhenItIsSaid();
    void aDomainThatComesWithTheFilesGetsItsTopics();

private:
    void run(const QString &command);
    void exportTo(const QString &folder);
    [[nodiscard]] CatalogImportDialog *openImport(const QString &folder);

    std::unique_ptr<test::WindowBench> m_bench;
    QTemporaryDir m_folder;
};

void TestCatalogFiles::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(test::becomeOmar(m_bench->workspace()));
    QVERIFY(test::openConnected(*m_bench));
}

void TestCatalogFiles::cleanup()
{
    m_bench.reset();
    test::forgetSandbox();
}

void TestCatalogFiles::run(const QString &command)
{
    for (QAction *action : m_bench->window().commands()->all()) {
        if (action->text() == command) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(command));
}

void TestCatalogFiles::exportTo(const QString &folder)
{
    run(u"Export the catalog as files…"_s);
    auto *chooser = m_bench->window().findChild<QFileDialog *>();
    QVERIFY(chooser != nullptr);
    Q_EMIT chooser->fileSelected(folder);
    chooser->close();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/sales/refunds.product.yaml"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/platform/sales.domain.yaml"_s), patience);
    const auto &lines = m_bench->workspace().activity().entries();
    QTRY_COMPARE_WITH_TIMEOUT(lines.back().outcome, workspace::Outcome::Done, patience);
}

CatalogImportDialog *TestCatalogFiles::openImport(const QString &folder)
{
    run(u"Import a catalog from files…"_s);
    auto *dialog = m_bench->window().findChild<CatalogImportDialog *>();
    if (dialog != nullptr) {
        dialog->load(folder);
    }
    return dialog;
}

void TestCatalogFiles::whatIsChangedInFilesIsReviewedAndWrittenByDomain()
{
    const QString folder = m_folder.filePath(u"changed"_s);
    QVERIFY(QDir().mkpath(folder));
    exportTo(folder);
    QVERIFY(
        replaceIn(folder + u"/sales/orders.product.yaml"_s, "- revenue\n", "- revenue\n- money\n"));
    QVERIFY(replaceIn(folder + u"/finance/payouts.product.yaml"_s, "name: Payouts",
                      "name: Out: Payouts"));
    // Not even one file may be wrong.
    CatalogImportDialog *dialog = openImport(folder);
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice().text().contains(u"payouts.product.yaml"_s), patience);
    QVERIFY(!dialog->writeButton().isEnabled());

    QVERIFY(replaceIn(folder + u"/finance/payouts.product.yaml"_s, "name: Out: Payouts",
                      "name: Paid out"));
    dialog->load(folder);
    QTRY_COMPARE_WITH_TIMEOUT(domainsIn(*dialog), 2, patience);
    for (const catalog::PlannedWrite &write : dialog->review()->writes) {
        QCOMPARE(write.set.edits.size(), std::size_t(1));
    }
    QTRY_VERIFY(dialog->writeButton().isEnabled());
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, orders)->tags.contains(u"money"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, payouts)->displayName == u"Paid out", patience);
    QTRY_VERIFY(m_bench->window().findChild<CatalogImportDialog *>() == nullptr);
}

void TestCatalogFiles::whatFilesLackIsRemovedOnlyWhenItIsSaid()
{
    const QString folder = m_folder.filePath(u"removed"_s);
    QVERIFY(QDir().mkpath(folder));
    exportTo(folder);
    QVERIFY(QFile::remove(folder + u"/sales/refunds.product.yaml"_s));
    CatalogImportDialog *dialog = openImport(folder);
    QVERIFY(dialog != nullptr);
    dialog->removeMissing().click();
    QTRY_COMPARE_WITH_TIMEOUT(domainsIn(*dialog), 1, patience);
    QVERIFY(!dialog->review()->writes.front().set.edits.front().value);
    dialog->removeMissing().click();
    QTRY_COMPARE_WITH_TIMEOUT(domainsIn(*dialog), 0, patience);
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->close();
    QVERIFY(inCatalog(*m_bench, refunds).has_value());
}

void TestCatalogFiles::aDomainThatComesWithTheFilesGetsItsTopics()
{
    const QString folder = m_folder.filePath(u"another"_s);
    QVERIFY(QDir().mkpath(folder + u"/platform"_s) && QDir().mkpath(folder + u"/clicks"_s));
    catalog::Product product;
    product.id = {u"clicks"_s, u"raw"_s};
    product.displayName = u"Clicks"_s;
    product.purpose = u"Where visitors click in the shop, one event a click, for a month."_s;
    product.owner = u"orders-team"_s;
    product.classification = u"internal"_s;
    product.lifecycle = catalog::Lifecycle::Active;
    product.ports = {{.topic = u"clicks_tmp"_s}};
    catalog::Domain domain;
    domain.id = u"clicks"_s;
    domain.teams = {u"orders-team"_s};
    domain.topicPrefixes = {u"clicks"_s};
    const auto put = [&folder](const QString &path, const schema::Value &document) {
        QFile file(folder + path);
        return file.open(QFile::WriteOnly) && file.write(catalog::toYaml(document)) > 0;
    };
    // A product of nobody's domain is refused before anything is written.
    QVERIFY(put(u"/clicks/raw.product.yaml"_s, product.document()));
    CatalogImportDialog *dialog = openImport(folder);
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice().text().contains(u"clicks"_s), patience);
    QVERIFY(!dialog->writeButton().isEnabled());

    QVERIFY(put(u"/platform/clicks.domain.yaml"_s, domain.document()));
    dialog->load(folder);
    QTRY_COMPARE_WITH_TIMEOUT(domainsIn(*dialog), 2, patience);
    QTRY_VERIFY(dialog->writeButton().isEnabled());
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, product.id).has_value(), patience);
    QTRY_VERIFY(m_bench->window().findChild<CatalogImportDialog *>() == nullptr);
    const workspace::Session &session = *m_bench->workspace().session();
    QTRY_VERIFY_WITH_TIMEOUT(session.catalog()->topic(u"mesh.changes.clicks") != nullptr, patience);

    // The last write is the product's, and is taken back from wherever one is.
    run(u"Undo the last change of the catalog"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!inCatalog(*m_bench, product.id).has_value(), patience);
}

MESH_TEST(TestCatalogFiles)
#include "tst_catalogfiles.moc"
