// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/seed.h"

#include "app/core/clock.h"
#include "app/kafka/admin.h"
#include "app/kafka/producer.h"
#include "app/sandbox/feed.h"
#include "app/sandbox/meshcatalog.h"
#include "app/sandbox/meshencoders.h"
#include "app/schema/registry.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto tick = 50ms;

core::TimestampMs now()
{
    return core::SystemClock().now();
}

kafka::NewTopic newTopic(const TopicSpec &spec)
{
    kafka::NewTopic topic;
    topic.name = spec.name;
    topic.partitions = spec.partitions;
    if (spec.compacted) {
        topic.settings[u"cleanup.policy"_s] = u"compact"_s;
    } else {
        const std::chrono::milliseconds retention = spec.retention;
        topic.settings[u"cleanup.policy"_s] = u"delete"_s;
        topic.settings[u"retention.ms"_s] = QString::number(retention.count());
    }
    return topic;
}

/// One run of seeding: the steps share the cluster, and the progress that is told.
class Seeding
{
public:
    Seeding(const kafka::Connection &connection, const SeedOptions &options,
            const std::stop_token &stop, const std::function<void(const SeedStep &)> &progress)
        : m_connection(connection)
        , m_options(options)
        , m_stop(stop)
        , m_progress(progress)
    {}

    core::Result<void> run();

private:
    core::Result<void> open();
    core::Result<void> makeTopics();
    core::Result<void> registerSchemas();
    core::Result<void> writeCatalog();
    core::Result<void> produce();
    core::Result<void> follow(Feed &feed, kafka::Producer &producer);
    void tell(SeedStep::Kind kind, qint64 done) const
    {
        if (m_progress) {
            m_progress({kind, done});
        }
    }

    const kafka::Connection &m_connection;
    const SeedOptions &m_options;
    const std::stop_token &m_stop;
    const std::function<void(const SeedStep &)> &m_progress;
    std::shared_ptr<kafka::Admin> m_admin;
    std::unique_ptr<schema::SchemaRegistry> m_registry;
    std::vector<TopicSpec> m_topics = meshTopics();
    std::map<QString, RegisteredSubject> m_subjects;
};

core::Result<void> Seeding::run()
{
    using Step = core::Result<void> (Seeding::*)();
    for (const Step step : {&Seeding::open, &Seeding::makeTopics, &Seeding::registerSchemas,
                            &Seeding::writeCatalog, &Seeding::produce}) {
        if (m_stop.stop_requested()) {
            break;
        }
        // Who stops it ends requests under way, which is no failure.
        if (const auto done = (this->*step)(); !done && !m_stop.stop_requested()) {
            return done;
        }
    }
    return {};
}

core::Result<void> Seeding::open()
{
    const config::Profile &profile = m_connection.profile;
    if (profile.readOnly) {
        return core::Error{core::Code::ReadOnly, u"the profile is read-only"_s, profile.name};
    }
    if (!(m_options.recordsPerSecond > 0)) {
        return core::Error{core::Code::Usage, u"the rate must be more than 0"_s};
    }
    auto registry = schema::registryOptions(profile, m_connection.secrets);
    if (!registry) {
        return core::Error{core::Code::Usage,
                           u"the mesh needs a schema registry, and the profile names none"_s,
                           profile.name};
    }
    m_registry = std::make_unique<schema::SchemaRegistry>(*std::move(registry));
    auto admin = kafka::Admin::create(m_connection);
    if (!admin) {
        return admin.error();
    }
    m_admin = *std::move(admin);
    return {};
}

core::Result<void> Seeding::makeTopics()
{
    qint64 made = 0;
    for (const TopicSpec &topic : m_topics) {
        const auto created = m_admin->createTopic(newTopic(topic));
        if (!created && created.error().code != core::Code::AlreadyExists) {
            return created;
        }
        tell(SeedStep::Kind::Topics, ++made);
    }
    return {};
}

core::Result<void> Seeding::registerSchemas()
{
    const auto before = m_registry->subjects(m_stop);
    if (!before) {
        return before.error();
    }
    qint64 registered = 0;
    auto subjects = registerMeshSchemas([&](const MeshSchema &each) -> core::Result<qint32> {
        tell(SeedStep::Kind::Schemas, ++registered);
        return m_registry->registerSchema(each.subject, sourceOf(each.definition), m_stop);
    });
    if (!subjects) {
        return subjects.error();
    }
    m_subjects = *std::move(subjects);
    for (const auto &[subject, level] : meshLevels()) {
        if (before->contains(subject)) {
            continue; // somebody may have chosen another
        }
        if (const auto set = m_registry->setCompatibilityLevel(subject, level, m_stop); !set) {
            return set;
        }
    }
    return {};
}

core::Result<void> Seeding::writeCatalog()
{
    const auto documents = meshDocuments(now());
    if (!documents) {
        return documents.error();
    }
    auto writer = catalog::CatalogWriter::open(m_connection, m_connection.profile.catalogPrefix);
    if (!writer) {
        return writer.error();
    }
    const auto written = writeMissing(**writer, changeSets(*documents, now()));
    if (!written) {
        return written.error();
    }
    tell(SeedStep::Kind::Catalog, *written);
    return {};
}

core::Result<void> Seeding::produce()
{
    auto encoders = encodersOf(m_topics, m_subjects);
    if (!encoders) {
        return encoders.error();
    }
    auto producer = kafka::Producer::create(m_admin, {});
    if (!producer) {
        return producer.error();
    }
    qint64 sent = 0;
    const Feed::Settings settings{m_options.seed, m_options.recordsPerSecond, now(),
                                  m_options.history};
    Feed feed(m_topics, *std::move(encoders), settings,
              [&](const kafka::OutgoingRecord &record) -> core::Result<void> {
                  constexpr qint64 tellEvery = 10'000;
                  if (++sent % tellEvery == 0) {
                      tell(SeedStep::Kind::History, sent);
                  }
                  return m_stop.stop_requested() ? core::Result<void>() : (*producer)->send(record);
              });
    for (const TopicSpec &topic : m_topics) {
        const auto detail = m_admin->topicDetail(topic.name);
        if (!detail) {
            return detail.error();
        }
        if (detail->span() > 0) {
            feed.skipHistory(topic.name);
        }
    }
    // Once means: the mesh as it is at this moment, whatever time the filling takes.
    const auto present = [&] { return m_options.once ? settings.start : now(); };
    if (const auto filled = feed.fill(m_stop, present); !filled) {
        return filled;
    }
    if (const auto flushed = (*producer)->flush(60s); !flushed) {
        return flushed;
    }
    tell(SeedStep::Kind::History, sent);
    return m_options.once ? core::Result<void>() : follow(feed, **producer);
}

core::Result<void> Seeding::follow(Feed &feed, kafka::Producer &producer)
{
    tell(SeedStep::Kind::Following, 0);
    std::mutex mutex;
    std::condition_variable_any stopped;
    while (!m_stop.stop_requested()) {
        if (const auto made = feed.catchUp(now()); !made) {
            return made;
        }
        producer.poll();
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, m_stop, tick, [] { return false; });
    }
    return producer.flush(10s);
}

} // namespace

core::Result<void> seed(const kafka::Connection &connection, const SeedOptions &options,
                        const std::stop_token &stop,
                        const std::function<void(const SeedStep &)> &progress)
{
    return Seeding(connection, options, stop, progress).run();
}

} // namespace mesh::sandbox
