// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/storage/migrations.h"

#include "app/storage/transaction.h"

#include <QDir>
#include <QFile>

// In a static library nothing else refers to the resource's object file.
static void initResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace mesh::storage {

using namespace Qt::StringLiterals;

namespace {

core::Error newerVersion(const Connection &connection, qint64 found, qint64 known)
{
    return {core::Code::NewerVersion,
            u"schema version %1, this program knows %2"_s.arg(found).arg(known), connection.path()};
}

} // namespace

Migrations Migrations::of(const QString &which)
{
    initResources();
    return inFolder(u":/migrations/"_s + which);
}

Migrations Migrations::inFolder(const QString &path)
{
    Migrations migrations;
    const QDir folder(path);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        migrations.m_files << folder.filePath(name);
    }
    return migrations;
}

core::Result<void> Migrations::apply(Connection &connection) const
{
    while (true) {
        const core::Result<qint64> before = connection.userVersion();
        if (!before) {
            return before.error();
        }
        if (*before > latest()) {
            return newerVersion(connection, *before, latest());
        }
        if (*before == latest()) {
            return {};
        }
        core::Result<Transaction> transaction = Transaction::begin(connection);
        if (!transaction) {
            return transaction.error();
        }
        // Asked again under the lock: another process may have been faster.
        const core::Result<qint64> version = connection.userVersion();
        if (!version) {
            return version.error();
        }
        if (*version != *before) {
            continue;
        }
        QFile file(m_files.at(*version));
        if (!file.open(QFile::ReadOnly)) {
            return core::Error{core::Code::Storage, file.errorString(), file.fileName()};
        }
        const QString script =
            QString::fromUtf8(file.readAll()) + u"\nPRAGMA user_version=%1;"_s.arg(*version + 1);
        if (auto done = connection.execute(script); !done) {
            return done;
        }
        if (auto done = transaction->commit(); !done) {
            return done;
        }
    }
}

core::Result<void> Migrations::check(Connection &connection) const
{
    const core::Result<qint64> version = connection.userVersion();
    if (!version) {
        return version.error();
    }
    if (*version > latest()) {
        return newerVersion(connection, *version, latest());
    }
    if (*version < latest()) {
        return core::Error{core::Code::Storage,
                           u"schema version %1 of %2"_s.arg(*version).arg(latest()),
                           connection.path(), true};
    }
    return {};
}

core::Result<Connection> openDatabase(const QString &path, const QString &which, Access access)
{
    core::Result<Connection> connection = Connection::open(path, access);
    if (!connection) {
        return connection;
    }
    const Migrations migrations = Migrations::of(which);
    const core::Result<void> ready =
        access == Access::ReadWrite ? migrations.apply(*connection) : migrations.check(*connection);
    return ready ? std::move(connection) : core::Result<Connection>(ready.error());
}

void removeDatabase(const QString &path)
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        QFile::remove(path + suffix);
    }
}

} // namespace mesh::storage
