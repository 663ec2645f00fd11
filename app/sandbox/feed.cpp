// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/feed.h"

#include <algorithm>

namespace mesh::sandbox {

namespace {

/// History is made in slices of this much of its time, so that a stop is noticed and live topics
/// do not pause.
constexpr core::TimestampMs slice = 5 * 60'000;

/// Who was away for longer (a laptop that slept) does not make up for it: nobody was there to buy.
constexpr core::TimestampMs longestGap = 5 * 60'000;

} // namespace

Feed::Feed(std::vector<TopicSpec> topics, std::vector<EventEncoder> encoders,
           const Settings &settings, Send send)
    : m_settings(settings)
    , m_send(std::move(send))
{
    const core::TimestampMs begin = settings.start - settings.history.count();
    for (std::size_t i = 0; i < topics.size(); ++i) {
        Timeline timeline(settings.seed, topics[i].name,
                          settings.recordsPerSecond * topics[i].share);
        const qint64 firstTick = timeline.firstTickAfter(begin);
        m_sources.push_back(
            {std::move(topics[i]), std::move(encoders[i]), std::move(timeline), firstTick, false});
    }
}

void Feed::skipHistory(const QString &topic)
{
    for (Source &source : m_sources) {
        if (source.topic.name == topic) {
            source.nextTick = source.timeline.firstTickAfter(m_settings.start);
            source.live = true;
        }
    }
}

core::Result<void> Feed::fill(const std::stop_token &stop,
                              const std::function<core::TimestampMs()> &now)
{
    for (Source &source : m_sources) {
        while (!source.live && !stop.stop_requested()) {
            const core::TimestampMs reached = source.timeline.timeOf(source.nextTick);
            const core::TimestampMs present = now();
            if (const auto made = produceUntil(source, std::min(reached + slice, present)); !made) {
                return made;
            }
            source.live = reached + slice >= present;
            if (const auto others = catchUp(present); !others) {
                return others;
            }
        }
    }
    return {};
}

core::Result<void> Feed::catchUp(core::TimestampMs now)
{
    for (Source &source : m_sources) {
        if (source.live) {
            if (now - source.timeline.timeOf(source.nextTick) > longestGap) {
                source.nextTick = source.timeline.firstTickAfter(now);
            }
            if (const auto made = produceUntil(source, now); !made) {
                return made;
            }
        }
    }
    return {};
}

core::Result<void> Feed::produceUntil(Source &source, core::TimestampMs end)
{
    for (core::TimestampMs time = source.timeline.timeOf(source.nextTick); time < end;
         time = source.timeline.timeOf(++source.nextTick)) {
        const std::optional<Event> event = source.topic.generate(
            {m_settings.seed, source.nextTick, time, m_settings.start, &source.timeline});
        if (!event) {
            continue;
        }
        auto record = source.encoder.encode(*event);
        if (!record) {
            return record.error();
        }
        record->topic = source.topic.name;
        if (const auto sent = m_send(*record); !sent) {
            return sent;
        }
    }
    return {};
}

} // namespace mesh::sandbox
