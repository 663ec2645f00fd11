// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/consumerworker.h"

#include "app/kafka/errors.h"
#include "app/kafka/mergebytime.h"

#include <algorithm>
#include <thread>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using records::Batch;

namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype recordsAtOnce = 4096; // what a batch holds at most
constexpr qsizetype recordsAtLeast = 64;  // what room is made for
constexpr qsizetype batchBytes = qsizetype{4} << 20;
constexpr Milliseconds pollTimeout{50};
constexpr Milliseconds publishInterval{50};
constexpr Milliseconds retryInterval{500};

// The newest records are merged only as far as a person looks at them; more flows as it comes.
constexpr qint64 mergeAtMost = 100'000;
constexpr qsizetype mergeBytes = qsizetype{64} << 20;
constexpr Milliseconds mergePatience{2000};

// Reading so many records takes about as long as starting anew behind them.
constexpr core::Offset seekBeyond = 5000;

/// A range is not told as finished before its gaps are explained, within reason.
constexpr Milliseconds settlePatience{2000};

/// Nobody took a batch for so long: the view is paused or gone.
constexpr Milliseconds suspendAfter{300};

void encodeHeaders(const rd_kafka_message_t &message, QByteArray &encoded)
{
    if (!encoded.isEmpty()) {
        encoded.resize(0); // keeps its memory
    }
    rd_kafka_headers_t *headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return;
    }
    const char *name = nullptr;
    const void *value = nullptr;
    size_t size = 0;
    for (size_t i = 0;
         rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
         ++i) {
        records::HeaderView header{QByteArrayView(name), std::nullopt};
        if (value != nullptr) {
            header.value =
                QByteArrayView(static_cast<const char *>(value), static_cast<qsizetype>(size));
        }
        records::appendHeader(encoded, header);
    }
}

std::optional<QByteArrayView> bytesView(const void *data, size_t size)
{
    if (data == nullptr) {
        return std::nullopt;
    }
    return QByteArrayView(static_cast<const char *>(data), static_cast<qsizetype>(size));
}

records::TimestampType typeOf(rd_kafka_timestamp_type_t type)
{
    switch (type) {
    case RD_KAFKA_TIMESTAMP_CREATE_TIME:
        return records::TimestampType::Create;
    case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME:
        return records::TimestampType::Append;
    case RD_KAFKA_TIMESTAMP_NOT_AVAILABLE:
        break;
    }
    return records::TimestampType::None;
}

} // namespace

core::Offset PartitionReader::nextSample() const
{
    const qint64 span = plan.end.value_or(plan.start) - plan.start;
    return plan.start + static_cast<core::Offset>(static_cast<long double>(span) * samplesTaken /
                                                  static_cast<long double>(plan.sampleCount));
}

ConsumerWorker::ConsumerWorker(const Connection &connection, const ReadRequest &request,
                               int fetchKilobytes, records::BatchQueue &queue,
                               const std::atomic<bool> &paused, Publish publish)
    : m_connection(connection)
    , m_request(request)
    , m_fetchKilobytes(fetchKilobytes)
    , m_queue(queue)
    , m_paused(paused)
    , m_publish(std::move(publish))
{}

ConsumerWorker::~ConsumerWorker() = default;

void ConsumerWorker::run(const std::stop_token &stop)
{
    if (auto opened = open(); !opened) {
        fail(opened.error());
        m_queue.close();
        return;
    }
    while (!stop.stop_requested()) {
        const auto resolved = resolve();
        if (resolved) {
            break;
        }
        if (!resolved.error().retriable) {
            fail(resolved.error());
            m_queue.close();
            return;
        }
        m_problem = resolved.error();
        publish(true);
        std::this_thread::sleep_for(retryInterval);
    }
    m_problem.reset();
    const auto *newest = std::get_if<FromNewest>(&m_request.from);
    m_merging = newest != nullptr && newest->records <= mergeAtMost;
    m_mergeUntil = Clock::now() + mergePatience;
    m_nextCheck = Clock::now() + retryInterval;
    resumeFetching();
    while (!stop.stop_requested() && !m_ended) {
        step(stop);
    }
    if (m_merging && !stop.stop_requested()) {
        releaseMerged(stop); // it ended before the backlog was read
    }
    suspend();
    if (m_inspector && !stop.stop_requested()) {
        m_inspector->settle(settlePatience);
    }
    m_settled = true;
    publish(true);
    m_queue.close();
}

void ConsumerWorker::step(const std::stop_token &stop)
{
    m_client->poll();
    if (m_paused) {
        suspend();
        if (Clock::now() >= m_nextCheck) {
            lookAtEnds();
            m_nextCheck = Clock::now() + Milliseconds(1000);
        }
        std::this_thread::sleep_for(pollTimeout);
    } else {
        if (m_suspended) {
            resumeFetching();
        }
        read(stop);
        if (m_merging && backlogIsRead()) {
            releaseMerged(stop);
        }
        findLost();
        seekSamples();
        watch();
    }
    publish(false);
    m_ended = m_ended || isRangeRead();
}

void ConsumerWorker::read(const std::stop_token &stop)
{
    // Asked for an array, librdkafka would lock its queue once a record; called back, once for all
    // that is there. What does not fit into the batch it keeps for the next time.
    rd_kafka_consume_callback_queue(m_events.get(), static_cast<int>(pollTimeout.count()),
                                    &ConsumerWorker::onMessage, this);
    if (!m_batch.isEmpty()) {
        deliver(std::exchange(m_batch, {}), stop);
    }
}

void ConsumerWorker::onMessage(rd_kafka_message_t *message, void *worker)
{
    auto *self = static_cast<ConsumerWorker *>(worker);
    self->take(*message);
    if (self->m_ended || self->isBatchFull()) {
        rd_kafka_yield(self->m_client->handle());
    }
}

// Full is what was reserved: growing would copy the batch.
bool ConsumerWorker::isBatchFull() const
{
    return !m_batch.isEmpty() && (m_batch.size() >= m_expected ||
                                  m_batch.payloadBytes() + m_bytesARecord > expectedBytes());
}

qsizetype ConsumerWorker::expectedBytes() const
{
    return std::min(m_expected * m_bytesARecord, batchBytes);
}

void ConsumerWorker::take(const rd_kafka_message_t &message)
{
    PartitionReader *reader = readerOf(message);
    if (reader == nullptr) {
        return;
    }
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        takeEvent(*reader, message);
        return;
    }
    // Fetched before the position moved.
    if (reader->finished || message.offset < reader->position || m_ended) {
        return;
    }
    if (reader->plan.end && message.offset >= *reader->plan.end) {
        passGap(*reader, *reader->plan.end);
        finish(*reader);
        return;
    }
    passGap(*reader, message.offset);
    reader->position = message.offset + 1;
    reader->caughtUp = false;
    if (reader->plan.end && reader->position >= *reader->plan.end) {
        finish(*reader);
    }
    if (isPassedOver(*reader, message)) {
        ++m_status.skipped;
        return;
    }
    encodeHeaders(message, m_headers);
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    const core::TimestampMs timestamp = rd_kafka_message_timestamp(&message, &type);
    if (m_batch.isEmpty()) {
        m_batch.reserve(m_expected, expectedBytes());
    }
    m_batch.append({.partition = message.partition,
                    .offset = message.offset,
                    .timestamp = timestamp,
                    .timestampType = typeOf(type),
                    .key = bytesView(message.key, message.key_len),
                    .value = bytesView(message.payload, message.len),
                    .encodedHeaders = m_headers,
                    .topic = reader->plan.topic});
    ++reader->records;
    ++m_status.received;
    const auto *count = std::get_if<ToCount>(&m_request.to);
    if (count != nullptr && m_status.received >= static_cast<quint64>(count->records)) {
        m_ended = true;
    }
}

bool ConsumerWorker::isPassedOver(PartitionReader &reader, const rd_kafka_message_t &message)
{
    if (m_status.timeByReading) {
        const core::TimestampMs timestamp = rd_kafka_message_timestamp(&message, nullptr);
        const auto *from = std::get_if<FromTime>(&m_request.from);
        const auto *to = std::get_if<ToTime>(&m_request.to);
        if ((from != nullptr && timestamp < from->time) ||
            (to != nullptr && timestamp >= to->time)) {
            return true;
        }
    }
    if (reader.plan.sampleCount > 0) {
        if (message.offset < reader.nextSample()) {
            return true;
        }
        // One for every mark that it has reached: a hole in the offsets costs samples.
        while (reader.samplesTaken < reader.plan.sampleCount &&
               reader.nextSample() <= message.offset) {
            ++reader.samplesTaken;
        }
        if (reader.samplesTaken >= reader.plan.sampleCount) {
            finish(reader);
        }
    }
    return false;
}

void ConsumerWorker::takeEvent(PartitionReader &reader, const rd_kafka_message_t &message)
{
    switch (message.err) {
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
        takeEnd(reader, message.offset);
        break;
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        reader.lost = true;
        m_anyLost = true;
        break;
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
        fail(kafkaError(message.err, m_topics[reader.plan.topic].name));
        break;
    default:
        // What it means is found by looking at the topic.
        m_nextCheck = Clock::now();
        break;
    }
}

void ConsumerWorker::takeEnd(PartitionReader &reader, core::Offset end)
{
    if (end < reader.position) {
        return; // seen before the position moved
    }
    passGap(reader, reader.plan.end ? std::min(*reader.plan.end, end) : end, true);
    reader.caughtUp = true;
    reader.caughtUpAt = Clock::now();
    if (reader.plan.end && reader.position >= *reader.plan.end) {
        finish(reader);
    }
}

void ConsumerWorker::passGap(PartitionReader &reader, core::Offset to, bool atEnd)
{
    if (to <= reader.position) {
        return;
    }
    m_status.gaps.unexplained += static_cast<quint64>(to - reader.position);
    if (!m_inspector) {
        m_inspector = std::make_unique<GapInspector>(m_connection, m_request.topics);
    }
    m_inspector->ask({.topic = reader.plan.topic,
                      .partition = reader.plan.partition,
                      .from = reader.position,
                      .to = to,
                      .atEnd = atEnd});
    reader.position = to;
}

void ConsumerWorker::takeFindings()
{
    if (m_inspector) {
        const records::OffsetGaps found = m_inspector->takeFindings();
        m_status.gaps.unexplained -= found.total();
        m_status.gaps += found;
    }
}

void ConsumerWorker::finish(PartitionReader &reader)
{
    reader.finished = true; // fetching ends in watch(), not in the midst of a batch
}

void ConsumerWorker::deliver(Batch batch, const std::stop_token &stop)
{
    // A little more than the mean, so that most guesses are enough. Where more comes than was
    // expected, the next batch is twice as large.
    m_bytesARecord = batch.payloadBytes() / batch.size() * 65 / 64 + 1;
    m_expected = std::clamp(batch.size() * 2, recordsAtLeast, recordsAtOnce);
    batch.squeeze();
    if (m_merging) {
        m_heldBytes += batch.memoryBytes();
        m_held.push_back(std::move(batch));
        return;
    }
    push(batch, stop);
}

void ConsumerWorker::push(Batch &batch, const std::stop_token &stop)
{
    if (m_queue.pushFor(batch, suspendAfter, stop)) {
        return;
    }
    // Nobody takes: what librdkafka would fetch ahead now would only be memory.
    suspend();
    while (!stop.stop_requested() && !m_queue.pushFor(batch, Milliseconds(1000), stop)) {
        m_client->poll();
        lookAtEnds();
        publish(true);
    }
}

bool ConsumerWorker::backlogIsRead()
{
    if (m_heldBytes > mergeBytes || Clock::now() > m_mergeUntil) {
        return true;
    }
    bool read = true;
    forEachReader([&read](const PartitionReader &reader) {
        read = read && (reader.finished || reader.caughtUp);
    });
    return read;
}

void ConsumerWorker::releaseMerged(const std::stop_token &stop)
{
    m_merging = false;
    for (Batch &batch : mergeByTime(m_held)) {
        if (!batch.isEmpty()) {
            push(batch, stop);
        }
    }
    m_held.clear();
    m_heldBytes = 0;
}

void ConsumerWorker::startFetching(PartitionReader &reader)
{
    const Topic &topic = m_topics[reader.plan.topic];
    if (reader.fetching || reader.finished || reader.lost || topic.gone) {
        return;
    }
    if (rd_kafka_consume_start_queue(topic.handle.get(), reader.plan.partition, reader.position,
                                     m_events.get()) == 0) {
        reader.fetching = true;
        reader.caughtUp = false;
    } else {
        m_problem = kafkaError(rd_kafka_last_error(), topic.name);
    }
}

void ConsumerWorker::stopFetching(PartitionReader &reader)
{
    if (reader.fetching) {
        rd_kafka_consume_stop(m_topics[reader.plan.topic].handle.get(), reader.plan.partition);
        reader.fetching = false;
    }
}

void ConsumerWorker::suspend()
{
    if (m_suspended || !m_client) {
        return;
    }
    m_suspended = true;
    forEachReader([this](PartitionReader &reader) { stopFetching(reader); });
    // What was fetched already is fetched again: it must not come out of order then.
    std::vector<rd_kafka_message_t *> stale(recordsAtOnce);
    for (;;) {
        const auto count =
            rd_kafka_consume_batch_queue(m_events.get(), 0, stale.data(), stale.size());
        if (count <= 0) {
            return;
        }
        std::for_each_n(stale.begin(), count, rd_kafka_message_destroy);
    }
}

void ConsumerWorker::resumeFetching()
{
    m_suspended = false;
    forEachReader([this](PartitionReader &reader) { startFetching(reader); });
}

void ConsumerWorker::seekSamples()
{
    if (!m_request.evenSample) {
        return;
    }
    forEachReader([this](PartitionReader &reader) {
        if (reader.finished || reader.plan.sampleCount == 0 ||
            reader.nextSample() - reader.position < seekBeyond) {
            return;
        }
        stopFetching(reader);
        reader.position = reader.nextSample();
        startFetching(reader);
    });
}

bool ConsumerWorker::isRangeRead()
{
    bool any = false;
    bool finished = true;
    forEachReader([&](const PartitionReader &reader) {
        any = true;
        finished = finished && reader.finished;
    });
    return any && finished && !m_merging;
}

ReadState ConsumerWorker::currentState()
{
    if (m_status.state == ReadState::Failed) {
        return ReadState::Failed;
    }
    if (m_settled) {
        return ReadState::Finished;
    }
    if (m_problem) {
        return ReadState::Stalled;
    }
    if (m_paused) {
        return ReadState::Paused;
    }
    bool any = false;
    bool caughtUp = true;
    forEachReader([&](const PartitionReader &reader) {
        any = true;
        caughtUp = caughtUp && reader.caughtUp;
    });
    if (!any) {
        return ReadState::Resolving;
    }
    return caughtUp && !m_merging ? ReadState::CaughtUp : ReadState::Reading;
}

void ConsumerWorker::publish(bool now)
{
    const ReadState state = currentState();
    if (!now && state == m_status.state && Clock::now() < m_nextPublish) {
        return;
    }
    m_nextPublish = Clock::now() + publishInterval;
    m_status.state = state;
    if (state != ReadState::Failed) {
        m_status.error = m_problem;
    }
    takeFindings();
    describePartitions();
    m_publish(m_status);
}

void ConsumerWorker::describePartitions()
{
    m_status.partitions.clear();
    forEachReader([this](PartitionReader &reader) {
        if (reader.fetching) {
            int64_t low = RD_KAFKA_OFFSET_INVALID;
            int64_t high = RD_KAFKA_OFFSET_INVALID;
            rd_kafka_get_watermark_offsets(m_client->handle(),
                                           m_topics[reader.plan.topic].name.toUtf8().constData(),
                                           reader.plan.partition, &low, &high);
            reader.low = std::max<core::Offset>(reader.low, low);
            reader.high = std::max<core::Offset>({reader.high, high, reader.position});
        }
        // A moment's difference is a record on its way; what stays is held back. Nothing is known
        // of it while nothing is fetched.
        const bool settled = reader.fetching && reader.caughtUp &&
                             Clock::now() > reader.caughtUpAt + Milliseconds(300);
        m_status.partitions.push_back(
            {.topic = reader.plan.topic,
             .partition = reader.plan.partition,
             .low = reader.low,
             .high = reader.high,
             .start = reader.plan.start,
             .position = reader.position,
             .end = reader.plan.end,
             .records = reader.records,
             .heldBack = settled ? static_cast<quint64>(reader.high - reader.position) : 0,
             .caughtUp = reader.caughtUp || reader.finished});
    });
}

void ConsumerWorker::fail(const core::Error &error)
{
    m_status.state = ReadState::Failed;
    m_status.error = error;
    m_ended = true; // the queue is closed by run(): what came before is still handed over
    m_publish(m_status);
}

ConsumerWorker::Topic *ConsumerWorker::topicOf(const rd_kafka_topic_t *handle)
{
    // Few topics, and mostly the first.
    const auto found = std::find_if(m_topics.begin(), m_topics.end(), [handle](const Topic &topic) {
        return topic.handle.get() == handle;
    });
    return found == m_topics.end() ? nullptr : &*found;
}

PartitionReader *ConsumerWorker::readerOf(const rd_kafka_message_t &message)
{
    const Topic *topic = topicOf(message.rkt);
    const auto partition = static_cast<size_t>(message.partition);
    if (topic == nullptr || message.partition < 0 || partition >= topic->readers.size()) {
        return nullptr;
    }
    return topic->readers[partition].get();
}

} // namespace mesh::kafka
