// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// A product moves to another domain, gets a new major version, and is exchanged as a contract.
#include "tests/support/runner.h"
#include "tests/ui/publish/ownerwindow.h"

#include "app/catalog/exchange/yaml.h"
#include "ui/dialogs/catalog/contractexport.h"
#include "ui/dialogs/catalog/contractimport.h"
#include "ui/dialogs/catalog/majordialog.h"
#include "ui/pages/product/contractview.h"
#include "ui/pages/product/movebar.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/widgets/buttons.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::inCatalog;
using test::patience;
using Step = MoveDialog::Step;

namespace {

const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId refunds{u"sales"_s, u"refunds"_s};

bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class TestMoving : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aProductMovesByOfferAcceptanceAndRedirect();
    void theMenuOffersToMoveAtOnce();
    void anOfferIsTakenBack();
    void aNewMajorVersionStandsBesideTheOld();
    void promisesAreShownWithWhatWasMeasured();
    void aContractIsExportedChangedAndImported();
    void aContractEndsNoLifeAndPassesNoRule();
    void aTopicIsPublishedByWhatAContractSays();
    void aFileWithAnErrorIsToldByLineAndColumn();

private:
    std::unique_ptr<test::WindowBench> m_bench;
};

void TestMoving::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(test::becomeOmar(m_bench->workspace()));
    QVERIFY(test::openConnected(*m_bench));
}

void TestMoving::cleanup()
{
    m_bench.reset();
    test::forgetSandbox();
}

void TestMoving::aProductMovesByOfferAcceptanceAndRedirect()
{
    const core::ProductId there{u"logistics"_s, u"given_back"_s};
    ProductPage *page = test::open(*m_bench, {refunds, {}});
    MoveBar &bar = page->moveBar();
    QVERIFY(bar.canOffer());
    QVERIFY(!bar.isVisible());
    bar.offer();
    QComboBox &domain = bar.dialog()->domain();
    QCOMPARE(domain.findData(u"sales"_s), -1); // it is there already
    domain.setCurrentIndex(domain.findData(u"logistics"_s));
    bar.dialog()->name().setText(u"Given back"_s);
    QVERIFY(!bar.dialog()->writeButton().isEnabled());
    bar.dialog()->name().setText(there.name);
    QTest::mouseClick(&bar.dialog()->writeButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, refunds)->offeredTo, there.toString(), patience);
    const QString uid = inCatalog(*m_bench, refunds)->uid;
    QVERIFY(!uid.isEmpty());
    QTRY_COMPARE(bar.step(), std::optional(Step::TakeBack));
    QVERIFY(!bar.canOffer());

    QVERIFY(test::become(m_bench->workspace(), {u"Pia"_s, {}, {u"parcel-team"_s}}));
    QTRY_COMPARE_WITH_TIMEOUT(bar.step(), std::optional(Step::Accept), patience);
    bar.takeStep();
    QCOMPARE(bar.dialog()->owner().text(), u"parcel-team"_s);
    QTest::mouseClick(&bar.dialog()->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, there).has_value(), patience);
    const catalog::Product received = *inCatalog(*m_bench, there);
    QCOMPARE(received.uid, uid);
    QCOMPARE(received.formerIds, QStringList{refunds.toString()});
    QCOMPARE(received.owner, u"parcel-team"_s);
    QVERIFY(received.offeredTo.isEmpty());
    QVERIFY(inCatalog(*m_bench, refunds).has_value()); // until its owner lets go

    QVERIFY(test::becomeOmar(m_bench->workspace()));
    QTRY_COMPARE_WITH_TIMEOUT(bar.step(), std::optional(Step::LetGo), patience);
    bar.takeStep();
    QTest::mouseClick(&bar.dialog()->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!inCatalog(*m_bench, refunds).has_value(), patience);
    QTRY_COMPARE(m_bench->workspace().session()->catalog()->movedTo(refunds), std::optional(there));
    // Whoever looks for it by its former name is led to where it is.
    QTRY_COMPARE(page->key(), Target({there, {}}).key());
    QVERIFY(page->history() != nullptr);
    m_bench->window().explore({});
    m_bench->window().open({refunds, {}});
    QCOMPARE(m_bench->window().tabs()->current()->key(), Target({there, {}}).key());
}

void TestMoving::theMenuOffersToMoveAtOnce()
{
    const ProductPage *page = test::open(*m_bench, {refunds, {}});
    int offers = 0;
    for (const QMenu *menu : page->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            offers +=
                action->isVisible() && action->text() == ProductPage::tr("Move to another domain…")
                    ? 1
                    : 0;
        }
    }
    QCOMPARE(offers, 1);
}

void TestMoving::anOfferIsTakenBack()
{
    ProductPage *page = test::open(*m_bench, {refunds, {}});
    QVERIFY(test::writeElsewhere(*m_bench, refunds, [](catalog::Product &product) {
        product.offeredTo = u"logistics.refunds"_s;
    }));
    MoveBar &bar = page->moveBar();
    QTRY_COMPARE(bar.step(), std::optional(Step::TakeBack));
    bar.takeStep();
    QTest::mouseClick(&bar.dialog()->writeButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, refunds)->offeredTo.isEmpty(), patience);
    QTRY_VERIFY(!bar.step());
    QVERIFY(bar.canOffer());
}

void TestMoving::aNewMajorVersionStandsBesideTheOld()
{
    ProductPage *page = test::open(*m_bench, {orders, {}});
    page->openMajorDialog();
    MajorDialog *dialog = page->majorDialog();
    QVERIFY(dialog->statement().contains(u"INSERT INTO sales.orders@2"_s));
    QVERIFY(dialog->statement().contains(u"FROM sales.orders@3"_s));
    QVERIFY(!dialog->writeButton().isEnabled()); // no topic yet
    dialog->topic().setEditText(u"sales.refunds"_s);
    QVERIFY(!dialog->writeButton().isEnabled()); // another product's
    dialog->topic().setEditText(u"legacy.csv"_s);
    QVERIFY(dialog->writeButton().isEnabled());
    // Readers of a tier 1 have 90 days to move.
    const QDate earliest = dialog->sunset().date();
    QVERIFY(earliest >= QDate::currentDate().addDays(90));
    dialog->sunset().setDate(QDate::currentDate().addDays(3));
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->sunset().setDate(earliest);
    const QString before = inCatalog(*m_bench, orders)->version;
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, orders)->ports.size(), std::size_t(2), patience);
    const catalog::Product product = *inCatalog(*m_bench, orders);
    QCOMPARE(product.ports[0].state, catalog::Lifecycle::Deprecated);
    QCOMPARE(product.ports[0].sunset, std::optional(earliest));
    QCOMPARE(product.ports[1].major, 3);
    QCOMPARE(product.ports[1].topic, u"legacy.csv"_s);
    QCOMPARE(product.lifecycle, catalog::Lifecycle::Active);
    QVERIFY(product.version != before);
    QTRY_VERIFY(page->majorDialog() == nullptr);
}

void TestMoving::promisesAreShownWithWhatWasMeasured()
{
    ProductPage *page = test::open(*m_bench, {orders, {}});
    page->showPlace(u"contract"_s);
    ContractView &view = *page->contract();
    QVERIFY(view.isVisible());
    const auto freshness = [&view] {
        return std::find_if(view.checks().begin(), view.checks().end(), [](const auto &check) {
            return check.promise == workspace::PromiseCheck::Promise::Freshness;
        });
    };
    QVERIFY(freshness() != view.checks().end());
    QTRY_COMPARE_WITH_TIMEOUT(freshness()->state, workspace::PromiseCheck::State::Holds, patience);
}

void TestMoving::aContractIsExportedChangedAndImported()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"orders.yaml"_s);
    ProductPage *page = test::open(*m_bench, {orders, {}});
    ContractView &view = *page->contract();
    view.openExport();
    QVERIFY(view.exportDialog()->text().contains(u"kind: DataContract"_s));
    view.exportDialog()->save(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
    view.exportDialog()->choose(ContractExportDialog::Format::Product);
    QVERIFY(view.exportDialog()->text().contains(u"kind: DataProduct"_s));
    view.exportDialog()->close();

    view.openImport();
    ContractImportDialog *dialog = view.importDialog();
    QVERIFY(!dialog->writeButton().isEnabled());
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    auto contract = catalog::parseYaml(file.readAll());
    QVERIFY(contract);

    // A weaker promise breaks readers, which needs a reason; what means nothing here is told.
    schema::Array promises = *contract->field(u"slaProperties")->as<schema::Array>();
    bool found = false;
    for (schema::Value &promise : promises) {
        if (promise.field(u"property")->toDisplay() == u"latency") {
            promise.setField(u"value"_s, schema::Value(qint64(86'400)));
            promise.setField(u"unit"_s, u"s"_s);
            found = true;
        }
    }
    QVERIFY(found);
    contract->setField(u"slaProperties"_s, schema::Value(promises));
    schema::Value price;
    price.setField(u"priceAmount"_s, schema::Value(qint64(9)));
    contract->setField(u"price"_s, price);
    const QString changed = folder.filePath(u"changed.yaml"_s);
    QVERIFY(writeFile(changed, catalog::toYaml(*contract)));
    dialog->load(changed);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->differences().empty(), patience);
    QVERIFY(std::any_of(dialog->differences().begin(), dialog->differences().end(),
                        [](const catalog::ContractDifference &one) { return one.breaking; }));
    QVERIFY(std::any_of(dialog->notes().begin(), dialog->notes().end(),
                        [](const catalog::ImportNote &note) { return note.path == u"price"; }));
    dialog->reason().setText(u"The line to the shops is slow"_s);
    QVERIFY(!dialog->writeButton().isEnabled()); // the version says less than that
    dialog->version().setText(u"9.0.0"_s);
    QVERIFY(dialog->writeButton().isEnabled());
    dialog->reason().clear();
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->reason().setText(u"The line to the shops is slow"_s);
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(inCatalog(*m_bench, orders)->version, u"9.0.0"_s, patience);
    const catalog::Product written = *inCatalog(*m_bench, orders);
    QCOMPARE(written.promises.freshnessSeconds, std::optional<qint64>(86'400));
    QCOMPARE(written.owner, u"orders-team"_s); // what only we know stays
    QTRY_VERIFY(view.importDialog() == nullptr);
}

void TestMoving::aContractEndsNoLifeAndPassesNoRule()
{
    const QTemporaryDir folder;
    ProductPage *page = test::open(*m_bench, {orders, {}});
    const auto contract =
        catalog::exportOdcs(m_bench->workspace().session()->catalog()->product(orders)->product())
            .document;
    const auto open = [&](const QString &name, const schema::Value &changed) {
        page->contract()->openImport();
        ContractImportDialog *dialog = page->contract()->importDialog();
        if (writeFile(folder.filePath(name), catalog::toYaml(changed))) {
            dialog->load(folder.filePath(name));
        }
        return dialog;
    };
    const auto saysAll = [](ContractImportDialog &dialog) {
        dialog.version().setText(u"9.0.0"_s);
        dialog.reason().setText(u"As the file says"_s);
    };
    // Readers were promised a day: a file does not take it from them.
    schema::Value retired = contract;
    retired.setField(u"status"_s, schema::Value(u"retired"_s));
    ContractImportDialog *dialog = open(u"retired.yaml"_s, retired);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->differences().empty(), patience);
    saysAll(*dialog);
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->close();
    // Nobody who answers for it: the rules of the mesh hold for files, too.
    schema::Value unowned = contract;
    unowned.removeField(u"team");
    dialog = open(u"unowned.yaml"_s, unowned);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->differences().empty(), patience);
    saysAll(*dialog);
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->close();
    // The same with one is taken.
    schema::Value owned = contract;
    owned.setField(u"tenant"_s, schema::Value(u"shops"_s));
    dialog = open(u"owned.yaml"_s, owned);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->differences().empty(), patience);
    saysAll(*dialog);
    QTRY_VERIFY(dialog->writeButton().isEnabled());
    QCOMPARE(inCatalog(*m_bench, orders)->lifecycle, catalog::Lifecycle::Active);
}

void TestMoving::aTopicIsPublishedByWhatAContractSays()
{
    const QTemporaryDir folder;
    catalog::Product told = *inCatalog(*m_bench, orders);
    told.purpose = u"Where visitors click in the shop, one event a click, for a month."_s;
    const QString path = folder.filePath(u"clicks.yaml"_s);
    QVERIFY(writeFile(path, catalog::toYaml(catalog::exportOdcs(told).document)));
    ProductPage *topic = test::open(*m_bench, {std::nullopt, u"clicks_tmp"_s});
    QTest::mouseClick(&topic->mainAction(), Qt::LeftButton);
    auto *page = test::currentPage<PublishPage>(*m_bench);
    QVERIFY(page != nullptr);
    page->fields().setDomain(u"sales"_s);
    const core::ProductId id = page->fields().product().id;
    page->fillFrom(path);
    QTRY_COMPARE_WITH_TIMEOUT(page->fields().product().purpose, told.purpose, patience);
    const catalog::Product filled = page->fields().product();
    QCOMPARE(filled.id, id); // the page is about its topic, whatever the file was made for
    QCOMPARE(filled.ports.front().topic, u"clicks_tmp"_s);
    QCOMPARE(filled.fields.size(), told.fields.size());
    QTest::mouseClick(&page->publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, id).has_value(), patience);
    QCOMPARE(inCatalog(*m_bench, id)->purpose, told.purpose);
}

void TestMoving::aFileWithAnErrorIsToldByLineAndColumn()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"wrong.yaml"_s);
    QVERIFY(writeFile(path, "kind: DataContract\nschema: [a, b\nname: x\n"));
    ProductPage *page = test::open(*m_bench, {orders, {}});
    page->contract()->openImport();
    ContractImportDialog *dialog = page->contract()->importDialog();
    dialog->load(path);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice().text().contains(u"wrong.yaml:3:"_s), patience);
    QVERIFY(!dialog->writeButton().isEnabled());
}

MESH_TEST(TestMoving)
#include "tst_moving.moc"
