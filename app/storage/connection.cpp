// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/storage/connection.h"

#include "app/storage/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <thread>

#include <sqlite3.h>

namespace mesh::storage {

using namespace Qt::StringLiterals;

void Connection::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Connection::Connection(Connection &&other) noexcept = default;
Connection &Connection::operator=(Connection &&other) noexcept = default;
Connection::~Connection() = default;

core::Result<Connection> Connection::open(const QString &path, Access access,
                                          std::chrono::milliseconds busyTimeout)
{
    if (access == Access::ReadWrite) {
        QDir().mkpath(QFileInfo(path).path());
    } else if (!QFile::exists(path)) {
        return core::Error{core::Code::NotFound, u"no such file"_s, path};
    }
    const int flags = SQLITE_OPEN_NOMUTEX |
                      (access == Access::ReadOnly ? SQLITE_OPEN_READONLY
                                                  : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3 *database = nullptr;
    const int outcome =
        sqlite3_open_v2(QFile::encodeName(path).constData(), &database, flags, nullptr);
    Connection connection;
    connection.m_path = path;
    connection.m_database.reset(database);
    if (outcome != SQLITE_OK) {
        return sqliteError(outcome, database, path);
    }
    if (const auto ready = connection.setUp(access, busyTimeout); !ready) {
        return ready.error();
    }
    return connection;
}

core::Result<Connection> Connection::openInMemory()
{
    sqlite3 *database = nullptr;
    const int outcome =
        sqlite3_open_v2(":memory:", &database,
                        SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
    Connection connection;
    connection.m_path = u":memory:"_s;
    connection.m_database.reset(database);
    if (outcome != SQLITE_OK) {
        return sqliteError(outcome, database, connection.m_path);
    }
    if (const auto ready = connection.execute(u"PRAGMA foreign_keys=ON"); !ready) {
        return ready.error();
    }
    return connection;
}

core::Result<void> Connection::setUp(Access access, std::chrono::milliseconds busyTimeout)
{
    sqlite3_extended_result_codes(m_database.get(), 1);
    sqlite3_busy_timeout(m_database.get(), static_cast<int>(busyTimeout.count()));
    const QStringView pragmas =
        access == Access::ReadOnly
            ? u"PRAGMA query_only=ON;"
            : u"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;";
    // Two programs that make one file at once: SQLite does not wait for the lock that the change to
    // WAL needs, it would rather not deadlock.
    const auto deadline = std::chrono::steady_clock::now() + busyTimeout;
    for (auto done = execute(pragmas); !done; done = execute(pragmas)) {
        if (!done.error().retriable || std::chrono::steady_clock::now() > deadline) {
            return done;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    // Opening reads nothing; a file that is no database shows only now.
    const core::Result<qint64> version = integer(u"SELECT count(*) FROM sqlite_schema");
    return version ? core::Result<void>() : core::Result<void>(version.error());
}

core::Result<Statement> Connection::prepare(QStringView sql)
{
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const int outcome = sqlite3_prepare_v3(m_database.get(), utf8.constData(),
                                           static_cast<int>(utf8.size()), 0, &statement, nullptr);
    if (outcome != SQLITE_OK) {
        return sqliteError(outcome, m_database.get(), m_path);
    }
    return Statement(statement);
}

core::Result<void> Connection::execute(QStringView sql)
{
    const int outcome =
        sqlite3_exec(m_database.get(), sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    if (outcome != SQLITE_OK) {
        return sqliteError(outcome, m_database.get(), m_path);
    }
    return {};
}

core::Result<qint64> Connection::integer(QStringView sql)
{
    core::Result<Statement> statement = prepare(sql);
    if (!statement) {
        return statement.error();
    }
    const core::Result<bool> row = statement->step();
    if (!row) {
        return row.error();
    }
    return *row ? statement->integer(0) : 0;
}

core::Result<qint64> Connection::userVersion()
{
    return integer(u"PRAGMA user_version");
}

core::Result<qint64> Connection::dataVersion()
{
    return integer(u"PRAGMA data_version");
}

core::Result<void> Connection::check()
{
    core::Result<Statement> statement = prepare(u"PRAGMA quick_check(1)");
    if (!statement) {
        return statement.error();
    }
    const core::Result<bool> row = statement->step();
    if (!row) {
        return row.error();
    }
    const QString finding = *row ? statement->text(0) : QString();
    if (finding != u"ok") {
        return core::Error{core::Code::Corrupt, finding, m_path};
    }
    return {};
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_database.get());
}

} // namespace mesh::storage
