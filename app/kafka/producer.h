// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"

#include <QByteArray>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace mesh::kafka {

class Admin;
class Client;

struct OutgoingRecord
{
    QString topic;
    std::optional<core::PartitionId> partition; ///< absent: by the key, as Java's client does it
    std::optional<QByteArray> key;
    std::optional<QByteArray> value; ///< absent: a tombstone
    std::vector<std::pair<QByteArray, std::optional<QByteArray>>> headers;
    std::optional<core::TimestampMs> timestamp; ///< absent: now
};

/// Where a record was put.
struct Delivery
{
    core::PartitionId partition = 0;
    core::Offset offset = -1;
    core::TimestampMs timestamp = -1;
    friend bool operator==(const Delivery &, const Delivery &) = default;
};

struct ProducerSettings
{
    bool idempotent = true;
    QString transactionalId; ///< empty: no transactions
    /// A writer that died in mid-transaction blocks readers this long.
    std::chrono::milliseconds transactionTimeout{10'000};
    std::chrono::milliseconds deliveryTimeout{30'000};
};

/// Writes records. Never makes a topic: one that is not there is NotFound (its metadata is asked
/// through the Admin's consumer handle first, which also spares the first record a second's wait).
///
/// Used by one thread at a time; calls block as said. After a Conflict (another producer with the
/// transactional id has begun: Error::retriable) it is useless: make a new one.
class Producer
{
public:
    using Delivered = std::function<void(const core::Result<Delivery> &)>;

    static core::Result<std::unique_ptr<Producer>> create(std::shared_ptr<Admin> admin,
                                                          const ProducerSettings &settings);
    /// What is not delivered yet is dropped, and nobody is told any more: flush before.
    ~Producer();
    Producer(const Producer &) = delete;
    Producer &operator=(const Producer &) = delete;

    /// Waits until the record is written.
    core::Result<Delivery> produce(const OutgoingRecord &record);
    /// Hands the record over and returns; waits only while librdkafka's queue is full. `delivered`
    /// is called by a later call of send, poll, flush, produce, commit or abort, on its thread;
    /// where a flush has not waited for it, what it refers to must live as long as this producer.
    core::Result<void> send(const OutgoingRecord &record, Delivered delivered = {});
    /// Calls what has been delivered.
    void poll();
    /// Waits until all is delivered; the first failure since the last flush, if any.
    core::Result<void> flush(std::chrono::milliseconds timeout);

    /// Ends every other producer of the transactional id, and its open transaction.
    core::Result<void> initTransactions(std::chrono::milliseconds timeout);
    core::Result<void> begin();
    /// Flushes and commits.
    core::Result<void> commit(std::chrono::milliseconds timeout);
    core::Result<void> abort(std::chrono::milliseconds timeout);

private:
    struct Pending;

    Producer(std::shared_ptr<Admin> admin, std::unique_ptr<Client> client, QString place);

    core::Result<void> learnTopic(const QString &topic);

    std::shared_ptr<Admin> m_admin;
    QString m_place; ///< the transactional id, or the bootstrap servers
    QSet<QString> m_known;
    std::optional<core::Error> m_firstFailure; ///< since the last flush
    bool m_ends = false;
    std::unique_ptr<Client> m_client; ///< goes first: its callbacks use the rest
};

} // namespace mesh::kafka
