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

/// A writer whose broker hangs: what came of the write is looked up and told, never guessed.
class TestWriterTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHungBrokerHalvesNoWrite_data();
    void aHungBrokerHalvesNoWrite();

private:
    test::Stack m_stack = test::Stack::fromEnvironment();
};

void TestWriterTrouble::aHungBrokerHalvesNoWrite_data()
{
    QTest::addColumn<int>("step");
    QTest::addRow("before the transaction") << static_cast<int>(WriteStep::Read);
    QTest::addRow("before the commit") << static_cast<int>(WriteStep::ChangeProduced);
}

void TestWriterTrouble::aHungBrokerHalvesNoWrite()
{
    MESH_NEEDS(m_stack.scripts);
    QFETCH(int, step);
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    KafkaMesh mesh(broker.address());
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    bool hung = false;
    std::jthread waking;
    writer->faultAt([&](WriteStep reached) {
        if (!hung && static_cast<int>(reached) == step) {
            hung = true;
            broker.signal(SIGSTOP);
            // Longer than a request is waited for.
            waking = std::jthread([&broker] {
                std::this_thread::sleep_for(13s);
                broker.signal(SIGCONT);
            });
        }
        return false;
    });
    const Product product = test::product(u"sales.orders"_s, u"Orders"_s);
    const QByteArray key = RecordKey::of(product.id);
    const auto outcome =
        writer->write({u"sales"_s, {{key, test::bytes(product), std::nullopt}}, {}, {}});
    waking = {};
    QVERIFY(hung);
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
    QCOMPARE(outcome && outcome->written(), there);
    if (there) {
        QCOMPARE(end->last.at(key).offset, outcome->offsets.front());
    }
    // And the next one is not hindered.
    Product next = product;
    next.displayName = u"Orders again"_s;
    const auto based = there ? std::optional(end->last.at(key).offset) : std::nullopt;
    QVERIFY(mesh.written(*mesh.writer(), {u"sales"_s, {{key, test::bytes(next), based}}, {}, {}}));
}

MESH_TEST(TestWriterTrouble)
#include "tst_writertrouble.moc"
