// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/clientconfig.h"

#include <QTemporaryDir>

namespace mesh::test {

/// A broker that a test may stop and hang, started by the scripts of tests/stack.
class OwnBroker
{
public:
    explicit OwnBroker(QString scripts);
    ~OwnBroker();
    OwnBroker(const OwnBroker &) = delete;
    OwnBroker &operator=(const OwnBroker &) = delete;

    /// The first time and again after stop: the same broker on the same ports.
    bool start();
    void stop();
    void signal(int number) const;

    [[nodiscard]] const QString &address() const { return m_address; }
    /// As MESHSCOPE_TEST_KAFKA_SASL: users have the rights that this test gives them.
    [[nodiscard]] const QString &saslAddress() const { return m_saslAddress; }
    [[nodiscard]] kafka::Connection connection() const
    {
        kafka::Connection connection;
        connection.profile.id = QStringLiteral("own");
        connection.profile.bootstrapServers = {m_address};
        return connection;
    }
    [[nodiscard]] const QString &log() const { return m_log; }

private:
    QString m_scripts;
    QTemporaryDir m_folder;
    QString m_address;
    QString m_saslAddress;
    QString m_log;
    qint64 m_process = 0;
};

} // namespace mesh::test
