// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/admin.h"
#include "app/kafka/mockcluster.h"
#include "app/kafka/producer.h"
#include "app/sandbox/embeddedregistry.h"
#include "app/sandbox/feed.h"
#include "app/sandbox/sandbox.h"
#include "app/sandbox/savedmesh.h"
#include "app/sandbox/topicspec.h"
#include "app/storage/lockfile.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace mesh::sandbox {

/// What there is while the sandbox runs: its parts, and the thread of the generators. begin,
/// endFeed and save are called by one thread at a time, the rest by any.
class RunningMesh
{
public:
    explicit RunningMesh(const Sandbox::Options &options);
    ~RunningMesh(); ///< ends the feed; saves nothing

    /// Once. Afterwards everything but history is there.
    core::Result<void> begin();
    /// Returns when the generators have ended; the cluster still answers.
    void endFeed();
    /// Writes what the next start is to find again.
    core::Result<void> save();

    [[nodiscard]] const kafka::Connection &connection() const { return m_connection; }
    [[nodiscard]] bool historyIsComplete() const { return m_complete; }
    [[nodiscard]] std::optional<core::Error> failure() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failure;
    }
    [[nodiscard]] std::optional<core::Error> restoreProblem() const
    {
        const std::lock_guard lock(m_mutex);
        return m_restoreProblem;
    }
    /// Whether this mesh, of all on this folder, is the one that saves.
    [[nodiscard]] bool keeps() const { return m_keeps; }
    core::Result<void> createTopic(const QString &name, int partitions);

private:
    [[nodiscard]] QString catalogFile() const;
    [[nodiscard]] QString registryFile() const;

    std::optional<SavedMesh> restoreCatalog();
    void restoreRegistry();
    [[nodiscard]] bool mayReplaceSaved();
    void setAside(const QString &file, const core::Error &why);
    core::Result<void> makeTopics(const std::vector<TopicSpec> &topics, const SavedMesh &saved);
    core::Result<void> writeCatalog(kafka::Producer &producer,
                                    const std::optional<SavedMesh> &saved);
    core::Result<void> startFeed(std::vector<TopicSpec> topics);
    void run(const std::stop_token &stop, Feed &feed, kafka::Producer &producer);
    void fail(const core::Error &error);

    const QString m_folder;
    const Sandbox::Options m_options;
    storage::LockFile m_lock; ///< of the folder: held by the one that saves
    bool m_keeps = false;
    QByteArray m_restoredFrom; ///< the catalog's file as it was found
    std::unique_ptr<kafka::MockCluster> m_cluster;
    EmbeddedRegistry m_registry;
    kafka::Connection m_connection;
    std::shared_ptr<kafka::Admin> m_admin;
    bool m_catalogIsThere = false;
    bool m_registryWasSaved = false;
    std::atomic<bool> m_complete = false;
    mutable std::mutex m_mutex;
    std::vector<SavedTopic> m_ownTopics; ///< made by the user
    std::optional<core::Error> m_failure;
    std::optional<core::Error> m_restoreProblem;
    std::jthread m_thread;
};

} // namespace mesh::sandbox
