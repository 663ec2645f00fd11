// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace mesh::ui {

/// Commands for somebody else's terminal, to be read and copied.
class CommandList : public QWidget
{
    Q_OBJECT
public:
    explicit CommandList(const QString &name, QWidget *parent = nullptr);

    void setCommands(const QStringList &commands);
    [[nodiscard]] QString text() const;

public Q_SLOTS:
    void copy();

private:
    QPlainTextEdit *m_text;
};

} // namespace mesh::ui
