// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/accessdialog.h"

#include "ui/dialogs/catalog/commandlist.h"
#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/schema/json.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QLineEdit>
#include <QUuid>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using What = AccessDialog::What;

QString titleOf(What what, const QString &product)
{
    switch (what) {
    case What::Ask:
        return AccessDialog::tr("Ask for access to %1").arg(product);
    case What::Agree:
        return AccessDialog::tr("Agree that %1 is read").arg(product);
    case What::Refuse:
        return AccessDialog::tr("Refuse access to %1").arg(product);
    case What::End:
        break;
    }
    return AccessDialog::tr("End access to %1").arg(product);
}

QString buttonOf(What what)
{
    switch (what) {
    case What::Ask:
        return AccessDialog::tr("Send the request");
    case What::Agree:
        return AccessDialog::tr("Agree");
    case What::Refuse:
        return AccessDialog::tr("Refuse");
    case What::End:
        break;
    }
    return AccessDialog::tr("End it");
}

QString doneOf(What what)
{
    switch (what) {
    case What::Ask:
        return AccessDialog::tr("Asked for access");
    case What::Agree:
        return AccessDialog::tr("Agreed to access");
    case What::Refuse:
        return AccessDialog::tr("Refused access");
    case What::End:
        break;
    }
    return AccessDialog::tr("Ended access");
}

catalog::Decision decisionOf(What what)
{
    return what == What::Agree    ? catalog::Decision::Agreed
           : what == What::Refuse ? catalog::Decision::Refused
                                  : catalog::Decision::Ended;
}

QString dateText(const std::optional<QDate> &date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}

} // namespace

AccessDialog::AccessDialog(const Context &context, const core::ProductId &id, What what,
                           const catalog::AccessLine &line, QWidget *parent)
    : ActionDialog(titleOf(what, id.toString()), buttonOf(what), parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_id(id)
    , m_what(what)
    , m_line(line)
    , m_grid(new FormGrid)
    , m_about(new DimLabel)
    , m_commands(new CommandList(tr("Commands for whoever administers the cluster")))
{
    resize(640, 0);
    layOut();
    connect(&action(), &QPushButton::clicked, this, &AccessDialog::write);
    connect(m_session, &workspace::Session::stateChanged, this, &AccessDialog::update);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
    update();
}

AccessDialog::~AccessDialog() = default;

QLineEdit *AccessDialog::addLine(const QString &name, const QString &label, const QString &text,
                                 const QString &hint)
{
    auto *line = new QLineEdit(text);
    m_grid->addRow(name, label, line, hint);
    m_fields[name] = line;
    connect(line, &QLineEdit::textChanged, this, &AccessDialog::update);
    return line;
}

void AccessDialog::layOut()
{
    if (m_what == What::Ask) {
        addLine(u"principal"_s, tr("Who reads"), m_session->profile().principal(),
                tr("As Kafka knows it: User:name"));
        addLine(u"group"_s, tr("Consumer group"), {},
                tr("If it is known; a * at its end stands for "
                   "all that begin so."));
        addLine(u"purpose"_s, tr("What for"), {});
        addLine(u"until"_s, tr("Until"), {}, tr("A date as 2027-12-31, or nothing."));
    } else {
        auto *who = new QLabel(m_line.group.isEmpty()
                                   ? m_line.principal
                                   : tr("%1 with %2").arg(m_line.principal, m_line.group));
        who->setTextFormat(Qt::PlainText);
        m_grid->addRow(u"who"_s, tr("Who reads"), who);
        if (m_line.request && !m_line.request->purpose.isEmpty()) {
            auto *purpose = new QLabel(m_line.request->purpose);
            purpose->setTextFormat(Qt::PlainText);
            purpose->setWordWrap(true);
            m_grid->addRow(u"asked"_s, tr("What for"), purpose);
        }
        if (m_what == What::Agree) {
            addLine(u"until"_s, tr("Until"),
                    dateText(m_line.grant     ? m_line.grant->until
                             : m_line.request ? m_line.request->until
                                              : std::nullopt),
                    tr("A date as 2027-12-31, or nothing."));
            addLine(u"reviewAt"_s, tr("Look again on"),
                    dateText(m_line.grant ? m_line.grant->reviewAt : std::nullopt),
                    tr("A date, or nothing."));
        }
        addLine(u"reason"_s, tr("Why"), {});
    }
    m_about->setWordWrap(true);
    content().addWidget(m_grid);
    content().addWidget(m_about);
    content().addWidget(m_commands);
    content().addStretch();
}

QLineEdit *AccessDialog::field(const QString &name) const
{
    const auto found = m_fields.find(name);
    return found == m_fields.end() ? nullptr : found->second;
}

QString AccessDialog::text(const QString &name) const
{
    const QLineEdit *line = field(name);
    return line ? line->text().trimmed() : QString();
}

std::optional<QDate> AccessDialog::date(const QString &name) const
{
    const QDate date = QDate::fromString(text(name), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

QString AccessDialog::commands() const
{
    return m_commands->text();
}

void AccessDialog::update()
{
    if (!m_session) {
        return;
    }
    const auto refusal = m_session->editing().refusal();
    action().setEnabled(!m_busy && !refusal);
    if (refusal) {
        notice().showError(*refusal);
    }
    const bool goesOn =
        m_what == What::End && m_line.grant &&
        catalog::goesOnOtherwise(*m_line.grant, *m_session->catalog(), QDate::currentDate());
    const bool changesRights = (m_what == What::Agree || m_what == What::End) && !goesOn;
    m_commands->setVisible(changesRights);
    m_about->setText(
        m_what == What::Ask
            ? tr("The request is a record that everybody in the mesh can see. The owner answers "
                 "it.")
        : changesRights ? tr("The answer is a record of the domain. It changes no right in Kafka: "
                             "that is done by these commands.")
        : goesOn ? tr("The answer is a record of the domain. The rights in Kafka stay: another "
                      "agreement needs them.")
                 : tr("The answer is a record of the domain. It changes no right in Kafka."));
    if (!changesRights) {
        m_commands->setCommands({});
    } else if (const auto entry = m_session->catalog()->product(m_id)) {
        m_commands->setCommands(kafka::aclCommands(
            catalog::readerAcls(entry->product(), m_line.principal, m_line.group),
            m_session->profile().bootstrapServers.join(u','), m_what == What::End));
    }
}

bool AccessDialog::check()
{
    m_grid->clearProblems();
    if (m_what == What::Ask) {
        const QString principal = text(u"principal"_s);
        if (!principal.contains(u':') || principal.endsWith(u':')) {
            m_grid->setProblem(u"principal"_s, tr("Name the user as Kafka does: User:name."));
        }
        if (text(u"purpose"_s).isEmpty()) {
            m_grid->setProblem(u"purpose"_s,
                               tr("Say what you need it for: the owner decides by it."));
        }
    }
    for (const QString &name : {u"until"_s, u"reviewAt"_s}) {
        if (!text(name).isEmpty() && !date(name)) {
            m_grid->setProblem(name, tr("This is no date: 2027-12-31."));
        }
    }
    return !m_grid->hasProblems();
}

void AccessDialog::write()
{
    if (m_busy || !m_session || !check()) {
        return;
    }
    m_busy = true;
    notice().clear();
    update();
    if (m_what == What::Ask) {
        ask();
    } else {
        answer();
    }
}

void AccessDialog::fail(const core::Error &error)
{
    m_busy = false;
    update();
    notice().show(Colour::Bad, refusalSentence(error, *m_session), {}, error.detail);
}

void AccessDialog::ask()
{
    workspace::CatalogEditing &editing = m_session->editing();
    catalog::AccessRequest request =
        catalog::newRequest(m_id, text(u"principal"_s), editing.signature());
    request.group = text(u"group"_s);
    request.purpose = text(u"purpose"_s);
    request.until = date(u"until"_s);
    editing.ask(request).then(this, [this](const core::Result<core::Offset> &sent) {
        if (!sent) {
            fail(sent.error());
            return;
        }
        m_context.navigator.tell(doneOf(m_what) + u": "_s + m_id.toString());
        close();
    });
}

void AccessDialog::answer()
{
    workspace::CatalogEditing &editing = m_session->editing();
    catalog::AccessGrant grant;
    if (m_line.grant) {
        grant = *m_line.grant;
        grant.decision = decisionOf(m_what);
    } else if (m_line.request) {
        grant = catalog::AccessGrant::of(*m_line.request, decisionOf(m_what));
    } else {
        // An ACL that nobody asked for: the answer is the first word about it.
        grant.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        grant.product = m_id;
        grant.principal = m_line.principal;
        grant.group = m_line.group;
        grant.decision = decisionOf(m_what);
    }
    grant.product = m_id; // asked for under another name it may have been
    grant.reason = text(u"reason"_s);
    if (m_what == What::Agree) {
        grant.until = date(u"until"_s);
        grant.reviewAt = date(u"reviewAt"_s);
    }
    grant.writtenBy = editing.signature();
    catalog::ChangeSet set{m_id.domain,
                           {{catalog::RecordKey::of(catalog::Kind::Grant, grant.id),
                             schema::toJson(grant.document()), m_line.grantRevision}},
                           grant.writtenBy,
                           grant.reason};
    editing.write(set, doneOf(m_what), m_id.toString())
        .then(this, [this](const core::Result<catalog::WriteOutcome> &outcome) {
            if (!outcome) {
                fail(outcome.error());
            } else if (!outcome->written()) {
                fail(
                    {core::Code::Conflict, u"somebody else has answered since"_s, m_id.toString()});
            } else {
                m_context.navigator.tell(doneOf(m_what) + u": "_s + m_line.principal);
                close();
            }
        });
}

} // namespace mesh::ui
