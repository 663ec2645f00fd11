// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/client.h"
#include "tests/app/kafka/clustertools.h"
#include "tests/support/ownbroker.h"
#include "tests/support/runner.h"
#include "tests/support/stack.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

#include <signal.h>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Code;
using test::TemporaryTopic;

/// Admin and Producer on a real broker.
class TestAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stack = test::Stack::fromEnvironment();
        MESH_NEEDS(m_stack.kafka);
        m_connection = test::connectionTo(m_stack.kafka);
        m_admin = test::adminOf(m_connection);
    }

    void theClusterIsDescribed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("kafka4");
        QTest::addRow("Kafka 3.9") << m_stack.kafka << false;
        QTest::addRow("Kafka 4") << m_stack.kafka4 << true;
    }

    void theClusterIsDescribed()
    {
        QFETCH(QString, address);
        QFETCH(bool, kafka4);
        MESH_NEEDS(address);
        const auto cluster = test::adminOf(test::connectionTo(address))->cluster();
        QVERIFY(cluster);
        QVERIFY(!cluster->id.isEmpty());
        QCOMPARE(cluster->brokers.size(), size_t{1});
        QCOMPARE(cluster->controller, cluster->brokers[0].id);
        QCOMPARE(cluster->kafka4OrNewer, std::optional(kafka4));
        QCOMPARE(cluster->capabilities, ClusterCapabilities());
    }

    void whereNobodyListensIsToldSoon()
    {
        QElapsedTimer time;
        time.start();
        const auto cluster = test::adminOf(test::connectionTo(u"127.0.0.1:1"_s))->cluster();
        QVERIFY(!cluster);
        QCOMPARE(cluster.error().code, Code::Unreachable);
        QVERIFY2(time.elapsed() < 4000, qPrintable(QString::number(time.elapsed())));
    }

    void aTopicIsMadeDescribedAndDeleted()
    {
        const TemporaryTopic topic(m_admin, 3, {{u"retention.ms"_s, u"60000"_s}});
        QVERIFY(!topic.failure());
        QCOMPARE(m_admin->createTopic({.name = topic.name()}).error().code, Code::AlreadyExists);
        const auto detail = m_admin->topicDetail(topic.name());
        QVERIFY(detail);
        QCOMPARE(detail->partitions.size(), size_t{3});
        QCOMPARE(detail->partitions[2].id, 2);
        QVERIFY(detail->partitions[0].leader >= 0);
        QCOMPARE(detail->partitions[0].inSync, detail->partitions[0].replicas);
        QCOMPARE(detail->partitions[0].low, 0);
        QCOMPARE(detail->partitions[0].high, 0);

        const auto settings = m_admin->topicConfiguration(topic.name());
        QVERIFY(settings);
        QVERIFY(settings->size() > 10);
        const ConfigEntry *retention = nullptr;
        for (const ConfigEntry &each : *settings) {
            QCOMPARE(!each.isDefault, each.name == u"retention.ms"_s);
            retention = each.name == u"retention.ms"_s ? &each : retention;
        }
        QVERIFY(retention != nullptr);
        QCOMPARE(retention->value, std::optional(u"60000"_s));

        const auto topics = m_admin->topics();
        QVERIFY(topics);
        QVERIFY(std::any_of(topics->begin(), topics->end(), [&](const TopicInfo &each) {
            return each.name == topic.name() && each.partitions == 3;
        }));
        QVERIFY(m_admin->deleteTopic(topic.name()));
        QTRY_COMPARE(m_admin->topicDetail(topic.name()).error().code, Code::NotFound);
        QCOMPARE(m_admin->deleteTopic(topic.name()).error().code, Code::NotFound);
    }

    void askingMakesNoTopic()
    {
        const QString name = u"test.never-made"_s;
        QCOMPARE(m_admin->topicDetail(name).error().code, Code::NotFound);
        QCOMPARE(m_admin->topicConfiguration(name).error().code, Code::NotFound);
        auto producer = Producer::create(m_admin, {}).value();
        QCOMPARE(producer->produce({.topic = name, .value = "v"_ba}).error().code, Code::NotFound);
        QVERIFY(m_admin->cluster());
        ConsumerSession session(m_connection, {.topics = {name}});
        QTRY_COMPARE(session.status()->state, ReadState::Failed);
        QCOMPARE(session.status()->error->code, Code::NotFound);
        QVERIFY(session.queue().isFinished());
        const auto topics = m_admin->topics();
        QVERIFY(std::none_of(topics->begin(), topics->end(),
                             [&](const TopicInfo &each) { return each.name == name; }));
    }

    void badRequestsAreTold_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("setting");
        QTest::addRow("a name with a space") << u"no name"_s << QString();
        QTest::addRow("no such setting") << u"test.bad"_s << u"no.such.setting"_s;
    }

    void badRequestsAreTold()
    {
        QFETCH(QString, name);
        QFETCH(QString, setting);
        NewTopic topic{.name = name, .partitions = 1};
        if (!setting.isEmpty()) {
            topic.settings[setting] = u"1"_s;
        }
        const auto created = m_admin->createTopic(topic);
        QVERIFY(!created);
        QCOMPARE(created.error().code, Code::Usage);
        QVERIFY(!created.error().detail.isEmpty());
    }

    void offsetsAtATimeAreFound()
    {
        const TemporaryTopic topic(m_admin, 2, {{u"retention.ms"_s, u"-1"_s}});
        auto producer = Producer::create(m_admin, {}).value();
        for (qint64 i = 0; i < 4; ++i) {
            QVERIFY(producer->produce({.topic = topic.name(),
                                       .partition = 0,
                                       .value = "v"_ba,
                                       .timestamp = 1'700'000'000'000 + i}));
        }
        using Offsets = std::map<core::PartitionId, core::Offset>;
        QCOMPARE(m_admin->offsetsAt(topic.name(), 1'700'000'000'002).value(),
                 (Offsets{{0, 2}, {1, 0}}));
        QCOMPARE(m_admin->offsetsAt(topic.name(), 1'800'000'000'000).value(),
                 (Offsets{{0, 4}, {1, 0}}));
    }

    void readersAndTheirLagAreFound()
    {
        TemporaryTopic topic(m_admin, 2);
        topic.fill(10);
        commit(topic.name(), u"test.group-"_s + topic.name(), 0, 2);
        const auto readers = m_admin->topicReaders(topic.name());
        QVERIFY2(readers, readers ? "" : qPrintable(readers.error().detail));
        QCOMPARE(readers->size(), size_t{1});
        QCOMPARE(readers->at(0).partitions, (std::vector<PartitionLag>{{0, 2, 5}}));
        QCOMPARE(readers->at(0).lag(), 3);
        QCOMPARE(readers->at(0).state, u"Empty"_s);
        QCOMPARE(readers->at(0).members, 0);
    }

    void whoReadsAndNeverCommitsIsFound()
    {
        TemporaryTopic topic(m_admin, 2);
        topic.fill(10);
        const QString group = u"test.silent-"_s + topic.name();
        const ConsumerHandle member = consumerOf(group);
        rd_kafka_subscribe(member.get(), partitionList(topic.name(), {-1}, -1).get());
        const auto isAssigned = [&member] {
            const ConsumedHandle record(rd_kafka_consumer_poll(member.get(), 10));
            rd_kafka_topic_partition_list_t *assigned = nullptr;
            rd_kafka_assignment(member.get(), &assigned);
            const int count = assigned->cnt;
            rd_kafka_topic_partition_list_destroy(assigned);
            return count == 2;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAssigned(), 30'000);
        const auto readers = m_admin->topicReaders(topic.name());
        QVERIFY2(readers, readers ? "" : qPrintable(readers.error().detail));
        QCOMPARE(readers->size(), size_t{1});
        QVERIFY(!readers->at(0).hasCommitted());
        QCOMPARE(readers->at(0).group, group);
        QCOMPARE(readers->at(0).state, u"Stable"_s);
        QCOMPARE(readers->at(0).members, 1);
    }

    void keysGoWhereJavaPutsThem()
    {
        const TemporaryTopic topic(m_admin, 6);
        auto producer = Producer::create(m_admin, {}).value();
        // By org.apache.kafka.common.utils.Utils.murmur2, positive, modulo 6.
        const std::map<QByteArray, core::PartitionId> expected{
            {"21"_ba, int(0x7fffffff & static_cast<quint32>(-973932308)) % 6},
            {"foobar"_ba, int(0x7fffffff & static_cast<quint32>(-790332482)) % 6},
            {"a-little-bit-long-string"_ba,
             int(0x7fffffff & static_cast<quint32>(-985981536)) % 6}};
        for (const auto &[key, partition] : expected) {
            const auto delivery = producer->produce({.topic = topic.name(), .key = key});
            QVERIFY(delivery);
            QCOMPARE(delivery->partition, partition);
        }
    }

    void theFirstRecordOfATopicDoesNotWait()
    {
        const TemporaryTopic topic(m_admin, 1);
        auto producer = Producer::create(m_admin, {}).value();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(producer->produce({.topic = topic.name(), .value = "v"_ba}));
        // 1,000 to 2,000 ms without its metadata.
        QVERIFY2(timer.elapsed() < 600, qPrintable(QString::number(timer.elapsed())));
    }

    void aSecondProducerFencesTheFirst()
    {
        const TemporaryTopic topic(m_admin, 1);
        const ProducerSettings settings{.transactionalId = topic.name()};
        auto first = Producer::create(m_admin, settings).value();
        QVERIFY(first->initTransactions(10s));
        QVERIFY(first->begin());
        QCOMPARE(first->produce({.topic = topic.name(), .value = "1"_ba})->offset, 0);

        auto second = Producer::create(m_admin, settings).value();
        QVERIFY(second->initTransactions(10s));
        const auto committed = first->commit(10s);
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, Code::Conflict);
        QVERIFY(committed.error().retriable);
        QCOMPARE(committed.error().where.name, topic.name());

        QVERIFY(second->begin());
        const auto delivery = second->produce({.topic = topic.name(), .value = "2"_ba});
        QCOMPARE(delivery->offset, 2); // record and mark of the first's abort came before
        QVERIFY(second->commit(10s));
    }

    void whatIsNotDeliveredIsTold()
    {
        const TemporaryTopic topic(m_admin, 1, {{u"max.message.bytes"_s, u"1000"_s}});
        auto producer = Producer::create(m_admin, {}).value();
        int failures = 0;
        const auto count = [&failures](const core::Result<Delivery> &result) {
            failures += result ? 0 : 1;
        };
        QVERIFY(producer->send({.topic = topic.name(), .value = "small"_ba}, count));
        QByteArray noise(5000, Qt::Uninitialized); // lz4 must not make it small
        QRandomGenerator random(1);
        std::generate(noise.begin(), noise.end(),
                      [&random] { return static_cast<char>(random.generate()); });
        QVERIFY(producer->flush(10s));
        QVERIFY(producer->send({.topic = topic.name(), .value = noise}, count));
        const auto flushed = producer->flush(10s);
        QVERIFY(!flushed);
        QCOMPARE(flushed.error().code, Code::TooLarge);
        QCOMPARE(flushed.error().where.name, topic.name());
        QCOMPARE(failures, 1);
        QVERIFY(producer->flush(10s)); // told once
    }

    void scramOnKafka4IsNoWrongPassword()
    {
        MESH_NEEDS(m_stack.kafka4Sasl);
        if (librdkafkaVersion() >= u"2.6.1"_s) {
            QSKIP("this librdkafka's SCRAM works with Kafka 4");
        }
        Connection connection = test::connectionTo(m_stack.kafka4Sasl);
        connection.profile.security = config::Security::SaslPlaintext;
        connection.profile.mechanism = config::SaslMechanism::ScramSha512;
        connection.profile.user = u"admin"_s;
        connection.secrets.saslPassword = u"admin-secret"_s;
        QCOMPARE(test::adminOf(connection)->topics().error().code, Code::ScramKafka4);
        ConsumerSession session(connection, {.topics = {u"any"_s}});
        QTRY_COMPARE(session.status()->state, ReadState::Failed);
        QCOMPARE(session.status()->error->code, Code::ScramKafka4);
    }

    void whoMayNotReadIsToldSo()
    {
        MESH_NEEDS(m_stack.kafkaSasl);
        TemporaryTopic topic(m_admin, 1);
        topic.fill(1);
        Connection bob = test::connectionTo(m_stack.kafkaSasl);
        bob.profile.security = config::Security::SaslPlaintext;
        bob.profile.user = u"bob"_s;
        bob.secrets.saslPassword = u"bob-secret"_s;
        const auto admin = test::adminOf(bob);
        QCOMPARE(admin->topicDetail(topic.name()).error().code, Code::Denied);
        const auto producer = Producer::create(admin, {}).value();
        QCOMPARE(producer->produce({.topic = topic.name()}).error().code, Code::Denied);
        ConsumerSession session(bob, {.topics = {topic.name()}});
        QTRY_COMPARE(session.status()->state, ReadState::Failed);
        QCOMPARE(session.status()->error->code, Code::Denied);
        QCOMPARE(session.status()->error->where.name, topic.name());
    }

    void nothingThereFailsInTime()
    {
        auto admin = test::adminOf(test::connectionTo(u"127.0.0.1:1"_s));
        admin->setTimeout(2s);
        QElapsedTimer timer;
        timer.start();
        const auto topics = admin->topics();
        QVERIFY(!topics);
        QCOMPARE(topics.error().code, Code::Unreachable);
        QVERIFY(timer.elapsed() < 4000);
    }

private:
    /// As a consumer of that group would, by hand.
    void commit(const QString &topic, const QString &group, core::PartitionId partition,
                core::Offset offset)
    {
        const ConsumerHandle consumer = consumerOf(group);
        const auto list = partitionList(topic, {partition}, offset);
        QCOMPARE(rd_kafka_commit(consumer.get(), list.get(), 0), RD_KAFKA_RESP_ERR_NO_ERROR);
    }

    using ConsumerHandle = Handle<rd_kafka_t, rd_kafka_destroy>;
    using ConsumedHandle = Handle<rd_kafka_message_t, rd_kafka_message_destroy>;

    /// Another program's: it commits nothing by itself.
    [[nodiscard]] ConsumerHandle consumerOf(const QString &group) const
    {
        char text[512];
        rd_kafka_conf_t *conf = rd_kafka_conf_new();
        rd_kafka_conf_set(conf, "bootstrap.servers", m_stack.kafka.toUtf8().constData(), text, 512);
        rd_kafka_conf_set(conf, "group.id", group.toUtf8().constData(), text, 512);
        rd_kafka_conf_set(conf, "enable.auto.commit", "false", text, 512);
        return ConsumerHandle(rd_kafka_new(RD_KAFKA_CONSUMER, conf, text, 512));
    }

    test::Stack m_stack;
    Connection m_connection;
    std::shared_ptr<Admin> m_admin;
};

MESH_TEST(TestAdmin)

} // namespace mesh::kafka

#include "tst_admin.moc"
