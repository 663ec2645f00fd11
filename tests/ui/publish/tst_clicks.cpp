// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What people did in the program that this one descends from, in fewer clicks: Confluent's data
// mesh demo. Its clicks are those of its own dialogs, from its landing page on; typing is none.
#include "tests/support/runner.h"
#include "tests/ui/publish/clicks.h"
#include "tests/ui/publish/ownerwindow.h"

#include "ui/dialogs/catalog/lifedialog.h"
#include "ui/models/exploremodel.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishpage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/resulttable.h"
#include "ui/widgets/sidetree.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::Clicks;
using test::currentPage;
using test::inCatalog;
using test::patience;

namespace {

/// There: the tab, the column of owners to sort by it, the row.
constexpr int lookUpByOwner = 3;
/// There: the tab, the row.
constexpr int readDetails = 2;
/// There: the tab, "Add to Mesh", the list of owners, an owner, the terms, "Publish".
constexpr int publish = 6;
/// There nothing is edited: "Remove from Mesh", sure, and published again.
constexpr int edit = 8;
/// There: the tab, "Remove from Mesh", sure. Here what readers may rely on comes to its end in
/// steps; what nobody does yet, or any more, is taken out at once.
constexpr int takeOut = 3;

const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId refunds{u"sales"_s, u"refunds"_s};

} // namespace

class TestClicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aProductIsLookedUpByItsOwner();
    void itsDetailsAreRead();
    void aTopicIsPublished();
    void aProductIsEdited();
    void aProductIsTakenOutOfTheMesh();

private:
    [[nodiscard]] QModelIndex
    sideRow(const std::function<bool(const QModelIndex &)> &matches) const;
    void clickSide(const QModelIndex &index) const;
    void clickOrders();
    [[nodiscard]] QModelIndex exploreRow(const core::ProductId &id) const;
    void click(const QModelIndex &index) const;

    std::unique_ptr<test::WindowBench> m_bench;
    SideTree *m_tree = nullptr;
    ResultTable *m_results = nullptr;
};

void TestClicks::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(test::becomeOmar(m_bench->workspace()));
    QVERIFY(test::openConnected(*m_bench));
    m_tree = m_bench->window().findChild<SideTree *>();
    m_results = m_bench->window().explorePage()->table();
    QApplication::setActiveWindow(&m_bench->window());
}

void TestClicks::cleanup()
{
    m_bench.reset();
    test::forgetSandbox();
}

QModelIndex TestClicks::sideRow(const std::function<bool(const QModelIndex &)> &matches) const
{
    QModelIndex index = m_tree->model()->index(0, 0);
    while (index.isValid() && !matches(index)) {
        index = m_tree->indexBelow(index);
    }
    return index;
}

void TestClicks::clickSide(const QModelIndex &index) const
{
    m_tree->scrollTo(index);
    QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, m_tree->visualRect(index).center());
}

void TestClicks::clickOrders()
{
    const auto isOrders = [](const QModelIndex &index) {
        return index.data(SideModel::TargetRole).value<Target>().product == orders;
    };
    QTRY_VERIFY_WITH_TIMEOUT(sideRow(isOrders).isValid(), patience);
    clickSide(sideRow(isOrders));
    QTRY_VERIFY(currentPage<ProductPage>(*m_bench) != nullptr);
}

QModelIndex TestClicks::exploreRow(const core::ProductId &id) const
{
    for (int row = 0; row < m_results->model()->rowCount(); ++row) {
        const QModelIndex index = m_results->model()->index(row, 0);
        if (index.data(ExploreModel::TargetRole).value<Target>().product == id) {
            return index;
        }
    }
    return {};
}

void TestClicks::click(const QModelIndex &index) const
{
    m_results->scrollTo(index);
    QTest::mouseClick(m_results->viewport(), Qt::LeftButton, {},
                      m_results->visualRect(index).center());
}

void TestClicks::aProductIsLookedUpByItsOwner()
{
    const Clicks clicked;
    m_bench->window().explore(u"orders-team"_s); // what is typed above
    QTRY_VERIFY_WITH_TIMEOUT(exploreRow(orders).isValid(), patience);
    QTRY_VERIFY(!exploreRow({u"edge"_s, u"pageviews"_s}).isValid());
    click(exploreRow(orders));
    QVERIFY2(clicked.count() < lookUpByOwner, qPrintable(QString::number(clicked.count())));
}

void TestClicks::itsDetailsAreRead()
{
    const Clicks clicked;
    clickOrders();
    QVERIFY(currentPage<ProductPage>(*m_bench) != nullptr);
    QCOMPARE(currentPage<ProductPage>(*m_bench)->key(), Target({orders, {}}).key());
    QVERIFY2(clicked.count() < readDetails, qPrintable(QString::number(clicked.count())));
}

void TestClicks::aTopicIsPublished()
{
    const Clicks clicked;
    const auto isTopics = [](const QModelIndex &index) {
        return index.data(SideModel::KindRole).value<SideModel::Kind>() == SideModel::Kind::Topics;
    };
    const auto isTheTopic = [](const QModelIndex &index) {
        return index.data(SideModel::TargetRole).value<Target>().topic == u"clicks_tmp";
    };
    QTRY_VERIFY_WITH_TIMEOUT(sideRow(isTopics).isValid(), patience);
    if (!m_tree->isExpanded(sideRow(isTopics))) {
        clickSide(sideRow(isTopics));
    }
    QTRY_VERIFY_WITH_TIMEOUT(sideRow(isTheTopic).isValid(), patience);
    clickSide(sideRow(isTheTopic));
    QTRY_VERIFY(currentPage<ProductPage>(*m_bench) != nullptr);
    QTest::mouseClick(&currentPage<ProductPage>(*m_bench)->mainAction(), Qt::LeftButton);
    auto *page = currentPage<PublishPage>(*m_bench);
    QVERIFY(page != nullptr);
    // The cursor stands where something is to be said, the next field is a Tab away.
    QWidget *purpose = page->fields().field(u"description.purpose"_s);
    QTRY_VERIFY(purpose->hasFocus());
    QTest::keyClicks(purpose, u"Every click on the web page, one record each, unfiltered."_s);
    QTest::keyClick(purpose, Qt::Key_Tab);
    auto *classification = qobject_cast<QComboBox *>(page->fields().field(u"classification"_s));
    QVERIFY(classification->hasFocus());
    QTest::keyClicks(classification, u"C1"_s);
    QTest::mouseClick(&page->publishButton(), Qt::LeftButton);
    QVERIFY2(clicked.count() < publish, qPrintable(QString::number(clicked.count())));
    const core::ProductId made{u"edge"_s, u"tmp"_s};
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, made).has_value(), patience);

    // What was published by mistake is taken out again where that is told.
    const int before = clicked.count();
    QTRY_VERIFY(currentPage<ProductPage>(*m_bench) != nullptr);
    const auto undo = [this]() -> QPushButton * {
        for (auto *button : currentPage<ProductPage>(*m_bench)->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == ProductPage::tr("Undo")) {
                return button;
            }
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(undo() != nullptr, patience);
    QTest::mouseClick(undo(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!inCatalog(*m_bench, made).has_value(), patience);
    QVERIFY(clicked.count() - before < takeOut);
}

void TestClicks::aProductIsEdited()
{
    const Clicks clicked;
    clickOrders();
    QVERIFY(currentPage<ProductPage>(*m_bench) != nullptr);
    auto *page = currentPage<ProductPage>(*m_bench);
    QTest::mouseClick(&page->mainAction(), Qt::LeftButton);
    ProductEdit *form = page->editor();
    QVERIFY(form != nullptr);
    auto *name = qobject_cast<QLineEdit *>(form->fields().field(u"name"_s));
    QTest::mouseClick(name, Qt::LeftButton);
    QTest::keyClicks(name, u" of the shop"_s);
    const auto press = [form](const QString &text) {
        for (QPushButton *button : form->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text().startsWith(text)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    };
    QVERIFY(press(ProductEdit::tr("Review…")));
    QVERIFY(press(ProductEdit::tr("Write")));
    QVERIFY2(clicked.count() < edit, qPrintable(QString::number(clicked.count())));
    QTRY_VERIFY_WITH_TIMEOUT(inCatalog(*m_bench, orders)->displayName.contains(u"of the shop"_s),
                             patience);
}

void TestClicks::aProductIsTakenOutOfTheMesh()
{
    QVERIFY(test::writeElsewhere(*m_bench, refunds, [](catalog::Product &product) {
        product.lifecycle = catalog::Lifecycle::Draft;
    }));
    const Clicks clicked;
    QTRY_VERIFY_WITH_TIMEOUT(exploreRow(refunds).isValid(), patience);
    click(exploreRow(refunds));
    QTest::keyClick(m_results, Qt::Key_Delete);
    auto *dialog = m_bench->window().findChild<LifeDialog *>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    QTest::mouseClick(&dialog->writeButton(), Qt::LeftButton);
    QVERIFY2(clicked.count() < takeOut, qPrintable(QString::number(clicked.count())));
    QTRY_VERIFY_WITH_TIMEOUT(!inCatalog(*m_bench, refunds).has_value(), patience);
    // What is in use comes to its end first: readers are told.
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->window().findChild<LifeDialog *>() == nullptr, patience);
    click(exploreRow(orders));
    QTest::keyClick(m_results, Qt::Key_Delete);
    dialog = m_bench->window().findChild<LifeDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->windowTitle().contains(u"Deprecate"_s));
}

MESH_TEST(TestClicks)
#include "tst_clicks.moc"
