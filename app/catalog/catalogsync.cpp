// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/catalogsync.h"

#include "app/catalog/syncworker.h"

namespace mesh::catalog {

namespace {

bool same(const std::optional<core::Error> &a, const std::optional<core::Error> &b)
{
    return a.has_value() == b.has_value() &&
           (!a || (a->code == b->code && a->detail == b->detail && a->where == b->where));
}

} // namespace

bool operator==(const SyncStatus &a, const SyncStatus &b)
{
    return a.state == b.state && same(a.error, b.error) && same(a.cacheError, b.cacheError) &&
           a.clusterId == b.clusterId && a.received == b.received && a.behind == b.behind &&
           a.syncedAt == b.syncedAt;
}

CatalogSync::CatalogSync(SyncSettings settings, Listener listener)
    : m_settings(std::move(settings))
    , m_listener(std::move(listener))
    , m_snapshot(std::make_shared<CatalogSnapshot>())
    , m_thread([this](const std::stop_token &stop) { SyncWorker(*this).run(stop); })
{}

CatalogSync::~CatalogSync() = default;

std::shared_ptr<const CatalogSnapshot> CatalogSync::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

SyncStatus CatalogSync::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void CatalogSync::refresh()
{
    {
        const std::lock_guard lock(m_mutex);
        m_refresh = true;
    }
    m_wake.notify_all();
}

} // namespace mesh::catalog
