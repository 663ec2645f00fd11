// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mesh.h"

#include <QDeadlineTimer>

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

} // namespace

Result<Mesh> readMeshSilently(Context &context)
{
    const auto link = context.link();
    if (!link) {
        return link.error();
    }
    const kafka::Connection &connection = (*link)->connection;
    std::mutex mutex;
    std::condition_variable_any changed;
    bool news = false;
    const bool offline = context.global().offline;
    catalog::CatalogSync sync(
        {connection, connection.profile.catalogPrefix, connection.profile.sandbox, {}, 15s},
        {{}, [&](const SyncStatus &) {
             const std::lock_guard lock(mutex);
             news = true;
             changed.notify_all();
         }});
    const QDeadlineTimer deadline(patience);
    SyncStatus status = sync.status();
    while (!isSettled(status, offline)) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, context.stop(), 500ms, [&news] { return news; });
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
