// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <array>

namespace mesh::records {

/// What became of a record that was received: exactly one of these.
enum class Outcome {
    Shown,
    Filtered,    ///< the filter said no
    Skipped,     ///< read, but not looked at: between the records of an even sample, or dropped for
                 ///< want of room before anybody could see it
    Undecodable, ///< the filter could not be asked, because the bytes are not what they claim
};

/// Offsets that were passed without a record to see, by reason as far as it can be known.
struct OffsetGaps
{
    quint64 control = 0;     ///< the marks that end a transaction
    quint64 aborted = 0;     ///< records of transactions that were aborted
    quint64 compacted = 0;   ///< removed by compaction, a newer record has their key
    quint64 unexplained = 0; ///< one of the above, nobody asked which

    [[nodiscard]] quint64 total() const { return control + aborted + compacted + unexplained; }
    OffsetGaps &operator+=(const OffsetGaps &other);
    friend bool operator==(const OffsetGaps &, const OffsetGaps &) = default;
};

/// A range that could not be read: it was gone before its turn came.
struct JumpedRange
{
    enum class Reason {
        Retention, ///< deleted by retention (or DeleteRecords) before it was read
        Recreated, ///< the topic was deleted and made anew: offsets start again
        Lost,      ///< the log's end moved back (an unclean election)
    };

    quint16 topic = 0;
    core::PartitionId partition = 0;
    core::Offset from = 0;
    core::Offset to = 0; ///< exclusive; below `from` where offsets start again
    Reason reason = Reason::Retention;

    /// How many offsets were passed over; 0 where offsets start again.
    [[nodiscard]] quint64 offsets() const { return to > from ? quint64(to - from) : 0; }
    friend bool operator==(const JumpedRange &, const JumpedRange &) = default;
};

/// The account of one view. A record is received by being counted under its outcome, so received =
/// shown + filtered + skipped + undecodable holds at any moment. Beside it stand the offsets that
/// had no record. A value; not thread-safe.
class Ledger
{
public:
    void count(Outcome outcome, quint64 records = 1);
    /// The filter changed its mind about records that were counted before.
    void recount(Outcome from, Outcome to, quint64 records = 1);

    [[nodiscard]] quint64 received() const;
    [[nodiscard]] quint64 of(Outcome outcome) const;
    [[nodiscard]] quint64 shown() const { return of(Outcome::Shown); }
    [[nodiscard]] quint64 filtered() const { return of(Outcome::Filtered); }
    [[nodiscard]] quint64 skipped() const { return of(Outcome::Skipped); }
    [[nodiscard]] quint64 undecodable() const { return of(Outcome::Undecodable); }

    OffsetGaps gaps;           ///< offsets without a visible record
    quint64 jumps = 0;         ///< how many ranges were jumped over
    quint64 jumpedOffsets = 0; ///< offsets in them
    quint64 heldBack = 0;      ///< offsets at the end that an open transaction hides, now

    friend bool operator==(const Ledger &, const Ledger &) = default;

private:
    std::array<quint64, 4> m_counts{};
};

} // namespace mesh::records
