// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/reviewdialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/pages/publish/writing.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/workspace.h"

#include <QDate>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::ui {
namespace {

constexpr int sideWidth = 380;
constexpr auto typingPause = 120ms;

QScrollArea *scrolled(QWidget *inside, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(name);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

} // namespace

ReviewDialog::ReviewDialog(const Context &context, const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_words(words)
    , m_notice(new NoticeBar)
    , m_place(new QWidget)
    , m_reason(new QLineEdit)
    , m_panel(new ReviewPanel)
    , m_missing(new DimLabel)
    , m_write(new PrimaryButton(words.button))
{
    layOut(words);
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingPause);
    connect(&m_rest, &QTimer::timeout, this, &ReviewDialog::makeReview);
    connect(m_reason, &QLineEdit::textChanged, this, &ReviewDialog::formChanged);
    connect(m_write, &QPushButton::clicked, this, &ReviewDialog::write);
    connect(m_session, &workspace::Session::catalogChanged, this, &ReviewDialog::makeReview);
    connect(m_session, &workspace::Session::stateChanged, this, &ReviewDialog::updateButton);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
}

ReviewDialog::~ReviewDialog() = default;

void ReviewDialog::layOut(const Words &words)
{
    setWindowTitle(words.title);
    resize(940, 560);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(new TitleLabel(words.title));
    if (!words.about.isEmpty()) {
        auto *about = new DimLabel(words.about);
        about->setWordWrap(true);
        column->addWidget(about);
    }
    auto *place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_place);
    auto *grid = new FormGrid;
    grid->addRow(u"message"_s, tr("Why"), m_reason, tr("For the history."));
    column->addWidget(grid);
    column->addStretch();
    auto *side = scrolled(m_panel, tr("What will be written"));
    side->setFixedWidth(sideWidth);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(scrolled(inside, words.title), 1);
    columns->addWidget(side);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::large, space::small, space::large, space::small);
    buttons->setSpacing(space::small);
    m_missing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    buttons->addWidget(m_missing, 1);
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

void ReviewDialog::setForm(QWidget *form)
{
    m_place->layout()->addWidget(form);
}

void ReviewDialog::setPlan(std::function<Plan()> make, std::function<QString()> lacks)
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
    return m_asked == m_answered ? &m_review : nullptr;
}

void ReviewDialog::makeReview()
{
    m_rest.stop();
    if (!m_session || !m_make || m_busy) {
        return;
    }
    updateButton();
    m_context.workspace.tasks()
        .run(core::Pool::Cpu,
             [plan = m_make(), catalog = m_session->catalog(), today = QDate::currentDate(),
              by = m_session->editing().signature(), message = m_reason->text().trimmed()] {
                 catalog::ReviewBuilder builder(catalog, by, message);
                 plan(builder);
                 return builder.review(today);
             })
        .then(this, [this, request = ++m_asked](const catalog::Review &review) {
            if (request == m_asked && !m_busy) {
                m_answered = request;
                showReview(review);
            }
        });
}

void ReviewDialog::showReview(catalog::Review review)
{
    m_review = std::move(review);
    m_panel->setReview(m_review, m_states);
    updateButton();
}

void ReviewDialog::updateButton()
{
    if (!m_session) {
        return;
    }
    const auto refusal = m_session->editing().refusal();
    const QString lacks = m_lacks ? m_lacks() : QString();
    m_write->setEnabled(!m_busy && !refusal && lacks.isEmpty() && review() && !m_review.isEmpty() &&
                        !m_review.blocked());
    m_write->setToolTip(lacks);
    m_missing->setText(!lacks.isEmpty()                 ? lacks
                       : review() && m_review.blocked() ? tr("A rule stands in the way.")
                                                        : QString());
    m_missing->setToolTip(m_missing->text());
    if (refusal) {
        m_notice->showError(*refusal);
    }
}

void ReviewDialog::write()
{
    if (!m_write->isEnabled() || !m_session) {
        return;
    }
    m_busy = true;
    m_notice->clear();
    m_states.clear();
    m_queue.assign(m_review.writes.rbegin(), m_review.writes.rend());
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
    const bool several = m_review.acrossDomains();
    m_session->editing()
        .write(next.set, m_words.done, several ? domain : m_words.subject)
        .then(this, [this, domain](const workspace::CatalogEditing::Outcome &outcome) {
            takeOutcome(domain, outcome);
            writeNext();
        });
}

void ReviewDialog::takeOutcome(const QString &domain,
                               const workspace::CatalogEditing::Outcome &outcome)
{
    ReviewPanel::State &state = m_states[domain];
    if (!outcome) {
        const auto record = m_session->catalog()->domain(domain);
        state = {ReviewPanel::State::Kind::Failed,
                 refusalSentence(outcome.error(), record ? &record->domain : nullptr)};
    } else if (!outcome->written()) {
        state = {ReviewPanel::State::Kind::Failed,
                 tr("Somebody has changed it just now: nothing was written. Look at what will be "
                    "written, and try again.")};
    } else {
        state.kind = ReviewPanel::State::Kind::Written;
        if (const auto &last = m_session->editing().lastWrite()) {
            m_done.push_back(*last);
        }
    }
    m_panel->setReview(m_review, m_states);
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
        m_context.navigator.tell(m_words.done + u": "_s + m_words.subject);
        close();
        return;
    }
    const bool one = m_states.size() == 1;
    m_notice->show(Colour::Bad, one ? m_states.begin()->second.sentence
                                    : tr("%n domain(s) were not written; the others stand.",
                                         nullptr, int(failed)));
    makeReview();
}

} // namespace mesh::ui
