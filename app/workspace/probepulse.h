// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/pulse.h"

#include "app/kafka/clientconfig.h"

#include <memory>

namespace mesh::core {
class Clock;
class Tasks;
} // namespace mesh::core

namespace mesh::workspace {

/// Measures by a TailProbe of its own, on a thread of its own. Ends at once: a measurement under
/// way ends in the pool.
class ProbePulse final : public Pulse
{
    Q_OBJECT
public:
    ProbePulse(const core::Clock &clock, core::Tasks &tasks, QObject *parent = nullptr);
    ~ProbePulse() override;

    /// From now on there is a cluster to measure, but for these topics. Once.
    void start(const kafka::Connection &connection, const QSet<QString> &unreadable = {});

    void watch(QObject *watcher, const QSet<QString> &topics) override;
    [[nodiscard]] TopicPulse of(const QString &topic) const override;

private:
    class Worker;

    void publishWatched();
    void take(const QHash<QString, TopicPulse> &pulses);

    const core::Clock &m_clock;
    core::Tasks &m_tasks;
    QHash<QObject *, QSet<QString>> m_watchers;
    QHash<QString, TopicPulse> m_pulses;
    QSet<QString> m_unreadable;
    std::shared_ptr<Worker> m_worker; ///< null before the start
};

} // namespace mesh::workspace
