// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/freshnesswatch.h"
#include "app/workspace/inbox.h"
#include "app/workspace/session.h"

#include "app/core/tasks.h"

#include <QObject>
#include <QTimer>

namespace mesh::workspace {

/// Keeps a person's inbox up to date while a session lasts: looked through anew, in a pool, when
/// the catalog, the person's own or the profile has changed, or the freshness of the person's
/// products was measured. GUI thread only.
class InboxWatch : public QObject
{
    Q_OBJECT
public:
    InboxWatch(Session &session, core::Tasks &tasks, const core::Clock &clock,
               QObject *parent = nullptr);

    [[nodiscard]] const std::vector<InboxItem> &items() const { return m_items; }
    /// False before the first answer.
    [[nodiscard]] bool isKnown() const { return m_known; }
    /// Who asks, as of now.
    [[nodiscard]] InboxQuestion question() const;

Q_SIGNALS:
    void changed();

private:
    void look();

    Session &m_session;
    core::Tasks &m_tasks;
    FreshnessWatch m_freshness;
    QTimer m_pause;
    quint64 m_request = 0;
    bool m_known = false;
    std::vector<InboxItem> m_items;
};

} // namespace mesh::workspace
