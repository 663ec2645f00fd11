// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"

#include "app/workspace/session.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mesh::ui {

class FactTable;
class KeyValueRows;
class NewestEvents;
class SafeMarkdown;
class SectionLabel;
class SnippetView;
class TopicInquiry;
class TrustStrip;

/// What is known of a product or a topic, on one page: purpose, people, inputs and outputs, what
/// was measured, newest events, partitions, readers, configuration, and how to use it.
class OverviewPage : public QScrollArea
{
    Q_OBJECT
public:
    OverviewPage(const Context &context, workspace::Session &session, const ProductFacts &facts,
                 QWidget *parent = nullptr);
    ~OverviewPage() override;

    void setFacts(const ProductFacts &facts);
    void setActive(bool active);
    void refresh();

Q_SIGNALS:
    /// The user wants to see the events themselves.
    void liveWanted();
    /// The owner wants to publish the newest events as a sample: the product as it would be.
    void sampleWanted(const mesh::catalog::Product &product);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeMain();
    [[nodiscard]] QWidget *makeSide();
    [[nodiscard]] QLabel *addNote(QVBoxLayout &layout);
    void addHead(QVBoxLayout &layout, const QString &text);
    void offerSample();
    void showDescription();
    void showPeople();
    void showContract();
    void showMeasured();
    void showTrust();
    void showPartitions();
    void showReaders();
    void showConfiguration();
    void showSnippets();
    void showTopicFacts();
    void addReferences(const QString &name, const std::vector<catalog::Reference> &references);
    [[nodiscard]] QString sizeText() const;
    [[nodiscard]] QString settingText(const QString &name) const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    ProductFacts m_facts;
    bool m_active = false;
    QTimer m_clock;
    TopicInquiry *m_inquiry;

    QBoxLayout *m_columns;
    TrustStrip *m_trust;
    SafeMarkdown *m_purpose;
    NewestEvents *m_events;
    QPushButton *m_sample;
    SnippetView *m_snippets;
    FactTable *m_partitions;
    QLabel *m_partitionNote;
    FactTable *m_readers;
    QLabel *m_readerNote;
    FactTable *m_settings;
    QLabel *m_settingNote;
    QWidget *m_side;
    QWidget *m_peopleHead;
    KeyValueRows *m_people;
    QWidget *m_contractHead;
    KeyValueRows *m_contract;
    KeyValueRows *m_topic;
};

} // namespace mesh::ui
