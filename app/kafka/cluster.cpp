// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/cluster.h"

#include <numeric>

namespace mesh::kafka {

qint64 TopicDetail::span() const
{
    return std::accumulate(
        partitions.begin(), partitions.end(), qint64{0},
        [](qint64 sum, const PartitionDetail &partition) { return sum + partition.span(); });
}

qint64 GroupLag::lag() const
{
    return std::accumulate(
        partitions.begin(), partitions.end(), qint64{0},
        [](qint64 sum, const PartitionLag &partition) { return sum + partition.lag(); });
}

} // namespace mesh::kafka
