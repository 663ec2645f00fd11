// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/records/samples.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mesh::records {

class TestBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsBytesAsTheyCame_data()
    {
        QTest::addColumn<bool>("hasKey");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("hasValue");
        QTest::addColumn<QByteArray>("value");
        QTest::addRow("both") << true << "k"_ba << true << "v"_ba;
        QTest::addRow("empty, not null") << true << ""_ba << true << ""_ba;
        QTest::addRow("a tombstone") << true << "k"_ba << false << ""_ba;
        QTest::addRow("nothing at all") << false << ""_ba << false << ""_ba;
        QTest::addRow("invalid UTF-8") << true << "\xff\xfe"_ba << true << "\xc3\x28\0x"_ba;
        QTest::addRow("5 MB") << false << ""_ba << true << QByteArray(5'000'000, 'x');
    }

    void keepsBytesAsTheyCame()
    {
        QFETCH(bool, hasKey);
        QFETCH(QByteArray, key);
        QFETCH(bool, hasValue);
        QFETCH(QByteArray, value);
        RecordView given;
        given.key = hasKey ? std::optional<QByteArrayView>(key) : std::nullopt;
        given.value = hasValue ? std::optional<QByteArrayView>(value) : std::nullopt;
        Batch batch;
        batch.append(record(1, "before"));
        batch.append(given);
        batch.append(record(2, "after"));

        const RecordView kept = batch.at(1);
        QCOMPARE(kept.key.has_value(), hasKey);
        QCOMPARE(kept.value.has_value(), hasValue);
        QCOMPARE(kept.key.value_or(QByteArrayView()).toByteArray(), key);
        QCOMPARE(kept.value.value_or(QByteArrayView()).toByteArray(), value);
        QCOMPARE(batch.at(2).value->toByteArray(), "after"_ba);
    }

    void keepsHeadersInOrderWithRepeatsAndNulls()
    {
        const std::vector<HeaderView> given{{"trace", QByteArrayView("1")},
                                            {"trace", QByteArrayView("2")},
                                            {"empty", QByteArrayView("")},
                                            {"none", std::nullopt},
                                            {"", QByteArrayView("nameless")}};
        const QByteArray encoded = encodeHeaders(given);
        RecordView view = record(0, "v");
        view.encodedHeaders = encoded;
        Batch batch;
        batch.append(view);

        const auto headers = batch.at(0).headers();
        QCOMPARE(headers.size(), given.size());
        for (size_t i = 0; i < given.size(); ++i) {
            QCOMPARE(headers[i].name.toByteArray(), given[i].name.toByteArray());
            QCOMPARE(headers[i].value.has_value(), given[i].value.has_value());
            if (given[i].value) {
                QCOMPARE(headers[i].value->toByteArray(), given[i].value->toByteArray());
            }
        }
    }

    void damagedHeadersNeverLeaveTheirBytes()
    {
        RecordView view;
        const QByteArray damaged = "\xff\xff\xff\xff\x7f"_ba + "ab"_ba;
        view.encodedHeaders = damaged;
        const auto headers = view.headers();
        QCOMPARE(headers.size(), size_t{1});
        QCOMPARE(headers[0].name.toByteArray(), "ab"_ba);
    }

    void costsAtMostFortyEightBytesARecord()
    {
        const QByteArray value(200, 'x');
        Batch batch;
        batch.reserve(4096, 4096 * value.size());
        for (int i = 0; i < 4096; ++i) {
            batch.append(record(i, value));
        }
        QVERIFY(batch.memoryBytes() <= 4096 * (value.size() + 48));
    }

    void isPaddedBehindTheLastRecord()
    {
        Batch batch;
        batch.append(record(0, "last"));
        const QByteArrayView slab = batch.slab();
        QCOMPARE(slab.toByteArray(), "last"_ba);
        // What a vectorised parser reads too much; the address sanitizer watches.
        const QByteArray padding(slab.data() + slab.size(), Batch::tailPadding);
        QCOMPARE(padding.size(), Batch::tailPadding);
    }

    void findsTheRecordOfAPosition()
    {
        Batch batch;
        batch.append(record(0, "abc"));
        batch.append(record(1, ""));
        batch.append(record(2, "de"));
        QCOMPARE(batch.recordAtPosition(0), 0);
        QCOMPARE(batch.recordAtPosition(2), 0);
        QCOMPARE(batch.recordAtPosition(3), 2);
        QCOMPARE(batch.recordAtPosition(4), 2);
    }

    void isEmptyAfterItWasMoved()
    {
        Batch from = batchOf(0, 3);
        const Batch to = std::move(from);
        QCOMPARE(to.size(), 3);
        QVERIFY(from.isEmpty()); // NOLINT(bugprone-use-after-move): this is the rule
        from.append(record(9, "again"));
        QCOMPARE(from.at(0).value->toByteArray(), "again"_ba);
    }
};

MESH_TEST(TestBatch)

} // namespace mesh::records

#include "tst_batch.moc"
