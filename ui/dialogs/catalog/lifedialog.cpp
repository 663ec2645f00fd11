// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/lifedialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/rulebook.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/formats.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QCompleter>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

using catalog::LifeStep;

constexpr int sideWidth = 330;
constexpr qsizetype proposedSuccessors = 5'000; ///< more are typed, not chosen

struct StepWords
{
    QString title; ///< %1 the product
    QString about;
    QString button;
    QString done; ///< the line of the activity log
};

StepWords wordsOf(LifeStep step)
{
    switch (step) {
    case LifeStep::Deprecate:
        return {LifeDialog::tr("Deprecate %1"),
                LifeDialog::tr("Readers see the day on which it ends, and what follows it."),
                LifeDialog::tr("Deprecate"), LifeDialog::tr("Deprecated")};
    case LifeStep::Withdraw:
        return {LifeDialog::tr("Keep %1 after all"),
                LifeDialog::tr("It is active again, and its end is off."),
                LifeDialog::tr("Keep it"), LifeDialog::tr("Took a deprecation back")};
    case LifeStep::Retire:
        return {LifeDialog::tr("Retire %1"),
                LifeDialog::tr("It stays in the mesh as retired. Its topic, schemas and data stay, "
                               "too: removing those is a decision of its own."),
                LifeDialog::tr("Retire"), LifeDialog::tr("Retired")};
    case LifeStep::Remove:
        return {LifeDialog::tr("Remove %1 from the mesh"),
                LifeDialog::tr("Its record goes; the history keeps it. Its topic becomes an "
                               "unpublished one, with all of its data."),
                LifeDialog::tr("Remove from the mesh"), LifeDialog::tr("Removed from the mesh")};
    case LifeStep::Publish:
        break;
    }
    return {LifeDialog::tr("Publish %1"), LifeDialog::tr("The draft becomes active."),
            LifeDialog::tr("Publish"), LifeDialog::tr("Published")};
}

} // namespace

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
    : QDialog(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_id(id)
    , m_step(step)
    , m_notice(new NoticeBar)
    , m_grid(new FormGrid)
    , m_sunset(new QDateEdit)
    , m_successor(new QLineEdit)
    , m_word(new QPlainTextEdit)
    , m_reason(new QLineEdit)
    , m_panel(new WritePanel)
    , m_write(new PrimaryButton(wordsOf(step).button))
{
    layOut();
    const auto changed = [this] { update(); };
    connect(m_sunset, &QDateEdit::dateChanged, this, changed);
    connect(m_successor, &QLineEdit::textChanged, this, changed);
    connect(m_word, &QPlainTextEdit::textChanged, this, changed);
    connect(m_reason, &QLineEdit::textChanged, this, changed);
    connect(m_write, &QPushButton::clicked, this, &LifeDialog::write);
    connect(m_session, &workspace::Session::catalogChanged, this, changed);
    connect(m_session, &workspace::Session::stateChanged, this, changed);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
    update();
    askReaders();
}

LifeDialog::~LifeDialog() = default;

void LifeDialog::layOut()
{
    const StepWords words = wordsOf(m_step);
    setWindowTitle(words.title.arg(m_id.toString()));
    resize(860, 460);
    auto *about = new DimLabel(words.about);
    about->setWordWrap(true);
    if (m_step == LifeStep::Deprecate) {
        const auto entry = m_session->catalog()->product(m_id);
        m_sunset->setCalendarPopup(true);
        m_sunset->setDisplayFormat(u"yyyy-MM-dd"_s);
        const QDate today = QDate::currentDate();
        m_sunset->setDate(entry ? catalog::earliestSunset(catalog::lifeFacts(
                                      entry->product(), *m_session->catalog(), today))
                                : today);
        m_word->setProperty("look", u"field"_s);
        m_word->setTabChangesFocus(true);
        m_word->setFixedHeight(72);
        m_grid->addRow(u"sunset"_s, tr("Ends on"), m_sunset);
        m_grid->addRow(u"successor"_s, tr("Followed by"), m_successor,
                       tr("A product of the mesh: domain.name"));
        m_grid->addRow(u"notices"_s, tr("A word to readers"), m_word);
        if (m_session->catalog()->productCount() <= proposedSuccessors) {
            QStringList names;
            for (const auto &product : m_session->catalog()->products()) {
                names << product->id.toString();
            }
            m_successor->setCompleter(new QCompleter(names, m_successor));
            m_successor->completer()->setFilterMode(Qt::MatchContains);
        }
    }
    m_grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));

    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(new TitleLabel(windowTitle()));
    column->addWidget(about);
    column->addWidget(m_grid);
    column->addStretch();
    auto *side = new QScrollArea;
    side->setWidget(m_panel);
    side->setWidgetResizable(true);
    side->setFrameShape(QFrame::NoFrame);
    side->setFixedWidth(sideWidth);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(inside, 1);
    columns->addWidget(side);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::large, space::small, space::large, space::small);
    buttons->setSpacing(space::small);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_write);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_notice);
    outer->addLayout(columns, 1);
    outer->addWidget(new Line(Qt::Horizontal));
    outer->addLayout(buttons);
}

// Retiring waits for readers to be gone: who there is, where the cluster tells.
void LifeDialog::askReaders()
{
    const auto entry = m_session->catalog()->product(m_id);
    if (!entry || (m_step != LifeStep::Retire && m_step != LifeStep::Remove)) {
        return;
    }
    for (const QString &topic : entry->topics) {
        m_session->topicReaders(topic).then(
            this, [this](const core::Result<std::vector<kafka::GroupLag>> &readers) {
                for (const kafka::GroupLag &group :
                     readers.valueOr(std::vector<kafka::GroupLag>())) {
                    if (!m_readers.contains(group.group)) {
                        m_readers << group.group;
                    }
                }
                update();
            });
    }
}

catalog::LifeChange LifeDialog::change() const
{
    const auto entry = m_session->catalog()->product(m_id);
    const catalog::Product product = entry ? entry->product() : catalog::Product();
    const catalog::LifeFacts facts =
        catalog::lifeFacts(product, *m_session->catalog(), QDate::currentDate(), m_readers);
    switch (m_step) {
    case LifeStep::Deprecate:
        return catalog::deprecateProduct(product,
                                         {m_sunset->date(), m_successor->text().trimmed(),
                                          m_word->toPlainText().trimmed()},
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

catalog::ChangeSet LifeDialog::changeSet(const catalog::LifeChange &change) const
{
    const auto entry = m_session->catalog()->product(m_id);
    const auto basedOn = entry ? std::optional(entry->revision) : std::nullopt;
    catalog::ChangeSet set = productChange(change.product, basedOn,
                                           m_session->editing().signature(),
                                           m_reason->text().trimmed());
    if (change.removed) {
        set.edits.front().value.reset();
    }
    return set;
}

void LifeDialog::update()
{
    if (!m_session) {
        return;
    }
    if (!m_session->catalog()->product(m_id)) {
        m_write->setEnabled(false);
        return;
    }
    const catalog::LifeChange planned = change();
    m_grid->clearProblems();
    for (const catalog::ObjectionAt &one : planned.objections) {
        m_grid->setProblem(one.field, one.blocks ? catalog::objectionText(one) : QString());
    }
    m_panel->setRules(rulesOf(planned.objections));
    m_panel->setChange(changeSet(planned), m_session->editing().topics(),
                       m_session->editing().signature());
    const auto domain = m_session->catalog()->domain(m_id.domain);
    m_panel->setWriters(domain ? &domain->domain : nullptr);
    const auto refusal = m_session->editing().refusal();
    m_write->setEnabled(!m_busy && !refusal && !planned.blocked());
    if (refusal) {
        m_notice->showError(*refusal);
    }
}

void LifeDialog::write()
{
    if (m_busy || !m_session) {
        return;
    }
    m_busy = true;
    m_notice->clear();
    const catalog::ChangeSet set = changeSet(change());
    update();
    m_session->editing()
        .write(set, wordsOf(m_step).done, m_id.toString())
        .then(this, [this](const core::Result<catalog::WriteOutcome> &outcome) {
            m_busy = false;
            update();
            takeOutcome(outcome);
        });
}

void LifeDialog::takeOutcome(const core::Result<catalog::WriteOutcome> &outcome)
{
    if (!outcome) {
        const auto domain = m_session->catalog()->domain(m_id.domain);
        m_notice->show(Colour::Bad,
                       refusalSentence(outcome.error(), domain ? &domain->domain : nullptr), {},
                       outcome.error().detail);
    } else if (!outcome->written()) {
        m_notice->show(Colour::Warn, tr("Somebody has changed it just now. Look at what will be "
                                        "written, and try again."));
    } else {
        m_context.navigator.tell(wordsOf(m_step).done + u": "_s + m_id.toString());
        close();
    }
}

} // namespace mesh::ui
