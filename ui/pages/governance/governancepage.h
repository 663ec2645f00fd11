// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/page.h"

#include "app/catalog/governance/compliance.h"
#include "app/workspace/session.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <stop_token>

class QLabel;
class QPushButton;
class QStackedWidget;
class QStandardItemModel;

namespace mesh::ui {

class FactTable;
class FindingsModel;
class PlatformView;
class PolicyDetail;
class ProblemsView;
class PrimaryButton;
class ResultTable;
class ReviewDialog;
class StateView;
class TabStrip;
class UndoNotice;

/// The rules of the mesh and how its products stand to them: policies of the platform and of each
/// domain, what is published around them, exemptions, tiers and classifications. Computed in a
/// pool, anew when the catalog has changed and somebody looks.
class GovernancePage : public Page
{
    Q_OBJECT
public:
    enum Tab { PoliciesTab, AroundTab, ExemptionsTab, PlatformTab, ProblemsTab };

    explicit GovernancePage(const Context &context, QWidget *parent = nullptr);
    ~GovernancePage() override;

    /// "governance"
    [[nodiscard]] static QString pageKey();

    [[nodiscard]] QString key() const override { return pageKey(); }
    [[nodiscard]] QString title() const override { return tr("Governance"); }
    [[nodiscard]] QString helpChapter() const override { return QStringLiteral("governance"); }
    void setActive(bool active) override;
    void refresh() override;

    void setTab(Tab tab);
    /// What the page shows; null while it was never computed.
    [[nodiscard]] const std::shared_ptr<const catalog::Compliance> &compliance() const
    {
        return m_compliance;
    }
    [[nodiscard]] ResultTable &policies() const { return *m_policies; }
    [[nodiscard]] PolicyDetail &detail() const { return *m_detail; }
    [[nodiscard]] ResultTable &around() const { return *m_aroundTable; }
    [[nodiscard]] FactTable &exemptions() const { return *m_exemptions; }
    [[nodiscard]] PlatformView &platform() const { return *m_platform; }
    [[nodiscard]] ProblemsView &problems() const { return *m_problems; }
    [[nodiscard]] PrimaryButton &newButton() const { return *m_new; }
    [[nodiscard]] UndoNotice &notice() const { return *m_notice; }
    /// *New policy…*, or an exemption that ends; nullptr while closed.
    [[nodiscard]] ReviewDialog *dialog() const;

    /// False: there is none such.
    bool select(const QString &policy, const QString &ofDomain = {});
    void newPolicy();
    void endExemption();

private:
    struct Excused
    {
        std::size_t policy = 0; ///< index into the compliance
        catalog::Exemption exemption;
    };

    void layOut();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makePolicies();
    [[nodiscard]] QWidget *makeAround();
    [[nodiscard]] QWidget *makeExemptions();
    void takeCatalog();
    void compute();
    void showCompliance(std::shared_ptr<const catalog::Compliance> compliance);
    void showSummary();
    void showPolicies();
    /// The row to look at first.
    [[nodiscard]] int firstFailing() const;
    void showExemptions();
    void countProblems();
    void showSelected();
    void listen(ReviewDialog *dialog);

    Context m_context;
    QPointer<workspace::Session> m_session;
    std::shared_ptr<const catalog::Compliance> m_compliance;
    std::stop_source m_stop;
    qint64 m_lasted = 0; ///< ms that the last computation took
    bool m_computing = false;
    bool m_active = false;
    bool m_stale = true;
    QTimer m_due;
    std::pair<QString, QString> m_selected; ///< policy, its domain
    std::vector<Excused> m_excused;         ///< as the table lists them
    QPointer<ReviewDialog> m_dialog;

    QLabel *m_summary;
    PrimaryButton *m_new;
    UndoNotice *m_notice;
    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    QStandardItemModel *m_policyRows;
    ResultTable *m_policies;
    StateView *m_state;
    QStackedWidget *m_policyPlace;
    PolicyDetail *m_detail;
    FindingsModel *m_around;
    ResultTable *m_aroundTable;
    QLabel *m_aroundNote;
    FactTable *m_exemptions;
    QLabel *m_exemptionsNote;
    QPushButton *m_end;
    PlatformView *m_platform;
    ProblemsView *m_problems;
};

} // namespace mesh::ui
