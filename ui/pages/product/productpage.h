// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"
#include "ui/state/page.h"

#include "app/catalog/governance/lifecycle.h"
#include "app/workspace/session.h"

#include <QPointer>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace mesh::catalog {
struct HistoryEntry;
}

namespace mesh::ui {

class AccessView;
class ContractView;
class ElidedLabel;
class HistoryView;
class LifeDialog;
class LivePage;
class MajorDialog;
class MenuButton;
class MoveBar;
class NoticeBar;
class OverviewPage;
class PrimaryButton;
class ProductEdit;
class RemnantsDialog;
class TabStrip;
class TitleLabel;

/// The page of a product, or of a topic that nobody has published: a header that says what it is,
/// and a tab for each way to look at it. Follows the catalog while it is open.
class ProductPage : public Page
{
    Q_OBJECT
public:
    enum Tab { OverviewTab, LiveTab, ContractTab, HistoryTab, AccessTab };

    ProductPage(const Context &context, const Target &target, QWidget *parent = nullptr);
    ~ProductPage() override;

    [[nodiscard]] QString key() const override { return m_target.key(); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QWidget *inspector() override;
    [[nodiscard]] QString helpChapter() const override;
    void setActive(bool active) override;
    void refresh() override;
    bool focusFilter() override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    void setTab(Tab tab);
    /// "overview", "live", "contract", "history", "access", or "edit".
    void showPlace(const QString &place) override;
    [[nodiscard]] LivePage &live() const { return *m_live; }
    [[nodiscard]] OverviewPage &overview() const { return *m_overview; }
    /// Publish (a topic) or Edit (a product).
    [[nodiscard]] PrimaryButton &mainAction() const { return *m_action; }
    /// The Overview while it is edited; nullptr while it is not.
    [[nodiscard]] ProductEdit *editor() const { return m_edit; }
    /// After a write of this window: what was written, with the button that undoes it.
    [[nodiscard]] NoticeBar &writtenNotice() const { return *m_written; }

    /// Of a published product; nullptr for a topic.
    [[nodiscard]] HistoryView *history() const { return m_history; }
    [[nodiscard]] AccessView *access() const { return m_access; }
    [[nodiscard]] ContractView *contract() const { return m_contract; }
    /// While the product is offered to another domain, or was accepted there.
    [[nodiscard]] MoveBar &moveBar() const { return *m_move; }

    /// Of the step that was asked for last; nullptr while closed.
    [[nodiscard]] LifeDialog *lifeDialog() const;
    [[nodiscard]] RemnantsDialog *remnants() const;

    /// Of a new major version; nullptr while closed.
    [[nodiscard]] MajorDialog *majorDialog() const;

    void edit();
    void openMajorDialog();
    /// What it has left, once it has ended.
    void openRemnants();
    void openLifeDialog(catalog::LifeStep step);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    void setUpHeader(QVBoxLayout &layout);
    void update();
    void showFacts();
    void updateHeader();
    void updateBadges();
    void updateNotices();
    void updatePorts();
    void askPolicies();
    [[nodiscard]] QString tierTip(const catalog::Tier *tier) const;
    [[nodiscard]] QString noticeText(const catalog::Notice &notice) const;
    [[nodiscard]] QString dayText(QDate day) const;
    [[nodiscard]] QString portText(const catalog::Port &port) const;
    void updateFavourite();
    void updateAction();
    void updateMore();
    void runAction();
    void endEdit();
    void takeBack(const catalog::HistoryEntry &entry);
    void removeTabs();
    void updateTabs();
    void showWritten();
    void undo();
    void tabChanged();
    void choosePort(const QString &topic);
    [[nodiscard]] QString subtitle() const;

    Context m_context;
    QPointer<workspace::Session> m_session;
    Target m_target;
    ProductFacts m_facts;
    bool m_active = false;
    TitleLabel *m_title;
    QHBoxLayout *m_badges;
    QToolButton *m_star;
    MenuButton *m_port;
    ElidedLabel *m_subtitle;
    PrimaryButton *m_action;
    MenuButton *m_more; ///< what else can be done with a product
    QPointer<LifeDialog> m_lifeDialog;
    QPointer<RemnantsDialog> m_remnants;
    QPointer<MajorDialog> m_majorDialog;
    NoticeBar *m_written;
    MoveBar *m_move;
    NoticeBar *m_notices;
    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    QStackedWidget *m_overviewPlace; ///< the Overview, or its edit mode
    OverviewPage *m_overview;
    QStringList m_broken; ///< names of policies that it does not hold, and that block
    quint64 m_policyRequest = 0;
    ProductEdit *m_edit = nullptr;
    LivePage *m_live;
    ContractView *m_contract = nullptr;
    HistoryView *m_history = nullptr;
    AccessView *m_access = nullptr;
};

} // namespace mesh::ui
