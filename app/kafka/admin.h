// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/acls.h"
#include "app/kafka/clientconfig.h"
#include "app/kafka/cluster.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace mesh::kafka {

class Client;

/// Questions to a cluster, and the few changes that Meshscope makes to topics, through one consumer
/// handle (a producer's metadata request would create topics). Every call blocks, at most for the
/// timeout: call from a pool, never from the GUI thread. Thread-safe.
class Admin
{
public:
    static constexpr std::chrono::milliseconds defaultTimeout{10'000};

    /// Does not connect yet; fails on a configuration that librdkafka refuses.
    static core::Result<std::unique_ptr<Admin>> create(const Connection &connection);
    ~Admin();
    Admin(const Admin &) = delete;
    Admin &operator=(const Admin &) = delete;

    [[nodiscard]] const Connection &connection() const { return m_connection; }
    /// For all calls that follow; part of none that runs.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    core::Result<Cluster> cluster();
    core::Result<ClusterCapabilities> capabilities();

    /// Sorted by name, internal ones too.
    core::Result<std::vector<TopicInfo>> topics();
    /// Three requests however many partitions there are. NotFound, Denied with the topic as place.
    core::Result<TopicDetail> topicDetail(const QString &topic);
    /// The topic's partition ids; cheaper than its detail.
    core::Result<std::vector<core::PartitionId>> partitions(const QString &topic);
    /// Per partition the first offset whose record is not older than `time`; the end where there is
    /// none. Unsupported on a cluster without time lookup.
    core::Result<std::map<core::PartitionId, core::Offset>> offsetsAt(const QString &topic,
                                                                      core::TimestampMs time);
    /// Of topics of one partition, those that have a record not older than `time`, by one look at
    /// all; and those that could not be looked at, since reading them will tell why. Unsupported
    /// on a cluster without time lookup.
    core::Result<QStringList> writtenSince(const QStringList &logs, core::TimestampMs time);
    /// All settings of the topic; `isDefault` tells which differ. Sorted by name.
    core::Result<std::vector<ConfigEntry>> topicConfiguration(const QString &topic);
    /// Groups that have committed an offset of the topic, or read it now; largest lag first.
    core::Result<std::vector<GroupLag>> topicReaders(const QString &topic);

    /// Returns when every broker asked about knows the topic (within the timeout). On a cluster
    /// without topic changes Unsupported.
    core::Result<void> createTopic(const NewTopic &topic);
    /// Many in one request; returns when the listing has them all. What can be made is made; the
    /// first failure has its topic as place.
    core::Result<void> createTopics(const std::vector<NewTopic> &topics);
    core::Result<void> deleteTopic(const QString &topic);

    /// Every right that speaks of the resource of that name, by its own name, a prefix, or * alike.
    /// Denied where one may not describe the cluster, Unsupported where it has no authorizer.
    core::Result<std::vector<AclBinding>> acls(AclResource resource, const QString &name);
    /// Again is no error. Denied where one may not alter the cluster; Unsupported without an
    /// authorizer, and for transactional ids, which librdkafka 2.0 cannot name.
    core::Result<void> createAcl(const AclBinding &binding);
    core::Result<void> deleteAcl(const AclBinding &binding);

private:
    Admin(const Connection &connection, std::unique_ptr<Client> client);

    /// Low and high of the partitions that have a leader.
    core::Result<void> askRanges(TopicDetail &detail, const std::vector<core::PartitionId> &led);
    core::Result<void> requestTopics(const std::vector<NewTopic> &topics);
    core::Result<void> waitUntilKnown(const QString &topic);

    const Connection m_connection;
    std::unique_ptr<Client> m_client;
    std::atomic<std::chrono::milliseconds> m_timeout{defaultTimeout};
};

} // namespace mesh::kafka
