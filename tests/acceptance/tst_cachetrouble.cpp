// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// A cache that is damaged, of a newer version or on a full disk costs nothing but the cache: the
// mesh is browsed all the same, and a sentence says what to do.
#include "tests/acceptance/person.h"
#include "tests/app/catalog/kafkamesh.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include "app/core/paths.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/window/sessionnotice.h"
#include "ui/widgets/resulttable.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <sys/mount.h>

using namespace mesh;
using namespace mesh::ui;
using namespace Qt::StringLiterals;
using test::KafkaMesh;
using test::patience;

namespace {

/// A file system of 4 MB at a folder; not mounted where this user may not.
class SmallDisk
{
public:
    SmallDisk()
        : m_mounted(::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0, "size=4m") ==
                    0)
    {}
    ~SmallDisk()
    {
        if (m_mounted) {
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
        }
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filler() const { return m_folder.filePath(u"filler"_s); }
    /// Takes all the room that is left.
    void fill() const
    {
        QFile file(filler());
        if (file.open(QFile::WriteOnly | QFile::Unbuffered)) {
            while (file.write(QByteArray(4096, 'x')) == 4096) {
            }
        }
    }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

} // namespace

class TestCacheTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aDamagedCacheIsMadeAnew_data();
    void aDamagedCacheIsMadeAnew();
    void aNewerCacheIsLeftAloneUntilItIsMoved();
    void aFullDiskCostsTheCacheOnly();

private:
    bool openMesh(test::WindowBench &bench);
    [[nodiscard]] QString cacheFile() const;
    static void overwrite(const QString &path, qint64 at, const QByteArray &bytes);

    test::Stack m_stack;
    std::unique_ptr<KafkaMesh> m_mesh;
};

void TestCacheTrouble::initTestCase()
{
    m_stack = test::Stack::fromEnvironment();
    MESH_NEEDS(m_stack.kafka);
    m_mesh = std::make_unique<KafkaMesh>(m_stack.kafka);
    QVERIFY(m_mesh->setUp({u"sales"_s}));
    const auto writer = m_mesh->writer();
    for (const QString &name : {u"sales.orders"_s, u"sales.refunds"_s}) {
        QVERIFY(KafkaMesh::write(*writer, test::product(name)));
    }
}

bool TestCacheTrouble::openMesh(test::WindowBench &bench)
{
    config::Profile profile = m_mesh->connection().profile;
    profile.name = u"cached"_s;
    const bool opened = test::openProfile(bench, profile);
    const ResultTable *table = bench.window().explorePage()->table();
    return opened && QTest::qWaitFor([table] { return table->model()->rowCount() == 2; }, patience);
}

QString TestCacheTrouble::cacheFile() const
{
    const QDir folder(core::cacheDirectory());
    const QStringList files = folder.entryList({u"*-"_s + m_mesh->prefix() + u".sqlite"_s});
    return files.isEmpty() ? QString() : folder.filePath(files.front());
}

void TestCacheTrouble::overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile::remove(path + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestCacheTrouble::aDamagedCacheIsMadeAnew_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addRow("its first page") << qint64(0);
    QTest::addRow("inside") << qint64(4096);
}

void TestCacheTrouble::aDamagedCacheIsMadeAnew()
{
    QFETCH(qint64, at);
    {
        test::WindowBench bench;
        QVERIFY(openMesh(bench));
    }
    QVERIFY(!cacheFile().isEmpty());
    overwrite(cacheFile(), at, QByteArray(8192, '\x5a'));
    test::WindowBench bench;
    QVERIFY(openMesh(bench));
    QVERIFY(!bench.window().findChild<SessionNotice *>()->isVisible());
    QFile file(cacheFile());
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.read(16).startsWith("SQLite format 3"));
}

void TestCacheTrouble::aNewerCacheIsLeftAloneUntilItIsMoved()
{
    {
        test::WindowBench bench;
        QVERIFY(openMesh(bench));
    }
    const QString path = cacheFile();
    // PRAGMA user_version stands at offset 60 of the file, big-endian (sqlite.org/fileformat2).
    overwrite(path, 60, QByteArray::fromHex("000003e7"));
    test::WindowBench bench;
    QVERIFY(openMesh(bench));
    auto *notice = bench.window().findChild<SessionNotice *>();
    QTRY_VERIFY(notice->isVisible());
    const QString said = test::textOf(*notice);
    QVERIFY2(said.contains(u"comes from a newer Meshscope"_s) &&
                 said.contains(u"move the file away"_s),
             qPrintable(said));

    QVERIFY(QFile::rename(path, path + u".newer"_s));
    QFile::remove(path + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
    QVERIFY(test::press(*notice, u"Try again"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), patience);
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(bench.window().explorePage()->table()->model()->rowCount(), 2);
}

void TestCacheTrouble::aFullDiskCostsTheCacheOnly()
{
    const SmallDisk disk;
    if (!disk.isMounted()) {
        QSKIP("needs the right to mount a small file system");
    }
    const QByteArray former = qgetenv("XDG_CACHE_HOME");
    qputenv("XDG_CACHE_HOME", disk.path().toUtf8());
    const auto restored = qScopeGuard([former] { qputenv("XDG_CACHE_HOME", former); });
    disk.fill();
    test::WindowBench bench;
    QVERIFY(openMesh(bench));
    auto *notice = bench.window().findChild<SessionNotice *>();
    QTRY_VERIFY(notice->isVisible());
    const QString said = test::textOf(*notice);
    QVERIFY2(said.contains(u"disk is full"_s) && said.contains(u"Make room"_s), qPrintable(said));

    // What others write is seen all the same.
    QVERIFY(KafkaMesh::write(*m_mesh->writer(), test::product(u"sales.vouchers"_s)));
    const ResultTable *table = bench.window().explorePage()->table();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patience);
    QVERIFY(QFile::remove(disk.filler()));
    QVERIFY(test::press(*notice, u"Try again"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), patience);
    QCOMPARE(table->model()->rowCount(), 3);
}

MESH_TEST(TestCacheTrouble)
#include "tst_cachetrouble.moc"
