// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/ledger.h"
#include "app/records/recordstore.h"
#include "tests/app/records/samples.h"
#include "tests/support/runner.h"

#include <QTest>

namespace mesh::records {

namespace {

using Sizes = QList<qsizetype>;
using Offsets = QList<qint64>;

Offsets offsetsOf(const RecordStore &store)
{
    Offsets offsets;
    for (qsizetype row = 0; row < store.size(); ++row) {
        offsets.append(store.at(row).offset);
    }
    return offsets;
}

} // namespace

class TestRecordStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evictsTheOldestRows_data()
    {
        QTest::addColumn<qsizetype>("limit");
        QTest::addColumn<Sizes>("batches");
        QTest::addColumn<Sizes>("change"); // removed, appended, dropped
        QTest::addColumn<Offsets>("offsets");
        QTest::addRow("not full") << qsizetype(5) << Sizes{3} << Sizes{0, 3, 0} << Offsets{0, 1, 2};
        QTest::addRow("just full")
            << qsizetype(5) << Sizes{3, 2} << Sizes{0, 2, 0} << Offsets{0, 1, 2, 3, 4};
        QTest::addRow("a part of the oldest batch")
            << qsizetype(3) << Sizes{3, 2} << Sizes{2, 2, 0} << Offsets{2, 3, 4};
        QTest::addRow("more than fits at once")
            << qsizetype(3) << Sizes{2, 5} << Sizes{2, 3, 2} << Offsets{4, 5, 6};
    }

    void evictsTheOldestRows()
    {
        QFETCH(qsizetype, limit);
        QFETCH(Sizes, batches);
        QFETCH(Sizes, change);
        QFETCH(Offsets, offsets);
        MemoryBudget budget(1 << 30);
        RecordStore store(budget, {.rows = limit});
        RecordStore::Change last;
        qint64 offset = 0;
        for (const qsizetype size : batches) {
            last = store.append(batchOf(offset, size));
            offset += size;
        }
        QCOMPARE((Sizes{last.removed, last.appended, last.dropped}), change);
        QCOMPARE(offsetsOf(store), offsets);
    }

    void aRecordIsFoundAgainByItsSequence()
    {
        MemoryBudget budget(1 << 30);
        RecordStore store(budget, {.rows = 5000});
        store.append(batchOf(0, 3000));
        const Sequence selected = store.sequenceAt(2500);
        store.append(batchOf(3000, 3000));
        const auto row = store.rowOf(selected);
        QVERIFY(row);
        QCOMPARE(*row, 1500);
        QCOMPARE(store.at(*row).offset, 2500);
        QCOMPARE(store.find(0, 2500), row);
        store.append(batchOf(6000, 4000));
        QVERIFY(!store.rowOf(selected));
        QVERIFY(!store.find(0, 2500));
    }

    void clearingKeepsCountingSequences()
    {
        MemoryBudget budget(1 << 30);
        RecordStore store(budget);
        store.append(batchOf(0, 3));
        const Sequence old = store.sequenceAt(2);
        QCOMPARE(store.clear(), 3);
        store.append(batchOf(3, 1));
        QVERIFY(!store.rowOf(old));
        QCOMPARE(store.sequenceAt(0), old + 1);
    }

    void smallBatchesStayWithinTheBudget()
    {
        constexpr qsizetype limit = 2 * 1024 * 1024;
        MemoryBudget budget(limit);
        RecordStore store(budget);
        const QByteArray value(100, 'x');
        qint64 offset = 0;
        qsizetype most = 0;
        for (int i = 0; i < 4'000; ++i) {
            Batch batch;
            const int count = i % 41 == 0 ? 1'000 : 1 + i % 37;
            for (int j = 0; j < count; ++j) {
                batch.append(record(offset++, value));
            }
            batch.squeeze();
            store.append(std::move(batch));
            most = std::max(most, budget.used());
        }
        QVERIFY2(most <= limit, qPrintable(QString::number(most)));
        QVERIFY2(most > limit / 2, qPrintable(QString::number(most)));
    }

    void aSlowTopicCostsNoSlabARecord()
    {
        MemoryBudget budget(1 << 30);
        RecordStore store(budget);
        const QByteArray value(200, 'x');
        constexpr qsizetype count = 20'000;
        for (qsizetype i = 0; i < count; ++i) {
            Batch one;
            one.append(record(i, value));
            store.append(std::move(one));
        }
        QCOMPARE(store.size(), count);
        QCOMPARE(store.at(12'345).offset, 12'345);
        QVERIFY(store.memoryBytes() <= count * (value.size() + 48));
    }

    void holdsNoMoreBytesThanAllowed()
    {
        constexpr qsizetype limit = 1'000'000;
        MemoryBudget budget(limit);
        RecordStore store(budget);
        const QByteArray value(10'000, 'x');
        for (int i = 0; i < 200; ++i) {
            Batch batch;
            for (int k = 0; k < 30; ++k) {
                batch.append(record(i * 30 + k, value.first(i % 2 != 0 ? 100 : 10'000)));
            }
            store.append(std::move(batch));
            QVERIFY(store.memoryBytes() <= limit);
            QCOMPARE(budget.used(), store.memoryBytes());
        }
        QCOMPARE(store.at(store.size() - 1).offset, 5999);
        QVERIFY(store.size() > 30);
    }

    void oneRecordLargerThanTheBudgetIsKept()
    {
        MemoryBudget budget(1000);
        RecordStore store(budget);
        store.append(batchOf(0, 3));
        Batch large;
        large.append(record(3, QByteArray(5'000'000, 'x')));
        store.append(std::move(large));
        QCOMPARE(offsetsOf(store), Offsets{3});
    }

    void theVisibleViewComesFirstInTheBudget()
    {
        MemoryBudget budget(1000);
        MemoryBudget::Share hidden(budget);
        hidden.setUsed(800);
        QCOMPARE(hidden.allowance(), 1000);
        MemoryBudget::Share visible(budget);
        QCOMPARE(visible.allowance(), 500); // both are looked at
        hidden.setVisible(false);
        QCOMPARE(hidden.allowance(), 250);
        QCOMPARE(visible.allowance(), 750);
        hidden.setUsed(100);
        QCOMPARE(visible.allowance(), 900);
        QCOMPARE(budget.used(), 100);
    }

    void aPlanSaysWhatAppendingDoes_data()
    {
        QTest::addColumn<qsizetype>("rows");
        QTest::addColumn<qsizetype>("bytes");
        QTest::addRow("rows") << qsizetype(10) << (qsizetype(1) << 30);
        QTest::addRow("bytes") << qsizetype(1'000'000) << qsizetype(600'000);
    }

    void aPlanSaysWhatAppendingDoes()
    {
        QFETCH(qsizetype, rows);
        QFETCH(qsizetype, bytes);
        MemoryBudget budget(bytes);
        RecordStore store(budget, {.rows = rows});
        for (qint64 i = 0; i < 20; ++i) {
            Batch batch = batchOf(i * 2000, i % 3 == 0 ? 3 : 2000);
            const qsizetype before = store.size();
            const auto planned = store.plan(batch);
            // As a model does it: announce, remove, announce, append.
            store.removeOldest(planned.removed);
            const auto done = store.append(std::move(batch));
            QCOMPARE(done.removed, 0);
            QCOMPARE(done.appended, planned.appended);
            QCOMPARE(store.size(), before - planned.removed + planned.appended);
        }
    }

    void theLedgerAlwaysAddsUp()
    {
        Ledger ledger;
        ledger.count(Outcome::Shown, 10);
        ledger.count(Outcome::Filtered, 5);
        ledger.count(Outcome::Undecodable);
        ledger.recount(Outcome::Filtered, Outcome::Shown, 2);
        QCOMPARE(ledger.received(), quint64(16));
        QCOMPARE(ledger.shown(), quint64(12));
        QCOMPARE(ledger.received(),
                 ledger.shown() + ledger.filtered() + ledger.skipped() + ledger.undecodable());
    }
};

MESH_TEST(TestRecordStore)

} // namespace mesh::records

#include "tst_recordstore.moc"
