// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"

#include <QObject>
#include <QString>

#include <optional>
#include <stop_token>
#include <vector>

namespace mesh::workspace {

/// Something that takes over a second: shown with progress, can be cancelled.
struct Job
{
    qint64 id = 0;
    QString title;
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
    bool running = true;
    std::optional<core::Error> error;
};

/// The jobs of this process. GUI thread only; the work itself reports through queued calls.
class Jobs : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<Job> &jobs() const { return m_jobs; }

    /// Begins a job; `cancel` asks `stop` to stop.
    qint64 begin(const QString &title, std::stop_source stop);
    void progress(qint64 id, qint64 done, qint64 total);
    void finish(qint64 id, std::optional<core::Error> error = {});
    void cancel(qint64 id);

Q_SIGNALS:
    void changed(qint64 id);

private:
    std::vector<Job> m_jobs;
    std::vector<std::pair<qint64, std::stop_source>> m_stops;
    qint64 m_next = 1;
};

} // namespace mesh::workspace
