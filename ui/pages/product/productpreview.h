// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"
#include "ui/state/pagefactory.h"

#include "app/workspace/session.h"

#include <QPointer>
#include <QTimer>

class QLabel;

namespace mesh::ui {

class NewestEvents;
class TopicInquiry;
class TrustStrip;

/// What is selected in Explore at a glance: its trust strip and its newest events.
class ProductPreview : public RowPreview
{
    Q_OBJECT
public:
    explicit ProductPreview(const Context &context, QWidget *parent = nullptr);
    ~ProductPreview() override;

    void showTarget(const Target &target) override;
    void setActive(bool active) override;

private:
    void takeSession();
    void update();
    void updateTrust();

    Context m_context;
    QPointer<workspace::Session> m_session;
    Target m_target;
    ProductFacts m_facts;
    bool m_active = false;
    QTimer m_clock; ///< freshness grows by itself
    TopicInquiry *m_inquiry = nullptr;
    QLabel *m_title;
    QLabel *m_hint;
    TrustStrip *m_trust;
    NewestEvents *m_events;
    QLabel *m_nothing;
    QWidget *m_body;
};

} // namespace mesh::ui
