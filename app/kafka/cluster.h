// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace mesh::kafka {

/// What this cluster can be asked. No page assumes one of them: librdkafka's mock cluster, which
/// the sandbox is, has none.
struct ClusterCapabilities
{
    bool configurations = true; ///< describe topics' and brokers' settings
    bool groups = true;         ///< list consumer groups and what they committed
    bool acls = true;
    bool transactions = true; ///< with fencing, control records and read_committed
    bool timeLookup = true;   ///< the offset at a time
    bool topicChanges = true; ///< create and delete topics by request
    friend bool operator==(const ClusterCapabilities &, const ClusterCapabilities &) = default;
};

struct Broker
{
    qint32 id = -1;
    QString host;
    quint16 port = 0;
    friend bool operator==(const Broker &, const Broker &) = default;
};

struct Cluster
{
    QString id; ///< empty: the cluster does not tell
    std::vector<Broker> brokers;
    qint32 controller = -1;            ///< a broker's id; -1: not told
    QString librdkafka;                ///< version of the client library
    std::optional<bool> kafka4OrNewer; ///< of the brokers; absent: not told
    ClusterCapabilities capabilities;
    friend bool operator==(const Cluster &, const Cluster &) = default;
};

struct TopicInfo
{
    QString name;
    qsizetype partitions = 0;
    qsizetype replicas = 0;           ///< of its first partition
    bool internal = false;            ///< Kafka's own, as __consumer_offsets
    std::optional<core::Error> error; ///< e.g. Denied, NotFound
};

struct PartitionDetail
{
    core::PartitionId id = 0;
    qint32 leader = -1; ///< a broker's id; -1: none now
    std::vector<qint32> replicas;
    std::vector<qint32> inSync;
    core::Offset low = -1;  ///< of the oldest record kept; -1: not known
    core::Offset high = -1; ///< one after the newest, committed or not; -1: not known
    std::optional<core::Error> error;

    [[nodiscard]] qint64 span() const { return low >= 0 && high >= low ? high - low : 0; }
    [[nodiscard]] bool underReplicated() const { return inSync.size() < replicas.size(); }
};

struct TopicDetail
{
    QString name;
    std::vector<PartitionDetail> partitions; ///< by id

    /// Offsets between low and high, all partitions: at least as many as there are records.
    [[nodiscard]] qint64 span() const;
};

struct ConfigEntry
{
    QString name;
    std::optional<QString> value; ///< absent: sensitive, the broker hides it
    bool isDefault = true;        ///< not set for this topic
    bool sensitive = false;
    bool readOnly = false;
    friend bool operator==(const ConfigEntry &, const ConfigEntry &) = default;
};

struct PartitionLag
{
    core::PartitionId partition = 0;
    core::Offset committed = -1;
    core::Offset high = -1;

    [[nodiscard]] qint64 lag() const { return high > committed ? high - committed : 0; }
    friend bool operator==(const PartitionLag &, const PartitionLag &) = default;
};

/// A consumer group that committed offsets of the topic, or whose members read it now.
struct GroupLag
{
    QString group;
    QString state; ///< Kafka's word: Stable, Empty, …; empty: not told
    int members = 0;
    std::vector<PartitionLag> partitions; ///< those with a committed offset; none: never yet

    [[nodiscard]] bool hasCommitted() const { return !partitions.empty(); }
    [[nodiscard]] qint64 lag() const; ///< 0 where it has not committed
};

struct NewTopic
{
    QString name;
    int partitions = -1;  ///< -1: the broker's default
    int replication = -1; ///< -1: the broker's default
    std::map<QString, QString> settings;
};

} // namespace mesh::kafka
