// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/batch.h"
#include "app/records/memorybudget.h"

#include <deque>
#include <limits>
#include <memory>
#include <vector>

namespace mesh::records {

/// Names a record in a store for as long as it is kept: counts up from 0, never used twice.
using Sequence = quint64;

/// The records of one view, oldest first, bounded in rows and bytes: what is appended pushes the
/// oldest out. Belongs to one thread (the one that shows); the budget is shared.
class RecordStore
{
public:
    struct Limits
    {
        qsizetype rows = 1'000'000;
        qsizetype bytes = std::numeric_limits<qsizetype>::max(); ///< beside the budget's allowance
    };

    /// How rows moved: first `removed` rows went from the front, then `appended` came at the end.
    struct Change
    {
        qsizetype removed = 0;  ///< rows that were there before
        qsizetype appended = 0; ///< rows that are there now
        qsizetype dropped = 0;  ///< rows of the batch that never fitted: neither of the two
        friend bool operator==(const Change &, const Change &) = default;
    };

    /// A batch that is kept, for other threads to read. Some of its first records may have been
    /// evicted: see sequenceAt(0).
    struct Shared
    {
        Sequence first; ///< of the batch's record 0
        std::shared_ptr<const Batch> batch;
    };

    RecordStore(MemoryBudget &budget, Limits limits);
    explicit RecordStore(MemoryBudget &budget);

    Change append(Batch &&batch);
    /// What append would do to the rows now: for who has to announce it before.
    [[nodiscard]] Change plan(const Batch &batch) const;
    /// Removes rows from the front, as many as there are at most: appending what was planned then
    /// removes none.
    void removeOldest(qsizetype rows);
    /// Removes what the limits and the allowance of now do not cover: for a view that was hidden.
    [[nodiscard]] qsizetype trim();
    /// Forgets all rows; sequences go on counting.
    qsizetype clear();

    /// All batches, oldest first. They are not changed any more, and live as long as somebody
    /// holds them.
    [[nodiscard]] std::vector<Shared> share();

    void setLimits(Limits limits);
    /// A visible view comes first in the budget.
    void setVisible(bool visible) { m_share.setVisible(visible); }

    [[nodiscard]] qsizetype size() const { return m_rows; }
    [[nodiscard]] bool isEmpty() const { return m_rows == 0; }
    /// O(log batches). `row` < size(). The view is borrowed until the next change of the store.
    [[nodiscard]] RecordView at(qsizetype row) const;
    [[nodiscard]] qsizetype memoryBytes() const { return m_memory; }

    [[nodiscard]] Sequence sequenceAt(qsizetype row) const { return m_first + Sequence(row); }
    /// The row that holds the record now; nothing where it was evicted or never was.
    [[nodiscard]] std::optional<qsizetype> rowOf(Sequence sequence) const;
    /// Looks through all rows, newest first.
    [[nodiscard]] std::optional<qsizetype> find(core::PartitionId partition, core::Offset offset,
                                                quint16 topic = 0) const;

private:
    struct Chunk
    {
        Sequence first; ///< of the batch's record 0, evicted or not
        std::shared_ptr<Batch> batch;
        bool shared = false; ///< another thread may read it: nothing is merged into it
    };

    void take(Batch &&batch);
    [[nodiscard]] bool takesMore() const;
    [[nodiscard]] qsizetype excessRows(const Batch *added) const;
    void dropFront(qsizetype rows);
    [[nodiscard]] const Chunk &chunkOf(Sequence sequence) const;

    Limits m_limits;
    MemoryBudget::Share m_share;
    std::deque<Chunk> m_chunks;
    Sequence m_first = 0; ///< of row 0
    qsizetype m_rows = 0;
    qsizetype m_memory = 0;
};

} // namespace mesh::records
