// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/topicend.h"

#include <QTest>

#include <thread>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

/// A writer whose broker hangs, dies or is away: what came of the write is looked up and told,
/// never guessed.
class TestWriterTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBrokerInTroubleHalvesNoWrite_data();
    void aBrokerInTroubleHalvesNoWrite();
    void withoutABrokerNothingIsWritten();
    void aForeignOpenTransactionIsWaitedForAndTold();

private:
    enum class Trouble {
        Hangs,     ///< for longer than a request is waited for
        Restarts,  ///< killed, and started again
        StaysAway, ///< killed; started once the writer has given up
    };
    test::Stack m_stack = test::Stack::fromEnvironment();
};

void TestWriterTrouble::aBrokerInTroubleHalvesNoWrite_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("trouble");
    const auto row = [](const char *name, WriteStep step, Trouble trouble) {
        QTest::addRow("%s", name) << static_cast<int>(step) << static_cast<int>(trouble);
    };
    row("hangs before the transaction", WriteStep::Read, Trouble::Hangs);
    row("hangs before the commit", WriteStep::ChangeProduced, Trouble::Hangs);
    row("killed before the transaction", WriteStep::Read, Trouble::Restarts);
    row("killed between the records", WriteStep::CatalogProduced, Trouble::Restarts);
    row("killed before the commit", WriteStep::ChangeProduced, Trouble::Restarts);
    row("killed after the commit", WriteStep::Committed, Trouble::Restarts);
    row("away before the commit", WriteStep::ChangeProduced, Trouble::StaysAway);
}

void TestWriterTrouble::aBrokerInTroubleHalvesNoWrite()
{
    MESH_NEEDS(m_stack.scripts);
    QFETCH(int, step);
    QFETCH(int, trouble);
    const auto kind = static_cast<Trouble>(trouble);
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    KafkaMesh mesh(broker.address());
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    bool struck = false;
    bool isBack = true;
    std::jthread helping;
    writer->faultAt([&](WriteStep reached) {
        if (struck || static_cast<int>(reached) != step) {
            return false;
        }
        struck = true;
        if (kind == Trouble::Hangs) {
            broker.signal(SIGSTOP);
            helping = std::jthread([&broker] {
                std::this_thread::sleep_for(13s);
                broker.signal(SIGCONT);
            });
        } else {
            broker.signal(SIGKILL);
        }
        if (kind == Trouble::Restarts) {
            helping = std::jthread([&broker, &isBack] { isBack = broker.start(); });
        }
        return false;
    });
    const Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    const QByteArray key = RecordKey::of(product.id);
    const auto outcome =
        writer->write({u"sales"_s, {{key, test::bytes(product), std::nullopt}}, {}, {}});
    helping = {};
    QVERIFY(struck);
    QVERIFY2(isBack, qPrintable(broker.log()));
    if (kind == Trouble::StaysAway) {
        QVERIFY(!outcome); // nobody can know yet
        QVERIFY2(broker.start(), qPrintable(broker.log()));
    }
    // Whatever was told, the topic says the same.
    auto reader = kafka::LogReader::open(mesh.connection());
    const auto end = readToEnd(**reader, mesh.topics().domain(u"sales"_s), 0, {key}, 30s);
    QVERIFY(mesh.said(end));
    const auto changes = readToEnd(**reader, mesh.topics().changes(u"sales"_s), 0, {key}, 30s);
    QVERIFY(mesh.said(changes));
    const bool there = end->last.contains(key);
    QCOMPARE(changes->last.contains(key), there);
    QVERIFY2(outcome || outcome.error().code != core::Code::Unknown,
             qPrintable(outcome ? QString() : outcome.error().detail));
    if (kind == Trouble::StaysAway) {
        QVERIFY2(outcome.error().code == core::Code::Timeout ||
                     outcome.error().code == core::Code::Unreachable,
                 qPrintable(core::codeName(outcome.error().code)));
    } else {
        QCOMPARE(outcome && outcome->written(), there);
    }
    if (there && outcome) {
        QCOMPARE(end->last.at(key).offset, outcome->offsets.front());
    }
    // And the next one is not hindered.
    Product next = product;
    next.displayName = u"Orders again"_s;
    const auto based = there ? std::optional(end->last.at(key).offset) : std::nullopt;
    QVERIFY(mesh.written(*mesh.writer(), {u"sales"_s, {{key, test::bytes(next), based}}, {}, {}}));
}

void TestWriterTrouble::withoutABrokerNothingIsWritten()
{
    MESH_NEEDS(m_stack.scripts);
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    KafkaMesh mesh(broker.address());
    QVERIFY(mesh.setUp({u"sales"_s}));
    const Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    const ChangeSet set{
        u"sales"_s, {{RecordKey::of(product.id), test::bytes(product), std::nullopt}}, {}, {}};
    const auto writer = mesh.writer();
    broker.stop();
    const auto refused = writer->write(set);
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == core::Code::Unreachable ||
                 refused.error().code == core::Code::Timeout,
             qPrintable(core::codeName(refused.error().code)));
    QVERIFY(!core::explain(refused.error()).action.isEmpty());
    // The same writer goes on once the broker is back.
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    QVERIFY(mesh.written(*writer, set));
}

void TestWriterTrouble::aForeignOpenTransactionIsWaitedForAndTold()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    auto admin = kafka::Admin::create(mesh.connection());
    QVERIFY(admin);
    auto foreign = kafka::Producer::create(
        std::move(*admin),
        {.transactionalId = u"foreign-"_s + mesh.prefix(), .transactionTimeout = 120s});
    QVERIFY(foreign);
    QVERIFY((*foreign)->initTransactions(10s));
    QVERIFY((*foreign)->begin());
    kafka::OutgoingRecord record;
    record.topic = topic;
    record.key = QByteArray("product/sales.foreign");
    record.value = QByteArray("{}");
    const auto left = (*foreign)->produce(record);
    QVERIFY(left);
    const Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    const ChangeSet set{
        u"sales"_s, {{RecordKey::of(product.id), test::bytes(product), std::nullopt}}, {}, {}};
    const auto held = mesh.writer()->write(set);
    QVERIFY(!held);
    QCOMPARE(held.error().code, core::Code::Conflict);
    QVERIFY2(
        held.error().detail.contains(u"transaction is open from offset %1"_s.arg(left->offset)),
        qPrintable(held.error().detail));
    // Readers are not held: what was there before is live.
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Live, 15'000);
    // It ends while a writer waits: the write goes through.
    std::jthread ending([&foreign] {
        std::this_thread::sleep_for(2s);
        (void)(*foreign)->abort(10s);
    });
    QVERIFY(mesh.written(*mesh.writer(), set));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, 15'000);
}

MESH_TEST(TestWriterTrouble)
#include "tst_writertrouble.moc"
