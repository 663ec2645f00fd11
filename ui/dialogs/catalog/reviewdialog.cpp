// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/reviewdialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/navigator.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/workspace.h"

#include <QDate>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr auto typingPause = 120ms;

} // namespace

ReviewDialog::ReviewDialog(const Context &context, const Words &words, const QString &subject,
                           QWidget *parent)
    : CatalogDialog(context, words, parent)
    , m_subject(subject)
    , m_place(new QWidget)
    , m_reason(new QLineEdit)
    , m_panel(new ReviewPanel)
{
    setPanel(m_panel, tr("What will be written"));
    auto *place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    addToForm(m_place);
    auto *grid = new FormGrid;
    grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));
    addToForm(grid);
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingPause);
    connect(&m_rest, &QTimer::timeout, this, &ReviewDialog::makeReview);
    connect(m_reason, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(session(), &workspace::Session::catalogChanged, this, &ReviewDialog::makeReview);
    connect(session(), &workspace::Session::stateChanged, this, &ReviewDialog::updateButton);
}

ReviewDialog::~ReviewDialog() = default;

void ReviewDialog::setForm(QWidget *form)
{
    m_place->layout()->addWidget(form);
    // It was made after the reason, and stands above it: Tab comes to it before.
    QWidget *last = form;
    for (QWidget *next = form->nextInFocusChain(); form->isAncestorOf(next);
         next = next->nextInFocusChain()) {
        last = next;
    }
    setTabOrder(last, m_reason);
}

void ReviewDialog::setPlan(std::function<Plan()> make, std::function<QString()> lacks)
{
    setReviewer(
        [this, make = std::move(make)]() -> Reviewer {
            return [plan = make(), catalog = session()->catalog(), today = QDate::currentDate(),
                    by = session()->editing().signature(), message = m_reason->text().trimmed()] {
                catalog::ReviewBuilder builder(catalog, by, message);
                plan(builder);
                return builder.review(today);
            };
        },
        std::move(lacks));
}

void ReviewDialog::setReviewer(std::function<Reviewer()> make, std::function<QString()> lacks)
{
    m_make = std::move(make);
    m_lacks = std::move(lacks);
    makeReview();
}

void ReviewDialog::formChanged()
{
    ++m_asked;
    updateButton();
    m_rest.start();
}

const catalog::Review *ReviewDialog::review() const
{
    return m_asked == m_answered ? m_review.get() : nullptr;
}

// One at a time: of a whole catalog it may take a second.
void ReviewDialog::makeReview()
{
    m_rest.stop();
    if (!session() || !m_make || m_busy) {
        return;
    }
    ++m_asked;
    updateButton();
    if (m_reviewing) {
        return;
    }
    const Reviewer reviewer = m_make();
    if (!reviewer) {
        m_answered = m_asked;
        showReview(std::make_shared<const catalog::Review>());
        return;
    }
    m_reviewing = true;
    context()
        .workspace.tasks()
        .run(core::Pool::Cpu,
             [reviewer]() -> ReviewPointer {
                 return std::make_shared<const catalog::Review>(reviewer());
             })
        .then(this, [this, request = m_asked](const ReviewPointer &review) {
            m_reviewing = false;
            if (request == m_asked && !m_busy) {
                m_answered = request;
                showReview(review);
            } else if (!m_rest.isActive()) {
                makeReview();
            }
        });
}

void ReviewDialog::showReview(ReviewPointer review)
{
    // Of thousands of records: that they go takes longer than a frame.
    context().workspace.tasks().run(core::Pool::Cpu, [former = std::exchange(m_review, review)] {});
    m_panel->setReview(*m_review, m_states);
    updateButton();
    Q_EMIT reviewed(*m_review);
}

void ReviewDialog::updateButton()
{
    const QString lacks = session() && m_lacks ? m_lacks() : QString();
    const bool blocked = review() && m_review->blocked();
    setReady(!m_busy && lacks.isEmpty() && review() && !m_review->isEmpty() && !blocked,
             !lacks.isEmpty() ? lacks
             : blocked        ? tr("A rule stands in the way.")
                              : QString());
}

void ReviewDialog::write()
{
    if (!writeButton().isEnabled() || !session()) {
        return;
    }
    m_busy = true;
    notice().clear();
    m_states.clear();
    m_queue.assign(m_review->writes.rbegin(), m_review->writes.rend());
    updateButton();
    writeNext();
}

void ReviewDialog::writeNext()
{
    if (m_queue.empty()) {
        finish();
        return;
    }
    const catalog::PlannedWrite next = std::move(m_queue.back());
    m_queue.pop_back();
    const QString &domain = next.set.domain;
    workspace::CatalogEditing &editing = session()->editing();
    if (domain.isEmpty() || catalog::hasTopicsOf(*session()->catalog(), editing.topics(), domain)) {
        writeSet(next.set);
        return;
    }
    const auto platform = m_states.find(QString());
    const bool begun =
        platform != m_states.end() && platform->second.kind == ReviewPanel::State::Kind::Written;
    if (!session()->catalog()->domain(domain) && !begun) {
        // Its record was to be written before, and was not.
        takeOutcome(domain, core::Error{core::Code::NotFound, {}, u"domain “%1”"_s.arg(domain)});
        writeNext();
        return;
    }
    // Its record came with an import, or they were deleted: made, or checked where they are there.
    editing.setUpDomain(domain).then(this, [this, set = next.set](const core::Result<void> &made) {
        if (made) {
            writeSet(set);
            return;
        }
        takeOutcome(set.domain, made.error());
        writeNext();
    });
}

void ReviewDialog::writeSet(const catalog::ChangeSet &set)
{
    const bool several = m_review->acrossDomains();
    session()
        ->editing()
        .write(set, words().done, several ? set.domain : m_subject)
        .then(this, [this, domain = set.domain](const workspace::CatalogEditing::Outcome &outcome) {
            takeOutcome(domain, outcome);
            writeNext();
        });
}

void ReviewDialog::takeOutcome(const QString &domain,
                               const workspace::CatalogEditing::Outcome &outcome)
{
    ReviewPanel::State &state = m_states[domain];
    if (!outcome) {
        state = {ReviewPanel::State::Kind::Failed, refusalSentence(outcome.error(), *session())};
    } else if (!outcome->written()) {
        state = {ReviewPanel::State::Kind::Failed,
                 tr("Somebody has changed it just now: nothing was written. Look at what will be "
                    "written, and try again.")};
    } else {
        state.kind = ReviewPanel::State::Kind::Written;
        if (const auto &last = session()->editing().lastWrite()) {
            m_done.push_back(*last);
        }
    }
    m_panel->setState(domain, state);
}

void ReviewDialog::finish()
{
    m_busy = false;
    const auto failed = std::count_if(m_states.begin(), m_states.end(), [](const auto &one) {
        return one.second.kind == ReviewPanel::State::Kind::Failed;
    });
    if (!m_done.empty()) {
        Q_EMIT written(m_done);
    }
    if (failed == 0) {
        context().navigator.tell(words().done + u": "_s + m_subject);
        close();
        return;
    }
    const bool one = m_states.size() == 1;
    notice().show(Colour::Bad, one ? m_states.begin()->second.sentence
                                   : tr("%n domain(s) were not written; the others stand.", nullptr,
                                        int(failed)));
    makeReview();
}

} // namespace mesh::ui
