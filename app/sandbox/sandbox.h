// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace mesh::sandbox {

class RunningMesh;

/// The embedded mesh: librdkafka's mock cluster, a schema registry on loopback and the generators,
/// all in this process. Invented data, nothing leaves this machine; other tools may attach to
/// bootstrap() and registryUrl().
///
/// The catalog and what was registered are kept in `folder` when it stops, and come back at the
/// next start; events do not, each start makes an hour of them anew. Functions may be called from
/// any thread, start and stop from one at a time.
class Sandbox
{
public:
    struct Options
    {
        double recordsPerSecond = 20; ///< of a topic, some have a share of it; > 0
        quint64 seed = 1;
        std::chrono::minutes history{60}; ///< less at a higher rate: memory is bounded
        QString folder;                   ///< empty: dataDirectory()/sandbox
        bool keep = true;                 ///< restore at start, save when it stops
    };

    Sandbox();
    explicit Sandbox(const Options &options);
    ~Sandbox(); ///< stops
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    /// Blocks for about half a second: afterwards the topics, the schemas and the catalog are
    /// there; history fills on a thread of its own. What was saved and is damaged is set aside, and
    /// the mesh made anew. Errors: Usage (the rate), Unreachable and what the mock cluster says.
    core::Result<void> start();
    /// Saves and ends, in about a tenth of a second and whatever the mock cluster takes beyond that
    /// (up to a second). Errors: those of reading the catalog back and of writing the files.
    core::Result<void> stop();
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] QString bootstrap() const;   ///< host:port
    [[nodiscard]] QString registryUrl() const; ///< http://127.0.0.1:PORT
    /// Ana's, with the addresses filled in while it runs.
    [[nodiscard]] config::Profile profile() const;

    /// True when the hour before the start is there in every topic.
    [[nodiscard]] bool historyIsComplete() const;
    /// What has stopped the generators, if anything has.
    [[nodiscard]] std::optional<core::Error> failure() const;
    /// Why what was saved could not be restored, naming the file that it was moved to.
    [[nodiscard]] std::optional<core::Error> restoreProblem() const;

    /// Whether what is made here is saved when it stops: of several programs on one folder the
    /// first does, and another only where the first has ended and left the folder as it was.
    [[nodiscard]] bool keeps() const;

    /// Makes a topic, as a cluster's CreateTopics would; it is there again at the next start.
    /// Error: AlreadyExists.
    core::Result<void> createTopic(const QString &name, int partitions);

    /// Ana (analyst), Omar (sales owner), Dee (developer).
    [[nodiscard]] static std::vector<config::Identity> identities();
    /// Topics that play what a person may not read. The mock cluster knows no ACLs: whoever reads
    /// through Meshscope asks denied() first.
    [[nodiscard]] static QStringList deniedTopics();
    /// For such a topic Code::Denied with Kafka's own words, else nothing.
    [[nodiscard]] static std::optional<core::Error> denied(const QString &topic);

private:
    [[nodiscard]] std::shared_ptr<RunningMesh> running() const;

    const Options m_options;
    mutable std::mutex m_mutex;
    std::shared_ptr<RunningMesh> m_running; ///< null while stopped
};

} // namespace mesh::sandbox
