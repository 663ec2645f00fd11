// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/batchqueue.h"
#include "tests/app/records/samples.h"
#include "tests/support/runner.h"

#include <QTest>

#include <atomic>
#include <thread>

namespace mesh::records {

using namespace std::chrono_literals;

class TestBatchQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsWholeBatchesOverInOrder()
    {
        BatchQueue queue(1 << 20);
        for (int i = 0; i < 3; ++i) {
            Batch batch = batchOf(i * 10, 10);
            QVERIFY(queue.push(batch, {}));
        }
        QCOMPARE(queue.records(), 30);
        const auto first = queue.takeSome(1);
        QCOMPARE(first.size(), size_t{1});
        QCOMPARE(first[0].at(0).offset, 0);
        const auto rest = queue.takeAll();
        QCOMPARE(rest.size(), size_t{2});
        QCOMPARE(rest[1].at(9).offset, 29);
        QCOMPARE(queue.bytes(), 0);
    }

    void aFullQueueMakesThePusherWait()
    {
        BatchQueue queue(batchOf(0, 10).memoryBytes() * 2);
        std::atomic<int> pushed = 0;
        const std::jthread pusher([&](const std::stop_token &stop) {
            for (int i = 0; i < 5; ++i) {
                Batch batch = batchOf(i * 10, 10);
                if (!queue.push(batch, stop)) {
                    return;
                }
                ++pushed;
            }
        });
        QTRY_COMPARE(pushed.load(), 2);
        QCOMPARE(queue.records(), 20);
        QCOMPARE(queue.takeAll().size(), size_t{2});
        QTRY_COMPARE(pushed.load(), 4);
        QCOMPARE(queue.takeAll().size(), size_t{2});
        QTRY_COMPARE(pushed.load(), 5);
    }

    void aBatchLargerThanTheQueuePassesWhenItIsEmpty()
    {
        BatchQueue queue(10);
        Batch large = batchOf(0, 100);
        QVERIFY(queue.push(large, {}));
        Batch next = batchOf(100, 1);
        QVERIFY(!queue.pushFor(next, 1ms, {}));
        QCOMPARE(next.size(), 1); // still the caller's
    }

    void stopEndsTheWaitOfThePusher()
    {
        BatchQueue queue(10);
        Batch first = batchOf(0, 100);
        QVERIFY(queue.push(first, {}));
        std::atomic<bool> returned = false;
        std::jthread pusher([&](const std::stop_token &stop) {
            Batch batch = batchOf(0, 100);
            returned = !queue.push(batch, stop);
        });
        pusher.request_stop();
        QTRY_VERIFY(returned.load());
    }

    void closingLetsTheTakerHaveTheRest()
    {
        BatchQueue queue(1 << 20);
        Batch batch = batchOf(0, 1);
        QVERIFY(queue.push(batch, {}));
        queue.close();
        QVERIFY(!queue.isFinished());
        Batch late = batchOf(1, 1);
        QVERIFY(!queue.push(late, {}));
        QCOMPARE(queue.waitAndTakeAll(10s).size(), size_t{1});
        QVERIFY(queue.isFinished());
        QCOMPARE(queue.waitAndTakeAll(10s).size(), size_t{0}); // at once
    }
};

MESH_TEST(TestBatchQueue)

} // namespace mesh::records

#include "tst_batchqueue.moc"
