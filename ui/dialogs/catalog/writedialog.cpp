// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/writedialog.h"

#include "ui/pages/publish/writing.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int sideWidth = 330;

QScrollArea *scrolled(QWidget *inside)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

} // namespace

WriteDialog::WriteDialog(const Context &context, const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_notice(new NoticeBar)
    , m_title(new TitleLabel)
    , m_about(new DimLabel)
    , m_form(new QVBoxLayout)
    , m_panel(new WritePanel)
    , m_write(new PrimaryButton({}))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(900, 560);
    layOut();
    setWords(words);
    connect(m_write, &QPushButton::clicked, this, &WriteDialog::write);
    connect(m_session, &workspace::Session::catalogChanged, this, &WriteDialog::update);
    connect(m_session, &workspace::Session::stateChanged, this, &WriteDialog::update);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
}

WriteDialog::~WriteDialog() = default;

void WriteDialog::layOut()
{
    m_about->setWordWrap(true);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_title);
    column->addWidget(m_about);
    m_form->setSpacing(space::medium);
    column->addLayout(m_form);
    column->addStretch();
    m_scroll = scrolled(inside);
    QScrollArea *side = scrolled(m_panel);
    side->setAccessibleName(tr("Rules, and what will be written"));
    side->setFixedWidth(sideWidth);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_scroll, 1);
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

void WriteDialog::addToForm(QWidget *widget)
{
    m_form->addWidget(widget);
}

void WriteDialog::setWords(const Words &words)
{
    m_words = words;
    setWindowTitle(words.title);
    m_scroll->setAccessibleName(words.title);
    m_title->setText(words.title);
    m_about->setText(words.about);
    m_about->setVisible(!words.about.isEmpty());
    m_write->setText(words.action);
}

void WriteDialog::update()
{
    if (!m_session) {
        return;
    }
    showProblems();
    const auto planned = plan();
    const workspace::CatalogEditing &editing = m_session->editing();
    if (planned) {
        m_panel->setRules(planned->rules);
        m_panel->setChange(planned->set, editing.topics(), editing.signature());
        const auto domain = m_session->catalog()->domain(planned->set.domain);
        m_panel->setWriters(domain ? &domain->domain : nullptr);
    }
    const auto refusal = editing.refusal();
    m_write->setEnabled(!m_busy && !refusal && planned && !planned->blocked);
    if (refusal) {
        m_notice->showError(*refusal);
    }
}

void WriteDialog::write()
{
    if (m_busy || !m_session) {
        return;
    }
    if (!isReady()) {
        update();
        return;
    }
    m_busy = true;
    m_notice->clear();
    update();
    begin();
}

void WriteDialog::writePlan()
{
    const auto planned = m_session ? plan() : std::nullopt;
    if (!planned) {
        m_busy = false;
        update();
        return;
    }
    m_session->editing()
        .write(planned->set, m_words.done, subject())
        .then(this,
              [this](const core::Result<catalog::WriteOutcome> &outcome) { takeOutcome(outcome); });
}

void WriteDialog::fail(const core::Error &error)
{
    m_busy = false;
    update();
    if (!m_session) {
        return;
    }
    const auto planned = plan();
    const auto domain = planned ? m_session->catalog()->domain(planned->set.domain) : nullptr;
    m_notice->show(Colour::Bad, refusalSentence(error, domain ? &domain->domain : nullptr), {},
                   error.detail);
}

void WriteDialog::takeOutcome(const core::Result<catalog::WriteOutcome> &outcome)
{
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    if (outcome->written()) {
        finish();
        return;
    }
    m_busy = false;
    update();
    takeConflict(outcome->conflicts.front());
}

void WriteDialog::takeConflict(const catalog::Conflict &)
{
    m_notice->show(Colour::Warn, tr("Somebody has changed it just now. Look at what will be "
                                    "written, and try again."));
}

void WriteDialog::finish()
{
    m_context.navigator.tell(m_words.done + u": "_s + subject());
    close();
}

} // namespace mesh::ui
