// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/product/productfacts.h"
#include "ui/state/context.h"
#include "ui/state/page.h"

#include "app/workspace/session.h"

#include <QPointer>

class QHBoxLayout;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace mesh::ui {

class ElidedLabel;
class LivePage;
class MenuButton;
class NoticeBar;
class OverviewPage;
class TabStrip;
class TitleLabel;

/// The page of a product, or of a topic that nobody has published: a header that says what it is,
/// and a tab for each way to look at it. Follows the catalog while it is open.
class ProductPage : public Page
{
    Q_OBJECT
public:
    enum Tab { OverviewTab, LiveTab };

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
    [[nodiscard]] LivePage &live() const { return *m_live; }
    [[nodiscard]] OverviewPage &overview() const { return *m_overview; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    void setUpHeader(QVBoxLayout &layout);
    void update();
    void updateHeader();
    void updateBadges();
    void updateNotices();
    void updatePorts();
    [[nodiscard]] QString dayText(QDate day) const;
    [[nodiscard]] QString portText(const catalog::Port &port) const;
    void updateFavourite();
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
    NoticeBar *m_notices;
    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    OverviewPage *m_overview;
    LivePage *m_live;
};

} // namespace mesh::ui
