// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/kafka/clientconfig.h"

#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>

namespace mesh::sandbox {

struct SeedOptions
{
    double recordsPerSecond = 20; ///< > 0
    quint64 seed = 1;
    std::chrono::minutes history{60};
    bool once = false; ///< end when history is there, instead of producing until stopped
};

/// What seeding has got to, for a person who watches.
struct SeedStep
{
    enum class Kind { Topics, Schemas, Catalog, History, Following };
    Kind kind = Kind::Topics;
    qint64 done = 0; ///< topics, schemas, documents, records
};

/// Writes the sandbox's mesh to the cluster and the registry of a profile: topics (made explicitly,
/// with their settings), schemas, catalog, an hour of history, and goes on producing until stopped
/// or `once`. Topics, schemas and documents that are there are left as they are, and a topic that
/// holds records gets no second history: run twice, there is one mesh.
///
/// Blocks. Errors: ReadOnly (the profile is), Usage (no registry in the profile, no rate), Denied,
/// and what the services say. Cancelled is no error: a stop returns success.
core::Result<void> seed(const kafka::Connection &connection, const SeedOptions &options,
                        const std::stop_token &stop,
                        const std::function<void(const SeedStep &)> &progress = {});

} // namespace mesh::sandbox
