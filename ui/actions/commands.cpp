// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/actions/commands.h"

#include "ui/state/symbols.h"

#include <QAction>
#include <QWidget>

namespace mesh::ui {

Commands::Commands(QWidget *window)
    : QObject(window)
    , m_window(window)
{}

QAction *Commands::add(const CommandSpec &spec)
{
    auto *action = new QAction(spec.text, m_window);
    action->setShortcut(spec.shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    if (!spec.symbol.isEmpty()) {
        action->setIcon(symbol(spec.symbol));
    }
    connect(action, &QAction::triggered, this, spec.run);
    m_window->addAction(action);
    m_actions << action;
    return action;
}

} // namespace mesh::ui
