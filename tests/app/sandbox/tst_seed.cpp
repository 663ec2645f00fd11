// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/sandbox/meshreader.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/kafka/admin.h"
#include "app/sandbox/seed.h"
#include "app/sandbox/topicspec.h"
#include "app/schema/registry.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace mesh;
using mesh::sandbox::SeedOptions;
using mesh::test::readAll;
using mesh::test::ReadRecord;

namespace {

/// Five minutes are enough to see it, and a mesh that is there already is left as it is.
const SeedOptions once{.history = std::chrono::minutes(5), .once = true};

} // namespace

/// On a real broker that nobody else fills, with a real registry.
class TestSeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void makesTopicsWithTheirSettings();
    void writesHistoryWithItsTimestamps();
    void writesWhatTheRegistryDecodes_data();
    void writesWhatTheRegistryDecodes();
    void registersEveryVersionOnce();
    void setsLevels();
    void writesTheCatalog();
    void leavesOneMeshWhenRunTwice();
    void goesOnUntilStopped();
    void endsWithoutAnErrorWhenStopped();
    void refusesAReadOnlyProfile();
    void needsARegistry();

private:
    [[nodiscard]] qint64 spanOf(const QString &topic) const;
    [[nodiscard]] std::map<QString, qint64> spans() const;

    std::unique_ptr<test::OwnBroker> m_broker;
    kafka::Connection m_connection;
    std::unique_ptr<kafka::Admin> m_admin;
    std::shared_ptr<schema::SchemaRegistry> m_registry;
};

void TestSeed::initTestCase()
{
    const test::Stack stack = test::Stack::fromEnvironment();
    MESH_NEEDS(stack.scripts);
    MESH_NEEDS(stack.registry);
    m_broker = std::make_unique<test::OwnBroker>(stack.scripts);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->log()));
    m_connection.profile.name = u"seed"_s;
    m_connection.profile.bootstrapServers = {m_broker->address()};
    m_connection.profile.registry.url = stack.registry;
    auto admin = kafka::Admin::create(m_connection);
    QVERIFY(admin);
    m_admin = *std::move(admin);
    m_registry = std::make_shared<schema::SchemaRegistry>(
        *schema::registryOptions(m_connection.profile, {}));

    std::vector<sandbox::SeedStep::Kind> steps;
    const auto seeded = sandbox::seed(m_connection, once, {}, [&](const sandbox::SeedStep &step) {
        if (steps.empty() || steps.back() != step.kind) {
            steps.push_back(step.kind);
        }
    });
    QVERIFY2(seeded,
             seeded ? ""
                    : qPrintable(core::explain(seeded.error()).sentence() + seeded.error().detail));
    using Kind = sandbox::SeedStep::Kind;
    const std::vector expected{Kind::Topics, Kind::Schemas, Kind::Catalog, Kind::History};
    QVERIFY(steps == expected);
}

qint64 TestSeed::spanOf(const QString &topic) const
{
    const auto detail = m_admin->topicDetail(topic);
    return detail ? detail->span() : 0;
}

std::map<QString, qint64> TestSeed::spans() const
{
    std::map<QString, qint64> all;
    for (const sandbox::TopicSpec &topic : sandbox::meshTopics()) {
        all[topic.name] = spanOf(topic.name);
    }
    for (const QString &topic :
         {u"mesh.catalog"_s, u"mesh.catalog.sales"_s, u"mesh.changes.sales"_s}) {
        all[topic] = spanOf(topic);
    }
    return all;
}

void TestSeed::makesTopicsWithTheirSettings()
{
    const auto setting = [this](const QString &topic, const QString &name) {
        const auto entries = m_admin->topicConfiguration(topic);
        for (const kafka::ConfigEntry &entry : entries.valueOr({})) {
            if (entry.name == name) {
                return entry.value.value_or(QString());
            }
        }
        return QString();
    };
    QCOMPARE(setting(u"logistics.stock_levels"_s, u"cleanup.policy"_s), u"compact"_s);
    QCOMPARE(setting(u"membership.customers"_s, u"cleanup.policy"_s), u"compact"_s);
    QCOMPARE(setting(u"sales.orders"_s, u"cleanup.policy"_s), u"delete"_s);
    QCOMPARE(setting(u"clicks_tmp"_s, u"retention.ms"_s), u"86400000"_s);
    QCOMPARE(setting(u"mesh.catalog.sales"_s, u"cleanup.policy"_s), u"compact"_s);
    QCOMPARE(setting(u"mesh.changes.sales"_s, u"retention.ms"_s), u"-1"_s);
    for (const sandbox::TopicSpec &topic : sandbox::meshTopics()) {
        const auto detail = m_admin->topicDetail(topic.name);
        QVERIFY2(detail, qPrintable(topic.name));
        QCOMPARE(detail->partitions.size(), static_cast<std::size_t>(topic.partitions));
    }
}

void TestSeed::writesHistoryWithItsTimestamps()
{
    QVERIFY(std::abs(spanOf(u"sales.orders"_s) - 6'000) <= 2);
    QVERIFY(std::abs(spanOf(u"sales.refunds"_s) - 600) <= 2);
    QVERIFY(std::abs(spanOf(u"execution.stocktrades"_s) - 6'000) <= 2);
    QCOMPARE(spanOf(u"analytics.us_enriched"_s), 0);
    const auto orders = readAll(m_connection, u"sales.orders"_s, kafka::FromBeginning{});
    const auto [first, last] =
        std::minmax_element(orders.begin(), orders.end(),
                            [](const auto &a, const auto &b) { return a.timestamp < b.timestamp; });
    QVERIFY(std::abs(last->timestamp - first->timestamp - 300'000) < 1'000);
}

void TestSeed::writesWhatTheRegistryDecodes_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<schema::Format>("format");
    QTest::addRow("Avro") << u"sales.orders"_s << schema::Format::Avro;
    QTest::addRow("Avro with a key's schema") << u"membership.customers"_s << schema::Format::Avro;
    QTest::addRow("Protobuf") << u"logistics.shipments"_s << schema::Format::Protobuf;
    QTest::addRow("JSON Schema") << u"edge.pageviews_v2"_s << schema::Format::JsonSchema;
    QTest::addRow("JSON") << u"sales.refunds"_s << schema::Format::Json;
    QTest::addRow("text") << u"legacy.csv"_s << schema::Format::Text;
}

void TestSeed::writesWhatTheRegistryDecodes()
{
    QFETCH(QString, topic);
    QFETCH(schema::Format, format);
    const schema::Decoder decoder(m_registry);
    const auto records = readAll(m_connection, topic, kafka::FromNewest{500});
    QVERIFY(records.size() >= 300);
    qsizetype failed = 0;
    for (const ReadRecord &record : records) {
        const schema::Decoded value = decoder.decode(*record.value, schema::Part::Value);
        failed += value.error ? 1 : 0;
        QVERIFY(value.error || value.format == format);
        if (topic == u"membership.customers") {
            const schema::Decoded key = decoder.decode(*record.key, schema::Part::Key);
            QCOMPARE(key.value.as<qint64>() != nullptr, true);
        }
    }
    QVERIFY(failed <= (topic == u"sales.orders" ? 3 : 0));
}

void TestSeed::registersEveryVersionOnce()
{
    const auto versions = m_registry->versions(u"sales.orders-value"_s);
    QVERIFY(versions);
    QCOMPARE(*versions, (std::vector<int>{1, 2, 3, 4}));
}

void TestSeed::setsLevels()
{
    QCOMPARE(m_registry->compatibilityLevel(u"finance.payouts-value"_s).valueOr({}),
             u"FULL_TRANSITIVE"_s);
}

void TestSeed::writesTheCatalog()
{
    QSet<QByteArray> keys;
    for (const QString &topic : {u"mesh.catalog"_s, u"mesh.catalog.sales"_s}) {
        for (const ReadRecord &record : readAll(m_connection, topic, kafka::FromBeginning{})) {
            keys.insert(record.key.value_or(""));
        }
    }
    for (const char *key : {"domain/sales", "tier/tier-1", "product/sales.orders",
                            "product/sales.refunds", "meta/generation"}) {
        QVERIFY2(keys.contains(key), key);
    }
}

void TestSeed::leavesOneMeshWhenRunTwice()
{
    const std::map<QString, qint64> before = spans();
    QVERIFY(m_registry->setCompatibilityLevel(u"execution.stocktrades-value"_s, u"FORWARD"_s));
    QVERIFY(sandbox::seed(m_connection, once, {}));
    QCOMPARE(m_registry->compatibilityLevel(u"execution.stocktrades-value"_s).valueOr({}),
             u"FORWARD"_s);
    // us_enriched stays empty, all others have their history: nothing is added.
    QVERIFY(spans() == before);
    QCOMPARE(m_registry->versions(u"sales.orders-value"_s)->size(), std::size_t(4));
}

void TestSeed::goesOnUntilStopped()
{
    const qint64 before = spanOf(u"sales.orders"_s);
    core::Result<void> ended = core::Error{};
    std::jthread thread([&](const std::stop_token &stop) {
        ended = sandbox::seed(m_connection, SeedOptions{.history = std::chrono::minutes(5)}, stop);
    });
    QTRY_VERIFY_WITH_TIMEOUT(spanOf(u"sales.orders"_s) > before + 20, 20'000);
    QElapsedTimer timer;
    timer.start();
    thread.request_stop();
    thread.join();
    QVERIFY(ended);
    QVERIFY(timer.elapsed() < 2'000);
}

void TestSeed::endsWithoutAnErrorWhenStopped()
{
    std::stop_source source;
    const auto stopAtSchemas = [&source](const sandbox::SeedStep &step) {
        if (step.kind == sandbox::SeedStep::Kind::Schemas) {
            source.request_stop();
        }
    };
    QVERIFY(sandbox::seed(m_connection, once, source.get_token(), stopAtSchemas));
}

void TestSeed::refusesAReadOnlyProfile()
{
    kafka::Connection connection = m_connection;
    connection.profile.readOnly = true;
    const auto seeded = sandbox::seed(connection, once, {});
    QVERIFY(!seeded);
    QCOMPARE(seeded.error().code, core::Code::ReadOnly);
}

void TestSeed::needsARegistry()
{
    kafka::Connection connection = m_connection;
    connection.profile.registry = {};
    const auto seeded = sandbox::seed(connection, once, {});
    QVERIFY(!seeded);
    QCOMPARE(seeded.error().code, core::Code::Usage);
}

MESH_TEST_ALONE(TestSeed, "seeded-mesh")
#include "tst_seed.moc"
