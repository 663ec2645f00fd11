// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/tailprobe.h"

#include "app/kafka/client.h"

#include <QSet>

#include <utility>

namespace mesh::kafka {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds requestTimeout = 5s;
// How long last records are waited for: a partition that ends in control records has none to give.
constexpr Milliseconds readPatience = 1s;
constexpr Milliseconds pollTime = 50ms;

using MessageHandle = Handle<rd_kafka_message_t, rd_kafka_message_destroy>;

/// A partition that is being read into a queue; stops when it ends.
class Reading
{
public:
    Reading(rd_kafka_t *client, const QString &topic, core::PartitionId partition,
            core::Offset offset, rd_kafka_queue_t *queue)
        : m_topic(rd_kafka_topic_new(client, topic.toUtf8().constData(), nullptr))
        , m_partition(partition)
        , m_started(m_topic &&
                    rd_kafka_consume_start_queue(m_topic.get(), partition, offset, queue) == 0)
    {}
    ~Reading()
    {
        if (m_started) {
            rd_kafka_consume_stop(m_topic.get(), m_partition);
        }
    }
    Reading(Reading &&other) noexcept
        : m_topic(std::move(other.m_topic))
        , m_partition(other.m_partition)
        , m_started(std::exchange(other.m_started, false))
    {}
    Reading &operator=(Reading &&) = delete;

    [[nodiscard]] bool started() const { return m_started; }

private:
    TopicHandle m_topic;
    core::PartitionId m_partition;
    bool m_started;
};

} // namespace

core::Result<std::unique_ptr<TailProbe>> TailProbe::create(const Connection &connection)
{
    // Small fetches: one record of each partition is all that is wanted.
    Client::Options options{.role = ClientRole::Reader,
                            .further = {{"fetch.message.max.bytes", "65536"},
                                        {"queued.min.messages", "1"},
                                        {"enable.partition.eof", "false"}}};
    auto client = Client::create(connection, options);
    if (!client) {
        return client.error();
    }
    return std::unique_ptr<TailProbe>(new TailProbe(std::move(*client)));
}

TailProbe::TailProbe(std::unique_ptr<Client> client)
    : m_client(std::move(client))
{}

TailProbe::~TailProbe() = default;

core::Result<std::vector<TopicTail>> TailProbe::measure(const QStringList &topics,
                                                        const std::stop_token &stop)
{
    m_client->clearConnectionError();
    if (const auto known = refreshPartitions(topics); !known) {
        return known.error();
    }
    if (const auto ends = refreshEnds(topics); !ends) {
        return ends.error();
    }
    readGrown(topics, stop);

    std::map<QString, TopicTail> tails;
    for (const auto &[key, partition] : m_partitions) {
        if (partition.end < 0 || !topics.contains(key.first)) {
            continue;
        }
        TopicTail &tail = tails[key.first];
        tail.topic = key.first;
        tail.ends += partition.end;
        tail.newestIsOfEnds =
            tail.newestIsOfEnds && (partition.end == 0 || partition.readAt == partition.end);
        if (partition.newest) {
            tail.newest = std::max(tail.newest.value_or(-1), *partition.newest);
        }
    }
    std::vector<TopicTail> result;
    for (auto &tail : tails) {
        result.push_back(std::move(tail.second));
    }
    return result;
}

core::Result<void> TailProbe::refreshPartitions(const QStringList &topics)
{
    for (const QString &topic : topics) {
        const auto known = m_partitions.lower_bound({topic, 0});
        if (known != m_partitions.end() && known->first.first == topic) {
            continue;
        }
        const auto metadata = m_client->topicMetadata(topic, requestTimeout);
        if (!metadata) {
            return metadata.error();
        }
        for (int t = 0; t < metadata.value()->topic_cnt; ++t) {
            const rd_kafka_metadata_topic &found = metadata.value()->topics[t];
            for (int p = 0; found.err == RD_KAFKA_RESP_ERR_NO_ERROR && p < found.partition_cnt;
                 ++p) {
                m_partitions[{topic, found.partitions[p].id}];
            }
        }
    }
    return {};
}

core::Result<void> TailProbe::refreshEnds(const QStringList &topics)
{
    const QSet<QString> wanted(topics.begin(), topics.end());
    const PartitionListHandle list(rd_kafka_topic_partition_list_new(16));
    for (const auto &entry : m_partitions) {
        if (wanted.contains(entry.first.first)) {
            rd_kafka_topic_partition_list_add(list.get(), entry.first.first.toUtf8().constData(),
                                              entry.first.second)
                ->offset = RD_KAFKA_OFFSET_END;
        }
    }
    if (list->cnt == 0) {
        return {};
    }
    if (const auto listed = m_client->listOffsets(list.get(), requestTimeout); !listed) {
        return listed.error();
    }
    for (int i = 0; i < list->cnt; ++i) {
        const rd_kafka_topic_partition_t &answer = list->elems[i];
        const Key key{QString::fromUtf8(answer.topic), answer.partition};
        if (answer.err != RD_KAFKA_RESP_ERR_NO_ERROR || answer.offset < 0) {
            // Deleted, or not to be seen any more: asked for its partitions again next time.
            m_partitions.erase(key);
            continue;
        }
        Partition &partition = m_partitions[key];
        if (answer.offset < partition.end) {
            partition = {}; // made anew
        }
        partition.end = answer.offset;
    }
    return {};
}

void TailProbe::readGrown(const QStringList &topics, const std::stop_token &stop)
{
    const QSet<QString> wanted(topics.begin(), topics.end());
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    std::vector<Reading> readings; // stop before the queue goes
    for (const auto &[key, partition] : m_partitions) {
        if (wanted.contains(key.first) && partition.end > 0 && partition.end != partition.readAt) {
            Reading reading(m_client->handle(), key.first, key.second, partition.end - 1,
                            queue.get());
            if (reading.started()) {
                readings.push_back(std::move(reading));
            }
        }
    }
    auto missing = readings.size();
    const Deadline deadline = std::chrono::steady_clock::now() + readPatience;
    while (missing > 0 && millisecondsUntil(deadline) > 0 && !stop.stop_requested()) {
        const MessageHandle message(rd_kafka_consume_queue(queue.get(), int(pollTime.count())));
        if (!message || message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            continue;
        }
        const auto found = m_partitions.find(
            {QString::fromUtf8(rd_kafka_topic_name(message->rkt)), message->partition});
        if (found == m_partitions.end() || found->second.readAt == found->second.end) {
            continue;
        }
        rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
        const core::TimestampMs time = rd_kafka_message_timestamp(message.get(), &type);
        found->second.readAt = found->second.end;
        if (type != RD_KAFKA_TIMESTAMP_NOT_AVAILABLE) {
            found->second.newest = std::max(found->second.newest.value_or(-1), time);
        }
        --missing;
    }
}

} // namespace mesh::kafka
