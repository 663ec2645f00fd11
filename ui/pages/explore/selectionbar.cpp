// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/selectionbar.h"

#include "ui/pages/explore/bulkeditdialog.h"
#include "ui/pages/publish/undonotice.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"

#include "app/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {

SelectionBar::SelectionBar(const Context &context, QTableView &table, ExploreModel &model,
                           QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_table(table)
    , m_model(model)
    , m_bar(new QFrame)
    , m_count(new QLabel)
    , m_edit(new QPushButton(tr("Edit them…")))
    , m_notice(new UndoNotice(context))
{
    m_bar->setObjectName(u"banner"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(space::large, space::tiny, space::large, space::tiny);
    row->setSpacing(space::small);
    auto *clear = new FlatButton(tr("Select none"));
    m_edit->setAutoDefault(false);
    row->addWidget(m_count, 1);
    row->addWidget(clear);
    row->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_bar);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SelectionBar::takeSelection);
    connect(clear, &QPushButton::clicked, &table, &QAbstractItemView::clearSelection);
    connect(m_edit, &QPushButton::clicked, this, &SelectionBar::edit);
    update();
}

void SelectionBar::takeSelection()
{
    if (m_restoring) {
        return;
    }
    m_products.clear();
    for (const QModelIndex &index : m_table.selectionModel()->selectedRows()) {
        if (const Target target = m_model.targetAt(index.row()); target.product) {
            m_products.push_back(*target.product);
        }
    }
    std::sort(m_products.begin(), m_products.end());
    update();
}

void SelectionBar::restore()
{
    if (m_products.size() < 2) {
        return;
    }
    {
        const QScopedValueRollback restoring(m_restoring, true);
        // Rows beside each other are one range: thousands of ranges take a selection model seconds.
        QItemSelection rows;
        int first = -1;
        for (int row = 0; row <= m_model.rowCount(); ++row) {
            const auto product = row < m_model.rowCount() ? m_model.targetAt(row).product
                                                          : std::optional<core::ProductId>();
            if (product && std::binary_search(m_products.begin(), m_products.end(), *product)) {
                first = first < 0 ? row : first;
            } else if (first >= 0) {
                rows.append(
                    QItemSelectionRange(m_model.index(first, 0), m_model.index(row - 1, 0)));
                first = -1;
            }
        }
        m_table.selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect |
                                                   QItemSelectionModel::Rows);
    }
    takeSelection();
}

void SelectionBar::forget()
{
    m_products.clear();
    m_notice->clear();
    if (m_dialog) {
        m_dialog->close();
    }
    update();
}

void SelectionBar::update()
{
    m_bar->setVisible(m_products.size() > 1);
    m_count->setText(tr("%n product(s) selected", nullptr, int(m_products.size())));
    const workspace::Session *session = m_context.workspace.session();
    const bool readOnly = session && session->profile().readOnly;
    m_edit->setEnabled(session && !readOnly);
    m_edit->setToolTip(readOnly ? tr("The profile is read-only.") : QString());
}

void SelectionBar::edit()
{
    if (m_products.empty() || !m_context.workspace.session()) {
        return;
    }
    if (m_dialog) {
        m_dialog->close();
    }
    m_dialog = new BulkEditDialog(m_context, m_products, this);
    connect(m_dialog, &ReviewDialog::written, this,
            [this](const std::vector<workspace::NamedWrite> &done) {
                int records = 0;
                QStringList domains;
                for (const workspace::NamedWrite &one : done) {
                    records += int(one.set.edits.size());
                    domains << one.set.domain;
                }
                domains.removeDuplicates();
                //: After several products were edited together; %1 names their domains
                m_notice->offer(
                    tr("%n product(s) changed in %1.", nullptr, records).arg(domains.join(u", "_s)),
                    done);
            });
    m_dialog->show();
}

BulkEditDialog *SelectionBar::dialog() const
{
    return m_dialog;
}

} // namespace mesh::ui
