// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogtopics.h"
#include "app/catalog/catalogwriter.h"
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
/// The documents as they were written once: one change for each author in a domain, with the time
/// that the documents give. Nothing of it is there before.
[[nodiscard]] std::vector<catalog::ChangeSet> changeSets(const std::vector<MeshDocument> &documents,
                                                         core::TimestampMs now);
/// The records that CatalogWriter would make of these changes in topics that hold nothing but their
/// generation: for the mock cluster, where nobody else writes and a start must not take a second.
[[nodiscard]] std::vector<SavedRecord> recordsOf(const std::vector<catalog::ChangeSet> &changes,
                                                 const catalog::CatalogTopics &topics);
/// Makes the topics of the catalog and writes what is not there yet. What is there stays, whoever
/// wrote it. Returns how many documents were written.
core::Result<qint64> writeMissing(catalog::CatalogWriter &writer,
                                  const std::vector<catalog::ChangeSet> &changes);

/// Writes records as they were, in their order.
core::Result<void> replay(kafka::Producer &producer, const std::vector<SavedRecord> &records);

/// Every record of these topics, oldest first within each. Blocks. Error: that of the reading.
[[nodiscard]] core::Result<std::vector<SavedRecord>>
readRecords(const kafka::Connection &connection, const QStringList &topics);

} // namespace mesh::sandbox
