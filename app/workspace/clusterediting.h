// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/catalogediting.h"
#include "app/workspace/link.h"

#include "app/core/tasks.h"

namespace mesh::core {
class Clock;
}

namespace mesh::workspace {

class ActivityLog;
class Session;

/// Edits the catalog of a real cluster, or of the sandbox.
class ClusterEditing final : public CatalogEditing
{
    Q_OBJECT
public:
    ClusterEditing(const Session &session, core::Tasks &tasks, ActivityLog &activity,
                   const core::Clock &clock, QObject *parent = nullptr);
    ~ClusterEditing() override;

    /// Before it nothing can be written.
    void setLink(const LinkPointer &link);

    [[nodiscard]] std::optional<core::Error> refusal() const override;
    [[nodiscard]] catalog::CatalogTopics topics() const override;
    [[nodiscard]] catalog::Signature signature() const override;
    [[nodiscard]] QFuture<core::Result<void>> setUpMesh() override;
    [[nodiscard]] QFuture<core::Result<void>> setUpDomain(const QString &domain) override;
    [[nodiscard]] QFuture<core::Result<std::vector<catalog::SettingAdvice>>>
    settingAdvice() override;
    [[nodiscard]] QFuture<Outcome> write(catalog::ChangeSet set, const QString &action,
                                         const QString &subject) override;
    [[nodiscard]] QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
    history(const catalog::RecordPlace &place) override;
    [[nodiscard]] QFuture<core::Result<std::vector<catalog::HistoryEntry>>>
    changes(const QStringList &domains, core::TimestampMs since, ChangeFilter mine) override;
    [[nodiscard]] QFuture<core::Result<core::Offset>>
    ask(const catalog::AccessRequest &request) override;
    [[nodiscard]] QFuture<core::Result<core::Offset>>
    noteReveal(const catalog::Reveal &reveal) override;
    [[nodiscard]] QFuture<core::Result<std::vector<kafka::AclBinding>>>
    rightsOn(const QStringList &topics, const QStringList &groups) override;
    [[nodiscard]] QFuture<std::vector<catalog::AppliedAcl>>
    applyRights(const std::vector<kafka::AclBinding> &rights, bool takeBack,
                const QString &subject) override;
    [[nodiscard]] QFuture<core::Result<std::vector<catalog::Remnant>>>
    remnants(const catalog::Product &product) override;
    [[nodiscard]] QFuture<std::vector<catalog::DeletedRemnant>>
    deleteRemnants(const catalog::Product &product,
                   const std::vector<catalog::Remnant> &remnants) override;

Q_SIGNALS:
    /// Topics were made or deleted: the list of topics is old.
    void topicsChanged();

private:
    class Writer;
    template<typename T, typename Work>
    QFuture<core::Result<T>> run(const QString &action, const QString &subject, Work work);

    const Session &m_session;
    core::Tasks &m_tasks;
    ActivityLog &m_activity;
    const core::Clock &m_clock;
    LinkPointer m_link;
    std::shared_ptr<Writer> m_writer; ///< shared with the tasks that use it
};

} // namespace mesh::workspace
