// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/probepulse.h"

#include "app/workspace/ratemeter.h"

#include "app/core/clock.h"
#include "app/core/tasks.h"
#include "app/kafka/tailprobe.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace mesh::workspace {

using namespace std::chrono_literals;

namespace {
constexpr auto interval = 2s;
} // namespace

/// The thread that measures, and what it shares with the pulse.
class ProbePulse::Worker
{
public:
    Worker(ProbePulse &pulse, const kafka::Connection &connection)
        : m_clock(pulse.m_clock)
        , m_pulse(&pulse)
        , m_thread([this, connection](const std::stop_token &stop) { run(connection, stop); })
    {}

    /// The pulse hears nothing any more; the thread ends when its request does.
    void cut()
    {
        const std::lock_guard lock(m_mutex);
        m_pulse = nullptr;
        m_thread.request_stop();
    }

    void watch(const QSet<QString> &topics)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_watchedAnew = m_watchedAnew ||
                            !QSet<QString>(m_watched.begin(), m_watched.end()).contains(topics);
            m_watched = QStringList(topics.begin(), topics.end());
        }
        m_changed.notify_all();
    }

private:
    void run(const kafka::Connection &connection, const std::stop_token &stop);
    [[nodiscard]] TopicPulse pulseFrom(const kafka::TopicTail &tail, core::TimestampMs now);
    void tell(const QHash<QString, TopicPulse> &pulses);

    const core::Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    ProbePulse *m_pulse;
    QStringList m_watched;
    bool m_watchedAnew = false;
    QHash<QString, RateMeter> m_meters; ///< the thread's own
    std::jthread m_thread;              ///< ends first
};

void ProbePulse::Worker::run(const kafka::Connection &connection, const std::stop_token &stop)
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
        tell(pulses);
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, interval, [this] { return m_watchedAnew; });
    }
}

TopicPulse ProbePulse::Worker::pulseFrom(const kafka::TopicTail &tail, core::TimestampMs now)
{
    const RateMeter::Look look{
        .at = now, .ends = tail.ends, .newest = tail.newest, .newestIsOfEnds = tail.newestIsOfEnds};
    return {.recordsPerSecond = m_meters[tail.topic].add(look),
            .newestRecord = tail.newest,
            .measuredAt = now};
}

void ProbePulse::Worker::tell(const QHash<QString, TopicPulse> &pulses)
{
    const std::lock_guard lock(m_mutex);
    if (m_pulse != nullptr) {
        QMetaObject::invokeMethod(
            m_pulse, [pulse = m_pulse, pulses] { pulse->take(pulses); }, Qt::QueuedConnection);
    }
}

ProbePulse::ProbePulse(const core::Clock &clock, core::Tasks &tasks, QObject *parent)
    : Pulse(parent)
    , m_clock(clock)
    , m_tasks(tasks)
{}

ProbePulse::~ProbePulse()
{
    if (m_worker) {
        m_worker->cut();
        m_tasks.run(core::Pool::Io,
                    [worker = std::exchange(m_worker, nullptr)]() mutable { worker.reset(); });
    }
}

void ProbePulse::start(const kafka::Connection &connection, const QSet<QString> &unreadable)
{
    m_unreadable = unreadable;
    m_worker = std::make_shared<Worker>(*this, connection);
    publishWatched();
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
    if (!m_worker) {
        return;
    }
    QSet<QString> all;
    for (const QSet<QString> &topics : std::as_const(m_watchers)) {
        all.unite(topics);
    }
    all.subtract(m_unreadable);
    m_worker->watch(all);
}

TopicPulse ProbePulse::of(const QString &topic) const
{
    return m_pulses.value(topic);
}

void ProbePulse::take(const QHash<QString, TopicPulse> &pulses)
{
    // An empty answer: the cluster could not be asked, what was measured before stays with its
    // time.
    m_pulses.insert(pulses);
    Q_EMIT measured();
}

} // namespace mesh::workspace
