// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/catalog/actiondialog.h"
#include "ui/state/context.h"

#include "app/catalog/meshsetup.h"
#include "app/workspace/session.h"

#include <QPointer>

class QLabel;
class QPushButton;

namespace mesh::ui {

class Disclosure;
class DomainDialog;
class KeyValueRows;
class PrimaryButton;
class RightsDialog;

/// *Set up a mesh here*: which topics are made, with which settings; makes and checks them, or
/// shows the commands for whoever may. Where there is a mesh, tells what an earlier version made
/// otherwise, and the commands that mend it. Not modal.
class MeshSetupDialog : public ActionDialog
{
    Q_OBJECT
public:
    explicit MeshSetupDialog(const Context &context, QWidget *parent = nullptr);
    ~MeshSetupDialog() override;

    /// The commands for an administrator, as they can be copied.
    [[nodiscard]] QString commands() const;
    /// Of "New domain…", once the topics are there.
    [[nodiscard]] DomainDialog *domainDialog() const;

    [[nodiscard]] RightsDialog *rightsDialog() const;

    void setUp();
    void makeDomain();
    /// That everybody may read the catalog and ask for access: to be applied, or copied.
    void openRights();

private:
    void showTopics();
    void update();
    void takeOutcome(const core::Result<void> &outcome);
    void askAdvice();
    void takeAdvice(const std::vector<catalog::SettingAdvice> &advice);

    Context m_context;
    QPointer<workspace::Session> m_session;
    KeyValueRows *m_topics;
    class CommandList *m_commands;
    Disclosure *m_administrator;
    QPushButton *m_rights;
    PrimaryButton *m_domain;
    QPointer<DomainDialog> m_domainDialog;
    QPointer<RightsDialog> m_rightsDialog;
    bool m_busy = false;
    bool m_done = false;
};

} // namespace mesh::ui
