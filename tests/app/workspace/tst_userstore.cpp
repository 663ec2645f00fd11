// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/runner.h"

#include "app/core/clock.h"
#include "app/workspace/activitylog.h"
#include "app/workspace/userstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mesh;
using workspace::UserStore;

class TestUserStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBackInTheNextProgram();
    void twoProgramsShareAFile();
    void aLineThatWasCutOffIsNotRunningAnyMore();
    void aSecondProgramReadsTheActivity();
    void anUnwritableFolderCostsPersistenceOnly();

private:
    core::SystemClock m_clock;
};

void TestUserStore::everythingComesBackInTheNextProgram()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"profile/workspace.sqlite"_s);
    {
        UserStore store(path);
        store.setFavourite(u"product:sales.orders"_s, true);
        store.setFavourite(u"topic:clicks"_s, true);
        store.setFavourite(u"topic:clicks"_s, false);
        store.saveSearch(u"personal"_s, "{\"text\":\"email\"}");
        store.setViewState(u"topic:clicks"_s, u"columns"_s, QByteArray("\0\1", 2));
    }
    UserStore store(path);
    QTRY_VERIFY(store.isLoaded());
    QCOMPARE(store.favourites(), QSet<QString>{u"product:sales.orders"_s});
    QCOMPARE(store.savedSearches().size(), size_t(1));
    QCOMPARE(store.savedSearches().front().query, QByteArray("{\"text\":\"email\"}"));
    QCOMPARE(store.viewState(u"topic:clicks"_s, u"columns"_s), QByteArray("\0\1", 2));
}

void TestUserStore::twoProgramsShareAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.sqlite"_s);
    {
        UserStore one(path);
        UserStore other(path);
        one.setFavourite(u"topic:a"_s, true);
        other.setFavourite(u"topic:b"_s, true);
    }
    UserStore store(path);
    QTRY_VERIFY(store.isLoaded());
    QCOMPARE(store.favourites(), (QSet<QString>{u"topic:a"_s, u"topic:b"_s}));
}

void TestUserStore::aLineThatWasCutOffIsNotRunningAnyMore()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.sqlite"_s);
    {
        UserStore store(path);
        workspace::ActivityLog log(m_clock);
        log.setStore(&store);
        const qint64 done = log.begin(u"Exported records"_s, u"orders"_s);
        log.begin(u"Followed topic"_s, u"orders"_s);
        log.finish(done, core::Error{core::Code::OutOfSpace, {}, u"orders.csv"_s});
    }
    UserStore store(path);
    workspace::ActivityLog log(m_clock);
    log.setStore(&store);
    QTRY_COMPARE(log.entries().size(), size_t(2));
    QCOMPARE(log.entries().at(0).outcome, workspace::Outcome::Failed);
    QCOMPARE(log.entries().at(0).errorName, u"OutOfSpace"_s);
    QVERIFY(log.entries().at(0).detail.contains(u"orders.csv"_s));
    QCOMPARE(log.entries().at(1).outcome, workspace::Outcome::Cancelled);
}

void TestUserStore::aSecondProgramReadsTheActivity()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"workspace.sqlite"_s);
    UserStore store(path);
    workspace::ActivityLog log(m_clock);
    log.setStore(&store);
    log.note(u"Opened profile"_s, u"one"_s);
    log.note(u"Opened profile"_s, u"two"_s);
    const auto subjects = [&] {
        QStringList list;
        if (const auto read = UserStore::readActivity(path, 1)) {
            for (const auto &line : *read) {
                list << line.subject;
            }
        }
        return list;
    };
    QTRY_COMPARE(subjects(), QStringList{u"two"_s});
}

void TestUserStore::anUnwritableFolderCostsPersistenceOnly()
{
    const QTemporaryDir folder;
    // A file where a folder is needed: refused for every user, the super user too.
    QFile blocker(folder.filePath(u"profile"_s));
    QVERIFY(blocker.open(QFile::WriteOnly));
    UserStore store(folder.filePath(u"profile/workspace.sqlite"_s));
    const QSignalSpy failed(&store, &UserStore::failed);
    store.setFavourite(u"topic:a"_s, true);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(store.favourites(), QSet<QString>{u"topic:a"_s});
}

MESH_TEST(TestUserStore)
#include "tst_userstore.moc"
