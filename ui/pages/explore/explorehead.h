// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/meshsearch.h"

#include <QWidget>

class QLabel;
class QMenu;

namespace mesh::ui {

class FlatButton;
class MenuButton;
class Segmented;
class TitleLabel;

/// Above the results: how many there are, what narrows them, with or without unpublished topics,
/// in which order, saved searches.
class ExploreHead : public QWidget
{
    Q_OBJECT
public:
    ExploreHead(const Context &context, MeshSearch &search, QWidget *parent = nullptr);

    /// The session's saved searches have changed, or it is another session.
    void updateSaved();
    /// The session's drafts have changed, or it is another session.
    void updateDrafts();

private:
    void updateAnswer();
    void updateChips();
    void fillOrderMenu();
    void fillSavedMenu();
    void fillDraftsMenu();
    void saveSearch();

    Context m_context;
    MeshSearch &m_search;
    TitleLabel *m_title;
    Segmented *m_scope;
    QWidget *m_chips;
    FlatButton *m_clear;
    FlatButton *m_save;
    FlatButton *m_order;
    FlatButton *m_saved;
    QMenu *m_savedMenu;
    FlatButton *m_drafts;
};

/// A query as it is kept under a name: text, facets, scope and order as JSON, and back.
[[nodiscard]] QByteArray toJson(const catalog::SearchQuery &query);
[[nodiscard]] catalog::SearchQuery searchFromJson(const QByteArray &json);

} // namespace mesh::ui
