// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogtopics.h"
#include "app/core/result.h"
#include "app/kafka/clientconfig.h"
#include "app/kafka/producer.h"
#include "app/sandbox/meshdocuments.h"
#include "app/sandbox/savedmesh.h"

#include <QStringList>

#include <vector>

/// The catalog's records on their way into and out of the sandbox's cluster.
namespace mesh::sandbox {

/// The platform's topics and two for each domain of the mesh.
[[nodiscard]] QStringList catalogTopicNames(const catalog::CatalogTopics &topics);

/// A new generation for each catalog topic: offsets begin anew with every start of the sandbox.
[[nodiscard]] std::vector<SavedRecord> generationRecords(const catalog::CatalogTopics &topics,
                                                         core::TimestampMs time);
/// The documents as records of their catalog topics.
[[nodiscard]] std::vector<SavedRecord> recordsOf(const std::vector<MeshDocument> &documents,
                                                 const catalog::CatalogTopics &topics,
                                                 core::TimestampMs time);

/// Writes records as they were, in their order.
core::Result<void> replay(kafka::Producer &producer, const std::vector<SavedRecord> &records);

/// Every record of these topics, oldest first within each. Blocks. Error: that of the reading.
[[nodiscard]] core::Result<std::vector<SavedRecord>>
readRecords(const kafka::Connection &connection, const QStringList &topics);

} // namespace mesh::sandbox
