// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What a live view says, on a real broker, of records and topics that are not as they should be:
// the ledger adds up, a sentence tells what happened, the rows stay.
#include "tests/acceptance/person.h"
#include "tests/app/kafka/clustertools.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/tabular/envelope.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/pages/live/livepage.h"
#include "ui/pages/product/productpage.h"
#include "ui/widgets/ledgerbar.h"
#include "ui/widgets/recordinspector.h"
#include "ui/widgets/recordtable.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::patience;
using test::TemporaryTopic;
using Ending = TemporaryTopic::Ending;

class TestReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void recordsOfEveryShapeAreShownAndExported();
    void anAbortedTransactionIsInTheLedger();
    void anOpenTransactionIsToldUntilItEnds();
    void compactionLeavesExplainedHoles();
    void aDeletedTopicIsToldAndReadAnewWhenItIsBack();
    void partitionsThatAreAddedJoin();
    void retentionOvertakesAPausedView();
    void fiveHundredPartitionsAreOneView();
    void ledgerTextAddsUp();

private:
    LivePage *openFromBeginning(const TemporaryTopic &topic);
    static QString stateOf(const LivePage &live);
    static quint64 numberIn(const QString &ledger, const QString &word);

    test::Stack m_stack;
    std::shared_ptr<kafka::Admin> m_admin;
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<test::LoopWatch> m_watch;
};

void TestReading::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    kafka::Connection connection = test::connectionTo(m_stack.kafka);
    connection.profile.properties[u"message.max.bytes"_s] = u"16777216"_s;
    m_admin = test::adminOf(connection);
}

void TestReading::init()
{
    m_bench = std::make_unique<test::WindowBench>();
    QVERIFY(test::openServers(*m_bench, m_stack.kafka));
}

void TestReading::cleanup()
{
    // Whatever happened, the window went on.
    const qint64 longest = m_watch ? m_watch->longestGap() : 0;
    QVERIFY2(longest < test::hung, qPrintable(QString::number(longest)));
    m_watch.reset();
    m_bench.reset();
}

LivePage *TestReading::openFromBeginning(const TemporaryTopic &topic)
{
    m_bench->workspace().session()->refresh();
    const bool listed = QTest::qWaitFor(
        [&] { return m_bench->workspace().session()->catalog()->topic(topic.name()) != nullptr; },
        patience);
    m_watch = std::make_unique<test::LoopWatch>(); // what was prepared before does not count
    ProductPage *page = listed ? test::openTopic(*m_bench, topic.name()) : nullptr;
    if (page == nullptr) {
        return nullptr;
    }
    page->live().setRange({.kind = RangeChoice::Kind::Beginning});
    return &page->live();
}

quint64 TestReading::numberIn(const QString &ledger, const QString &word)
{
    for (const QString &entry : ledger.split(u", "_s)) {
        if (entry.startsWith(word + u' ')) {
            return QString(entry.mid(word.size() + 1)).remove(u',').toULongLong();
        }
    }
    return 0;
}

void TestReading::recordsOfEveryShapeAreShownAndExported()
{
    TemporaryTopic topic(m_admin, 1, {{u"max.message.bytes"_s, u"16777216"_s}});
    const QByteArray large = "{\"text\":\"" + QByteArray(5 << 20, 'x') + "\"}";
    topic.write({.key = "large"_ba, .value = large});
    topic.write({.key = ""_ba, .value = ""_ba});
    topic.write({.key = std::nullopt, .value = "{\"a\":1}"_ba});
    topic.write({.key = "gone"_ba, .value = std::nullopt});
    topic.write(
        {.key = "headers"_ba,
         .value = "{\"a\":2}"_ba,
         .headers = {{"trace", "first"_ba}, {"trace", "second"_ba}, {"none", std::nullopt}}});
    topic.write({.key = "\xff\xfe"_ba, .value = "\xc3\x28 not text"_ba});
    QVERIFY(!topic.failure());
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    RecordTable &table = live->table();
    QTRY_COMPARE_WITH_TIMEOUT(table.model().rowCount(), 6, patience);
    const records::Ledger &ledger = live->ledger().ledger();
    QCOMPARE(ledger.received(), quint64(6));
    QCOMPARE(ledger.skipped() + ledger.filtered(), quint64(0));

    // Each can be looked at in every way; newest first.
    QStringList seen;
    for (int row = 0; row < 6; ++row) {
        table.setCurrent(table.model().sequence(row));
        QTRY_VERIFY(live->inspector().hasRecord());
        for (int tab = 0; tab < RecordInspector::TabCount; ++tab) {
            live->inspector().setTab(RecordInspector::Tab(tab));
            QCoreApplication::sendPostedEvents();
            m_bench->window().grab();
            seen << test::textOf(live->inspector());
        }
    }
    const QString all = seen.join(u'\n');
    QVERIFY2(all.contains(u"first"_s) && all.contains(u"second"_s), qPrintable(all));
    QVERIFY2(all.contains(u"bytes"_s), qPrintable(all)); // what is no text is told as such

    const QTemporaryDir folder;
    live->openExport();
    auto *dialog = live->exportDialog();
    QVERIFY(dialog);
    QSignalSpy finished(dialog, &ExportDialog::finished);
    dialog->setWhat(ExportDialog::What::Range);
    dialog->setFormat(tabular::ExportFormat::JsonLines);
    dialog->setPath(folder.filePath(u"all.jsonl"_s));
    dialog->start();
    QVERIFY(finished.wait(patience));
    QFile file(folder.filePath(u"all.jsonl"_s));
    QVERIFY(file.open(QFile::ReadOnly));
    int lines = 0;
    while (!file.atEnd()) {
        const auto envelope = tabular::parseEnvelope(file.readLine().trimmed());
        QVERIFY(envelope.ok());
        ++lines;
    }
    QCOMPARE(lines, 6);
}

void TestReading::anAbortedTransactionIsInTheLedger()
{
    TemporaryTopic topic(m_admin, 1);
    topic.fill(2);
    topic.transaction(3, Ending::Aborted);
    topic.transaction(2, Ending::Committed);
    QVERIFY(!topic.failure());
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    const records::Ledger &ledger = live->ledger().ledger();
    QTRY_COMPARE_WITH_TIMEOUT(ledger.gaps.aborted, quint64(3), patience);
    QTRY_COMPARE_WITH_TIMEOUT(ledger.gaps.control, quint64(2), patience);
    QCOMPARE(ledger.received(), quint64(4));
    QVERIFY(live->ledger().text().contains(u"offsets without a record 5"_s));
}

void TestReading::anOpenTransactionIsToldUntilItEnds()
{
    TemporaryTopic topic(m_admin, 1);
    topic.fill(2);
    auto hanging = topic.transaction(3, Ending::Open);
    topic.fill(1);
    QVERIFY(!topic.failure());
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    QTRY_COMPARE_WITH_TIMEOUT(live->ledger().ledger().heldBack, quint64(4), patience);
    QCOMPARE(live->table().model().rowCount(), 2);
    QVERIFY(live->ledger().text().contains(u"offsets without a record 4"_s));
    test::apart([&] { QVERIFY(hanging->commit(10s)); });
    QTRY_COMPARE_WITH_TIMEOUT(live->table().model().rowCount(), 6, patience);
    QTRY_COMPARE_WITH_TIMEOUT(live->ledger().ledger().heldBack, quint64(0), patience);
}

void TestReading::compactionLeavesExplainedHoles()
{
    TemporaryTopic topic(m_admin, 1,
                         {{u"cleanup.policy"_s, u"compact"_s},
                          {u"segment.ms"_s, u"100"_s},
                          {u"min.cleanable.dirty.ratio"_s, u"0.01"_s},
                          {u"max.compaction.lag.ms"_s, u"100"_s}});
    topic.write({.key = "same"_ba, .value = "{\"v\":0}"_ba});
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    // Compaction is the broker's to begin: write until what is read from the beginning has holes.
    qint64 written = 1;
    QTRY_VERIFY_WITH_TIMEOUT(
        (test::apart([&] { topic.write({.key = "same"_ba, .value = "{\"v\":1}"_ba}); }), ++written,
         QTest::qWait(300), live->setRange({.kind = RangeChoice::Kind::Beginning}),
         QTest::qWaitFor([&] { return live->ledger().ledger().gaps.compacted >= 2; }, 700)),
        patience);
    const records::Ledger &ledger = live->ledger().ledger();
    QTRY_COMPARE_WITH_TIMEOUT(ledger.received() + ledger.gaps.total() + ledger.jumpedOffsets,
                              quint64(written), patience);
    QCOMPARE(ledger.gaps.aborted, quint64(0));
}

void TestReading::aDeletedTopicIsToldAndReadAnewWhenItIsBack()
{
    TemporaryTopic topic(m_admin, 1);
    topic.fill(5);
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    QTRY_COMPARE_WITH_TIMEOUT(live->table().model().rowCount(), 5, patience);
    test::apart([&] { QVERIFY(m_admin->deleteTopic(topic.name())); });
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(*live).contains(topic.name() + u" was not found"_s),
                             patience);
    QCOMPARE(live->table().model().rowCount(), 5);
    QTest::qWait(1200); // more than one look at the topic: it is gone, not just late
    // More than there was: its beginning must not be taken for what was read already.
    test::apart([&] {
        QVERIFY(m_admin->createTopic({.name = topic.name(), .partitions = 1}));
        topic.fill(8);
    });
    QTRY_COMPARE_WITH_TIMEOUT(live->ledger().ledger().received(), quint64(13), patience);
    QTRY_VERIFY_WITH_TIMEOUT(test::textOf(*live).contains(u"was deleted and made anew"_s),
                             patience);
    QCOMPARE(live->table().model().rowCount(), 13);
}

void TestReading::partitionsThatAreAddedJoin()
{
    TemporaryTopic topic(m_admin, 1);
    topic.fill(3);
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    QTRY_COMPARE_WITH_TIMEOUT(live->table().model().rowCount(), 3, patience);
    test::apart([&] { topic.growTo(3); });
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            test::apart([&] { topic.fill(1, 2); });
            return live->feed()->status()->partitions.size() == 3;
        }(),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(live->table().model().rowCount() > 3, patience);
    const records::Ledger &ledger = live->ledger().ledger();
    QTRY_COMPARE(ledger.received(), quint64(live->table().model().rowCount()));
}

void TestReading::retentionOvertakesAPausedView()
{
    TemporaryTopic topic(m_admin, 1);
    topic.fill(100);
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    QTRY_COMPARE_WITH_TIMEOUT(live->table().model().rowCount(), 100, patience);
    live->table().setFocus();
    QTest::keyClick(&live->table(), Qt::Key_Space);
    QTRY_COMPARE(live->feed()->status()->state, kafka::ReadState::Paused);
    test::apart([&] { topic.fill(100); });
    QTRY_VERIFY_WITH_TIMEOUT(test::buttonOf(*live, u"↑ 100 new"_s), patience);
    test::apart([&] { topic.deleteBefore(0, 150); });
    QVERIFY(!topic.failure());
    QVERIFY(test::press(*live, u"↑ 100 new"_s));
    QTRY_COMPARE_WITH_TIMEOUT(live->table().model().rowCount(), 150, patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        test::textOf(*live).contains(u"50 offsets were deleted by retention"_s), patience);
    QCOMPARE(live->ledger().ledger().jumpedOffsets, quint64(50));
    QVERIFY(live->ledger().text().contains(u"offsets without a record 50"_s));
}

// What a view that got stuck would have to say.
QString TestReading::stateOf(const LivePage &live)
{
    const auto status = live.feed()->status();
    const auto count = [&status](auto &&which) {
        return std::count_if(status->partitions.begin(), status->partitions.end(), which);
    };
    return u"%1 in the ledger, %2 handed over, state %3, %4 of %5 partitions at their end, "
           u"%6 behind; %7"_s.arg(live.ledger().ledger().received())
               .arg(status->received)
               .arg(static_cast<int>(status->state))
               .arg(count([](const auto &each) { return each.caughtUp; }))
               .arg(status->partitions.size())
               .arg(count([](const auto &each) { return each.position < each.high; }))
               .arg(status->error ? status->error->detail : u"no problem"_s);
}

void TestReading::fiveHundredPartitionsAreOneView()
{
    TemporaryTopic topic(m_admin, 500);
    topic.fill(1000);
    QVERIFY(!topic.failure());
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    QTRY_COMPARE_WITH_TIMEOUT(live->table().model().rowCount(), 1000, patience);
    test::apart([&] { topic.fill(1000); });
    QVERIFY(!topic.failure());
    QVERIFY2(QTest::qWaitFor([&] { return live->ledger().ledger().received() == 2000; }, patience),
             qPrintable(stateOf(*live)));
    QCOMPARE(live->feed()->status()->partitions.size(), size_t{500});
}

void TestReading::ledgerTextAddsUp()
{
    TemporaryTopic topic(m_admin, 2);
    topic.fill(200);
    topic.write({.value = "\xff\xfe\xfd"_ba});
    LivePage *live = openFromBeginning(topic);
    QVERIFY(live);
    QTRY_COMPARE_WITH_TIMEOUT(live->ledger().ledger().received(), quint64(201), patience);
    const QString text = live->ledger().text();
    QCOMPARE(numberIn(text, u"received"_s), quint64(201));
    QCOMPARE(numberIn(text, u"shown"_s) + numberIn(text, u"filtered"_s) +
                 numberIn(text, u"skipped"_s) + numberIn(text, u"undecodable"_s),
             quint64(201));
}

MESH_TEST(TestReading)
#include "tst_reading.moc"
