// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/storage/statement.h"

#include <chrono>
#include <memory>

struct sqlite3;

namespace mesh::storage {

enum class Access { ReadOnly, ReadWrite };

/// One connection to one SQLite file, in WAL mode with synchronous=NORMAL. For one thread at a
/// time. Statements must not outlive it. Errors: Corrupt (damaged, or no database), OutOfSpace,
/// NotFound (read-only and there is no file), Storage (retriable where somebody else holds the
/// lock for longer than the busy timeout).
class Connection
{
public:
    static constexpr std::chrono::milliseconds defaultBusyTimeout{5000};

    /// Opens the file, making it and its folder where access is ReadWrite, and reads its first
    /// page, so that a damaged file is told here.
    [[nodiscard]] static core::Result<Connection>
    open(const QString &path, Access access = Access::ReadWrite,
         std::chrono::milliseconds busyTimeout = defaultBusyTimeout);
    /// A database that lives in memory and ends with the connection.
    [[nodiscard]] static core::Result<Connection> openInMemory();

    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    ~Connection();

    [[nodiscard]] core::Result<Statement> prepare(QStringView sql);
    /// Runs every statement of the text; rows are dropped.
    core::Result<void> execute(QStringView sql);

    /// The first column of the first row, for PRAGMAs and counts; 0 where there is no row.
    [[nodiscard]] core::Result<qint64> integer(QStringView sql);

    /// PRAGMA user_version: the number of the last migration.
    [[nodiscard]] core::Result<qint64> userVersion();
    /// PRAGMA data_version: another number than before after another connection has committed.
    [[nodiscard]] core::Result<qint64> dataVersion();
    /// PRAGMA quick_check: Corrupt with the first finding where the file is damaged inside.
    core::Result<void> check();

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    struct Close
    {
        void operator()(sqlite3 *database) const;
    };
    Connection() = default;
    core::Result<void> setUp(Access access, std::chrono::milliseconds busyTimeout);

    QString m_path;
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace mesh::storage
