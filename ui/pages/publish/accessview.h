// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/accessdialog.h"
#include "ui/dialogs/catalog/rightsdialog.h"
#include "ui/state/context.h"

#include "app/catalog/access/access.h"
#include "app/catalog/governance/lifecycle.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace mesh::ui {

class FactTable;
class SectionLabel;

/// Who reads a product, for what, until when: what was asked and answered, beside what Kafka's ACLs
/// allow where they may be seen; and who has looked at what is masked.
class AccessView : public QWidget
{
    Q_OBJECT
public:
    AccessView(const Context &context, workspace::Session &session, const core::ProductId &id,
               QWidget *parent = nullptr);
    ~AccessView() override;

    /// Asks for ACLs only while somebody looks.
    void setActive(bool active);
    void refresh();

    [[nodiscard]] const std::vector<catalog::AccessLine> &lines() const { return m_lines; }
    [[nodiscard]] FactTable &reveals() const { return *m_reveals; }
    [[nodiscard]] AccessDialog *dialog() const { return m_dialog; }
    void select(int row);
    void openDialog(AccessDialog::What what);
    /// Takes the selected request back, where it is one's own.
    void withdraw();
    /// The rights that the selected line lacks, or still has.
    void openRights();
    [[nodiscard]] RightsDialog *rights() const { return m_rightsDialog; }

    [[nodiscard]] QPushButton &agreeButton() const { return *m_agree; }

private:
    void showLines();
    void showReveals();
    [[nodiscard]] bool isMyRequest(const catalog::AccessLine &line) const;
    [[nodiscard]] bool mayAnswer() const;
    void updateButtons();
    [[nodiscard]] const catalog::AccessLine *selected() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    core::ProductId m_id;
    bool m_active = false;
    std::optional<std::vector<kafka::AclBinding>> m_acls; ///< nothing: they may not be seen
    QString m_aclsProblem;
    catalog::KnownReaders m_readers;
    quint64 m_request = 0;
    std::vector<catalog::AccessLine> m_lines;
    QPointer<AccessDialog> m_dialog;
    QPointer<RightsDialog> m_rightsDialog;
    FactTable *m_table;
    QLabel *m_note;
    QPushButton *m_ask;
    QPushButton *m_agree;
    QPushButton *m_refuse;
    QPushButton *m_end;
    QPushButton *m_withdraw;
    QPushButton *m_rights;
    SectionLabel *m_revealsHead;
    FactTable *m_reveals;
};

/// "agreed, but not granted": a state in words.
[[nodiscard]] QString accessStateText(catalog::AccessState state);

} // namespace mesh::ui
