// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogrecord.h"
#include "app/catalog/catalogtopics.h"
#include "app/catalog/snapshot.h"
#include "app/kafka/admin.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>

namespace mesh::catalog {

/// One key's new document, and the record it was made from.
struct Edit
{
    QByteArray key;
    std::optional<QByteArray> value;     ///< JSON; nothing: the key is removed
    std::optional<core::Offset> basedOn; ///< the revision that was seen; nothing: there was none
};

/// Edits that are written together, all or none.
struct ChangeSet
{
    QString domain; ///< empty: the platform's topic
    std::vector<Edit> edits;
    Signature by;
    QString message; ///< why
};

/// A key that somebody else has written since: both sides, to choose from.
struct Conflict
{
    QByteArray key;
    std::optional<core::Offset> basedOn;
    std::optional<core::Offset> current; ///< nothing: it was removed, or never there
    std::optional<QByteArray> currentValue;
};

struct WriteOutcome
{
    std::vector<Conflict> conflicts;   ///< not empty: nothing was written
    std::vector<core::Offset> offsets; ///< of the records, in the order of the edits
    int attempts = 0;

    [[nodiscard]] bool written() const { return conflicts.empty(); }
};

/// Points at which a test lets a writer die; see faultAt.
enum class WriteStep { Initialised, Read, Begun, CatalogProduced, ChangeProduced, Committed };

/// Writes records of a domain: a compare-and-set made of a Kafka transaction. All writers of a
/// domain share a transactional id; whoever begins fences the others out, reads the topic to its
/// end, compares, writes the catalog record, then the change record, and commits only if the first
/// record stands exactly where reading ended. Whoever is fenced starts again, after a pause that
/// doubles. On a cluster without transactions (the sandbox, whose one writer is this process) the
/// same without the transaction.
///
/// Calls block, from 50 ms to the deadline: use a pool. Thread-safe; calls wait for each other.
/// Errors: ReadOnly (the profile), Denied, NotFound (the domain has no topics), Policy (they are of
/// another shape: what was written would be lost or spread), AlreadyExists (a record that is not
/// understood stands there), Conflict and retriable (others kept
/// coming first, or hold a transaction open), TooLarge (with the size, and what the topic takes);
/// unknown outcomes are looked up in the topic and never
/// guessed; Timeout where even that was not possible.
class CatalogWriter
{
public:
    static constexpr std::chrono::milliseconds deadline{30'000};

    static core::Result<std::unique_ptr<CatalogWriter>> open(const kafka::Connection &connection,
                                                             const QString &prefix);
    ~CatalogWriter();
    CatalogWriter(const CatalogWriter &) = delete;
    CatalogWriter &operator=(const CatalogWriter &) = delete;

    /// `known`: what a sync has read already, which spares reading a long topic whole.
    core::Result<WriteOutcome> write(const ChangeSet &set, const CatalogSnapshot *known = nullptr);
    /// Gives the topic a generation, unless it has one.
    core::Result<void> ensureGeneration(const QString &topic, const QString &domain);

    [[nodiscard]] const std::shared_ptr<kafka::Admin> &admin() const { return m_admin; }
    [[nodiscard]] const CatalogTopics &topics() const { return m_topics; }

    /// For tests: called at each step; true: the write ends there, as if the process had died.
    void faultAt(std::function<bool(WriteStep)> fault) { m_fault = std::move(fault); }

private:
    struct Plan;
    struct End;
    class Attempt;

    CatalogWriter(std::shared_ptr<kafka::Admin> admin, const QString &prefix);
    core::Result<void> checkTopics(const QString &domain);
    core::Result<kafka::ClusterCapabilities> capabilities();
    core::Result<WriteOutcome> run(const Plan &plan, const CatalogSnapshot *known);

    std::mutex m_mutex;
    std::shared_ptr<kafka::Admin> m_admin;
    CatalogTopics m_topics;
    std::optional<kafka::ClusterCapabilities> m_capabilities; ///< asked once
    std::set<QString> m_checked; ///< domains whose topics have the right shape
    std::function<bool(WriteStep)> m_fault;
};

/// The record of a change, as it goes into the changes topic.
[[nodiscard]] QByteArray changeDocument(const Edit &edit, const ChangeSet &set,
                                        core::Offset revision);

} // namespace mesh::catalog
