// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What a product leaves when it ends: each piece is asked about for itself.
#include "tests/support/runner.h"
#include "tests/ui/publish/ownerwindow.h"
#include "tests/ui/support/mesh.h"

#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/dialogs/catalog/remnantsdialog.h"
#include "ui/widgets/buttons.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using catalog::Remnant;
using test::inCatalog;
using test::patience;

namespace {
const core::ProductId orders{u"sales"_s, u"orders"_s};
} // namespace

class TestRemnants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatOthersNameIsTheirsToo();
    void aRetiredProductAsksAboutEachPiece();
};

void TestRemnants::whatOthersNameIsTheirsToo()
{
    const auto snapshot = test::SmallMesh()
                              .withDomain(u"sales"_s)
                              .withProduct(u"sales.orders"_s)
                              .withProduct(u"sales.copy"_s,
                                           [](catalog::Product &product) {
                                               product.ports.front().topic = u"sales.orders"_s;
                                           })
                              .withProduct(u"sales.alone"_s,
                                           [](catalog::Product &product) {
                                               product.ports.front().valueSubject = u"Shared"_s;
                                           })
                              .withDomain(u"edge"_s)
                              .withProduct(u"edge.reader"_s,
                                           [](catalog::Product &product) {
                                               product.ports.front().valueSubject = u"Shared"_s;
                                           })
                              .snapshot();
    const auto of = [&](const QString &id) {
        QStringList words;
        for (const Remnant &each : catalog::remnantsOf(
                 snapshot->product(*core::ProductId::parse(id))->product(), *snapshot)) {
            words << each.name + (each.products.isEmpty() ? QString()
                                                          : u" of "_s + each.products.join(u','));
        }
        return words;
    };
    QCOMPARE(of(u"sales.orders"_s),
             (QStringList{u"sales.orders of sales.copy"_s, u"sales.orders-key of sales.copy"_s,
                          u"sales.orders-value of sales.copy"_s}));
    QCOMPARE(of(u"sales.alone"_s), (QStringList{u"sales.alone"_s, u"Shared of edge.reader"_s,
                                                u"sales.alone-key"_s, u"sales.alone-value"_s}));
}

void TestRemnants::aRetiredProductAsksAboutEachPiece()
{
    test::WindowBench bench;
    QVERIFY(test::becomeOmar(bench.workspace()));
    QVERIFY(test::openConnected(bench));
    QVERIFY(test::writeElsewhere(bench, orders, [](catalog::Product &product) {
        product.lifecycle = catalog::Lifecycle::Deprecated;
        product.sunset = QDate::currentDate();
    }));
    ProductPage *page = test::open(bench, {orders, {}});
    page->openLifeDialog(catalog::LifeStep::Retire);
    QTRY_VERIFY_WITH_TIMEOUT(page->lifeDialog()->writeButton().isEnabled(), patience);
    QTest::mouseClick(&page->lifeDialog()->writeButton(), Qt::LeftButton);
    const auto find = [&bench] { return bench.window().findChild<RemnantsDialog *>(); };
    QTRY_VERIFY_WITH_TIMEOUT(find() != nullptr, patience);
    RemnantsDialog *dialog = find();
    const auto subject = [dialog] {
        return dialog->box(Remnant::Kind::Subject, u"sales.orders-value"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(subject() != nullptr, patience);
    // The sandbox's cluster deletes no topics, and says so; nothing is ticked for anybody.
    QCheckBox *topic = dialog->box(Remnant::Kind::Topic, u"sales.orders"_s);
    QVERIFY(topic != nullptr);
    QVERIFY(!topic->isEnabled());
    QVERIFY(topic->accessibleDescription().contains(u"deletes no topics"_s));
    QVERIFY(!subject()->isChecked());
    QVERIFY(!dialog->action().isEnabled());
    subject()->click();
    QVERIFY(!dialog->action().isEnabled()); // what it is about has to be typed
    dialog->confirmation().setText(u"sales.refunds"_s);
    QVERIFY(!dialog->action().isEnabled());
    dialog->confirmation().setText(u"sales.orders"_s);
    QTest::mouseClick(&dialog->action(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(find() == nullptr, patience);
    // Asked again, from the menu of the retired product, it is gone.
    page->setTab(ProductPage::OverviewTab);
    for (QAction *action : page->findChildren<QAction *>()) {
        if (action->text() == ProductPage::tr("Topics and schemas that are left…")) {
            action->trigger();
            break;
        }
    }
    dialog = find();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->box(Remnant::Kind::Topic, u"sales.orders"_s) != nullptr,
                             patience);
    QVERIFY(dialog->box(Remnant::Kind::Subject, u"sales.orders-value"_s) == nullptr);
    test::forgetSandbox();
}

MESH_TEST(TestRemnants)
#include "tst_remnants.moc"
