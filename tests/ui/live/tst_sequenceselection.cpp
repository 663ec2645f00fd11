// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"
#include "ui/models/sequencecache.h"
#include "ui/models/sequenceselection.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using mesh::ui::SequenceCache;
using mesh::ui::SequenceSelection;

class SequenceSelectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithASetOfNumbers();
    void aMillionRowsAreOneRange();
    void cacheKeepsWhatWasAskedForLast();
};

void SequenceSelectionTest::agreesWithASetOfNumbers()
{
    QRandomGenerator random(7);
    SequenceSelection selection;
    std::set<quint64> expected;
    quint64 gone = 0;
    for (int step = 0; step < 4000; ++step) {
        const quint64 first = gone + random.bounded(200);
        switch (random.bounded(4)) {
        case 0:
        case 1: {
            const quint64 last = first + random.bounded(9);
            selection.add({first, last});
            for (quint64 number = first; number <= last; ++number) {
                expected.insert(number);
            }
            break;
        }
        case 2:
            selection.remove(first);
            expected.erase(first);
            break;
        default:
            gone += random.bounded(3);
            selection.dropBelow(gone);
            expected.erase(expected.begin(), expected.lower_bound(gone));
        }
        for (quint64 number = gone; number < gone + 220; ++number) {
            QCOMPARE(selection.contains(number), expected.contains(number));
        }
        for (size_t range = 1; range < selection.ranges().size(); ++range) {
            QVERIFY(selection.ranges()[range - 1].last + 1 < selection.ranges()[range].first);
        }
    }
}

void SequenceSelectionTest::aMillionRowsAreOneRange()
{
    SequenceSelection selection;
    selection.add({0, 499'999});
    selection.add({500'000, 999'999});
    QCOMPARE(selection.ranges().size(), size_t(1));
    QVERIFY(selection.contains(999'999));
    QVERIFY(!selection.contains(1'000'000));
}

void SequenceSelectionTest::cacheKeepsWhatWasAskedForLast()
{
    SequenceCache<int> cache(3);
    int made = 0;
    const auto make = [&made] { return ++made; };
    for (const quint64 sequence : {1, 2, 3, 1, 4}) {
        Q_UNUSED(cache.value(sequence, make))
    }
    QCOMPARE(made, 4);
    QCOMPARE(cache.size(), size_t(3));
    QCOMPARE(cache.value(1, make), 1);
    QCOMPARE(made, 4);
    Q_UNUSED(cache.value(2, make))
    QCOMPARE(made, 5);
}

MESH_TEST(SequenceSelectionTest)
#include "tst_sequenceselection.moc"
