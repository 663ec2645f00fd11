// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/logreader.h"

#include "app/kafka/client.h"
#include "app/kafka/errors.h"

#include <array>
#include <map>

namespace mesh::kafka {

namespace {

using MessageHandle = Handle<rd_kafka_message_t, rd_kafka_message_destroy>;

constexpr core::PartitionId onlyPartition = 0;
constexpr Milliseconds metadataTimeout{5'000};

std::optional<QByteArray> copied(const void *bytes, std::size_t size)
{
    if (bytes == nullptr) {
        return std::nullopt;
    }
    return QByteArray(static_cast<const char *>(bytes), static_cast<qsizetype>(size));
}

} // namespace

struct LogReader::Log
{
    QString name;
    TopicHandle handle;
    core::Offset next = 0; ///< records before it are late comers of an earlier start
};

// Members end in reverse order: the logs are stopped first, the client goes last.
struct LogReader::State
{
    Connection connection;
    std::unique_ptr<Client> client;
    std::unique_ptr<Client> second; ///< once anything is read
    QueueHandle queue;
    std::map<QString, Log> logs;
    std::vector<MessageHandle> kept; ///< taken from the queue while a log was stopped

    // A broker answers one after the other, and lets a fetch wait for records: so beside reading,
    // questions have a connection of their own.
    core::Result<Client *> asking()
    {
        if (logs.empty() && !second) {
            return client.get();
        }
        if (!second) {
            auto created = Client::create(connection, {});
            if (!created) {
                return created.error();
            }
            second = std::move(created).value();
        }
        return second.get();
    }

    Log *find(const rd_kafka_message_t &message)
    {
        // The handle's name, not its pointer: a topic that was added again may have another.
        const char *name = message.rkt != nullptr ? rd_kafka_topic_name(message.rkt) : nullptr;
        const auto found = name != nullptr ? logs.find(QString::fromUtf8(name)) : logs.end();
        return found != logs.end() ? &found->second : nullptr;
    }

    // As the last fetch said; asking (bounds) would answer with the last stable offset.
    core::Offset newestSeen(const Log &log) const
    {
        int64_t low = -1;
        int64_t high = -1;
        rd_kafka_get_watermark_offsets(client->handle(), log.name.toUtf8().constData(),
                                       onlyPartition, &low, &high);
        return high;
    }

    void stop(const QString &topic)
    {
        const auto found = logs.find(topic);
        if (found == logs.end()) {
            return;
        }
        rd_kafka_consume_stop(found->second.handle.get(), onlyPartition);
        // What was fetched of it must not be taken for records of a later start.
        while (MessageHandle message{rd_kafka_consume_queue(queue.get(), 0)}) {
            kept.push_back(std::move(message));
        }
        std::erase_if(
            kept, [&](const MessageHandle &message) { return find(*message) == &found->second; });
        logs.erase(found);
    }
};

LogReader::LogReader(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

core::Result<std::unique_ptr<LogReader>> LogReader::open(const Connection &connection)
{
    return open(connection, Options());
}

core::Result<std::unique_ptr<LogReader>> LogReader::open(const Connection &connection,
                                                         const Options &options)
{
    Client::Options clientOptions;
    clientOptions.further.append(ConfigurationEntry{
        "fetch.wait.max.ms", QByteArray::number(qint64(options.fetchWait.count()))});
    if (options.peeks) {
        // A broker answers with one whole batch at least, however little it may send. (To limit the
        // queue as well costs a second for each log: so long librdkafka waits once it is full.)
        clientOptions.further.append(ConfigurationEntry{"fetch.message.max.bytes", "1"});
    }
    auto client = Client::create(connection, clientOptions);
    if (!client) {
        return client.error();
    }
    auto state = std::make_unique<State>();
    state->connection = connection;
    state->client = std::move(client).value();
    state->queue.reset(rd_kafka_queue_new(state->client->handle()));
    return std::unique_ptr<LogReader>(new LogReader(std::move(state)));
}

LogReader::~LogReader()
{
    for (auto &[name, log] : m_state->logs) {
        rd_kafka_consume_stop(log.handle.get(), onlyPartition);
    }
    m_state->kept.clear();
    m_state->logs.clear();
}

core::Result<void> LogReader::add(const QString &topic, core::Offset offset)
{
    m_state->stop(topic);
    const auto asking = m_state->asking();
    if (!asking) {
        return asking.error();
    }
    const auto metadata = (*asking)->topicMetadata(topic, metadataTimeout);
    if (!metadata) {
        return metadata.error();
    }
    const struct rd_kafka_metadata &answer = **metadata;
    if (answer.topic_cnt != 1 || answer.topics[0].err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return kafkaError(answer.topic_cnt == 1 ? answer.topics[0].err
                                                : RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART,
                          topic);
    }
    Log log;
    log.name = topic;
    log.handle.reset(
        rd_kafka_topic_new(m_state->client->handle(), topic.toUtf8().constData(), nullptr));
    log.next = offset;
    const core::Offset start = offset > 0 ? offset : RD_KAFKA_OFFSET_BEGINNING;
    if (!log.handle || rd_kafka_consume_start_queue(log.handle.get(), onlyPartition, start,
                                                    m_state->queue.get()) != 0) {
        return kafkaError(rd_kafka_last_error(), topic);
    }
    m_state->logs.emplace(topic, std::move(log));
    return {};
}

void LogReader::remove(const QString &topic)
{
    m_state->stop(topic);
}

bool LogReader::reads(const QString &topic) const
{
    return m_state->logs.contains(topic);
}

void LogReader::take(void *message, LogBatch &batch)
{
    auto *received = static_cast<rd_kafka_message_t *>(message);
    Log *log = m_state->find(*received);
    if (log == nullptr) {
        return;
    }
    switch (received->err) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
        if (received->offset >= log->next) {
            log->next = received->offset + 1;
            batch.records.push_back({log->name, received->offset,
                                     rd_kafka_message_timestamp(received, nullptr),
                                     copied(received->key, received->key_len),
                                     copied(received->payload, received->len)});
        }
        break;
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
        batch.events.push_back({LogEvent::Kind::ReachedEnd,
                                log->name,
                                received->offset,
                                m_state->newestSeen(*log),
                                {}});
        break;
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        batch.events.push_back({LogEvent::Kind::OutOfRange, log->name, log->next, -1,
                                kafkaError(received->err, log->name)});
        break;
    default: {
        const QString text = QString::fromUtf8(rd_kafka_message_errstr(received));
        core::Error error = kafkaError(received->err, text, log->name);
        // Whether brokers are there is the client's to say; a log only fails for its own reasons.
        if (error.code == core::Code::NotFound || error.code == core::Code::Denied) {
            batch.events.push_back({LogEvent::Kind::Failed, log->name, log->next, -1, error});
        }
    }
    }
}

LogBatch LogReader::poll(std::chrono::milliseconds timeout, std::size_t maximum)
{
    LogBatch batch;
    m_state->client->poll();
    for (const MessageHandle &message : m_state->kept) {
        take(message.get(), batch);
    }
    m_state->kept.clear();
    // A batch would wait until it is full: so the first is waited for, the rest is what there is.
    const int wait = batch.records.empty() ? static_cast<int>(timeout.count()) : 0;
    const MessageHandle first{rd_kafka_consume_queue(m_state->queue.get(), wait)};
    if (!first) {
        m_state->client->poll();
        return batch;
    }
    take(first.get(), batch);
    std::array<rd_kafka_message_t *, 512> messages{};
    while (batch.records.size() < maximum) {
        const auto count =
            rd_kafka_consume_batch_queue(m_state->queue.get(), 0, messages.data(), messages.size());
        for (ssize_t i = 0; i < count; ++i) {
            const MessageHandle message{messages.at(static_cast<std::size_t>(i))};
            take(message.get(), batch);
        }
        if (count <= 0) {
            break;
        }
    }
    if (!batch.records.empty() || !batch.events.empty()) {
        m_state->client->clearConnectionError();
    }
    return batch;
}

core::Result<LogReader::Bounds> LogReader::bounds(const QString &topic,
                                                  std::chrono::milliseconds timeout)
{
    const auto asking = m_state->asking();
    if (!asking) {
        return asking.error();
    }
    Client &client = **asking;
    // rd_kafka_query_watermark_offsets waits for a broker that hangs however long it takes.
    const Deadline deadline = std::chrono::steady_clock::now() + timeout;
    const auto offsetAt = [&](int64_t end) -> core::Result<core::Offset> {
        const PartitionListHandle list(rd_kafka_topic_partition_list_new(1));
        rd_kafka_topic_partition_t *partition = rd_kafka_topic_partition_list_add(
            list.get(), topic.toUtf8().constData(), onlyPartition);
        partition->offset = end;
        const auto listed =
            client.listOffsets(list.get(), Milliseconds(millisecondsUntil(deadline)));
        if (!listed) {
            return listed.error();
        }
        if (partition->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return client.reason(partition->err, topic);
        }
        return partition->offset;
    };
    const auto low = offsetAt(RD_KAFKA_OFFSET_BEGINNING);
    const auto high = low ? offsetAt(RD_KAFKA_OFFSET_END) : low;
    if (!high) {
        return high.error();
    }
    m_state->client->clearConnectionError();
    return Bounds{*low, *high};
}

std::optional<core::Error> LogReader::disconnected() const
{
    return m_state->client->connectionError();
}

} // namespace mesh::kafka
