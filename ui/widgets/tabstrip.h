// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTabBar>

namespace mesh::ui {

/// Tabs: as documents on the window's edge, or as a line inside a page.
class TabStrip : public QTabBar
{
    Q_OBJECT
public:
    enum class Look { Line, Document };

    explicit TabStrip(Look look, QWidget *parent = nullptr);

    /// Adds a cross to the tab; closing is told by tabCloseRequested.
    void makeClosable(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;

private:
    Look m_look;
};

} // namespace mesh::ui
