// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/activity.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <vector>

namespace mesh::core {
class Clock;
}

namespace mesh::workspace {

class UserStore;

/// What this person did and what happened, oldest first; the newest `limit` in memory, all of it in
/// the open profile's UserStore. GUI thread only.
class ActivityLog : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype limit = 2000;

    explicit ActivityLog(const core::Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const std::deque<Activity> &entries() const { return m_entries; }

    /// From now on lines are kept there; its own earlier ones come before those of memory.
    void setStore(UserStore *store);

    /// Adds a line that is done and returns its id.
    qint64 note(const QString &action, const QString &subject);
    /// Adds a line that runs; `finish` gives it its outcome. A cancelled error is no failure.
    qint64 begin(const QString &action, const QString &subject);
    void finish(qint64 id, const std::optional<core::Error> &error = {});

Q_SIGNALS:
    void added(const mesh::workspace::Activity &activity);
    void changed(const mesh::workspace::Activity &activity);
    /// entries() is another list.
    void reset();

private:
    qint64 add(Activity activity);
    void prepend(const std::vector<Activity> &earlier);

    const core::Clock &m_clock;
    QPointer<UserStore> m_store;
    std::deque<Activity> m_entries;
    qint64 m_next = 1;
};

} // namespace mesh::workspace
