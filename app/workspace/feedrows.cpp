// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/feedrows.h"

#include <algorithm>
#include <iterator>

namespace mesh::workspace {

using records::Sequence;

FeedRows::FeedRows(records::MemoryBudget &budget, records::RecordStore::Limits limits)
    : m_store(budget, limits)
{}

SiftedCounts FeedRows::append(records::Batch &&batch, const Sifted &sifted)
{
    const Sequence first = m_store.sequenceAt(m_store.size());
    const auto size = quint64(batch.size());
    const auto dropped = quint64(m_store.append(std::move(batch)).dropped);
    // What never fitted is at the front of the batch.
    const auto fitting = [dropped](const std::vector<quint32> &indexes) {
        return std::lower_bound(indexes.begin(), indexes.end(), quint32(dropped));
    };
    const auto keep = [&fitting, first](const std::vector<quint32> &indexes,
                                        std::deque<Sequence> &to) {
        const auto begin = fitting(indexes);
        std::transform(begin, indexes.end(), std::back_inserter(to),
                       [first](quint32 index) { return first + index; });
        return quint64(indexes.end() - begin);
    };
    const quint64 undecodable = keep(sifted.undecodable, m_undecodable);
    const auto hidden = quint64(sifted.hidden.end() - fitting(sifted.hidden));
    const quint64 rows = m_everything ? size - dropped : keep(sifted.rows, m_visible);
    return {.shown = rows - undecodable,
            .filtered = size - dropped - rows - hidden,
            .undecodable = undecodable + hidden,
            .skipped = dropped};
}

SiftedCounts FeedRows::setSifted(bool everything,
                                 const std::vector<std::pair<Sequence, Sifted>> &sifted)
{
    m_everything = everything;
    m_visible.clear();
    m_undecodable.clear();
    const Sequence firstRecord = m_store.sequenceAt(0);
    quint64 hidden = 0;
    for (const auto &[first, batch] : sifted) {
        for (const quint32 index : batch.rows) {
            if (first + index >= firstRecord) {
                m_visible.push_back(first + index);
            }
        }
        for (const quint32 index : batch.undecodable) {
            if (first + index >= firstRecord) {
                m_undecodable.push_back(first + index);
            }
        }
        hidden += quint64(std::count_if(
            batch.hidden.begin(), batch.hidden.end(),
            [first = first, firstRecord](quint32 index) { return first + index >= firstRecord; }));
    }
    m_visibleBase = 0;
    m_reset = true;

    const auto undecodable = quint64(m_undecodable.size());
    const quint64 rows = everything ? quint64(m_store.size()) : quint64(m_visible.size());
    return {.shown = rows - undecodable,
            .filtered = quint64(m_store.size()) - rows - hidden,
            .undecodable = undecodable + hidden};
}

void FeedRows::clear()
{
    m_store.clear();
    m_visible.clear();
    m_visibleBase = 0;
    m_undecodable.clear();
    m_reset = true;
}

FeedRows::RowNumber FeedRows::firstKept() const
{
    const Sequence firstRecord = m_store.sequenceAt(0);
    if (m_everything) {
        return firstRecord;
    }
    const auto found = std::lower_bound(m_visible.begin(), m_visible.end(), firstRecord);
    return m_visibleBase + RowNumber(found - m_visible.begin());
}

FeedRows::RowNumber FeedRows::endKept() const
{
    return m_everything ? m_store.sequenceAt(m_store.size()) : m_visibleBase + m_visible.size();
}

FrameChange FeedRows::pendingChange() const
{
    const RowNumber first = firstKept();
    const RowNumber end = endKept();
    if (m_reset) {
        return {.removed = rowCount(), .appended = qsizetype(end - first), .reset = true};
    }
    // What came and went between two frames is in neither number.
    return {.removed = qsizetype(std::min(std::max(first, m_begin), m_end) - m_begin),
            .appended = qsizetype(end - std::max(m_end, first))};
}

void FeedRows::commitRemoval()
{
    const RowNumber first = firstKept();
    if (m_reset) {
        m_begin = m_end = first;
        m_reset = false;
    } else {
        m_begin = std::max(m_begin, first);
        m_end = std::max(m_end, m_begin);
    }
    dropEvicted();
}

void FeedRows::commitAppend()
{
    m_end = endKept();
}

void FeedRows::dropEvicted()
{
    const Sequence firstRecord = m_store.sequenceAt(0);
    while (!m_visible.empty() && m_visible.front() < firstRecord) {
        m_visible.pop_front();
        ++m_visibleBase;
    }
    while (!m_undecodable.empty() && m_undecodable.front() < firstRecord) {
        m_undecodable.pop_front();
    }
}

std::optional<Sequence> FeedRows::sequenceOf(RowNumber number) const
{
    if (m_everything) {
        return number;
    }
    const RowNumber place = number - m_visibleBase;
    return number >= m_visibleBase && place < m_visible.size() ? std::optional(m_visible[place])
                                                               : std::nullopt;
}

records::RecordView FeedRows::at(qsizetype row) const
{
    const auto sequence = sequenceOf(m_begin + RowNumber(row));
    const auto place = sequence ? m_store.rowOf(*sequence) : std::nullopt;
    return place ? m_store.at(*place) : records::RecordView();
}

Sequence FeedRows::sequence(qsizetype row) const
{
    return sequenceOf(m_begin + RowNumber(row)).value_or(0);
}

std::optional<qsizetype> FeedRows::rowOf(Sequence sequence) const
{
    RowNumber number = sequence;
    if (!m_everything) {
        const auto found = std::lower_bound(m_visible.begin(), m_visible.end(), sequence);
        if (found == m_visible.end() || *found != sequence) {
            return std::nullopt;
        }
        number = m_visibleBase + RowNumber(found - m_visible.begin());
    }
    return number >= m_begin && number < m_end ? std::optional(qsizetype(number - m_begin))
                                               : std::nullopt;
}

bool FeedRows::undecodable(qsizetype row) const
{
    return std::binary_search(m_undecodable.begin(), m_undecodable.end(), sequence(row));
}

std::vector<RowChunk> FeedRows::rows()
{
    std::vector<RowChunk> result;
    RowNumber number = std::max(m_begin, firstKept());
    for (const records::RecordStore::Shared &chunk : m_store.share()) {
        const Sequence end = chunk.first + Sequence(chunk.batch->size());
        RowChunk rows{.batch = chunk.batch};
        for (; number < m_end; ++number) {
            const Sequence sequence = sequenceOf(number).value_or(end);
            if (sequence >= end) {
                break;
            }
            rows.indexes.push_back(qsizetype(sequence - chunk.first));
        }
        if (!rows.indexes.empty()) {
            result.push_back(std::move(rows));
        }
    }
    return result;
}

} // namespace mesh::workspace
