// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QMenu;

namespace mesh::workspace {
class Session;
}

namespace mesh::ui {

class ElidedLabel;
class FlatButton;

/// One line: the connection, what holds for it, the catalog's age, what happened last, the time
/// zone.
class StatusLine : public QFrame
{
    Q_OBJECT
public:
    explicit StatusLine(const Context &context, QWidget *parent = nullptr);

    void setSession(workspace::Session *session);
    /// One sentence in the place of the last activity.
    void tell(const QString &sentence);

Q_SIGNALS:
    void activityRequested();
    void settingsRequested();
    /// A click on the state while there is a problem: what is it?
    void problemRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateState();
    void updateAge();
    void updateActivity();
    void updateJobs();
    void fillZoneMenu();

    Context m_context;
    QPointer<workspace::Session> m_session;
    FlatButton *m_state;
    ElidedLabel *m_sentence;
    QLabel *m_age;
    FlatButton *m_activity;
    FlatButton *m_jobs;
    FlatButton *m_zone;
    QMenu *m_zoneMenu;
    QString m_told;
    QTimer m_tick;
};

} // namespace mesh::ui
