// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/pulse.h"

#include <QPointer>
#include <QTimer>

#include <chrono>

namespace mesh::core {
class Clock;
}

namespace mesh::workspace {

/// Measures now and then those topics whose promise may be broken by now, and leaves the
/// others alone: what came an hour ago and may be a day old is looked at again tomorrow. GUI thread
/// only.
class FreshnessWatch : public QObject
{
    Q_OBJECT
public:
    /// The clock outlives it. Once the pulse has ended, nothing is measured or known.
    FreshnessWatch(Pulse &pulse, const core::Clock &clock,
                   std::chrono::milliseconds betweenRounds = std::chrono::seconds(30),
                   QObject *parent = nullptr);

    /// How old the newest record of a topic may be, in ms.
    void setPromises(const QHash<QString, qint64> &promised);
    /// What is known of those topics, whoever measured it.
    [[nodiscard]] QHash<QString, TopicPulse> pulses() const;

Q_SIGNALS:
    /// A round has ended.
    void measured();

private:
    void begin();
    void take();
    [[nodiscard]] bool isMeasured(const QString &topic) const;

    QPointer<Pulse> m_pulse;
    const core::Clock &m_clock;
    QHash<QString, qint64> m_promised;
    QSet<QString> m_due; ///< in this round; empty: it has ended
    core::TimestampMs m_begun = 0;
    int m_answers = 0; ///< in this round
    QTimer m_rest;
};

} // namespace mesh::workspace
