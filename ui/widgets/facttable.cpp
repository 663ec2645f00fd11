// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/facttable.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/state/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int mostShown = 12;
constexpr int headerHeight = 27;
constexpr int toneRole = Qt::UserRole + 1;

} // namespace

FactTable::FactTable(const QString &name, const std::vector<Column> &columns, QWidget *parent)
    : QTableView(parent)
    , m_rows(new QStandardItemModel(0, int(columns.size()), this))
    , m_columns(columns)
{
    setModel(m_rows);
    setItemDelegate(new RowDelegate(toneRole, this));
    setAccessibleName(name);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(space::row);
    verticalHeader()->setMinimumSectionSize(space::row);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setFixedHeight(headerHeight);
    for (int column = 0; column < int(columns.size()); ++column) {
        const Column &about = columns[size_t(column)];
        m_rows->setHeaderData(column, Qt::Horizontal, about.title);
        m_rows->setHeaderData(column, Qt::Horizontal, about.title, Qt::ToolTipRole);
        const auto side = about.number ? Qt::AlignRight : Qt::AlignLeft;
        m_rows->setHeaderData(column, Qt::Horizontal, QVariant::fromValue(side | Qt::AlignVCenter),
                              Qt::TextAlignmentRole);
    }
    setRows({});
}

void FactTable::setRows(const std::vector<QStringList> &rows)
{
    m_rows->setRowCount(0);
    for (const QStringList &texts : rows) {
        QList<QStandardItem *> items;
        for (int column = 0; column < int(m_columns.size()); ++column) {
            auto *item = new QStandardItem(texts.value(column));
            const Column &about = m_columns[size_t(column)];
            item->setTextAlignment((about.number ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
            item->setToolTip(texts.value(column));
            if (about.mono) {
                item->setFont(monoFont());
            }
            items << item;
        }
        m_rows->appendRow(items);
    }
    for (int column = 0; column < int(m_columns.size()); ++column) {
        horizontalHeader()->setSectionResizeMode(column, m_columns[size_t(column)].grows
                                                             ? QHeaderView::Stretch
                                                             : QHeaderView::ResizeToContents);
    }
    const int shown = std::clamp(int(rows.size()), 1, mostShown);
    setVerticalScrollBarPolicy(int(rows.size()) > mostShown ? Qt::ScrollBarAsNeeded
                                                            : Qt::ScrollBarAlwaysOff);
    setFixedHeight(headerHeight + shown * space::row + 2);
}

void FactTable::setRowTone(int row, const QString &tone, const QString &tip)
{
    const Colour purpose = tone == u"bad"_s    ? Colour::Bad
                           : tone == u"warn"_s ? Colour::Warn
                                               : Colour::Dim;
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        if (QStandardItem *item = m_rows->item(row, column)) {
            item->setData(int(purpose), toneRole);
            item->setToolTip(tip);
        }
    }
}

void FactTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTableView::keyPressEvent(event);
        return;
    }
    QStringList lines;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : rows) {
        QStringList texts;
        for (int column = 0; column < m_rows->columnCount(); ++column) {
            texts << m_rows->item(index.row(), column)->text();
        }
        lines << texts.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void FactTable::wheelEvent(QWheelEvent *event)
{
    // A table that shows all its rows leaves the wheel to the page.
    if (verticalScrollBar()->maximum() == 0) {
        event->ignore();
        return;
    }
    QTableView::wheelEvent(event);
}

} // namespace mesh::ui
