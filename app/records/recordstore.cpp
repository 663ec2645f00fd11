// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/recordstore.h"

#include <algorithm>

namespace mesh::records {

namespace {

// A slow topic arrives in batches of one record; kept so, each would cost a slab of its own. Below
// this size they are copied together.
constexpr qsizetype mergeBelowRecords = 1024;
constexpr qsizetype mergeBelowBytes = 256 * 1024;

bool isSmall(const Batch &batch)
{
    return batch.size() < mergeBelowRecords && batch.payloadBytes() < mergeBelowBytes;
}

} // namespace

RecordStore::RecordStore(MemoryBudget &budget, Limits limits)
    : m_limits(limits)
    , m_share(budget)
{}

RecordStore::RecordStore(MemoryBudget &budget)
    : RecordStore(budget, Limits())
{}

RecordStore::Change RecordStore::append(Batch &&batch)
{
    if (batch.isEmpty()) {
        return {};
    }
    // Nothing but the plan is done: who has announced it must be right.
    const Change change = plan(batch);
    dropFront(change.removed);
    take(std::move(batch));
    dropFront(change.dropped);
    return change;
}

RecordStore::Change RecordStore::plan(const Batch &batch) const
{
    const qsizetype excess = excessRows(&batch);
    const qsizetype removed = std::min(excess, m_rows);
    const qsizetype dropped = excess - removed;
    return {.removed = removed, .appended = batch.size() - dropped, .dropped = dropped};
}

void RecordStore::removeOldest(qsizetype rows)
{
    dropFront(std::min(rows, m_rows));
}

qsizetype RecordStore::trim()
{
    const qsizetype excess = excessRows(nullptr);
    dropFront(excess);
    return excess;
}

qsizetype RecordStore::clear()
{
    const qsizetype removed = m_rows;
    dropFront(m_rows);
    return removed;
}

void RecordStore::setLimits(Limits limits)
{
    m_limits = limits;
}

RecordView RecordStore::at(qsizetype row) const
{
    const Sequence sequence = sequenceAt(row);
    const Chunk &chunk = chunkOf(sequence);
    return chunk.batch->at(static_cast<qsizetype>(sequence - chunk.first));
}

std::optional<qsizetype> RecordStore::rowOf(Sequence sequence) const
{
    if (sequence < m_first || sequence >= m_first + Sequence(m_rows)) {
        return std::nullopt;
    }
    return static_cast<qsizetype>(sequence - m_first);
}

std::optional<qsizetype> RecordStore::find(core::PartitionId partition, core::Offset offset,
                                           quint16 topic) const
{
    for (auto chunk = m_chunks.rbegin(); chunk != m_chunks.rend(); ++chunk) {
        for (qsizetype i = chunk->batch->size() - 1; i >= 0; --i) {
            const RecordView record = chunk->batch->at(i);
            if (record.offset == offset && record.partition == partition && record.topic == topic) {
                return rowOf(chunk->first + Sequence(i));
            }
        }
    }
    return std::nullopt;
}

void RecordStore::take(Batch &&batch)
{
    const qsizetype count = batch.size();
    if (takesMore() && isSmall(batch)) {
        Batch &last = *m_chunks.back().batch;
        m_memory -= last.memoryBytes();
        for (qsizetype i = 0; i < count; ++i) {
            last.append(batch.at(i));
        }
        if (!isSmall(last)) {
            last.squeeze();
        }
        m_memory += last.memoryBytes();
    } else {
        if (takesMore()) {
            Batch &last = *m_chunks.back().batch;
            m_memory -= last.memoryBytes();
            last.squeeze();
            m_memory += last.memoryBytes();
        }
        m_memory += batch.memoryBytes();
        m_chunks.push_back({.first = m_first + Sequence(m_rows),
                            .batch = std::make_shared<Batch>(std::move(batch))});
    }
    m_rows += count;
    m_share.setUsed(m_memory);
}

bool RecordStore::takesMore() const
{
    return !m_chunks.empty() && !m_chunks.back().shared && isSmall(*m_chunks.back().batch);
}

std::vector<RecordStore::Shared> RecordStore::share()
{
    std::vector<Shared> result;
    result.reserve(m_chunks.size());
    for (Chunk &chunk : m_chunks) {
        chunk.shared = true;
        result.push_back({.first = chunk.first, .batch = chunk.batch});
    }
    return result;
}

qsizetype RecordStore::excessRows(const Batch *added) const
{
    const qsizetype rows = m_rows + (added != nullptr ? added->size() : 0);
    qsizetype excess = std::max<qsizetype>(0, rows - m_limits.rows);

    // Bytes come back only with a whole batch. The newest batch stays, whatever it takes: an empty
    // view would be the worse answer to one record of 5 MB.
    const qsizetype allowed = std::min(m_limits.bytes, m_share.allowance());
    qsizetype memory = m_memory + (added != nullptr ? added->memoryBytes() : 0);
    if (added != nullptr && takesMore() && isSmall(*added)) {
        // Copied together, one by one, they may take up to twice their room.
        memory += m_chunks.back().batch->memoryBytes() + added->memoryBytes();
    }
    const size_t kept = added != nullptr ? 0 : 1;
    for (size_t i = 0; i + kept < m_chunks.size(); ++i) {
        const auto end = static_cast<qsizetype>(m_chunks[i].first +
                                                Sequence(m_chunks[i].batch->size()) - m_first);
        if (memory <= allowed && end > excess) {
            break;
        }
        memory -= m_chunks[i].batch->memoryBytes();
        excess = std::max(excess, end);
    }
    return excess;
}

void RecordStore::dropFront(qsizetype rows)
{
    m_first += Sequence(rows);
    m_rows -= rows;
    while (!m_chunks.empty() &&
           m_chunks.front().first + Sequence(m_chunks.front().batch->size()) <= m_first) {
        m_memory -= m_chunks.front().batch->memoryBytes();
        m_chunks.pop_front();
    }
    m_share.setUsed(m_memory);
}

const RecordStore::Chunk &RecordStore::chunkOf(Sequence sequence) const
{
    const auto after =
        std::upper_bound(m_chunks.begin(), m_chunks.end(), sequence,
                         [](Sequence wanted, const Chunk &chunk) { return wanted < chunk.first; });
    return *std::prev(after);
}

} // namespace mesh::records
