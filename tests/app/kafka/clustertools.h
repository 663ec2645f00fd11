// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/admin.h"
#include "app/kafka/consumersession.h"
#include "app/kafka/producer.h"

#include <memory>
#include <vector>

/// What the tests of this room do to clusters.
namespace mesh::test {

[[nodiscard]] kafka::Connection connectionTo(const QString &bootstrap);

[[nodiscard]] std::shared_ptr<kafka::Admin> adminOf(const kafka::Connection &connection);

/// A topic of its own for a test on a shared broker: made anew, deleted at the end.
class TemporaryTopic
{
public:
    TemporaryTopic(std::shared_ptr<kafka::Admin> admin, int partitions,
                   std::map<QString, QString> settings = {});
    ~TemporaryTopic();
    TemporaryTopic(const TemporaryTopic &) = delete;
    TemporaryTopic &operator=(const TemporaryTopic &) = delete;

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const std::optional<core::Error> &failure() const { return m_failure; }

    /// `count` records "0", "1", … into the partitions in turn, or into one.
    void fill(int count, std::optional<core::PartitionId> partition = {});
    /// The same in a transaction that ends in this way.
    enum class Ending { Committed, Aborted, Open };
    std::unique_ptr<kafka::Producer> transaction(int count, Ending ending,
                                                 core::PartitionId partition = 0);
    /// One record as it is; waits until it is written.
    void write(kafka::OutgoingRecord record);
    /// Lets a user do this to the topic; who has no such entry may nothing here.
    enum class Right { Describe, Read };
    void allow(const QString &user, Right right);
    /// Deletes what is older than the offset, as retention does.
    void deleteBefore(core::PartitionId partition, core::Offset offset);
    void growTo(int partitions);

private:
    std::shared_ptr<kafka::Admin> m_admin;
    QString m_name;
    std::optional<core::Error> m_failure;
};

/// Everything that a session has handed over so far, copied out.
struct Received
{
    core::PartitionId partition;
    core::Offset offset;
    core::TimestampMs timestamp;
    std::optional<QByteArray> key;
    std::optional<QByteArray> value;
};
void takeInto(std::vector<Received> &received, kafka::ConsumerSession &session);

} // namespace mesh::test
