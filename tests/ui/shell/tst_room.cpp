// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/windowbench.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/pages/window/tabarea.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/recordtable.h"

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

MESH_TEST(RoomTest)
#include "tst_room.moc"
