// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/kafka/clientconfig.h"

#include <memory>

namespace mesh::kafka {

/// librdkafka's mock cluster in this process: real sockets on loopback, so that other tools can
/// attach. It keeps 5 MiB a partition and forgets all when it ends; see ClusterCapabilities for
/// what it does not answer. Thread-safe.
class MockCluster
{
public:
    static core::Result<std::unique_ptr<MockCluster>> start(int brokers = 1);
    ~MockCluster();
    MockCluster(const MockCluster &) = delete;
    MockCluster &operator=(const MockCluster &) = delete;

    /// "127.0.0.1:12345,…"
    [[nodiscard]] QString bootstrap() const;
    /// A sandbox profile for it.
    [[nodiscard]] Connection connection() const;

    /// AlreadyExists where there is one of that name.
    core::Result<void> createTopic(const QString &name, int partitions);
    /// A broker that is down refuses connections.
    core::Result<void> setBrokerUp(qint32 broker, bool up);

private:
    struct Handles;
    explicit MockCluster(std::unique_ptr<Handles> handles);

    std::unique_ptr<Handles> m_handles;
};

} // namespace mesh::kafka
