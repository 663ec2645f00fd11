// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace mesh::ui {

/// Asks whether masked fields shall be shown. In its place, not modal: events go on streaming in.
class RevealQuestion : public QWidget
{
    Q_OBJECT
public:
    explicit RevealQuestion(QWidget *parent = nullptr);

    void ask(const QStringList &fields);
    /// After confirmed(): they stay hidden, and why.
    void refuse(const QString &why);

Q_SIGNALS:
    void confirmed();
    void cancelled();

private:
    QLabel *m_text;
    QPushButton *m_yes;
};

} // namespace mesh::ui
