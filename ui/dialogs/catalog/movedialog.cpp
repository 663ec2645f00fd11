// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/movedialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/theme.h"

#include "app/catalog/governance/lifecycle.h"
#include "app/workspace/catalogediting.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace mesh::ui {

WriteDialog::Words MoveDialog::wordsOf(Step step, const QString &product)
{
    switch (step) {
    case Step::Offer:
        return {tr("Move %1 to another domain").arg(product),
                tr("It is offered first. Nothing moves until a team of that domain accepts it; "
                   "after that you let it go here, and whoever looks for it is led to its new "
                   "place. Its topic stays where it is."),
                tr("Offer it"), tr("Offered to another domain")};
    case Step::TakeBack:
        return {tr("Take the offer of %1 back").arg(product), tr("It stays in its domain."),
                tr("Take it back"), tr("Took an offer back")};
    case Step::Accept:
        return {tr("Accept %1").arg(product),
                tr("It becomes a product of your domain, with all that is said of it. Until its "
                   "former owner lets it go it stands in both."),
                tr("Accept"), tr("Accepted a product")};
    case Step::LetGo:
        break;
    }
    return {tr("Let %1 go").arg(product),
            tr("It was accepted there. Its record here goes, and a redirect takes its place."),
            tr("Let it go"), tr("Let a product go")};
}

MoveDialog::MoveDialog(const Context &context, const core::ProductId &id, Step step,
                       QWidget *parent)
    : WriteDialog(context, wordsOf(step, id.toString()), parent)
    , m_id(id)
    , m_step(step)
    , m_grid(new FormGrid)
    , m_domain(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_owner(new QLineEdit(this))
    , m_reason(new QLineEdit)
{
    resize(860, 460);
    addFields();
    const auto changed = [this] { update(); };
    connect(m_domain, &QComboBox::currentIndexChanged, this, changed);
    for (QLineEdit *line : {m_name, m_owner, m_reason}) {
        connect(line, &QLineEdit::textChanged, this, changed);
    }
    update();
}

MoveDialog::~MoveDialog() = default;

void MoveDialog::addFields()
{
    const auto catalog = session()->catalog();
    m_domain->setVisible(m_step == Step::Offer);
    m_name->setVisible(m_step == Step::Offer);
    m_owner->setVisible(m_step == Step::Accept);
    if (m_step == Step::Offer) {
        for (const auto &entry : catalog->domains()) {
            if (entry->domain.id != m_id.domain) {
                m_domain->addItem(entry->domain.id, entry->domain.id);
            }
        }
        m_name->setText(m_id.name);
        m_grid->addRow(u"domain"_s, tr("Domain"), m_domain);
        m_grid->addRow(u"id"_s, tr("Its id there"), m_name);
    } else if (const auto entry = catalog->product(m_id)) {
        const auto there = new QLabel(entry->offeredTo);
        there->setTextFormat(Qt::PlainText);
        m_grid->addRow(u"there"_s, tr("Its place there"), there);
    }
    if (m_step == Step::Accept) {
        const auto domain = catalog->domain(destination().domain);
        m_owner->setText(
            likelyOwner(domain ? &domain->domain : nullptr, session()->profile().identity.teams));
        m_grid->addRow(u"team.name"_s, tr("Owner"), m_owner,
                       tr("The team that answers for it from now on."));
    }
    m_grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));
    addToForm(m_grid);
}

core::ProductId MoveDialog::destination() const
{
    if (m_step == Step::Offer) {
        return {m_domain->currentData().toString(), m_name->text().trimmed()};
    }
    const auto entry = session()->catalog()->product(m_id);
    const auto to = entry ? core::ProductId::parse(entry->offeredTo) : std::nullopt;
    return to.value_or(core::ProductId());
}

QString MoveDialog::problem() const
{
    const core::ProductId to = destination();
    const bool taken = session()->catalog()->product(to) != nullptr;
    switch (m_step) {
    case Step::Offer:
        if (to.domain.isEmpty()) {
            return tr("There is no other domain.");
        }
        if (!core::ProductId::isValidPart(to.name)) {
            return tr("An id begins with a letter and holds only a–z, 0–9 and _, at most 63.");
        }
        return taken ? tr("%1 is published already. Take another id.").arg(to.toString())
                     : QString();
    case Step::Accept:
        if (m_owner->text().trimmed().isEmpty()) {
            return tr("Name the team that answers for it.");
        }
        return taken ? tr("%1 is published already.").arg(to.toString()) : QString();
    case Step::LetGo:
        return taken ? QString() : tr("Nobody has accepted it yet.");
    case Step::TakeBack:
        break;
    }
    return {};
}

void MoveDialog::showProblems()
{
    m_grid->clearProblems();
    m_grid->setProblem(m_step == Step::Offer    ? u"id"_s
                       : m_step == Step::Accept ? u"team.name"_s
                                                : u"there"_s,
                       problem());
}

QString MoveDialog::subject() const
{
    return m_step == Step::Accept ? destination().toString() : m_id.toString();
}

std::optional<WriteDialog::Plan> MoveDialog::plan() const
{
    const auto entry = session()->catalog()->product(m_id);
    if (!entry) {
        return std::nullopt;
    }
    const catalog::Signature by = session()->editing().signature();
    const QString message = m_reason->text().trimmed();
    catalog::Product product = entry->product();
    const core::ProductId to = destination();
    Plan plan;
    switch (m_step) {
    case Step::Offer:
        plan.set =
            productChange(catalog::offerTo(std::move(product), to), entry->revision, by, message);
        break;
    case Step::TakeBack:
        product.offeredTo.clear();
        plan.set = productChange(std::move(product), entry->revision, by, message);
        break;
    case Step::Accept:
        product.owner = m_owner->text().trimmed();
        plan.held = catalog::acceptedFrom(std::move(product), to);
        plan.set = productChange(*plan.held, std::nullopt, by, message);
        break;
    case Step::LetGo:
        plan.set = {m_id.domain, catalog::redirectEdits(*session()->catalog(), m_id, to, by), by,
                    message};
        break;
    }
    plan.blocked = !problem().isEmpty();
    return plan;
}

void MoveDialog::finish()
{
    if (m_step == Step::Accept) {
        Q_EMIT accepted(destination());
    }
    WriteDialog::finish();
}

} // namespace mesh::ui
