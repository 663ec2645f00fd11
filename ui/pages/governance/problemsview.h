// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/catalog/catalogrecord.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace mesh::ui {

class FactTable;
class HistoryDialog;

/// What of the catalog's topics could not be taken as it stands: records of a later version, of
/// other programs, damaged ones, and topics of another shape. They are kept and shown, never
/// changed; a row opens the record's history.
class ProblemsView : public QWidget
{
    Q_OBJECT
public:
    ProblemsView(const Context &context, workspace::Session &session, QWidget *parent = nullptr);
    ~ProblemsView() override;

    [[nodiscard]] FactTable &table() const { return *m_table; }
    /// All there are, shown or not.
    [[nodiscard]] qsizetype count() const { return m_count; }

Q_SIGNALS:
    void counted();

private:
    void showRows();
    void open(int row);

    Context m_context;
    QPointer<workspace::Session> m_session;
    std::vector<catalog::RecordPlace> m_places; ///< by row; no key: the topic itself
    qsizetype m_count = 0;
    QPointer<HistoryDialog> m_history;
    QLabel *m_note;
    FactTable *m_table;
};

} // namespace mesh::ui
