// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/productedit.h"

#include "ui/pages/publish/dataproposals.h"
#include "ui/pages/publish/differencelist.h"
#include "ui/pages/publish/mergeview.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/scrolled.h"

#include "app/schema/json.h"
#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr int widestForm = 760;
constexpr int sideWidth = 340;
constexpr auto draftPause = 400ms;

QScrollArea *scrolledForm(const std::vector<QWidget *> &parts, const QString &name)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    for (QWidget *part : parts) {
        column->addWidget(part);
        part->setMaximumWidth(widestForm);
    }
    column->addStretch();
    return scrolled(holder, name);
}

QString topicOf(const workspace::Session &session, const core::ProductId &id)
{
    const auto entry = session.catalog()->product(id);
    const auto product = entry ? std::optional(entry->product()) : std::nullopt;
    const catalog::Port *port = product ? product->currentPort() : nullptr;
    return port ? port->topic : QString();
}

} // namespace

QString ProductEdit::draftKey(const core::ProductId &id)
{
    return u"product:"_s + id.toString();
}

ProductEdit::ProductEdit(const Context &context, workspace::Session &session,
                         const core::ProductId &id, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(&session)
    , m_id(id)
    , m_count(new QLabel)
    , m_back(new QPushButton(tr("Back")))
    , m_discard(new QPushButton(tr("Discard")))
    , m_next(new PrimaryButton(tr("Review…")))
    , m_notice(new NoticeBar)
    , m_stack(new QStackedWidget)
    , m_fields(new ProductFields(ProductFields::Of::Existing))
    , m_differences(new DifferenceList)
    , m_reason(new QLineEdit)
    , m_version(new QPushButton)
    , m_panel(new WritePanel)
    , m_merge(new MergeView)
{
    auto *proposals = new DataProposals(session, *m_fields, topicOf(session, id));
    m_stack->addWidget(scrolledForm({proposals, m_fields}, tr("What is edited")));
    m_stack->addWidget(makeReview());
    m_stack->addWidget(scrolledForm({m_merge}, tr("Both versions")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPause);
    connect(&m_draftTimer, &QTimer::timeout, this, &ProductEdit::keepDraft);
    connect(m_fields, &ProductFields::changed, this, [this] {
        m_draftTimer.start();
        update();
    });
    connect(m_merge, &MergeView::changed, this, &ProductEdit::update);
    connect(m_reason, &QLineEdit::textChanged, this, &ProductEdit::update);
    connect(&session, &workspace::Session::catalogChanged, this, &ProductEdit::takeCatalog);
    connect(&session, &workspace::Session::stateChanged, this, &ProductEdit::update);
    load();
}

ProductEdit::~ProductEdit()
{
    if (m_draftTimer.isActive()) {
        keepDraft();
    }
}

QWidget *ProductEdit::makeBar()
{
    auto *bar = new QFrame;
    bar->setObjectName(u"banner"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::large, space::tiny, space::large, space::tiny);
    row->setSpacing(space::small);
    row->addWidget(m_count, 1);
    row->addWidget(m_back);
    row->addWidget(m_discard);
    row->addWidget(m_next);
    for (QPushButton *button : {m_back, m_discard}) {
        button->setAutoDefault(false);
    }
    connect(m_back, &QPushButton::clicked, this, &ProductEdit::back);
    connect(m_discard, &QPushButton::clicked, this, &ProductEdit::discard);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_step == Step::Edit) {
            review();
        } else {
            write();
        }
    });
    return bar;
}

QWidget *ProductEdit::makeReview()
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addWidget(new SectionLabel(tr("Changes")));
    column->addWidget(m_differences);
    column->addWidget(new SectionLabel(tr("Why")));
    m_reason->setPlaceholderText(tr("For the history: why it changes"));
    m_reason->setAccessibleName(tr("Why it changes"));
    column->addWidget(m_reason);
    m_version->setAutoDefault(false);
    column->addWidget(m_version, 0, Qt::AlignLeft);
    connect(m_version, &QPushButton::clicked, this,
            [this] { m_fields->setVersion(m_version->property("version").toString()); });
    QScrollArea *side = scrolled(m_panel, tr("Rules, and what will be written"));
    side->setFixedWidth(sideWidth);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scrolledForm({inside}, tr("Review")), 1);
    row->addWidget(side);
    return page;
}

void ProductEdit::load()
{
    const auto entry = m_session->catalog()->product(m_id);
    if (entry) {
        m_base = entry->product();
        m_basedOn = entry->revision;
    }
    m_fields->setCatalog(m_session->catalog(), m_session->profile().identity.teams);
    m_fields->setProduct(m_base);
    const auto draft = m_session->userStore().draft(draftKey(m_id));
    const auto kept = draft ? readDraft(draft->document) : std::nullopt;
    const auto began = draft ? readDraft(draft->base) : std::nullopt;
    if (kept && began && draft->basedOn && entry) {
        m_base = *began;
        m_basedOn = draft->basedOn;
        m_fields->setProduct(*kept);
        m_notice->show(Colour::Dim, tr("These are your changes from before, not written yet."));
        if (*draft->basedOn != entry->revision) {
            mergeWith(entry->product(), entry->revision);
        }
    }
    update();
}

catalog::Product ProductEdit::product() const
{
    if (m_step == Step::Merge) {
        auto merged =
            catalog::Product::read(catalog::merged(m_theirs.document(), m_merge->fields()));
        return merged ? std::move(*merged) : m_theirs;
    }
    return m_fields->product();
}

std::vector<catalog::Difference> ProductEdit::changes() const
{
    return catalog::differences(m_base.document(), product().document());
}

std::vector<catalog::ObjectionAt> ProductEdit::objections() const
{
    return catalog::objectionsToEdit(m_base, product(), m_reason->text().trimmed());
}

Rulebook::Verdict ProductEdit::verdict()
{
    Rulebook::Verdict verdict = m_rulebook.check(product(), m_session->catalog(), false);
    const auto unreadable = m_fields->unreadable();
    verdict.problems.insert(verdict.problems.end(), unreadable.begin(), unreadable.end());
    return verdict;
}

catalog::ChangeSet ProductEdit::change() const
{
    return productChange(product(), m_basedOn, m_session->editing().signature(),
                         m_reason->text().trimmed());
}

void ProductEdit::setStep(Step step)
{
    m_step = step;
    m_stack->setCurrentIndex(int(step));
    update();
}

void ProductEdit::update()
{
    if (!m_session) {
        return;
    }
    const int count = int(changes().size());
    const bool merging = m_step == Step::Merge;
    m_count->setText(count == 0 ? tr("No changes yet")
                                : tr("%n unsaved change(s)", nullptr, count));
    m_back->setVisible(m_step == Step::Review);
    m_discard->setText(count == 0 ? tr("Done") : tr("Discard"));
    m_next->setText(m_step == Step::Edit ? tr("Review…")
                    : merging            ? tr("Write what is chosen")
                                         : tr("Write"));
    const auto refusal = m_session->editing().refusal();
    bool blocked = refusal.has_value();
    for (const catalog::ObjectionAt &one : objections()) {
        blocked = blocked || one.blocks;
    }
    m_next->setEnabled(!m_busy && count > 0 && (!blocked || m_step == Step::Edit));
    const Rulebook::Verdict found = verdict();
    m_fields->setVerdict(found.problems, found.remarks, m_tried);
    if (m_step == Step::Review) {
        showReview(found);
    }
    if (refusal && m_step != Step::Edit) {
        m_notice->showError(*refusal);
    }
}

void ProductEdit::showReview(const Rulebook::Verdict &verdict)
{
    m_differences->setDifferences(changes());
    const auto against = objections();
    const auto low = std::find_if(against.begin(), against.end(), [](const auto &one) {
        return one.objection == catalog::Objection::VersionTooLow;
    });
    m_version->setVisible(low != against.end());
    if (low != against.end()) {
        m_version->setText(tr("Make it version %1").arg(low->detail));
        m_version->setProperty("version", low->detail);
    }
    auto rules = rulesOf(against);
    rules.insert(rules.end(), verdict.rules.begin(), verdict.rules.end());
    m_panel->setRules(rules);
    m_panel->setChange(change(), m_session->editing().topics(), m_session->editing().signature());
    const auto domain = m_session->catalog()->domain(m_id.domain);
    m_panel->setWriters(domain ? &domain->domain : nullptr);
}

void ProductEdit::keepDraft()
{
    m_draftTimer.stop();
    if (!m_session || m_step == Step::Merge) {
        return;
    }
    if (changes().empty()) {
        m_session->userStore().removeDraft(draftKey(m_id));
    } else {
        m_session->userStore().saveDraft(
            {draftKey(m_id), draftOf(product()), draftOf(m_base), m_basedOn, -1});
    }
}

void ProductEdit::takeCatalog()
{
    if (!m_session || m_busy) {
        return;
    }
    m_fields->setCatalog(m_session->catalog(), m_session->profile().identity.teams);
    const auto entry = m_session->catalog()->product(m_id);
    if (entry && m_basedOn && entry->revision != *m_basedOn && m_step != Step::Merge) {
        if (changes().empty()) {
            load();
        } else {
            // Said before anybody reviews what cannot be written as it is.
            m_notice->show(Colour::Warn,
                           tr("%1 has changed it meanwhile: both versions are shown before "
                              "yours is written.")
                               .arg(entry->product().writtenBy.name.isEmpty()
                                        ? tr("Somebody")
                                        : entry->product().writtenBy.name));
        }
    }
}

void ProductEdit::propose(const catalog::Product &product, const QString &reason, int kept)
{
    m_fields->setProduct(product);
    m_reason->setText(reason);
    if (changes().empty()) {
        m_notice->show(Colour::Dim, tr("There is nothing to take back: it is so already."));
        update();
        return;
    }
    review();
    if (kept > 0 && m_step == Step::Review) {
        m_notice->show(
            Colour::Dim,
            tr("%n field(s) were changed again since, and stay as they are.", nullptr, kept));
    }
}

void ProductEdit::review()
{
    m_tried = true;
    if (const auto found = verdict().problems; !found.empty()) {
        update();
        m_fields->focusFirst(found);
        m_notice->show(Colour::Bad, tr("%n field(s) need a look before it can be written.", nullptr,
                                       int(found.size())));
        return;
    }
    m_notice->clear();
    const auto entry = m_session->catalog()->product(m_id);
    if (entry && m_basedOn && entry->revision != *m_basedOn) {
        mergeWith(entry->product(), entry->revision);
        return;
    }
    setStep(Step::Review);
    m_reason->setFocus();
}

void ProductEdit::back()
{
    setStep(Step::Edit);
}

void ProductEdit::discard()
{
    m_draftTimer.stop();
    if (m_session) {
        m_session->userStore().removeDraft(draftKey(m_id));
    }
    Q_EMIT done();
}

void ProductEdit::write()
{
    if (m_busy || !m_session) {
        return;
    }
    if (!verdict().problems.empty()) {
        // A rule that came while the review was looked at.
        setStep(Step::Edit);
        review();
        return;
    }
    m_busy = true;
    m_notice->clear();
    update();
    m_session->editing()
        .write(change(), tr("Edited"), m_id.toString())
        .then(this, [this](const core::Result<catalog::WriteOutcome> &outcome) {
            m_busy = false;
            update();
            takeOutcome(outcome);
        });
}

void ProductEdit::takeOutcome(const core::Result<catalog::WriteOutcome> &outcome)
{
    if (!outcome) {
        m_notice->show(Colour::Bad, refusalSentence(outcome.error(), *m_session), {},
                       outcome.error().detail);
        return;
    }
    if (outcome->written()) {
        m_context.navigator.tell(tr("Written: %1").arg(m_id.toString()));
        discard();
        return;
    }
    const catalog::Conflict &conflict = outcome->conflicts.front();
    const auto parsed = conflict.currentValue ? schema::parseJson(*conflict.currentValue)
                                              : core::Result<schema::Value>(schema::Value());
    const auto theirs =
        parsed ? catalog::Product::read(*parsed) : core::Result<catalog::Product>(parsed.error());
    if (theirs && conflict.current) {
        mergeWith(*theirs, *conflict.current);
    } else {
        m_basedOn = conflict.current;
        update();
        m_notice->show(Colour::Bad, tr("Somebody has removed it from the mesh meanwhile. Writing "
                                       "publishes it anew."));
    }
}

void ProductEdit::mergeWith(const catalog::Product &theirs, core::Offset revision)
{
    const catalog::Product mine = m_step == Step::Merge ? product() : m_fields->product();
    m_merge->setFields(catalog::mergeFields(m_base.document(), mine.document(), theirs.document()),
                       theirs.writtenBy.name);
    m_theirs = theirs;
    m_base = theirs;
    m_basedOn = revision;
    setStep(Step::Merge);
    m_notice->show(Colour::Warn, tr("%1 has changed it meanwhile. Choose field by field.")
                                     .arg(theirs.writtenBy.name.isEmpty() ? tr("Somebody")
                                                                          : theirs.writtenBy.name));
}

} // namespace mesh::ui
