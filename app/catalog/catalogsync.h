// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "app/kafka/clientconfig.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace mesh::catalog {

struct SyncSettings
{
    kafka::Connection connection;
    QString prefix = QStringLiteral("mesh");
    /// The sandbox's mock cluster: its id is another at every start, so its cache goes by the name
    /// "sandbox", and only one process uses it.
    bool embedded = false;
    bool offline = false;                             ///< the cache alone: nothing is connected to
    QString cacheFolder;                              ///< empty: core::cacheDirectory()
    std::chrono::milliseconds topicsInterval{15'000}; ///< how often the topic list is asked for
};

enum class SyncState {
    Starting,   ///< opening the cache
    Connecting, ///< the cache is shown, the cluster is asked
    NoMesh,     ///< connected; the cluster has no catalog topics
    Reading,    ///< behind the ends of the catalog topics
    Live,       ///< at the ends: what somebody writes is here at once
    Following,  ///< another process syncs the cache, this one reads it
    Offline,    ///< the cluster cannot be reached: `error` says why; tried again. Without an error:
                ///< it was not to be asked
};

struct SyncStatus
{
    SyncState state = SyncState::Starting;
    std::optional<core::Error> error;      ///< why Offline, or why a part cannot be read
    std::optional<core::Error> cacheError; ///< why there is no cache on disk; memory serves instead
    QString clusterId;
    qint64 received = 0;             ///< records read from the cluster since the start
    qint64 behind = 0;               ///< offsets still to be read
    core::TimestampMs syncedAt = -1; ///< when last at the ends of all topics; -1: never

    friend bool operator==(const SyncStatus &a, const SyncStatus &b);
};

/// Both are called on the sync's thread.
struct Listener
{
    std::function<void(std::shared_ptr<const CatalogSnapshot>)> snapshot;
    std::function<void(const SyncStatus &)> status;
};

/// Keeps a snapshot of the mesh up to date, from the moment it is made until it ends, on a thread
/// of its own: first from the cache (at once, also without a cluster), then from the catalog
/// topics. One process of all that run writes the cache; the others follow it and take over when it
/// ends. Thread-safe.
class CatalogSync
{
public:
    explicit CatalogSync(SyncSettings settings, Listener listener = {});
    /// Ends within a tenth of a second, but for a request under way.
    ~CatalogSync();
    CatalogSync(const CatalogSync &) = delete;
    CatalogSync &operator=(const CatalogSync &) = delete;

    /// Never null.
    [[nodiscard]] std::shared_ptr<const CatalogSnapshot> snapshot() const;
    [[nodiscard]] SyncStatus status() const;
    /// Asks for the topic list, and for the cluster where it was not reached, now.
    void refresh();

private:
    friend class SyncWorker;

    const SyncSettings m_settings;
    const Listener m_listener;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_refresh = false;
    std::shared_ptr<const CatalogSnapshot> m_snapshot;
    SyncStatus m_status;
    std::jthread m_thread; ///< ends first
};

} // namespace mesh::catalog
