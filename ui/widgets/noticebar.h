// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/theme.h"

#include "app/core/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mesh::ui {

/// One line above content that goes on: what happened and a button that does something about it,
/// while the rest keeps working. Hidden until something is shown.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// `tone`: Good, Warn, Bad, or Dim for a plain note. `actionText` empty: no button.
    void show(Colour tone, const QString &sentence, const QString &actionText = {},
              const QString &detail = {});
    /// The same for a failure, in the words of core::explain; the detail stands in the tool tip.
    void showError(const core::Error &error, const QString &actionText = {});
    void clear();
    /// Low pages: one line, the rest stands in the tool tip.
    void setSingleLine(bool single);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateIcon();
    void updateText();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    Colour m_tone = Colour::Dim;
    QString m_sentence;
    QString m_detail;
    bool m_single = false;
};

} // namespace mesh::ui
