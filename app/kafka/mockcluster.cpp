// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/mockcluster.h"

#include "app/kafka/client.h"
#include "app/kafka/errors.h"

#include <array>
#include <thread>

#include <librdkafka/rdkafka_mock.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;

struct MockCluster::Handles
{
    Handle<rd_kafka_t, rd_kafka_destroy> base;
    Handle<rd_kafka_mock_cluster_t, rd_kafka_mock_cluster_destroy> cluster;
};

MockCluster::MockCluster(std::unique_ptr<Handles> handles)
    : m_handles(std::move(handles))
{}

MockCluster::~MockCluster() = default;

core::Result<std::unique_ptr<MockCluster>> MockCluster::start(int brokers)
{
    const QString place = u"the mock cluster"_s;
    std::array<char, 512> text{};
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, nullptr);
    auto handles = std::make_unique<Handles>();
    handles->base.reset(rd_kafka_new(RD_KAFKA_PRODUCER, conf, text.data(), text.size()));
    if (!handles->base) {
        rd_kafka_conf_destroy(conf);
        return core::Error{core::Code::Unknown, QString::fromUtf8(text.data()), place};
    }
    handles->cluster.reset(rd_kafka_mock_cluster_new(handles->base.get(), brokers));
    if (!handles->cluster) {
        return core::Error{core::Code::Unknown, u"no mock cluster could be made"_s, place};
    }
    return std::unique_ptr<MockCluster>(new MockCluster(std::move(handles)));
}

QString MockCluster::bootstrap() const
{
    return QString::fromLatin1(rd_kafka_mock_cluster_bootstraps(m_handles->cluster.get()));
}

Connection MockCluster::connection() const
{
    Connection connection;
    connection.profile.id = u"sandbox"_s;
    connection.profile.name = u"Sandbox"_s;
    connection.profile.sandbox = true;
    connection.profile.bootstrapServers = bootstrap().split(u',');
    return connection;
}

core::Result<void> MockCluster::createTopic(const QString &name, int partitions)
{
    // The mock's thread serves its requests, then empties the pipe that wakes it: one that comes in
    // between sleeps until a poll of one second is over.
    std::this_thread::sleep_for(Milliseconds(1));
    const auto code = rd_kafka_mock_topic_create(m_handles->cluster.get(),
                                                 name.toUtf8().constData(), partitions, 1);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return kafkaError(code, name);
    }
    return {};
}

core::Result<void> MockCluster::setBrokerUp(qint32 broker, bool up)
{
    const auto code = up ? rd_kafka_mock_broker_set_up(m_handles->cluster.get(), broker)
                         : rd_kafka_mock_broker_set_down(m_handles->cluster.get(), broker);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return kafkaError(code, QString::number(broker));
    }
    return {};
}

} // namespace mesh::kafka
