// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/admin.h"
#include "app/kafka/producer.h"
#include "tests/support/stack.h"

#include <QUuid>

#include <memory>

namespace mesh::test {

/// A client of the broker that tests/run started, as its super user; makes topics and fills them.
class TestCluster
{
public:
    explicit TestCluster(const QString &bootstrap)
    {
        m_connection.profile.id = QStringLiteral("test");
        m_connection.profile.name = QStringLiteral("test");
        m_connection.profile.bootstrapServers = {bootstrap};
        m_admin = kafka::Admin::create(m_connection).value();
    }

    [[nodiscard]] const kafka::Connection &connection() const { return m_connection; }
    [[nodiscard]] const std::shared_ptr<kafka::Admin> &admin() const { return m_admin; }

    /// A topic of a name of its own.
    QString makeTopic(int partitions, const std::map<QString, QString> &settings = {})
    {
        const QString name =
            QStringLiteral("test.") + QUuid::createUuid().toString(QUuid::Id128).left(12);
        const auto made = m_admin->createTopic(
            {.name = name, .partitions = partitions, .replication = 1, .settings = settings});
        return made ? name : QString();
    }

    /// `count` records with keys k0 … and values made by `value`; true when all are delivered.
    template<typename Value>
    bool fill(const QString &topic, qint64 first, qint64 count, Value value)
    {
        const auto producer = kafka::Producer::create(m_admin, {});
        for (qint64 i = first; producer && i < first + count; ++i) {
            const auto sent = producer.value()->send(
                {.topic = topic, .key = "k" + QByteArray::number(i), .value = value(i)});
            if (!sent) {
                return false;
            }
        }
        return producer && producer.value()->flush(std::chrono::seconds(60)).ok();
    }

private:
    kafka::Connection m_connection;
    std::shared_ptr<kafka::Admin> m_admin;
};

} // namespace mesh::test
