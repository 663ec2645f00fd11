// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/syncworker.h"

#include "app/core/clock.h"
#include "app/core/memory.h"
#include "app/core/paths.h"

#include <QFile>

#include <sys/stat.h>

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Code;
using core::Result;

namespace {

constexpr auto requestTimeout = 3s;
constexpr auto followInterval = 100ms; // how often the others look at the cache
constexpr auto retryInterval = 2s;     // topics that cannot be read yet
constexpr auto touchInterval = 10s;    // how old "synced" on disk may be
constexpr auto probeInterval = 1s;     // while the cluster seems to be away
constexpr auto quietInterval = 5s;     // a broker that hangs closes no connection: it is asked
constexpr auto longestBackoff = 10'000ms;
constexpr auto settling = 1s;     // after much was read, until the client has let go of it
constexpr auto livePause = 40ms;  // between two snapshots while records keep coming
constexpr auto readingPause = 1s; // the same while far behind

core::TimestampMs now()
{
    return core::SystemClock().now();
}

quint64 fileNumber(const QString &path)
{
    struct stat facts
    {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_ino : 0;
}

} // namespace

SyncWorker::SyncWorker(CatalogSync &sync)
    : m_sync(sync)
    , m_topics(sync.m_settings.prefix)
    , m_place(sync.m_settings.cacheFolder.isEmpty() ? core::cacheDirectory()
                                                    : sync.m_settings.cacheFolder,
              sync.m_settings.prefix, sync.m_settings.connection.profile.bootstrapServers)
    , m_builder(m_topics)
{}

void SyncWorker::run(const std::stop_token &stop)
{
    report();
    const QString known = m_sync.m_settings.embedded ? u"sandbox"_s : m_place.rememberedCluster();
    if (!known.isEmpty()) {
        openCache(known);
    }
    if (m_sync.m_settings.offline) {
        stayOffline();
        return;
    }
    while (!stop.stop_requested()) {
        // The first connection ever tells which cluster's cache it is.
        if (m_clusterId.isEmpty() && !connect(stop)) {
            sleep(stop, m_backoff);
            continue;
        }
        if (m_inMemory || (m_lock && m_lock->tryLock())) {
            own(stop);
        } else if (m_sync.m_settings.embedded) {
            // Another sandbox is another mesh: it is not followed, only its file is left alone.
            useMemory({});
        } else {
            follow(stop);
        }
    }
    if (m_sources) {
        (void)m_sources->touch(now());
    }
}

void SyncWorker::stayOffline()
{
    m_status.state = SyncState::Offline;
    if (m_clusterId.isEmpty()) {
        m_status.error =
            core::Error{Code::NotFound, u"it has never been read from here"_s,
                        u"a copy of the mesh at %1"_s.arg(m_sync.m_settings.connection.place())};
    } else if (m_status.cacheError) {
        m_status.error = m_status.cacheError;
    }
    report();
}

void SyncWorker::sleep(const std::stop_token &stop, std::chrono::milliseconds time)
{
    std::unique_lock lock(m_sync.m_mutex);
    m_sync.m_wake.wait_for(lock, stop, time, [this] { return m_sync.m_refresh; });
}

bool SyncWorker::takeRefresh()
{
    const std::lock_guard lock(m_sync.m_mutex);
    return std::exchange(m_sync.m_refresh, false);
}

// --- the cache

Result<CatalogCache> SyncWorker::openFile()
{
    Result<CatalogCache> cache = CatalogCache::open(m_place.cacheFile(m_clusterId));
    // It is a copy: whoever may write makes a damaged one anew.
    if (!cache && cache.error().code == Code::Corrupt && m_lock->tryLock()) {
        storage::removeDatabase(m_place.cacheFile(m_clusterId));
        cache = CatalogCache::open(m_place.cacheFile(m_clusterId));
    }
    return cache;
}

void SyncWorker::openCache(const QString &clusterId)
{
    if (m_clusterId != clusterId) {
        m_builder.clear();
    }
    m_clusterId = clusterId;
    m_status.clusterId = clusterId;
    m_inMemory = false;
    m_sources.reset();
    m_cache.reset();
    m_lock.emplace(m_place.lockFile(clusterId));
    Result<CatalogCache> cache = openFile();
    if (!cache) {
        useMemory(cache.error());
        return;
    }
    m_cache.emplace(std::move(*cache));
    m_fileNumber = fileNumber(m_place.cacheFile(clusterId));
    m_sequence = 0;
    if (const auto loaded = loadNew(); !loaded) {
        // Damage may show only when the pages are read.
        if (loaded.error().code == Code::Corrupt && m_lock->tryLock()) {
            m_cache.reset();
            storage::removeDatabase(m_place.cacheFile(clusterId));
            m_builder.clear();
            openCache(clusterId);
            return;
        }
        useMemory(loaded.error());
        return;
    }
    m_status.cacheError.reset();
    m_unpublished = true;
    publish();
}

void SyncWorker::useMemory(const core::Error &reason)
{
    m_sources.reset();
    m_cache.reset();
    if (m_lock) {
        m_lock->unlock();
    }
    m_inMemory = true;
    m_status.cacheError = reason.code == Code::Unknown ? std::nullopt : std::optional(reason);
    m_builder.clear();
    m_holdBack = true;
    m_sequence = 0;
    m_cachedSources.clear();
    if (Result<CatalogCache> cache = CatalogCache::openInMemory()) {
        m_cache.emplace(std::move(*cache));
    }
    report();
}

Result<void> SyncWorker::loadNew()
{
    const Result<qint64> last =
        m_cache->readSince(m_sequence, [this](CatalogRecord &&record) { m_builder.apply(record); });
    Result<std::vector<CachedSource>> sources = m_cache->sources();
    Result<CatalogCache::TopicList> topics = m_cache->topics();
    if (!last || !sources || !topics) {
        return !last ? last.error() : !sources ? sources.error() : topics.error();
    }
    // A list of topics, or that a catalog topic is read to its end, is news without any record.
    const auto isRead = [](const CachedSource &source) { return source.complete; };
    m_unpublished =
        m_unpublished || *last != m_sequence || topics->at != m_listedAt ||
        std::ranges::count_if(*sources, isRead) != std::ranges::count_if(m_cachedSources, isRead);
    m_listedAt = topics->at;
    m_sequence = *last;
    m_cachedSources = std::move(*sources);
    core::TimestampMs oldest = -1;
    for (const CachedSource &source : m_cachedSources) {
        m_builder.setSource(source);
        const core::TimestampMs known = source.complete ? source.syncedAt : 0;
        oldest = oldest < 0 ? known : std::min(oldest, known);
    }
    m_status.syncedAt = oldest > 0 ? oldest : -1;
    if (topics->at >= 0) {
        m_builder.setTopics(topics->topics, topics->at);
    }
    return {};
}

bool SyncWorker::isReplaced() const
{
    return fileNumber(m_place.cacheFile(m_clusterId)) != m_fileNumber;
}

// --- the cluster

bool SyncWorker::connect(const std::stop_token &stop)
{
    m_status.state = SyncState::Connecting;
    report();
    const auto failed = [this](const core::Error &error) {
        m_status.state = SyncState::Offline;
        m_status.error = error;
        report();
        m_backoff = std::min(m_backoff * 2, std::chrono::milliseconds(longestBackoff));
        return false;
    };
    if (m_admin == nullptr) {
        auto admin = kafka::Admin::create(m_sync.m_settings.connection);
        if (!admin) {
            return failed(admin.error());
        }
        m_admin = std::move(*admin);
        m_admin->setTimeout(requestTimeout);
    }
    const Result<kafka::Cluster> cluster = m_admin->cluster();
    if (stop.stop_requested()) {
        return false;
    }
    if (!cluster) {
        m_admin.reset(); // it may hold an address that has moved
        return failed(cluster.error());
    }
    m_capabilities = cluster->capabilities;
    m_backoff = 500ms;
    m_status.error.reset();
    const QString id = m_sync.m_settings.embedded ? u"sandbox"_s : cluster->id;
    if (!m_sync.m_settings.embedded) {
        m_place.rememberCluster(id);
    }
    if (id != m_clusterId) {
        openCache(id);
        return false; // whether this process may write the other cache is asked anew
    }
    return true;
}

void SyncWorker::disconnect()
{
    m_sources.reset();
    m_reader.reset();
}

void SyncWorker::listTopics()
{
    m_nextListing = Steady::now() + m_sync.m_settings.topicsInterval;
    const Result<std::vector<kafka::TopicInfo>> topics = m_admin->topics();
    if (!topics) {
        return; // shown by the connection's state; the list has its age
    }
    CatalogCache::TopicList list;
    list.at = now();
    for (const kafka::TopicInfo &topic : *topics) {
        list.topics.push_back({topic.name, static_cast<qint32>(topic.partitions), topic.internal});
    }
    m_builder.setTopics(list.topics, list.at);
    m_unpublished = true;
    if (const auto written = m_cache->writeTopics(list); !written) {
        m_status.cacheError = written.error();
    }
}

// The platform's topic, and one for each domain that has a record.
void SyncWorker::followCatalog(const std::stop_token &stop)
{
    m_nextFollow = Steady::now() + retryInterval;
    const auto begin = [this](const QString &topic, const QString &domain) {
        if (m_sources->follows(topic)) {
            return true;
        }
        // First how long tombstones live there: it tells whether the topic is to be read anew.
        const std::optional<Problem> shape = lookAtShape(topic, domain);
        const Result<void> followed = m_sources->follow(topic, domain);
        if (followed) {
            m_builder.setTopicProblem(topic, shape);
        }
        return followed.ok() || followed.error().code == Code::Denied;
    };
    const QString platform = m_topics.platform();
    m_platformMissing = !begin(platform, QString());
    if (!m_platformMissing && !m_sources->follows(m_topics.requests())) {
        (void)m_sources->followIfAllowed(m_topics.requests());
    }
    for (const QString &domain : m_builder.domainIds()) {
        if (stop.stop_requested()) {
            return;
        }
        (void)begin(m_topics.domain(domain), domain);
    }
}

// A catalog topic that loses records, or keeps them in several orders, is told. One that is not
// there has no settings to ask for.
std::optional<Problem> SyncWorker::lookAtShape(const QString &topic, const QString &domain)
{
    Problem problem;
    problem.finding = Finding::TopicShape;
    problem.topic = topic;
    problem.domain = domain;
    const auto partitions = m_admin->partitions(topic);
    if (partitions && partitions->size() > 1) {
        problem.detail = u"%1 partitions instead of one"_s.arg(partitions->size());
    }
    if (partitions && m_capabilities.configurations) {
        const auto configuration = m_admin->topicConfiguration(topic);
        for (const kafka::ConfigEntry &entry :
             configuration.valueOr(std::vector<kafka::ConfigEntry>())) {
            if (entry.name == u"cleanup.policy" && entry.value && entry.value != u"compact") {
                problem.detail = u"cleanup.policy=%1 instead of compact"_s.arg(*entry.value);
            }
            if (entry.name == u"delete.retention.ms" && entry.value) {
                m_sources->setStaleAfter(topic, entry.value->toLongLong() / 2);
            }
        }
    }
    return problem.detail.isEmpty() ? std::nullopt : std::optional(std::move(problem));
}

// An idle connection may be closed without anything being wrong, and a broker that hangs keeps its
// connections: only a question that is not answered means offline.
void SyncWorker::checkConnection()
{
    const bool suspect = m_reader->disconnected() || m_status.state == SyncState::Offline;
    if (Steady::now() < (suspect ? m_nextProbe : m_nextQuietProbe)) {
        return;
    }
    const auto patience =
        suspect ? Steady::duration(probeInterval) : Steady::duration(requestTimeout);
    const auto answer = m_reader->bounds(
        m_topics.platform(), std::chrono::duration_cast<std::chrono::milliseconds>(patience));
    m_nextProbe = Steady::now() + probeInterval;
    m_nextQuietProbe = Steady::now() + quietInterval;
    const bool reached =
        answer.ok() || answer.error().code == Code::NotFound || answer.error().code == Code::Denied;
    const bool wasOffline = m_status.state == SyncState::Offline;
    if (!reached) {
        m_status.state = SyncState::Offline;
        m_status.error = answer.error();
    } else if (wasOffline) {
        m_status.state = SyncState::Reading;
        m_status.error.reset();
        m_nextListing = Steady::now();
        (void)m_sources->checkStale();
    }
}

// --- the two lives

void SyncWorker::own(const std::stop_token &stop)
{
    if (!connect(stop)) {
        if (!stop.stop_requested()) {
            sleep(stop, m_backoff);
            (void)takeRefresh();
        }
        return;
    }
    auto reader = kafka::LogReader::open(m_sync.m_settings.connection);
    // Followed up to here, or just loaded: what others wrote meanwhile is taken in once more.
    const auto loaded = m_cache ? loadNew() : Result<void>(core::Error{Code::Storage});
    if (!reader || !loaded) {
        m_status.error = reader ? loaded.error() : reader.error();
        m_status.state = SyncState::Offline;
        report();
        if (reader && !m_inMemory) {
            useMemory(loaded.error());
        }
        sleep(stop, m_backoff);
        return;
    }
    m_reader = std::move(*reader);
    m_sources.emplace(*m_cache, m_builder, *m_reader, [this] {
        return kafka::LogReader::open(m_sync.m_settings.connection, {.peeks = true});
    });
    m_sources->resume(m_cachedSources, m_sequence);
    (void)m_cache->forgetTombstones(now() - 2 * SourceSync::defaultStaleAfterMs);
    m_status.state = SyncState::Reading;
    listTopics();
    followCatalog(stop);
    m_nextTouch = Steady::now() + touchInterval;
    QStringList domains = m_builder.domainIds();

    while (!stop.stop_requested()) {
        const Result<bool> polled = m_sources->poll(followInterval);
        if (!polled) {
            // The disk is full, or the file is damaged: reading goes on without it.
            if (polled.error().code == Code::Corrupt && !m_inMemory) {
                storage::removeDatabase(m_place.cacheFile(m_clusterId));
            }
            useMemory(polled.error());
            break;
        }
        m_unpublished = m_unpublished || *polled;
        m_sequence = m_sources->sequence();
        const bool offline = m_status.state == SyncState::Offline;
        QStringList known = m_builder.domainIds();
        if (!offline && (known != domains || Steady::now() > m_nextFollow)) {
            domains = std::move(known);
            followCatalog(stop);
        }
        const bool asked = takeRefresh();
        if (asked && m_status.cacheError) {
            // Somebody may have made room, or moved the file away.
            openCache(m_clusterId);
            break;
        }
        if (asked || (!offline && Steady::now() > m_nextListing)) {
            listTopics();
            m_nextFollow = Steady::now();
        }
        checkConnection();
        if (m_status.state != SyncState::Offline) {
            m_status.state = m_platformMissing       ? SyncState::NoMesh
                             : m_sources->caughtUp() ? SyncState::Live
                                                     : SyncState::Reading;
            m_status.error = m_sources->problem();
            if (m_platformMissing && m_status.error && m_status.error->code == Code::NotFound) {
                m_status.error.reset(); // no mesh is no failure
            }
            if (m_sources->caughtUp() && Steady::now() > m_nextTouch) {
                m_nextTouch = Steady::now() + touchInterval;
                (void)m_sources->touch(now());
            }
        }
        m_status.received = m_sources->received();
        m_status.behind = m_sources->behind();
        m_status.syncedAt = m_sources->syncedAt();
        publish();
        report();
    }
    if (m_sources && stop.stop_requested()) {
        (void)m_sources->touch(m_status.state == SyncState::Live ? now() : m_status.syncedAt);
    }
    disconnect();
}

void SyncWorker::follow(const std::stop_token &stop)
{
    m_admin.reset();
    m_status.state = SyncState::Following;
    m_status.error.reset();
    report();
    qint64 version = -1;
    auto nextLook = Steady::now();
    while (!stop.stop_requested() && !m_lock->tryLock()) {
        if (Steady::now() > nextLook) {
            nextLook = Steady::now() + probeInterval;
            const QString cluster = m_place.rememberedCluster();
            if ((!cluster.isEmpty() && cluster != m_clusterId) || isReplaced()) {
                openCache(cluster.isEmpty() ? m_clusterId : cluster);
                return;
            }
        }
        const Result<qint64> seen = m_cache->dataVersion();
        if (seen && *seen != version) {
            version = *seen;
            if (const auto loaded = loadNew(); loaded) {
                report();
            }
        }
        publish(); // also what had to wait its turn
        (void)takeRefresh();
        sleep(stop, followInterval);
    }
}

void SyncWorker::publish()
{
    if (m_returnAgain && Steady::now() >= *m_returnAgain) {
        m_returnAgain.reset();
        core::returnFreedMemory();
    }
    if (m_holdBack && m_sources && m_status.state == SyncState::Live) {
        m_holdBack = false;
    }
    const bool behind = m_sources && !m_sources->caughtUp();
    const Steady::duration pause = behind ? Steady::duration(readingPause) : livePause;
    // Whoever is told that all is read finds all of it: only what comes later waits its turn.
    const bool live = m_status.state == SyncState::Live;
    const bool arrived = live && !m_wasLive;
    m_wasLive = live;
    if (!m_unpublished || m_holdBack || (!arrived && Steady::now() - m_lastPublish < pause)) {
        return;
    }
    m_lastPublish = Steady::now();
    m_unpublished = false;
    const std::shared_ptr<const CatalogSnapshot> snapshot = m_builder.publish();
    {
        const std::lock_guard lock(m_sync.m_mutex);
        m_sync.m_snapshot = snapshot;
    }
    if (m_sync.m_listener.snapshot) {
        m_sync.m_listener.snapshot(snapshot);
    }
    // Reading a large mesh takes several times the memory that it needs once it is read.
    if (constexpr qsizetype many = 10'000; !behind && snapshot->productCount() > m_settled + many) {
        m_settled = snapshot->productCount();
        core::returnFreedMemory();
        m_returnAgain = Steady::now() + settling;
    }
}

void SyncWorker::report()
{
    {
        const std::lock_guard lock(m_sync.m_mutex);
        if (m_sync.m_status == m_status) {
            return;
        }
        m_sync.m_status = m_status;
    }
    if (m_sync.m_listener.status) {
        m_sync.m_listener.status(m_status);
    }
}

} // namespace mesh::catalog
