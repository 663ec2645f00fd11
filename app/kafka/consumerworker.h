// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/client.h"
#include "app/kafka/gapinspector.h"
#include "app/kafka/readplan.h"
#include "app/kafka/readrequest.h"
#include "app/records/batchqueue.h"

#include <atomic>
#include <functional>
#include <stop_token>

// Private to the room: the thread of a ConsumerSession.
namespace mesh::kafka {

/// One partition that is read.
struct PartitionReader
{
    PartitionPlan plan;
    core::Offset position = 0; ///< the next offset to see
    core::Offset low = 0;
    core::Offset high = 0;
    quint64 records = 0;
    qint64 samplesTaken = 0;
    bool fetching = false; ///< librdkafka has been told to
    bool caughtUp = false;
    Deadline caughtUpAt;
    bool finished = false;
    bool lost = false;   ///< its position is out of range: to be found again
    bool remade = false; ///< its topic was deleted and made anew: it begins again

    /// The offset at or after which the next record of an even sample is taken.
    [[nodiscard]] core::Offset nextSample() const;
};

/// Reads into a queue until stopped. Uses librdkafka's plain consumer (a queue, partitions started
/// at offsets), which needs no group: with one, librdkafka would look for its coordinator, and so
/// make the broker create its topic of group offsets.
class ConsumerWorker
{
public:
    using Publish = std::function<void(const ReadStatus &)>;

    ConsumerWorker(const Connection &connection, const ReadRequest &request, int fetchKilobytes,
                   records::BatchQueue &queue, const std::atomic<bool> &paused, Publish publish);
    ~ConsumerWorker();

    /// Returns when stopped, at the end of the range, or on a failure that waiting does not cure.
    void run(const std::stop_token &stop);

private:
    struct Topic
    {
        QString name;
        TopicHandle handle;
        std::vector<std::unique_ptr<PartitionReader>> readers; ///< by partition; null: not read
        bool gone = false;
        int goneChecks = 0; ///< how often, one after the other
    };
    using TopicPartition = std::pair<quint16, core::PartitionId>;

    // Beginning (consumerstart.cpp)
    core::Result<void> open();
    core::Result<void> resolve();
    core::Result<std::vector<TopicPartition>> findPartitions();
    core::Result<std::vector<PartitionBounds>> askBounds(const std::vector<TopicPartition> &asked);
    core::Result<void> askTimes(std::vector<PartitionBounds> &bounds);
    void addReaders(const ReadRequest &request, const std::vector<PartitionBounds> &bounds);
    [[nodiscard]] bool isWanted(core::PartitionId partition) const;

    // Reading
    void step(const std::stop_token &stop);
    void read(const std::stop_token &stop);
    static void onMessage(rd_kafka_message_t *message, void *worker);
    [[nodiscard]] bool isBatchFull() const;
    [[nodiscard]] qsizetype expectedBytes() const;
    void take(const rd_kafka_message_t &message);
    void takeEvent(PartitionReader &reader, const rd_kafka_message_t &message);
    void takeEnd(PartitionReader &reader, core::Offset end);
    [[nodiscard]] bool isPassedOver(PartitionReader &reader, const rd_kafka_message_t &message);
    void passGap(PartitionReader &reader, core::Offset to, bool atEnd = false);
    void takeFindings();
    void finish(PartitionReader &reader);
    void deliver(records::Batch batch, const std::stop_token &stop);
    void push(records::Batch &batch, const std::stop_token &stop);
    void releaseMerged(const std::stop_token &stop);
    [[nodiscard]] bool backlogIsRead();

    // Fetching
    void startFetching(PartitionReader &reader);
    void stopFetching(PartitionReader &reader);
    void suspend();
    void resumeFetching();
    void seekSamples();

    // What the world does meanwhile (consumerwatch.cpp)
    void watch();
    void checkTopics();
    void checkTopic(quint16 index, const rd_kafka_metadata_topic &metadata);
    void topicIsGone(Topic &topic);
    void topicIsBack(quint16 index);
    void joinPartitions(const std::vector<TopicPartition> &added);
    void findLost();
    void findAgain(PartitionReader &reader, core::Offset low, core::Offset end);
    void lookAtEnds();
    void jump(PartitionReader &reader, core::Offset to, records::JumpedRange::Reason reason);

    // Telling
    [[nodiscard]] ReadState currentState();
    [[nodiscard]] bool isRangeRead();
    void describePartitions();
    void publish(bool now);
    void fail(const core::Error &error);

    template<typename Function>
    void forEachReader(Function function);
    [[nodiscard]] Topic *topicOf(const rd_kafka_topic_t *handle);
    [[nodiscard]] PartitionReader *readerOf(const rd_kafka_message_t &message);

    const Connection m_connection;
    const ReadRequest &m_request;
    const int m_fetchKilobytes;
    records::BatchQueue &m_queue;
    const std::atomic<bool> &m_paused;
    const Publish m_publish;

    std::unique_ptr<Client> m_client;
    QueueHandle m_events;
    std::vector<Topic> m_topics;
    records::Batch m_batch; ///< what is being read
    QByteArray m_headers;
    qsizetype m_bytesARecord = 512; ///< a guess at what comes next
    qsizetype m_expected = 64;      ///< records in the batch: the same

    std::unique_ptr<GapInspector> m_inspector; ///< from the first gap on

    std::vector<records::Batch> m_held; ///< the newest records, until they can be merged
    qsizetype m_heldBytes = 0;
    bool m_merging = false;
    Deadline m_mergeUntil;

    ReadStatus m_status;
    std::optional<core::Error> m_problem;
    bool m_suspended = false;
    bool m_ended = false;   ///< nothing more is taken
    bool m_settled = false; ///< and all that can be told of it has been
    bool m_anyLost = false;
    Deadline m_nextCheck;
    Deadline m_nextPublish;
};

template<typename Function>
void ConsumerWorker::forEachReader(Function function)
{
    for (Topic &topic : m_topics) {
        for (const auto &reader : topic.readers) {
            if (reader) {
                function(*reader);
            }
        }
    }
}

} // namespace mesh::kafka
