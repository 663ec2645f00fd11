// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/kafka/clustertools.h"

#include "app/kafka/client.h"

#include <QUuid>

namespace mesh::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<kafka::Client> clientOf(const kafka::Admin &admin)
{
    return kafka::Client::create(admin.connection(), {}).value();
}

std::optional<QByteArray> copyOf(const std::optional<QByteArrayView> &bytes)
{
    return bytes ? std::optional(bytes->toByteArray()) : std::nullopt;
}

} // namespace

kafka::Connection connectionTo(const QString &bootstrap)
{
    kafka::Connection connection;
    connection.profile.name = u"test"_s;
    connection.profile.bootstrapServers = bootstrap.split(u',');
    return connection;
}

std::shared_ptr<kafka::Admin> adminOf(const kafka::Connection &connection)
{
    return kafka::Admin::create(connection).value();
}

TemporaryTopic::TemporaryTopic(std::shared_ptr<kafka::Admin> admin, int partitions,
                               std::map<QString, QString> settings)
    : m_admin(std::move(admin))
    , m_name(u"test."_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    const auto created = m_admin->createTopic(
        {.name = m_name, .partitions = partitions, .settings = std::move(settings)});
    if (!created) {
        m_failure = created.error();
    }
}

TemporaryTopic::~TemporaryTopic()
{
    static_cast<void>(m_admin->deleteTopic(m_name));
}

void TemporaryTopic::fill(int count, std::optional<core::PartitionId> partition)
{
    auto producer = kafka::Producer::create(m_admin, {}).value();
    const auto partitions = m_admin->partitions(m_name).value();
    for (int i = 0; i < count; ++i) {
        const auto next = partitions[static_cast<size_t>(i) % partitions.size()];
        const auto sent = producer->send({.topic = m_name,
                                          .partition = partition.value_or(next),
                                          .value = QByteArray::number(i)});
        if (!sent) {
            m_failure = sent.error();
            return;
        }
    }
    if (auto flushed = producer->flush(30s); !flushed) {
        m_failure = flushed.error();
    }
}

std::unique_ptr<kafka::Producer> TemporaryTopic::transaction(int count, Ending ending,
                                                             core::PartitionId partition)
{
    auto producer = kafka::Producer::create(
                        m_admin, {.transactionalId = m_name + u'-' + QUuid::createUuid().toString(),
                                  .transactionTimeout = 60s})
                        .value();
    auto done = producer->initTransactions(10s);
    done = done ? producer->begin() : done;
    for (int i = 0; i < count && done; ++i) {
        const auto produced = producer->produce(
            {.topic = m_name, .partition = partition, .value = QByteArray::number(i)});
        if (!produced) {
            done = produced.error();
        }
    }
    if (done && ending == Ending::Committed) {
        done = producer->commit(10s);
    } else if (done && ending == Ending::Aborted) {
        done = producer->abort(10s);
    }
    if (!done) {
        m_failure = done.error();
    }
    return producer;
}

void TemporaryTopic::write(kafka::OutgoingRecord record)
{
    record.topic = m_name;
    auto producer = kafka::Producer::create(m_admin, {}).value();
    if (const auto produced = producer->produce(record); !produced) {
        m_failure = produced.error();
    }
}

void TemporaryTopic::allow(const QString &user, Right right)
{
    const auto client = clientOf(*m_admin);
    char text[256];
    rd_kafka_AclBinding_t *binding = rd_kafka_AclBinding_new(
        RD_KAFKA_RESOURCE_TOPIC, m_name.toUtf8().constData(), RD_KAFKA_RESOURCE_PATTERN_LITERAL,
        (u"User:"_s + user).toUtf8().constData(), "*",
        right == Right::Read ? RD_KAFKA_ACL_OPERATION_READ : RD_KAFKA_ACL_OPERATION_DESCRIBE,
        RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, text, sizeof(text));
    const kafka::QueueHandle queue(rd_kafka_queue_new(client->handle()));
    rd_kafka_CreateAcls(client->handle(), &binding, 1, nullptr, queue.get());
    const kafka::EventHandle event(rd_kafka_queue_poll(queue.get(), 10'000));
    rd_kafka_AclBinding_destroy(binding);
    if (!event || rd_kafka_event_error(event.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        m_failure = core::Error{core::Code::Unknown, u"CreateAcls"_s, m_name};
    }
}

void TemporaryTopic::deleteBefore(core::PartitionId partition, core::Offset offset)
{
    const auto client = clientOf(*m_admin);
    const auto list = kafka::partitionList(m_name, {partition}, offset);
    rd_kafka_DeleteRecords_t *request = rd_kafka_DeleteRecords_new(list.get());
    const kafka::QueueHandle queue(rd_kafka_queue_new(client->handle()));
    rd_kafka_DeleteRecords(client->handle(), &request, 1, nullptr, queue.get());
    const kafka::EventHandle event(rd_kafka_queue_poll(queue.get(), 10'000));
    rd_kafka_DeleteRecords_destroy(request);
    if (!event || rd_kafka_event_error(event.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        m_failure = core::Error{core::Code::Unknown, u"DeleteRecords"_s, m_name};
    }
}

void TemporaryTopic::growTo(int partitions)
{
    const auto client = clientOf(*m_admin);
    rd_kafka_NewPartitions_t *request = rd_kafka_NewPartitions_new(
        m_name.toUtf8().constData(), static_cast<size_t>(partitions), nullptr, 0);
    const kafka::QueueHandle queue(rd_kafka_queue_new(client->handle()));
    rd_kafka_CreatePartitions(client->handle(), &request, 1, nullptr, queue.get());
    const kafka::EventHandle event(rd_kafka_queue_poll(queue.get(), 10'000));
    rd_kafka_NewPartitions_destroy(request);
    if (!event || rd_kafka_event_error(event.get()) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        m_failure = core::Error{core::Code::Unknown, u"CreatePartitions"_s, m_name};
    }
}

void takeInto(std::vector<Received> &received, kafka::ConsumerSession &session)
{
    for (const records::Batch &batch : session.queue().takeAll()) {
        for (qsizetype i = 0; i < batch.size(); ++i) {
            const records::RecordView record = batch.at(i);
            received.push_back({record.partition, record.offset, record.timestamp,
                                copyOf(record.key), copyOf(record.value)});
        }
    }
}

} // namespace mesh::test
