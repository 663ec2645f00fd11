// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mesh.h"

#include "app/kafka/logreader.h"

#include <QDateTime>
#include <QDeadlineTimer>

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using catalog::SyncState;
using catalog::SyncStatus;
using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr auto patience = 60s;
constexpr auto followPatience = 3s; // then what the other process has read is shown

// Whether waiting longer would tell more.
bool isSettled(const SyncStatus &status, bool offline)
{
    switch (status.state) {
    case SyncState::Live:
    case SyncState::NoMesh:
    case SyncState::Following:
    case SyncState::Offline:
        return true;
    case SyncState::Connecting:
    case SyncState::Reading:
        return offline; // what the cache holds is shown
    case SyncState::Starting:
        break;
    }
    return false;
}

// Another process reads for this one: it may be a moment behind what was just written.
class Followed
{
public:
    explicit Followed(const kafka::Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] bool isAtTheEnds(const catalog::CatalogSnapshot &snapshot)
    {
        if (m_patience.hasExpired()) {
            return true;
        }
        if (!m_reader) {
            auto reader = kafka::LogReader::open(m_connection);
            if (!reader) {
                return true;
            }
            m_reader = *std::move(reader);
        }
        const auto &sources = snapshot.sources();
        return !sources.empty() &&
               std::all_of(sources.begin(), sources.end(), [this](const auto &source) {
                   const auto bounds = m_reader->bounds(source.topic, followPatience);
                   return !bounds || source.nextOffset >= bounds->high;
               });
    }

private:
    const kafka::Connection &m_connection;
    const QDeadlineTimer m_patience{followPatience};
    std::unique_ptr<kafka::LogReader> m_reader;
};

// Offline nothing is opened: what the command line says tells which copy is meant.
Result<kafka::Connection> connectionOf(Context &context)
{
    if (!context.global().offline) {
        return context.connection();
    }
    const Result<Target> target = context.target();
    return target ? Result(kafka::Connection{
                        .profile = target->profile, .secrets = target->secrets, .token = {}})
                  : target.error();
}

} // namespace

Result<Mesh> readMeshSilently(Context &context, std::chrono::milliseconds freshEnough)
{
    const auto connected = connectionOf(context);
    if (!connected) {
        return connected.error();
    }
    const kafka::Connection &connection = *connected;
    std::mutex mutex;
    std::condition_variable_any changed;
    bool news = false;
    const bool offline = context.global().offline;
    catalog::CatalogSync sync({connection,
                               connection.profile.catalogPrefix,
                               connection.profile.sandbox,
                               offline,
                               {},
                               15s},
                              {{}, [&](const SyncStatus &) {
                                   const std::lock_guard lock(mutex);
                                   news = true;
                                   changed.notify_all();
                               }});
    const QDeadlineTimer deadline(patience);
    SyncStatus status = sync.status();
    const auto isFresh = [freshEnough](const SyncStatus &known) {
        return known.state != SyncState::Starting && known.syncedAt >= 0 &&
               QDateTime::currentMSecsSinceEpoch() - known.syncedAt < freshEnough.count();
    };
    Followed followed(connection);
    const auto isDone = [&](const SyncStatus &known) {
        if (isFresh(known)) {
            return true;
        }
        const bool asks = known.state == SyncState::Following && !offline;
        return isSettled(known, offline) && (!asks || followed.isAtTheEnds(*sync.snapshot()));
    };
    while (!isDone(status)) {
        const auto pause = status.state == SyncState::Following ? 20ms : 500ms;
        std::unique_lock lock(mutex);
        changed.wait_for(lock, context.stop(), pause, [&news] { return news; });
        news = false;
        lock.unlock();
        if (context.stop().stop_requested()) {
            return Error{Code::Cancelled, {}, connection.place()};
        }
        if (deadline.hasExpired()) {
            return Error{Code::Timeout, u"the catalog was not read to its end"_s,
                         connection.place(), true};
        }
        status = sync.status();
        context.progress(
            u"reading the catalog: %1 records, %2 to go"_s.arg(status.received).arg(status.behind));
    }
    context.progress({});
    Mesh mesh{sync.snapshot(), status};
    const core::TimestampMs known = mesh.snapshot->syncedAt();
    if (status.state == SyncState::Offline && known < 0) {
        return status.error.value_or(Error{Code::Unreachable, {}, connection.place(), true});
    }
    return mesh;
}

Result<Mesh> readMesh(Context &context)
{
    Result<Mesh> mesh = readMeshSilently(context);
    if (!mesh) {
        return mesh;
    }
    const SyncStatus &status = mesh->status;
    if (status.state == SyncState::Offline && !context.global().offline && status.error) {
        context.say(u"meshctl: %1 What is shown was known at %2."_s.arg(
            core::explain(*status.error).sentence(),
            timeValue(mesh->snapshot->syncedAt()).toDisplay()));
    }
    if (status.state == SyncState::NoMesh) {
        context.say(u"meshctl: there is no mesh on this cluster yet; its topics can be used"_s);
    }
    return mesh;
}

QString stateName(SyncState state)
{
    switch (state) {
    case SyncState::Starting:
        return u"starting"_s;
    case SyncState::Connecting:
        return u"connecting"_s;
    case SyncState::NoMesh:
        return u"no mesh"_s;
    case SyncState::Reading:
        return u"reading"_s;
    case SyncState::Live:
        return u"live"_s;
    case SyncState::Following:
        return u"following"_s;
    case SyncState::Offline:
        break;
    }
    return u"offline"_s;
}

} // namespace mesh::cli
