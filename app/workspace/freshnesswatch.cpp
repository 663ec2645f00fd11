// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/freshnesswatch.h"

#include "app/core/clock.h"

#include <algorithm>

namespace mesh::workspace {

namespace {

// A topic that is gone, or may not be described, is never measured: a round does not wait for it.
constexpr int mostAnswers = 3;

} // namespace

FreshnessWatch::FreshnessWatch(Pulse &pulse, const core::Clock &clock,
                               std::chrono::milliseconds betweenRounds, QObject *parent)
    : QObject(parent)
    , m_pulse(&pulse)
    , m_clock(clock)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(betweenRounds);
    connect(&m_rest, &QTimer::timeout, this, &FreshnessWatch::begin);
    connect(&pulse, &Pulse::measured, this, &FreshnessWatch::take);
}

void FreshnessWatch::setPromises(const QHash<QString, qint64> &promised)
{
    if (promised != m_promised) {
        m_promised = promised;
        begin();
    }
}

QHash<QString, TopicPulse> FreshnessWatch::pulses() const
{
    QHash<QString, TopicPulse> known;
    for (auto it = m_promised.begin(); m_pulse && it != m_promised.end(); ++it) {
        known.insert(it.key(), m_pulse->of(it.key()));
    }
    return known;
}

void FreshnessWatch::begin()
{
    if (!m_pulse) {
        return;
    }
    m_begun = m_clock.now();
    m_answers = 0;
    m_due.clear();
    for (auto it = m_promised.begin(); it != m_promised.end(); ++it) {
        const auto newest = m_pulse->of(it.key()).newestRecord;
        if (!newest || m_begun - *newest > it.value()) {
            m_due.insert(it.key());
        }
    }
    m_pulse->watch(this, m_due);
    if (m_due.isEmpty()) {
        m_rest.start();
    }
}

void FreshnessWatch::take()
{
    if (m_due.isEmpty()) {
        return;
    }
    ++m_answers;
    if (m_answers < mostAnswers &&
        !std::all_of(m_due.begin(), m_due.end(), [this](const auto &t) { return isMeasured(t); })) {
        return;
    }
    m_due.clear();
    m_pulse->watch(this, {});
    m_rest.start();
    Q_EMIT measured();
}

bool FreshnessWatch::isMeasured(const QString &topic) const
{
    return m_pulse->of(topic).measuredAt >= m_begun;
}

} // namespace mesh::workspace
