// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace mesh::ui {

struct CommandSpec
{
    QString text; ///< in the imperative: "Refresh"
    QKeySequence shortcut;
    QString symbol;
    std::function<void()> run;
};

/// Everything a window can be told to do, for the palette, the shortcuts and the menus: one action
/// each.
class Commands : public QObject
{
    Q_OBJECT
public:
    /// The shortcuts work in the whole of `window`.
    explicit Commands(QWidget *window);

    QAction *add(const CommandSpec &spec);
    [[nodiscard]] const QList<QAction *> &all() const { return m_actions; }

private:
    QWidget *m_window;
    QList<QAction *> m_actions;
};

} // namespace mesh::ui
