// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/activitylog.h"

#include "app/core/clock.h"
#include "app/workspace/userstore.h"

#include <algorithm>

namespace mesh::workspace {

ActivityLog::ActivityLog(const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    // Ids begin at the time, so that two programs on one file do not meet.
    m_next = clock.now() * 1000;
}

void ActivityLog::setStore(UserStore *store)
{
    if (m_store) {
        m_store->disconnect(this);
    }
    m_store = store;
    m_entries.clear();
    Q_EMIT reset();
    if (store != nullptr) {
        connect(store, &UserStore::loaded, this, &ActivityLog::prepend);
    }
}

void ActivityLog::prepend(const std::vector<Activity> &earlier)
{
    m_entries.insert(m_entries.begin(), earlier.begin(), earlier.end());
    while (qsizetype(m_entries.size()) > limit) {
        m_entries.pop_front();
    }
    Q_EMIT reset();
}

qint64 ActivityLog::add(Activity activity)
{
    activity.id = m_next++;
    activity.startedAt = m_clock.now();
    if (activity.outcome != Outcome::Running) {
        activity.endedAt = activity.startedAt;
    }
    m_entries.push_back(activity);
    if (qsizetype(m_entries.size()) > limit) {
        m_entries.pop_front();
    }
    if (m_store) {
        m_store->writeActivity(activity);
    }
    Q_EMIT added(activity);
    return activity.id;
}

qint64 ActivityLog::note(const QString &action, const QString &subject)
{
    return add({.action = action, .subject = subject, .outcome = Outcome::Done});
}

qint64 ActivityLog::begin(const QString &action, const QString &subject)
{
    return add({.action = action, .subject = subject, .outcome = Outcome::Running});
}

void ActivityLog::finish(qint64 id, const std::optional<core::Error> &error)
{
    const auto entry = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                    [id](const Activity &a) { return a.id == id; });
    if (entry == m_entries.rend() || entry->outcome != Outcome::Running) {
        return;
    }
    entry->endedAt = m_clock.now();
    entry->outcome = !error                                 ? Outcome::Done
                     : error->code == core::Code::Cancelled ? Outcome::Cancelled
                                                            : Outcome::Failed;
    if (entry->outcome == Outcome::Failed) {
        entry->errorName = core::codeName(error->code);
        entry->detail = core::explain(*error).sentence();
    }
    if (m_store) {
        m_store->writeActivity(*entry);
    }
    Q_EMIT changed(*entry);
}

} // namespace mesh::workspace
