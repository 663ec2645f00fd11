// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <optional>

namespace mesh::workspace {

/// What was measured of a topic, from this machine.
struct TopicPulse
{
    std::optional<double> recordsPerSecond; ///< over the last seconds; none until two measurements
    std::optional<core::TimestampMs> newestRecord; ///< timestamp of the newest record seen
    core::TimestampMs measuredAt = -1;
};

/// Measures end offsets and newest records of watched topics every few seconds in the background.
class Pulse : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whoever shows topics says which; the union over all watchers is measured. Ends with the
    /// watcher.
    virtual void watch(QObject *watcher, const QSet<QString> &topics) = 0;
    [[nodiscard]] virtual TopicPulse of(const QString &topic) const = 0;

Q_SIGNALS:
    /// At most once a second.
    void measured();
};

} // namespace mesh::workspace
