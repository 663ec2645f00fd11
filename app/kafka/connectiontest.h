// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/clientconfig.h"
#include "app/kafka/cluster.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace mesh::kafka {

/// The way to a cluster, in the order in which it is gone.
enum class TestStep {
    Resolve,      ///< the names of the bootstrap servers
    Connect,      ///< a broker listens there, and it is one
    Tls,          ///< both sides want TLS or neither, and trust each other
    Authenticate, ///< the broker takes the credentials
    Authorise,    ///< topics may be listed
    Reach,        ///< the brokers answer at the addresses that they announce
};

struct StepResult
{
    enum class Outcome {
        Passed,
        Failed,
        Skipped, ///< not needed by the profile, or a step before it failed
    };

    TestStep step = TestStep::Resolve;
    Outcome outcome = Outcome::Skipped;
    std::chrono::milliseconds elapsed{0};
    QString detail; ///< technical, e.g. "127.0.0.1:9092"; may be empty
    std::optional<core::Error> error;
};

struct ConnectionReport
{
    std::vector<StepResult> steps; ///< all of them, in order
    std::optional<bool> kafka4OrNewer;
    qsizetype topics = 0; ///< that this user may see
    qsizetype brokers = 0;

    [[nodiscard]] bool passed() const;
    /// Of the first step that failed.
    [[nodiscard]] std::optional<core::Error> error() const;
};

/// Goes the way step by step and says where it ends and why. Nothing is written. Blocking, for some
/// seconds where something does not answer: for a pool thread. `report` is called after each step,
/// on the calling thread. Stopped, the rest is skipped.
ConnectionReport testConnection(const Connection &connection, const std::stop_token &stop = {},
                                const std::function<void(const StepResult &)> &report = {});

} // namespace mesh::kafka
