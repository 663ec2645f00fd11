// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/livefeed.h"

#include "app/records/recordstore.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace mesh::workspace {

/// What a filter said of the records of one batch. Indexes ascend.
struct Sifted
{
    bool everything = true; ///< every record is a row, `rows` stays empty
    std::vector<quint32> rows;
    std::vector<quint32> undecodable; ///< rows too
    std::vector<quint32> hidden;      ///< undecodable and no rows: see Undecided
};

/// The account of records that were received.
struct SiftedCounts
{
    quint64 shown = 0;
    quint64 filtered = 0;
    quint64 undecodable = 0;
    quint64 skipped = 0; ///< never fitted into the memory that views have
};

/// The records that a feed keeps and, under a filter, which of them are rows; and the window of
/// rows that the model has been told of. One thread (the GUI's).
class FeedRows
{
public:
    FeedRows(records::MemoryBudget &budget, records::RecordStore::Limits limits);

    /// Takes a batch in; what it pushes out leaves the rows at the next commit. It was sifted by
    /// the filter that is in force (see setSifted).
    SiftedCounts append(records::Batch &&batch, const Sifted &sifted);
    /// All records that are kept, for sifting them anew on another thread.
    [[nodiscard]] std::vector<records::RecordStore::Shared> share() { return m_store.share(); }
    /// The rows from now on, of everything that is kept: sifted by one filter, by the sequence of
    /// each batch's first record, in order. The next change is a reset. Returns the counts of what
    /// is kept.
    SiftedCounts setSifted(bool everything,
                           const std::vector<std::pair<records::Sequence, Sifted>> &sifted);
    /// Forgets everything; the next change is a reset.
    void clear();

    [[nodiscard]] FrameChange pendingChange() const;
    void commitRemoval();
    void commitAppend();

    [[nodiscard]] qsizetype rowCount() const { return qsizetype(m_end - m_begin); }
    [[nodiscard]] records::RecordView at(qsizetype row) const;
    [[nodiscard]] records::Sequence sequence(qsizetype row) const;
    [[nodiscard]] std::optional<qsizetype> rowOf(records::Sequence sequence) const;
    [[nodiscard]] bool undecodable(qsizetype row) const;
    [[nodiscard]] std::vector<RowChunk> rows();

    [[nodiscard]] qsizetype kept() const { return m_store.size(); }
    [[nodiscard]] records::RecordStore &store() { return m_store; }

private:
    // A row's number counts from the first row there ever was: without a filter it is the sequence,
    // with one the place in m_visible counted from m_visibleBase.
    using RowNumber = quint64;
    [[nodiscard]] RowNumber firstKept() const;
    [[nodiscard]] RowNumber endKept() const;
    [[nodiscard]] std::optional<records::Sequence> sequenceOf(RowNumber number) const;
    void dropEvicted();

    records::RecordStore m_store;
    bool m_everything = true;
    std::deque<records::Sequence> m_visible; ///< only under a filter
    RowNumber m_visibleBase = 0;             ///< number of m_visible.front()
    std::deque<records::Sequence> m_undecodable;
    RowNumber m_begin = 0; ///< the window that the model knows
    RowNumber m_end = 0;
    bool m_reset = false;
};

} // namespace mesh::workspace
