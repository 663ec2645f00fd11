// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/admin.h"

#include "app/kafka/client.h"
#include "app/kafka/errors.h"

#include <algorithm>
#include <map>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

ClusterCapabilities capabilitiesOf(const QString &clusterId)
{
    if (!isMockCluster(clusterId)) {
        return {};
    }
    return {.configurations = false,
            .groups = false,
            .acls = false,
            .transactions = false,
            .timeLookup = false,
            .topicChanges = false};
}

bool isInternal(const QString &topic)
{
    // Metadata of librdkafka's public API does not carry the broker's flag.
    return topic == u"__consumer_offsets"_s || topic == u"__transaction_state"_s ||
           topic == u"__share_group_state"_s || topic == u"__cluster_metadata"_s;
}

TopicInfo topicInfo(const rd_kafka_metadata_topic &topic)
{
    TopicInfo info;
    info.name = QString::fromUtf8(topic.topic);
    info.partitions = topic.partition_cnt;
    info.replicas = topic.partition_cnt > 0 ? topic.partitions[0].replica_cnt : 0;
    info.internal = isInternal(info.name);
    if (topic.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        info.error = kafkaError(topic.err, info.name);
    }
    return info;
}

PartitionDetail partitionDetail(const rd_kafka_metadata_partition &partition, const QString &topic)
{
    PartitionDetail detail;
    detail.id = partition.id;
    detail.leader = partition.leader;
    detail.replicas.assign(partition.replicas, partition.replicas + partition.replica_cnt);
    detail.inSync.assign(partition.isrs, partition.isrs + partition.isr_cnt);
    // A replica that is down is no reason not to read; no leader is.
    if (partition.leader < 0) {
        detail.error = kafkaError(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, topic);
    }
    return detail;
}

/// The one topic of a metadata answer, or why it is not to be had.
Result<const rd_kafka_metadata_topic *> onlyTopic(const MetadataHandle &metadata,
                                                  const QString &topic)
{
    if (metadata->topic_cnt != 1) {
        return core::Error{Code::Protocol, u"the answer does not hold the topic"_s, topic};
    }
    const rd_kafka_metadata_topic &found = metadata->topics[0];
    if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return kafkaError(found.err, topic);
    }
    return &found;
}

core::Error unsupported(const char *what, const QString &place)
{
    return {Code::Unsupported, QString::fromLatin1(what), place};
}

} // namespace

Admin::Admin(const Connection &connection, std::unique_ptr<Client> client)
    : m_connection(connection)
    , m_client(std::move(client))
{}

Admin::~Admin() = default;

Result<std::unique_ptr<Admin>> Admin::create(const Connection &connection)
{
    Client::Options options;
    options.observeVersions = true;
    auto client = Client::create(connection, options);
    if (!client) {
        return client.error();
    }
    return std::unique_ptr<Admin>(new Admin(connection, std::move(client).value()));
}

Result<Cluster> Admin::cluster()
{
    const Deadline deadline = std::chrono::steady_clock::now() + m_timeout.load();
    const auto metadata = m_client->brokerMetadata(m_timeout);
    if (!metadata) {
        return metadata.error();
    }
    Cluster cluster;
    for (const auto &broker :
         std::vector((*metadata)->brokers, (*metadata)->brokers + (*metadata)->broker_cnt)) {
        cluster.brokers.push_back(
            {broker.id, QString::fromUtf8(broker.host), static_cast<quint16>(broker.port)});
    }
    std::sort(cluster.brokers.begin(), cluster.brokers.end(),
              [](const Broker &a, const Broker &b) { return a.id < b.id; });
    cluster.id = m_client->clusterId(Milliseconds(0)).valueOr({});
    cluster.controller = rd_kafka_controllerid(m_client->handle(), millisecondsUntil(deadline));
    cluster.librdkafka = librdkafkaVersion();
    cluster.kafka4OrNewer = m_client->kafka4OrNewer();
    cluster.capabilities = capabilitiesOf(cluster.id);
    return cluster;
}

Result<ClusterCapabilities> Admin::capabilities()
{
    // librdkafka keeps the id once it has it.
    const auto id = m_client->clusterId(m_timeout);
    if (!id) {
        return id.error();
    }
    return capabilitiesOf(*id);
}

Result<std::vector<TopicInfo>> Admin::topics()
{
    const auto metadata = m_client->allTopicsMetadata(m_timeout);
    if (!metadata) {
        return metadata.error();
    }
    std::map<QString, TopicInfo> byName;
    for (int i = 0; i < (*metadata)->topic_cnt; ++i) {
        TopicInfo info = topicInfo((*metadata)->topics[i]);
        byName.emplace(info.name, std::move(info));
    }
    std::vector<TopicInfo> topics;
    topics.reserve(byName.size());
    for (auto &[name, info] : byName) {
        topics.push_back(std::move(info));
    }
    return topics;
}

Result<std::vector<core::PartitionId>> Admin::partitions(const QString &topic)
{
    const auto metadata = m_client->topicMetadata(topic, m_timeout);
    if (!metadata) {
        return metadata.error();
    }
    const auto found = onlyTopic(*metadata, topic);
    if (!found) {
        return found.error();
    }
    std::vector<core::PartitionId> ids;
    for (int i = 0; i < (*found)->partition_cnt; ++i) {
        ids.push_back((*found)->partitions[i].id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<TopicDetail> Admin::topicDetail(const QString &topic)
{
    const auto metadata = m_client->topicMetadata(topic, m_timeout);
    if (!metadata) {
        return metadata.error();
    }
    const auto found = onlyTopic(*metadata, topic);
    if (!found) {
        return found.error();
    }
    std::map<core::PartitionId, const rd_kafka_metadata_partition *> byId;
    for (int i = 0; i < (*found)->partition_cnt; ++i) {
        byId.emplace((*found)->partitions[i].id, &(*found)->partitions[i]);
    }
    TopicDetail detail;
    detail.name = topic;
    std::vector<core::PartitionId> led;
    for (const auto &[id, partition] : byId) {
        detail.partitions.push_back(partitionDetail(*partition, topic));
        if (partition->leader >= 0) {
            led.push_back(id);
        }
    }
    if (auto asked = askRanges(detail, led); !asked) {
        return asked.error();
    }
    return detail;
}

Result<void> Admin::askRanges(TopicDetail &detail, const std::vector<core::PartitionId> &led)
{
    const QByteArray name = detail.name.toUtf8();
    const QString &topic = detail.name;
    const auto low = partitionList(topic, led, RD_KAFKA_OFFSET_BEGINNING);
    const auto high = partitionList(topic, led, RD_KAFKA_OFFSET_END);
    for (const auto *list : {&low, &high}) {
        if (auto listed = m_client->listOffsets(list->get(), m_timeout); !listed) {
            return listed.error();
        }
    }
    for (PartitionDetail &partition : detail.partitions) {
        const auto *first =
            rd_kafka_topic_partition_list_find(low.get(), name.constData(), partition.id);
        const auto *last =
            rd_kafka_topic_partition_list_find(high.get(), name.constData(), partition.id);
        if (first == nullptr || last == nullptr) {
            continue;
        }
        if (first->err != RD_KAFKA_RESP_ERR_NO_ERROR || last->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            partition.error = kafkaError(
                first->err != RD_KAFKA_RESP_ERR_NO_ERROR ? first->err : last->err, topic);
            continue;
        }
        partition.low = first->offset;
        partition.high = last->offset;
    }
    return {};
}

Result<std::map<core::PartitionId, core::Offset>> Admin::offsetsAt(const QString &topic,
                                                                   core::TimestampMs time)
{
    if (const auto can = capabilities(); !can) {
        return can.error();
    } else if (!can->timeLookup) {
        return unsupported("this cluster cannot look up a time", topic);
    }
    const auto ids = partitions(topic);
    if (!ids) {
        return ids.error();
    }
    const auto atTime = partitionList(topic, *ids, std::max<core::TimestampMs>(0, time));
    const auto atEnd = partitionList(topic, *ids, RD_KAFKA_OFFSET_END);
    for (const auto *list : {&atTime, &atEnd}) {
        if (auto listed = m_client->listOffsets(list->get(), m_timeout); !listed) {
            return listed.error();
        }
    }
    std::map<core::PartitionId, core::Offset> offsets;
    for (int i = 0; i < atTime->cnt; ++i) {
        const auto &at = atTime->elems[i];
        // Newer than all: -1 from the broker.
        offsets[at.partition] = at.offset >= 0 ? at.offset : atEnd->elems[i].offset;
    }
    return offsets;
}

Result<QStringList> Admin::writtenSince(const QStringList &logs, core::TimestampMs time)
{
    if (const auto can = capabilities(); !can) {
        return can.error();
    } else if (!can->timeLookup) {
        return unsupported("this cluster cannot look up a time", logs.value(0));
    }
    const PartitionListHandle list(rd_kafka_topic_partition_list_new(int(logs.size())));
    for (const QString &log : logs) {
        rd_kafka_topic_partition_list_add(list.get(), log.toUtf8().constData(), 0)->offset =
            std::max<core::TimestampMs>(0, time);
    }
    if (auto listed = m_client->listOffsets(list.get(), m_timeout); !listed) {
        return listed.error();
    }
    QStringList written;
    for (int i = 0; i < list->cnt; ++i) {
        const rd_kafka_topic_partition_t &answer = list->elems[i];
        // Newer than all: -1 from the broker.
        if (answer.err != RD_KAFKA_RESP_ERR_NO_ERROR || answer.offset >= 0) {
            written << QString::fromUtf8(answer.topic);
        }
    }
    return written;
}

} // namespace mesh::kafka
