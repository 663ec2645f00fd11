// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/kafka/clientconfig.h"

#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace mesh::kafka {

class Client;

/// Where a topic ends.
struct TopicTail
{
    QString topic;
    qint64 ends = 0; ///< sum of the end offsets of all partitions
    /// Newest timestamp of the last records of the partitions; none where there are no records.
    std::optional<core::TimestampMs> newest;
    /// `newest` belongs to these ends. Not so while last records could not be read in time, or
    /// where a partition ends in a transaction's mark.
    bool newestIsOfEnds = true;
};

/// Looks at the ends of many topics again and again: their offsets in one request a broker, and the
/// last record of each partition that has grown, without a group. Blocking; one thread
/// at a time.
class TailProbe
{
public:
    static core::Result<std::unique_ptr<TailProbe>> create(const Connection &connection);
    ~TailProbe();
    TailProbe(const TailProbe &) = delete;
    TailProbe &operator=(const TailProbe &) = delete;

    /// Topics that do not exist or may not be described are left out. Takes at most about two
    /// seconds beside the requests' own timeout, however many topics there are.
    core::Result<std::vector<TopicTail>> measure(const QStringList &topics,
                                                 const std::stop_token &stop);

private:
    struct Partition
    {
        core::Offset end = -1;
        core::Offset readAt = -1; ///< the end when `newest` was read
        std::optional<core::TimestampMs> newest;
    };
    using Key = std::pair<QString, core::PartitionId>;

    explicit TailProbe(std::unique_ptr<Client> client);
    core::Result<void> refreshPartitions(const QStringList &topics);
    core::Result<void> refreshEnds(const QStringList &topics);
    void readGrown(const QStringList &topics, const std::stop_token &stop);

    std::unique_ptr<Client> m_client;
    std::map<Key, Partition> m_partitions;
};

} // namespace mesh::kafka
