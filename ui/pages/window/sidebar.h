// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/meshsearch.h"

#include <QFrame>
#include <QPointer>
#include <QSet>
#include <QTimer>

class QTreeView;

namespace mesh::workspace {
class Session;
} // namespace mesh::workspace

namespace mesh::ui {

class FacetPanel;
class SideModel;

/// The left side: Mine, the mesh as a tree, topics outside of it, and the facets of the search.
class SideBar : public QFrame
{
    Q_OBJECT
public:
    SideBar(const Context &context, MeshSearch &search, QWidget *parent = nullptr);

    void setSession(workspace::Session *session);
    /// Marks the row of what the current tab shows; an empty key marks none.
    void setCurrentKey(const QString &key);
    [[nodiscard]] QTreeView *tree() const { return m_tree; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateContent();
    void fitTree();
    void watchVisible();
    void openAt(const QModelIndex &index);
    void activateAt(const QModelIndex &index);
    void showMenu(const QPoint &place);
    void showDomainMenu(const QModelIndex &index, const QPoint &place);

    Context m_context;
    MeshSearch &m_search;
    QPointer<workspace::Session> m_session;
    SideModel *m_model;
    QTreeView *m_tree;
    FacetPanel *m_facets;
    QSet<QString> m_expanded;
    QString m_currentKey;
    QTimer m_watch;
};

} // namespace mesh::ui
