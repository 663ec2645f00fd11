// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/recordtable.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <limits>

// What keyboard, mouse and wheel do in a RecordTable.

namespace mesh::ui {

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const int row = m_current ? m_model.rowOf(*m_current).value_or(-1) : -1;
    const int last = m_model.rowCount() - 1;
    const int page = std::max(1, wholeVisibleRows() - 1);
    constexpr int none = std::numeric_limits<int>::min();
    int target = none;
    switch (event->key()) {
    case Qt::Key_Up:
        target = row >= 0 ? row - 1 : m_top;
        break;
    case Qt::Key_Down:
        target = row >= 0 ? row + 1 : m_top;
        break;
    case Qt::Key_PageUp:
        target = (row >= 0 ? row : m_top) - page;
        break;
    case Qt::Key_PageDown:
        target = (row >= 0 ? row : m_top) + page;
        break;
    case Qt::Key_End:
        target = last;
        break;
    case Qt::Key_Home:
        showNewest();
        Q_EMIT newestWanted();
        return;
    case Qt::Key_Escape:
        if (!m_selection.isEmpty()) {
            clearSelection();
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left
                                                 ? QAbstractSlider::SliderSingleStepSub
                                                 : QAbstractSlider::SliderSingleStepAdd);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current) {
            Q_EMIT activated(*m_current);
            return;
        }
        break;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->matches(QKeySequence::SelectAll) && last >= 0) {
        m_selection.add({m_model.sequence(last), m_model.sequence(0)});
        viewport()->update();
    } else if (target != none && last >= 0) {
        select(std::clamp(target, 0, last), extends ? Qt::ShiftModifier : Qt::NoModifier);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (row < 0) {
        if (event->button() == Qt::LeftButton) {
            clearSelection();
        }
        return;
    }
    m_currentColumn = std::max(0, columnAt(event->position().toPoint().x()));
    const bool keep =
        event->button() == Qt::RightButton && m_selection.contains(m_model.sequence(row));
    if (!keep) {
        select(row, event->modifiers());
    }
}

void RecordTable::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (event->buttons().testFlag(Qt::LeftButton) && row >= 0 && m_anchor) {
        select(row, Qt::ShiftModifier);
    }
}

void RecordTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (row >= 0 && event->button() == Qt::LeftButton) {
        Q_EMIT activated(m_model.sequence(row));
    }
}

void RecordTable::contextMenuEvent(QContextMenuEvent *event)
{
    const auto current = m_current ? m_model.rowOf(*m_current) : std::nullopt;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (current) {
            const QPoint place = rowRect(*current).bottomLeft() + QPoint(RecordPainter::margin, 0);
            Q_EMIT rowMenuRequested(viewport()->mapToGlobal(place), *m_current, m_currentColumn);
        }
        return;
    }
    const QPoint place = viewport()->mapFromGlobal(event->globalPos());
    if (const int row = rowAt(place.y()); row >= 0) {
        Q_EMIT rowMenuRequested(event->globalPos(), m_model.sequence(row), columnAt(place.x()));
    }
}

void RecordTable::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().x() != 0 && event->angleDelta().y() == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    // Three rows a notch of 120; finer devices add up until a row is full.
    m_wheel += event->angleDelta().y();
    const int rows = m_wheel / 40;
    m_wheel -= rows * 40;
    verticalScrollBar()->setValue(verticalScrollBar()->value() - rows);
    event->accept();
}

bool RecordTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        showCellTip(static_cast<QHelpEvent *>(event));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void RecordTable::showCellTip(QHelpEvent *event)
{
    const int row = rowAt(event->pos().y());
    const int column = columnAt(event->pos().x());
    if (row < 0 || column < 0) {
        QToolTip::hideText();
        return;
    }
    const RecordCells &cells = m_model.cells(row);
    const RecordColumn &about = m_model.reader().columns()[size_t(column)];
    const RecordCell &cell = cells.cells[size_t(column)];
    QString text;
    if (!cells.problem.isEmpty() && about.ofValue()) {
        text = cells.problem;
    } else if (cell.tone == CellTone::Masked) {
        text = about.tip;
    } else if (about.column.source == tabular::Column::Source::Timestamp) {
        text = m_model.reader().fullTime(m_model.record(row));
    } else if (m_painter.textWidth(cell.text) >
               m_header->sectionSize(column) - 2 * RecordPainter::margin) {
        text = cell.text.left(2000);
    }
    QToolTip::showText(event->globalPos(), text.toHtmlEscaped(), viewport(), cellRect(row, column));
}

} // namespace mesh::ui
