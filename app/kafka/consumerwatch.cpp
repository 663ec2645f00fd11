// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// What a ConsumerWorker does when the world moves: partitions added, topics deleted and made anew,
// ranges gone, brokers away.
#include "app/kafka/consumerworker.h"

#include "app/kafka/errors.h"

#include <algorithm>
#include <utility>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using records::JumpedRange;

namespace {

using Clock = std::chrono::steady_clock;

constexpr Milliseconds askTimeout{1000};
constexpr Milliseconds checkWhenQuiet{2000};
constexpr Milliseconds checkWhenBusy{5000};
constexpr Milliseconds checkWhenStalled{500};
constexpr size_t jumpsKept = 1000;

} // namespace

void ConsumerWorker::watch()
{
    forEachReader([this](PartitionReader &reader) {
        if (reader.finished) {
            stopFetching(reader);
        }
    });
    const bool broken = !m_problem && m_client->connectionError();
    if (Clock::now() < m_nextCheck && !broken) {
        return;
    }
    checkTopics();
    if (m_problem) {
        m_nextCheck = Clock::now() + checkWhenStalled;
    } else {
        const bool quiet = currentState() == ReadState::CaughtUp;
        m_nextCheck = Clock::now() + (quiet ? checkWhenQuiet : checkWhenBusy);
    }
}

void ConsumerWorker::checkTopics()
{
    std::optional<core::Error> problem;
    for (size_t i = 0; i < m_topics.size(); ++i) {
        const auto metadata = m_client->topicMetadata(m_topics[i].name, askTimeout);
        if (!metadata) {
            m_problem = metadata.error();
            return;
        }
        checkTopic(static_cast<quint16>(i), (*metadata)->topics[0]);
        if (m_topics[i].gone && !problem) {
            problem = kafkaError(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, m_topics[i].name);
        }
        const rd_kafka_metadata_topic &topic = (*metadata)->topics[0];
        for (int p = 0; p < topic.partition_cnt && !problem; ++p) {
            if (topic.partitions[p].leader < 0 && isWanted(topic.partitions[p].id)) {
                problem = kafkaError(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, m_topics[i].name);
            }
        }
    }
    m_problem = problem;
    m_client->clearConnectionError();
}

void ConsumerWorker::checkTopic(quint16 index, const rd_kafka_metadata_topic &metadata)
{
    Topic &topic = m_topics[index];
    if (metadata.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) {
        topicIsGone(topic);
        return;
    }
    if (metadata.err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED) {
        fail(kafkaError(metadata.err, topic.name));
        return;
    }
    if (metadata.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return;
    }
    if (topic.gone) {
        topicIsBack(index);
    }
    std::vector<TopicPartition> added;
    for (int p = 0; p < metadata.partition_cnt; ++p) {
        const core::PartitionId id = metadata.partitions[p].id;
        const auto at = static_cast<size_t>(id);
        const bool known = at < topic.readers.size() && topic.readers[at];
        if (!known && isWanted(id) && metadata.partitions[p].leader >= 0) {
            added.emplace_back(index, id);
        }
    }
    // A range that was fixed when reading began has no place for what came later.
    if (!added.empty() && std::holds_alternative<std::monostate>(m_request.to) &&
        !m_request.evenSample) {
        joinPartitions(added);
    }
}

void ConsumerWorker::topicIsGone(Topic &topic)
{
    topic.gone = true;
    ++topic.goneChecks;
    for (const auto &reader : topic.readers) {
        if (reader) {
            stopFetching(*reader);
            reader->caughtUp = false;
        }
    }
}

void ConsumerWorker::topicIsBack(quint16 index)
{
    Topic &topic = m_topics[index];
    topic.gone = false;
    // Seen gone once, it may have been an answer of a broker that did not know it yet.
    const bool remade = std::exchange(topic.goneChecks, 0) > 1;
    for (const auto &reader : topic.readers) {
        if (reader) {
            reader->lost = true; // findLost sees where it goes on
            reader->remade = remade;
            m_anyLost = true;
        }
    }
}

void ConsumerWorker::joinPartitions(const std::vector<TopicPartition> &added)
{
    const auto bounds = askBounds(added);
    if (!bounds) {
        m_problem = bounds.error();
        return;
    }
    // All that is in a new partition came after reading began.
    ReadRequest fromBeginning = m_request;
    fromBeginning.from = FromBeginning{};
    addReaders(fromBeginning, *bounds);
    for (const auto &[topic, partition] : added) {
        startFetching(*m_topics[topic].readers[static_cast<size_t>(partition)]);
    }
}

void ConsumerWorker::findLost()
{
    if (!m_anyLost) {
        return;
    }
    std::vector<TopicPartition> lost;
    forEachReader([&](PartitionReader &reader) {
        if (reader.lost && !m_topics[reader.plan.topic].gone) {
            stopFetching(reader);
            lost.emplace_back(reader.plan.topic, reader.plan.partition);
        }
    });
    const auto bounds = askBounds(lost);
    if (!bounds) {
        m_problem = bounds.error(); // tried again in the next round
        m_nextCheck = Clock::now();
        return;
    }
    for (const PartitionBounds &each : *bounds) {
        PartitionReader &reader =
            *m_topics[each.topic].readers[static_cast<size_t>(each.partition)];
        findAgain(reader, each.low, each.end);
    }
    m_anyLost = false;
}

void ConsumerWorker::findAgain(PartitionReader &reader, core::Offset low, core::Offset end)
{
    reader.lost = false;
    const bool remade = std::exchange(reader.remade, false);
    if (reader.position < low && !remade) {
        jump(reader, low, JumpedRange::Reason::Retention);
    } else if (reader.position > end || remade) {
        // Offsets start again: the topic was made anew, or an election lost its end.
        jump(reader, low,
             remade || low == 0 ? JumpedRange::Reason::Recreated : JumpedRange::Reason::Lost);
        reader.high = end;
    }
    reader.low = low;
    if (reader.plan.end && reader.position >= *reader.plan.end) {
        finish(reader);
    }
    startFetching(reader);
}

void ConsumerWorker::lookAtEnds()
{
    std::vector<TopicPartition> asked;
    forEachReader([&](const PartitionReader &reader) {
        if (!reader.finished && !m_topics[reader.plan.topic].gone) {
            asked.emplace_back(reader.plan.topic, reader.plan.partition);
        }
    });
    const auto bounds = askBounds(asked);
    if (!bounds) {
        m_problem = bounds.error();
        return;
    }
    m_problem.reset();
    for (const PartitionBounds &each : *bounds) {
        PartitionReader &reader =
            *m_topics[each.topic].readers[static_cast<size_t>(each.partition)];
        reader.low = each.low;
        reader.high = std::max(each.end, reader.position);
    }
}

void ConsumerWorker::jump(PartitionReader &reader, core::Offset to, JumpedRange::Reason reason)
{
    const JumpedRange range{.topic = reader.plan.topic,
                            .partition = reader.plan.partition,
                            .from = reader.position,
                            .to = to,
                            .reason = reason};
    reader.position = to;
    ++m_status.jumpCount;
    m_status.jumpedOffsets += range.offsets();
    m_status.jumps.push_back(range);
    if (m_status.jumps.size() > jumpsKept) {
        m_status.jumps.erase(m_status.jumps.begin());
    }
}

} // namespace mesh::kafka
