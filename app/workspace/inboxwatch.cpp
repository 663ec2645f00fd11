// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/inboxwatch.h"

namespace mesh::workspace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

InboxWatch::InboxWatch(Session &session, core::Tasks &tasks, const core::Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tasks(tasks)
    , m_freshness(session.pulse(), clock)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms); // a sync publishes many snapshots one after the other
    connect(&m_pause, &QTimer::timeout, this, &InboxWatch::look);
    const auto later = [this] { m_pause.start(); };
    connect(&session, &Session::catalogChanged, this, later);
    connect(&session, &Session::stateChanged, this, later);
    connect(&session.userStore(), &UserStore::favouritesChanged, this, later);
    connect(&session.userStore(), &UserStore::draftsChanged, this, later);
    connect(&session, &QObject::destroyed, &m_pause, &QTimer::stop);
    connect(&m_freshness, &FreshnessWatch::measured, this, later);
    later();
}

InboxQuestion InboxWatch::question() const
{
    const config::Profile &profile = m_session.profile();
    const UserStore &own = m_session.userStore();
    return {m_session.catalog(), profile.identity,     profile.principal(), own.favourites(),
            own.drafts(),        QDate::currentDate(), m_freshness.pulses()};
}

void InboxWatch::look()
{
    m_tasks.run(core::Pool::Cpu, [asked = question()] { return inboxOf(asked); })
        .then(this, [this, request = ++m_request](const Inbox &found) {
            if (request != m_request) {
                return;
            }
            m_freshness.setPromises(found.promised);
            if (!m_known || found.items != m_items) {
                m_known = true;
                m_items = found.items;
                Q_EMIT changed();
            }
        });
}

} // namespace mesh::workspace
