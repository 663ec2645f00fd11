// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/facttable.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/state/theme.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int mostShown = 12;
constexpr int headerHeight = 27;
constexpr int measuredRows = 40; ///< for the width of a column
constexpr int toneRole = Qt::UserRole + 1;

} // namespace

/// Texts by row: all of them are new at once, so that thousands cost no more than one change.
class FactRows : public QAbstractTableModel
{
public:
    FactRows(const std::vector<FactTable::Column> &columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {}

    void setRows(const std::vector<QStringList> &rows)
    {
        beginResetModel();
        m_rows = rows;
        m_tones.clear();
        endResetModel();
    }
    void setTone(int row, Colour tone, const QString &tip)
    {
        m_tones[row] = {tone, tip};
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid()) {
            return {};
        }
        const QString text = m_rows[size_t(index.row())].value(index.column());
        const auto tone = m_tones.find(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return text;
        case Qt::ToolTipRole:
            return tone == m_tones.end() ? text : tone->second.second;
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(sideOf(index.column()) | Qt::AlignVCenter);
        case Qt::FontRole:
            return m_columns[size_t(index.column())].mono ? QVariant(monoFont()) : QVariant();
        case toneRole:
            return tone == m_tones.end() ? QVariant() : QVariant(int(tone->second.first));
        default:
            return {};
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
            return {};
        }
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return m_columns[size_t(section)].title;
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(sideOf(section) | Qt::AlignVCenter);
        default:
            return {};
        }
    }

private:
    [[nodiscard]] Qt::Alignment sideOf(int column) const
    {
        return m_columns[size_t(column)].number ? Qt::AlignRight : Qt::AlignLeft;
    }

    const std::vector<FactTable::Column> &m_columns;
    std::vector<QStringList> m_rows;
    std::map<int, std::pair<Colour, QString>> m_tones; ///< by row; with a tip
};

FactTable::FactTable(const QString &name, const std::vector<Column> &columns, QWidget *parent)
    : QTableView(parent)
    , m_columns(columns)
    , m_rows(new FactRows(m_columns, this))
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
    horizontalHeader()->setResizeContentsPrecision(measuredRows);
    for (int column = 0; column < int(columns.size()); ++column) {
        horizontalHeader()->setSectionResizeMode(column, columns[size_t(column)].grows
                                                             ? QHeaderView::Stretch
                                                             : QHeaderView::ResizeToContents);
    }
    setRows({});
}

void FactTable::setRows(const std::vector<QStringList> &rows)
{
    m_rows->setRows(rows);
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
    m_rows->setTone(row, purpose, tip);
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
            texts << index.siblingAtColumn(column).data().toString();
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
