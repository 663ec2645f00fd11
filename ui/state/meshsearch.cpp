// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/meshsearch.h"

namespace mesh::ui {

MeshSearch::MeshSearch(core::Tasks &tasks, Searcher searcher, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_searcher(std::move(searcher))
{
    if (!m_searcher) {
        m_searcher = [](const Snapshot &snapshot, const catalog::SearchQuery &query) {
            return snapshot->search(query);
        };
    }
    // Several changes of one turn of the event loop make one search.
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &MeshSearch::search);
}

void MeshSearch::setSnapshot(const Snapshot &snapshot)
{
    if (snapshot == m_snapshot) {
        return;
    }
    m_snapshot = snapshot;
    m_turn.start();
}

void MeshSearch::setText(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted != m_query.text) {
        m_query.text = wanted;
        changed();
    }
}

void MeshSearch::setSelected(catalog::Facet facet, const QString &value, bool selected)
{
    QStringList &values = m_query.selections[facet];
    if (values.contains(value) == selected) {
        return;
    }
    if (selected) {
        values << value;
    } else {
        values.removeAll(value);
    }
    if (values.isEmpty()) {
        m_query.selections.erase(facet);
    }
    changed();
}

void MeshSearch::setIncludeTopics(bool include)
{
    if (include != m_query.includeTopics) {
        m_query.includeTopics = include;
        changed();
    }
}

void MeshSearch::setOrder(catalog::SearchOrder order, bool descending)
{
    if (order != m_query.order || descending != m_query.descending) {
        m_query.order = order;
        m_query.descending = descending;
        changed();
    }
}

void MeshSearch::clear()
{
    if (isFiltered()) {
        m_query.text.clear();
        m_query.selections.clear();
        changed();
    }
}

bool MeshSearch::isFiltered() const
{
    return !m_query.text.isEmpty() || !m_query.selections.empty();
}

bool MeshSearch::canFetchMore() const
{
    return !m_fetching && m_answered && qsizetype(m_answer.hits.size()) < m_answer.total;
}

void MeshSearch::fetchMore()
{
    if (!canFetchMore() || !m_snapshot) {
        return;
    }
    m_fetching = true;
    catalog::SearchQuery query = m_query;
    query.offset = qsizetype(m_answer.hits.size());
    m_tasks
        .run(core::Pool::Cpu, [searcher = m_searcher, snapshot = m_snapshot,
                               query] { return searcher(snapshot, query); })
        .then(this, [this, request = m_request](const catalog::SearchAnswer &page) {
            m_fetching = false;
            if (request != m_request || page.hits.empty()) {
                return;
            }
            m_answer.hits.insert(m_answer.hits.end(), page.hits.begin(), page.hits.end());
            Q_EMIT hitsAppended(int(page.hits.size()));
        });
}

void MeshSearch::changed()
{
    m_turn.start();
    Q_EMIT queryChanged();
}

void MeshSearch::search()
{
    const quint64 request = ++m_request;
    m_fetching = false;
    if (!m_snapshot) {
        take({}, m_query.text);
        return;
    }
    m_tasks
        .run(core::Pool::Cpu, [searcher = m_searcher, snapshot = m_snapshot,
                               query = m_query] { return searcher(snapshot, query); })
        .then(this, [this, request, text = m_query.text](const catalog::SearchAnswer &answer) {
            if (request == m_request) {
                take(answer, text);
            }
        });
}

void MeshSearch::take(catalog::SearchAnswer answer, const QString &text)
{
    m_answer = std::move(answer);
    m_answeredText = text;
    m_answered = m_snapshot != nullptr;
    Q_EMIT answerChanged();
}

} // namespace mesh::ui
