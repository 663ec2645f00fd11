// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/inspectorarea.h"

#include "ui/state/page.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

InspectorArea::InspectorArea(QWidget *parent)
    : QFrame(parent)
    , m_stack(new QStackedWidget)
{
    setObjectName(u"surface"_s);
    setMinimumWidth(220);
    setAccessibleName(tr("Inspector"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    updateVisible();
}

void InspectorArea::setPage(Page *page)
{
    m_page = page;
    m_inspector = page ? page->inspector() : nullptr;
    if (m_inspector) {
        if (m_stack->indexOf(m_inspector) < 0) {
            m_stack->addWidget(m_inspector);
        }
        m_stack->setCurrentWidget(m_inspector);
    }
    updateVisible();
}

void InspectorArea::forget(Page *page)
{
    if (QWidget *inspector = page->inspector(); inspector && m_stack->indexOf(inspector) >= 0) {
        m_stack->removeWidget(inspector);
        inspector->setParent(page);
        inspector->hide();
    }
    if (m_page == page) {
        m_page = nullptr;
        m_inspector = nullptr;
        updateVisible();
    }
}

void InspectorArea::setFolded(bool folded)
{
    if (folded != m_folded) {
        m_folded = folded;
        updateVisible();
        Q_EMIT foldedChanged(folded);
    }
}

void InspectorArea::setNoRoom(bool noRoom)
{
    m_noRoom = noRoom;
    updateVisible();
}

void InspectorArea::reveal()
{
    setFolded(false);
    // Asked for, it comes also where there is little room.
    setVisible(m_inspector != nullptr);
}

void InspectorArea::updateVisible()
{
    setVisible(m_inspector != nullptr && !m_folded && !m_noRoom);
}

} // namespace mesh::ui
