// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;

namespace mesh::ui {

class FlatButton;
class IconButton;

/// One line above the content: a sentence, a button, and a cross where it may be put away.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    /// `tone`: "dim", "warn", "bad". An empty action: no button.
    void setContent(const QString &sentence, const QString &action, const QString &tone = {});
    void setClosable(bool closable);

Q_SIGNALS:
    void actionTriggered();
    void closed();

private:
    QLabel *m_sentence;
    FlatButton *m_action;
    IconButton *m_close;
};

} // namespace mesh::ui
