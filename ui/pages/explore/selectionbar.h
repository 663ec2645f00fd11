// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/exploremodel.h"
#include "ui/state/context.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;
class QTableView;

namespace mesh::ui {

class BulkEditDialog;
class UndoNotice;

/// Above the results of Explore while several products are selected: how many, and the button that
/// edits them together. Afterwards what takes it back. A selection outlives new results.
class SelectionBar : public QWidget
{
    Q_OBJECT
public:
    /// `table` shows `model`; both outlive the bar.
    SelectionBar(const Context &context, QTableView &table, ExploreModel &model,
                 QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<core::ProductId> &products() const { return m_products; }
    [[nodiscard]] QPushButton &editButton() const { return *m_edit; }
    [[nodiscard]] UndoNotice &notice() const { return *m_notice; }
    /// nullptr while closed.
    [[nodiscard]] BulkEditDialog *dialog() const;

    /// After a reset of the model: what was selected is again, where it is found.
    void restore();
    void edit();
    /// Another session, or none.
    void forget();

private:
    void takeSelection();
    void update();

    Context m_context;
    QTableView &m_table;
    ExploreModel &m_model;
    std::vector<core::ProductId> m_products;
    bool m_restoring = false;
    QPointer<BulkEditDialog> m_dialog;
    QFrame *m_bar;
    QLabel *m_count;
    QPushButton *m_edit;
    UndoNotice *m_notice;
};

} // namespace mesh::ui
