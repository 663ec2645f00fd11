// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/fakefeed.h"
#include "ui/models/recordtablemodel.h"
#include "ui/state/theme.h"
#include "ui/widgets/framepacer.h"
#include "ui/widgets/recordtable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;

namespace {

tabular::MaskRules hiddenEmail()
{
    return tabular::MaskRules(
        {{tabular::Mask::Part::Value, {u"customer"_s, u"email"_s}, u"personal"_s}});
}

/// A table over a feed, with the columns that its records suggest.
struct View
{
    explicit View(qsizetype limit, const tabular::MaskRules &masks = {})
        : feed(limit, *decoder)
        , table(model)
    {
        model.setFeed(&feed);
        QObject::connect(&feed, &workspace::LiveFeed::shapeChanged, &model, [this, masks] {
            model.setReader(RecordReader(u"orders"_s, decoder, tabular::inferColumns(*feed.shape()),
                                         masks, QTimeZone::utc(), QLocale::c()));
        });
        table.resize(900, 27 + 20 * RecordTable::rowHeight);
    }
    ~View() { model.setFeed(nullptr); }

    [[nodiscard]] core::Offset offsetAt(int row) const { return model.record(row).offset; }
    /// Where on screen the record stands, in rows from the top; nothing: it is not there.
    [[nodiscard]] std::optional<int> placeOf(quint64 sequence) const
    {
        const auto row = model.rowOf(sequence);
        return row ? std::optional(*row - table.firstVisibleRow()) : std::nullopt;
    }

    std::shared_ptr<schema::Decoder> decoder = std::make_shared<schema::Decoder>();
    test::FakeFeed feed;
    RecordTableModel model;
    RecordTable table;
};

} // namespace

class RecordTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelIsSoundThroughRandomFrames();
    void announcesAtMostOneRemovalAndOneInsertionAFrame();
    void ledgerAddsUpAtEveryFrame();
    void newestStandsFirst();
    void selectedRecordKeepsItsPlaceWhileOthersStreamIn();
    void scrolledAwayCountsWhatComesAndLeadsBack();
    void selectionSurvivesAnotherFilter();
    void keyboardReachesEveryRow();
    void copiesWithoutWhatIsMasked();
    void undecodableRowSaysWhyAndShowsBytes();
    void assistiveTechnologySeesATable();
    void pacerTicksOnceAFrameAndOnlyWhileVisible();
    void columnsMayBeReordered();
};

void RecordTableTest::modelIsSoundThroughRandomFrames()
{
    View view(500);
    QAbstractItemModelTester tester(&view.model,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(11);
    for (int frame = 0; frame < 400; ++frame) {
        view.feed.arrive(random.bounded(frame % 37 == 0 ? 1200 : 60));
        if (frame % 91 == 0) {
            const QString text = frame % 2 == 0 ? u"amount > 1500"_s : QString();
            view.feed.setFilter(
                text.isEmpty() ? nullptr : tabular::RecordFilter::parse(text, *view.feed.shape()),
                workspace::Undecided::Hidden);
        }
        view.model.applyFrame();
        QCOMPARE(view.model.rowCount(), int(view.feed.rowCount()));
        QVERIFY(view.model.rowCount() <= 500);
    }
}

void RecordTableTest::announcesAtMostOneRemovalAndOneInsertionAFrame()
{
    View view(100);
    view.feed.arrive(100);
    view.model.applyFrame();
    QSignalSpy removed(&view.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&view.model, &QAbstractItemModel::rowsInserted);
    for (int burst = 0; burst < 7; ++burst) {
        view.feed.arrive(5);
    }
    view.model.applyFrame();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size(), 1);
    // The oldest go at the bottom, the newest come at the top.
    QCOMPARE(removed[0][1].toInt(), 65);
    QCOMPARE(removed[0][2].toInt(), 99);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 34);
}

void RecordTableTest::ledgerAddsUpAtEveryFrame()
{
    View view(300);
    view.feed.setUndecodableEvery(50);
    QRandomGenerator random(3);
    quint64 arrived = 0;
    for (int frame = 0; frame < 100; ++frame) {
        const int count = random.bounded(40);
        arrived += quint64(count);
        view.feed.arrive(count);
        if (frame == 50) {
            view.feed.setFilter(
                tabular::RecordFilter::parse(u"region = 'EU'"_s, *view.feed.shape()),
                workspace::Undecided::Hidden);
        }
        view.model.applyFrame();
        const records::Ledger &ledger = view.feed.ledger();
        QCOMPARE(ledger.received(), arrived);
        QCOMPARE(ledger.received(),
                 ledger.shown() + ledger.filtered() + ledger.skipped() + ledger.undecodable());
    }
    QVERIFY(view.feed.ledger().filtered() > 0);
    QVERIFY(view.feed.ledger().undecodable() > 0);
}

void RecordTableTest::newestStandsFirst()
{
    View view(50);
    view.feed.arrive(60);
    view.model.applyFrame();
    QCOMPARE(view.offsetAt(0), 59);
    QCOMPARE(view.offsetAt(49), 10);
}

void RecordTableTest::selectedRecordKeepsItsPlaceWhileOthersStreamIn()
{
    View view(200'000);
    view.table.show();
    view.feed.arrive(1000);
    view.model.applyFrame();
    const quint64 chosen = view.model.sequence(7);
    const core::Offset offset = view.offsetAt(7);
    QTest::mouseClick(view.table.viewport(), Qt::LeftButton, {}, view.table.rowRect(7).center());
    QCOMPARE(view.table.current(), std::optional(chosen));
    // Ten seconds of 10,000 records/s at 30 frames/s.
    for (int frame = 0; frame < 300; ++frame) {
        view.feed.arrive(333);
        view.model.applyFrame();
        QCOMPARE(view.placeOf(chosen), std::optional(7));
        QCOMPARE(view.offsetAt(*view.model.rowOf(chosen)), offset);
    }
    QCOMPARE(view.table.newRows(), 300 * 333);
    QCOMPARE(view.table.current(), std::optional(chosen));
}

void RecordTableTest::scrolledAwayCountsWhatComesAndLeadsBack()
{
    View view(10'000);
    view.table.show();
    view.feed.arrive(500);
    view.model.applyFrame();
    auto *pill = view.table.findChild<QPushButton *>(u"newRecordsPill"_s);
    QVERIFY(pill && !pill->isVisible());
    view.table.verticalScrollBar()->setValue(100);
    QVERIFY(!view.table.atNewest());
    const core::Offset top = view.offsetAt(view.table.firstVisibleRow());
    view.feed.arrive(312);
    view.model.applyFrame();
    QCOMPARE(view.offsetAt(view.table.firstVisibleRow()), top);
    QVERIFY(pill->isVisible());
    QVERIFY(pill->text().contains(u"312"_s));
    QSignalSpy wanted(&view.table, &RecordTable::newestWanted);
    QTest::mouseClick(pill, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(view.table.firstVisibleRow(), 0);
    QVERIFY(!pill->isVisible());
    // Paused, what waits on the broker is counted too.
    view.table.setWaiting(40);
    QVERIFY(pill->isVisible() && pill->text().contains(u"40"_s));
}

void RecordTableTest::selectionSurvivesAnotherFilter()
{
    View view(10'000);
    view.feed.arrive(300);
    view.model.applyFrame();
    QVERIFY(view.model.rowCount() == 300);
    view.table.setCurrent(view.model.sequence(5));
    view.feed.setFilter(tabular::RecordFilter::parse(u"region = 'EU'"_s, *view.feed.shape()),
                        workspace::Undecided::Hidden);
    view.model.applyFrame();
    QCOMPARE(view.model.rowCount(), 100);
    QVERIFY(view.table.firstVisibleRow() >= 0);
}

void RecordTableTest::keyboardReachesEveryRow()
{
    View view(1000);
    view.table.show();
    view.feed.arrive(200);
    view.model.applyFrame();
    view.table.setFocus();
    QTest::keyClick(&view.table, Qt::Key_Down);
    QCOMPARE(view.table.current(), std::optional(view.model.sequence(0)));
    QTest::keyClick(&view.table, Qt::Key_Down);
    QCOMPARE(view.table.current(), std::optional(view.model.sequence(1)));
    QTest::keyClick(&view.table, Qt::Key_PageDown);
    QCOMPARE(view.table.current(), std::optional(view.model.sequence(20)));
    QTest::keyClick(&view.table, Qt::Key_End);
    QCOMPARE(view.table.current(), std::optional(view.model.sequence(199)));
    QVERIFY(view.table.viewport()->rect().contains(view.table.rowRect(199)));
    QTest::keyClick(&view.table, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(view.table.selectedRows(10).size(), size_t(2));
    QTest::keyClick(&view.table, Qt::Key_Home);
    QCOMPARE(view.table.firstVisibleRow(), 0);
    QVERIFY(view.table.atNewest());
    QTest::keyClick(&view.table, Qt::Key_Escape);
    QVERIFY(!view.table.current());
}

void RecordTableTest::copiesWithoutWhatIsMasked()
{
    View view(1000, hiddenEmail());
    view.feed.arrive(50);
    view.model.applyFrame();
    view.table.setFocus();
    QTest::keyClick(&view.table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view.table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    QCOMPARE(copied.count(u'\n'), 50);
    QVERIFY(copied.contains(u"o-49"_s));
    QVERIFY(copied.contains(u"9007199254740993"_s));
    QVERIFY2(!copied.contains(u"secret"_s), qPrintable(copied.left(400)));
    for (int row = 0; row < view.model.rowCount(); ++row) {
        for (int column = 0; column < view.model.columnCount(); ++column) {
            QVERIFY(!view.model.index(row, column).data().toString().contains(u"secret"_s));
        }
    }
}

void RecordTableTest::undecodableRowSaysWhyAndShowsBytes()
{
    View view(100);
    view.feed.arrive(5);
    view.feed.arriveValue(QByteArray::fromHex("0000000005ff"));
    view.model.applyFrame();
    const RecordCells &cells = view.model.cells(0);
    QVERIFY(!cells.problem.isEmpty());
    QCOMPARE(cells.bytes, u"00 00 00 00 05 ff"_s);

    // Where fields of the value are masked, its bytes would tell them.
    View masked(100, hiddenEmail());
    masked.feed.arrive(5);
    masked.feed.arriveValue(QByteArray::fromHex("0000000005ff"));
    masked.model.applyFrame();
    QVERIFY(!masked.model.cells(0).bytes.contains(u"ff"_s));
}

void RecordTableTest::assistiveTechnologySeesATable()
{
    View view(100);
    view.table.show();
    view.feed.arrive(30);
    view.model.applyFrame();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&view.table);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Table);
    QAccessibleTableInterface *table = interface->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 30);
    QCOMPARE(table->columnCount(), view.model.columnCount());
    QAccessibleInterface *cell = table->cellAt(3, 2);
    QVERIFY(cell && cell->isValid());
    QCOMPARE(cell->text(QAccessible::Name), view.model.cells(3).cells[2].text);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 3);
    QVERIFY(table->selectRow(4));
    QVERIFY(table->isRowSelected(4));
    QCOMPARE(table->cellAt(4, 0)->state().selected, 1u);
    QVERIFY(!table->columnDescription(0).isEmpty());
}

void RecordTableTest::pacerTicksOnceAFrameAndOnlyWhileVisible()
{
    QWidget watched;
    FramePacer pacer(watched);
    QSignalSpy frames(&pacer, &FramePacer::frame);
    pacer.request();
    QTest::qWait(60);
    QCOMPARE(frames.size(), 0);
    watched.show();
    QTRY_COMPARE(frames.size(), 1);
    for (int call = 0; call < 1000; ++call) {
        pacer.request();
    }
    QTRY_COMPARE(frames.size(), 2);
    watched.hide();
    pacer.request();
    QTest::qWait(60);
    QCOMPARE(frames.size(), 2);
}

void RecordTableTest::columnsMayBeReordered()
{
    View view(100);
    view.table.show();
    view.feed.arrive(10);
    view.model.applyFrame();
    const int from = view.table.header().visualIndex(3);
    view.table.header().moveSection(from, 0);
    view.table.setCurrent(view.model.sequence(0));
    QVERIFY(view.table.selectionText().startsWith(
        view.model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString() + u'\t'));
    QCOMPARE(view.table.columnAt(2), 3);
}

MESH_TEST(RecordTableTest)
#include "tst_recordtable.moc"
