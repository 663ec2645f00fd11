// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/volumesource.h"

#include <QDateTime>

#include <algorithm>

namespace mesh::ui {
namespace {

constexpr std::chrono::seconds askEvery{15};
constexpr qint64 minute = 60 * 1000;
/// Of a frame with more records, evenly spread ones are counted for the others.
constexpr qsizetype mostCounted = 500;

/// Twice the span a bar: neighbours melt together.
void halve(VolumeBars &bars)
{
    if (bars.counts.size() % 2 == 1) {
        bars.counts.push_back(0);
    }
    for (size_t bar = 0; bar < bars.counts.size() / 2; ++bar) {
        bars.counts[bar] = bars.counts[2 * bar] + bars.counts[2 * bar + 1];
    }
    bars.counts.resize(bars.counts.size() / 2);
    bars.span *= 2;
}

} // namespace

VolumeSource::VolumeSource(workspace::Session &session, const QString &topic, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_topic(topic)
{
    m_again.setInterval(askEvery);
    connect(&m_again, &QTimer::timeout, this, &VolumeSource::ask);
}

void VolumeSource::setTopic(const QString &topic)
{
    m_topic = topic;
    m_supported = true;
    ++m_request; // what is still asked is of the former one
    m_bars = {};
    m_origin = Origin::Nothing;
    Q_EMIT changed();
}

void VolumeSource::restart()
{
    m_counted = {};
    m_newest = -1;
    m_changed = false;
    if (m_origin == Origin::RecordsRead) {
        m_bars = {};
        m_origin = Origin::Nothing;
        Q_EMIT changed();
    }
    ask();
}

void VolumeSource::setActive(bool active)
{
    m_active = active;
    if (active) {
        ask();
        m_again.start();
    } else {
        m_again.stop();
    }
}

void VolumeSource::setSpan(qint64 milliseconds)
{
    if (milliseconds != m_span && milliseconds > 0) {
        m_span = milliseconds;
        ask();
    }
}

void VolumeSource::ask()
{
    if (!m_active || !m_session || m_topic.isEmpty()) {
        return;
    }
    if (!m_supported || !m_session->cluster().capabilities.timeLookup) {
        publishCounted();
        return;
    }
    const core::TimestampMs now = QDateTime::currentMSecsSinceEpoch();
    // A topic that has been quiet for long is shown around its last records.
    const bool quiet = m_newest >= 0 && m_newest < now - m_span;
    const core::TimestampMs until = (quiet ? m_newest : now) / minute * minute + minute;
    const quint64 request = ++m_request;
    m_session->volume(m_topic, until - m_span, until, bars)
        .then(this,
              [this, request](const core::Result<std::vector<workspace::VolumeBucket>> &buckets) {
                  answer(request, buckets);
              });
}

void VolumeSource::answer(quint64 request,
                          const core::Result<std::vector<workspace::VolumeBucket>> &buckets)
{
    if (request != m_request) {
        return;
    }
    if (!buckets) {
        m_supported = buckets.error().code != core::Code::Unsupported;
        publishCounted();
        return;
    }
    const bool any = std::any_of(buckets->begin(), buckets->end(),
                                 [](const auto &bucket) { return bucket.records > 0; });
    if (buckets->empty() || (!any && m_origin == Origin::RecordsRead)) {
        publishCounted();
        return;
    }
    m_bars = {buckets->front().from, buckets->front().to - buckets->front().from, {}};
    for (const workspace::VolumeBucket &bucket : *buckets) {
        m_bars.counts.push_back(bucket.records);
    }
    m_origin = Origin::OffsetsByTime;
    Q_EMIT changed();
}

void VolumeSource::count(const workspace::LiveFeed &feed, qsizetype first, qsizetype appended)
{
    const qsizetype step = std::max<qsizetype>(1, appended / mostCounted);
    for (qsizetype row = first; row < first + appended; row += step) {
        const core::TimestampMs time = feed.at(row).timestamp;
        if (time < 0) {
            continue;
        }
        const bool isFirst = m_newest < 0;
        m_newest = std::max(m_newest, time);
        widen(time);
        const auto place = (time - m_counted.from) / m_counted.span;
        m_counted.counts[size_t(place)] += std::min(step, first + appended - row);
        if (isFirst && m_origin == Origin::OffsetsByTime) {
            ask();
        }
    }
    if (!m_changed) {
        m_changed = true;
        // Bars that dance with every frame tell nothing.
        QTimer::singleShot(400, this, [this] {
            m_changed = false;
            if (m_origin != Origin::OffsetsByTime) {
                publishCounted();
            }
        });
    }
}

void VolumeSource::widen(core::TimestampMs time)
{
    if (m_counted.isEmpty()) {
        m_counted = {time / 1000 * 1000, 1000, {0}};
    }
    while (time < m_counted.from || time >= m_counted.from + m_counted.span * bars) {
        const qint64 missing = (m_counted.from - time + m_counted.span - 1) / m_counted.span;
        if (time < m_counted.from && missing + qint64(m_counted.counts.size()) <= bars) {
            m_counted.counts.insert(m_counted.counts.begin(), size_t(missing), 0);
            m_counted.from -= missing * m_counted.span;
        } else {
            halve(m_counted);
        }
    }
    const size_t place = size_t((time - m_counted.from) / m_counted.span);
    if (place >= m_counted.counts.size()) {
        m_counted.counts.resize(place + 1, 0);
    }
}

void VolumeSource::publishCounted()
{
    m_bars = m_counted;
    m_origin = m_counted.isEmpty() ? Origin::Nothing : Origin::RecordsRead;
    Q_EMIT changed();
}

} // namespace mesh::ui
