// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace mesh::ui {

class NoticeBar;
class PrimaryButton;

/// The frame of a small dialog: a notice, the title, what the dialog is about, and below it Close
/// and the one action. Not modal.
class ActionDialog : public QDialog
{
    Q_OBJECT
public:
    ~ActionDialog() override;

    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    [[nodiscard]] PrimaryButton &action() const { return *m_action; }
    void setVisible(bool visible) override;

protected:
    bool event(QEvent *event) override;

    ActionDialog(const QString &title, const QString &action, QWidget *parent);

    /// Between the title and the buttons.
    [[nodiscard]] QVBoxLayout &content() const { return *m_content; }
    /// Beside the action, for what takes its place.
    void addButton(QPushButton &button);

private:
    NoticeBar *m_notice;
    QVBoxLayout *m_content;
    QHBoxLayout *m_buttons;
    PrimaryButton *m_action;
};

} // namespace mesh::ui
