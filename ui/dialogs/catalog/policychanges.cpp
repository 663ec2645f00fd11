// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/policychanges.h"

#include "ui/dialogs/catalog/policydialog.h"
#include "ui/dialogs/formgrid.h"
#include "ui/state/theme.h"

#include "app/workspace/workspace.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QDateEdit>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

struct PolicyChanges
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::PolicyChanges)
};

constexpr qsizetype proposedProducts = 5'000; ///< more are typed, not chosen
constexpr int usualDays = 90;

using Change = std::function<void(catalog::Policy &)>;

/// Changes the policy as it stands now, whatever others have made of it since it was looked at.
ReviewDialog::Plan planOf(const workspace::Session &session, const catalog::PolicyOrigin &policy,
                          Change change)
{
    return [seen = policy, change = std::move(change),
            catalog = session.catalog()](catalog::ReviewBuilder &builder) {
        if (auto now = currentPolicy(*catalog, seen)) {
            change(now->policy);
            planPolicy(builder, *catalog, *now);
        }
    };
}

/// Beside who may: somebody may have removed the policy.
QString goneOrWhoElseMay(const workspace::Session &session, const catalog::PolicyOrigin &policy)
{
    return currentPolicy(*session.catalog(), policy)
               ? whoElseMay(session, policy.ofDomain)
               : PolicyChanges::tr("Somebody has removed this policy.");
}

/// A dialog that changes the policy in one way, and needs nothing but a reason.
ReviewDialog *makeChange(const Context &context, const ReviewDialog::Words &words,
                         const QString &subject, const catalog::PolicyOrigin &policy,
                         const Change &change, QWidget *parent)
{
    auto *dialog = new ReviewDialog(context, words, subject, parent);
    const QPointer<workspace::Session> session = context.workspace.session();
    dialog->setPlan([session, policy, change] { return planOf(*session, policy, change); },
                    [session, policy] { return goneOrWhoElseMay(*session, policy); });
    return dialog;
}

} // namespace

QString severityWord(catalog::Severity severity)
{
    switch (severity) {
    case catalog::Severity::Block:
        return PolicyChanges::tr("blocks");
    case catalog::Severity::Warn:
        return PolicyChanges::tr("warns");
    case catalog::Severity::Info:
        break;
    }
    return PolicyChanges::tr("only says so");
}

QString whoElseMay(const workspace::Session &session, const QString &domain)
{
    const auto entry = session.catalog()->domain(domain);
    if (!entry || entry->domain.teams.isEmpty() ||
        session.profile().identity.isOfOneOf(entry->domain.teams)) {
        return {};
    }
    return PolicyChanges::tr("%1 may change what %2 asks of its products, as its record says.")
        .arg(entry->domain.teams.join(u", "_s), domain);
}

ReviewDialog *makeSwitchDialog(const Context &context, const catalog::PolicyOrigin &policy, bool on,
                               QWidget *parent)
{
    const QString name = nameOf(policy.policy);
    return makeChange(
        context,
        on ? ReviewDialog::Words{PolicyChanges::tr("Switch on “%1”").arg(name),
                                 PolicyChanges::tr("From then on it is asked wherever a product is "
                                                   "written with Meshscope or meshctl. What is "
                                                   "published already stays, and is shown where it "
                                                   "fails."),
                                 PolicyChanges::tr("Switch on"),
                                 PolicyChanges::tr("Switched on a policy")}
           : ReviewDialog::Words{PolicyChanges::tr("Switch off “%1”").arg(name),
                                 PolicyChanges::tr("Nobody is asked it any more. Its record stays, "
                                                   "with its exemptions."),
                                 PolicyChanges::tr("Switch off"),
                                 PolicyChanges::tr("Switched off a policy")},
        policy.policy.id, policy, [on](catalog::Policy &changed) { changed.enabled = on; }, parent);
}

ReviewDialog *makeEndDialog(const Context &context, const catalog::PolicyOrigin &policy,
                            const catalog::Exemption &exemption, QWidget *parent)
{
    const auto end = [exemption](catalog::Policy &changed) {
        for (catalog::Exemption &one : changed.exemptions) {
            if (one == exemption) {
                one.until = QDate::currentDate().addDays(-1);
            }
        }
    };
    return makeChange(
        context,
        {PolicyChanges::tr("End the exemption of %1").arg(exemption.product.toString()),
         PolicyChanges::tr("“%1” binds it again from now on.").arg(nameOf(policy.policy)),
         PolicyChanges::tr("End it"), PolicyChanges::tr("Ended an exemption")},
        exemption.product.toString(), policy, end, parent);
}

// --- excusing

ExemptionDialog::ExemptionDialog(const Context &context, const catalog::PolicyOrigin &policy,
                                 const QString &product, QWidget *parent)
    : ReviewDialog(context,
                   {tr("Excuse a product from “%1”").arg(nameOf(policy.policy)),
                    tr("Until a day, and for a reason that everybody can read. After that day the "
                       "policy binds it again by itself."),
                    tr("Excuse it"), tr("Excused a product")},
                   product, parent)
    , m_policy(policy)
    , m_product(new QLineEdit(product))
    , m_because(new QLineEdit)
    , m_until(new QDateEdit(QDate::currentDate().addDays(usualDays)))
{
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_until->setMinimumDate(QDate::currentDate());
    if (session()->catalog()->productCount() <= proposedProducts) {
        QStringList names;
        for (const auto &entry : session()->catalog()->products()) {
            names << entry->id.toString();
        }
        m_product->setCompleter(new QCompleter(names, m_product));
        m_product->completer()->setFilterMode(Qt::MatchContains);
    }
    auto *grid = new FormGrid;
    grid->addRow(u"product"_s, tr("Product"), m_product, tr("As domain.name"));
    grid->addRow(u"reason"_s, tr("Because"), m_because, tr("Stands in the policy, for everybody."));
    grid->addRow(u"until"_s, tr("Until"), m_until);
    setForm(grid);
    connect(m_product, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(m_because, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(m_until, &QDateEdit::dateChanged, this, &ReviewDialog::formChanged);
    setPlan([this] { return plan(); }, [this] { return lacks(); });
}

ReviewDialog::Plan ExemptionDialog::plan() const
{
    const auto id = core::ProductId::parse(m_product->text().trimmed());
    const QString because = m_because->text().trimmed();
    // Ended ones of the same product stay as they were: they are history.
    return planOf(*session(), m_policy,
                  [id, because, by = session()->profile().identity.name,
                   until = m_until->date()](catalog::Policy &changed) {
                      if (id && !because.isEmpty()) {
                          changed.exemptions.push_back({*id, because, by, until, {}});
                      }
                  });
}

QString ExemptionDialog::lacks() const
{
    const auto id = core::ProductId::parse(m_product->text().trimmed());
    if (!id || !session()->catalog()->product(*id)) {
        return tr("Name a product of the mesh: domain.name.");
    }
    if (m_because->text().trimmed().isEmpty()) {
        return tr("Say why it is excused.");
    }
    if (session()->profile().identity.name.isEmpty()) {
        return tr("Say in the connection who you are: it stands in the exemption.");
    }
    return goneOrWhoElseMay(*session(), m_policy);
}

// --- tightening

TightenDialog::TightenDialog(const Context &context, const catalog::Policy &policy, QWidget *parent)
    : ReviewDialog(context,
                   {tr("Take “%1” more seriously in a domain").arg(nameOf(policy)),
                    tr("A domain may tighten what the platform asks, not loosen it."),
                    tr("Tighten"), tr("Tightened a policy")},
                   policy.id, parent)
    , m_policy(policy)
    , m_domain(new QComboBox)
    , m_severity(new QComboBox)
{
    for (const auto &entry : session()->catalog()->domains()) {
        m_domain->addItem(entry->domain.id, entry->domain.id);
    }
    for (const catalog::Severity severity : {catalog::Severity::Warn, catalog::Severity::Block}) {
        if (severity > policy.severity) {
            m_severity->addItem(severityWord(severity), int(severity));
        }
    }
    auto *grid = new FormGrid;
    grid->addRow(u"domain"_s, tr("Domain"), m_domain);
    grid->addRow(u"severity"_s, tr("A failure"), m_severity);
    setForm(grid);
    connect(m_domain, &QComboBox::currentIndexChanged, this, &ReviewDialog::formChanged);
    connect(m_severity, &QComboBox::currentIndexChanged, this, &ReviewDialog::formChanged);
    setPlan([this] { return plan(); }, [this] { return lacks(); });
}

ReviewDialog::Plan TightenDialog::plan() const
{
    const QString domain = m_domain->currentData().toString();
    const auto entry = session()->catalog()->rules(domain);
    catalog::DomainRules rules = entry ? entry->value : catalog::DomainRules();
    rules.id = domain;
    const auto severity = catalog::Severity(m_severity->currentData().toInt());
    const auto raised = std::find_if(rules.raised.begin(), rules.raised.end(),
                                     [this](const auto &one) { return one.policy == m_policy.id; });
    if (raised != rules.raised.end()) {
        raised->severity = severity;
    } else {
        rules.raised.push_back({m_policy.id, severity, {}});
    }
    return [rules](catalog::ReviewBuilder &builder) { builder.put(rules); };
}

QString TightenDialog::lacks() const
{
    if (m_domain->count() == 0) {
        return tr("There is no domain yet.");
    }
    return whoElseMay(*session(), m_domain->currentData().toString());
}

} // namespace mesh::ui
