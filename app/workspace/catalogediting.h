// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/access/access.h"
#include "app/catalog/catalogwriter.h"
#include "app/catalog/governance/remnants.h"
#include "app/catalog/history/history.h"
#include "app/catalog/history/undo.h"
#include "app/catalog/meshsetup.h"
#include "app/core/result.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace mesh::workspace {

/// A write of this session, under the name that the activity log has for it.
struct NamedWrite : catalog::DoneWrite
{
    QString subject; ///< sales.orders
};

/// What a window does to the catalog of the open profile. GUI thread only; the work runs in a pool
/// and leaves a line in the activity log. Futures report on the thread that chains
/// `.then(context, …)`; a write that has begun ends even if nobody waits for it any more.
class CatalogEditing : public QObject
{
    Q_OBJECT
public:
    using Outcome = core::Result<catalog::WriteOutcome>;
    /// Of changes of a domain, by the key of what was changed.
    using ChangeFilter = std::function<bool(const QString &domain, const QByteArray &key)>;
    static constexpr std::size_t mostChanges = 500;

    /// Why nothing can be written now: ReadOnly (the profile), Unreachable. Nothing: it may be
    /// tried; what the cluster allows is told by the cluster alone.
    [[nodiscard]] virtual std::optional<core::Error> refusal() const = 0;
    /// Names of the mesh's topics under the profile's prefix.
    [[nodiscard]] virtual catalog::CatalogTopics topics() const = 0;
    /// Who the profile says that writes, now.
    [[nodiscard]] virtual catalog::Signature signature() const = 0;

    /// Makes the platform's topics where they are missing, checks them, and writes the tiers,
    /// classifications and policies that a mesh begins with. Errors: those of catalog::setUpMesh.
    [[nodiscard]] virtual QFuture<core::Result<void>> setUpMesh() = 0;
    /// The same for a domain's topics; its record is written by `write`.
    [[nodiscard]] virtual QFuture<core::Result<void>> setUpDomain(const QString &domain) = 0;

    /// Settings of the mesh's topics that are otherwise than they are made now; errors are those of
    /// catalog::adviceOn.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<catalog::SettingAdvice>>>
    settingAdvice() = 0;

    /// Writes a change set, signed. `action` and `subject` are its line in the log: "Published",
    /// "sales.orders". A conflict is an outcome, not an error.
    [[nodiscard]] virtual QFuture<Outcome> write(catalog::ChangeSet set, const QString &action,
                                                 const QString &subject) = 0;

    /// The changes of a record, newest first; those and errors of catalog::History::readRecord.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
    history(const catalog::RecordPlace &place) = 0;

    /// The changes of whole domains (empty: the platform's) since a moment, newest first: the
    /// newest `mostChanges` of all, and as many of those that `mine` says yes to, which is asked in
    /// a pool. Domains that have no changes topic, or one that may not be read, are left out; where
    /// none of them answers, errors are those of catalog::History.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
    changes(const QStringList &domains, core::TimestampMs since, ChangeFilter mine) = 0;

    /// Sends a request for access, which everybody may; errors are those of catalog::sendRequest.
    [[nodiscard]] virtual QFuture<core::Result<core::Offset>>
    ask(const catalog::AccessRequest &request) = 0;
    /// Notes, before anything masked is shown, who looks at it; errors are those of
    /// catalog::sendReveal.
    [[nodiscard]] virtual QFuture<core::Result<core::Offset>>
    noteReveal(const catalog::Reveal &reveal) = 0;
    /// The rights of Kafka's authorizer that speak of these topics and groups. Denied where they
    /// may not be seen, Unsupported where there is no authorizer.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<kafka::AclBinding>>>
    rightsOn(const QStringList &topics, const QStringList &groups) = 0;
    /// Gives the rights, or takes them back: how each was applied. `subject`: for the log.
    [[nodiscard]] virtual QFuture<std::vector<catalog::AppliedAcl>>
    applyRights(const std::vector<kafka::AclBinding> &rights, bool takeBack,
                const QString &subject) = 0;

    /// What is still there of what a product names; errors are those of catalog::findRemnants.
    [[nodiscard]] virtual QFuture<core::Result<std::vector<catalog::Remnant>>>
    remnants(const catalog::Product &product) = 0;
    /// Deletes some of them for good: how each ended.
    [[nodiscard]] virtual QFuture<std::vector<catalog::DeletedRemnant>>
    deleteRemnants(const catalog::Product &product,
                   const std::vector<catalog::Remnant> &remnants) = 0;

    /// The newest write of this session that can be undone.
    [[nodiscard]] const std::optional<NamedWrite> &lastWrite() const { return m_lastWrite; }
    /// Writes what stood there before, as a new change; Usage where there is nothing to undo. A
    /// conflict where somebody has written since.
    [[nodiscard]] QFuture<Outcome> undoLastWrite(const QString &message);

Q_SIGNALS:
    /// lastWrite() is another.
    void written();

protected:
    using QObject::QObject;
    void noteWritten(std::optional<NamedWrite> write);

private:
    std::optional<NamedWrite> m_lastWrite;
};

} // namespace mesh::workspace
