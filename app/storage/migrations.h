// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/connection.h"

#include <QStringList>

namespace mesh::storage {

/// The steps that bring a database to what this program expects: NNN.sql, numbered from 001 without
/// gaps; PRAGMA user_version counts those applied.
class Migrations
{
public:
    /// Those of the resource :/migrations/<which>, e.g. "cache" or "workspace".
    [[nodiscard]] static Migrations of(const QString &which);
    /// Those of a folder.
    [[nodiscard]] static Migrations inFolder(const QString &path);

    [[nodiscard]] qint64 latest() const { return m_files.size(); }

    /// Applies what is missing, each step in a transaction of its own. Processes may race: one
    /// applies, the others wait. NewerVersion where the file has more steps than this program
    /// knows: it was left untouched.
    core::Result<void> apply(Connection &connection) const;
    /// For a read-only connection: NewerVersion or, where steps are missing, Storage.
    core::Result<void> check(Connection &connection) const;

private:
    QStringList m_files;
};

/// Opens the file and brings it up to date: what callers want.
[[nodiscard]] core::Result<Connection> openDatabase(const QString &path, const QString &which,
                                                    Access access = Access::ReadWrite);

/// Deletes the file with its -wal and -shm. For copies that are damaged; never for the user's own.
void removeDatabase(const QString &path);

} // namespace mesh::storage
