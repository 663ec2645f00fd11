// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/gapinspector.h"

#include "app/kafka/admin.h"
#include "app/kafka/errors.h"

#include <algorithm>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Result;
using records::OffsetGaps;

namespace {

constexpr int gapsAtMost = 500;
constexpr core::Offset longestGap = 20'000;
constexpr Milliseconds askTimeout{3000};
constexpr Milliseconds readTimeout{3000};

using MessageHandle = Handle<rd_kafka_message_t, rd_kafka_message_destroy>;

} // namespace

OffsetGaps explainGap(const OffsetGap &gap, const std::set<core::Offset> &uncommitted,
                      std::optional<bool> compacted)
{
    OffsetGaps found;
    found.aborted = uncommitted.size();
    const auto rest = static_cast<quint64>(gap.to - gap.from) - found.aborted;
    const bool endsInMark = rest > 0 && !uncommitted.contains(gap.to - 1) &&
                            (gap.atEnd || uncommitted.contains(gap.to - 2));
    if (!compacted) {
        found.unexplained = rest;
    } else if (!*compacted) {
        found.control = rest; // nothing else takes offsets from a log that is only cut at its front
    } else {
        found.control = endsInMark ? 1 : 0;
        // One missing offset in the midst may be either.
        const quint64 holes = rest - found.control;
        (gap.to - gap.from > 1 ? found.compacted : found.unexplained) = holes;
    }
    return found;
}

GapInspector::GapInspector(const Connection &connection, QStringList topics)
    : m_connection(connection)
    , m_topics(std::move(topics))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{}

GapInspector::~GapInspector() = default;

void GapInspector::ask(const OffsetGap &gap)
{
    const std::lock_guard lock(m_mutex);
    if (m_askedInAll >= gapsAtMost || gap.to - gap.from > longestGap) {
        return;
    }
    ++m_askedInAll;
    m_asked.push_back(gap);
    m_changed.notify_all();
}

OffsetGaps GapInspector::takeFindings()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_findings, {});
}

void GapInspector::settle(Milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return m_asked.empty() && !m_busy; });
}

void GapInspector::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        OffsetGap gap;
        {
            std::unique_lock lock(m_mutex);
            m_busy = false;
            m_changed.notify_all();
            if (!m_changed.wait(lock, stop, [this] { return !m_asked.empty(); })) {
                return;
            }
            gap = m_asked.front();
            m_asked.pop_front();
            m_busy = true;
        }
        if (!m_client && !open()) {
            return;
        }
        inspect(gap, stop);
    }
}

Result<void> GapInspector::open()
{
    Client::Options options;
    options.further.append(ConfigurationEntry{"isolation.level", "read_uncommitted"});
    options.further.append(ConfigurationEntry{"fetch.message.max.bytes", "65536"});
    options.further.append(ConfigurationEntry{"queued.max.messages.kbytes", "1024"});
    auto client = Client::create(m_connection, options);
    auto admin = Admin::create(m_connection);
    if (!client || !admin) {
        return client ? admin.error() : client.error();
    }
    m_client = std::move(client).value();
    m_admin = std::move(admin).value();
    m_admin->setTimeout(askTimeout);
    return {};
}

void GapInspector::inspect(const OffsetGap &gap, const std::stop_token &stop)
{
    const std::optional<bool> compacted = isCompacted(gap.topic);
    // A single offset is no aborted record: there would be its transaction's mark as well.
    std::set<core::Offset> uncommitted;
    if (gap.to - gap.from > 1) {
        auto read = readUncommitted(gap, stop);
        if (!read) {
            return;
        }
        uncommitted = std::move(read).value();
    }
    const OffsetGaps found = explainGap(gap, uncommitted, compacted);
    const std::lock_guard lock(m_mutex);
    m_findings += found;
}

std::optional<bool> GapInspector::isCompacted(quint16 topic)
{
    const auto known = m_compacted.find(topic);
    if (known != m_compacted.end()) {
        return known->second;
    }
    std::optional<bool> compacted;
    if (const auto settings = m_admin->topicConfiguration(m_topics[topic])) {
        const auto policy =
            std::find_if(settings->begin(), settings->end(),
                         [](const ConfigEntry &each) { return each.name == u"cleanup.policy"_s; });
        if (policy != settings->end() && policy->value) {
            compacted = policy->value->contains(u"compact"_s);
        }
    }
    m_compacted[topic] = compacted;
    return compacted;
}

Result<std::set<core::Offset>> GapInspector::readUncommitted(const OffsetGap &gap,
                                                             const std::stop_token &stop)
{
    const QString &name = m_topics[gap.topic];
    TopicHandle &topic = m_handles[gap.topic];
    if (!topic) {
        if (const auto metadata = m_client->topicMetadata(name, askTimeout); !metadata) {
            return metadata.error();
        }
        topic.reset(rd_kafka_topic_new(m_client->handle(), name.toUtf8().constData(), nullptr));
    }
    if (!topic || rd_kafka_consume_start(topic.get(), gap.partition, gap.from) != 0) {
        return kafkaError(rd_kafka_last_error(), name);
    }
    std::set<core::Offset> seen;
    bool complete = false;
    const Deadline deadline = std::chrono::steady_clock::now() + readTimeout;
    while (!complete && !stop.stop_requested() && millisecondsUntil(deadline) > 0) {
        const MessageHandle message(rd_kafka_consume(topic.get(), gap.partition, 100));
        if (!message) {
            continue;
        }
        complete = message->offset >= gap.to || message->err != RD_KAFKA_RESP_ERR_NO_ERROR;
        if (!complete) {
            seen.insert(message->offset);
            complete = message->offset == gap.to - 1;
        }
    }
    rd_kafka_consume_stop(topic.get(), gap.partition);
    if (!complete) {
        return kafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT, name);
    }
    return seen;
}

} // namespace mesh::kafka
