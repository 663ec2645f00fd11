// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/pulse.h"
#include "app/workspace/ratemeter.h"

#include "app/kafka/tailprobe.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace mesh::core {
class Clock;
}

namespace mesh::workspace {

/// Measures by a TailProbe of its own, on a thread of its own.
class ProbePulse final : public Pulse
{
    Q_OBJECT
public:
    explicit ProbePulse(const core::Clock &clock, QObject *parent = nullptr);
    ~ProbePulse() override;

    /// From now on there is a cluster to measure. Once.
    void start(const kafka::Connection &connection);

    void watch(QObject *watcher, const QSet<QString> &topics) override;
    [[nodiscard]] TopicPulse of(const QString &topic) const override;

private:
    void publishWatched();
    void run(const kafka::Connection &connection, const std::stop_token &stop);
    [[nodiscard]] TopicPulse pulseFrom(const kafka::TopicTail &tail, core::TimestampMs now);
    void take(const QHash<QString, TopicPulse> &pulses);

    const core::Clock &m_clock;
    QHash<QObject *, QSet<QString>> m_watchers;
    QHash<QString, TopicPulse> m_pulses;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QStringList m_watched;
    bool m_watchedAnew = false;

    QHash<QString, RateMeter> m_meters; ///< the thread's own
    std::jthread m_thread;
};

} // namespace mesh::workspace
