// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/catalog/history/history.h"
#include "app/workspace/inboxwatch.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace mesh::ui {

class FactTable;
class HistoryDialog;
class NoticeBar;
class SectionLabel;
class Segmented;

/// What was changed since the last visit, in one's own products or the whole mesh: when, by whom
/// (claimed), what, why; from the changes topics. A visit begins when this is looked at, once a
/// session; its moment is kept with the user's own.
class ChangesView : public QWidget
{
    Q_OBJECT
public:
    enum class Of { Mine, Mesh };

    ChangesView(const Context &context, workspace::Session &session,
                const workspace::InboxWatch &watch, QWidget *parent = nullptr);
    ~ChangesView() override;

    /// Reads only while somebody looks.
    void setActive(bool active);
    void refresh();

    /// Those that are shown, newest first.
    [[nodiscard]] const std::vector<catalog::HistoryEntry> &entries() const { return m_shown; }
    /// From when on.
    [[nodiscard]] core::TimestampMs since() const;
    [[nodiscard]] Of of() const;
    /// Of a record that has no page of its own; nullptr while closed.
    [[nodiscard]] HistoryDialog *history() const;
    void choose(Of of);

private:
    void beginVisit();
    void take(const core::Result<std::vector<catalog::HistoryEntry>> &entries);
    void takeOffline();
    void showEntries();
    void open(int row);
    [[nodiscard]] QStringList domainsToRead() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    const workspace::InboxWatch &m_watch; ///< lives as long as the session
    bool m_active = false;
    bool m_known = false;
    core::TimestampMs m_lastVisit = -1; ///< -1: before the first look
    bool m_firstVisit = false;
    QTimer m_rest;
    quint64 m_request = 0;
    quint64 m_readAt = 0; ///< number of the snapshot
    std::vector<catalog::HistoryEntry> m_entries;
    std::vector<catalog::HistoryEntry> m_shown;
    QPointer<HistoryDialog> m_history;
    SectionLabel *m_head;
    Segmented *m_of;
    QComboBox *m_since;
    NoticeBar *m_notice;
    FactTable *m_table;
    QLabel *m_note;
};

} // namespace mesh::ui
