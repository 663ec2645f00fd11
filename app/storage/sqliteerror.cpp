// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/storage/sqliteerror.h"

#include <sqlite3.h>

#include <cerrno>

namespace mesh::storage {

namespace {

// A full disk shows as SQLITE_FULL from a write, and as an I/O error from the shared memory or a
// sync, with the reason only in errno.
bool isOutOfSpace(int outcome, sqlite3 *database)
{
    const int primary = outcome & 0xff;
    if (primary == SQLITE_FULL) {
        return true;
    }
    const bool writing = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
    const int reason = database != nullptr && writing ? sqlite3_system_errno(database) : 0;
    return reason == ENOSPC || reason == EDQUOT;
}

core::Code codeOf(int outcome, sqlite3 *database)
{
    if (isOutOfSpace(outcome, database)) {
        return core::Code::OutOfSpace;
    }
    switch (outcome & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return core::Code::Corrupt;
    case SQLITE_TOOBIG:
        return core::Code::TooLarge;
    case SQLITE_INTERRUPT:
        return core::Code::Cancelled;
    default:
        return core::Code::Storage;
    }
}

} // namespace

core::Error sqliteError(int outcome, sqlite3 *database, const QString &path)
{
    const char *message = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(outcome);
    const int primary = outcome & 0xff;
    core::Error error;
    error.code = codeOf(outcome, database);
    error.detail = QStringLiteral("SQLite %1: %2").arg(outcome).arg(QString::fromUtf8(message));
    error.where = core::Where(path);
    error.retriable = primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
    return error;
}

} // namespace mesh::storage
