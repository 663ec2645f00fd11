// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/domaindialog.h"

#include "ui/dialogs/catalog/commandlist.h"
#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/mergeview.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/rowseditor.h"
#include "ui/pages/publish/writepanel.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/access/access.h"
#include "app/catalog/meshsetup.h"
#include "app/schema/json.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int sideWidth = 330;

QStringList words(const QLineEdit &line)
{
    QStringList list;
    for (const QString &word : line.text().split(u',')) {
        if (const QString trimmed = word.trimmed(); !trimmed.isEmpty()) {
            list << trimmed;
        }
    }
    return list;
}

} // namespace

DomainDialog::DomainDialog(const Context &context, const QString &id, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_id(id)
    , m_notice(new NoticeBar)
    , m_grid(new FormGrid)
    , m_name(new QLineEdit)
    , m_idLine(new QLineEdit)
    , m_purpose(new QPlainTextEdit)
    , m_teams(new QLineEdit)
    , m_contacts(new RowsEditor(tr("Contacts"),
                                {{tr("Channel"), 150}, {tr("Address"), 0}, {tr("Tool"), 80}},
                                tr("Add a contact")))
    , m_parent(new QComboBox)
    , m_prefixes(new QLineEdit)
    , m_merge(new MergeView)
    , m_panel(new WritePanel)
    , m_commands(new CommandList(tr("Commands that make ownership real")))
    , m_ownership(new Disclosure(tr("For an administrator: who may write, as commands"), m_commands))
    , m_write(new PrimaryButton(isNew() ? tr("Make the domain") : tr("Save")))
{
    setWindowTitle(isNew() ? tr("New domain") : tr("Domain %1").arg(id));
    resize(940, 640);
    auto *side = new QScrollArea;
    side->setWidget(m_panel);
    side->setWidgetResizable(true);
    side->setFrameShape(QFrame::NoFrame);
    side->setFixedWidth(sideWidth);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(makeForm(), 1);
    columns->addWidget(side);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::large, space::small, space::large, space::small);
    buttons->setSpacing(space::small);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_write);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addLayout(columns, 1);
    column->addWidget(new Line(Qt::Horizontal));
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_write, &QPushButton::clicked, this, &DomainDialog::write);
    connect(m_session, &workspace::Session::catalogChanged, this, &DomainDialog::finishWhenSeen);
    connect(m_session, &workspace::Session::stateChanged, this, &DomainDialog::update);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
    load();
    connectFields();
    update();
}

DomainDialog::~DomainDialog() = default;

QWidget *DomainDialog::makeForm()
{
    m_purpose->setProperty("look", u"field"_s);
    m_purpose->setTabChangesFocus(true);
    m_purpose->setFixedHeight(64);
    m_grid->addRow(u"name"_s, tr("Name"), m_name);
    m_grid->addRow(u"id"_s, tr("Id"), m_idLine,
                   isNew() ? tr("Names its topics; cannot be changed later.") : QString());
    m_grid->addRow(u"description.purpose"_s, tr("Purpose"), m_purpose);
    m_grid->addRow(u"teams"_s, tr("Teams"), m_teams,
                   tr("That own it, with commas between them. The first answers for it."));
    m_grid->addRow(u"support"_s, tr("Contacts"), m_contacts);
    m_grid->addRow(u"parent"_s, tr("Part of"), m_parent);
    m_grid->addRow(u"topicPrefixes"_s, tr("Topic prefixes"), m_prefixes,
                   tr("Topics that begin so are this domain’s: sales., shop-"));
    m_idLine->setEnabled(isNew());
    m_merge->hide();
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_grid);
    column->addWidget(m_merge);
    column->addWidget(m_ownership);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

void DomainDialog::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (isNew() && !m_idTouched) {
            m_idLine->setText(nameForTopic(text, nullptr));
        }
    });
    connect(m_idLine, &QLineEdit::textEdited, this, [this] { m_idTouched = true; });
    for (QLineEdit *line : {m_name, m_idLine, m_teams, m_prefixes}) {
        connect(line, &QLineEdit::textChanged, this, &DomainDialog::update);
    }
    connect(m_purpose, &QPlainTextEdit::textChanged, this, &DomainDialog::update);
    connect(m_contacts, &RowsEditor::changed, this, &DomainDialog::update);
    connect(m_parent, &QComboBox::activated, this, &DomainDialog::update);
    connect(m_merge, &MergeView::changed, this, &DomainDialog::update);
}

void DomainDialog::fillParents()
{
    m_parent->addItem(tr("no other domain"), QString());
    for (const auto &entry : m_session->catalog()->domains()) {
        if (entry->domain.id != m_id) {
            m_parent->addItem(entry->domain.id, entry->domain.id);
        }
    }
}

void DomainDialog::load()
{
    fillParents();
    const auto entry = m_session->catalog()->domain(m_id);
    if (!isNew() && entry) {
        m_base = entry->domain;
        m_basedOn = entry->revision;
    } else {
        m_base.teams = m_session->profile().identity.teams;
    }
    m_name->setText(m_base.displayName);
    m_idLine->setText(m_base.id);
    m_purpose->setPlainText(m_base.purpose);
    m_teams->setText(m_base.teams.join(u", "_s));
    m_prefixes->setText(m_base.topicPrefixes.join(u", "_s));
    m_parent->setCurrentIndex(std::max(0, m_parent->findData(m_base.parent)));
    std::vector<QStringList> contacts;
    for (const catalog::Channel &channel : m_base.contacts) {
        contacts.push_back({channel.name, channel.url, channel.tool});
    }
    m_contacts->setRows(contacts);
}

void DomainDialog::proposePrefix(const QString &topic)
{
    // Up to the first thing that usually ends a prefix.
    const qsizetype end = topic.indexOf(QRegularExpression(u"[._-]"_s));
    if (end > 0 && m_prefixes->text().isEmpty()) {
        m_prefixes->setText(topic.left(end + 1));
        m_name->setText(topic.left(1).toUpper() + topic.mid(1, end - 1));
        m_idLine->setText(nameForTopic(topic.left(end), nullptr));
    }
}

catalog::Domain DomainDialog::domain() const
{
    catalog::Domain domain = m_base;
    domain.id = m_idLine->text().trimmed();
    domain.displayName = m_name->text().trimmed();
    if (m_purpose->toPlainText() != m_base.purpose) {
        domain.purpose = m_purpose->toPlainText().trimmed();
    }
    domain.teams = words(*m_teams);
    domain.topicPrefixes = words(*m_prefixes);
    domain.parent = m_parent->currentData().toString();
    domain.contacts.clear();
    for (const RowsEditor::Row &row : m_contacts->rows()) {
        catalog::Channel channel = row.origin >= 0 && row.origin < int(m_base.contacts.size())
            ? m_base.contacts[std::size_t(row.origin)]
            : catalog::Channel();
        channel.name = row.cells[0];
        channel.url = row.cells[1];
        channel.tool = row.cells[2];
        domain.contacts.push_back(std::move(channel));
    }
    if (m_merging) {
        auto merged = catalog::Domain::read(
            catalog::merged(m_base.document(), m_merge->fields()));
        return merged ? std::move(*merged) : domain;
    }
    return domain;
}

std::vector<FieldProblem> DomainDialog::problems() const
{
    return ProductChecks::check(domain(), *m_session->catalog(), isNew());
}

void DomainDialog::update()
{
    if (!m_session) {
        return;
    }
    m_grid->clearProblems();
    if (m_tried) {
        for (const FieldProblem &problem : problems()) {
            m_grid->setProblem(problem.field, problem.sentence);
        }
    }
    const workspace::CatalogEditing &editing = m_session->editing();
    const catalog::Domain changed = domain();
    m_panel->setRules({});
    m_panel->setChange(domainChange(changed, m_basedOn, editing.signature(), {}), editing.topics(),
                       editing.signature());
    m_panel->setWriters(nullptr);
    m_commands->setCommands(ownershipCommands(changed));
    const auto refusal = editing.refusal();
    m_write->setEnabled(!m_busy && !refusal);
    if (refusal) {
        m_notice->showError(*refusal);
    }
}

// Kafka knows users, the catalog knows teams: the user stands as User:NAME.
QStringList DomainDialog::ownershipCommands(const catalog::Domain &domain) const
{
    const QString bootstrap = m_session->profile().bootstrapServers.join(u',');
    const catalog::CatalogTopics names = m_session->editing().topics();
    const QString owner = u"User:NAME"_s;
    QStringList commands;
    if (isNew()) {
        for (const kafka::NewTopic &topic : catalog::domainTopics(names, domain.id)) {
            commands << catalog::createCommand(topic, bootstrap);
        }
    }
    return commands +
        kafka::aclCommands(catalog::ownershipAcls(names, domain.id, owner), bootstrap) +
        kafka::aclCommands(catalog::dataAcls(domain, owner), bootstrap);
}

QWidget *DomainDialog::field(const QString &name) const
{
    if (name == u"name") {
        return m_name;
    }
    if (name == u"id") {
        return m_idLine;
    }
    if (name == u"description.purpose") {
        return m_purpose;
    }
    if (name == u"teams") {
        return m_teams;
    }
    return name == u"topicPrefixes" ? m_prefixes : nullptr;
}

QString DomainDialog::commands() const
{
    return m_commands->text();
}

void DomainDialog::write()
{
    if (m_busy || !m_session) {
        return;
    }
    m_tried = true;
    update();
    if (const auto found = problems(); !found.empty()) {
        if (QWidget *widget = field(found.front().field)) {
            widget->setFocus();
        }
        return;
    }
    m_busy = true;
    m_notice->clear();
    update();
    if (!isNew()) {
        writeRecord();
        return;
    }
    // The topics first: a record that names a domain without topics would be a broken promise.
    m_notice->show(Colour::Dim, tr("Making its topics…"));
    m_session->editing()
        .setUpDomain(domain().id)
        .then(this, [this](const core::Result<void> &made) {
            if (made) {
                writeRecord();
            } else {
                fail(made.error());
            }
        });
}

void DomainDialog::writeRecord()
{
    workspace::CatalogEditing &editing = m_session->editing();
    const catalog::Domain changed = domain();
    editing
        .write(domainChange(changed, m_basedOn, editing.signature(),
                            isNew() ? tr("Made the domain") : tr("Changed the domain")),
               isNew() ? tr("Made a domain") : tr("Changed a domain"), changed.id)
        .then(this, [this](const core::Result<catalog::WriteOutcome> &outcome) {
            takeOutcome(outcome);
        });
}

void DomainDialog::fail(const core::Error &error)
{
    m_busy = false;
    update();
    m_notice->showError(error);
    if (error.code == core::Code::Denied) {
        m_ownership->setOpen(true);
    }
}

void DomainDialog::takeOutcome(const core::Result<catalog::WriteOutcome> &outcome)
{
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    if (!outcome->written()) {
        takeConflict(outcome->conflicts.front());
        return;
    }
    m_writtenId = domain().id;
    m_notice->show(Colour::Good, tr("Written."));
    finishWhenSeen();
}

void DomainDialog::takeConflict(const catalog::Conflict &conflict)
{
    const catalog::Domain mine = domain();
    m_busy = false;
    const auto parsed = conflict.currentValue ? schema::parseJson(*conflict.currentValue)
                                              : core::Result<schema::Value>(schema::Value());
    const auto theirs =
        parsed ? catalog::Domain::read(*parsed) : core::Result<catalog::Domain>(parsed.error());
    if (!theirs) {
        // Removed, or no domain any more: there is nothing to choose from.
        m_basedOn = conflict.current;
        update();
        m_notice->show(Colour::Bad, tr("The record was removed meanwhile. Saving makes it anew."));
        return;
    }
    m_merge->setFields(
        catalog::mergeFields(m_base.document(), mine.document(), theirs->document()),
        theirs->writtenBy.name);
    m_base = *theirs;
    m_basedOn = conflict.current;
    m_id = theirs->id;
    m_merging = true;
    m_grid->hide();
    m_merge->show();
    m_write->setText(tr("Save what is chosen"));
    update();
    m_notice->show(Colour::Warn, tr("%1 has changed it meanwhile. Choose field by field.")
                                     .arg(theirs->writtenBy.name.isEmpty()
                                              ? tr("Somebody")
                                              : theirs->writtenBy.name));
}

void DomainDialog::finishWhenSeen()
{
    if (m_writtenId.isEmpty() || !m_session) {
        return;
    }
    // Whoever opened this shows the domain next: it has to be there.
    const auto entry = m_session->catalog()->domain(m_writtenId);
    if (entry && (!m_basedOn || entry->revision > *m_basedOn)) {
        Q_EMIT written(std::exchange(m_writtenId, {}));
        close();
    }
}

} // namespace mesh::ui
