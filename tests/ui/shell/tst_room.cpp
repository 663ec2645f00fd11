// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/pages/window/topbar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/sidetree.h"

#include "app/sandbox/sandbox.h"

#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

class RoomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSmallWindowShowsSixteenRowsUnderANotice_data();
    void aSmallWindowShowsSixteenRowsUnderANotice();
    void mineFollowsWhoOneIs();
};

void RoomTest::aSmallWindowShowsSixteenRowsUnderANotice_data()
{
    QTest::addColumn<QString>("language");
    QTest::addRow("English") << u"en"_s;
    QTest::addRow("German") << u"de"_s;
}

void RoomTest::aSmallWindowShowsSixteenRowsUnderANotice()
{
    QFETCH(QString, language);
    test::WindowBench bench({language, config::Theme::Light, {1280, 720}});
    QVERIFY(bench.openSandbox());
    auto *banner = bench.window().findChild<Banner *>();
    QVERIFY(banner->isVisible()); // Explore says where one is
    bench.window().open({core::ProductId{u"sales"_s, u"orders"_s}, {}});
    auto *page = qobject_cast<ProductPage *>(bench.window().tabs()->current());
    QVERIFY(page);
    QVERIFY(!banner->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(page->live().table().isVisible(), 10'000);
    const int rows = page->live().table().wholeVisibleRows();
    QVERIFY2(rows >= 16, qPrintable(QString::number(rows)));
    bench.window().resize(1440, 900);
    QTRY_VERIFY(banner->isVisible());
}

void RoomTest::mineFollowsWhoOneIs()
{
    test::WindowBench bench;
    QVERIFY(bench.openSandbox());
    const QAbstractItemModel &side = *bench.window().findChild<SideTree *>()->model();
    const auto listsAsMine = [&side](const QString &product) {
        for (int row = 0; row < side.rowCount(); ++row) {
            if (side.index(row, 0).data(SideModel::KeyRole).toString() ==
                u"mine:product:"_s + product) {
                return true;
            }
        }
        return false;
    };
    const auto people = sandbox::Sandbox::identities();
    const config::Identity &first = bench.workspace().session()->profile().identity;
    QCOMPARE(first.name, people[0].name); // Ana begins
    QCOMPARE(first.teams, people[0].teams);
    QVERIFY(!listsAsMine(u"sales.orders"_s));
    auto *top = bench.window().findChild<TopBar *>();
    Q_EMIT top->identityChosen(people[1]); // Omar owns the orders
    QTRY_VERIFY(listsAsMine(u"sales.orders"_s));
    Q_EMIT top->identityChosen(people[2]); // Dee does not
    QTRY_VERIFY(!listsAsMine(u"sales.orders"_s));
    QVERIFY(listsAsMine(u"analytics.trending_stocks"_s));
}

MESH_TEST(RoomTest)
#include "tst_room.moc"
