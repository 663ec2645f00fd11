// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/actiondialog.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include <QVBoxLayout>

namespace mesh::ui {

ActionDialog::ActionDialog(const QString &title, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_notice(new NoticeBar)
    , m_content(new QVBoxLayout)
    , m_action(new PrimaryButton(action))
{
    setWindowTitle(title);
    m_content->setSpacing(space::medium);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_action);
    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(space::large, space::large, space::large, space::large);
    inside->setSpacing(space::medium);
    inside->addWidget(new TitleLabel(title));
    inside->addLayout(m_content, 1);
    inside->addLayout(buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_notice);
    outer->addLayout(inside);
}

ActionDialog::~ActionDialog() = default;

} // namespace mesh::ui
