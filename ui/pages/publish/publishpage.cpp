// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/publishpage.h"

#include "ui/dialogs/catalog/contractfile.h"
#include "ui/dialogs/catalog/domaindialog.h"
#include "ui/pages/product/topicinquiry.h"
#include "ui/pages/publish/dataproposals.h"
#include "ui/pages/publish/productfields.h"
#include "ui/pages/publish/publishproposal.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/scrolled.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr int sideWidth = 340;
constexpr int twoColumns = 820; ///< narrower: what will be written stands below the form
constexpr int widestForm = 720;
constexpr auto draftPause = 400ms;

} // namespace

QString PublishPage::keyOf(const QString &topic)
{
    return u"publish:"_s + topic;
}

PublishPage::PublishPage(const Context &context, const QString &topic, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_topic(topic)
    , m_inquiry(new TopicInquiry(*m_session, this))
    , m_notice(new NoticeBar)
    , m_about(new DimLabel)
    , m_fields(new ProductFields(ProductFields::Of::New))
    , m_proposals(new DataProposals(*m_session, *m_fields, topic))
    , m_panel(new WritePanel)
    , m_side(scrolled(m_panel, tr("Rules, and what will be written")))
    , m_publish(new PrimaryButton(tr("Publish")))
    , m_draftNote(new DimLabel)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    m_columns->addWidget(makeForm(), 1);
    m_columns->addWidget(m_side);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addLayout(m_columns, 1);
    column->addWidget(new Line(Qt::Horizontal));
    column->addWidget(makeFoot());

    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPause);
    connect(&m_draftTimer, &QTimer::timeout, this, &PublishPage::keepDraft);
    connect(m_fields, &ProductFields::changed, this, [this] {
        m_draftTimer.start();
        update();
    });
    connect(m_fields, &ProductFields::newDomainWanted, this, &PublishPage::makeDomain);
    connect(m_inquiry, &TopicInquiry::changed, this, &PublishPage::takeInquiry);
    connect(m_session, &workspace::Session::catalogChanged, this, &PublishPage::takeCatalog);
    connect(m_session, &workspace::Session::stateChanged, this, &PublishPage::update);
    connect(&m_session->userStore(), &workspace::UserStore::loaded, this, [this] {
        if (m_session->userStore().draft(key())) {
            load();
        }
    });
    load();
    m_inquiry->ask(topic);
}

PublishPage::~PublishPage()
{
    if (m_draftTimer.isActive()) {
        keepDraft();
    }
}

QWidget *PublishPage::makeForm()
{
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    auto *title = new TitleLabel(tr("Publish %1").arg(m_topic));
    m_about->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(m_about);
    column->addSpacing(space::small);
    column->addWidget(m_proposals);
    column->addWidget(m_fields);
    column->addStretch();
    m_fields->setMaximumWidth(widestForm);
    m_proposals->setMaximumWidth(widestForm);
    return scrolled(inside, tr("What is published"));
}

QWidget *PublishPage::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(space::large, space::small, space::large, space::small);
    row->setSpacing(space::small);
    auto *contract = new QPushButton(tr("From a contract…"));
    contract->setAutoDefault(false);
    contract->setToolTip(tr("Fills the form with what a file of ODCS or ODPS says"));
    auto *discard = new QPushButton(tr("Discard"));
    auto *later = new QPushButton(tr("Close"));
    discard->setAutoDefault(false);
    later->setAutoDefault(false);
    row->addWidget(discard);
    row->addWidget(contract);
    row->addWidget(m_draftNote, 1);
    row->addWidget(later);
    row->addWidget(m_publish);
    connect(contract, &QPushButton::clicked, this,
            [this] { chooseContractFile(this, [this](const QString &path) { fillFrom(path); }); });
    connect(discard, &QPushButton::clicked, this, &PublishPage::discard);
    connect(later, &QPushButton::clicked, this, &Page::closeWanted);
    connect(m_publish, &QPushButton::clicked, this, &PublishPage::publish);
    return foot;
}

void PublishPage::load()
{
    const auto catalog = m_session->catalog();
    const QStringList teams = m_session->profile().identity.teams;
    m_fields->setCatalog(catalog, teams);
    const auto draft = m_session->userStore().draft(key());
    const auto kept = draft ? readDraft(draft->document) : std::nullopt;
    m_fields->setProduct(kept ? *kept
                              : proposeProduct(m_topic, *catalog, m_session->profile().identity));
    m_draftNote->setText(
        kept ? tr("Your draft, last changed: %1")
                   .arg(m_context.formats.ago(draft->changedAt, m_context.workspace.clock().now()))
             : QString());
    update();
}

void PublishPage::takeCatalog()
{
    if (m_session) {
        m_fields->setCatalog(m_session->catalog(), m_session->profile().identity.teams);
        update();
    }
}

void PublishPage::takeInquiry()
{
    QStringList words{tr("topic %1").arg(m_topic)};
    if (m_inquiry->detail() && *m_inquiry->detail()) {
        words << tr("%n partition(s)", nullptr, int((*m_inquiry->detail())->partitions.size()));
    }
    if (m_inquiry->schema() && *m_inquiry->schema()) {
        const workspace::TopicSchema &schema = **m_inquiry->schema();
        words << schema.type;
        m_fields->setSchema(schema.subject, schema.type);
    }
    m_about->setText(words.join(u" · "_s) + u". "_s +
                     tr("Five fields are needed; the rest can wait."));
    update();
}

Rulebook::Verdict PublishPage::verdict()
{
    Rulebook::Verdict verdict = m_rulebook.check(m_fields->product(), m_session->catalog(), true);
    const auto unreadable = m_fields->unreadable();
    verdict.problems.insert(verdict.problems.end(), unreadable.begin(), unreadable.end());
    return verdict;
}

catalog::ChangeSet PublishPage::change() const
{
    return productChange(m_fields->product(), std::nullopt, m_session->editing().signature(),
                         tr("Published topic %1").arg(m_topic));
}

void PublishPage::update()
{
    if (!m_session || m_busy) {
        m_publish->setEnabled(false);
        return;
    }
    const Rulebook::Verdict found = verdict();
    m_fields->setVerdict(found.problems, found.remarks, m_tried);
    m_panel->setRules(found.rules);
    m_panel->setChange(change(), m_session->editing().topics(), m_session->editing().signature());
    const auto domain = m_session->catalog()->domain(m_fields->product().id.domain);
    m_panel->setWriters(domain ? &domain->domain : nullptr);
    m_publish->setEnabled(true);
    if (const auto refusal = m_session->editing().refusal()) {
        m_notice->showError(*refusal);
        m_publish->setEnabled(false);
    } else if (m_noticeCounts) {
        tellProblems(found.problems.size());
    } else if (!m_tried) {
        m_notice->clear();
    }
}

void PublishPage::tellProblems(std::size_t count)
{
    m_noticeCounts = count > 0;
    if (count == 0) {
        m_notice->clear();
    } else {
        m_notice->show(Colour::Bad, tr("%n field(s) need a look before it can be published.",
                                       nullptr, int(count)));
    }
}

void PublishPage::keepDraft()
{
    m_draftTimer.stop();
    if (m_session) {
        m_session->userStore().saveDraft(
            {key(), draftOf(m_fields->product()), {}, std::nullopt, -1});
        m_draftNote->setText(tr("Kept as a draft on this computer."));
    }
}

void PublishPage::discard()
{
    m_draftTimer.stop();
    if (m_session) {
        m_session->userStore().removeDraft(key());
    }
    Q_EMIT closeWanted();
}

void PublishPage::fillFrom(const QString &path)
{
    // Nothing is typed into what is about to be another text.
    m_fields->setEnabled(false);
    m_context.workspace.tasks()
        .run(core::Pool::Io,
             [path, base = m_fields->product()]() -> core::Result<catalog::ImportedProduct> {
                 const auto document = readContractFile(path);
                 return document ? importContract(*document, base.id, &base) : document.error();
             })
        .then(this, [this, request = ++m_contract](
                        const core::Result<catalog::ImportedProduct> &imported) {
            if (request == m_contract) {
                m_fields->setEnabled(true);
                takeContract(imported);
            }
        });
}

void PublishPage::takeContract(const core::Result<catalog::ImportedProduct> &imported)
{
    if (!imported) {
        m_noticeCounts = false;
        m_notice->showError(imported.error());
        return;
    }
    catalog::Product product = imported->product;
    const catalog::Product proposed = m_fields->product();
    product.ports = proposed.ports; // this page is about one topic, whatever the file was made for
    product.lifecycle = proposed.lifecycle;
    m_fields->setProduct(product);
    m_proposals->refresh();
    m_draftTimer.start();
    update();
    QStringList notes;
    for (const QStringList &row : noteRows(imported->notes)) {
        notes << row.join(u"  "_s);
    }
    const QString done = tr("The form says what the file says.");
    m_notice->show(Colour::Good,
                   notes.isEmpty() ? done
                                   : done + u' ' +
                                         tr("%n thing(s) are otherwise than they stand there.",
                                            nullptr, int(notes.size())),
                   {}, notes.join(u'\n'));
}

void PublishPage::makeDomain()
{
    if (m_domainDialog || !m_session) {
        return;
    }
    m_domainDialog = new DomainDialog(m_context, QString(), this);
    m_domainDialog->proposePrefix(m_topic);
    connect(m_domainDialog, &DomainDialog::written, this, [this](const QString &id) {
        takeCatalog();
        m_fields->setDomain(id);
    });
    m_domainDialog->show();
}

DomainDialog *PublishPage::domainDialog() const
{
    return m_domainDialog;
}

void PublishPage::setActive(bool active)
{
    if (active && m_session) {
        // The cursor stands where something is still to be said.
        m_fields->focusFirst(verdict().problems);
    }
}

void PublishPage::publish()
{
    if (m_busy || !m_session) {
        return;
    }
    m_tried = true;
    if (const auto found = verdict().problems; !found.empty()) {
        update();
        m_fields->focusFirst(found);
        tellProblems(found.size());
        return;
    }
    m_busy = true;
    m_noticeCounts = false;
    m_notice->clear();
    update();
    m_session->editing()
        .write(change(), tr("Published"), m_fields->product().id.toString())
        .then(this, [this](const core::Result<catalog::WriteOutcome> &outcome) {
            takeOutcome(outcome);
            m_busy = outcome && outcome->written(); // then this page is done
            update();
        });
}

void PublishPage::takeOutcome(const core::Result<catalog::WriteOutcome> &outcome)
{
    const core::ProductId id = m_fields->product().id;
    if (!outcome) {
        m_notice->show(Colour::Bad, refusalSentence(outcome.error(), *m_session), {},
                       outcome.error().detail);
        return;
    }
    if (!outcome->written()) {
        m_notice->show(Colour::Bad, tr("Somebody else has published %1 just now. Take another id, "
                                       "or look at theirs first.")
                                        .arg(id.toString()));
        m_fields->focusField(u"id"_s);
        return;
    }
    m_draftTimer.stop();
    m_session->userStore().removeDraft(key());
    m_context.navigator.tell(tr("Published %1").arg(id.toString()));
    m_context.navigator.open({id, {}});
    Q_EMIT closeWanted();
}

void PublishPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= twoColumns;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(wide ? sideWidth : 0);
    m_side->setMaximumWidth(wide ? sideWidth : QWIDGETSIZE_MAX);
    m_side->setMaximumHeight(wide ? QWIDGETSIZE_MAX : 220);
}

} // namespace mesh::ui
