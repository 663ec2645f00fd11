// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "app/core/result.h"

#include <stop_token>

namespace mesh::kafka {
class Admin;
}
namespace mesh::schema {
class SchemaRegistry;
}

namespace mesh::catalog {

/// What is left of a product that has ended: a topic of Kafka, a subject of the registry. Each is
/// kept or deleted for itself.
struct Remnant
{
    enum class Kind { Topic, Subject };
    Kind kind = Kind::Topic;
    QString name;
    /// Records of a topic, by its offsets; versions of a subject. Nothing: not to be seen.
    std::optional<qint64> size{};
    QStringList products{}; ///< others of the mesh that name it: it is theirs, too
    QStringList readers{};  ///< groups that have committed offsets of the topic

    friend bool operator==(const Remnant &, const Remnant &) = default;
};

/// Where a product's ports point to: its topics, and the subjects that they name or that go by the
/// topic's name, with the other products that name them. Asks nobody; over 100,000 products it
/// takes a second: for a pool.
[[nodiscard]] std::vector<Remnant> remnantsOf(const Product &product,
                                              const CatalogSnapshot &snapshot);

/// Those of them that are there, with what they hold. Blocks. Without a registry no subjects; what
/// could not be asked is kept in the list, its size unknown. Errors: those of an unreachable
/// cluster or registry.
[[nodiscard]] core::Result<std::vector<Remnant>> findRemnants(std::vector<Remnant> remnants,
                                                              kafka::Admin &admin,
                                                              schema::SchemaRegistry *registry,
                                                              std::stop_token stop = {});

/// How deleting each has ended; nothing: it is gone.
struct DeletedRemnant
{
    Remnant remnant;
    std::optional<core::Error> error{};
};
/// Deletes a topic with its records; a subject softly, so that its ids stay readable. Held against
/// the mesh as it is now: what another product has come to name is refused, and all of it while the
/// product is in use (Usage). What is gone already is no error. Blocks. For read-only profiles
/// ReadOnly, and nothing is asked.
[[nodiscard]] std::vector<DeletedRemnant>
deleteRemnants(const Product &product, const std::vector<Remnant> &remnants,
               const CatalogSnapshot &snapshot, kafka::Admin &admin,
               schema::SchemaRegistry *registry, std::stop_token stop = {});

} // namespace mesh::catalog
