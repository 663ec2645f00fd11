// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/rulebook.h"
#include "ui/state/context.h"
#include "ui/state/page.h"

#include "app/catalog/exchange/importnote.h"

#include "app/workspace/session.h"

#include <QPointer>
#include <QTimer>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace mesh::ui {

class DataProposals;
class DomainDialog;
class NoticeBar;
class PrimaryButton;
class ProductFields;
class TopicInquiry;

/// Makes a product of an unpublished topic. What is typed is kept as a draft, also over a crash.
class PublishPage : public Page
{
    Q_OBJECT
public:
    PublishPage(const Context &context, const QString &topic, QWidget *parent = nullptr);
    ~PublishPage() override;

    /// "publish:<topic>"
    [[nodiscard]] static QString keyOf(const QString &topic);

    [[nodiscard]] QString key() const override { return keyOf(m_topic); }
    [[nodiscard]] QString title() const override { return tr("Publish %1").arg(m_topic); }

    [[nodiscard]] QString helpChapter() const override { return QStringLiteral("publish"); }

    [[nodiscard]] ProductFields &fields() const { return *m_fields; }
    [[nodiscard]] DataProposals &proposals() const { return *m_proposals; }
    [[nodiscard]] PrimaryButton &publishButton() const { return *m_publish; }
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    [[nodiscard]] DomainDialog *domainDialog() const;

    void setActive(bool active) override;
    void publish();
    void discard();
    /// Fills the form with what a contract (ODCS) or a product (ODPS) says.
    void fillFrom(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeFoot();
    void load();
    void update();
    void takeCatalog();
    void takeInquiry();
    void tellProblems(std::size_t count);
    void keepDraft();
    void takeContract(const core::Result<catalog::ImportedProduct> &imported);
    void makeDomain();
    void takeOutcome(const core::Result<catalog::WriteOutcome> &outcome);
    [[nodiscard]] catalog::ChangeSet change() const;
    [[nodiscard]] Rulebook::Verdict verdict();

    Context m_context;
    QPointer<workspace::Session> m_session;
    QString m_topic;
    Rulebook m_rulebook;
    TopicInquiry *m_inquiry;
    NoticeBar *m_notice;
    QLabel *m_about;
    ProductFields *m_fields;
    DataProposals *m_proposals;
    WritePanel *m_panel;
    QScrollArea *m_side;
    PrimaryButton *m_publish;
    QLabel *m_draftNote;
    QBoxLayout *m_columns;
    QPointer<DomainDialog> m_domainDialog;
    QTimer m_draftTimer;
    quint64 m_contract = 0;      ///< number of the file that is read
    bool m_noticeCounts = false; ///< the fields that need a look
    bool m_tried = false;
    bool m_busy = false;
};

} // namespace mesh::ui
