// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/workspace.h"

#include "app/core/paths.h"
#include "app/workspace/clustersession.h"
#include "app/workspace/inboxwatch.h"

namespace mesh::workspace {

Workspace::Workspace(const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_profiles(core::configDirectory())
    , m_settings(core::configDirectory())
    , m_chosen(m_settings.load().valueOr({}))
    , m_secrets({.directory = core::configDirectory(), .fileAllowed = m_chosen.secretsFileAllowed})
    , m_memoryBudget(qsizetype(m_chosen.live.memoryBytes))
    , m_activity(clock)
{
    connect(&m_settings, &config::SettingsStore::changed, this, &Workspace::readSettings);
    connect(&m_profiles, &config::ProfileStore::changed, this, &Workspace::profilesChanged);
}

Workspace::~Workspace()
{
    m_activity.setStore(nullptr);
}

Session *Workspace::session() const
{
    return m_session.get();
}

void Workspace::open(const QString &idOrName)
{
    const auto profile = m_profiles.find(idOrName);
    if (!profile) {
        const qint64 line = m_activity.begin(tr("Opened profile"), idOrName);
        m_activity.finish(line, profile.error());
        return;
    }
    const SessionContext context{.tasks = m_tasks,
                                 .secrets = m_secrets,
                                 .memoryBudget = m_memoryBudget,
                                 .activity = m_activity,
                                 .jobs = m_jobs,
                                 .clock = m_clock,
                                 .live = m_chosen.live};
    const std::unique_ptr<ClusterSession> former =
        std::exchange(m_session, std::make_unique<ClusterSession>(*profile, context));
    const std::unique_ptr<InboxWatch> formerInbox =
        std::exchange(m_inbox, std::make_unique<InboxWatch>(*m_session, m_tasks, m_clock));
    m_activity.setStore(&m_session->userStore());
    Q_EMIT sessionChanged();
    m_session->open();
}

void Workspace::close()
{
    const std::unique_ptr<ClusterSession> former = std::exchange(m_session, nullptr);
    const std::unique_ptr<InboxWatch> formerInbox = std::exchange(m_inbox, nullptr);
    m_activity.setStore(nullptr);
    Q_EMIT sessionChanged();
}

void Workspace::readSettings()
{
    if (const auto settings = m_settings.load()) {
        m_chosen = *settings;
        Q_EMIT settingsChanged();
    }
}

void Workspace::profilesChanged()
{
    if (!m_session) {
        return;
    }
    if (const auto profile = m_profiles.get(m_session->profile().id)) {
        m_session->rename(*profile);
    }
}

} // namespace mesh::workspace
