// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/livebench.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/stateview.h"

#include <QLabel>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace mesh;
using namespace mesh::ui;
using Page = test::LiveBench;
using test::ordersFacts;
using namespace Qt::StringLiterals;

namespace {

QString stateText(const LivePage &page)
{
    QStringList texts;
    for (const auto *label : page.findChild<StateView *>()->findChildren<QLabel *>()) {
        texts << label->text();
    }
    return texts.join(u' ');
}

kafka::ReadStatus failing(kafka::ReadState state, core::Code code, const QString &detail)
{
    kafka::ReadStatus status;
    status.state = state;
    status.error = core::Error{code, detail, u"orders"_s, false};
    return status;
}

} // namespace

class LivePageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sixteenWholeRowsInASmallWindow();
    void rowsAndLedgerComeWithTheFrame();
    void spacePausesAndFollows();
    void emptyTopicSaysSo();
    void deniedSaysKafkasWordsAndWhoOwnsIt();
    void brokerGoneLeavesTheRows();
    void recreatedTopicIsTold();
    void rangeIsAskedOfTheFeed();
    void histogramJumpsToATime();
    void undecodableLinkSelectsTheRow();
    void exportTakesWhatIsShown();
    void columnsFollowTheChoice();
    void stateComesBack();
    void rangeTextsRoundTrip();
};

void LivePageTest::sixteenWholeRowsInASmallWindow()
{
    Page page;
    page.session.feed->arrive(200);
    QTRY_VERIFY(page.live.table().model().rowCount() == 200);
    QTRY_VERIFY(page.live.table().isVisible());
    QVERIFY2(page.live.table().wholeVisibleRows() >= 16,
             qPrintable(QString::number(page.live.table().wholeVisibleRows())));
}

void LivePageTest::rowsAndLedgerComeWithTheFrame()
{
    Page page;
    page.session.feed->setUndecodableEvery(10);
    page.session.feed->arrive(50);
    QTRY_COMPARE(page.live.table().model().rowCount(), 50);
    QCOMPARE(page.live.ledger().ledger().received(), 50u);
    QCOMPARE(page.live.ledger().ledger().undecodable(), 5u);
    QVERIFY(page.live.ledger().text().contains(u"received 50"_s));
    QCOMPARE(page.live.table()
                 .model()
                 .headerData(0, Qt::Horizontal, Qt::DisplayRole)
                 .toString()
                 .isEmpty(),
             false);
}

void LivePageTest::spacePausesAndFollows()
{
    Page page;
    page.session.feed->arrive(5);
    QTRY_COMPARE(page.live.table().model().rowCount(), 5);
    QVERIFY(page.session.feed->following());
    QTest::keyClick(&page.live.table(), Qt::Key_Space);
    QVERIFY(!page.session.feed->following());
    QVERIFY(!page.live.toolbar().following());
    QTest::keyClick(&page.live.table(), Qt::Key_Space);
    QVERIFY(page.session.feed->following());
}

void LivePageTest::emptyTopicSaysSo()
{
    Page page;
    page.session.feed->setStatus(*page.session.feed->status());
    QTRY_VERIFY(page.live.findChild<StateView *>()->isVisible());
    QVERIFY2(stateText(page.live).contains(u"No events yet"_s), qPrintable(stateText(page.live)));
}

void LivePageTest::deniedSaysKafkasWordsAndWhoOwnsIt()
{
    Page page;
    ProductFacts facts = ordersFacts();
    catalog::Product product;
    product.id = {u"finance"_s, u"payouts"_s};
    product.owner = u"finance-team"_s;
    product.support = {{u"finance-data@example.com"_s, {}, u"email"_s, u"issues"_s, {}}};
    facts.product = product;
    page.live.setFacts(facts);
    page.session.feed->setStatus(failing(kafka::ReadState::Failed, core::Code::Denied,
                                         u"Broker: Topic authorization failed"_s));
    const QString text = stateText(page.live);
    QVERIFY2(text.contains(u"Topic authorization failed"_s), qPrintable(text));
    QVERIFY2(text.contains(u"finance-team"_s), qPrintable(text));
    QVERIFY2(text.contains(u"finance-data@example.com"_s), qPrintable(text));
}

void LivePageTest::brokerGoneLeavesTheRows()
{
    Page page;
    page.session.feed->arrive(30);
    QTRY_COMPARE(page.live.table().model().rowCount(), 30);
    page.session.feed->setStatus(
        failing(kafka::ReadState::Stalled, core::Code::Unreachable, u"refused"_s));
    QVERIFY(page.live.table().isVisible());
    auto *notice = page.live.findChild<NoticeBar *>();
    QVERIFY(notice->isVisible());
    QVERIFY(!notice->text().isEmpty());
    kafka::ReadStatus well;
    well.state = kafka::ReadState::CaughtUp;
    page.session.feed->setStatus(well);
    QVERIFY(!notice->isVisible());
}

void LivePageTest::recreatedTopicIsTold()
{
    Page page;
    page.session.feed->arrive(3);
    QTRY_COMPARE(page.live.table().model().rowCount(), 3);
    kafka::ReadStatus status;
    status.state = kafka::ReadState::CaughtUp;
    records::JumpedRange jump;
    jump.reason = records::JumpedRange::Reason::Recreated;
    status.jumps.push_back(jump);
    page.session.feed->setStatus(status);
    QVERIFY(page.live.findChild<NoticeBar *>()->text().contains(u"made anew"_s));
}

void LivePageTest::rangeIsAskedOfTheFeed()
{
    Page page;
    QVERIFY(std::holds_alternative<kafka::FromNewest>(page.session.feed->request().from));
    RangeChoice choice;
    choice.kind = RangeChoice::Kind::Offsets;
    choice.firstOffset = 10;
    choice.lastOffset = 19;
    choice.offsetPartition = 3;
    page.live.setRange(choice);
    const kafka::ReadRequest &asked = page.session.feed->request();
    QCOMPARE(asked.partitions, std::vector<core::PartitionId>{3});
    QCOMPARE(std::get<kafka::FromOffset>(asked.from).offset, 10);
    QCOMPARE(std::get<kafka::ToOffset>(asked.to).offset, std::optional<core::Offset>(20));
    QVERIFY(!page.live.toolbar().following());
    // Following from a range that ended goes to the newest.
    page.live.setFollowing(true);
    QVERIFY(std::holds_alternative<kafka::FromNewest>(page.session.feed->request().from));
}

void LivePageTest::histogramJumpsToATime()
{
    Page page;
    page.session.feed->arrive(600);
    QTRY_VERIFY(!page.live.histogram().bars().isEmpty());
    qint64 counted = 0;
    for (const qint64 count : page.live.histogram().bars().counts) {
        counted += count;
    }
    QCOMPARE(counted, 600);
    const core::TimestampMs oldest = page.live.histogram().bars().from;
    QTest::mouseClick(&page.live.histogram(), Qt::LeftButton, {}, QPoint(1, 8));
    QCOMPARE(std::get<kafka::FromTime>(page.session.feed->request().from).time, oldest);
}

void LivePageTest::undecodableLinkSelectsTheRow()
{
    Page page;
    page.session.feed->arrive(5);
    page.session.feed->arriveValue(QByteArray::fromHex("0000000005ff"));
    page.session.feed->arrive(5);
    QTRY_COMPARE(page.live.table().model().rowCount(), 11);
    Q_EMIT page.live.ledger().undecodableWanted(LedgerBar::UndecodableLink::Next);
    QVERIFY(page.live.table().current());
    QCOMPARE(page.live.table().model().rowOf(*page.live.table().current()), std::optional(5));
    QVERIFY(page.live.inspector().hasRecord());
    QVERIFY(page.host.shown);
}

void LivePageTest::exportTakesWhatIsShown()
{
    Page page;
    page.session.feed->arrive(40);
    QTRY_COMPARE(page.live.table().model().rowCount(), 40);
    page.live.openExport();
    auto *dialog = page.live.exportDialog();
    QVERIFY(dialog);
    dialog->setFormat(tabular::ExportFormat::JsonLines);
    dialog->setPath(u"/tmp/orders.jsonl"_s);
    QStringList texts;
    for (const auto *label : dialog->findChildren<QLabel *>()) {
        texts << label->text();
    }
    QVERIFY2(texts.join(u' ').contains(u"customer.email"_s), qPrintable(texts.join(u' ')));
    dialog->start();
    QVERIFY(page.session.exportedRequest);
    QCOMPARE(page.session.exportedRequest->format, tabular::ExportFormat::JsonLines);
    QCOMPARE(page.session.exportedRequest->masks.masks().size(), size_t(1));
    qsizetype rows = 0;
    for (const workspace::RowChunk &chunk : page.session.exportedRows) {
        rows += qsizetype(chunk.indexes.size());
    }
    QCOMPARE(rows, 40);
}

void LivePageTest::columnsFollowTheChoice()
{
    Page page;
    page.session.feed->arrive(10);
    QTRY_VERIFY(page.live.table().model().columnCount() > 6);
    Q_EMIT page.live.toolbar().columnsChosen({u"amount"_s, u"region"_s});
    QCOMPARE(page.live.table().model().columnCount(), 2);
    QCOMPARE(page.live.table().model().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"amount"_s);
    Q_EMIT page.live.toolbar().columnsResetWanted();
    QVERIFY(page.live.table().model().columnCount() > 6);
}

void LivePageTest::stateComesBack()
{
    Page first;
    RangeChoice choice;
    choice.count = 500;
    first.live.setRange(choice);
    first.live.toolbar().filter().setFilterText(u"amount > 500"_s);
    Page second;
    second.live.restoreState(first.live.saveState());
    QCOMPARE(std::get<kafka::FromNewest>(second.session.feed->request().from).records, 500);
    QCOMPARE(second.live.toolbar().filter().text(), u"amount > 500"_s);
}

void LivePageTest::rangeTextsRoundTrip()
{
    RangeChoice choice;
    choice.kind = RangeChoice::Kind::Time;
    choice.from = 9007199254740993;
    choice.until = 9007199254740995;
    QCOMPARE(RangeChoice::fromJson(choice.toJson()), std::optional(choice));
    QVERIFY(!RangeChoice::fromJson("{}"));
    QVERIFY(choice.ends());
}

MESH_TEST(LivePageTest)
#include "tst_livepage.moc"
