// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// The beginning of a ConsumerWorker: which partitions there are, and where each starts.
#include "app/kafka/consumerworker.h"

#include "app/kafka/errors.h"

#include <algorithm>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

constexpr Milliseconds resolveTimeout{5000};

/// A list of partitions of any topics, each with the same question.
PartitionListHandle question(const QStringList &topics,
                             const std::vector<PartitionBounds> &partitions, core::Offset offset)
{
    PartitionListHandle list(
        rd_kafka_topic_partition_list_new(static_cast<int>(partitions.size())));
    for (const PartitionBounds &each : partitions) {
        rd_kafka_topic_partition_list_add(list.get(), topics[each.topic].toUtf8().constData(),
                                          each.partition)
            ->offset = offset;
    }
    return list;
}

} // namespace

Result<void> ConsumerWorker::open()
{
    Client::Options options;
    const auto number = [](qint64 value) { return QByteArray::number(value); };
    // A reader slower than the fetcher must never find the fetcher asleep: librdkafka before 2.2
    // looks again only every second once a limit is reached.
    options.further.append(ConfigurationEntry{"queued.min.messages", "1000000"});
    options.further.append(
        ConfigurationEntry{"queued.max.messages.kbytes", number(m_fetchKilobytes)});
    if (m_request.evenSample) {
        options.further.append(ConfigurationEntry{"fetch.message.max.bytes", "65536"});
    }
    auto client = Client::create(m_connection, options);
    if (!client) {
        return client.error();
    }
    m_client = std::move(client).value();
    m_events.reset(rd_kafka_queue_new(m_client->handle()));
    for (const QString &name : m_request.topics) {
        Topic topic;
        topic.name = name;
        topic.handle.reset(
            rd_kafka_topic_new(m_client->handle(), name.toUtf8().constData(), nullptr));
        if (!topic.handle) {
            return kafkaError(rd_kafka_last_error(), name);
        }
        m_topics.push_back(std::move(topic));
    }
    return {};
}

Result<void> ConsumerWorker::resolve()
{
    const auto partitions = findPartitions();
    if (!partitions) {
        return partitions.error();
    }
    auto bounds = askBounds(*partitions);
    if (!bounds) {
        return bounds.error();
    }
    if (auto asked = askTimes(*bounds); !asked) {
        return asked;
    }
    addReaders(m_request, *bounds);
    return {};
}

bool ConsumerWorker::isWanted(core::PartitionId partition) const
{
    return m_request.partitions.empty() ||
           std::find(m_request.partitions.begin(), m_request.partitions.end(), partition) !=
               m_request.partitions.end();
}

Result<std::vector<ConsumerWorker::TopicPartition>> ConsumerWorker::findPartitions()
{
    std::vector<TopicPartition> found;
    for (size_t i = 0; i < m_topics.size(); ++i) {
        // Also what makes librdkafka know the leaders: without, the first fetch waits half a
        // second.
        const auto metadata = m_client->topicMetadata(m_topics[i].name, resolveTimeout);
        if (!metadata) {
            return metadata.error();
        }
        const rd_kafka_metadata_topic &topic = (*metadata)->topics[0];
        if (topic.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return kafkaError(topic.err, m_topics[i].name);
        }
        for (int p = 0; p < topic.partition_cnt; ++p) {
            // One without a leader joins when it has one (checkTopics).
            if (isWanted(topic.partitions[p].id) && topic.partitions[p].leader >= 0) {
                found.emplace_back(static_cast<quint16>(i), topic.partitions[p].id);
            }
        }
        const bool isThere =
            std::all_of(m_request.partitions.begin(), m_request.partitions.end(),
                        [&](core::PartitionId id) { return id >= 0 && id < topic.partition_cnt; });
        if (!isThere) {
            return core::Error{Code::NotFound, u"the topic has no such partition"_s,
                               m_topics[i].name};
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Result<std::vector<PartitionBounds>>
ConsumerWorker::askBounds(const std::vector<TopicPartition> &asked)
{
    std::vector<PartitionBounds> bounds;
    for (const auto &[topic, partition] : asked) {
        bounds.push_back({.topic = topic, .partition = partition});
    }
    const auto low = question(m_request.topics, bounds, RD_KAFKA_OFFSET_BEGINNING);
    const auto end = question(m_request.topics, bounds, RD_KAFKA_OFFSET_END);
    for (const auto *list : {&low, &end}) {
        if (auto listed = m_client->listOffsets(list->get(), resolveTimeout); !listed) {
            return listed.error();
        }
    }
    for (size_t i = 0; i < bounds.size(); ++i) {
        const auto &first = low->elems[i];
        const auto &last = end->elems[i];
        for (const auto *each : {&first, &last}) {
            if (each->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
                return kafkaError(each->err, m_request.topics[bounds[i].topic]);
            }
        }
        bounds[i].low = first.offset;
        bounds[i].end = std::max(first.offset, last.offset);
    }
    return bounds;
}

Result<void> ConsumerWorker::askTimes(std::vector<PartitionBounds> &bounds)
{
    const auto *from = std::get_if<FromTime>(&m_request.from);
    const auto *to = std::get_if<ToTime>(&m_request.to);
    if (from == nullptr && to == nullptr) {
        return {};
    }
    if (isMockCluster(m_client->clusterId(resolveTimeout).valueOr({}))) {
        m_status.timeByReading = true; // take() compares each record's own time
        return {};
    }
    const auto ask = [&](core::TimestampMs time, auto assign) -> Result<void> {
        const auto list = question(m_request.topics, bounds, std::max<core::TimestampMs>(0, time));
        if (auto listed = m_client->listOffsets(list.get(), resolveTimeout); !listed) {
            return listed;
        }
        for (size_t i = 0; i < bounds.size(); ++i) {
            // Newer than every record: the broker says -1.
            const core::Offset offset = list->elems[i].offset;
            assign(bounds[i], offset >= 0 ? offset : bounds[i].end);
        }
        return {};
    };
    if (from != nullptr) {
        auto asked =
            ask(from->time, [](PartitionBounds &b, core::Offset at) { b.atFromTime = at; });
        if (!asked) {
            return asked;
        }
    }
    if (to != nullptr) {
        return ask(to->time, [](PartitionBounds &b, core::Offset at) { b.atToTime = at; });
    }
    return {};
}

void ConsumerWorker::addReaders(const ReadRequest &request,
                                const std::vector<PartitionBounds> &bounds)
{
    const std::vector<PartitionPlan> plans = makePlan(request, bounds);
    for (size_t i = 0; i < plans.size(); ++i) {
        auto reader = std::make_unique<PartitionReader>();
        reader->plan = plans[i];
        reader->position = plans[i].start;
        reader->low = bounds[i].low;
        reader->high = bounds[i].end;
        if (reader->position < reader->low) {
            jump(*reader, reader->low, records::JumpedRange::Reason::Retention);
        }
        if (reader->plan.end && reader->position >= *reader->plan.end) {
            reader->finished = true;
        }
        auto &readers = m_topics[plans[i].topic].readers;
        const auto index = static_cast<size_t>(plans[i].partition);
        if (readers.size() <= index) {
            readers.resize(index + 1);
        }
        readers[index] = std::move(reader);
    }
}

} // namespace mesh::kafka
