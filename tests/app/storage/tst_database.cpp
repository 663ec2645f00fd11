// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/storage/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace mesh::storage;
using mesh::core::Code;
using mesh::core::Result;

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesComeBackAsTheyWereBound();
    void anUnfinishedTransactionIsRolledBack();
    void migrationsAreAppliedOnce_data();
    void migrationsAreAppliedOnce();
    void racingMigrationsAreAppliedOnce();
    void aFailedMigrationLeavesTheFileAsItWas();
    void aNewerFileIsRefusedAndUntouched();
    void aDamagedFileIsTold_data();
    void aDamagedFileIsTold();
    void damageInsideIsFoundByCheck();
    void aFullDiskIsTold();
    void anotherConnectionsCommitChangesTheDataVersion();
    void aBusyDatabaseIsRetriable();
    void aReadOnlyConnectionWritesNothing();
    void theLockIsHeldOnceAndFreedWithItsHolder();

private:
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestDatabase::valuesComeBackAsTheyWereBound()
{
    Result<Connection> connection = Connection::openInMemory();
    QVERIFY(connection);
    QVERIFY(connection->execute(u"CREATE TABLE t (i, r, s, b, n, e)"));
    Result<Statement> insert = connection->prepare(u"INSERT INTO t VALUES (?,?,?,?,?,?)");
    QVERIFY(insert);
    const qint64 large = 9'007'199'254'740'993;
    const QByteArray bytes("a\0b", 3);
    insert->bind(large).bind(0.5).bind(u"grün 🌊"_s).bind(bytes).bind(nullptr).bind(QByteArray());
    QVERIFY(insert->run());

    Result<Statement> select = connection->prepare(u"SELECT * FROM t");
    QVERIFY(select);
    QCOMPARE(select->step().valueOr(false), true);
    QCOMPARE(select->integer(0), large);
    QCOMPARE(select->real(1), 0.5);
    QCOMPARE(select->text(2), u"grün 🌊"_s);
    QCOMPARE(select->blob(3), bytes);
    QVERIFY(select->isNull(4));
    QVERIFY(!select->optionalBlob(4));
    QVERIFY(!select->isNull(5));
    QCOMPARE(select->step().valueOr(true), false);
}

void TestDatabase::anUnfinishedTransactionIsRolledBack()
{
    Result<Connection> connection = Connection::openInMemory();
    QVERIFY(connection->execute(u"CREATE TABLE t (i)"));
    {
        auto transaction = Transaction::begin(*connection);
        QVERIFY(transaction);
        QVERIFY(connection->execute(u"INSERT INTO t VALUES (1)"));
    }
    QCOMPARE(connection->integer(u"SELECT count(*) FROM t").valueOr(-1), 0);
    {
        auto transaction = Transaction::begin(*connection);
        QVERIFY(connection->execute(u"INSERT INTO t VALUES (1)"));
        QVERIFY(transaction->commit());
    }
    QCOMPARE(connection->integer(u"SELECT count(*) FROM t").valueOr(-1), 1);
}

void TestDatabase::migrationsAreAppliedOnce_data()
{
    QTest::addColumn<QString>("which");
    QTest::addRow("cache") << u"cache"_s;
    QTest::addRow("workspace") << u"workspace"_s;
}

void TestDatabase::migrationsAreAppliedOnce()
{
    QFETCH(QString, which);
    const qint64 latest = Migrations::of(which).latest();
    QVERIFY(latest >= 1);
    for (int opened = 0; opened < 2; ++opened) {
        Result<Connection> connection = openDatabase(file(which), which);
        QVERIFY2(connection, connection ? "" : qPrintable(connection.error().detail));
        QCOMPARE(connection->userVersion().valueOr(-1), latest);
    }
    QVERIFY(openDatabase(file(which), which, Access::ReadOnly));
}

void TestDatabase::racingMigrationsAreAppliedOnce()
{
    const QString path = file(u"race"_s);
    std::atomic<int> opened = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] { opened += openDatabase(path, u"cache"_s).ok() ? 1 : 0; });
        }
    }
    QCOMPARE(opened.load(), 4);
}

void TestDatabase::aFailedMigrationLeavesTheFileAsItWas()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &sql) {
        QFile script(folder.filePath(name));
        QVERIFY(script.open(QFile::WriteOnly));
        script.write(sql);
    };
    write(u"001.sql"_s, "CREATE TABLE a (i);");
    write(u"002.sql"_s, "CREATE TABLE b (i); INSERT INTO missing VALUES (1);");
    Result<Connection> connection = Connection::open(file(u"failing"_s));
    QVERIFY(!Migrations::inFolder(folder.path()).apply(*connection));
    QCOMPARE(connection->userVersion().valueOr(-1), 1);
    QCOMPARE(connection->integer(u"SELECT count(*) FROM sqlite_schema WHERE name='b'").valueOr(-1),
             0);
}

void TestDatabase::aNewerFileIsRefusedAndUntouched()
{
    const QString path = file(u"newer"_s);
    {
        Result<Connection> connection = openDatabase(path, u"cache"_s);
        QVERIFY(connection->execute(u"PRAGMA user_version=4711"));
    }
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        const Result<Connection> refused = openDatabase(path, u"cache"_s, access);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::NewerVersion);
        QVERIFY(mesh::core::explain(refused.error()).sentence().contains(path));
    }
    QCOMPARE(Connection::open(path)->userVersion().valueOr(-1), 4711);
}

void TestDatabase::aDamagedFileIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("another format") << QByteArray(8192, 'x');
    QTest::addRow("a header and nothing right after it")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, '\xff');
}

void TestDatabase::aDamagedFileIsTold()
{
    QFETCH(QByteArray, content);
    QFile damaged(file(u"damaged"_s));
    QVERIFY(damaged.open(QFile::WriteOnly | QFile::Truncate));
    damaged.write(content);
    damaged.close();
    const Result<Connection> refused = Connection::open(damaged.fileName());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Code::Corrupt);
    QCOMPARE(refused.error().where.name, damaged.fileName());
}

void TestDatabase::damageInsideIsFoundByCheck()
{
    const QString path = file(u"inside"_s);
    {
        Result<Connection> connection = openDatabase(path, u"cache"_s);
        QVERIFY(connection->check());
        QVERIFY(connection->execute(
            u"INSERT INTO topic SELECT 'topic ' || value, 1, 0 FROM "
            "(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 5000) "
            "SELECT value FROM n)"));
        QVERIFY(connection->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    QFile damaged(path);
    QVERIFY(damaged.open(QFile::ReadWrite));
    damaged.seek(damaged.size() / 2);
    damaged.write(QByteArray(16384, '\xa5'));
    damaged.close();
    Result<Connection> connection = Connection::open(path);
    QVERIFY(connection);
    const Result<void> found = connection->check();
    QVERIFY(!found);
    QCOMPARE(found.error().code, Code::Corrupt);
}

void TestDatabase::aFullDiskIsTold()
{
    // The page limit makes SQLite fail exactly as the file system's end does: SQLITE_FULL.
    Result<Connection> connection = Connection::open(file(u"full"_s));
    QVERIFY(connection->execute(u"CREATE TABLE t (b); PRAGMA max_page_count=8;"));
    const Result<void> written = connection->execute(u"INSERT INTO t VALUES (zeroblob(1000000))");
    QVERIFY(!written);
    QCOMPARE(written.error().code, Code::OutOfSpace);
    QVERIFY(connection->execute(u"INSERT INTO t VALUES (1)"));
}

void TestDatabase::anotherConnectionsCommitChangesTheDataVersion()
{
    const QString path = file(u"version"_s);
    Result<Connection> writer = openDatabase(path, u"cache"_s);
    Result<Connection> reader = openDatabase(path, u"cache"_s, Access::ReadOnly);
    const qint64 before = reader->dataVersion().valueOr(-1);
    QCOMPARE(reader->dataVersion().valueOr(-1), before);
    QVERIFY(writer->execute(u"INSERT INTO topic VALUES ('a', 1, 0)"));
    QVERIFY(reader->dataVersion().valueOr(before) != before);
    QCOMPARE(reader->integer(u"SELECT count(*) FROM topic").valueOr(-1), 1);
}

void TestDatabase::aBusyDatabaseIsRetriable()
{
    const QString path = file(u"busy"_s);
    Result<Connection> first = openDatabase(path, u"cache"_s);
    Result<Connection> second =
        Connection::open(path, Access::ReadWrite, std::chrono::milliseconds(10));
    const auto transaction = Transaction::begin(*first);
    const auto refused = Transaction::begin(*second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Code::Storage);
    QVERIFY(refused.error().retriable);
}

void TestDatabase::aReadOnlyConnectionWritesNothing()
{
    const QString path = file(u"readonly"_s);
    QCOMPARE(Connection::open(path, Access::ReadOnly).error().code, Code::NotFound);
    QVERIFY(openDatabase(path, u"cache"_s));
    Result<Connection> reader = Connection::open(path, Access::ReadOnly);
    QVERIFY(reader);
    QVERIFY(!reader->execute(u"DELETE FROM topic"));
}

void TestDatabase::theLockIsHeldOnceAndFreedWithItsHolder()
{
    const QString path = file(u"lock"_s);
    LockFile second(path);
    {
        LockFile first(path);
        QVERIFY(first.tryLock());
        QVERIFY(first.tryLock());
        QVERIFY(!second.tryLock());
    }
    QVERIFY(second.tryLock());
}

MESH_TEST(TestDatabase)
#include "tst_database.moc"
