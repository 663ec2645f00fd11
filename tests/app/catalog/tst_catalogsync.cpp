// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/catalog/cacheplace.h"
#include "app/catalog/catalogcache.h"
#include "app/storage/lockfile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

class TestCatalogSync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aForeignRecordIsThereWithinASecond();
    void aClusterWithoutAMeshSaysSoAndListsItsTopics();
    void aNewDomainsTopicIsFollowedWhenItsRecordComes();
    void offlineTheCacheIsShownWithItsAge();
    void itGoesOnWhereItStopped();
    void twoSyncsShareACacheAndTheSecondTakesOver();
    void whoFollowsHearsOfAClusterWithoutAMesh();
    void aDamagedCacheIsMadeAnew();
    void aNewerCacheIsRefusedAndMemoryServes();
    void aTopicMadeAnewIsReadAnew();
    void awayForTooLongIsReadAnew();
    void aMissingOrMisshapenTopicIsTold();
    void olderRecordsNeverReplaceNewerOnes();

private:
    static constexpr int patience = 15'000;
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

QString cacheFile(const KafkaMesh &mesh, const CatalogSync &sync)
{
    return u"%1/%2-%3.sqlite"_s.arg(mesh.cacheFolder(), sync.status().clusterId, mesh.prefix());
}

bool isLive(const CatalogSync &sync)
{
    return sync.status().state == SyncState::Live;
}

QString nameOf(const CatalogSync &sync, const QString &id)
{
    const auto entry = sync.snapshot()->product(*core::ProductId::parse(id));
    return entry != nullptr ? entry->displayName : QString();
}

} // namespace

void TestCatalogSync::aForeignRecordIsThereWithinASecond()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QVERIFY(sync.snapshot()->hasMesh());
    QVERIFY(sync.snapshot()->domain(u"sales") != nullptr);

    const QString topic = mesh.topics().domain(u"sales"_s);
    for (int version = 0; version < 5; ++version) {
        const QString name = u"Orders %1"_s.arg(version);
        const QByteArray document = test::bytes(test::product(u"sales.orders"_s, name));
        QVERIFY(mesh.foreign(topic, "product/sales.orders", document));
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), name, 1000);
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }
    QVERIFY(mesh.foreign(topic, "product/sales.orders", std::nullopt));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 0, 1000);
}

void TestCatalogSync::aClusterWithoutAMeshSaysSoAndListsItsTopics()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    KafkaMesh other(m_stack.kafka);
    QVERIFY(other.setUp({}));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::NoMesh, patience);
    QVERIFY(!sync.status().error);
    QTRY_VERIFY(sync.snapshot()->topic(other.topics().platform()) != nullptr);
    QVERIFY(!sync.snapshot()->hasMesh());
    // And when somebody sets one up, it is there.
    QVERIFY(mesh.setUp({u"sales"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(sync.snapshot()->domain(u"sales") != nullptr, patience);
}

void TestCatalogSync::aNewDomainsTopicIsFollowedWhenItsRecordComes()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    const auto writer = mesh.writer();
    QVERIFY(setUpDomain(*writer, u"edge"_s));
    QVERIFY(mesh.write(*writer, test::product(u"edge.clicks"_s, u"Clicks"_s)));
    QVERIFY(mesh.write(*writer, test::domain(u"edge"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"edge.clicks"_s), u"Clicks"_s, 2000);
}

void TestCatalogSync::offlineTheCacheIsShownWithItsAge()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Orders"_s)));
    core::TimestampMs syncedAt = -1;
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), u"Orders"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
        syncedAt = sync.status().syncedAt;
        QVERIFY(syncedAt > 0);
    }
    SyncSettings settings = mesh.settings();
    settings.connection.profile.bootstrapServers = {u"127.0.0.1:1"_s};
    // The address is another, so what it stands for is not known.
    {
        CatalogSync sync(settings);
        QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Offline, patience);
        QCOMPARE(sync.snapshot()->productCount(), 0);
        QCOMPARE(sync.status().error->code, core::Code::Unreachable);
    }
    // The known address with nothing behind it: told by the security that the port does not speak.
    settings = mesh.settings();
    settings.connection.profile.security = config::Security::Tls;
    CatalogSync sync(settings);
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), u"Orders"_s, 2000);
    QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Offline, patience);
    QVERIFY(sync.status().error);
    QVERIFY(sync.status().syncedAt >= syncedAt);
    QVERIFY(sync.snapshot()->topicsAt() > 0);
}

void TestCatalogSync::itGoesOnWhereItStopped()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(mesh.write(*writer, test::product(u"sales.p%1"_s.arg(i))));
    }
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 5, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    }
    QVERIFY(mesh.write(*writer, test::product(u"sales.p5"_s)));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 6, patience);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QCOMPARE(sync.status().received, 1);
}

void TestCatalogSync::twoSyncsShareACacheAndTheSecondTakesOver()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    auto first = std::make_unique<CatalogSync>(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(*first), patience);
    CatalogSync second(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(second.status().state == SyncState::Following, patience);

    QVERIFY(mesh.write(*writer, test::product(u"sales.orders"_s, u"Orders"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(second, u"sales.orders"_s), u"Orders"_s, 1000);
    QCOMPARE(nameOf(*first, u"sales.orders"_s), u"Orders"_s);
    QVERIFY(mesh.foreign(mesh.topics().domain(u"sales"_s), "product/sales.orders", std::nullopt));
    QTRY_COMPARE_WITH_TIMEOUT(second.snapshot()->productCount(), 0, 1000);

    first.reset();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(second), patience);
    QVERIFY(mesh.write(*writer, test::product(u"sales.refunds"_s, u"Refunds"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(second, u"sales.refunds"_s), u"Refunds"_s, 1000);
}

/// The writer of the cache has listed topics and found no mesh: not one record is written, and yet
/// whoever only reads the cache has to hear of both.
void TestCatalogSync::whoFollowsHearsOfAClusterWithoutAMesh()
{
    const QTemporaryDir folder;
    SyncSettings settings;
    settings.connection.profile.bootstrapServers = {u"127.0.0.1:1"_s}; // not asked by who follows
    settings.cacheFolder = folder.path();
    const CachePlace place(folder.path(), settings.prefix, {u"127.0.0.1:1"_s});
    place.rememberCluster(u"c"_s);
    storage::LockFile lock(place.lockFile(u"c"_s)); // of another process
    QVERIFY(lock.tryLock());
    auto cache = CatalogCache::open(place.cacheFile(u"c"_s));
    QVERIFY(cache);

    CatalogSync sync(settings);
    QTRY_COMPARE_WITH_TIMEOUT(sync.status().state, SyncState::Following, patience);
    QCOMPARE(sync.snapshot()->topicsAt(), -1);
    QVERIFY(cache->writeTopics({{{u"orders"_s, 3, false}}, 7'000}));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->topicsAt(), 7'000, patience);
    QCOMPARE(sync.snapshot()->topics().size(), std::size_t(1));
    QVERIFY(!sync.snapshot()->hasMesh());

    // The same where a mesh is set up, and nothing stands in it yet.
    CachedSource platform;
    platform.topic = CatalogTopics().platform();
    QVERIFY(cache->write({}, {platform}));
    platform.complete = true;
    platform.syncedAt = 8'000;
    QVERIFY(cache->write({}, {platform}));
    QTRY_VERIFY_WITH_TIMEOUT(sync.snapshot()->hasMesh(), patience);
}

void TestCatalogSync::aDamagedCacheIsMadeAnew()
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
    QFile damaged(file);
    QVERIFY(damaged.open(QFile::WriteOnly | QFile::Truncate));
    damaged.write(QByteArray(20'000, 'x'));
    damaged.close();
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), u"Orders"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QVERIFY(!sync.status().cacheError);
    QVERIFY(storage::openDatabase(file, u"cache"_s, storage::Access::ReadOnly));
}

void TestCatalogSync::aNewerCacheIsRefusedAndMemoryServes()
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
    QVERIFY(storage::Connection::open(file)->execute(u"PRAGMA user_version=4711"));
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), u"Orders"_s, patience);
    QVERIFY(sync.status().cacheError);
    QCOMPARE(sync.status().cacheError->code, core::Code::NewerVersion);
    QVERIFY(core::explain(*sync.status().cacheError).sentence().contains(file));
    QCOMPARE(storage::Connection::open(file)->userVersion().valueOr(-1), 4711);
}

void TestCatalogSync::aTopicMadeAnewIsReadAnew()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    auto writer = mesh.writer();
    QVERIFY(mesh.write(*writer, test::product(u"sales.orders"_s, u"Orders"_s)));
    QVERIFY(mesh.write(*writer, test::product(u"sales.refunds"_s, u"Refunds"_s)));
    const QString topic = mesh.topics().domain(u"sales"_s);
    const auto makeAnew = [&] {
        QVERIFY(writer->admin()->deleteTopic(topic));
        QTRY_VERIFY_WITH_TIMEOUT(!writer->admin()->partitions(topic), patience);
        QVERIFY(setUpDomain(*writer, u"sales"_s));
        // More records than before, so that offsets alone would not tell.
        for (int i = 0; i < 6; ++i) {
            QVERIFY(mesh.write(*writer, test::product(u"sales.new%1"_s.arg(i))));
        }
        QVERIFY(mesh.write(*writer, test::product(u"sales.orders"_s, u"Orders anew"_s)));
    };
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    }
    makeAnew();
    CatalogSync sync(mesh.settings());
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), u"Orders anew"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 7, patience);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QCOMPARE(nameOf(sync, u"sales.refunds"_s), QString());
    // And under the eyes of a sync.
    QVERIFY(mesh.write(*writer, test::product(u"sales.late"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 8, patience);
    writer = mesh.writer();
    makeAnew();
    QTRY_COMPARE_WITH_TIMEOUT(sync.snapshot()->productCount(), 7, 30'000);
}

void TestCatalogSync::awayForTooLongIsReadAnew()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Orders"_s)));
    QString file;
    {
        CatalogSync sync(mesh.settings());
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(sync, u"sales.orders"_s), u"Orders"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
        file = cacheFile(mesh, sync);
    }
    // A product whose tombstone came and went while nobody looked.
    {
        auto cache = storage::openDatabase(file, u"cache"_s);
        QVERIFY(cache);
        QVERIFY(cache->execute(
            u"INSERT INTO record SELECT source, CAST('product/sales.ghost' AS BLOB), 0, 0, "
            "CAST(replace(CAST(value AS TEXT), 'sales.orders', 'sales.ghost') AS BLOB), 1 "
            "FROM record WHERE key = CAST('product/sales.orders' AS BLOB); "
            "UPDATE source SET synced_at = synced_at - 20 * 24 * 3600 * 1000;"));
    }
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QTRY_COMPARE(sync.snapshot()->productCount(), 1);
    QCOMPARE(nameOf(sync, u"sales.orders"_s), u"Orders"_s);
}

void TestCatalogSync::aMissingOrMisshapenTopicIsTold()
{
    MESH_NEEDS(m_stack.kafka);
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({}));
    const auto writer = mesh.writer();
    QVERIFY(mesh.write(*writer, test::domain(u"gone"_s)));
    QVERIFY(writer->admin()->createTopic(
        {mesh.topics().domain(u"wide"_s), 2, 1, {{u"cleanup.policy"_s, u"delete"_s}}}));
    QVERIFY(mesh.write(*writer, test::domain(u"wide"_s)));
    CatalogSync sync(mesh.settings());
    const auto finding = [&sync](const QString &domain) {
        const auto snapshot = sync.snapshot();
        for (const Problem &problem : snapshot->problems()) {
            if (problem.domain == domain) {
                return findingName(problem.finding);
            }
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(finding(u"gone"_s), u"TopicMissing"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(finding(u"wide"_s), u"TopicShape"_s, patience);
    const auto refused = setUpDomain(*writer, u"wide"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, core::Code::AlreadyExists);
    QVERIFY(setUpDomain(*writer, u"gone"_s));
    QTRY_COMPARE_WITH_TIMEOUT(finding(u"gone"_s), QString(), patience);
}

void TestCatalogSync::olderRecordsNeverReplaceNewerOnes()
{
    auto cache = CatalogCache::openInMemory();
    QVERIFY(cache);
    const QString topic = u"mesh.catalog.sales"_s;
    QVERIFY(cache->write({test::record(topic, "k", QByteArray("new"), 5)}, {}));
    QVERIFY(cache->write({test::record(topic, "k", QByteArray("old"), 4)}, {}));
    QVERIFY(cache->write({test::record(topic, "gone", std::nullopt, 7)}, {}));
    QVERIFY(cache->write({test::record(topic, "gone", QByteArray("old"), 6)}, {}));
    QMap<QByteArray, QByteArray> found;
    QVERIFY(cache->readSince(0, [&found](CatalogRecord &&record) {
        found[record.key] = record.value.value_or(QByteArray("-"));
    }));
    QCOMPARE(found, (QMap<QByteArray, QByteArray>{{"k", "new"}, {"gone", "-"}}));

    // A reread replaces whatever the offsets say, and sweeps.
    QVERIFY(cache->beginReread(topic));
    QVERIFY(cache->stage({test::record(topic, "k", QByteArray("anew"), 0),
                          test::record(topic, "m", QByteArray("m"), 1),
                          test::record(topic, "m", std::nullopt, 2)}));
    CachedSource source;
    source.topic = topic;
    source.nextOffset = 3;
    QVERIFY(cache->write({test::record(topic, "swept", QByteArray("x"), 9)}, {}));
    QVERIFY(cache->finishReread(source));
    found.clear();
    QVERIFY(cache->readSince(0, [&found](CatalogRecord &&record) {
        found[record.key] = record.value.value_or(QByteArray("-"));
    }));
    QCOMPARE(found, (QMap<QByteArray, QByteArray>{{"k", "anew"}, {"swept", "-"}}));
}

MESH_TEST(TestCatalogSync)
#include "tst_catalogsync.moc"
