// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/inboxwatch.h"

namespace mesh::workspace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

InboxWatch::InboxWatch(Session &session, core::Tasks &tasks, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_tasks(tasks)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms); // a sync publishes many snapshots one after the other
    connect(&m_pause, &QTimer::timeout, this, &InboxWatch::look);
    const auto later = [this] { m_pause.start(); };
    connect(&session, &Session::catalogChanged, this, later);
    connect(&session, &Session::stateChanged, this, later);
    connect(&session.userStore(), &UserStore::favouritesChanged, this, later);
    connect(&session.userStore(), &UserStore::draftsChanged, this, later);
    later();
}

InboxQuestion InboxWatch::question() const
{
    const config::Profile &profile = m_session.profile();
    const UserStore &own = m_session.userStore();
    return {m_session.catalog(),
            profile.identity,
            profile.user.isEmpty() ? QString() : u"User:"_s + profile.user,
            own.favourites(),
            own.drafts(),
            QDate::currentDate()};
}

void InboxWatch::look()
{
    m_tasks.run(core::Pool::Cpu, [asked = question()] { return inboxOf(asked); })
        .then(this, [this, request = ++m_request](const std::vector<InboxItem> &items) {
            if (request != m_request || (m_known && items == m_items)) {
                return;
            }
            m_known = true;
            m_items = items;
            Q_EMIT changed();
        });
}

} // namespace mesh::workspace
