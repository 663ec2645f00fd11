// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/sidebar.h"

#include "app/workspace/inboxwatch.h"
#include "app/workspace/workspace.h"
#include "ui/delegates/sidedelegate.h"
#include "ui/models/sidemodel.h"
#include "ui/pages/inbox/inboxpage.h"
#include "ui/state/navigator.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/facetpanel.h"
#include "ui/widgets/sidetree.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SideBar::SideBar(const Context &context, MeshSearch &search, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_search(search)
    , m_model(new SideModel(context.formats, this))
    , m_tree(new SideTree)
    , m_facets(new FacetPanel(context.formats))
{
    setObjectName(u"panel"_s);
    setMinimumWidth(180);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new SideDelegate(m_tree));
    m_tree->setAccessibleName(tr("The mesh"));

    auto *content = new QWidget;
    content->setObjectName(u"panel"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, space::tiny, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree);
    column->addWidget(m_facets);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outside = new QVBoxLayout(this);
    outside->setContentsMargins(0, 0, 0, 0);
    outside->addWidget(scroll);

    m_watch.setSingleShot(true);
    m_watch.setInterval(300ms);
    connect(&m_watch, &QTimer::timeout, this, &SideBar::watchVisible);
    const auto restart = [this] { m_watch.start(); };
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_expanded << index.data(SideModel::KeyRole).toString();
        fitTree();
        m_watch.start();
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_expanded.remove(index.data(SideModel::KeyRole).toString());
        fitTree();
        m_watch.start();
    });
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, restart);
    connect(m_tree, &QTreeView::clicked, this, &SideBar::openAt);
    connect(m_tree, &QTreeView::activated, this, &SideBar::activateAt);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &SideBar::showMenu);
    connect(&search, &MeshSearch::answerChanged, this,
            [this] { m_facets->setAnswer(m_search.answer(), m_search.snapshot()); });
    connect(m_facets, &FacetPanel::toggled, &search, &MeshSearch::setSelected);
    connect(m_facets, &FacetPanel::toggled, this,
            [this] { m_context.navigator.explore(m_search.query().text); });
}

void SideBar::setSession(workspace::Session *session)
{
    m_session = session;
    m_model->setPulse(nullptr, -1);
    m_model->setInboxCount(-1);
    if (session) {
        const workspace::InboxWatch *inbox = m_context.workspace.inbox();
        const auto count = [this, inbox] { m_model->setInboxCount(int(inbox->items().size())); };
        connect(inbox, &workspace::InboxWatch::changed, this, count);
        if (inbox->isKnown()) {
            count();
        }
        connect(session, &workspace::Session::catalogChanged, this, &SideBar::updateContent);
        connect(session, &workspace::Session::stateChanged, this, &SideBar::updateContent);
        connect(&session->userStore(), &workspace::UserStore::favouritesChanged, this,
                &SideBar::updateContent);
        connect(&session->pulse(), &workspace::Pulse::measured, this, [this] {
            if (isVisible()) {
                m_model->touchRates(m_context.workspace.clock().now());
            }
        });
        m_model->setPulse(&session->pulse(), m_context.workspace.clock().now());
    }
    updateContent();
}

void SideBar::updateContent()
{
    const bool first = m_model->rowCount() == 0;
    if (!m_session) {
        m_model->setContent(nullptr, {}, {});
    } else {
        const QSet<QString> &starred = m_session->userStore().favourites();
        QStringList favourites(starred.begin(), starred.end());
        favourites.sort();
        m_model->setContent(m_session->catalog(), favourites, m_session->profile().identity);
    }
    // A reset folds everything: what was open opens again. The first time, the first domain does.
    if (first && m_expanded.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row, 0);
            if (m_model->rowCount(index) > 0 && m_model->rowCount(index) < 50) {
                m_expanded << index.data(SideModel::KeyRole).toString();
                break;
            }
        }
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_expanded.contains(index.data(SideModel::KeyRole).toString())) {
            m_tree->expand(index);
        }
    }
    setCurrentKey(m_currentKey);
    fitTree();
    m_watch.start();
}

void SideBar::setCurrentKey(const QString &key)
{
    m_currentKey = key;
    const QModelIndex index = key.isEmpty() ? QModelIndex() : m_model->indexOf(key);
    if (!index.isValid()) {
        m_tree->clearSelection();
        return;
    }
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
}

void SideBar::fitTree()
{
    // The whole side scrolls as one; the tree itself is as high as its rows, up to where painting
    // on one surface would end.
    static_cast<SideTree *>(m_tree)->fitToRows();
}

void SideBar::watchVisible()
{
    if (!m_session) {
        return;
    }
    QSet<QString> topics;
    if (isVisible()) {
        const QRect seen = m_tree->visibleRegion().boundingRect();
        for (QModelIndex index = m_tree->indexAt(seen.topLeft()); index.isValid();
             index = m_tree->indexBelow(index)) {
            if (m_tree->visualRect(index).top() > seen.bottom()) {
                break;
            }
            topics |= m_model->topicsOf(index);
        }
    }
    m_session->pulse().watch(this, topics);
}

void SideBar::openAt(const QModelIndex &index)
{
    const Target target = index.data(SideModel::TargetRole).value<Target>();
    const auto kind = index.data(SideModel::KindRole).value<SideModel::Kind>();
    if (kind == SideModel::Kind::Inbox) {
        m_context.navigator.openPage(InboxPage::pageKey());
    } else if (!target.isEmpty()) {
        m_context.navigator.open(target);
    } else if (kind == SideModel::Kind::Page) {
        m_context.navigator.openPage(index.data(SideModel::KeyRole).toString());
    } else if (m_model->rowCount(index) > 0) {
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    } else if (kind == SideModel::Kind::Domain) {
        activateAt(index);
    }
}

// By Enter or two clicks. One click unfolds a domain; what there is nothing to unfold of is opened.
void SideBar::activateAt(const QModelIndex &index)
{
    if (index.data(SideModel::KindRole).value<SideModel::Kind>() == SideModel::Kind::Domain) {
        m_context.navigator.openPage(index.data(SideModel::KeyRole).toString());
    } else {
        openAt(index);
    }
}

void SideBar::showMenu(const QPoint &place)
{
    const QModelIndex index = m_tree->indexAt(place);
    const Target target = index.data(SideModel::TargetRole).value<Target>();
    if (index.data(SideModel::KindRole).value<SideModel::Kind>() == SideModel::Kind::Domain) {
        showDomainMenu(index, place);
        return;
    }
    if (target.isEmpty() || !m_session) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool starred = index.data(SideModel::FavouriteRole).toBool();
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
            [this, target] { m_context.navigator.open(target); });
    connect(menu->addAction(symbol(u"star"_s),
                            starred ? tr("Remove from favourites") : tr("Add to favourites")),
            &QAction::triggered, this, [this, target, starred] {
                if (m_session) {
                    m_session->userStore().setFavourite(target.key(), !starred);
                }
            });
    const QString name = target.product ? target.product->toString() : target.topic;
    connect(menu->addAction(symbol(u"copy"_s), tr("Copy name")), &QAction::triggered, this,
            [name] { QApplication::clipboard()->setText(name); });
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

void SideBar::showDomainMenu(const QModelIndex &index, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The key of a domain's row is the key of its page.
    const QString key = index.data(SideModel::KeyRole).toString();
    connect(menu->addAction(symbol(u"domain"_s), tr("Open the domain’s page")), &QAction::triggered,
            this, [this, key] { m_context.navigator.openPage(key); });
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

void SideBar::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_watch.start();
}

void SideBar::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    watchVisible();
}

} // namespace mesh::ui
