// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "app/core/tasks.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace mesh::ui {

/// What is searched for in Explore, and the answer: shared by the page, the facets at the side and
/// the field at the top. The search itself runs in the cpu pool; an answer to an older question is
/// dropped. GUI thread only.
class MeshSearch : public QObject
{
    Q_OBJECT
public:
    using Snapshot = std::shared_ptr<const catalog::CatalogSnapshot>;
    using Searcher =
        std::function<catalog::SearchAnswer(const Snapshot &, const catalog::SearchQuery &)>;

    /// `searcher` is the snapshot's own search but in tests.
    explicit MeshSearch(core::Tasks &tasks, Searcher searcher = {}, QObject *parent = nullptr);

    /// Searches again in another snapshot. Null: there is nothing to search in.
    void setSnapshot(const Snapshot &snapshot);
    [[nodiscard]] const Snapshot &snapshot() const { return m_snapshot; }

    [[nodiscard]] const catalog::SearchQuery &query() const { return m_query; }
    void setText(const QString &text);
    void setSelected(catalog::Facet facet, const QString &value, bool selected);
    void setIncludeTopics(bool include);
    void setOrder(catalog::SearchOrder order, bool descending);
    /// Text and facets, not the order.
    void clear();
    [[nodiscard]] bool isFiltered() const;

    /// The newest answer, and the rows of it that were fetched so far.
    [[nodiscard]] const catalog::SearchAnswer &answer() const { return m_answer; }
    /// The text that the answer is for.
    [[nodiscard]] const QString &answeredText() const { return m_answeredText; }
    [[nodiscard]] bool answered() const { return m_answered; }
    [[nodiscard]] bool canFetchMore() const;
    void fetchMore();

Q_SIGNALS:
    void queryChanged();
    /// Another answer: all rows may be others.
    void answerChanged();
    /// `count` more hits stand at the end of answer().hits.
    void hitsAppended(int count);

private:
    void changed();
    void search();
    void take(catalog::SearchAnswer answer, const QString &text);

    core::Tasks &m_tasks;
    Searcher m_searcher;
    Snapshot m_snapshot;
    catalog::SearchQuery m_query;
    catalog::SearchAnswer m_answer;
    QString m_answeredText;
    bool m_answered = false;
    bool m_fetching = false;
    quint64 m_request = 0;
    QTimer m_turn;
};

} // namespace mesh::ui
