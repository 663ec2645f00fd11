// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/resulttable.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace mesh::ui {

ResultTable::ResultTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setMinimumSectionSize(40);
    connect(this, &QTableView::doubleClicked, this, &ResultTable::opened);
}

void ResultTable::setColumnRules(std::vector<ColumnRule> rules)
{
    m_rules = std::move(rules);
    applyRules();
}

void ResultTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid()) {
            Q_EMIT opened(currentIndex());
            return;
        }
        break;
    case Qt::Key_Space:
        if (currentIndex().isValid()) {
            Q_EMIT marked(currentIndex());
            return;
        }
        break;
    case Qt::Key_Delete:
        if (currentIndex().isValid()) {
            Q_EMIT endWanted(currentIndex());
            return;
        }
        break;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void ResultTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    applyRules();
}

void ResultTable::applyRules()
{
    if (!model()) {
        return;
    }
    const int room = viewport()->width();
    int fixed = 0;
    int shares = 0;
    for (const ColumnRule &rule : m_rules) {
        const bool hidden = room < rule.hideBelow;
        setColumnHidden(rule.column, hidden);
        fixed += hidden ? 0 : rule.width;
        shares += hidden ? 0 : rule.stretch;
    }
    const int left = std::max(0, room - fixed);
    for (const ColumnRule &rule : m_rules) {
        const int extra = shares > 0 ? left * rule.stretch / shares : 0;
        setColumnWidth(rule.column, rule.width + extra);
    }
}

} // namespace mesh::ui
