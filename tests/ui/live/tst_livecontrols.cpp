// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "tests/ui/support/livebench.h"
#include "ui/models/recordtablemodel.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"
#include "ui/widgets/stateview.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::LiveBench;

namespace {

QPushButton *buttonOf(const QWidget &widget, const QString &text)
{
    for (auto *button : widget.findChildren<QPushButton *>()) {
        if (button->text() == text) {
            return button;
        }
    }
    return nullptr;
}

QStringList entriesOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        texts << action->text();
    }
    return texts;
}

std::vector<workspace::VolumeBucket> anHour()
{
    std::vector<workspace::VolumeBucket> buckets;
    for (qint64 minute = 0; minute < 60; ++minute) {
        buckets.push_back({minute * 60'000, (minute + 1) * 60'000, 1'200});
    }
    return buckets;
}

} // namespace

class LiveControlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undecodableRecordsAreNoMatches();
    void whereNothingMatchesTheUndecodableCanBeListed();
    void theGraphsSpanIsChosenWhereTimesCanBeLookedUp();
    void theGraphIsOfTheTopicThatIsShown();
    void aCellOffersTheExactConditionOfItsValue();
    void theInspectorNamesTheSchema();
};

void LiveControlsTest::undecodableRecordsAreNoMatches()
{
    LiveBench bench;
    bench.session.feed->setUndecodableEvery(10);
    bench.session.feed->arrive(100);
    RecordTableModel &model = bench.live.table().model();
    QTRY_COMPARE(model.rowCount(), 100);
    bench.live.toolbar().filter().setFilterText(u"amount = 155.25"_s);
    QTRY_COMPARE(model.rowCount(), 1);
    const auto addsUp = [&bench] {
        const records::Ledger &ledger = bench.live.ledger().ledger();
        return ledger.undecodable() == 10 && ledger.shown() == 1 &&
               ledger.received() ==
                   ledger.shown() + ledger.filtered() + ledger.skipped() + ledger.undecodable();
    };
    QVERIFY2(addsUp(), qPrintable(bench.live.ledger().text()));

    // Asked for, they stand among the matches, and one of them is selected.
    QPushButton *link = buttonOf(bench.live.ledger(), u"show"_s);
    QVERIFY(link && link->isVisible());
    link->click();
    QTRY_COMPARE(model.rowCount(), 11);
    QVERIFY(addsUp());
    QTRY_VERIFY(bench.live.table().current());
    QCOMPARE(link->text(), u"hide"_s);
    link->click();
    QTRY_COMPARE(model.rowCount(), 1);

    // Another filter asks anew.
    link->click();
    QTRY_COMPARE(model.rowCount(), 11);
    bench.live.toolbar().filter().setFilterText(u"amount = 156.25"_s);
    QTRY_COMPARE(model.rowCount(), 1);
}

void LiveControlsTest::whereNothingMatchesTheUndecodableCanBeListed()
{
    LiveBench bench;
    bench.session.feed->setUndecodableEvery(10);
    bench.session.feed->arrive(50);
    QTRY_COMPARE(bench.live.table().model().rowCount(), 50);
    bench.live.toolbar().filter().setFilterText(u"amount < 0"_s);
    auto *state = bench.live.findChild<StateView *>();
    QTRY_VERIFY(state->isVisible());
    QPushButton *list = buttonOf(*state, u"List the undecodable ones"_s);
    QVERIFY(list && list->isVisible());
    list->click();
    QTRY_COMPARE(bench.live.table().model().rowCount(), 5);
}

void LiveControlsTest::theGraphsSpanIsChosenWhereTimesCanBeLookedUp()
{
    const auto tellsTimes = [](test::FakeSession &session) { session.buckets = anHour(); };
    const auto spanOf = [](const LiveBench &page) {
        return page.live.histogram().findChild<QToolButton *>();
    };
    LiveBench mock;
    mock.session.feed->arrive(10);
    QTRY_VERIFY(!mock.live.histogram().bars().isEmpty());
    QVERIFY(spanOf(mock)->isHidden()); // nothing but what was read can be shown

    LiveBench bench(tellsTimes);
    QToolButton *span = spanOf(bench);
    // The style of other buttons must not push it out of the axis.
    QVERIFY(bench.live.histogram().rect().contains(span->geometry()));
    QTRY_VERIFY(!span->isHidden());
    QVERIFY(span->text().startsWith(u"1 hour"));
    for (QAction *action : span->menu()->actions()) {
        if (action->text().startsWith(u"7 day")) {
            action->trigger();
        }
    }
    QTRY_VERIFY(span->text().startsWith(u"7 day"));
    QCOMPARE(bench.session.askedSpan, qint64(7) * 24 * 3600 * 1000);
    // It is kept with the page.
    LiveBench again(tellsTimes);
    again.live.restoreState(bench.live.saveState());
    QTRY_COMPARE(again.session.askedSpan, qint64(7) * 24 * 3600 * 1000);
}

// Another port, or a topic that the catalog named only after the page was opened.
void LiveControlsTest::theGraphIsOfTheTopicThatIsShown()
{
    LiveBench bench([](test::FakeSession &session) { session.buckets = anHour(); });
    QTRY_VERIFY(!bench.live.histogram().bars().isEmpty());
    ProductFacts facts = test::ordersFacts();
    facts.topic = u"sales.orders.v2"_s;
    bench.session.buckets = core::Error{core::Code::Unreachable};
    bench.live.setFacts(facts);
    QCOMPARE(bench.session.askedTopic, u"sales.orders.v2"_s);
    QVERIFY(bench.live.histogram().bars().isEmpty()); // not the former topic's
}

void LiveControlsTest::aCellOffersTheExactConditionOfItsValue()
{
    LiveBench bench;
    bench.session.feed->arriveValue(R"({"id":9007199254740993,"paid":true,"name":"O'Hara & Co",)"
                                    R"("note":null,"customer":{"email":"planted@example.com"}})");
    RecordTable &table = bench.live.table();
    QTRY_COMPARE(table.model().rowCount(), 1);
    QStringList offered;
    // The columns of the value come with the first record's shape.
    QTRY_VERIFY(table.model().reader().columns().size() > 6);
    for (int column = 0; column < int(table.model().reader().columns().size()); ++column) {
        Q_EMIT table.rowMenuRequested({}, table.model().sequence(0), column);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QString &entry : entriesOf(*menu)) {
            if (entry.startsWith(u"Filter: ")) {
                offered << entry.mid(8);
            }
        }
        menu->close();
    }
    QVERIFY2(offered.contains(u"id = 9007199254740993"_s), qPrintable(offered.join(u'|')));
    QVERIFY(offered.contains(u"paid = TRUE"_s));
    QVERIFY(offered.contains(u"name = 'O''Hara && Co'"_s));
    QVERIFY(offered.contains(u"note IS NULL"_s));
    QVERIFY(!offered.join(u'|').contains(u"planted"_s));
}

void LiveControlsTest::theInspectorNamesTheSchema()
{
    LiveBench bench;
    bench.session.uses =
        std::vector<schema::SchemaUse>{{u"copy-value"_s, 1}, {u"orders-value"_s, 4}};
    QSignalSpy wanted(&bench.live.inspector(), &RecordInspector::schemaNameWanted);
    // Framed by a registry, with the id 100004, though nobody knows the schema here.
    bench.session.feed->arriveValue(QByteArray("\x00\x00\x01\x86\xa4\x02", 6));
    QTRY_COMPARE(bench.live.table().model().rowCount(), 1);
    bench.live.table().setCurrent(bench.live.table().model().sequence(0));
    QTRY_COMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toInt(), 100'004);
    const auto named = [&bench] {
        for (const auto *label : bench.live.inspector().findChildren<QLabel *>()) {
            if (label->text().contains(u"schema 100004 (orders-value v4)"_s)) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY(named());
}

MESH_TEST(LiveControlsTest)
#include "tst_livecontrols.moc"
