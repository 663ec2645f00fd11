// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/history/history.h"
#include "app/kafka/logreader.h"
#include "app/storage/database.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

/// What Kafka, an administrator and time do to a catalog topic: whoever reads it says what is.
class TestTopicTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCompactedTopicReadsTheSameFromEverywhere();
    void tombstonesThatHaveExpiredAreNotMissed();
    void aTopicRestoredFromABackupIsReadAnew_data();
    void aTopicRestoredFromABackupIsReadAnew();
    void anInterruptedFirstSyncGoesOn();
    void anInterruptedFirstSyncIsNotTrustedForever();
    void aClockThatWasWrongIsNotTrusted();
    void whenIsTheBrokersToSay();
    void aMisshapenTopicIsNotWrittenTo_data();
    void aMisshapenTopicIsNotWrittenTo();

private:
    static constexpr int patience = 60'000;
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

/// A domain's topic that the broker compacts as soon as it can.
bool makeEagerTopic(const KafkaMesh &mesh, const QString &tombstonesLive)
{
    return KafkaMesh::said(
        mesh.writer()->admin()->createTopic({mesh.topics().domain(u"sales"_s),
                                             1,
                                             1,
                                             {{u"cleanup.policy"_s, u"compact"_s},
                                              {u"segment.ms"_s, u"100"_s},
                                              {u"min.cleanable.dirty.ratio"_s, u"0.01"_s},
                                              {u"max.compaction.lag.ms"_s, u"100"_s},
                                              {u"delete.retention.ms"_s, tombstonesLive}}}));
}

std::vector<kafka::LogRecord> recordsOf(const KafkaMesh &mesh, const QString &topic)
{
    std::vector<kafka::LogRecord> all;
    auto reader = kafka::LogReader::open(mesh.connection());
    if (!reader || !(*reader)->add(topic, 0)) {
        return all;
    }
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000) {
        kafka::LogBatch batch = (*reader)->poll(100ms);
        std::move(batch.records.begin(), batch.records.end(), std::back_inserter(all));
        if (!batch.events.empty()) {
            break;
        }
    }
    return all;
}

qsizetype countOf(const std::vector<kafka::LogRecord> &records, const QByteArray &key)
{
    return std::count_if(records.begin(), records.end(),
                         [&key](const auto &record) { return record.key == key; });
}

bool isLive(const CatalogSync &sync)
{
    return sync.status().state == SyncState::Live;
}

/// Every product with its name and revision.
QStringList contentOf(const CatalogSync &sync)
{
    QStringList lines;
    for (const auto &entry : sync.snapshot()->products()) {
        lines << u"%1 %2 %3"_s.arg(entry->id.toString(), entry->displayName).arg(entry->revision);
    }
    return lines;
}

/// What a sync that begins with nothing sees.
QStringList freshContent(const KafkaMesh &mesh)
{
    const QTemporaryDir folder;
    SyncSettings settings = mesh.settings();
    settings.cacheFolder = folder.path();
    CatalogSync sync(settings);
    const bool live = QTest::qWaitFor([&sync] { return isLive(sync); }, 30'000);
    return live ? contentOf(sync) : QStringList{u"(not live)"_s};
}

QString cacheFile(const KafkaMesh &mesh, const CatalogSync &sync)
{
    return u"%1/%2-%3.sqlite"_s.arg(mesh.cacheFolder(), sync.status().clusterId, mesh.prefix());
}

bool tamper(const QString &file, const QString &sql)
{
    auto cache = storage::openDatabase(file, u"cache"_s);
    return cache && cache->execute(sql);
}

/// The next write of a product, whatever there is.
bool writeNext(const KafkaMesh &mesh, const QString &id, const QString &name)
{
    return KafkaMesh::said(mesh.foreign(mesh.topics().domain(u"sales"_s), "product/" + id.toUtf8(),
                                        name.isEmpty() ? std::optional<QByteArray>()
                                                       : test::bytes(test::product(id, name))));
}

} // namespace

void TestTopicTrouble::aCompactedTopicReadsTheSameFromEverywhere()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(makeEagerTopic(mesh, u"86400000"_s));
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    QVERIFY(writeNext(mesh, u"sales.orders"_s, u"Orders 0"_s));
    QVERIFY(writeNext(mesh, u"sales.gone"_s, u"Gone"_s));
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    }
    QVERIFY(writeNext(mesh, u"sales.gone"_s, {}));
    const auto isCompacted = [&mesh, &topic] {
        const auto records = recordsOf(mesh, topic);
        return countOf(records, "product/sales.gone") == 1 &&
               std::none_of(records.begin(), records.end(), [](const auto &record) {
                   return record.value && record.value->contains("Orders 0");
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        (QTest::qWait(150), writeNext(mesh, u"sales.orders"_s, u"Orders"_s), isCompacted()),
        patience);
    // From where it was: holes are no gaps; from nothing: the same.
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QCOMPARE(contentOf(sync).size(), 1);
    QVERIFY(contentOf(sync).front().startsWith(u"sales.orders Orders "));
    QCOMPARE(freshContent(mesh), contentOf(sync));
    // And what is based on a revision that compaction has left can be edited.
    const auto entry = sync.snapshot()->products().front();
    QVERIFY(
        mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Edited"_s), entry->revision));
}

void TestTopicTrouble::tombstonesThatHaveExpiredAreNotMissed()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(makeEagerTopic(mesh, u"100"_s));
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    QVERIFY(writeNext(mesh, u"sales.orders"_s, u"Orders"_s));
    QVERIFY(writeNext(mesh, u"sales.gone"_s, u"Gone"_s));
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    }
    // While nobody looks it is removed, and the removal itself is forgotten.
    QVERIFY(writeNext(mesh, u"sales.gone"_s, {}));
    QTRY_VERIFY_WITH_TIMEOUT((QTest::qWait(150), writeNext(mesh, u"sales.orders"_s, u"Orders"_s),
                              countOf(recordsOf(mesh, topic), "product/sales.gone") == 0),
                             patience);
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 1, patience);
    QCOMPARE(freshContent(mesh), contentOf(sync));
    // A writer that knows only what it sees now is not in the way of the name's new life.
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.gone"_s, u"Back"_s)));
}

void TestTopicTrouble::aTopicRestoredFromABackupIsReadAnew_data()
{
    QTest::addColumn<int>("since");
    QTest::addRow("as it was then") << 0;
    QTest::addRow("and written to since") << 40;
}

void TestTopicTrouble::aTopicRestoredFromABackupIsReadAnew()
{
    MESH_NEEDS(m_stack.kafka);
    QFETCH(int, since);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const QString topic = mesh.topics().domain(u"sales"_s);
    const auto writer = mesh.writer();
    QVERIFY(mesh.write(*writer, test::product(u"sales.orders"_s, u"Orders"_s)));
    QVERIFY(mesh.write(*writer, test::product(u"sales.refunds"_s, u"Refunds"_s)));
    const auto backup = recordsOf(mesh, topic);
    QCOMPARE(backup.size(), 3U); // its generation too
    QVERIFY(mesh.write(*writer, test::product(u"sales.late"_s, u"After the backup"_s)));
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 3, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    }
    QVERIFY(writer->admin()->deleteTopic(topic));
    QTRY_VERIFY_WITH_TIMEOUT(!writer->admin()->partitions(topic), patience);
    QVERIFY(writer->admin()->createTopic(domainTopics(mesh.topics(), u"sales"_s).front()));
    for (const kafka::LogRecord &record : backup) {
        QVERIFY(mesh.foreign(topic, *record.key, record.value));
    }
    // More than there was before, so that the end alone does not tell.
    for (int i = 0; i < since; ++i) {
        QVERIFY(writeNext(mesh, u"sales.orders"_s, u"Restored %1"_s.arg(i)));
    }
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 2, patience);
    QCOMPARE(contentOf(sync), freshContent(mesh));
    QVERIFY(contentOf(sync).front().startsWith(since > 0 ? u"sales.orders Restored 39 "_s
                                                         : u"sales.orders Orders "_s));
}

void TestTopicTrouble::anInterruptedFirstSyncGoesOn()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    constexpr int sets = 8;
    constexpr int each = 2'500;
    for (int set = 0; set < sets; ++set) {
        ChangeSet changes{u"sales"_s, {}, {}, {}};
        for (int i = 0; i < each; ++i) {
            const Product product = test::product(u"sales.p%1"_s.arg(set * each + i));
            changes.edits.push_back(
                {RecordKey::of(product.id), test::bytes(product), std::nullopt});
        }
        const auto written = writer->write(changes);
        QVERIFY(mesh.said(written));
        QVERIFY(written->written());
    }
    qint64 before = 0;
    {
        CatalogSync sync(mesh.settings());
        QElapsedTimer timer;
        timer.start();
        while (sync.status().received < 1'000 && timer.elapsed() < patience) {
            QTest::qWait(1);
        }
        QVERIFY(!isLive(sync));
        before = sync.status().received;
    }
    QVERIFY2(before >= 1'000 && before < sets * each, qPrintable(QString::number(before)));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QCOMPARE(sync.snapshot()->productCount(), sets * each);
    // Beside them the platform's records, generations, and what the first had not counted yet.
    QVERIFY2(sync.status().received <= sets * each - before + 100,
             qPrintable(u"%1 after %2"_s.arg(sync.status().received).arg(before)));
}

void TestTopicTrouble::anInterruptedFirstSyncIsNotTrustedForever()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Orders"_s)));
    QString file;
    {
        CatalogSync sync(mesh.settings());
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
        file = cacheFile(mesh, sync);
    }
    // As it is left when the first reading is interrupted, with a product that has gone since and
    // whose tombstone has gone, too.
    QVERIFY(tamper(
        file, u"INSERT INTO record SELECT source, CAST('product/sales.ghost' AS BLOB), 0, 0, "
              "CAST(replace(CAST(value AS TEXT), 'sales.orders', 'sales.ghost') AS BLOB), 1 "
              "FROM record WHERE key = CAST('product/sales.orders' AS BLOB); UPDATE source SET "
              "complete = 0, synced_at = synced_at - 20 * 24 * 3600 * 1000"_s));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QCOMPARE(contentOf(sync), freshContent(mesh));
}

void TestTopicTrouble::aClockThatWasWrongIsNotTrusted()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Orders"_s)));
    QString file;
    {
        CatalogSync sync(mesh.settings());
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
        file = cacheFile(mesh, sync);
    }
    // Synced next year, by the clock of then.
    QVERIFY(tamper(
        file, u"INSERT INTO record SELECT source, CAST('product/sales.ghost' AS BLOB), 0, 0, "
              "CAST(replace(CAST(value AS TEXT), 'sales.orders', 'sales.ghost') AS BLOB), 1 "
              "FROM record WHERE key = CAST('product/sales.orders' AS BLOB); UPDATE source SET "
              "synced_at = synced_at + 400 * 24 * 3600 * 1000"_s));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(sync), freshContent(mesh), patience);
}

void TestTopicTrouble::whenIsTheBrokersToSay()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    constexpr qint64 year = 365LL * 24 * 3600 * 1000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    auto admin = kafka::Admin::create(mesh.connection());
    QVERIFY(admin);
    auto producer = kafka::Producer::create(std::move(*admin), {});
    QVERIFY(producer);
    kafka::OutgoingRecord record;
    record.topic = mesh.topics().domain(u"sales"_s);
    record.key = QByteArray("product/sales.orders");
    record.value = test::bytes(test::product(u"sales.orders"_s, u"Orders"_s));
    record.timestamp = now + year; // a writer whose clock is a year ahead
    QVERIFY((*producer)->produce(record));
    // And one whose clock is a year behind.
    const Product refunds = test::product(u"sales.refunds"_s, u"Refunds"_s);
    QVERIFY(KafkaMesh::written(*mesh.writer(),
                               {u"sales"_s,
                                {{RecordKey::of(refunds.id), test::bytes(refunds), std::nullopt}},
                                {u"Omar"_s, {}, {}, now - year},
                                {}}));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 2, patience);
    constexpr qint64 minutes = 5 * 60'000;
    for (const auto &entry : sync.snapshot()->products()) {
        QVERIFY(std::abs(entry->changedAt - now) < minutes);
    }
    QCOMPARE(changedSince(*sync.snapshot(), now - minutes).size(), 2U);
    QCOMPARE(changedSince(*sync.snapshot(), now + minutes).size(), 0U);
    const auto history = History::open(mesh.connection(), mesh.prefix());
    const auto changes =
        (*history)->read({u"sales"_s, RecordKey::of(refunds.id), std::nullopt, {}});
    QVERIFY(mesh.said(changes));
    QVERIFY(std::abs(changes->front().change.at - now) < minutes);
    QCOMPARE(changes->front().change.by.at / 1000, (now - year) / 1000); // claimed
}

void TestTopicTrouble::aMisshapenTopicIsNotWrittenTo_data()
{
    QTest::addColumn<int>("partitions");
    QTest::addColumn<QString>("policy");
    QTest::addRow("two partitions") << 2 << u"compact"_s;
    QTest::addRow("not compacted") << 1 << u"delete"_s;
}

void TestTopicTrouble::aMisshapenTopicIsNotWrittenTo()
{
    MESH_NEEDS(m_stack.kafka);
    QFETCH(int, partitions);
    QFETCH(QString, policy);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    const auto writer = mesh.writer();
    const auto topics = domainTopics(mesh.topics(), u"sales"_s);
    QVERIFY(writer->admin()->createTopic(
        {topics.front().name, partitions, 1, {{u"cleanup.policy"_s, policy}}}));
    QVERIFY(writer->admin()->createTopic(topics.back()));
    const Product product = test::product(u"sales.orders"_s);
    const auto refused = writer->write(
        {u"sales"_s, {{RecordKey::of(product.id), test::bytes(product), std::nullopt}}, {}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, core::Code::Policy);
    QCOMPARE(refused.error().where.name, topics.front().name);
    QVERIFY2(refused.error().detail.contains(partitions > 1 ? u"2 partitions"_s
                                                            : u"cleanup.policy is delete"_s),
             qPrintable(refused.error().detail));
    QCOMPARE(recordsOf(mesh, topics.front().name).size(), 0U);
}

MESH_TEST(TestTopicTrouble)
#include "tst_topictrouble.moc"
