// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/banner.h"

#include <QPointer>

namespace mesh::workspace {
class Session;
}

namespace mesh::ui {

/// What is wrong with a session that goes on all the same: nothing can be kept on this disk, or a
/// part of the catalog cannot be read. Hidden while nothing is. GUI thread only.
class SessionNotice : public Banner
{
    Q_OBJECT
public:
    explicit SessionNotice(QWidget *parent = nullptr);

    /// nullptr: no connection is open.
    void setSession(workspace::Session *session);

private:
    void updateSentence();

    QPointer<workspace::Session> m_session;
    QString m_putAway; ///< the sentence that somebody has closed
};

} // namespace mesh::ui
