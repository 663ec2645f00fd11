// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/runningmesh.h"

#include "app/core/clock.h"
#include "app/core/paths.h"
#include "app/sandbox/meshcatalog.h"
#include "app/sandbox/meshencoders.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <condition_variable>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto tick = 50ms;

core::TimestampMs now()
{
    return core::SystemClock().now();
}

/// Small records that trickle in: a batch of a tenth of a second costs less than one each.
kafka::Connection feedConnection(kafka::Connection connection)
{
    connection.profile.properties[u"linger.ms"_s] = u"100"_s;
    return connection;
}

/// The mock cluster keeps 5 MiB a partition, which an hour at 20 records a second fits in: what
/// comes faster gets less of the past, instead of being thrown away while it is made.
std::chrono::milliseconds historyOf(const Sandbox::Options &options)
{
    constexpr double fittingRate = 20;
    const std::chrono::milliseconds wanted = options.history;
    const double part = std::min(1.0, fittingRate / options.recordsPerSecond);
    return std::chrono::milliseconds(
        static_cast<qint64>(static_cast<double>(wanted.count()) * part));
}

} // namespace

RunningMesh::RunningMesh(const Sandbox::Options &options)
    : m_folder(options.folder.isEmpty() ? core::dataDirectory() + u"/sandbox"_s : options.folder)
    , m_options(options)
    , m_lock(m_folder + u"/lock"_s)
    , m_registry(checkSchema)
{}

QString RunningMesh::catalogFile() const
{
    return m_folder + u"/catalog.jsonl"_s;
}

QString RunningMesh::registryFile() const
{
    return m_folder + u"/registry.json"_s;
}

core::Result<void> RunningMesh::begin()
{
    m_keeps = m_options.keep && m_lock.tryLock();
    auto cluster = kafka::MockCluster::start();
    if (!cluster) {
        return cluster.error();
    }
    m_cluster = *std::move(cluster);
    restoreRegistry();
    if (const auto started = m_registry.start(); !started) {
        return started;
    }
    m_connection = m_cluster->connection();
    m_connection.profile.registry.url = m_registry.url();

    std::vector<TopicSpec> topics = meshTopics();
    const std::optional<SavedMesh> saved = restoreCatalog();
    if (const auto made = makeTopics(topics, saved.value_or(SavedMesh())); !made) {
        return made;
    }
    auto admin = kafka::Admin::create(m_connection);
    if (!admin) {
        return admin.error();
    }
    m_admin = *std::move(admin);
    auto producer = kafka::Producer::create(m_admin, {});
    if (!producer) {
        return producer.error();
    }
    if (const auto written = writeCatalog(**producer, saved); !written) {
        return written;
    }
    return startFeed(std::move(topics));
}

void RunningMesh::restoreRegistry()
{
    if (!m_options.keep) {
        return;
    }
    const auto document = readFile(registryFile());
    if (!document) {
        return; // the first start
    }
    const auto restored = m_registry.restore(*document);
    m_registryWasSaved = restored.ok();
    if (!restored) {
        setAside(registryFile(), restored.error());
    }
}

std::optional<SavedMesh> RunningMesh::restoreCatalog()
{
    if (!m_options.keep) {
        return std::nullopt;
    }
    const auto document = readFile(catalogFile());
    if (!document) {
        return std::nullopt;
    }
    m_restoredFrom = *document;
    auto mesh = SavedMesh::read(*document);
    if (!mesh) {
        setAside(catalogFile(), mesh.error());
        return std::nullopt;
    }
    return *std::move(mesh);
}

void RunningMesh::setAside(const QString &file, const core::Error &why)
{
    const QString damaged = file + u".damaged"_s;
    if (m_keeps) {
        QFile::remove(damaged);
        QFile::rename(file, damaged);
    }
    const std::lock_guard lock(m_mutex);
    m_restoreProblem = core::Error{why.code, why.detail, damaged};
}

core::Result<void> RunningMesh::makeTopics(const std::vector<TopicSpec> &topics,
                                           const SavedMesh &saved)
{
    std::vector<SavedTopic> wanted;
    for (const TopicSpec &topic : topics) {
        wanted.push_back({topic.name, topic.partitions});
    }
    for (const QString &name : catalogTopicNames(catalog::CatalogTopics())) {
        wanted.push_back({name, 1});
    }
    for (const SavedTopic &topic : wanted) {
        if (const auto made = m_cluster->createTopic(topic.name, topic.partitions); !made) {
            return made;
        }
    }
    // A topic that another tool made is in the records alone; catalog topics have one partition.
    std::vector<SavedTopic> own = saved.topics;
    for (const SavedRecord &record : saved.records) {
        own.push_back({record.topic, 1});
    }
    QSet<QString> there;
    for (const SavedTopic &topic : wanted) {
        there.insert(topic.name);
    }
    for (const SavedTopic &topic : own) {
        if (there.contains(topic.name)) {
            continue;
        }
        there.insert(topic.name);
        if (const auto made = createTopic(topic.name, topic.partitions); !made) {
            return made;
        }
    }
    return {};
}

core::Result<void> RunningMesh::createTopic(const QString &name, int partitions)
{
    if (const auto made = m_cluster->createTopic(name, partitions); !made) {
        return made;
    }
    const std::lock_guard lock(m_mutex);
    m_ownTopics.push_back({name, partitions});
    return {};
}

core::Result<void> RunningMesh::writeCatalog(kafka::Producer &producer,
                                             const std::optional<SavedMesh> &saved)
{
    const core::TimestampMs time = now();
    std::vector<SavedRecord> records = generationRecords(catalog::CatalogTopics(), time);
    if (saved) {
        records.insert(records.end(), saved->records.begin(), saved->records.end());
    } else {
        const auto documents = meshDocuments(time);
        if (!documents) {
            return documents.error();
        }
        const std::vector<SavedRecord> fresh =
            recordsOf(changeSets(*documents, time), catalog::CatalogTopics());
        records.insert(records.end(), fresh.begin(), fresh.end());
    }
    const auto written = replay(producer, records);
    m_catalogIsThere = written.ok();
    return written;
}

core::Result<void> RunningMesh::startFeed(std::vector<TopicSpec> topics)
{
    const auto subjects =
        registerMeshSchemas([this](const MeshSchema &each) -> core::Result<qint32> {
            const auto version = m_registry.registerSchema(each.subject, each.definition);
            if (!version) {
                return version.error();
            }
            return version->id;
        });
    if (!subjects) {
        return subjects.error();
    }
    if (!m_registryWasSaved) {
        for (const auto &[subject, level] : meshLevels()) {
            m_registry.setLevel(subject, level);
        }
    }
    auto encoders = encodersOf(topics, *subjects);
    if (!encoders) {
        return encoders.error();
    }
    auto admin = kafka::Admin::create(feedConnection(m_connection));
    if (!admin) {
        return admin.error();
    }
    auto producer = kafka::Producer::create(*std::move(admin), {});
    if (!producer) {
        return producer.error();
    }
    const Feed::Settings settings{m_options.seed, m_options.recordsPerSecond, now(),
                                  historyOf(m_options)};
    m_thread = std::jthread([this, settings, topics = std::move(topics),
                             encoders = *std::move(encoders),
                             producer = *std::move(producer)](const std::stop_token &stop) mutable {
        Feed feed(std::move(topics), std::move(encoders), settings,
                  [&producer, &stop](const kafka::OutgoingRecord &record) -> core::Result<void> {
                      return stop.stop_requested() ? core::Result<void>() : producer->send(record);
                  });
        run(stop, feed, *producer);
    });
    return {};
}

void RunningMesh::run(const std::stop_token &stop, Feed &feed, kafka::Producer &producer)
{
    if (const auto filled = feed.fill(stop, now); !filled) {
        fail(filled.error());
        return;
    }
    m_complete = !stop.stop_requested();
    std::mutex mutex;
    std::condition_variable_any stopped;
    while (!stop.stop_requested()) {
        if (const auto made = feed.catchUp(now()); !made) {
            fail(made.error());
            return;
        }
        producer.poll();
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, stop, tick, [] { return false; });
    }
}

void RunningMesh::fail(const core::Error &error)
{
    const std::lock_guard lock(m_mutex);
    m_failure = error;
}

// Another program that held the folder may have ended; what it saved since is not undone.
bool RunningMesh::mayReplaceSaved()
{
    return m_keeps ||
           (m_lock.tryLock() && readFile(catalogFile()).valueOr(QByteArray()) == m_restoredFrom);
}

core::Result<void> RunningMesh::save()
{
    if (!m_options.keep || !m_catalogIsThere || !mayReplaceSaved()) {
        return {};
    }
    const auto topics = m_admin->topics();
    if (!topics) {
        return topics.error();
    }
    const catalog::CatalogTopics names;
    QStringList own;
    for (const kafka::TopicInfo &topic : *topics) {
        if (names.isOwn(topic.name)) {
            own << topic.name;
        }
    }
    auto records = readRecords(m_connection, own);
    if (!records) {
        return records.error();
    }
    SavedMesh mesh;
    {
        const std::lock_guard lock(m_mutex);
        mesh.topics = m_ownTopics;
    }
    mesh.records = *std::move(records);
    mesh.compact(names.prefix());
    if (const auto written = writeFile(catalogFile(), mesh.document()); !written) {
        return written;
    }
    return writeFile(registryFile(), m_registry.save());
}

void RunningMesh::endFeed()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

RunningMesh::~RunningMesh()
{
    endFeed();
    m_registry.stop();
    m_admin.reset(); // before the cluster that it talks to
}

} // namespace mesh::sandbox
