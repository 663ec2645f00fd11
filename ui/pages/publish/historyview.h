// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/catalog/history/history.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace mesh::ui {

class DifferenceList;
class FactTable;
class StateView;

/// The changes of one record: when, by whom (as the writer claims), what, why; field by field, and
/// each can be taken back.
class HistoryView : public QWidget
{
    Q_OBJECT
public:
    HistoryView(const Context &context, workspace::Session &session, catalog::RecordPlace place,
                QWidget *parent = nullptr);
    ~HistoryView() override;

    /// Reads only while somebody looks.
    void setActive(bool active);
    void refresh();

    [[nodiscard]] const std::vector<catalog::HistoryEntry> &entries() const { return m_entries; }
    [[nodiscard]] FactTable &table() const { return *m_table; }
    void select(int row);
    /// What the selected change is held against: nothing but the one before it, what stands there
    /// now, or another one.
    [[nodiscard]] QComboBox &against() const { return *m_against; }
    [[nodiscard]] DifferenceList &differences() const { return *m_differences; }
    [[nodiscard]] QPushButton &revertButton() const { return *m_revert; }

Q_SIGNALS:
    /// The change is to be taken back, once that is reviewed.
    void revertWanted(const mesh::catalog::HistoryEntry &entry);

private:
    void take(const core::Result<std::vector<catalog::HistoryEntry>> &entries);
    void showEntries();
    void showSelected();
    void fillAgainst();
    void showDifferences();
    [[nodiscard]] const catalog::HistoryEntry *selected() const;
    /// Of the record as it is; nothing: there is none.
    [[nodiscard]] std::optional<core::Offset> revision() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    const catalog::RecordPlace m_place;
    std::vector<catalog::HistoryEntry> m_entries;
    core::Offset m_readAt = -1; ///< the record's revision when it was read
    quint64 m_request = 0;
    bool m_active = false;
    QStackedWidget *m_stack;
    StateView *m_state;
    FactTable *m_table;
    QLabel *m_head;
    QLabel *m_gap;
    QComboBox *m_against;
    DifferenceList *m_differences;
    QPushButton *m_revert;
};

/// The record as it stands in the session's catalog; null: there is none.
[[nodiscard]] schema::Value standingAt(const workspace::Session &session,
                                       const catalog::RecordPlace &place);

/// Why a change is taken back, for the history.
[[nodiscard]] QString revertReason(const Formats &formats, const catalog::HistoryEntry &entry);

/// What a change did, in few words: the fields, or what became of the whole record. Empty where
/// nothing is known but that there was one.
[[nodiscard]] QString changeText(const catalog::HistoryEntry &entry);

} // namespace mesh::ui
