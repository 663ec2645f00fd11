// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// A view that follows 10,000 records a second of a real broker: what is selected stays, and the
// ledger adds up in every frame.
#include "tests/acceptance/person.h"
#include "tests/app/kafka/clustertools.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "ui/pages/live/livepage.h"
#include "ui/pages/live/livetoolbar.h"
#include "ui/pages/product/productpage.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/ledgerbar.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::patience;
using test::TemporaryTopic;

namespace {

constexpr int recordsPerSecond = 10'000;

/// Writes at that rate, in steps of 20 ms, on a thread of its own.
class Stream
{
public:
    Stream(std::shared_ptr<kafka::Admin> admin, const QString &topic)
        : m_thread([this, admin, topic](const std::stop_token &stop) { write(admin, topic, stop); })
    {}
    [[nodiscard]] qint64 written() const { return m_written; }

private:
    void write(const std::shared_ptr<kafka::Admin> &admin, const QString &topic,
               const std::stop_token &stop)
    {
        const auto producer = kafka::Producer::create(admin, {}).value();
        auto next = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            for (int i = 0; i < recordsPerSecond / 50; ++i) {
                const qint64 number = m_written++;
                static_cast<void>(producer->send(
                    {.topic = topic,
                     .key = QByteArray::number(number),
                     .value = "{\"number\":" + QByteArray::number(number) +
                              ",\"even\":" + (number % 2 == 0 ? "true" : "false") + "}"}));
            }
            next += 20ms;
            std::this_thread::sleep_until(next);
        }
        static_cast<void>(producer->flush(10s));
    }

    std::atomic<qint64> m_written = 0;
    std::jthread m_thread;
};

/// What a person sees of one record: where its row is on screen, and its offset.
struct Place
{
    int y = 0;
    qint64 offset = -1;
    core::PartitionId partition = -1;
    friend bool operator==(const Place &, const Place &) = default;
};

std::optional<Place> placeOf(const RecordTable &table)
{
    const auto row = table.current() ? table.model().rowOf(*table.current()) : std::nullopt;
    if (!row) {
        return std::nullopt;
    }
    const records::RecordView record = table.model().record(*row);
    return Place{table.rowRect(*row).top(), record.offset, record.partition};
}

} // namespace

class TestFollowing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSelectedRecordKeepsItsPlaceAndTheLedgerAddsUp();
};

void TestFollowing::aSelectedRecordKeepsItsPlaceAndTheLedgerAddsUp()
{
    const auto stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.kafka);
    const auto admin = test::adminOf(test::connectionTo(stack.kafka));
    TemporaryTopic topic(admin, 4);
    test::WindowBench bench;
    QVERIFY(test::openServers(bench, stack.kafka));
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace().session()->catalog()->topic(topic.name()), patience);
    ProductPage *page = test::openTopic(bench, topic.name());
    QVERIFY(page);
    LivePage &live = page->live();
    RecordTable &table = live.table();
    auto stream = std::make_unique<Stream>(admin, topic.name());
    QTRY_VERIFY_WITH_TIMEOUT(table.model().rowCount() > 2 * recordsPerSecond, patience);

    // By a click in the midst of the stream.
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, {200, 7 * RecordTable::rowHeight + 5});
    const auto place = placeOf(table);
    QVERIFY(place);
    QCOMPARE(place->y, 7 * RecordTable::rowHeight);

    // Rows inserted and removed are counted beside the ledger, by whom it does not know.
    qint64 frames = 0;
    qint64 moved = 0;
    qint64 wrong = 0;
    qint64 rows = table.model().rowCount();
    const auto addsUp = [&live, &rows] {
        const records::Ledger &ledger = live.feed()->ledger();
        return qint64(ledger.shown() + ledger.undecodable()) == rows &&
               ledger.received() ==
                   ledger.shown() + ledger.filtered() + ledger.skipped() + ledger.undecodable() &&
               ledger.received() <= live.feed()->status()->received + recordsPerSecond;
    };
    QVERIFY(addsUp());
    const auto counting = connect(&table.model(), &QAbstractItemModel::rowsInserted, this,
                                  [&](const QModelIndex &, int first, int last) {
                                      rows += last - first + 1;
                                      ++frames;
                                      wrong += addsUp() ? 0 : 1;
                                      // The view has moved by then: it was connected before.
                                      moved += placeOf(table) == place ? 0 : 1;
                                  });
    QElapsedTimer watched;
    watched.start();
    const qint64 before = stream->written();
    QTRY_VERIFY_WITH_TIMEOUT(watched.elapsed() >= 10'000, 20'000);
    const double rate = double(stream->written() - before) / double(watched.elapsed()) * 1000;
    QVERIFY2(rate > 0.8 * recordsPerSecond, qPrintable(QString::number(rate)));
    QVERIFY2(frames >= 100, qPrintable(QString::number(frames)));
    QCOMPARE(moved, 0);
    QCOMPARE(wrong, 0);
    QCOMPARE(placeOf(table), place);
    QVERIFY(live.inspector().hasRecord());

    // With a filter, and at the end nothing is missing.
    disconnect(counting);
    FilterField &filter = live.toolbar().filter();
    filter.setFocus();
    QTest::keyClicks(&filter, u"even = TRUE"_s);
    QTest::keyClick(&filter, Qt::Key_Return);
    const auto isFiltered = [&live] { return live.feed()->ledger().filtered() > 10'000; };
    QTRY_VERIFY_WITH_TIMEOUT(isFiltered(), patience);
    stream.reset();
    const auto detail = admin->topicDetail(topic.name());
    QVERIFY(detail);
    const records::Ledger &ledger = live.ledger().ledger();
    QTRY_COMPARE_WITH_TIMEOUT(qint64(ledger.received()), detail->span(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(qint64(ledger.shown()), qint64(table.model().rowCount()), patience);
    QCOMPARE(ledger.filtered() + ledger.shown(), ledger.received());
    QVERIFY(std::abs(qint64(ledger.shown()) - qint64(ledger.filtered())) <= 1);
}

MESH_TEST(TestFollowing)
#include "tst_following.moc"
