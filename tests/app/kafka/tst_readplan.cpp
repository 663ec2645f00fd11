// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/gapinspector.h"
#include "app/kafka/mergebytime.h"
#include "app/kafka/portprobe.h"
#include "app/kafka/readplan.h"
#include "tests/support/runner.h"

#include <QTest>

#include <numeric>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using Numbers = QList<qint64>;

namespace {

std::vector<qint64> vectorOf(const Numbers &numbers)
{
    return {numbers.begin(), numbers.end()};
}

Numbers listOf(const std::vector<qint64> &numbers)
{
    return {numbers.begin(), numbers.end()};
}

} // namespace

/// The pure parts of reading: which offsets are meant, in which order records come, why some are
/// missing.
class TestReadPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestAreSharedEvenly_data()
    {
        QTest::addColumn<qint64>("wanted");
        QTest::addColumn<Numbers>("available");
        QTest::addColumn<Numbers>("shares");
        QTest::addRow("alike") << qint64(9) << Numbers{10, 10, 10} << Numbers{3, 3, 3};
        QTest::addRow("one is small") << qint64(9) << Numbers{10, 1, 10} << Numbers{4, 1, 4};
        QTest::addRow("all are small") << qint64(100) << Numbers{1, 2, 3} << Numbers{1, 2, 3};
        QTest::addRow("a remainder") << qint64(4) << Numbers{9, 9, 9} << Numbers{2, 1, 1};
        QTest::addRow("nothing") << qint64(5) << Numbers{0, 0} << Numbers{0, 0};
        QTest::addRow("no partitions") << qint64(5) << Numbers{} << Numbers{};
    }

    void newestAreSharedEvenly()
    {
        QFETCH(qint64, wanted);
        QFETCH(Numbers, available);
        QFETCH(Numbers, shares);
        QCOMPARE(listOf(shareEvenly(wanted, vectorOf(available))), shares);
    }

    void samplesAreSharedBySize_data()
    {
        QTest::addColumn<qint64>("wanted");
        QTest::addColumn<Numbers>("sizes");
        QTest::addColumn<Numbers>("shares");
        QTest::addRow("by size") << qint64(10) << Numbers{100, 300, 100} << Numbers{2, 6, 2};
        QTest::addRow("all there are") << qint64(10) << Numbers{3, 4} << Numbers{3, 4};
        QTest::addRow("an empty one") << qint64(10) << Numbers{0, 100} << Numbers{0, 10};
        QTest::addRow("very large")
            << qint64(4) << Numbers{1'000'000'000'000, 3'000'000'000'000} << Numbers{1, 3};
    }

    void samplesAreSharedBySize()
    {
        QFETCH(qint64, wanted);
        QFETCH(Numbers, sizes);
        QFETCH(Numbers, shares);
        QCOMPARE(listOf(shareBySize(wanted, vectorOf(sizes))), shares);
    }

    void anOffsetBelowTheOldestIsKept()
    {
        const auto plan = makePlan({.topics = {u"t"_s}, .from = FromOffset{.offset = 3}},
                                   {{.low = 10, .end = 20}});
        QCOMPARE(plan[0].start, 3); // so that the seven that are gone are counted
        QVERIFY(!plan[0].end);
    }

    void offsetsMayBeNamedByPartition()
    {
        const ReadRequest request{.topics = {u"t"_s},
                                  .from = FromOffset{.byPartition = {{1, 15}}},
                                  .to = ToOffset{.byPartition = {{1, 17}}}};
        const auto plan = makePlan(request, {{.partition = 0, .low = 5, .end = 20},
                                             {.partition = 1, .low = 5, .end = 20}});
        QCOMPARE(plan[0].start, 5);
        QCOMPARE(plan[0].end, std::optional<core::Offset>(20));
        QCOMPARE(plan[1].start, 15);
        QCOMPARE(plan[1].end, std::optional<core::Offset>(17));
    }

    void newestBeforeAnEndAreThoseBeforeIt()
    {
        const ReadRequest request{
            .topics = {u"t"_s}, .from = FromNewest{4}, .to = ToOffset{10, {}}};
        const auto plan = makePlan(request, {{.low = 0, .end = 100}});
        QCOMPARE(plan[0].start, 6);
        QCOMPARE(plan[0].end, std::optional<core::Offset>(10));
    }

    void mergingKeepsThePartitionsOrder()
    {
        const auto record = [](int partition, qint64 offset, qint64 time) {
            records::RecordView view;
            view.partition = partition;
            view.offset = offset;
            view.timestamp = time;
            return view;
        };
        std::vector<records::Batch> batches(2);
        batches[0].append(record(0, 0, 10));
        batches[0].append(record(0, 1, 5)); // its clock went back
        batches[1].append(record(1, 0, 7));
        batches[1].append(record(0, 2, 30));
        batches[1].append(record(1, 1, 20));
        Numbers order; // partition * 100 + offset
        for (const records::Batch &batch : mergeByTime(batches)) {
            for (qsizetype i = 0; i < batch.size(); ++i) {
                order << batch.at(i).partition * 100 + batch.at(i).offset;
            }
        }
        QCOMPARE(order, (Numbers{100, 0, 1, 101, 2}));
    }

    void gapsAreExplained_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<Numbers>("uncommitted");
        QTest::addColumn<int>("policy"); // 0 delete, 1 compact, 2 not told
        QTest::addColumn<bool>("atEnd");
        QTest::addColumn<Numbers>("found"); // control, aborted, compacted, unexplained
        QTest::addRow("a commit") << qint64(1) << Numbers{} << 0 << false << Numbers{1, 0, 0, 0};
        QTest::addRow("an abort") << qint64(4) << Numbers{0, 1, 2} << 0 << false
                                  << Numbers{1, 3, 0, 0};
        QTest::addRow("a hole") << qint64(9) << Numbers{} << 1 << false << Numbers{0, 0, 9, 0};
        QTest::addRow("an abort in a compacted topic")
            << qint64(4) << Numbers{0, 1, 2} << 1 << false << Numbers{1, 3, 0, 0};
        QTest::addRow("the newest commit of a compacted topic")
            << qint64(1) << Numbers{} << 1 << true << Numbers{1, 0, 0, 0};
        QTest::addRow("one offset of a compacted topic: either")
            << qint64(1) << Numbers{} << 1 << false << Numbers{0, 0, 0, 1};
        QTest::addRow("settings not told")
            << qint64(4) << Numbers{0, 1, 2} << 2 << false << Numbers{0, 3, 0, 1};
    }

    void gapsAreExplained()
    {
        QFETCH(qint64, length);
        QFETCH(Numbers, uncommitted);
        QFETCH(int, policy);
        QFETCH(bool, atEnd);
        QFETCH(Numbers, found);
        const OffsetGap gap{.from = 0, .to = length, .atEnd = atEnd};
        const auto explained = explainGap(gap, {uncommitted.begin(), uncommitted.end()},
                                          policy == 2 ? std::nullopt : std::optional(policy == 1));
        QCOMPARE((Numbers{qint64(explained.control), qint64(explained.aborted),
                          qint64(explained.compacted), qint64(explained.unexplained)}),
                 found);
        QCOMPARE(explained.total(), quint64(length));
    }

    void answersOfPortsAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("expected");
        QTest::addRow("a TLS alert")
            << QByteArray::fromHex("15030300020250") << int(PortAnswer::Tls);
        QTest::addRow("a TLS hello")
            << QByteArray::fromHex("160303005a0200") << int(PortAnswer::Tls);
        QTest::addRow("HTTP") << "HTTP/1.0 400 Bad Request"_ba << int(PortAnswer::Http);
        QTest::addRow("a page") << "<html>"_ba << int(PortAnswer::Http);
        QTest::addRow("SSH") << "SSH-2.0-OpenSSH"_ba << int(PortAnswer::Other);
        QTest::addRow("a byte") << "x"_ba << int(PortAnswer::Other);
        QTest::addRow("a Kafka of another question")
            << QByteArray::fromHex("0000000a00000001") << int(PortAnswer::Other);
        QTest::addRow("a Kafka, cut off")
            << QByteArray::fromHex("000001784d657368") << int(PortAnswer::Kafka);
    }

    void answersOfPortsAreUnderstood()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, expected);
        QCOMPARE(int(understand(answer).answer), expected);
    }

    void kafka4IsToldByWhatItDropped_data()
    {
        QTest::addColumn<QByteArray>("oldestFetch");
        QTest::addColumn<bool>("isKafka4");
        QTest::addRow("3.9") << "0000"_ba << false;
        QTest::addRow("4.0") << "0004"_ba << true;
    }

    void kafka4IsToldByWhatItDropped()
    {
        QFETCH(QByteArray, oldestFetch);
        QFETCH(bool, isKafka4);
        const PortLook look = understand(QByteArray::fromHex(
            "000000164d65736800000000000200000000000b0001" + oldestFetch + "0011"));
        QCOMPARE(look.answer, PortAnswer::Kafka);
        QCOMPARE(look.kafka4OrNewer, std::optional(isKafka4));
    }
};

MESH_TEST(TestReadPlan)

} // namespace mesh::kafka

#include "tst_readplan.moc"
