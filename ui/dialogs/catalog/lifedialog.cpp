// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/lifedialog.h"

#include "ui/dialogs/catalog/remnantsdialog.h"
#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/publish/writing.h"

#include "app/workspace/catalogediting.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using catalog::LifeStep;

constexpr qsizetype proposedSuccessors = 5'000; ///< more are typed, not chosen

} // namespace

WriteDialog::Words LifeDialog::wordsOf(LifeStep step, const QString &product)
{
    switch (step) {
    case LifeStep::Deprecate:
        return {tr("Deprecate %1").arg(product),
                tr("Readers see the day on which it ends, and what follows it."), tr("Deprecate"),
                tr("Deprecated")};
    case LifeStep::Withdraw:
        return {tr("Keep %1 after all").arg(product), tr("It is active again, and its end is off."),
                tr("Keep it"), tr("Took a deprecation back")};
    case LifeStep::Retire:
        return {tr("Retire %1").arg(product),
                tr("It stays in the mesh as retired. Its topic and schemas stay, too: you are "
                   "asked about each of them afterwards."),
                tr("Retire"), tr("Retired")};
    case LifeStep::Remove:
        return {tr("Remove %1 from the mesh").arg(product),
                tr("Its record goes; the history keeps it. Its topic becomes an "
                   "unpublished one, with all of its data."),
                tr("Remove from the mesh"), tr("Removed from the mesh")};
    case LifeStep::Publish:
        break;
    }
    return {tr("Publish %1").arg(product), tr("The draft becomes active."), tr("Publish"),
            tr("Published")};
}

QString LifeDialog::menuText(LifeStep step)
{
    switch (step) {
    case LifeStep::Deprecate:
        return tr("Deprecate…");
    case LifeStep::Withdraw:
        return tr("Keep it after all…");
    case LifeStep::Retire:
        return tr("Retire…");
    case LifeStep::Remove:
        return tr("Remove from the mesh…");
    case LifeStep::Publish:
        break;
    }
    return tr("Publish…");
}

LifeDialog::LifeDialog(const Context &context, const core::ProductId &id, LifeStep step,
                       QWidget *parent)
    : WriteDialog(context, wordsOf(step, id.toString()), parent)
    , m_id(id)
    , m_step(step)
    , m_grid(new FormGrid)
    , m_sunset(new QDateEdit(this))
    , m_successor(new QLineEdit(this))
    , m_word(new QPlainTextEdit(this))
    , m_regardless(new QCheckBox(tr("End it although somebody reads it")))
    , m_reason(new QLineEdit)
{
    resize(860, 460);
    if (const auto entry = session()->catalog()->product(id)) {
        m_before = entry->product();
    }
    addFields();
    const auto changed = [this] { update(); };
    connect(m_sunset, &QDateEdit::dateChanged, this, changed);
    connect(m_successor, &QLineEdit::textChanged, this, changed);
    connect(m_word, &QPlainTextEdit::textChanged, this, changed);
    connect(m_regardless, &QCheckBox::toggled, this, changed);
    connect(m_reason, &QLineEdit::textChanged, this, changed);
    update();
    askReaders();
}

LifeDialog::~LifeDialog() = default;

void LifeDialog::addFields()
{
    for (QWidget *field : {static_cast<QWidget *>(m_sunset), static_cast<QWidget *>(m_successor),
                           static_cast<QWidget *>(m_word)}) {
        field->setVisible(m_step == LifeStep::Deprecate);
    }
    if (m_step == LifeStep::Deprecate) {
        const auto entry = session()->catalog()->product(m_id);
        m_sunset->setCalendarPopup(true);
        m_sunset->setDisplayFormat(u"yyyy-MM-dd"_s);
        const QDate today = QDate::currentDate();
        m_sunset->setDate(entry ? catalog::earliestSunset(catalog::lifeFacts(
                                      entry->product(), *session()->catalog(), today))
                                : today);
        m_word->setProperty("look", u"field"_s);
        m_word->setTabChangesFocus(true);
        m_word->setFixedHeight(72);
        m_grid->addRow(u"sunset"_s, tr("Ends on"), m_sunset);
        m_grid->addRow(u"successor"_s, tr("Followed by"), m_successor,
                       tr("A product of the mesh: domain.name"));
        m_grid->addRow(u"notices"_s, tr("A word to readers"), m_word);
        if (session()->catalog()->productCount() <= proposedSuccessors) {
            QStringList names;
            for (const auto &product : session()->catalog()->products()) {
                names << product->id.toString();
            }
            m_successor->setCompleter(new QCompleter(names, m_successor));
            m_successor->completer()->setFilterMode(Qt::MatchContains);
        }
    }
    m_grid->addRow(u"regardless"_s, {}, m_regardless);
    m_grid->setRowVisible(u"regardless"_s, false);
    m_grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));
    addToForm(m_grid);
}

// Retiring waits for readers to be gone: who there is, where the cluster tells.
void LifeDialog::askReaders()
{
    const auto entry = session()->catalog()->product(m_id);
    if (!entry || m_step != LifeStep::Retire) {
        return;
    }
    m_asked = int(entry->topics.size());
    for (const QString &topic : entry->topics) {
        session()->topicReaders(topic).then(
            this, [this](const core::Result<std::vector<kafka::GroupLag>> &readers) {
                --m_asked;
                m_readers.add(readers);
                m_grid->setRowVisible(u"regardless"_s, !m_readers.reading.isEmpty());
                update();
            });
    }
    update();
}

catalog::LifeChange LifeDialog::change(const catalog::Product &product) const
{
    catalog::LifeFacts facts =
        catalog::lifeFacts(product, *session()->catalog(), QDate::currentDate(), m_readers);
    facts.regardless = m_regardless->isChecked();
    switch (m_step) {
    case LifeStep::Deprecate:
        return catalog::deprecateProduct(
            product,
            {m_sunset->date(), m_successor->text().trimmed(), m_word->toPlainText().trimmed()},
            facts);
    case LifeStep::Withdraw:
        return catalog::withdrawDeprecation(product, facts);
    case LifeStep::Retire:
        return catalog::retireProduct(product, facts);
    case LifeStep::Remove:
        return catalog::removeProduct(product, facts);
    case LifeStep::Publish:
        break;
    }
    return catalog::publishProduct(product, facts);
}

QString LifeDialog::subject() const
{
    return m_id.toString();
}

std::optional<WriteDialog::Plan> LifeDialog::plan() const
{
    const auto entry = session()->catalog()->product(m_id);
    if (!entry) {
        return std::nullopt;
    }
    const catalog::LifeChange planned = change(entry->product());
    Plan plan{productChange(planned.product, entry->revision, session()->editing().signature(),
                            m_reason->text().trimmed()),
              rulesOf(planned.objections), planned.blocked() || m_asked > 0,
              m_asked > 0 ? tr("Asking the cluster who reads it…") : QString()};
    if (planned.removed) {
        plan.set.edits.front().value.reset();
    } else if (m_step == LifeStep::Publish || m_step == LifeStep::Withdraw) {
        plan.held = planned.product; // what ends is not kept from it
    }
    return plan;
}

void LifeDialog::showProblems()
{
    const auto entry = session()->catalog()->product(m_id);
    m_grid->clearProblems();
    for (const catalog::ObjectionAt &one :
         entry ? change(entry->product()).objections : std::vector<catalog::ObjectionAt>()) {
        m_grid->setProblem(one.field, one.blocks ? catalog::objectionText(one) : QString());
    }
}

void LifeDialog::finish()
{
    const bool ended =
        m_step == LifeStep::Retire ||
        (m_step == LifeStep::Remove && m_before.lifecycle == catalog::Lifecycle::Retired);
    if (ended) {
        // The page of a product that was removed may go: the window stays.
        (new RemnantsDialog(context(), m_before, parentWidget()->window()))->show();
    }
    WriteDialog::finish();
}

} // namespace mesh::ui
