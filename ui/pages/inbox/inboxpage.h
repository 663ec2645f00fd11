// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/page.h"

#include "app/workspace/inboxwatch.h"

#include <QPointer>

class QLabel;

namespace mesh::ui {

class ChangesView;
class FactTable;

/// What waits for a person, each row leading to where it is done, and what others have changed
/// since the last visit.
class InboxPage : public Page
{
    Q_OBJECT
public:
    explicit InboxPage(const Context &context, QWidget *parent = nullptr);
    ~InboxPage() override;

    [[nodiscard]] static QString pageKey() { return QStringLiteral("inbox"); }
    [[nodiscard]] QString key() const override { return pageKey(); }
    [[nodiscard]] QString title() const override { return tr("Inbox"); }
    [[nodiscard]] QString helpChapter() const override { return QStringLiteral("inbox"); }
    void setActive(bool active) override;
    void refresh() override;

    [[nodiscard]] const std::vector<workspace::InboxItem> &items() const
    {
        return m_watch->items();
    }
    [[nodiscard]] FactTable &table() const { return *m_table; }
    [[nodiscard]] ChangesView &changes() const { return *m_changes; }

private:
    void showItems();

    Context m_context;
    QPointer<workspace::Session> m_session;
    const workspace::InboxWatch *m_watch; ///< lives as long as the session
    FactTable *m_table;
    QLabel *m_note;
    ChangesView *m_changes;
};

} // namespace mesh::ui
