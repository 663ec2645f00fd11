// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/clientconfig.h"

#include <QSet>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

#include <librdkafka/rdkafka.h>

// Private to the room: the C handles of librdkafka, owned.
namespace mesh::kafka {

template<typename T, void (*destroy)(T *)>
struct Destroy
{
    void operator()(T *handle) const { destroy(handle); }
};
template<typename T, void (*destroy)(T *)>
using Handle = std::unique_ptr<T, Destroy<T, destroy>>;

using QueueHandle = Handle<rd_kafka_queue_t, rd_kafka_queue_destroy>;
using TopicHandle = Handle<rd_kafka_topic_t, rd_kafka_topic_destroy>;
using EventHandle = Handle<rd_kafka_event_t, rd_kafka_event_destroy>;
using PartitionListHandle =
    Handle<rd_kafka_topic_partition_list_t, rd_kafka_topic_partition_list_destroy>;
using AdminOptionsHandle = Handle<rd_kafka_AdminOptions_t, rd_kafka_AdminOptions_destroy>;
using ErrorHandle = Handle<rd_kafka_error_t, rd_kafka_error_destroy>;

struct DestroyMetadata
{
    void operator()(const rd_kafka_metadata_t *metadata) const
    {
        rd_kafka_metadata_destroy(metadata);
    }
};
using MetadataHandle = std::unique_ptr<const rd_kafka_metadata_t, DestroyMetadata>;

using Milliseconds = std::chrono::milliseconds;
using Deadline = std::chrono::steady_clock::time_point;

/// What is left until then, for librdkafka: never negative.
[[nodiscard]] int millisecondsUntil(Deadline deadline);

/// Called for each delivery report, from whoever polls the client.
using DeliveryFunction = void (*)(const rd_kafka_message_t *message);

/// One librdkafka client: its configuration made, its errors caught. Thread-safe.
class Client
{
public:
    struct Options
    {
        ClientRole role = ClientRole::Reader;
        QList<ConfigurationEntry> further; ///< set last
        DeliveryFunction delivered = nullptr;
        bool observeVersions = false; ///< for kafka4OrNewer; SCRAM observes by itself
    };

    static core::Result<std::unique_ptr<Client>> create(const Connection &connection,
                                                        const Options &options);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    [[nodiscard]] rd_kafka_t *handle() const { return m_handle; }
    [[nodiscard]] const QString &place() const { return m_place; }

    /// Serves callbacks that wait: errors, delivery reports.
    void poll(Milliseconds timeout = Milliseconds(0));

    /// The cluster's id once connected; empty where the cluster does not tell.
    core::Result<QString> clusterId(Milliseconds timeout);

    /// One topic. Asks again and again within the timeout; ends early where the connection fails
    /// for a reason that waiting does not cure. A topic's own error (not there, denied) is in the
    /// metadata, not in the result.
    core::Result<MetadataHandle> topicMetadata(const QString &topic, Milliseconds timeout);
    core::Result<MetadataHandle> allTopicsMetadata(Milliseconds timeout);
    core::Result<MetadataHandle> brokerMetadata(Milliseconds timeout);

    /// One ListOffsets request for each broker: fills in each partition's offset from what stands
    /// in its place (RD_KAFKA_OFFSET_BEGINNING, RD_KAFKA_OFFSET_END, or a time in ms), and its err.
    core::Result<void> listOffsets(rd_kafka_topic_partition_list_t *partitions,
                                   Milliseconds timeout);

    /// Whether the brokers are Kafka 4 or newer, once one was met; only where options asked for it.
    [[nodiscard]] std::optional<bool> kafka4OrNewer() const;

    /// The last failure of a connection since clearConnectionError, if any.
    [[nodiscard]] std::optional<core::Error> connectionError() const;
    void clearConnectionError();

    /// The connection's failure where there is one and the call merely ran out of time, else the
    /// call's own.
    [[nodiscard]] core::Error reason(rd_kafka_resp_err_t code, const QString &where) const;

private:
    explicit Client(const Connection &connection);

    static void onError(rd_kafka_t *, int code, const char *text, void *opaque);
    static void onLog(const rd_kafka_t *handle, int level, const char *facility, const char *text);
    static void onTokenRefresh(rd_kafka_t *handle, const char *config, void *opaque);
    static int onCertificate(rd_kafka_t *, const char *, int32_t, int *verifyError, int,
                             const char *, size_t, char *text, size_t textSize, void *opaque);
    static void onDelivery(rd_kafka_t *, const rd_kafka_message_t *message, void *opaque);

    core::Result<void> open(const QList<ConfigurationEntry> &entries, const Options &options);
    void noteError(const core::Error &error);
    void noteVersions(QByteArrayView logLine);
    /// Why nobody answers: where every server of the connection refuses at once, or has no address,
    /// or where one wants SASL and is spoken to without.
    [[nodiscard]] std::optional<core::Error> refusal(Milliseconds timeout) const;

    /// All topics where `topic` is null.
    core::Result<MetadataHandle> askMetadata(rd_kafka_topic_t *topic, const QString &where,
                                             Milliseconds timeout);

    core::Result<void> findOnMock(const QString &topic, Milliseconds timeout);

    QString m_place;
    const QStringList m_servers;
    std::atomic<bool> m_onLoopback = false; ///< and so perhaps a mock cluster
    TokenFunction m_token;
    bool m_plaintext = false;   ///< neither TLS nor SASL
    bool m_brokenScram = false; ///< SCRAM by a librdkafka that Kafka 4 does not understand
    DeliveryFunction m_delivered = nullptr;
    mutable std::mutex m_mutex;
    std::optional<core::Error> m_connectionError;
    QSet<QString> m_foundOnMock;
    std::optional<bool> m_kafka4OrNewer;
    std::optional<core::Code> m_certificateProblem; ///< of the last certificate that was refused
    rd_kafka_t *m_handle = nullptr;
};

/// Whether a cluster of this id is librdkafka's mock cluster: nothing else tells it from a broker.
[[nodiscard]] bool isMockCluster(const QString &clusterId);

/// A topic-partition list of one topic's partitions, each with `offset`.
[[nodiscard]] PartitionListHandle partitionList(const QString &topic,
                                                const std::vector<core::PartitionId> &partitions,
                                                core::Offset offset);

} // namespace mesh::kafka
