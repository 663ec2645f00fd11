// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/producer.h"

#include "app/kafka/admin.h"
#include "app/kafka/client.h"
#include "app/kafka/errors.h"

namespace mesh::kafka {

using namespace Qt::StringLiterals;

/// Travels with a record through librdkafka and comes back with its delivery report.
struct Producer::Pending
{
    Producer *producer;
    QString topic;
    Delivered delivered;

    static void report(const rd_kafka_message_t *message)
    {
        const std::unique_ptr<Pending> self(static_cast<Pending *>(message->_private));
        if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            const core::Error error = self->producer->m_client->reason(message->err, self->topic);
            if (!self->producer->m_firstFailure) {
                self->producer->m_firstFailure = error;
            }
            self->answer(error);
            return;
        }
        self->answer(Delivery{message->partition, message->offset,
                              rd_kafka_message_timestamp(message, nullptr)});
    }

    void answer(const core::Result<Delivery> &result) const
    {
        if (delivered && !producer->m_ends) {
            delivered(result);
        }
    }
};

namespace {

constexpr const char *largestRecord = "104857600"; // bytes; several records still share 1 MB

core::Error errorOf(rd_kafka_error_t *error, const QString &where)
{
    const ErrorHandle owned(error);
    core::Error result = kafkaError(rd_kafka_error_code(error),
                                    QString::fromUtf8(rd_kafka_error_string(error)), where);
    result.retriable = result.retriable || rd_kafka_error_is_retriable(error) != 0;
    return result;
}

core::Result<void> resultOf(rd_kafka_error_t *error, const QString &where)
{
    if (error != nullptr) {
        return errorOf(error, where);
    }
    return {};
}

rd_kafka_headers_t *headersOf(const OutgoingRecord &record)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(record.headers.size());
    for (const auto &[name, value] : record.headers) {
        rd_kafka_header_add(headers, name.constData(), name.size(),
                            value ? value->constData() : nullptr, value ? value->size() : 0);
    }
    return headers;
}

} // namespace

Producer::Producer(std::shared_ptr<Admin> admin, std::unique_ptr<Client> client, QString place)
    : m_admin(std::move(admin))
    , m_place(std::move(place))
    , m_client(std::move(client))
{}

Producer::~Producer()
{
    // Reports of what is dropped come now, while the rest of this object still lives; but whoever
    // wanted them may be gone.
    m_ends = true;
    rd_kafka_purge(m_client->handle(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    const Deadline deadline = std::chrono::steady_clock::now() + Milliseconds(1000);
    while (rd_kafka_outq_len(m_client->handle()) > 0 && millisecondsUntil(deadline) > 0) {
        m_client->poll(Milliseconds(10));
    }
}

core::Result<std::unique_ptr<Producer>> Producer::create(std::shared_ptr<Admin> admin,
                                                         const ProducerSettings &settings)
{
    const auto milliseconds = [](Milliseconds time) {
        return QByteArray::number(qint64(time.count()));
    };
    Client::Options options;
    options.role = ClientRole::Writer;
    options.delivered = &Pending::report;
    options.further.append(
        ConfigurationEntry{"enable.idempotence", settings.idempotent ? "true" : "false"});
    options.further.append(
        ConfigurationEntry{"delivery.timeout.ms", milliseconds(settings.deliveryTimeout)});
    if (!settings.transactionalId.isEmpty()) {
        // librdkafka wants every record of a transaction delivered, or not, before it times out.
        options.further.append(
            ConfigurationEntry{"transactional.id", settings.transactionalId.toUtf8()});
        options.further.append(ConfigurationEntry{"transaction.timeout.ms",
                                                  milliseconds(settings.transactionTimeout)});
        options.further.append(ConfigurationEntry{
            "delivery.timeout.ms",
            milliseconds(std::min(settings.deliveryTimeout, settings.transactionTimeout))});
    }
    // How large a record may be is the topic's to say, not this client's.
    options.further.append(ConfigurationEntry{"message.max.bytes", largestRecord});
    auto client = Client::create(admin->connection(), options);
    if (!client) {
        return client.error();
    }
    const QString place =
        settings.transactionalId.isEmpty() ? admin->connection().place() : settings.transactionalId;
    return std::unique_ptr<Producer>(
        new Producer(std::move(admin), std::move(client).value(), place));
}

core::Result<Delivery> Producer::produce(const OutgoingRecord &record)
{
    std::optional<core::Result<Delivery>> answer;
    if (auto sent = send(record, [&answer](const auto &result) { answer = result; }); !sent) {
        return sent.error();
    }
    // Ends for certain: librdkafka reports every record, by delivery.timeout.ms at the latest.
    rd_kafka_flush(m_client->handle(), 0);
    while (!answer) {
        m_client->poll(Milliseconds(100));
    }
    return *answer;
}

core::Result<void> Producer::send(const OutgoingRecord &record, Delivered delivered)
{
    if (auto learned = learnTopic(record.topic); !learned) {
        return learned;
    }
    m_client->poll();
    const QByteArray topic = record.topic.toUtf8();
    auto pending = std::make_unique<Pending>(Pending{this, record.topic, std::move(delivered)});
    const auto bytes = [](const std::optional<QByteArray> &from) {
        return from ? const_cast<char *>(from->constData()) : nullptr; // F_COPY: librdkafka reads
    };
    for (;;) {
        rd_kafka_headers_t *headers = headersOf(record);
        const auto code = rd_kafka_producev(
            m_client->handle(), RD_KAFKA_V_TOPIC(topic.constData()),
            RD_KAFKA_V_PARTITION(record.partition.value_or(RD_KAFKA_PARTITION_UA)),
            RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
            RD_KAFKA_V_KEY(bytes(record.key), (record.key ? record.key->size() : 0)),
            RD_KAFKA_V_VALUE(bytes(record.value), (record.value ? record.value->size() : 0)),
            RD_KAFKA_V_TIMESTAMP(record.timestamp.value_or(0)), RD_KAFKA_V_HEADERS(headers),
            RD_KAFKA_V_OPAQUE(pending.get()), RD_KAFKA_V_END);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
            static_cast<void>(pending.release()); // comes back in report()
            return {};
        }
        rd_kafka_headers_destroy(headers);
        if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
            return kafkaError(code, record.topic);
        }
        m_client->poll(Milliseconds(20));
    }
}

void Producer::poll()
{
    m_client->poll();
}

core::Result<void> Producer::flush(std::chrono::milliseconds timeout)
{
    const auto code = rd_kafka_flush(m_client->handle(), static_cast<int>(timeout.count()));
    if (auto failure = std::exchange(m_firstFailure, std::nullopt)) {
        return *failure;
    }
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return m_client->reason(code, m_place);
    }
    return {};
}

core::Result<void> Producer::initTransactions(std::chrono::milliseconds timeout)
{
    return resultOf(
        rd_kafka_init_transactions(m_client->handle(), static_cast<int>(timeout.count())), m_place);
}

core::Result<void> Producer::begin()
{
    m_firstFailure.reset();
    return resultOf(rd_kafka_begin_transaction(m_client->handle()), m_place);
}

core::Result<void> Producer::commit(std::chrono::milliseconds timeout)
{
    return resultOf(
        rd_kafka_commit_transaction(m_client->handle(), static_cast<int>(timeout.count())),
        m_place);
}

core::Result<void> Producer::abort(std::chrono::milliseconds timeout)
{
    return resultOf(
        rd_kafka_abort_transaction(m_client->handle(), static_cast<int>(timeout.count())), m_place);
}

core::Result<void> Producer::learnTopic(const QString &topic)
{
    if (m_known.contains(topic)) {
        return {};
    }
    if (auto partitions = m_admin->partitions(topic); !partitions) {
        return partitions.error();
    }
    // It is there, so this cannot make it.
    if (auto metadata = m_client->topicMetadata(topic, Admin::defaultTimeout); !metadata) {
        return metadata.error();
    }
    m_known.insert(topic);
    return {};
}

} // namespace mesh::kafka
