// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/probepulse.h"

#include "app/core/clock.h"

#include <chrono>

namespace mesh::workspace {

using namespace std::chrono_literals;

namespace {
constexpr auto interval = 2s;
} // namespace

ProbePulse::ProbePulse(const core::Clock &clock, QObject *parent)
    : Pulse(parent)
    , m_clock(clock)
{}

ProbePulse::~ProbePulse()
{
    m_thread.request_stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void ProbePulse::start(const kafka::Connection &connection)
{
    m_thread =
        std::jthread([this, connection](const std::stop_token &stop) { run(connection, stop); });
}

void ProbePulse::watch(QObject *watcher, const QSet<QString> &topics)
{
    if (!m_watchers.contains(watcher)) {
        connect(watcher, &QObject::destroyed, this, [this, watcher] {
            m_watchers.remove(watcher);
            publishWatched();
        });
    }
    m_watchers[watcher] = topics;
    publishWatched();
}

void ProbePulse::publishWatched()
{
    QSet<QString> all;
    for (const QSet<QString> &topics : std::as_const(m_watchers)) {
        all.unite(topics);
    }
    {
        const std::lock_guard lock(m_mutex);
        const QStringList watched(all.begin(), all.end());
        m_watchedAnew =
            m_watchedAnew || !QSet<QString>(m_watched.begin(), m_watched.end()).contains(all);
        m_watched = watched;
    }
    m_changed.notify_all();
}

TopicPulse ProbePulse::of(const QString &topic) const
{
    return m_pulses.value(topic);
}

void ProbePulse::run(const kafka::Connection &connection, const std::stop_token &stop)
{
    auto probe = kafka::TailProbe::create(connection);
    if (!probe) {
        return; // the session's own connection tells why
    }
    while (!stop.stop_requested()) {
        QStringList watched;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] { return !m_watched.isEmpty(); });
            watched = m_watched;
            m_watchedAnew = false;
        }
        if (stop.stop_requested()) {
            return;
        }
        QHash<QString, TopicPulse> pulses;
        if (const auto tails = probe.value()->measure(watched, stop)) {
            const core::TimestampMs now = m_clock.now();
            for (const kafka::TopicTail &tail : *tails) {
                pulses.insert(tail.topic, pulseFrom(tail, now));
            }
        }
        QMetaObject::invokeMethod(
            this, [this, pulses] { take(pulses); }, Qt::QueuedConnection);
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, interval, [this] { return m_watchedAnew; });
    }
}

TopicPulse ProbePulse::pulseFrom(const kafka::TopicTail &tail, core::TimestampMs now)
{
    const RateMeter::Look look{.at = now, .ends = tail.ends, .newest = tail.newest,
                                .newestIsOfEnds = tail.newestIsOfEnds};
    return {.recordsPerSecond = m_meters[tail.topic].add(look),
            .newestRecord = tail.newest,
            .measuredAt = now};
}

void ProbePulse::take(const QHash<QString, TopicPulse> &pulses)
{
    // An empty answer: the cluster could not be asked, what was measured before stays with its
    // time.
    m_pulses.insert(pulses);
    Q_EMIT measured();
}

} // namespace mesh::workspace
