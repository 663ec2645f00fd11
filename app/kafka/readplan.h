// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/readrequest.h"

// Private to the room: which offsets a request means. Pure functions.
namespace mesh::kafka {

/// What the brokers said of a partition before reading starts.
struct PartitionBounds
{
    quint16 topic = 0;
    core::PartitionId partition = 0;
    core::Offset low = 0;
    core::Offset end = 0;                   ///< the last stable offset: what read_committed can see
    std::optional<core::Offset> atFromTime; ///< looked up, where the request names a time
    std::optional<core::Offset> atToTime;
};

/// What is to be read of a partition.
struct PartitionPlan
{
    quint16 topic = 0;
    core::PartitionId partition = 0;
    core::Offset start = 0;
    std::optional<core::Offset> end; ///< exclusive; absent: follow
    qint64 sampleCount = 0;          ///< even sample: how many of it; 0: all
};

/// One plan for each of the bounds, in their order.
[[nodiscard]] std::vector<PartitionPlan> makePlan(const ReadRequest &request,
                                                  const std::vector<PartitionBounds> &bounds);

/// How many of `wanted` each part gives when all give alike and the small ones give all they have.
[[nodiscard]] std::vector<qint64> shareEvenly(qint64 wanted, const std::vector<qint64> &available);

/// How many of `wanted` each part gives in proportion to its size.
[[nodiscard]] std::vector<qint64> shareBySize(qint64 wanted, const std::vector<qint64> &sizes);

} // namespace mesh::kafka
