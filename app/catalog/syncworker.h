// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/cacheplace.h"
#include "app/catalog/catalogcache.h"
#include "app/catalog/catalogsync.h"
#include "app/catalog/sourcesync.h"
#include "app/kafka/admin.h"
#include "app/kafka/logreader.h"
#include "app/storage/lockfile.h"

namespace mesh::catalog {

/// What CatalogSync's thread does. Everything here lives on it.
class SyncWorker
{
public:
    explicit SyncWorker(CatalogSync &sync);
    void run(const std::stop_token &stop);

private:
    using Steady = std::chrono::steady_clock;

    // The cache.
    void openCache(const QString &clusterId);
    [[nodiscard]] core::Result<CatalogCache> openFile();
    void useMemory(const core::Error &reason);
    core::Result<void> loadNew();
    [[nodiscard]] bool isReplaced() const;

    // The cluster.
    [[nodiscard]] bool connect(const std::stop_token &stop);
    void disconnect();
    void listTopics();
    void followCatalog(const std::stop_token &stop);
    [[nodiscard]] std::optional<Problem> lookAtShape(const QString &topic, const QString &domain);
    void checkConnection();

    void stayOffline();

    // The two lives: the one that writes, and one of the others.
    void own(const std::stop_token &stop);
    void follow(const std::stop_token &stop);

    void publish();
    void report();
    [[nodiscard]] bool takeRefresh();
    void sleep(const std::stop_token &stop, std::chrono::milliseconds time);

    CatalogSync &m_sync;
    CatalogTopics m_topics;
    CachePlace m_place;
    SnapshotBuilder m_builder;

    QString m_clusterId;
    std::optional<CatalogCache> m_cache;
    std::optional<storage::LockFile> m_lock;
    bool m_inMemory = false;
    quint64 m_fileNumber = 0; ///< the inode, to see that another process made the file anew
    qint64 m_sequence = 0;
    core::TimestampMs m_listedAt = -1; ///< the topic list that was loaded
    std::vector<CachedSource> m_cachedSources;

    std::shared_ptr<kafka::Admin> m_admin;
    std::unique_ptr<kafka::LogReader> m_reader;
    std::optional<SourceSync> m_sources;
    kafka::ClusterCapabilities m_capabilities;
    Steady::time_point m_nextListing;
    Steady::time_point m_nextFollow;
    Steady::time_point m_nextTouch;
    Steady::time_point m_nextProbe;      ///< while something is wrong
    Steady::time_point m_nextQuietProbe; ///< while nothing seems to be
    Steady::time_point m_lastPublish;
    std::chrono::milliseconds m_backoff{500};
    qsizetype m_settled = 0; ///< products, when memory was last given back
    /// When it is once more: the client lets go of what it has read a moment later.
    std::optional<Steady::time_point> m_returnAgain;
    bool m_platformMissing = false;
    bool m_unpublished = false; ///< the builder has something that no snapshot shows yet
    bool m_wasLive = false;     ///< at the last publish()
    bool m_holdBack = false; ///< the builder starts anew: the last snapshot stays till it is whole
    SyncStatus m_status;
};

} // namespace mesh::catalog
