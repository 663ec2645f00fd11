// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/workspace/feedrows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mesh;
using workspace::FeedRows;
using workspace::FrameChange;
using workspace::Sifted;

namespace {

records::Batch batchOf(core::Offset first, qsizetype count)
{
    records::Batch batch;
    for (qsizetype i = 0; i < count; ++i) {
        const QByteArray value = QByteArray::number(first + i);
        records::RecordView record;
        record.offset = first + i;
        record.value = value;
        batch.append(record);
    }
    return batch;
}

/// As a filter for offsets that `every` divides would have it; with 1, no filter.
Sifted sift(const records::Batch &batch, core::Offset every)
{
    Sifted sifted{.everything = every == 1};
    for (qsizetype i = 0; !sifted.everything && i < batch.size(); ++i) {
        if (batch.at(i).offset % every == 0) {
            sifted.rows.push_back(quint32(i));
        }
    }
    return sifted;
}

/// What a model would show, kept by the announced changes alone.
void applyTo(QList<core::Offset> &shown, FeedRows &rows)
{
    const FrameChange change = rows.pendingChange();
    if (change.reset) {
        shown.clear();
    } else {
        shown.remove(0, change.removed);
    }
    rows.commitRemoval();
    rows.commitAppend();
    for (qsizetype row = rows.rowCount() - change.appended; row < rows.rowCount(); ++row) {
        shown << rows.at(row).offset;
    }
}

QList<core::Offset> offsetsOf(const FeedRows &rows)
{
    QList<core::Offset> offsets;
    for (qsizetype row = 0; row < rows.rowCount(); ++row) {
        offsets << rows.at(row).offset;
    }
    return offsets;
}

} // namespace

class TestFeedRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void announcesExactlyWhatMoves_data();
    void announcesExactlyWhatMoves();
    void aRowKeepsItsSequence();
    void aNewFilterResetsTheRows();
    void whatNeverFittedIsSkipped();
    void undecidedRecordsAreCountedOnceListedOrNot_data();
    void undecidedRecordsAreCountedOnceListedOrNot();
    void rowsAreHandedOutInOrder();

private:
    records::MemoryBudget m_budget{qsizetype{1} << 30};
};

void TestFeedRows::announcesExactlyWhatMoves_data()
{
    QTest::addColumn<int>("every");
    QTest::addRow("without a filter") << 1;
    QTest::addRow("with a filter") << 3;
    QTest::addRow("with a filter that hardly anything passes") << 97;
}

void TestFeedRows::announcesExactlyWhatMoves()
{
    QFETCH(int, every);
    QRandomGenerator random(42);
    FeedRows rows(m_budget, {.rows = 500});
    rows.setSifted(every == 1, {});
    QList<core::Offset> shown;
    core::Offset next = 0;
    for (int frame = 0; frame < 300; ++frame) {
        for (int batches = random.bounded(4); batches > 0; --batches) {
            records::Batch batch = batchOf(next, random.bounded(1, 400));
            next += batch.size();
            const Sifted sifted = sift(batch, every);
            rows.append(std::move(batch), sifted);
        }
        applyTo(shown, rows);
        QCOMPARE(shown, offsetsOf(rows));
        QVERIFY(rows.pendingChange().empty());
    }
    QVERIFY(next > 10'000);
}

void TestFeedRows::aRowKeepsItsSequence()
{
    FeedRows rows(m_budget, {.rows = 100});
    rows.append(batchOf(0, 100), {});
    rows.commitRemoval();
    rows.commitAppend();
    const records::Sequence sequence = rows.sequence(80);
    rows.append(batchOf(100, 70), {});
    rows.commitRemoval();
    rows.commitAppend();
    QCOMPARE(rows.rowOf(sequence), std::optional<qsizetype>(10));
    QCOMPARE(rows.at(10).offset, 80);
    QCOMPARE(rows.rowOf(0), std::nullopt);
}

void TestFeedRows::aNewFilterResetsTheRows()
{
    FeedRows rows(m_budget, {.rows = 1000});
    QList<core::Offset> shown;
    rows.append(batchOf(0, 10), {});
    applyTo(shown, rows);

    std::vector<std::pair<records::Sequence, Sifted>> sifted;
    for (const auto &chunk : rows.share()) {
        sifted.emplace_back(chunk.first, sift(*chunk.batch, 4));
    }
    const auto counts = rows.setSifted(false, sifted);
    QCOMPARE(counts.shown, quint64(3));
    QCOMPARE(counts.filtered, quint64(7));
    QVERIFY(rows.pendingChange().reset);
    applyTo(shown, rows);
    QCOMPARE(shown, (QList<core::Offset>{0, 4, 8}));
}

void TestFeedRows::whatNeverFittedIsSkipped()
{
    FeedRows rows(m_budget, {.rows = 10});
    records::Batch batch = batchOf(0, 25);
    Sifted sifted;
    sifted.undecodable = {3, 20};
    const auto counts = rows.append(std::move(batch), sifted);
    QCOMPARE(counts.skipped, quint64(15));
    QCOMPARE(counts.undecodable, quint64(1));
    QCOMPARE(counts.shown, quint64(9));
    QCOMPARE(counts.filtered, quint64(0));
    rows.commitRemoval();
    rows.commitAppend();
    QVERIFY(rows.undecodable(5));
    QCOMPARE(rows.at(5).offset, 20);
}

void TestFeedRows::undecidedRecordsAreCountedOnceListedOrNot_data()
{
    QTest::addColumn<bool>("listed");
    QTest::addColumn<QList<core::Offset>>("rows");
    QTest::addRow("hidden: only matches are rows") << false << QList<core::Offset>{0, 9};
    QTest::addRow("listed: rows among the matches") << true << QList<core::Offset>{0, 3, 6, 9};
}

void TestFeedRows::undecidedRecordsAreCountedOnceListedOrNot()
{
    QFETCH(bool, listed);
    QFETCH(QList<core::Offset>, rows);
    // Of ten records two match, and of two nobody knows.
    Sifted sifted{.everything = false};
    for (const core::Offset offset : rows) {
        sifted.rows.push_back(quint32(offset));
    }
    (listed ? sifted.undecodable : sifted.hidden) = {3, 6};
    FeedRows feed(m_budget, {.rows = 100});
    feed.setSifted(false, {});
    const workspace::SiftedCounts counts = feed.append(batchOf(0, 10), sifted);
    QCOMPARE(counts.shown, 2u);
    QCOMPARE(counts.undecodable, 2u);
    QCOMPARE(counts.filtered, 6u);
    feed.commitRemoval();
    feed.commitAppend();
    QCOMPARE(offsetsOf(feed), rows);
    // The same holds when what is kept is looked through anew.
    const workspace::SiftedCounts again = feed.setSifted(false, {{0, sifted}});
    QCOMPARE(again.shown, 2u);
    QCOMPARE(again.undecodable, 2u);
    QCOMPARE(again.filtered, 6u);
    feed.commitRemoval();
    feed.commitAppend();
    QCOMPARE(offsetsOf(feed), rows);
}

void TestFeedRows::rowsAreHandedOutInOrder()
{
    FeedRows rows(m_budget, {.rows = 3000});
    rows.setSifted(false, {});
    for (core::Offset first = 0; first < 8000; first += 2000) {
        records::Batch batch = batchOf(first, 2000);
        const Sifted sifted = sift(batch, 7);
        rows.append(std::move(batch), sifted);
    }
    rows.commitRemoval();
    rows.commitAppend();
    QList<core::Offset> handedOut;
    for (const workspace::RowChunk &chunk : rows.rows()) {
        for (const qsizetype index : chunk.indexes) {
            handedOut << chunk.batch->at(index).offset;
        }
    }
    QCOMPARE(handedOut, offsetsOf(rows));
    QCOMPARE(handedOut.first(), 5005);
}

MESH_TEST(TestFeedRows)
#include "tst_feedrows.moc"
