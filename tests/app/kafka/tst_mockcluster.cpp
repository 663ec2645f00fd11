// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/admin.h"
#include "app/kafka/consumersession.h"
#include "app/kafka/mockcluster.h"
#include "app/kafka/producer.h"
#include "tests/support/runner.h"

#include <QTest>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The whole way through on the mock cluster: what the sandbox lives on.
class TestMockCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto started = MockCluster::start();
        QVERIFY(started);
        m_mock = std::move(started).value();
        auto admin = Admin::create(m_mock->connection());
        QVERIFY(admin);
        m_admin = std::move(admin).value();
    }

    void topicsAreMadeByItsOwnCall()
    {
        QVERIFY(m_mock->createTopic(u"sales.orders"_s, 3));
        QCOMPARE(m_mock->createTopic(u"sales.orders"_s, 3).error().code, core::Code::AlreadyExists);
        const auto cluster = m_admin->cluster();
        QVERIFY(cluster);
        QCOMPARE(cluster->brokers.size(), size_t{1});
        QVERIFY(!cluster->capabilities.configurations);
        const auto topics = m_admin->topics();
        QVERIFY(topics);
        QCOMPARE(topics->size(), size_t{1}); // asking made none
        QCOMPARE(topics->at(0).name, u"sales.orders"_s);
        QCOMPARE(topics->at(0).partitions, 3);
        QCOMPARE(m_admin->createTopic({.name = u"x"_s}).error().code, core::Code::Unsupported);
    }

    void whatIsWrittenIsRead()
    {
        QVERIFY(m_mock->createTopic(u"t"_s, 2));
        auto producer = Producer::create(m_admin, {});
        QVERIFY(producer);
        const auto delivery = (*producer)->produce({.topic = u"t"_s,
                                                    .partition = 1,
                                                    .key = "k"_ba,
                                                    .value = "v"_ba,
                                                    .headers = {{"h"_ba, std::nullopt}}});
        QVERIFY(delivery);
        QCOMPARE(delivery->partition, 1);
        QCOMPARE(delivery->offset, 0);
        const auto detail = m_admin->topicDetail(u"t"_s);
        QVERIFY(detail);
        QCOMPARE(detail->span(), 1);

        ConsumerSession session(m_mock->connection(),
                                {.topics = {u"t"_s}, .from = FromBeginning{}});
        QTRY_COMPARE(session.status()->state, ReadState::CaughtUp);
        const auto batches = session.queue().takeAll();
        QCOMPARE(batches.size(), size_t{1});
        const records::RecordView record = batches[0].at(0);
        QCOMPARE(record.partition, 1);
        QCOMPARE(record.key->toByteArray(), "k"_ba);
        QCOMPARE(record.value->toByteArray(), "v"_ba);
        QCOMPARE(record.headers().size(), size_t{1});
        QVERIFY(!record.headers()[0].value);
    }

    void whoDroppedAProducerIsToldNothingMore()
    {
        QVERIFY(m_mock->createTopic(u"t"_s, 1));
        bool told = false;
        {
            auto producer = Producer::create(m_admin, {});
            QVERIFY(producer);
            QVERIFY((*producer)->send({.topic = u"t"_s, .partition = 0, .value = "v"_ba},
                                      [&told](const auto &) { told = true; }));
        }
        QVERIFY(!told);
    }

private:
    std::unique_ptr<MockCluster> m_mock;
    std::shared_ptr<Admin> m_admin;
};

MESH_TEST(TestMockCluster)

} // namespace mesh::kafka

#include "tst_mockcluster.moc"
