// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogrecord.h"
#include "app/catalog/snapshotbuilder.h"
#include "app/storage/database.h"

#include <functional>

namespace mesh::catalog {

/// A source as the cache keeps it: also where its generation record was seen.
struct CachedSource : SourceState
{
    core::Offset generationOffset = -1; ///< -1: none seen
};

/// The last record that was read from a source, as far as it is still the newest of its key.
struct NewestRecord
{
    core::Offset offset = -1;
    QByteArray key;
    core::TimestampMs timestamp = -1;
};

/// The copy of a mesh in SQLite. One process writes (CatalogSync holds the lock), any number read.
/// For one thread at a time. Errors are those of storage.
class CatalogCache
{
public:
    [[nodiscard]] static core::Result<CatalogCache>
    open(const QString &path, storage::Access access = storage::Access::ReadWrite);
    /// A copy that ends with the process.
    [[nodiscard]] static core::Result<CatalogCache> openInMemory();

    [[nodiscard]] core::Result<std::vector<CachedSource>> sources();
    /// Nothing where none is kept.
    [[nodiscard]] core::Result<std::optional<NewestRecord>> newest(const QString &topic);
    /// Calls visit for each record that was written after `sequence`, in the order of writing, and
    /// returns the sequence to go on from. A record without a value is gone.
    [[nodiscard]] core::Result<qint64>
    readSince(qint64 sequence, const std::function<void(CatalogRecord &&)> &visit);
    struct TopicList
    {
        std::vector<ListedTopic> topics;
        core::TimestampMs at = -1;
    };
    [[nodiscard]] core::Result<TopicList> topics();
    /// Another number than before: another process has written.
    [[nodiscard]] core::Result<qint64> dataVersion();

    /// Records (each key's newest wins, whatever order they come in) and how far their sources are
    /// now, in one transaction. Returns the last sequence.
    [[nodiscard]] core::Result<qint64> write(const std::vector<CatalogRecord> &records,
                                             const std::vector<CachedSource> &sources);
    /// A reread, from its beginning: stage what comes, then finish.
    core::Result<void> beginReread(const QString &topic);
    core::Result<void> stage(const std::vector<CatalogRecord> &records);
    /// Puts what was staged in place of the source's records; only what differs is written, what
    /// was not met is gone.
    core::Result<void> finishReread(const CachedSource &source);
    core::Result<void> writeTopics(const TopicList &list);
    /// Forgets tombstones that everybody has seen.
    core::Result<void> forgetTombstones(core::TimestampMs olderThan);

private:
    explicit CatalogCache(storage::Connection connection);

    core::Result<void> run(QStringView sql, const std::function<void(storage::Statement &)> &bind);
    [[nodiscard]] core::Result<qint64> sourceId(const QString &topic);
    [[nodiscard]] core::Result<qint64> nextSequence();
    core::Result<void> writeSource(const CachedSource &source);

    storage::Connection m_connection;
};

} // namespace mesh::catalog
