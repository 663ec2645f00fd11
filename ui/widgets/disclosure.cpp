// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/disclosure.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

Disclosure::Disclosure(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_head(new QToolButton)
    , m_content(content)
{
    m_head->setProperty("look", u"flat"_s);
    setTitle(title);
    m_head->setCheckable(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setIcon(symbol(u"right"_s, Colour::Dim));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_head, 0, Qt::AlignLeft);
    column->addWidget(m_content);
    m_content->setVisible(false);

    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_head->setIcon(symbol(open ? u"down"_s : u"right"_s, Colour::Dim));
        m_content->setVisible(open);
        Q_EMIT toggled(open);
    });
}

void Disclosure::setTitle(const QString &title)
{
    m_head->setText(title);
    m_head->setAccessibleName(title);
}

void Disclosure::setOpen(bool open)
{
    m_head->setChecked(open);
}

bool Disclosure::isOpen() const
{
    return m_head->isChecked();
}

} // namespace mesh::ui
