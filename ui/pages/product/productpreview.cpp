// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/productpreview.h"

#include "ui/pages/product/newestevents.h"
#include "ui/pages/product/topicinquiry.h"
#include "ui/pages/product/trustcells.h"
#include "ui/state/navigator.h"
#include "ui/state/theme.h"
#include "ui/widgets/labels.h"

#include "app/workspace/workspace.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mesh::ui {

ProductPreview::ProductPreview(const Context &context, QWidget *parent)
    : RowPreview(parent)
    , m_context(context)
    , m_title(new QLabel(this))
    , m_hint(new DimLabel(tr("Enter opens"), this))
    , m_trust(new TrustStrip(this))
    , m_events(new NewestEvents(context, this))
    , m_nothing(new DimLabel(tr("Select a product or a topic to see its newest events."), this))
    , m_body(new QWidget(this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_hint);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(space::small);
    body->addLayout(head);
    body->addWidget(m_trust);
    body->addWidget(m_events);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::small);
    layout->addWidget(m_nothing);
    layout->addWidget(m_body);
    layout->addStretch();
    m_title->setTextFormat(Qt::RichText);
    m_body->hide();
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &ProductPreview::updateTrust);
    connect(m_events, &NewestEvents::activated, this,
            [this] { m_context.navigator.open(m_target); });
    connect(&context.workspace, &workspace::Workspace::sessionChanged, this,
            &ProductPreview::takeSession);
    takeSession();
}

ProductPreview::~ProductPreview() = default;

void ProductPreview::takeSession()
{
    delete m_inquiry;
    m_inquiry = nullptr;
    m_session = m_context.workspace.session();
    m_target = {};
    m_facts = {};
    m_events->show(nullptr, {});
    if (m_session) {
        m_inquiry = new TopicInquiry(*m_session, this);
        connect(m_inquiry, &TopicInquiry::changed, this, &ProductPreview::updateTrust);
        connect(m_session, &workspace::Session::catalogChanged, this, &ProductPreview::update);
        connect(&m_session->pulse(), &workspace::Pulse::measured, this,
                &ProductPreview::updateTrust);
    }
    update();
}

void ProductPreview::showTarget(const Target &target)
{
    m_target = target;
    update();
}

void ProductPreview::setActive(bool active)
{
    m_active = active;
    m_events->setActive(active && !m_target.isEmpty());
    if (active) {
        m_clock.start();
    } else {
        m_clock.stop();
    }
    update();
}

void ProductPreview::update()
{
    const bool any = !m_target.isEmpty() && m_session;
    m_body->setVisible(any);
    m_nothing->setVisible(!any);
    if (!any) {
        m_events->setActive(false);
        return;
    }
    m_facts = ProductFacts::of(m_target, *m_session->catalog());
    //: After a product's or topic's name
    m_title->setText(u"<b>%1</b> <span style='color:%2'>%3</span>"_s.arg(
        m_facts.name().toHtmlEscaped(), colour(palette(), Colour::Dim).name(),
        tr("newest events")));
    if (m_active) {
        m_session->pulse().watch(this, {m_facts.topic});
        if (m_inquiry->topic() != m_facts.topic) {
            m_inquiry->ask(m_facts.topic);
        }
    }
    m_events->show(m_session, m_facts);
    m_events->setActive(m_active);
    updateTrust();
}

void ProductPreview::updateTrust()
{
    if (m_session && m_inquiry && !m_facts.topic.isEmpty()) {
        m_trust->setCells(trustCells(m_facts, *m_inquiry, m_session->pulse().of(m_facts.topic),
                                     m_context.workspace.clock().now(), m_context.formats));
    }
}

} // namespace mesh::ui
