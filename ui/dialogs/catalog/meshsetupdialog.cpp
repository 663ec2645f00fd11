// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/meshsetupdialog.h"

#include "ui/dialogs/catalog/commandlist.h"
#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/dialogs/catalog/rightsdialog.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/access/access.h"
#include "app/catalog/meshsetup.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QString settingsText(const kafka::NewTopic &topic)
{
    QStringList texts{MeshSetupDialog::tr("%n partition(s)", nullptr, topic.partitions)};
    for (const auto &[name, value] : topic.settings) {
        texts << name + u'=' + value;
    }
    return texts.join(u", "_s);
}

} // namespace

MeshSetupDialog::MeshSetupDialog(const Context &context, QWidget *parent)
    : ActionDialog(tr("Set up a mesh here"), tr("Set up"), parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_topics(new KeyValueRows)
    , m_commands(new CommandList(tr("Commands for an administrator")))
    , m_administrator(new Disclosure(
          tr("For an administrator: as commands, with the rights of everybody"), m_commands))
    , m_rights(new QPushButton(tr("Let everybody read it…")))
    , m_domain(new PrimaryButton(tr("New domain…")))
{
    resize(860, 0);
    auto *about = new DimLabel(
        tr("A mesh is a handful of small topics on this cluster, and nothing else: what products "
           "there are, who changed what, and who asks for access. Nothing is stored elsewhere."));
    about->setWordWrap(true);
    auto *starter = new DimLabel(
        tr("Into the first of them go the tiers, classifications and policies that a mesh begins "
           "with: few that block, all can be changed later."));
    starter->setWordWrap(true);
    content().addWidget(about);
    content().addWidget(new SectionLabel(tr("Topics that are made")));
    content().addWidget(m_topics);
    content().addWidget(starter);
    content().addWidget(m_administrator);
    content().addStretch();
    m_rights->setAutoDefault(false);
    addButton(*m_rights);
    addButton(*m_domain);
    connect(&action(), &QPushButton::clicked, this, &MeshSetupDialog::setUp);
    connect(m_domain, &QPushButton::clicked, this, &MeshSetupDialog::makeDomain);
    connect(m_rights, &QPushButton::clicked, this, &MeshSetupDialog::openRights);
    connect(m_session, &workspace::Session::stateChanged, this, &MeshSetupDialog::update);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
    showTopics();
    update();
    action().setFocus();
    if (m_session->catalog()->hasMesh()) {
        askAdvice();
    }
}

MeshSetupDialog::~MeshSetupDialog() = default;

void MeshSetupDialog::showTopics()
{
    const catalog::CatalogTopics names = m_session->editing().topics();
    std::vector<KeyValueRows::Row> rows;
    for (const kafka::NewTopic &topic : catalog::platformTopics(names)) {
        rows.push_back({topic.name, settingsText(topic), true});
    }
    m_topics->setRows(rows);
    const QString bootstrap = m_session->profile().bootstrapServers.join(u',');
    QStringList commands;
    for (const kafka::NewTopic &topic : catalog::platformTopics(names)) {
        commands << catalog::createCommand(topic, bootstrap);
    }
    const QString known = m_session->profile().principal();
    const QString platform = known.isEmpty() ? u"User:NAME"_s : known;
    m_commands->setCommands(
        commands + kafka::aclCommands(catalog::everybodyAcls(names), bootstrap) +
        kafka::aclCommands(catalog::ownershipAcls(names, QString(), platform), bootstrap));
}

void MeshSetupDialog::update()
{
    if (!m_session) {
        return;
    }
    const auto refusal = m_session->editing().refusal();
    action().setVisible(!m_done);
    m_domain->setVisible(m_done);
    m_rights->setVisible(m_done);
    action().setEnabled(!m_busy && !refusal);
    if (refusal) {
        notice().showError(*refusal);
        m_administrator->setOpen(true);
    }
}

QString MeshSetupDialog::commands() const
{
    return m_commands->text();
}

DomainDialog *MeshSetupDialog::domainDialog() const
{
    return m_domainDialog;
}

void MeshSetupDialog::setUp()
{
    if (m_busy || !m_session) {
        return;
    }
    m_busy = true;
    notice().show(Colour::Dim, tr("Making the topics…"));
    update();
    m_session->editing().setUpMesh().then(this, [this](const core::Result<void> &outcome) {
        m_busy = false;
        takeOutcome(outcome);
    });
}

void MeshSetupDialog::takeOutcome(const core::Result<void> &outcome)
{
    if (outcome) {
        m_done = true;
        notice().show(Colour::Good,
                      tr("The mesh is set up: its topics are there, and have been checked. Next it "
                         "needs a domain; where Kafka asks who may, others need the right to read "
                         "it."));
        askAdvice();
    } else {
        notice().showError(outcome.error());
        // Whoever may not make topics needs somebody who does.
        m_administrator->setOpen(true);
    }
    update();
}

void MeshSetupDialog::askAdvice()
{
    m_session->editing().settingAdvice().then(
        this, [this](const core::Result<std::vector<catalog::SettingAdvice>> &advice) {
            if (advice && !advice->empty() && m_session) {
                takeAdvice(*advice);
            }
        });
}

// Whoever may alter a topic is asked to: nothing is wrong enough to do it unasked.
void MeshSetupDialog::takeAdvice(const std::vector<catalog::SettingAdvice> &advice)
{
    const QString bootstrap = m_session->profile().bootstrapServers.join(u',');
    QStringList commands;
    QStringList settings;
    for (const catalog::SettingAdvice &one : advice) {
        commands << catalog::alterCommand(one, bootstrap);
        settings << u"%1=%2"_s.arg(one.setting, one.found);
    }
    settings.removeDuplicates();
    notice().show(Colour::Warn,
                  //: %1 are settings of Kafka: "message.timestamp.type=CreateTime"
                  tr("%n setting(s) of the mesh’s topics are not as they are made now (%1). It "
                     "works; the commands below mend them.",
                     nullptr, int(advice.size()))
                      .arg(settings.join(u", "_s)));
    m_commands->setCommands(commands);
    m_administrator->setOpen(true);
}

RightsDialog *MeshSetupDialog::rightsDialog() const
{
    return m_rightsDialog;
}

void MeshSetupDialog::openRights()
{
    delete m_rightsDialog;
    m_rightsDialog =
        new RightsDialog(m_context, RightsDialog::What::Give, tr("everybody on the mesh"),
                         catalog::everybodyAcls(m_session->editing().topics()), this);
    m_rightsDialog->show();
}

void MeshSetupDialog::makeDomain()
{
    if (!m_domainDialog) {
        m_domainDialog = new DomainDialog(m_context, QString(), parentWidget());
    }
    m_domainDialog->show();
    m_domainDialog->raise();
    close();
}

} // namespace mesh::ui
