// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace mesh::ui {

/// A line to search or filter with: a glass, a cross to clear, and a shortcut shown while empty.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    /// `shortcutHint` is only shown, e.g. "Ctrl+K".
    explicit SearchField(const QString &placeholder, const QString &shortcutHint = {},
                         QWidget *parent = nullptr);

Q_SIGNALS:
    /// The text rested for 120 ms, or was cleared, or Enter was pressed. Never twice the same.
    void searched(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void report();

    QString m_hint;
    QString m_reported;
    QTimer m_rest;
};

} // namespace mesh::ui
