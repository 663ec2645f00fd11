// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"

#include "app/workspace/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace mesh::ui {

class FactTable;
class FramePacer;
class RecordTable;
class RecordTableModel;

/// The newest few events of a topic, live: for a preview and for the Overview. Who may not read the
/// topic sees the sample that its owner published.
class NewestEvents : public QWidget
{
    Q_OBJECT
public:
    static constexpr int events = 6;

    NewestEvents(const Context &context, QWidget *parent = nullptr);
    ~NewestEvents() override;

    /// nullptr: nothing.
    void show(workspace::Session *session, const ProductFacts &facts);
    /// False: nobody looks, nothing is read.
    void setActive(bool active);
    /// Null while nothing was read.
    [[nodiscard]] const workspace::LiveFeed *feed() const { return m_feed.get(); }
    /// What is shown, as an owner may publish it for those who may not read the topic: values that
    /// can be decoded, masked as everywhere; newest first. Nothing where there are none.
    [[nodiscard]] std::optional<catalog::Sample> sample() const;

Q_SIGNALS:
    /// The user wants to see more: a double click or Enter on an event.
    void activated();
    void shapeChanged();
    /// sample() is something, or nothing, from now on.
    void sampleChanged();

private:
    void read();
    void retry();
    void stop();
    void applyFrame();
    void updateColumns();
    void updateState();
    [[nodiscard]] bool showSample();

    Context m_context;
    QPointer<workspace::Session> m_session;
    ProductFacts m_facts;
    std::unique_ptr<workspace::LiveFeed> m_feed;
    bool m_active = false;
    bool m_hasRows = false;
    RecordTableModel *m_model;
    RecordTable *m_table;
    FramePacer *m_pacer;
    QStackedWidget *m_stack;
    QLabel *m_words;
    QLabel *m_sampleNote;
    QWidget *m_samplePage;
    FactTable *m_sample = nullptr;
};

} // namespace mesh::ui
