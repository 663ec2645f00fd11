// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/rowseditor.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {
namespace {
constexpr int shownRows = 8;
constexpr int originRole = Qt::UserRole;

/// Takes each letter as it is typed: what counts changes or keeps a draft must not wait until the
/// cell is left.
class LiveDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &) const override
    {
        auto *line = new QLineEdit(parent);
        auto *self = const_cast<LiveDelegate *>(this); // signals are no const members
        connect(line, &QLineEdit::textEdited, self,
                [self, line] { Q_EMIT self->commitData(line); });
        return line;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        // What comes back is what was typed: setting it would move the cursor to the end.
        auto *line = static_cast<QLineEdit *>(editor);
        if (const QString text = index.data(Qt::EditRole).toString(); line->text() != text) {
            line->setText(text);
        }
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QLineEdit *>(editor)->text());
    }
};
} // namespace

RowsEditor::RowsEditor(const QString &name, const std::vector<Column> &columns,
                       const QString &addText, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, int(columns.size())))
    , m_remove(new FlatButton(tr("Remove")))
{
    m_table->setAccessibleName(name);
    m_table->setItemDelegate(new LiveDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::control);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    QStringList titles;
    for (int i = 0; i < int(columns.size()); ++i) {
        titles << columns[std::size_t(i)].title;
        const int width = columns[std::size_t(i)].width;
        m_table->horizontalHeader()->setSectionResizeMode(i, width > 0 ? QHeaderView::Interactive
                                                                       : QHeaderView::Stretch);
        if (width > 0) {
            m_table->setColumnWidth(i, width);
        }
    }
    m_table->setHorizontalHeaderLabels(titles);

    auto *add = new FlatButton(addText);
    //: Screen readers: which list the selected row is removed from
    m_remove->setAccessibleName(tr("Remove from %1").arg(name));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::tiny);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &RowsEditor::addRow);
    connect(m_remove, &QPushButton::clicked, this, &RowsEditor::removeCurrent);
    connect(m_table, &QTableWidget::cellChanged, this, [this] {
        if (!m_filling) {
            Q_EMIT changed();
        }
    });
    fit();
}

void RowsEditor::insert(int row, const QStringList &cells, int origin)
{
    m_filling = true;
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        auto *item = new QTableWidgetItem(cells.value(column));
        item->setData(originRole, origin);
        m_table->setItem(row, column, item);
    }
    m_filling = false;
}

void RowsEditor::setRows(const std::vector<QStringList> &rows)
{
    m_table->setRowCount(0);
    for (int row = 0; row < int(rows.size()); ++row) {
        insert(row, rows[std::size_t(row)], row);
    }
    fit();
}

std::vector<RowsEditor::Row> RowsEditor::rows() const
{
    std::vector<Row> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        Row read;
        bool any = false;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QTableWidgetItem *item = m_table->item(row, column);
            read.cells << (item ? item->text().trimmed() : QString());
            any = any || !read.cells.back().isEmpty();
            read.origin = item ? item->data(originRole).toInt() : -1;
        }
        if (any) {
            rows.push_back(std::move(read));
        }
    }
    return rows;
}

void RowsEditor::addRow()
{
    const int row = m_table->rowCount();
    insert(row, {}, -1);
    fit();
    m_table->setCurrentCell(row, 0);
    m_table->setFocus();
    m_table->editItem(m_table->item(row, 0));
}

void RowsEditor::removeCurrent()
{
    const int row = m_table->currentRow() >= 0 ? m_table->currentRow() : m_table->rowCount() - 1;
    if (row >= 0) {
        m_table->removeRow(row);
        fit();
        Q_EMIT changed();
    }
}

void RowsEditor::fit()
{
    const int rows = std::min(m_table->rowCount(), shownRows);
    const int head = m_table->horizontalHeader()->sizeHint().height();
    m_table->setVisible(m_table->rowCount() > 0);
    m_table->setFixedHeight(head + rows * space::control + 2);
    m_remove->setVisible(m_table->rowCount() > 0);
}

} // namespace mesh::ui
