// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/actiondialog.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

ActionDialog::ActionDialog(const QString &title, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_notice(new NoticeBar)
    , m_content(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_action(new PrimaryButton(action))
{
    setWindowTitle(title);
    m_content->setSpacing(space::medium);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_buttons->setSpacing(space::small);
    m_buttons->addStretch();
    m_buttons->addWidget(close);
    m_buttons->addWidget(m_action);
    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(space::large, space::large, space::large, space::large);
    inside->setSpacing(space::medium);
    inside->addWidget(new TitleLabel(title));
    inside->addLayout(m_content, 1);
    inside->addLayout(m_buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_notice);
    outer->addLayout(inside);
}

ActionDialog::~ActionDialog() = default;

void ActionDialog::setVisible(bool visible)
{
    if (visible && !isVisible()) {
        // What is between the title and the buttons came after them: Tab comes to it before.
        QWidget *last = previousInFocusChain();
        for (int i = 0; i < m_buttons->count(); ++i) {
            if (QWidget *button = m_buttons->itemAt(i)->widget()) {
                setTabOrder(last, button);
                last = button;
            }
        }
    }
    QDialog::setVisible(visible);
}

void ActionDialog::addButton(QPushButton &button)
{
    m_buttons->addWidget(&button);
}

bool ActionDialog::event(QEvent *event)
{
    const bool taken = QDialog::event(event);
    // A window's smallest size does not know that wrapped text needs more lines.
    if (event->type() == QEvent::LayoutRequest) {
        resize(width(), std::max(height(), heightForWidth(width())));
    }
    return taken;
}

} // namespace mesh::ui
