// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/readrequest.h"

#include <algorithm>
#include <numeric>

namespace mesh::kafka {

qint64 PartitionStatus::lag() const
{
    const core::Offset visibleEnd = high - static_cast<core::Offset>(heldBack);
    const core::Offset until = end ? *end : visibleEnd;
    return position < 0 ? 0 : std::max<qint64>(0, until - position);
}

qint64 ReadStatus::lag() const
{
    return std::accumulate(partitions.begin(), partitions.end(), qint64{0},
                           [](qint64 sum, const PartitionStatus &p) { return sum + p.lag(); });
}

quint64 ReadStatus::heldBack() const
{
    return std::accumulate(partitions.begin(), partitions.end(), quint64{0},
                           [](quint64 sum, const PartitionStatus &p) { return sum + p.heldBack; });
}

} // namespace mesh::kafka
