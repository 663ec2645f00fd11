// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/histogram.h"

#include "app/workspace/session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace mesh::ui {

/// Records over time for one topic: by asking the cluster which offsets lie at which times, or,
/// where it cannot tell, by counting what the view has read. GUI thread only.
class VolumeSource : public QObject
{
    Q_OBJECT
public:
    enum class Origin {
        Nothing,
        OffsetsByTime, ///< of the whole topic
        RecordsRead,   ///< of what this view has read
    };
    static constexpr int bars = 120;

    VolumeSource(workspace::Session &session, const QString &topic, QObject *parent = nullptr);

    /// Another topic, empty while it is not known; restart() comes with the reading of it.
    void setTopic(const QString &topic);
    /// Forgets what was counted: another range is read.
    void restart();
    /// Counts records that came in; some of many stand for the rest.
    void count(const workspace::LiveFeed &feed, qsizetype first, qsizetype appended);
    /// Nobody looks, nothing is asked.
    void setActive(bool active);
    /// The span to show, in ms, ending at the newest record or now.
    void setSpan(qint64 milliseconds);
    [[nodiscard]] qint64 span() const { return m_span; }

    [[nodiscard]] Origin origin() const { return m_origin; }
    [[nodiscard]] const VolumeBars &volume() const { return m_bars; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void answer(quint64 request, const core::Result<std::vector<workspace::VolumeBucket>> &buckets);
    void publishCounted();
    void widen(core::TimestampMs time);

    QPointer<workspace::Session> m_session;
    QString m_topic;
    QTimer m_again;
    quint64 m_request = 0;
    bool m_active = false;
    bool m_supported = true;
    bool m_changed = false;
    Origin m_origin = Origin::Nothing;
    qint64 m_span = 60 * 60 * 1000;
    core::TimestampMs m_newest = -1;
    VolumeBars m_bars;
    VolumeBars m_counted;
};

} // namespace mesh::ui
