// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// Several products edited together in Explore.
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"

#include "ui/models/exploremodel.h"
#include "ui/pages/explore/bulkeditdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/explore/selectionbar.h"
#include "ui/pages/publish/undonotice.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/resulttable.h"

#include "app/core/paths.h"
#include "app/schema/json.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;
const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId trades{u"execution"_s, u"stocktrades"_s};
const core::ProductId refunds{u"sales"_s, u"refunds"_s};

} // namespace

class TestBulkEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void severalProductsAreEditedTogetherAndThatIsUndone();
    void whatIsEmptyStays();
    void aBlockedProductHoldsItsWriteBack();
    void aSelectionOutlivesNewResults();
    void rowsStayUnderThePointerWhileTheyAreSelected();
    void versionsAreRaisedOnlyWhereThatIsWanted();

private:
    void select(const std::vector<core::ProductId> &products);
    [[nodiscard]] SelectionBar &bar() const
    {
        return m_bench->window().explorePage()->selectionBar();
    }
    [[nodiscard]] catalog::Product product(const core::ProductId &id) const
    {
        return m_bench->workspace().session()->catalog()->product(id)->product();
    }

    std::unique_ptr<test::WindowBench> m_bench;
};

void TestBulkEdit::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(m_bench->openSandbox());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->workspace().session()->state(),
                              workspace::Session::State::Connected, patience);
}

void TestBulkEdit::cleanup()
{
    m_bench.reset();
    QDir(core::dataDirectory()).removeRecursively();
    QDir(core::cacheDirectory()).removeRecursively();
}

void TestBulkEdit::select(const std::vector<core::ProductId> &products)
{
    ResultTable &table = *m_bench->window().explorePage()->table();
    bool first = true;
    for (const core::ProductId &id : products) {
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            const QModelIndex index = table.model()->index(row, ExploreModel::Name);
            if (index.data(ExploreModel::TargetRole).value<Target>().product == id) {
                table.scrollTo(index);
                QTest::mouseClick(table.viewport(), Qt::LeftButton,
                                  first ? Qt::NoModifier : Qt::ControlModifier,
                                  table.visualRect(index).center());
                first = false;
            }
        }
    }
}

void TestBulkEdit::severalProductsAreEditedTogetherAndThatIsUndone()
{
    const catalog::Product before = product(orders);
    QVERIFY(!bar().editButton().isVisible());
    select({orders, trades});
    QCOMPARE(bar().products(), (std::vector<core::ProductId>{trades, orders}));
    QVERIFY(bar().editButton().isVisible());
    bar().editButton().click();
    BulkEditDialog *dialog = bar().dialog();
    QVERIFY(dialog != nullptr);
    dialog->owner().setEditText(u"trading-desk"_s);
    dialog->tagsToAdd().setText(u"audited, gold"_s);
    dialog->tier().setCurrentIndex(dialog->tier().findData(u"tier-2"_s));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    // One write a domain, said before anything is written.
    QCOMPARE(dialog->review()->writes.size(), std::size_t(2));
    QCOMPARE(dialog->review()->writes.front().set.domain, u"execution"_s);
    QCOMPARE(dialog->review()->writes.back().set.domain, u"sales"_s);
    dialog->writeButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(product(orders).owner, u"trading-desk"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(product(trades).owner, u"trading-desk"_s, patience);
    QCOMPARE(product(trades).tier, u"tier-2"_s);
    QVERIFY(product(orders).tags.contains(u"gold"_s));
    QTRY_VERIFY_WITH_TIMEOUT(bar().notice().isVisible(), patience);
    bar().notice().undo();
    QTRY_COMPARE_WITH_TIMEOUT(product(orders).owner, before.owner, patience);
    QTRY_VERIFY_WITH_TIMEOUT(product(trades).owner != u"trading-desk"_s, patience);
    QCOMPARE(product(orders).tags, before.tags);
    QCOMPARE(product(orders).tier, before.tier);
}

void TestBulkEdit::whatIsEmptyStays()
{
    const catalog::Product before = product(orders);
    select({orders, trades});
    bar().edit();
    BulkEditDialog *dialog = bar().dialog();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->review() != nullptr, patience);
    QVERIFY(dialog->review()->isEmpty());
    QVERIFY(!dialog->writeButton().isEnabled());
    QVERIFY(!before.tags.isEmpty());
    dialog->tagsToRemove().setText(before.tags.front());
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
    dialog->writeButton().click();
    QTRY_VERIFY_WITH_TIMEOUT(!product(orders).tags.contains(before.tags.front()), patience);
    QCOMPARE(product(orders).owner, before.owner);
    QCOMPARE(product(orders).tier, before.tier);
    QCOMPARE(product(orders).tags.size(), before.tags.size() - 1);
}

void TestBulkEdit::aBlockedProductHoldsItsWriteBack()
{
    select({orders, refunds}); // refunds has no owner: a policy blocks it
    bar().edit();
    BulkEditDialog *dialog = bar().dialog();
    dialog->tagsToAdd().setText(u"gold"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->review() && !dialog->review()->isEmpty(), patience);
    QVERIFY(dialog->review()->blocked());
    QVERIFY(!dialog->writeButton().isEnabled());
    dialog->owner().setEditText(u"orders-team"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->writeButton().isEnabled(), patience);
}

void TestBulkEdit::aSelectionOutlivesNewResults()
{
    select({orders, refunds});
    QCOMPARE(bar().products().size(), std::size_t(2));
    m_bench->window().explore(u"sales"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->window().explorePage()->table()->model()->rowCount() < 8,
                             patience);
    QCOMPARE(bar().products(), (std::vector<core::ProductId>{orders, refunds}));
    QCOMPARE(m_bench->window().explorePage()->table()->selectionModel()->selectedRows().size(), 2);
}

void TestBulkEdit::rowsStayUnderThePointerWhileTheyAreSelected()
{
    const ResultTable &table = *m_bench->window().explorePage()->table();
    const auto top = [&] { return table.mapTo(&m_bench->window(), QPoint()); };
    select({orders});
    const QPoint before = top();
    select({orders, trades});
    QTRY_VERIFY(bar().editButton().isVisible());
    QCOMPARE(top(), before);
}

void TestBulkEdit::versionsAreRaisedOnlyWhereThatIsWanted()
{
    const catalog::Product before = product(orders);
    select({orders, trades});
    bar().edit();
    BulkEditDialog *dialog = bar().dialog();
    dialog->tagsToAdd().setText(u"gold"_s);
    const auto version = [&]() -> QString {
        const catalog::Review *review = dialog->review();
        for (const auto &write : review ? review->writes : std::vector<catalog::PlannedWrite>()) {
            for (const catalog::PlannedRecord &record : write.records) {
                if (!record.isChange && record.key == catalog::RecordKey::of(orders)) {
                    return schema::parseJson(*record.value)->field(u"version")->toDisplay();
                }
            }
        }
        return {};
    };
    QTRY_COMPARE_WITH_TIMEOUT(version(), before.version, patience);
    QVERIFY(!dialog->review()->objections.empty());
    dialog->raiseVersions().click();
    QTRY_VERIFY_WITH_TIMEOUT(!version().isEmpty() && version() != before.version, patience);
    QVERIFY(dialog->review()->objections.empty());
}

MESH_TEST(TestBulkEdit)
#include "tst_bulkedit.moc"
