// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QScopeGuard>

#include <signal.h>
#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace mesh;
using namespace mesh::catalog;
using mesh::test::KafkaMesh;

/// A sync whose broker hangs or whose disk is full: it says so, and goes on.
class TestSyncTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHungBrokerIsToldAndTheMeshStaysThere();
    void aFullDiskIsToldAndMemoryServes();

private:
    static constexpr int patience = 30'000;
    test::Stack m_stack = test::Stack::fromEnvironment();
};

namespace {

bool isLive(const CatalogSync &sync)
{
    return sync.status().state == SyncState::Live;
}

bool has(const CatalogSync &sync, const QString &id)
{
    return sync.snapshot()->product(*core::ProductId::parse(id)) != nullptr;
}

/// A file system of one megabyte, in memory; only root may have one.
class SmallDisk
{
public:
    SmallDisk()
        : m_mounted(::mount("tmpfs", path().toUtf8().constData(), "tmpfs", 0, "size=1m") == 0)
    {}
    ~SmallDisk()
    {
        if (m_mounted) {
            ::umount2(path().toUtf8().constData(), MNT_DETACH);
        }
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

} // namespace

void TestSyncTrouble::aHungBrokerIsToldAndTheMeshStaysThere()
{
    MESH_NEEDS(m_stack.scripts);
    test::OwnBroker broker(m_stack.scripts);
    QVERIFY2(broker.start(), qPrintable(broker.log()));
    KafkaMesh mesh(broker.address());
    QVERIFY(mesh.setUp({u"sales"_s}));
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.orders"_s, u"Orders"_s)));
    CatalogSync sync(mesh.settings());
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync) && has(sync, u"sales.orders"_s), patience);

    broker.signal(SIGSTOP);
    const auto goOn = qScopeGuard([&broker] { broker.signal(SIGCONT); });
    QTRY_VERIFY_WITH_TIMEOUT(sync.status().state == SyncState::Offline, patience);
    QVERIFY(sync.status().error);
    QVERIFY(!core::explain(*sync.status().error).action.isEmpty());
    QVERIFY(has(sync, u"sales.orders"_s));
    QCOMPARE(sync.snapshot()->search({.text = u"orders"_s}).total, 1);

    broker.signal(SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QVERIFY(!sync.status().error);
    QVERIFY(mesh.write(*mesh.writer(), test::product(u"sales.refunds"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(has(sync, u"sales.refunds"_s), 5000);
}

void TestSyncTrouble::aFullDiskIsToldAndMemoryServes()
{
    MESH_NEEDS(m_stack.kafka);
    const SmallDisk disk;
    if (!disk.isMounted()) {
        QSKIP("a small file system can be mounted by root alone");
    }
    KafkaMesh mesh(m_stack.kafka);
    QVERIFY(mesh.setUp({u"sales"_s}));
    const auto writer = mesh.writer();
    SyncSettings settings = mesh.settings();
    settings.cacheFolder = disk.path();
    QVERIFY(mesh.write(*writer, test::product(u"sales.orders"_s)));
    CatalogSync sync(settings);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync) && has(sync, u"sales.orders"_s), patience);
    QVERIFY(!sync.status().cacheError);

    ChangeSet set{u"sales"_s, {}, {}, {}};
    for (int i = 0; i < 50; ++i) {
        Product product = test::product(u"sales.large%1"_s.arg(i));
        product.purpose = QString(20'000, u'x');
        set.edits.push_back({RecordKey::of(product.id), test::bytes(product), std::nullopt});
    }
    QVERIFY(mesh.written(*writer, set));
    QTRY_VERIFY_WITH_TIMEOUT(has(sync, u"sales.large49"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(sync), patience);
    QVERIFY(sync.status().cacheError);
    QVERIFY2(sync.status().cacheError->code == core::Code::OutOfSpace,
             qPrintable(sync.status().cacheError->detail));
    QVERIFY(!core::explain(*sync.status().cacheError).action.isEmpty());
    QVERIFY(has(sync, u"sales.orders"_s));
    // And what comes now is seen as before.
    QVERIFY(mesh.write(*writer, test::product(u"sales.late"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(has(sync, u"sales.late"_s), 5000);
}

MESH_TEST(TestSyncTrouble)
#include "tst_synctrouble.moc"
