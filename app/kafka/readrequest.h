// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"
#include "app/records/ledger.h"

#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace mesh::kafka {

/// The newest so many records in all: split evenly over the partitions (what one does not have, the
/// others give), and delivered merged by timestamp before anything newer.
struct FromNewest
{
    qint64 records = 1000;
    friend bool operator==(const FromNewest &, const FromNewest &) = default;
};
struct FromBeginning
{
    friend bool operator==(const FromBeginning &, const FromBeginning &) = default;
};
/// The end as it is when reading starts: only what comes.
struct FromEnd
{
    friend bool operator==(const FromEnd &, const FromEnd &) = default;
};
struct FromTime
{
    core::TimestampMs time = 0;
    friend bool operator==(const FromTime &, const FromTime &) = default;
};
/// The same offset in every partition, or one for each that is named (others from their beginning).
struct FromOffset
{
    core::Offset offset = 0;
    std::map<core::PartitionId, core::Offset> byPartition;
    friend bool operator==(const FromOffset &, const FromOffset &) = default;
};
using ReadFrom = std::variant<FromNewest, FromBeginning, FromEnd, FromTime, FromOffset>;

/// The ends as they are when reading starts.
struct ToEnds
{
    friend bool operator==(const ToEnds &, const ToEnds &) = default;
};
/// Before the first record that is not older.
struct ToTime
{
    core::TimestampMs time = 0;
    friend bool operator==(const ToTime &, const ToTime &) = default;
};
/// Exclusive; a partition whose end is not named is read to its end of now.
struct ToOffset
{
    std::optional<core::Offset> offset; ///< of those not named
    std::map<core::PartitionId, core::Offset> byPartition;
    friend bool operator==(const ToOffset &, const ToOffset &) = default;
};
/// After so many records in all.
struct ToCount
{
    qint64 records = 0;
    friend bool operator==(const ToCount &, const ToCount &) = default;
};
/// Nothing: follow for as long as the session lives.
using ReadTo = std::variant<std::monostate, ToEnds, ToTime, ToOffset, ToCount>;

/// What a session reads.
struct ReadRequest
{
    QStringList topics;                        ///< a record's `topic` is an index into it
    std::vector<core::PartitionId> partitions; ///< empty: all, also those that are added later
    ReadFrom from = FromNewest{};
    ReadTo to;
    /// So many records, evenly over the range (which then needs an end; without one it ends at the
    /// ends of now). Those between are passed over: jumped where that is quicker, else skipped.
    std::optional<qint64> evenSample;

    friend bool operator==(const ReadRequest &, const ReadRequest &) = default;
};

enum class ReadState {
    Resolving, ///< asking where to begin
    Reading,
    CaughtUp, ///< at the end of every partition, waiting for more
    Paused,
    Stalled,  ///< cannot go on now and tries again: `error` says why
    Finished, ///< the range is read
    Failed,   ///< cannot go on: `error` says why
};

struct PartitionStatus
{
    quint16 topic = 0;
    core::PartitionId partition = 0;
    core::Offset low = -1;           ///< of the oldest record kept
    core::Offset high = -1;          ///< one after the newest, also of open transactions
    core::Offset start = -1;         ///< where reading began
    core::Offset position = -1;      ///< the next offset to read
    std::optional<core::Offset> end; ///< exclusive; of a read that has one
    quint64 records = 0;             ///< received
    quint64 heldBack = 0;            ///< offsets at the end that an open transaction hides
    bool caughtUp = false;

    /// Offsets not read yet, up to the end asked for, without those held back.
    [[nodiscard]] qint64 lag() const;
};

/// How far a session is: a value, made anew every time, safe to keep and to hand to any thread.
struct ReadStatus
{
    ReadState state = ReadState::Resolving;
    std::optional<core::Error> error;
    std::vector<PartitionStatus> partitions; ///< by topic, then id
    quint64 received = 0;                    ///< records handed to the queue
    quint64 skipped = 0;                     ///< records read, but passed over by an even sample
    records::OffsetGaps gaps;
    std::vector<records::JumpedRange> jumps; ///< the newest 1000
    quint64 jumpCount = 0;
    quint64 jumpedOffsets = 0;
    /// A time was asked for where the cluster has no time lookup: records before it are read and
    /// passed over (they are in `skipped`).
    bool timeByReading = false;

    [[nodiscard]] qint64 lag() const;
    [[nodiscard]] quint64 heldBack() const;
    [[nodiscard]] bool ended() const
    {
        return state == ReadState::Finished || state == ReadState::Failed;
    }
};

} // namespace mesh::kafka
