// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/kafka/producer.h"
#include "app/sandbox/eventencoder.h"
#include "app/sandbox/topicspec.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <vector>

namespace mesh::sandbox {

/// Brings the mesh to life: makes each topic's events for a span of time and hands them on, first
/// history as fast as it is taken, then what has become due since. Used by one thread.
class Feed
{
public:
    /// May block while whoever takes the records has no room.
    using Send = std::function<core::Result<void>(const kafka::OutgoingRecord &)>;

    struct Settings
    {
        quint64 seed = 1;
        double recordsPerSecond = 20; ///< of a topic whose share is 1; > 0
        core::TimestampMs start = 0;  ///< history lies before it
        std::chrono::milliseconds history{3'600'000};
    };

    /// `topics` and `encoders` go together, one for one.
    Feed(std::vector<TopicSpec> topics, std::vector<EventEncoder> encoders,
         const Settings &settings, Send send);

    /// The topic has its history already: it starts with what comes.
    void skipHistory(const QString &topic);

    /// Everything up to `now()`, topic by topic; topics that are done go on meanwhile. Ends early,
    /// without an error, when stopped.
    core::Result<void> fill(const std::stop_token &stop,
                            const std::function<core::TimestampMs()> &now);
    /// What every topic that has its history owes until `now`, unless that is more than five
    /// minutes: then it begins anew.
    core::Result<void> catchUp(core::TimestampMs now);

private:
    struct Source
    {
        TopicSpec topic;
        EventEncoder encoder;
        Timeline timeline;
        qint64 nextTick = 0;
        bool live = false; ///< its history is there
    };
    core::Result<void> produceUntil(Source &source, core::TimestampMs end);

    Settings m_settings;
    Send m_send;
    std::vector<Source> m_sources;
};

} // namespace mesh::sandbox
