// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/readrequest.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace mesh::ui {

class Formats;

/// Which records a live view reads, as a person chooses it.
struct RangeChoice
{
    enum class Kind { Newest, Beginning, Time, Offsets, Sample };

    Kind kind = Kind::Newest;
    qint64 count = 1000;                    ///< of Newest and Sample
    std::optional<core::TimestampMs> from;  ///< of Time and Sample; Sample: absent is the beginning
    std::optional<core::TimestampMs> until; ///< of Time and Sample, exclusive
    core::Offset firstOffset = 0;           ///< of Offsets
    std::optional<core::Offset> lastOffset; ///< of Offsets, inclusive
    std::optional<core::PartitionId> offsetPartition; ///< of Offsets; absent: the same in all

    /// Reading ends by itself: following makes no sense.
    [[nodiscard]] bool ends() const
    {
        return kind == Kind::Sample || (kind == Kind::Time && until) ||
               (kind == Kind::Offsets && lastOffset);
    }
    /// "newest 500", "since 13:00": stands behind "Range:".
    [[nodiscard]] QString text(const Formats &formats) const;
    /// `partitions` empty: all.
    [[nodiscard]] kafka::ReadRequest
    request(const QString &topic, const std::vector<core::PartitionId> &partitions) const;

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static std::optional<RangeChoice> fromJson(const QByteArray &json);
    friend bool operator==(const RangeChoice &, const RangeChoice &) = default;
};

} // namespace mesh::ui
