// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What waits for a person, from the left side to where it is done; and what others have changed.
#include "tests/support/runner.h"
#include "tests/ui/publish/ownerwindow.h"

#include "app/catalog/access/access.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/inbox/changesview.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/pages/inbox/inboxwords.h"
#include "ui/pages/publish/accessview.h"
#include "ui/pages/publish/productedit.h"
#include "ui/pages/publish/productfields.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/sidetree.h"

#include <QPushButton>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::patience;
using workspace::InboxItem;

namespace {

const core::ProductId orders{u"sales"_s, u"orders"_s};
const core::ProductId refunds{u"sales"_s, u"refunds"_s};

QModelIndex inboxRow(const SideTree &tree)
{
    for (QModelIndex index = tree.model()->index(0, 0); index.isValid();
         index = tree.indexBelow(index)) {
        if (index.data(SideModel::KindRole).value<SideModel::Kind>() == SideModel::Kind::Inbox) {
            return index;
        }
    }
    return {};
}

} // namespace

class TestInboxPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aRequestIsCountedAtTheLeftAndLeadsToItsAnswer();
    void aConflictLeadsToBothVersions();
    void changesSinceTheLastVisitAreMineOrTheMeshs();

private:
    [[nodiscard]] InboxPage *openInbox();
    void clickRow(InboxPage &page, InboxItem::Kind kind, const core::ProductId &product);

    std::unique_ptr<test::WindowBench> m_bench;
};

void TestInboxPage::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(test::becomeOmar(m_bench->workspace()));
    QVERIFY(test::openConnected(*m_bench));
}

void TestInboxPage::cleanup()
{
    m_bench.reset();
    test::forgetSandbox();
}

InboxPage *TestInboxPage::openInbox()
{
    m_bench->window().openPage(InboxPage::pageKey());
    return test::currentPage<InboxPage>(*m_bench);
}

void TestInboxPage::clickRow(InboxPage &page, InboxItem::Kind kind, const core::ProductId &product)
{
    const auto find = [&] {
        const auto &items = page.items();
        return std::find_if(items.begin(), items.end(), [&](const InboxItem &item) {
            return item.kind == kind && item.product == product;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(find() != page.items().end(), patience);
    const int row = int(find() - page.items().begin());
    const QModelIndex index = page.table().model()->index(row, 0);
    QTRY_COMPARE(index.data().toString(), product.toString());
    page.table().scrollTo(index);
    QTest::mouseClick(page.table().viewport(), Qt::LeftButton, {},
                      page.table().visualRect(index).center());
}

void TestInboxPage::aRequestIsCountedAtTheLeftAndLeadsToItsAnswer()
{
    auto *tree = m_bench->window().findChild<SideTree *>();
    QTRY_VERIFY(inboxRow(*tree).isValid());
    workspace::Session &session = *m_bench->workspace().session();
    const auto count = [&] { return inboxRow(*tree).data(SideModel::TrailingRole).toInt(); };
    InboxPage *page = openInbox();
    QVERIFY(page != nullptr);
    // The sandbox's refunds have no owner, which their domain has to mend.
    QTRY_VERIFY_WITH_TIMEOUT(count() > 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(int(page->items().size()), count(), patience);
    const int before = count();

    catalog::AccessRequest request =
        catalog::newRequest(orders, u"User:zoe"_s, {u"Zoe"_s, u"zoe@example.com"_s, u"test"_s, 1});
    request.purpose = u"Revenue by region"_s;
    static_cast<void>(session.editing().ask(request));
    QTRY_COMPARE_WITH_TIMEOUT(count(), before + 1, patience);

    m_bench->window().explore({});
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                      tree->visualRect(inboxRow(*tree)).center());
    QCOMPARE(m_bench->window().tabs()->current(), static_cast<Page *>(page));
    clickRow(*page, InboxItem::Kind::Request, orders);
    auto *product = test::currentPage<ProductPage>(*m_bench);
    QVERIFY(product != nullptr);
    QVERIFY(product->access()->isVisible());

    // Answered, it waits no more.
    product->access()->select(0);
    QTest::mouseClick(&product->access()->agreeButton(), Qt::LeftButton);
    product->access()->dialog()->write();
    QTRY_COMPARE_WITH_TIMEOUT(count(), before, patience);
}

void TestInboxPage::aConflictLeadsToBothVersions()
{
    ProductPage *page = test::open(*m_bench, {refunds, {}});
    page->edit();
    QTest::keyClicks(page->editor()->fields().field(u"name"_s), u", mine"_s);
    const auto &drafts = m_bench->workspace().session()->userStore();
    QTRY_COMPARE(drafts.drafts().size(), std::size_t(1));
    m_bench->reopenWindow(); // the draft is left behind
    QVERIFY(test::writeElsewhere(
        *m_bench, refunds, [](catalog::Product &product) { product.displayName = u"Theirs"_s; }));
    InboxPage *inbox = openInbox();
    clickRow(*inbox, InboxItem::Kind::Conflict, refunds);
    auto *product = test::currentPage<ProductPage>(*m_bench);
    QVERIFY(product != nullptr && product->editor() != nullptr);
}

void TestInboxPage::changesSinceTheLastVisitAreMineOrTheMeshs()
{
    const core::ProductId foreign{u"analytics"_s, u"trending_stocks"_s};
    ChangesView &first = openInbox()->changes();
    QTRY_VERIFY_WITH_TIMEOUT(first.since() > 0, patience);
    const core::TimestampMs visited = m_bench->workspace().clock().now();
    QVERIFY(visited - first.since() >= 6 * 86'400'000LL); // who was never here sees a week
    m_bench->reopenWindow();

    QVERIFY(test::writeElsewhere(*m_bench, orders,
                                 [](catalog::Product &product) { product.tags << u"money"_s; }));
    QVERIFY(test::writeElsewhere(*m_bench, foreign,
                                 [](catalog::Product &product) { product.tags << u"money"_s; }));
    ChangesView &changes = openInbox()->changes();
    QTRY_COMPARE_WITH_TIMEOUT(changes.entries().size(), std::size_t(1), patience);
    QVERIFY(changes.since() <= visited && visited - changes.since() < 60'000);
    const catalog::HistoryEntry mine = changes.entries().front();
    QCOMPARE(mine.change.key, catalog::RecordKey::of(orders));
    QCOMPARE(mine.differences.size(), std::size_t(1));
    changes.choose(ChangesView::Of::Mesh);
    QTRY_COMPARE_WITH_TIMEOUT(changes.entries().size(), std::size_t(2), patience);
    QCOMPARE(changes.entries().front().change.key, catalog::RecordKey::of(foreign));

    // It leads to the product's history.
    auto *table = changes.findChild<FactTable *>();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    QCOMPARE(m_bench->window().tabs()->current()->key(), Target({foreign, {}}).key());
}

MESH_TEST(TestInboxPage)
#include "tst_inboxpage.moc"
