// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/jobs.h"

#include <algorithm>

namespace mesh::workspace {

namespace {
// What has ended stays visible for a while, but the list does not grow for ever.
constexpr size_t endedJobsKept = 50;
} // namespace

qint64 Jobs::begin(const QString &title, std::stop_source stop)
{
    const qint64 id = m_next++;
    m_jobs.push_back({.id = id, .title = title});
    m_stops.emplace_back(id, std::move(stop));
    const auto ended =
        std::count_if(m_jobs.begin(), m_jobs.end(), [](const Job &job) { return !job.running; });
    if (size_t(ended) > endedJobsKept) {
        m_jobs.erase(std::find_if(m_jobs.begin(), m_jobs.end(),
                                  [](const Job &job) { return !job.running; }));
    }
    Q_EMIT changed(id);
    return id;
}

void Jobs::progress(qint64 id, qint64 done, qint64 total)
{
    const auto job =
        std::find_if(m_jobs.begin(), m_jobs.end(), [id](const Job &j) { return j.id == id; });
    if (job == m_jobs.end() || !job->running) {
        return;
    }
    job->done = done;
    job->total = total;
    Q_EMIT changed(id);
}

void Jobs::finish(qint64 id, std::optional<core::Error> error)
{
    const auto job =
        std::find_if(m_jobs.begin(), m_jobs.end(), [id](const Job &j) { return j.id == id; });
    if (job == m_jobs.end() || !job->running) {
        return;
    }
    job->running = false;
    job->error = std::move(error);
    std::erase_if(m_stops, [id](const auto &stop) { return stop.first == id; });
    Q_EMIT changed(id);
}

void Jobs::cancel(qint64 id)
{
    const auto stop =
        std::find_if(m_stops.begin(), m_stops.end(), [id](const auto &s) { return s.first == id; });
    if (stop != m_stops.end()) {
        stop->second.request_stop();
    }
}

} // namespace mesh::workspace
