// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/recordtableaccessible.h"

#include "ui/widgets/recordtable.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <array>

namespace mesh::ui {
namespace {

class TableAccessible;

/// One cell, addressed by row and column at the moment it is asked for.
class CellAccessible final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    CellAccessible(RecordTable &table, int row, int column)
        : m_table(&table)
        , m_row(row)
        , m_column(column)
    {}

    bool isValid() const override
    {
        return m_table && m_row < m_table->model().rowCount() &&
               m_column < m_table->model().columnCount();
    }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return parent()->window(); }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_table);
    }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QRect rect() const override
    {
        const QRect place = m_table->cellRect(m_row, m_column);
        return {m_table->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Name || !isValid()) {
            return {};
        }
        const RecordTableModel &model = m_table->model();
        const RecordCells &cells = model.cells(m_row);
        const RecordColumn &column = model.reader().columns()[size_t(m_column)];
        if (!cells.problem.isEmpty() && column.ofValue()) {
            return RecordTable::tr("not decodable: %1").arg(cells.problem);
        }
        const RecordCell &cell = cells.cells[size_t(m_column)];
        return cell.tone == CellTone::Masked ? RecordTable::tr("masked") : cell.text;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        if (isValid()) {
            const quint64 sequence = m_table->model().sequence(m_row);
            state.selected = m_table->selection().contains(sequence);
            state.focused = m_table->hasFocus() && m_table->current() == sequence;
            state.offscreen = !m_table->viewport()->rect().intersects(m_table->rowRect(m_row));
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface
                   ? static_cast<QAccessibleTableCellInterface *>(this)
                   : nullptr;
    }

    bool isSelected() const override { return state().selected; }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<RecordTable> m_table;
    int m_row;
    int m_column;
};

class TableAccessible final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit TableAccessible(RecordTable &table)
        : QAccessibleWidget(&table, QAccessible::Table)
        , m_table(table)
    {}
    ~TableAccessible() override { forget(); }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override
    {
        const int columns = columnCount();
        return columns == 0 ? nullptr : cellAt(index / columns, index % columns);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *cell = dynamic_cast<const CellAccessible *>(child);
        return cell ? recordTableChild(m_table, cell->rowIndex(), cell->columnIndex()) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint place = m_table.viewport()->mapFromGlobal(QPoint(x, y));
        const int row = m_table.rowAt(place.y());
        const int column = m_table.columnAt(place.x());
        return row < 0 || column < 0 ? nullptr : cellAt(row, column);
    }
    QAccessibleInterface *focusChild() const override
    {
        const auto row =
            m_table.current() ? m_table.model().rowOf(*m_table.current()) : std::nullopt;
        return row ? cellAt(*row, 0) : nullptr;
    }

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount()) {
            return nullptr;
        }
        // A reader asks for what is around its place: a few hundred cells are plenty to keep.
        const size_t place = size_t(m_next++ % m_cells.size());
        if (m_cells[place] != 0) {
            QAccessible::deleteAccessibleInterface(m_cells[place]);
        }
        auto *cell = new CellAccessible(m_table, row, column);
        m_cells[place] = QAccessible::registerAccessibleInterface(cell);
        return cell;
    }
    int columnCount() const override { return m_table.model().columnCount(); }
    int rowCount() const override { return m_table.model().rowCount(); }
    QString columnDescription(int column) const override
    {
        return m_table.model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    QString rowDescription(int) const override { return {}; }

    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return int(selectedRows().size()); }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        for (const int row : m_table.selectedRows(mostTold / 8)) {
            for (int column = 0; column < columnCount() && cells.size() < mostTold; ++column) {
                cells << cellAt(row, column);
            }
        }
        return cells;
    }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        const std::vector<int> rows = m_table.selectedRows(mostTold);
        return {rows.begin(), rows.end()};
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override
    {
        return row >= 0 && row < rowCount() &&
               m_table.selection().contains(m_table.model().sequence(row));
    }
    bool selectRow(int row) override
    {
        if (row < 0 || row >= rowCount()) {
            return false;
        }
        m_table.setCurrent(m_table.model().sequence(row));
        return true;
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int row) override
    {
        const bool was = isRowSelected(row);
        if (was) {
            m_table.clearSelection();
        }
        return was;
    }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { forget(); }

private:
    static constexpr int mostTold = 256;

    void forget() const
    {
        for (QAccessible::Id &id : m_cells) {
            if (id != 0) {
                QAccessible::deleteAccessibleInterface(id);
                id = 0;
            }
        }
    }

    RecordTable &m_table;
    mutable std::array<QAccessible::Id, 2 * mostTold> m_cells{};
    mutable size_t m_next = 0;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *table = qobject_cast<RecordTable *>(object);
    return table ? new TableAccessible(*table) : nullptr;
}

} // namespace

void installRecordTableAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

int recordTableChild(const RecordTable &table, int row, int column)
{
    return row * table.model().columnCount() + column;
}

} // namespace mesh::ui
