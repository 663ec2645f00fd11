// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/domaindialog.h"

#include "ui/dialogs/catalog/commandlist.h"
#include "ui/dialogs/formgrid.h"
#include "ui/models/commalist.h"
#include "ui/pages/publish/mergeview.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/rowseditor.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/access/access.h"
#include "app/catalog/meshsetup.h"
#include "app/schema/json.h"
#include "app/workspace/catalogediting.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace mesh::ui {

DomainDialog::DomainDialog(const Context &context, const QString &id, QWidget *parent)
    : WriteDialog(context, wordsOf(id), parent)
    , m_id(id)
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
    , m_user(new QLineEdit)
    , m_apply(new QPushButton(tr("Apply…")))
    , m_commands(new CommandList(tr("Commands that make ownership real")))
    , m_ownership(
          new Disclosure(tr("For an administrator: who may write, as commands"), ownershipForm()))
{
    resize(940, 640);
    addFields();
    connect(session(), &workspace::Session::catalogChanged, this, &DomainDialog::finishWhenSeen);
    load();
    connectFields();
    update();
}

WriteDialog::Words DomainDialog::wordsOf(const QString &id)
{
    return id.isEmpty() ? Words{tr("New domain"), {}, tr("Make the domain"), tr("Made a domain")}
                        : Words{tr("Domain %1").arg(id), {}, tr("Save"), tr("Changed a domain")};
}

DomainDialog::~DomainDialog() = default;

void DomainDialog::addFields()
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
    for (QWidget *part : {static_cast<QWidget *>(m_grid), static_cast<QWidget *>(m_merge),
                          static_cast<QWidget *>(m_ownership)}) {
        addToForm(part);
    }
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
    for (const auto &entry : session()->catalog()->domains()) {
        if (entry->domain.id != m_id) {
            m_parent->addItem(entry->domain.id, entry->domain.id);
        }
    }
}

void DomainDialog::load()
{
    fillParents();
    const auto entry = session()->catalog()->domain(m_id);
    if (!isNew() && entry) {
        m_base = entry->domain;
        m_basedOn = entry->revision;
    } else {
        m_base.teams = session()->profile().identity.teams;
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
    domain.teams = commaList(m_teams->text());
    domain.topicPrefixes = commaList(m_prefixes->text());
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
        auto merged = catalog::Domain::read(catalog::merged(m_base.document(), m_merge->fields()));
        return merged ? std::move(*merged) : domain;
    }
    return domain;
}

std::vector<FieldProblem> DomainDialog::problems() const
{
    return ProductChecks::check(domain(), *session()->catalog(), isNew());
}

void DomainDialog::showProblems()
{
    m_grid->clearProblems();
    if (m_tried) {
        for (const FieldProblem &problem : problems()) {
            m_grid->setProblem(problem.field, problem.sentence);
        }
    }
    m_commands->setCommands(ownershipCommands(domain()));
    static const QRegularExpression principal(u"^\\w+:.+"_s);
    m_apply->setEnabled(!domain().id.isEmpty() &&
                        principal.match(m_user->text().trimmed()).hasMatch());
}

std::optional<WriteDialog::Plan> DomainDialog::plan() const
{
    return Plan{domainChange(domain(), m_basedOn, session()->editing().signature(),
                             isNew() ? tr("Made the domain") : tr("Changed the domain")),
                {},
                false};
}

QString DomainDialog::subject() const
{
    return domain().id;
}

QWidget *DomainDialog::ownershipForm()
{
    auto *form = new QWidget;
    auto *user = new QHBoxLayout;
    user->setSpacing(space::small);
    auto *label = new QLabel(tr("Kafka user that writes for it"));
    label->setBuddy(m_user);
    m_user->setPlaceholderText(u"User:NAME"_s);
    m_user->setAccessibleName(label->text());
    m_apply->setAutoDefault(false);
    user->addWidget(label);
    user->addWidget(m_user, 1);
    user->addWidget(m_apply);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(user);
    column->addWidget(m_commands);
    connect(m_user, &QLineEdit::textChanged, this, &DomainDialog::update);
    connect(m_apply, &QPushButton::clicked, this, &DomainDialog::openRights);
    return form;
}

// Kafka knows users, the catalog knows teams: until one is named it stands as User:NAME.
QString DomainDialog::owner() const
{
    const QString named = m_user->text().trimmed();
    return named.isEmpty() ? u"User:NAME"_s : named;
}

std::vector<kafka::AclBinding> DomainDialog::ownership(const catalog::Domain &domain) const
{
    auto rights = catalog::ownershipAcls(session()->editing().topics(), domain.id, owner());
    std::ranges::copy(catalog::dataAcls(domain, owner()), std::back_inserter(rights));
    return rights;
}

void DomainDialog::openRights()
{
    delete m_rights;
    m_rights = new RightsDialog(context(), RightsDialog::What::Give,
                                tr("%1 for %2").arg(m_user->text().trimmed(), domain().id),
                                ownership(domain()), this);
    m_rights->show();
}

QStringList DomainDialog::ownershipCommands(const catalog::Domain &domain) const
{
    const QString bootstrap = session()->profile().bootstrapServers.join(u',');
    const catalog::CatalogTopics names = session()->editing().topics();
    QStringList commands;
    for (const kafka::NewTopic &topic : catalog::domainTopics(names, domain.id)) {
        if (!session()->catalog()->topic(topic.name)) {
            commands << catalog::createCommand(topic, bootstrap);
        }
    }
    return commands + kafka::aclCommands(ownership(domain), bootstrap) +
           catalog::registryNotes(domain, owner());
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
    if (name == u"user") {
        return m_user;
    }
    return name == u"topicPrefixes" ? m_prefixes : nullptr;
}

QString DomainDialog::commands() const
{
    return m_commands->text();
}

bool DomainDialog::isReady()
{
    m_tried = true;
    const auto found = problems();
    if (!found.empty()) {
        if (QWidget *widget = field(found.front().field)) {
            widget->setFocus();
        }
    }
    return found.empty();
}

void DomainDialog::begin()
{
    if (!isNew() &&
        catalog::hasTopicsOf(*session()->catalog(), session()->editing().topics(), domain().id)) {
        writePlan();
        return;
    }
    // The topics first: a record that names a domain without topics would be a broken promise.
    notice().show(Colour::Dim, tr("Making its topics…"));
    session()
        ->editing()
        .setUpDomain(domain().id)
        .then(this, [this](const core::Result<void> &made) {
            if (made) {
                writePlan();
            } else {
                fail(made.error());
            }
        });
}

void DomainDialog::fail(const core::Error &error)
{
    WriteDialog::fail(error);
    if (error.code == core::Code::Denied) {
        m_ownership->setOpen(true);
    }
}

void DomainDialog::finish()
{
    m_writtenId = domain().id;
    notice().show(Colour::Good, tr("Written."));
    finishWhenSeen();
}

void DomainDialog::takeConflict(const catalog::Conflict &conflict)
{
    const catalog::Domain mine = domain();
    const auto parsed = conflict.currentValue ? schema::parseJson(*conflict.currentValue)
                                              : core::Result<schema::Value>(schema::Value());
    const auto theirs =
        parsed ? catalog::Domain::read(*parsed) : core::Result<catalog::Domain>(parsed.error());
    if (!theirs) {
        // Removed, or no domain any more: there is nothing to choose from.
        m_basedOn = conflict.current;
        update();
        notice().show(Colour::Bad, tr("The record was removed meanwhile. Saving makes it anew."));
        return;
    }
    m_merge->setFields(catalog::mergeFields(m_base.document(), mine.document(), theirs->document()),
                       theirs->writtenBy.name);
    m_base = *theirs;
    m_basedOn = conflict.current;
    m_id = theirs->id;
    m_merging = true;
    m_grid->hide();
    m_merge->show();
    writeButton().setText(tr("Save what is chosen"));
    update();
    notice().show(
        Colour::Warn,
        tr("%1 has changed it meanwhile. Choose field by field.")
            .arg(theirs->writtenBy.name.isEmpty() ? tr("Somebody") : theirs->writtenBy.name));
}

void DomainDialog::finishWhenSeen()
{
    if (m_writtenId.isEmpty() || !session()) {
        return;
    }
    // Whoever opened this shows the domain next: it has to be there.
    const auto entry = session()->catalog()->domain(m_writtenId);
    if (entry && (!m_basedOn || entry->revision > *m_basedOn)) {
        Q_EMIT written(std::exchange(m_writtenId, {}));
        close();
    }
}

} // namespace mesh::ui
