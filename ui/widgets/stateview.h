// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mesh::ui {

class Disclosure;

/// The designed page for when there is nothing to show: what happened, why, what to do, and a
/// button that does it. Raw error names only stand under Details.
class StateView : public QWidget
{
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);

    /// Something is on its way. After a moment a bar moves, so that short waits do not flicker.
    void showLoading(const QString &sentence);
    /// There is nothing, and that is no failure. `actionText` empty: no button.
    void showEmpty(const QString &what, const QString &why, const QString &actionText = {});
    /// A failure in the words of core::explain. `actionText` names what the button does, e.g. "Try
    /// again"; empty: no button.
    void showError(const core::Error &error, const QString &actionText = {});

Q_SIGNALS:
    void actionTriggered();

private:
    void setContent(const QString &symbolName, const QString &what, const QString &why,
                    const QString &actionText);

    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_why;
    QProgressBar *m_progress;
    QPushButton *m_action;
    Disclosure *m_details;
    QLabel *m_detailText;
};

} // namespace mesh::ui
