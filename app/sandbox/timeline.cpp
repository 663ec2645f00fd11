// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/random.h"
#include "app/sandbox/topicspec.h"

#include <cmath>

namespace mesh::sandbox {

namespace {

constexpr core::TimestampMs origin = 1'767'225'600'000; // 2026-01-01T00:00:00Z

} // namespace

Timeline::Timeline(quint64 seed, QStringView topic, double ticksPerSecond)
    : m_seed(seed)
    , m_topic(topic.toString())
    , m_interval(1000.0 / ticksPerSecond)
{}

qint64 Timeline::firstTickAfter(core::TimestampMs time) const
{
    auto tick = static_cast<qint64>(std::floor(static_cast<double>(time - origin) / m_interval));
    while (timeOf(tick) < time) {
        ++tick;
    }
    return tick;
}

core::TimestampMs Timeline::timeOf(qint64 tick) const
{
    // Jitter within the tick's own span keeps the order while no two topics beat in step.
    const double jitter = Random(m_seed, m_topic, tick).real();
    return origin +
           static_cast<core::TimestampMs>((static_cast<double>(tick) + jitter) * m_interval);
}

} // namespace mesh::sandbox
