// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/inspectorhost.h"

#include <QFrame>
#include <QPointer>

class QStackedWidget;

namespace mesh::ui {

class Page;

/// The right side: the inspector of the current page, folded away where the window is narrow or the
/// user wants so.
class InspectorArea : public QFrame, public InspectorHost
{
    Q_OBJECT
public:
    explicit InspectorArea(QWidget *parent = nullptr);

    /// Shows the page's inspector; nothing where it has none.
    void setPage(Page *page);
    /// The page is about to be destroyed: its inspector goes back to it.
    void forget(Page *page);

    void setFolded(bool folded);
    [[nodiscard]] bool folded() const { return m_folded; }
    /// The window is too narrow; does not change what the user wants.
    void setNoRoom(bool noRoom);
    [[nodiscard]] bool hasInspector() const { return m_inspector != nullptr; }

    void reveal() override;
    [[nodiscard]] bool revealed() const override { return isVisible(); }

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    void updateVisible();

    QStackedWidget *m_stack;
    QPointer<Page> m_page;
    QPointer<QWidget> m_inspector;
    bool m_folded = false;
    bool m_noRoom = false;
};

} // namespace mesh::ui
