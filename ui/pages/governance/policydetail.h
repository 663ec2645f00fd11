// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include "app/catalog/governance/compliance.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace mesh::ui {

class FindingsModel;
class HistoryDialog;
class KeyValueRows;
class ResultTable;
class ReviewDialog;

/// One policy: what it asks and why, which products fail it, and what can be done about it.
class PolicyDetail : public QWidget
{
    Q_OBJECT
public:
    explicit PolicyDetail(const Context &context, QWidget *parent = nullptr);

    /// nullptr: none is selected.
    void showPolicy(const std::shared_ptr<const catalog::Compliance> &compliance,
                    std::optional<std::size_t> policy);

    [[nodiscard]] ResultTable &failing() const { return *m_failing; }
    [[nodiscard]] QPushButton &editButton() const { return *m_edit; }
    [[nodiscard]] QPushButton &switchButton() const { return *m_switch; }
    [[nodiscard]] QPushButton &excuseButton() const { return *m_excuse; }
    [[nodiscard]] QPushButton &tightenButton() const { return *m_tighten; }
    [[nodiscard]] QPushButton &historyButton() const { return *m_historyButton; }
    [[nodiscard]] HistoryDialog *history() const;
    /// Of the change that was asked for last; nullptr while closed.
    [[nodiscard]] ReviewDialog *dialog() const;

    void edit();
    void switchOnOrOff();
    void excuse();
    void tighten();
    void showHistory();

Q_SIGNALS:
    /// A dialog was opened: whoever holds the page listens to what it writes.
    void opened(mesh::ui::ReviewDialog *dialog);

private:
    void open(ReviewDialog *dialog);
    void showFacts();
    void updateButtons();
    [[nodiscard]] QString raisedText() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    std::shared_ptr<const catalog::Compliance> m_compliance;
    std::optional<catalog::PolicyStanding> m_standing;
    QPointer<ReviewDialog> m_dialog;
    QPointer<HistoryDialog> m_history;
    QLabel *m_title;
    KeyValueRows *m_facts;
    QLabel *m_who; ///< who may change it, where this person may not
    QPushButton *m_edit;
    QPushButton *m_switch;
    QPushButton *m_excuse;
    QPushButton *m_tighten;
    QPushButton *m_historyButton;
    QLabel *m_count;
    FindingsModel *m_findings;
    ResultTable *m_failing;
};

} // namespace mesh::ui
