// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/movebar.h"

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QString stepText(MoveDialog::Step step)
{
    switch (step) {
    case MoveDialog::Step::Accept:
        return MoveBar::tr("Accept…");
    case MoveDialog::Step::LetGo:
        return MoveBar::tr("Let it go…");
    case MoveDialog::Step::TakeBack:
    case MoveDialog::Step::Offer:
        break;
    }
    return MoveBar::tr("Take it back…");
}

} // namespace

MoveBar::MoveBar(const Context &context, workspace::Session &session, QWidget *parent)
    : NoticeBar(parent)
    , m_context(context)
    , m_session(&session)
{
    connect(this, &NoticeBar::actionTriggered, this, &MoveBar::takeStep);
    connect(&session, &workspace::Session::catalogChanged, this, &MoveBar::update);
    connect(&session, &workspace::Session::stateChanged, this, &MoveBar::update);
}

MoveBar::~MoveBar() = default;

void MoveBar::setProduct(const std::optional<core::ProductId> &id)
{
    m_id = id;
    update();
}

bool MoveBar::canOffer() const
{
    const auto entry = m_id && m_session ? m_session->catalog()->product(*m_id) : nullptr;
    return entry && entry->offeredTo.isEmpty() && m_session->catalog()->domains().size() > 1;
}

void MoveBar::update()
{
    const auto entry = m_id && m_session ? m_session->catalog()->product(*m_id) : nullptr;
    const auto to = entry ? core::ProductId::parse(entry->offeredTo) : std::nullopt;
    if (!to) {
        m_step.reset();
        clear();
        return;
    }
    const auto there = m_session->catalog()->product(*to);
    if (there && there->product().formerIds.contains(m_id->toString())) {
        //: %1 a domain, %2 what the product is called there
        setStep(Colour::Warn,
                tr("%1 has accepted it as %2. Until its owner lets it go it stands in both.")
                    .arg(to->domain, to->toString()),
                MoveDialog::Step::LetGo);
        return;
    }
    const auto domain = m_session->catalog()->domain(to->domain);
    if (domain && m_session->profile().identity.isOfOneOf(domain->domain.teams)) {
        setStep(Colour::Dim, tr("It is offered to you: as %1.").arg(to->toString()),
                MoveDialog::Step::Accept);
    } else {
        setStep(Colour::Dim,
                tr("It is offered to %1 as %2, and waits for that domain to accept it.")
                    .arg(to->domain, to->toString()),
                MoveDialog::Step::TakeBack);
    }
}

void MoveBar::setStep(Colour tone, const QString &sentence, MoveDialog::Step step)
{
    m_step = step;
    const bool writable = !m_session->profile().readOnly;
    show(tone, sentence, writable ? stepText(step) : QString());
}

void MoveBar::offer()
{
    open(MoveDialog::Step::Offer);
}

void MoveBar::takeStep()
{
    if (m_step) {
        open(*m_step);
    }
}

void MoveBar::open(MoveDialog::Step step)
{
    if (!m_id || !m_session) {
        return;
    }
    delete m_dialog;
    m_dialog = new MoveDialog(m_context, *m_id, step, this);
    m_dialog->show();
}

} // namespace mesh::ui
