// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/rightsdialog.h"

#include "ui/dialogs/catalog/commandlist.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {

RightsDialog::RightsDialog(const Context &context, What what, const QString &subject,
                           std::vector<kafka::AclBinding> rights, QWidget *parent)
    : ActionDialog(what == What::Give ? tr("Give rights in Kafka: %1").arg(subject)
                                      : tr("Take rights in Kafka back: %1").arg(subject),
                   tr("Apply to the cluster"), parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_what(what)
    , m_subject(subject)
    , m_rights(std::move(rights))
    , m_commands(new CommandList(tr("Commands for whoever administers the cluster")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 0);
    auto *about = new DimLabel(tr("Run by whoever administers the cluster, or applied from here "
                                  "where your user may alter the rights of the cluster."));
    about->setWordWrap(true);
    showCommands();
    content().addWidget(about);
    content().addWidget(m_commands);
    content().addStretch();
    connect(&action(), &QPushButton::clicked, this, &RightsDialog::apply);
    connect(m_session, &workspace::Session::stateChanged, this, &RightsDialog::update);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
    update();
}

RightsDialog::~RightsDialog() = default;

void RightsDialog::showCommands()
{
    m_commands->setCommands(kafka::aclCommands(
        m_rights, m_session->profile().bootstrapServers.join(u','), m_what == What::TakeBack));
}

QString RightsDialog::commands() const
{
    return m_commands->text();
}

void RightsDialog::update()
{
    if (!m_session) {
        return;
    }
    auto refusal = m_session->editing().refusal();
    if (!refusal && !m_session->cluster().capabilities.acls) {
        refusal = core::Error{core::Code::Unsupported, u"this cluster keeps no rights"_s,
                              m_session->profile().name};
    }
    action().setEnabled(!m_busy && !refusal);
    if (refusal) {
        notice().showError(*refusal);
    }
}

void RightsDialog::apply()
{
    if (m_busy || !m_session) {
        return;
    }
    m_busy = true;
    notice().clear();
    update();
    m_session->editing()
        .applyRights(m_rights, m_what == What::TakeBack, m_subject)
        .then(this, [this](const std::vector<catalog::AppliedAcl> &rights) {
            m_busy = false;
            update();
            tell(rights);
        });
}

void RightsDialog::tell(const std::vector<catalog::AppliedAcl> &rights)
{
    m_rights.clear();
    std::optional<core::Error> refusal;
    for (const catalog::AppliedAcl &each : rights) {
        if (each.error) {
            m_rights.push_back(each.binding);
            refusal = each.error;
        }
    }
    const auto done = rights.size() - m_rights.size();
    if (!refusal) {
        m_context.navigator.tell(m_what == What::Give
                                     ? tr("%n right(s) given", nullptr, int(done))
                                     : tr("%n right(s) taken back", nullptr, int(done)));
        Q_EMIT applied();
        close();
        return;
    }
    showCommands();
    // librdkafka has no request for rights on transactional ids.
    const QString why = refusal->code == core::Code::Unsupported
                            ? tr("The Kafka client here has no request for the others.")
                            : core::explain(*refusal).sentence();
    //: %1 of %2 rights; %3 is a sentence: why the others were not
    notice().show(done > 0 ? Colour::Warn : Colour::Bad,
                  tr("%1 of %2 were applied. %3 The commands for the rest are below.")
                      .arg(QString::number(done), QString::number(rights.size()), why),
                  {}, refusal->detail);
}

} // namespace mesh::ui
