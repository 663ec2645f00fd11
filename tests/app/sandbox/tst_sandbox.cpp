// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/sandbox/meshreader.h"
#include "tests/support/runner.h"

#include "app/catalog/catalogsync.h"
#include "app/catalog/catalogwriter.h"
#include "app/kafka/admin.h"
#include "app/kafka/producer.h"
#include "app/sandbox/sandbox.h"
#include "app/sandbox/savedmesh.h"
#include "app/sandbox/topicspec.h"
#include "app/schema/json.h"
#include "app/schema/registry.h"
#include "app/storage/lockfile.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using mesh::sandbox::Sandbox;
using mesh::test::readAll;
using mesh::test::ReadRecord;

namespace {

constexpr int filled = 200'000; // ms; under a sanitizer on a busy machine two minutes are needed

kafka::Connection connectionTo(const Sandbox &sandbox)
{
    kafka::Connection connection;
    connection.profile = sandbox.profile();
    return connection;
}

std::shared_ptr<schema::SchemaRegistry> registryOf(const Sandbox &sandbox)
{
    return std::make_shared<schema::SchemaRegistry>(
        *schema::registryOptions(sandbox.profile(), {}));
}

} // namespace

class TestSandbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsFirstRecordsWithinASecondAndAHalf();
    void fillsAnHourWithoutLosingAny();
    void keepsOnProducing();
    void decodesByTheRegistry_data();
    void decodesByTheRegistry();
    void breaksOneOrderInFiveHundred();
    void holdsTheCatalog();
    void isAMeshWithoutProblems();
    void takesAWriteOfTheCatalog();
    void saysWhatMayNotBeRead();
    void knowsThreePeople();
    void bringsBackWhatWasWritten();
    void onlyTheFirstOfTwoSaves();
    void aSecondSavesWhereNothingElseWasSaved();
    void makesTheTopicsOfWhatWasSaved();
    void setsAsideWhatIsDamaged();
    void stopsAtOnceWhileItFills();
    void keepsLessHistoryAtAHigherRate();
    void needsARate();
    void endsWithoutHavingBegun();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
};

void TestSandbox::initTestCase()
{
    m_sandbox =
        std::make_unique<Sandbox>(Sandbox::Options{.folder = m_folder.filePath(u"shared"_s)});
}

void TestSandbox::showsFirstRecordsWithinASecondAndAHalf()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_sandbox->start());
    QVERIFY(!m_sandbox->bootstrap().isEmpty());
    QVERIFY(m_sandbox->registryUrl().startsWith(u"http://127.0.0.1:"));
    while (readAll(connectionTo(*m_sandbox), u"sales.orders"_s, kafka::FromNewest{10}).empty()) {
        QVERIFY(timer.elapsed() < 5'000);
    }
    const qint64 elapsed = timer.elapsed();
    qInfo("first records after %lld ms", elapsed);
    QVERIFY(elapsed < 1'500);
}

void TestSandbox::fillsAnHourWithoutLosingAny()
{
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_sandbox->historyIsComplete(), filled);
    qInfo("history filled after %lld ms more", timer.elapsed());
    QVERIFY(!m_sandbox->failure());
    const auto admin = kafka::Admin::create(connectionTo(*m_sandbox));
    for (const sandbox::TopicSpec &topic : sandbox::meshTopics()) {
        const auto detail = (*admin)->topicDetail(topic.name);
        QVERIFY2(detail, qPrintable(topic.name));
        QCOMPARE(detail->partitions.size(), static_cast<std::size_t>(topic.partitions));
        for (const kafka::PartitionDetail &partition : detail->partitions) {
            QCOMPARE(partition.low, 0); // the mock drops what is beyond 5 MiB a partition
        }
    }
    QTRY_VERIFY((*admin)->topicDetail(u"sales.orders"_s)->span() >= 71'990);
    const auto oldest =
        readAll(connectionTo(*m_sandbox), u"sales.orders"_s, kafka::FromBeginning{});
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto earliest =
        std::min_element(oldest.begin(), oldest.end(),
                         [](const auto &a, const auto &b) { return a.timestamp < b.timestamp; });
    QVERIFY(now - earliest->timestamp > 59 * 60'000);
    QVERIFY(now - earliest->timestamp < 63 * 60'000);
}

void TestSandbox::keepsOnProducing()
{
    kafka::ReadRequest request;
    request.topics = {u"execution.stocktrades"_s};
    request.from = kafka::FromEnd{};
    kafka::ConsumerSession session(connectionTo(*m_sandbox), request);
    qsizetype received = 0;
    QTRY_VERIFY([&] {
        for (const records::Batch &batch : session.queue().takeAll()) {
            received += batch.size();
        }
        return received >= 40;
    }());
}

void TestSandbox::decodesByTheRegistry_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<schema::Format>("format");
    QTest::addColumn<QString>("field");
    using schema::Format;
    const auto row = [](const QString &topic, Format format, const QString &field) {
        QTest::addRow("%s", qPrintable(topic)) << topic << format << field;
    };
    row(u"sales.refunds"_s, Format::Json, u"orderId"_s);
    row(u"logistics.shipments"_s, Format::Protobuf, u"position.latitude"_s);
    row(u"logistics.stock_levels"_s, Format::Avro, u"onHand"_s);
    row(u"membership.users"_s, Format::Avro, u"regionid"_s);
    row(u"membership.customers"_s, Format::Avro, u"creditLimit"_s);
    row(u"edge.pageviews_v1"_s, Format::Avro, u"viewtime"_s);
    row(u"edge.pageviews_v2"_s, Format::JsonSchema, u"viewedAt"_s);
    row(u"execution.stocktrades"_s, Format::Avro, u"symbol"_s);
    row(u"analytics.trending_stocks"_s, Format::Avro, u"windowStart"_s);
    row(u"analytics.high_value_trades"_s, Format::Avro, u"region"_s);
    row(u"analytics.order_totals"_s, Format::Json, u"amount"_s);
    row(u"finance.payouts_sample"_s, Format::Avro, u"iban"_s);
    row(u"clicks_tmp"_s, Format::Json, u"el"_s);
    row(u"legacy.csv"_s, Format::Text, {});
    row(u"_connect-offsets"_s, Format::Json, u"position"_s);
}

void TestSandbox::decodesByTheRegistry()
{
    QFETCH(QString, topic);
    QFETCH(schema::Format, format);
    QFETCH(QString, field);
    const schema::Decoder decoder(registryOf(*m_sandbox));
    const auto newest = readAll(connectionTo(*m_sandbox), topic, kafka::FromNewest{50});
    QVERIFY(newest.size() >= 20);
    for (const ReadRecord &record : newest) {
        if (!record.value) {
            continue; // a tombstone
        }
        const schema::Decoded decoded = decoder.decode(*record.value, schema::Part::Value);
        QVERIFY2(!decoded.error, decoded.error ? qPrintable(decoded.error->detail) : "");
        QCOMPARE(decoded.format, format);
        QVERIFY(field.isEmpty() || decoded.value.path(field));
    }
}

void TestSandbox::breaksOneOrderInFiveHundred()
{
    const schema::Decoder decoder(registryOf(*m_sandbox));
    const auto orders =
        readAll(connectionTo(*m_sandbox), u"sales.orders"_s, kafka::FromBeginning{});
    qsizetype broken = 0;
    for (const ReadRecord &record : orders) {
        const schema::Decoded decoded = decoder.decode(*record.value, schema::Part::Value);
        QCOMPARE(decoded.schemaId, 100'004);
        broken += decoded.error ? 1 : 0;
    }
    QVERIFY(std::abs(broken - static_cast<qsizetype>(orders.size()) / 500) <= 1);
}

void TestSandbox::holdsTheCatalog()
{
    QSet<QByteArray> keys;
    for (const QString &topic :
         {u"mesh.catalog"_s, u"mesh.catalog.sales"_s, u"mesh.catalog.edge"_s}) {
        for (const ReadRecord &record :
             readAll(connectionTo(*m_sandbox), topic, kafka::FromBeginning{})) {
            keys.insert(*record.key);
        }
    }
    for (const char *key : {"domain/sales", "tier/tier-1", "classification/personal",
                            "policy/owner-is-a-team", "product/sales.orders",
                            "product/sales.refunds", "product/edge.pageviews", "meta/generation"}) {
        QVERIFY2(keys.contains(key), key);
    }
}

void TestSandbox::isAMeshWithoutProblems()
{
    catalog::SyncSettings settings;
    settings.connection = connectionTo(*m_sandbox);
    settings.embedded = true;
    settings.cacheFolder = m_folder.filePath(u"cache"_s);
    const catalog::CatalogSync sync(settings);
    QTRY_COMPARE(sync.status().state, catalog::SyncState::Live);
    const auto snapshot = sync.snapshot();
    QCOMPARE(snapshot->domains().size(), std::size_t(7));
    QCOMPARE(snapshot->productCount(), 13);
    QCOMPARE(snapshot->tiers().size(), std::size_t(3));
    QCOMPARE(snapshot->classifications().size(), std::size_t(4));
    QCOMPARE(snapshot->policies().size(), std::size_t(8));
    for (const catalog::Problem &problem : snapshot->problems()) {
        QFAIL(qPrintable(catalog::findingName(problem.finding) + u' ' +
                         QString::fromUtf8(problem.key) + u' ' + problem.topic + u' ' +
                         problem.detail));
    }
    QVERIFY(snapshot->productsOfTopic(u"clicks_tmp").empty());
    QVERIFY(snapshot->topic(u"clicks_tmp"));
    QCOMPARE(snapshot->productsOfTopic(u"edge.pageviews_v1").size(), std::size_t(1));
}

void TestSandbox::takesAWriteOfTheCatalog()
{
    const auto writer = catalog::CatalogWriter::open(connectionTo(*m_sandbox), u"mesh"_s);
    QVERIFY(writer);
    catalog::ChangeSet set;
    set.domain = u"sales"_s;
    catalog::Product product;
    product.id = {u"sales"_s, u"test"_s};
    set.edits = {
        {catalog::RecordKey::of(product.id), schema::toJson(product.document()), std::nullopt}};
    set.by = {u"Omar Haddad"_s, {}, {}, -1};
    const auto first = (*writer)->write(set);
    QVERIFY(first);
    QVERIFY(first->written());
    const auto again = (*writer)->write(set);
    QVERIFY(again);
    QVERIFY(!again->written()); // it is there now: who says it was not has not looked
    set.edits.front().basedOn = first->offsets.front();
    set.edits.front().value.reset();
    QVERIFY((*writer)->write(set)->written());
}

void TestSandbox::saysWhatMayNotBeRead()
{
    QCOMPARE(Sandbox::deniedTopics(), QStringList{u"finance.payouts"_s});
    const auto denied = Sandbox::denied(u"finance.payouts"_s);
    QVERIFY(denied);
    QCOMPARE(denied->code, core::Code::Denied);
    QCOMPARE(denied->where.name, u"finance.payouts"_s);
    QVERIFY(denied->detail.contains(u"Topic authorization failed"));
    QVERIFY(!Sandbox::denied(u"sales.orders"_s));
}

void TestSandbox::knowsThreePeople()
{
    const auto people = Sandbox::identities();
    QCOMPARE(people.size(), std::size_t(3));
    QCOMPARE(people[0].name, u"Ana Silva"_s);
    QCOMPARE(people[1].teams.first(), u"orders-team"_s);
    QCOMPARE(m_sandbox->profile().identity, people[0]);
    QVERIFY(m_sandbox->profile().sandbox);
}

void TestSandbox::bringsBackWhatWasWritten()
{
    const Sandbox::Options options{.history = std::chrono::minutes(0),
                                   .folder = m_folder.filePath(u"kept"_s)};
    const QByteArray document =
        R"({"apiVersion":"meshscope/v1","kind":"DataProduct","id":"sales.mine"})";
    {
        Sandbox first(options);
        QVERIFY(first.start());
        QVERIFY(first.createTopic(u"sales.mine"_s, 2));
        QVERIFY(!first.createTopic(u"sales.mine"_s, 2));
        auto admin = kafka::Admin::create(connectionTo(first));
        const auto producer = kafka::Producer::create(*std::move(admin), {});
        QVERIFY((*producer)->produce(
            {.topic = u"mesh.catalog.sales"_s, .key = "product/sales.mine", .value = document}));
        QVERIFY((*producer)->produce({.topic = u"mesh.catalog.sales"_s,
                                      .key = "product/sales.refunds",
                                      .value = std::nullopt}));
        QVERIFY((*producer)->produce({.topic = u"mesh.requests"_s, .key = "r", .value = "1"}));
        schema::SchemaSource source;
        source.text = u"\"string\""_s;
        QVERIFY(registryOf(first)->registerSchema(u"sales.mine-value"_s, source));
        QVERIFY(first.stop());
        QVERIFY(!first.isRunning());
        QVERIFY(first.bootstrap().isEmpty());
    }
    Sandbox second(options);
    QVERIFY(second.start());
    QVERIFY(!second.restoreProblem());
    QHash<QByteArray, QByteArray> catalog;
    for (const ReadRecord &record :
         readAll(connectionTo(second), u"mesh.catalog.sales"_s, kafka::FromBeginning{})) {
        QVERIFY(record.value);
        QVERIFY2(!catalog.contains(*record.key), record.key->constData());
        catalog.insert(*record.key, *record.value);
    }
    QCOMPARE(catalog.value("product/sales.mine"), document);
    QVERIFY(!catalog.contains("product/sales.refunds"));
    QVERIFY(catalog.contains("product/sales.orders"));
    QVERIFY(catalog.contains("meta/generation"));
    QCOMPARE(readAll(connectionTo(second), u"mesh.requests"_s, kafka::FromBeginning{}).size(),
             std::size_t(1));
    const auto admin = kafka::Admin::create(connectionTo(second));
    QCOMPARE((*admin)->topicDetail(u"sales.mine"_s)->partitions.size(), std::size_t(2));
    QVERIFY(registryOf(second)->latest(u"sales.mine-value"_s));
    QCOMPARE(registryOf(second)->latest(u"sales.orders-value"_s)->id, 100'004);
}

void TestSandbox::makesTheTopicsOfWhatWasSaved()
{
    const Sandbox::Options options{.history = std::chrono::minutes(0),
                                   .folder = m_folder.filePath(u"foreign"_s)};
    sandbox::SavedMesh saved;
    saved.records = {{u"mesh.catalog.travel"_s, 7, "product/travel.trips", "{}"}};
    QVERIFY(sandbox::writeFile(options.folder + u"/catalog.jsonl"_s, saved.document()));
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    const auto trips =
        readAll(connectionTo(sandbox), u"mesh.catalog.travel"_s, kafka::FromBeginning{});
    QCOMPARE(trips.size(), std::size_t(1));
    QCOMPARE(trips.front().timestamp, 7);
}

void TestSandbox::setsAsideWhatIsDamaged()
{
    const Sandbox::Options options{.history = std::chrono::minutes(0),
                                   .folder = m_folder.filePath(u"damaged"_s)};
    QDir().mkpath(options.folder);
    QFile file(options.folder + u"/catalog.jsonl"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("half a lin");
    file.close();
    Sandbox sandbox(options);
    QVERIFY(sandbox.start());
    const auto problem = sandbox.restoreProblem();
    QVERIFY(problem);
    QCOMPARE(problem->code, core::Code::Corrupt);
    QVERIFY(QFile::exists(problem->where.name));
    QVERIFY(
        !readAll(connectionTo(sandbox), u"mesh.catalog.sales"_s, kafka::FromBeginning{}).empty());
}

void TestSandbox::stopsAtOnceWhileItFills()
{
    Sandbox sandbox(Sandbox::Options{.keep = false});
    QVERIFY(sandbox.start());
    QVERIFY(!sandbox.historyIsComplete());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(sandbox.stop());
    qInfo("stopped after %lld ms", timer.elapsed());
    // librdkafka's mock cluster takes a second to end, more often than not.
    QVERIFY(timer.elapsed() < 4'000);
}

void TestSandbox::keepsLessHistoryAtAHigherRate()
{
    Sandbox sandbox(Sandbox::Options{
        .recordsPerSecond = 200, .history = std::chrono::minutes(10), .keep = false});
    QVERIFY(sandbox.start());
    QTRY_VERIFY_WITH_TIMEOUT(sandbox.historyIsComplete(), filled);
    const auto admin = kafka::Admin::create(connectionTo(sandbox));
    const qint64 orders = (*admin)->topicDetail(u"sales.orders"_s)->span();
    QVERIFY(orders >= 11'990); // one minute of it, and what has come since
    QVERIFY(orders < 30'000);
}

void TestSandbox::needsARate()
{
    Sandbox sandbox(Sandbox::Options{.recordsPerSecond = 0, .keep = false});
    const auto started = sandbox.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, core::Code::Usage);
    QVERIFY(!sandbox.isRunning());
}

void TestSandbox::endsWithoutHavingBegun()
{
    Sandbox sandbox;
    QVERIFY(sandbox.stop());
    QVERIFY(!sandbox.historyIsComplete());
    QVERIFY(!sandbox.createTopic(u"x"_s, 1));
}

void TestSandbox::onlyTheFirstOfTwoSaves()
{
    const Sandbox::Options options{.folder = m_folder.filePath(u"two"_s)};
    Sandbox first(options);
    Sandbox second(options);
    QVERIFY(first.start());
    QVERIFY(second.start());
    QVERIFY(first.keeps());
    QVERIFY(!second.keeps());
    QVERIFY(first.createTopic(u"sales.first"_s, 1));
    QVERIFY(second.createTopic(u"sales.second"_s, 1));
    // What the first saves while the second runs is not undone by the second's end.
    QVERIFY(first.stop());
    QVERIFY(second.stop());
    Sandbox third(options);
    QVERIFY(third.start());
    QVERIFY(third.keeps());
    QVERIFY(!third.createTopic(u"sales.first"_s, 1));
    QVERIFY(third.createTopic(u"sales.second"_s, 1));
}

void TestSandbox::aSecondSavesWhereNothingElseWasSaved()
{
    const Sandbox::Options options{.folder = m_folder.filePath(u"untouched"_s)};
    Sandbox second(options);
    {
        storage::LockFile other(m_folder.filePath(u"untouched/lock"_s));
        QVERIFY(other.tryLock());
        QVERIFY(second.start());
        QVERIFY(!second.keeps());
    }
    QVERIFY(second.createTopic(u"sales.second"_s, 1));
    QVERIFY(second.stop());
    Sandbox third(options);
    QVERIFY(third.start());
    QVERIFY(!third.createTopic(u"sales.second"_s, 1));
}

MESH_TEST(TestSandbox)
#include "tst_sandbox.moc"
