// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/domain/domainsummary.h"
#include "ui/state/context.h"
#include "ui/state/page.h"

#include "app/workspace/session.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mesh::ui {

class DimLabel;
class DomainDialog;
class FactTable;
class HistoryDialog;
class KeyValueRows;
class PrimaryButton;
class TitleLabel;

/// The page of a domain: who owns it, its products, how much of its data is published, and what
/// somebody should look at. Follows the catalog while it is open.
class DomainPage : public Page
{
    Q_OBJECT
public:
    DomainPage(const Context &context, const QString &id, QWidget *parent = nullptr);
    ~DomainPage() override;

    /// "domain:<id>"
    [[nodiscard]] static QString keyOf(const QString &id);

    [[nodiscard]] QString key() const override { return keyOf(m_id); }
    [[nodiscard]] QString title() const override { return m_id; }
    [[nodiscard]] QString toolTipText() const override { return tr("Domain %1").arg(m_id); }
    [[nodiscard]] QString helpChapter() const override { return QStringLiteral("publish"); }
    void setActive(bool active) override;
    void refresh() override;

    [[nodiscard]] const DomainSummary &summary() const { return m_summary; }
    [[nodiscard]] PrimaryButton &editButton() const { return *m_edit; }
    [[nodiscard]] QPushButton &historyButton() const { return *m_historyButton; }
    [[nodiscard]] DomainDialog *dialog() const;
    [[nodiscard]] HistoryDialog *history() const;

    void edit();
    void showHistory();

private:
    FactTable *addTable(QVBoxLayout &layout, const QString &title,
                        const std::vector<std::pair<QString, bool>> &columns);
    void compute();
    void show(const DomainSummary &summary);
    void showHead();
    void showProducts();
    void showTopics();
    void showFindings();
    void openRow(const QString &name, bool topic);

    Context m_context;
    QPointer<workspace::Session> m_session;
    QString m_id;
    DomainSummary m_summary;
    quint64 m_request = 0;
    bool m_active = false;
    bool m_stale = true;
    QPointer<DomainDialog> m_dialog;
    QPointer<HistoryDialog> m_history;
    TitleLabel *m_title;
    DimLabel *m_purpose;
    QPushButton *m_historyButton;
    PrimaryButton *m_edit;
    KeyValueRows *m_facts;
    FactTable *m_products;
    QLabel *m_productsNote;
    FactTable *m_topics;
    QLabel *m_topicsNote;
    FactTable *m_findings;
    QLabel *m_findingsNote;
};

} // namespace mesh::ui
