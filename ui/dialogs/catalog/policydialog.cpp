// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/policydialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/conditionfield.h"
#include "ui/widgets/facttable.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/catalog/history/merge.h"
#include "app/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr auto typingPause = 300ms;
constexpr std::size_t mostFailing = 200; ///< named here; the page of governance names all
constexpr std::array severities{catalog::Severity::Info, catalog::Severity::Warn,
                                catalog::Severity::Block};

ReviewDialog::Words wordsOf(const catalog::PolicyOrigin *changed)
{
    if (!changed) {
        return {
            PolicyDialog::tr("New policy"),
            PolicyDialog::tr("A condition that products of the mesh must hold. It is tried on "
                             "all of them while you type; nothing is written before you say so."),
            PolicyDialog::tr("Write the policy"), PolicyDialog::tr("Made a policy")};
    }
    const catalog::Policy &policy = changed->policy;
    return {PolicyDialog::tr("Policy %1").arg(nameOf(policy)),
            {},
            PolicyDialog::tr("Write the change"),
            PolicyDialog::tr("Changed a policy")};
}

} // namespace

void planPolicy(catalog::ReviewBuilder &builder, const catalog::CatalogSnapshot &catalog,
                const catalog::PolicyOrigin &policy)
{
    if (policy.ofDomain.isEmpty()) {
        builder.put(policy.policy);
        return;
    }
    const auto entry = catalog.rules(policy.ofDomain);
    catalog::DomainRules rules = entry ? entry->value : catalog::DomainRules();
    rules.id = policy.ofDomain;
    const auto former =
        std::find_if(rules.policies.begin(), rules.policies.end(),
                     [&policy](const auto &one) { return one.id == policy.policy.id; });
    if (former == rules.policies.end()) {
        rules.policies.push_back(policy.policy);
    } else {
        *former = policy.policy;
    }
    builder.put(rules);
}

PolicyDialog::PolicyDialog(const Context &context, const catalog::PolicyOrigin *changed,
                           QWidget *parent)
    : ReviewDialog(context, wordsOf(changed), changed ? changed->policy.id : QString(), parent)
    , m_isNew(!changed)
    , m_base(changed ? *changed : catalog::PolicyOrigin())
    , m_grid(new FormGrid)
    , m_name(new QLineEdit)
    , m_scope(new QComboBox)
    , m_why(new QPlainTextEdit)
    , m_field(new QComboBox)
    , m_applies(new ConditionField(catalog::policyNames()))
    , m_condition(new ConditionField(catalog::policyNames()))
    , m_message(new QLineEdit)
    , m_severity(new Segmented({tr("only says so"), tr("warns"), tr("blocks")}))
    , m_enabled(new QCheckBox(tr("Switched on")))
    , m_verdict(new QLabel)
    , m_failing(new FactTable(tr("Products that would fail"), {{tr("Product"), false, false, true},
                                                               {tr("Owner"), false, false, true}}))
{
    resize(1080, 700);
    makeForm();
    fillScopes();
    if (!m_isNew) {
        // What was looked at may be older than what is there.
        m_base = catalog::currentPolicy(*session()->catalog(), m_base).value_or(m_base);
    }
    load(m_base);
    if (m_isNew) {
        // Tried first, and switched on by somebody who has seen what it does.
        m_enabled->setChecked(false);
    }
    connectFields();
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingPause);
    connect(&m_rest, &QTimer::timeout, this, &PolicyDialog::tryIt);
    setPlan(
        [this]() -> Plan {
            return [policy = policy(),
                    catalog = session()->catalog()](catalog::ReviewBuilder &builder) {
                if (!policy.policy.id.isEmpty() && !policy.policy.condition.isEmpty()) {
                    planPolicy(builder, *catalog, policy);
                }
            };
        },
        [this] { return lacks(); });
    connect(this, &ReviewDialog::reviewed, this, [this] { setSubject(policy().policy.id); });
    tryIt();
}

PolicyDialog::~PolicyDialog()
{
    m_stop.request_stop();
}

void PolicyDialog::makeForm()
{
    m_why->setProperty("look", u"field"_s);
    m_why->setTabChangesFocus(true);
    m_why->setFixedHeight(56);
    m_field->setEditable(true);
    m_field->setInsertPolicy(QComboBox::NoInsert);
    m_field->addItems({u"name"_s, u"team.name"_s, u"description.purpose"_s, u"classification"_s,
                       u"tier"_s, u"quality"_s, u"version"_s, u"slaProperties"_s,
                       u"slaProperties.retention"_s, u"tags"_s, u"terms"_s, u"schema"_s,
                       u"support"_s, u"outputPorts"_s, u"sunset"_s, u"successor"_s});
    m_condition->setPlaceholderText(u"team->name IS NOT NULL"_s);
    m_applies->setPlaceholderText(tr("all products"));
    m_message->setPlaceholderText(tr("What to do where it fails"));
    m_grid->addRow(u"name"_s, tr("Name"), m_name);
    m_grid->addRow(u"scope"_s, tr("Binds"), m_scope,
                   tr("A domain may ask more of its own products, never less."));
    m_grid->addRow(u"appliesWhen"_s, tr("Only where"), m_applies);
    m_grid->addRow(
        u"condition"_s, tr("Must hold"), m_condition,
        tr("Mesh SQL over the product’s document, facts and today; Ctrl+Space completes."));
    m_grid->addRow(u"why"_s, tr("Reason"), m_why);
    m_grid->addRow(u"message"_s, tr("What to do"), m_message);
    m_grid->addRow(u"field"_s, tr("Told at"), m_field, tr("The field that a failure is shown at."));
    m_grid->addRow(u"severity"_s, tr("A failure"), m_severity);
    m_grid->addRow(u"enabled"_s, {}, m_enabled);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_grid);
    column->addWidget(new SectionLabel(tr("Tried on the whole mesh")));
    column->addWidget(m_verdict);
    column->addWidget(m_failing);
    setForm(form);
}

void PolicyDialog::fillScopes()
{
    m_scope->addItem(tr("every product of the mesh"), QString());
    for (const auto &entry : session()->catalog()->domains()) {
        m_scope->addItem(tr("products of %1").arg(entry->domain.id), entry->domain.id);
    }
    m_scope->setEnabled(m_isNew);
}

void PolicyDialog::load(const catalog::PolicyOrigin &origin)
{
    const catalog::Policy &policy = origin.policy;
    m_name->setText(policy.displayName);
    m_scope->setCurrentIndex(std::max(0, m_scope->findData(origin.ofDomain)));
    m_why->setPlainText(policy.description);
    m_field->setCurrentText(policy.field);
    m_applies->setText(policy.appliesWhen);
    m_condition->setText(policy.condition);
    m_message->setText(policy.message);
    m_severity->setCurrent(int(policy.severity));
    m_enabled->setChecked(policy.enabled);
}

void PolicyDialog::connectFields()
{
    for (QLineEdit *line : {m_name, m_message, static_cast<QLineEdit *>(m_applies),
                            static_cast<QLineEdit *>(m_condition)}) {
        connect(line, &QLineEdit::textChanged, this, &PolicyDialog::changed);
    }
    connect(m_why, &QPlainTextEdit::textChanged, this, &PolicyDialog::changed);
    connect(m_field, &QComboBox::editTextChanged, this, &PolicyDialog::changed);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &PolicyDialog::changed);
    connect(m_severity, &Segmented::chosen, this, &PolicyDialog::changed);
    connect(m_enabled, &QCheckBox::toggled, this, &PolicyDialog::changed);
    connect(session(), &workspace::Session::catalogChanged, this, &PolicyDialog::takeCatalog);
}

void PolicyDialog::takeCatalog()
{
    const auto now = m_isNew ? std::nullopt : catalog::currentPolicy(*session()->catalog(), m_base);
    if (now && now->record != m_base.record) {
        rebase(*now);
    }
    m_rest.start();
}

// Somebody else has changed it: theirs is taken where nothing was changed here.
void PolicyDialog::rebase(const catalog::PolicyOrigin &now)
{
    const auto fields = catalog::mergeFields(m_base.policy.document(), policy().policy.document(),
                                             now.policy.document());
    QStringList both;
    for (const catalog::MergeField &field : fields) {
        if (field.conflict && catalog::pathText(field.path).section(u'.', 0, 0) != u"writtenBy") {
            both << catalog::fieldLabel(field.path);
        }
    }
    const auto together = catalog::Policy::read(catalog::merged(now.policy.document(), fields));
    m_base = now;
    if (!together) {
        return; // the form stands, and the review shows what it would replace
    }
    catalog::PolicyOrigin shown = now;
    shown.policy = *together;
    load(shown);
    if (!both.isEmpty()) {
        notice().show(Colour::Warn, tr("%1 has changed it just now. Yours would replace theirs: %2")
                                        .arg(now.policy.writtenBy.name, both.join(u", "_s)));
    }
}

QString PolicyDialog::newId() const
{
    return nameForTopic(m_name->text(), nullptr).replace(u'_', u'-');
}

catalog::PolicyOrigin PolicyDialog::policy() const
{
    catalog::PolicyOrigin origin = m_base;
    catalog::Policy &policy = origin.policy;
    if (m_isNew) {
        policy.id = newId();
        origin.ofDomain = m_scope->currentData().toString();
    }
    policy.displayName = m_name->text().trimmed();
    if (m_why->toPlainText() != policy.description) {
        policy.description = m_why->toPlainText().trimmed();
    }
    policy.field = m_field->currentText().trimmed();
    policy.appliesWhen = m_applies->text().trimmed();
    policy.condition = m_condition->text().trimmed();
    policy.message = m_message->text().trimmed();
    policy.severity = severities[std::size_t(std::max(0, m_severity->current()))];
    policy.enabled = m_enabled->isChecked();
    return origin;
}

QString PolicyDialog::lacks() const
{
    const catalog::PolicyOrigin made = policy();
    if (made.policy.id.isEmpty()) {
        return tr("Give it a name.");
    }
    if (!m_isNew && !catalog::currentPolicy(*session()->catalog(), m_base)) {
        return tr("Somebody has removed this policy.");
    }
    const auto known = catalog::policiesOf(*session()->catalog());
    if (m_isNew && std::any_of(known.begin(), known.end(), [&made](const auto &one) {
            return one.policy.id == made.policy.id && one.ofDomain == made.ofDomain;
        })) {
        return tr("There is a policy %1 already.").arg(made.policy.id);
    }
    if (made.policy.condition.isEmpty()) {
        return tr("Say what must hold.");
    }
    if (m_condition->hasError() || m_applies->hasError()) {
        return tr("The condition has an error.");
    }
    return made.policy.message.isEmpty() ? tr("Say what to do where it fails.") : QString();
}

void PolicyDialog::changed()
{
    m_grid->setProblem(u"condition"_s, m_condition->sentence());
    m_grid->setProblem(u"appliesWhen"_s, m_applies->sentence());
    formChanged();
    m_rest.start();
}

void PolicyDialog::tryIt()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_request;
    const catalog::PolicyOrigin tried = policy();
    if (!session() || tried.policy.condition.isEmpty() || m_condition->hasError() ||
        m_applies->hasError()) {
        m_verdict->setText(tried.policy.condition.isEmpty()
                               ? tr("Nothing to try yet: say what must hold.")
                               : tr("Nothing to try while the condition has an error."));
        m_failing->hide();
        return;
    }
    context()
        .workspace.tasks()
        .run(core::Pool::Cpu,
             [tried, catalog = session()->catalog(), today = QDate::currentDate(),
              stop = m_stop.get_token()] {
                 return catalog::tryPolicy(tried, *catalog, today, stop);
             })
        .then(this, [this, request = m_request](const std::optional<catalog::Compliance> &done) {
            if (done && request == m_request) {
                showTried(*done);
            }
        });
}

void PolicyDialog::showTried(const catalog::Compliance &tried)
{
    const catalog::PolicyStanding &standing = tried.policies.front();
    const int failing = int(standing.failing.size());
    QString text = failing == 0 ? tr("No product would fail it.")
                                : tr("%n product(s) would fail.", nullptr, failing);
    if (standing.holds > 0) {
        text += u' ' + tr("%n hold(s) it.", nullptr, int(standing.holds));
    }
    if (standing.notApplicable > 0) {
        text += u' ' + tr("To %n it does not apply.", nullptr, int(standing.notApplicable));
    }
    if (!standing.excused.empty()) {
        text += u' ' + tr("%n are excused.", nullptr, int(standing.excused.size()));
    }
    m_verdict->setText(text);
    std::vector<QStringList> rows;
    for (const auto &finding : standing.failing) {
        if (rows.size() == mostFailing) {
            break;
        }
        const catalog::ProductEntry &product = *tried.products[finding.product];
        rows.push_back({product.id.toString(), product.owner});
    }
    m_failing->setRows(rows);
    m_failing->setVisible(!rows.empty());
}

QString PolicyDialog::verdict() const
{
    return m_verdict->text();
}

} // namespace mesh::ui
