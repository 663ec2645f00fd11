// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/actiondialog.h"
#include "ui/state/context.h"

#include "app/catalog/access/access.h"
#include "app/workspace/session.h"

#include <QPointer>

namespace mesh::ui {

class CommandList;

/// Rights in Kafka, as commands to copy, or applied at once where the profile may. GUI thread only.
class RightsDialog : public ActionDialog
{
    Q_OBJECT
public:
    enum class What { Give, TakeBack };

    /// `subject`: whose, for the title and the activity log.
    RightsDialog(const Context &context, What what, const QString &subject,
                 std::vector<kafka::AclBinding> rights, QWidget *parent = nullptr);
    ~RightsDialog() override;

    [[nodiscard]] QString commands() const;
    void apply();

Q_SIGNALS:
    /// All of them are in force, or gone.
    void applied();

private:
    void update();
    void showCommands();
    void tell(const std::vector<catalog::AppliedAcl> &rights);

    Context m_context;
    QPointer<workspace::Session> m_session;
    What m_what;
    QString m_subject;
    std::vector<kafka::AclBinding> m_rights; ///< that are not applied yet
    bool m_busy = false;
    CommandList *m_commands;
};

} // namespace mesh::ui
