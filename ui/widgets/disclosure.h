// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QToolButton;

namespace mesh::ui {

/// A line that unfolds what is below it: "Details", "Later", "Advanced".
class Disclosure : public QWidget
{
    Q_OBJECT
public:
    /// Takes `content` over; it is hidden at first.
    Disclosure(const QString &title, QWidget *content, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void toggled(bool open);

private:
    QToolButton *m_head;
    QWidget *m_content;
};

} // namespace mesh::ui
