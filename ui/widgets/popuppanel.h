// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QAbstractButton;
class QVBoxLayout;

namespace mesh::ui {

/// A small form that opens below a button and closes by Escape or a click elsewhere: for choices
/// that a menu cannot hold.
class PopupPanel : public QFrame
{
    Q_OBJECT
public:
    explicit PopupPanel(QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout &content() const { return *m_layout; }
    /// Opens below the widget, inside of its screen, with the focus on its first field.
    void openBelow(QWidget &anchor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_layout;
};

} // namespace mesh::ui
