// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/activitylog.h"
#include "app/workspace/jobs.h"
#include "app/workspace/session.h"

#include "app/config/profilestore.h"
#include "app/config/secretstore.h"
#include "app/config/settings.h"
#include "app/core/clock.h"
#include "app/core/tasks.h"
#include "app/records/memorybudget.h"

#include <QObject>

#include <memory>

namespace mesh::workspace {

class ClusterSession;
class InboxWatch;

/// What a running program holds: profiles, settings, one open session, activity, jobs. GUI thread
/// only; what it starts runs in its pools and reports back on the GUI thread.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(const core::Clock &clock, QObject *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] config::ProfileStore &profiles() { return m_profiles; }
    [[nodiscard]] config::SecretStore &secrets() { return m_secrets; }
    [[nodiscard]] config::SettingsStore &settings() { return m_settings; }
    /// What a person chose; kept up to date by whoever saves it through settings().
    [[nodiscard]] const config::Settings &chosen() const { return m_chosen; }
    [[nodiscard]] core::Tasks &tasks() { return m_tasks; }
    [[nodiscard]] ActivityLog &activity() { return m_activity; }
    [[nodiscard]] Jobs &jobs() { return m_jobs; }
    /// What all views of this process together may keep of records.
    [[nodiscard]] records::MemoryBudget &memoryBudget() { return m_memoryBudget; }
    [[nodiscard]] const core::Clock &clock() const { return m_clock; }

    /// The open session, or nullptr. It lives until another is opened or the workspace ends.
    [[nodiscard]] Session *session() const;
    /// Of the open session, or nullptr: the one that all views of it share.
    [[nodiscard]] InboxWatch *inbox() const { return m_inbox.get(); }

    /// Opens a profile: the sandbox is started, any other cluster is connected to in the
    /// background. Returns at once; what happens is told by the session's stateChanged, and by the
    /// activity log where there is no such profile.
    void open(const QString &idOrName);
    void close();

Q_SIGNALS:
    /// session() is another one, or none; the former one is destroyed after this signal.
    void sessionChanged();
    /// chosen() is another.
    void settingsChanged();

private:
    void readSettings();
    void profilesChanged();

    const core::Clock &m_clock;
    config::ProfileStore m_profiles;
    config::SettingsStore m_settings;
    config::Settings m_chosen;
    config::SecretStore m_secrets;
    records::MemoryBudget m_memoryBudget;
    ActivityLog m_activity;
    Jobs m_jobs;
    core::Tasks m_tasks; ///< waits for what runs, which may use any of the above
    std::unique_ptr<ClusterSession> m_session;
    std::unique_ptr<InboxWatch> m_inbox; ///< of m_session
};

} // namespace mesh::workspace
