// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/clustersession.h"

#include "app/core/clock.h"
#include "app/core/paths.h"
#include "app/kafka/connectiontest.h"
#include "app/sandbox/sandbox.h"
#include "app/workspace/activitylog.h"
#include "app/workspace/exportrecords.h"
#include "app/workspace/jobs.h"
#include "app/workspace/topicfeed.h"

#include <algorithm>
#include <chrono>
#include <mutex>

namespace mesh::workspace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 surveyedRecords = 500;

// While connected the cluster is asked now and then, so that its loss is told without anybody
// clicking.
constexpr auto healthInterval = 5s;
constexpr auto firstRetry = 1s;
constexpr auto longestRetry = 15s;

LinkPointer emptyLink()
{
    auto link = std::make_shared<Link>();
    link->decoder = std::make_shared<schema::Decoder>();
    return link;
}

/// What the connection's test finds out, where the client alone cannot tell: that one side speaks
/// TLS and the other does not looks to it like any connection that ends.
core::Result<kafka::Cluster> explained(const Link &link, core::Result<kafka::Cluster> cluster)
{
    const bool vague = !cluster && (cluster.error().code == core::Code::TlsHandshake ||
                                    cluster.error().code == core::Code::Unreachable ||
                                    cluster.error().code == core::Code::Protocol ||
                                    cluster.error().code == core::Code::Timeout);
    if (!vague || link.sandbox) {
        return cluster;
    }
    const auto found = kafka::testConnection(link.connection).error();
    return found ? core::Result<kafka::Cluster>(*found) : cluster;
}

core::Error notConnected(const config::Profile &profile)
{
    return {core::Code::Unreachable, u"not connected yet"_s, profile.name, true};
}

} // namespace

/// Where the sync's thread finds the session, for as long as there is one.
struct ClusterSession::Outlet
{
    std::mutex mutex;
    ClusterSession *session = nullptr;

    /// `deliver(session)` runs on the session's thread.
    template<typename Deliver>
    void post(Deliver deliver)
    {
        const std::lock_guard lock(mutex);
        if (session != nullptr) {
            QMetaObject::invokeMethod(session, [to = session, deliver] { deliver(*to); });
        }
    }
    void cut()
    {
        const std::lock_guard lock(mutex);
        session = nullptr;
    }
};

ClusterSession::ClusterSession(config::Profile profile, const SessionContext &context,
                               QObject *parent)
    : Session(parent)
    , m_profile(std::move(profile))
    , m_context(context)
    , m_userStore(UserStore::pathFor(m_profile.id))
    , m_editing(*this, context.tasks, context.activity, context.clock)
    , m_link(emptyLink())
    , m_pulse(context.clock, context.tasks)
    , m_catalog(std::make_shared<const catalog::CatalogSnapshot>())
{
    m_askTimer.setSingleShot(true);
    connect(&m_askTimer, &QTimer::timeout, this, &ClusterSession::askCluster);
    connect(&m_userStore, &UserStore::failed, this, [this](const core::Error &error) {
        m_userStoreProblem = error;
        Q_EMIT catalogChanged();
    });
    connect(&m_editing, &ClusterEditing::topicsChanged, this, &ClusterSession::refresh);
}

ClusterSession::~ClusterSession()
{
    m_ending.request_stop();
    // The last of the sandbox, or a request to a broker that hangs, takes seconds: not the
    // window's.
    if (m_outlet) {
        m_outlet->cut();
    }
    m_context.tasks.run(core::Pool::Io, [sync = std::exchange(m_sync, nullptr),
                                         link = std::exchange(m_link, nullptr)]() mutable {
        sync.reset();
        link.reset();
    });
}

void ClusterSession::open()
{
    m_openActivity = m_context.activity.begin(tr("Opened profile"), m_profile.name);
    setState(m_profile.sandbox ? State::Starting : State::Connecting);
    m_context.tasks
        .run(core::Pool::Io, [profile = m_profile,
                              &secrets = m_context.secrets] { return makeLink(profile, secrets); })
        .then(this, [this](const core::Result<LinkPointer> &link) { takeLink(link); });
}

void ClusterSession::rename(const config::Profile &profile)
{
    m_profile.name = profile.name;
    m_profile.colour = profile.colour;
    m_profile.production = profile.production;
    m_profile.readOnly = profile.readOnly;
    m_profile.identity = profile.identity;
    Q_EMIT stateChanged();
}

void ClusterSession::setState(State state, std::optional<core::Error> problem)
{
    m_state = state;
    m_problem = std::move(problem);
    Q_EMIT stateChanged();
}

void ClusterSession::takeLink(const core::Result<LinkPointer> &link)
{
    if (!link) {
        m_context.activity.finish(m_openActivity, link.error());
        setState(State::Offline, link.error());
        return;
    }
    m_link = *link;
    m_linked = true;
    if (m_link->sandbox && !m_link->sandbox->keeps()) {
        m_context.activity.note(
            tr("Another Meshscope saves the sandbox; what is made in this one is forgotten"),
            m_profile.name);
    }
    m_profile.bootstrapServers = m_link->connection.profile.bootstrapServers;
    m_profile.registry = m_link->connection.profile.registry;
    m_profile.catalogPrefix = m_link->connection.profile.catalogPrefix;
    m_editing.setLink(m_link);
    // The mock has no ACLs: what may not be read in the sandbox is not measured either.
    const QStringList unreadable =
        m_profile.sandbox ? sandbox::Sandbox::deniedTopics() : QStringList();
    m_pulse.start(m_link->connection, QSet<QString>(unreadable.begin(), unreadable.end()));
    setState(State::Connecting);
    startCatalog();
    askCluster();
}

void ClusterSession::askCluster()
{
    if (m_asking || !m_linked) {
        return;
    }
    m_asking = true;
    // A client that never got anywhere remembers why, and the reason may be mended: a new one asks.
    const bool never = m_cluster.id.isEmpty();
    const bool anew = never && m_failures > 0;
    m_context.tasks
        .run(
            core::Pool::Io,
            [link = m_link, never, anew]() -> std::pair<LinkPointer, core::Result<kafka::Cluster>> {
                const auto renewed = std::make_shared<Link>(*link);
                if (anew) {
                    auto admin = kafka::Admin::create(link->connection);
                    if (!admin) {
                        return {link, admin.error()};
                    }
                    renewed->admin = std::move(*admin);
                }
                auto cluster = renewed->admin->cluster();
                return {anew ? renewed : link,
                        never ? explained(*link, std::move(cluster)) : std::move(cluster)};
            })
        .then(this, [this](const std::pair<LinkPointer, core::Result<kafka::Cluster>> &answer) {
            m_asking = false;
            m_link = answer.first;
            takeCluster(answer.second);
        });
}

void ClusterSession::takeCluster(const core::Result<kafka::Cluster> &cluster)
{
    if (!cluster) {
        m_context.activity.finish(m_openActivity, cluster.error());
        const auto delay = std::min<std::chrono::milliseconds>(
            firstRetry * (1 << std::min(m_failures, 4)), longestRetry);
        ++m_failures;
        setState(State::Offline, cluster.error());
        m_askTimer.start(delay);
        return;
    }
    m_failures = 0;
    m_askTimer.start(healthInterval);
    const bool news = m_state != State::Connected || m_cluster != *cluster;
    m_cluster = *cluster;
    if (news) {
        m_context.activity.finish(m_openActivity);
        setState(State::Connected);
    }
}

void ClusterSession::startCatalog()
{
    catalog::SyncSettings settings;
    settings.connection = m_link->connection;
    settings.prefix = m_profile.catalogPrefix;
    settings.embedded = m_profile.sandbox;
    m_outlet = std::make_shared<Outlet>();
    m_outlet->session = this;
    // Both are called on the sync's thread.
    catalog::Listener listener;
    listener.snapshot =
        [outlet = m_outlet](const std::shared_ptr<const catalog::CatalogSnapshot> &snapshot) {
            outlet->post([snapshot](ClusterSession &session) {
                session.m_catalog = snapshot;
                Q_EMIT session.catalogChanged();
            });
        };
    listener.status = [outlet = m_outlet](const catalog::SyncStatus &status) {
        outlet->post([problem = status.error, cache = status.cacheError](ClusterSession &session) {
            session.m_catalogProblem = problem;
            session.m_cacheProblem = cache;
            Q_EMIT session.catalogChanged();
        });
    };
    m_sync = std::make_shared<catalog::CatalogSync>(settings, listener);
}

void ClusterSession::refresh()
{
    m_askTimer.stop();
    if (!m_linked) {
        open();
        return;
    }
    if (m_state == State::Offline) {
        setState(State::Connecting, m_problem);
    }
    askCluster();
    if (m_sync) {
        m_sync->refresh();
    }
}

std::optional<core::Error> ClusterSession::refusal(const QString &topic) const
{
    if (!m_linked) {
        return notConnected(m_profile);
    }
    // The mock has no ACLs: what the sandbox plays as denied is denied here.
    return m_profile.sandbox ? sandbox::Sandbox::denied(topic) : std::nullopt;
}

template<typename T, typename Ask>
QFuture<core::Result<T>> ClusterSession::ask(const QString &topic, Ask ask)
{
    return m_context.tasks.run(
        core::Pool::Io,
        [link = m_link, refused = refusal(topic), ask = std::move(ask)]() -> core::Result<T> {
            if (refused) {
                return *refused;
            }
            return ask(*link);
        });
}

QFuture<core::Result<kafka::TopicDetail>> ClusterSession::topicDetail(const QString &topic)
{
    return ask<kafka::TopicDetail>(
        topic, [topic](const Link &link) { return link.admin->topicDetail(topic); });
}

QFuture<core::Result<std::vector<kafka::ConfigEntry>>>
ClusterSession::topicConfiguration(const QString &topic)
{
    return ask<std::vector<kafka::ConfigEntry>>(
        topic, [topic](const Link &link) { return link.admin->topicConfiguration(topic); });
}

QFuture<core::Result<std::vector<kafka::GroupLag>>>
ClusterSession::topicReaders(const QString &topic)
{
    return ask<std::vector<kafka::GroupLag>>(
        topic, [topic](const Link &link) { return link.admin->topicReaders(topic); });
}

QFuture<core::Result<DataSurvey>> ClusterSession::surveyData(const QString &topic)
{
    return ask<DataSurvey>(topic, [topic, stop = m_ending.get_token()](const Link &link) {
        return workspace::surveyData(link.connection, *link.decoder, topic, surveyedRecords, stop);
    });
}

QFuture<core::Result<std::vector<VolumeBucket>>> ClusterSession::volume(const QString &topic,
                                                                        core::TimestampMs from,
                                                                        core::TimestampMs to,
                                                                        int buckets)
{
    return ask<std::vector<VolumeBucket>>(
        topic, [=](const Link &link) -> core::Result<std::vector<VolumeBucket>> {
            std::vector<VolumeBucket> volume;
            qint64 before = 0;
            for (int i = 0; i <= buckets; ++i) {
                const core::TimestampMs time = from + (to - from) * i / buckets;
                const auto offsets = link.admin->offsetsAt(topic, time);
                if (!offsets) {
                    return offsets.error();
                }
                qint64 sum = 0;
                for (const auto &partition : *offsets) {
                    sum += partition.second;
                }
                if (i > 0) {
                    volume.push_back({.from = from + (to - from) * (i - 1) / buckets,
                                      .to = time,
                                      .records = sum - before});
                }
                before = sum;
            }
            return volume;
        });
}

QFuture<core::Result<TopicSchema>> ClusterSession::topicSchema(const QString &topic)
{
    QString subject = topic + u"-value"_s;
    for (const auto &claiming : m_catalog->productsOfTopic(topic)) {
        for (const catalog::Port &port : claiming->product().ports) {
            if (port.topic == topic && !port.valueSubject.isEmpty()) {
                subject = port.valueSubject;
            }
        }
    }
    return ask<TopicSchema>(topic, [topic, subject](const Link &link) -> core::Result<TopicSchema> {
        if (!link.registry) {
            return core::Error{core::Code::Unsupported, u"the profile names no schema registry"_s,
                               topic};
        }
        const auto latest = link.registry->latest(subject);
        if (!latest) {
            return latest.error();
        }
        // The level is an ornament: without it the schema is still worth telling.
        const QString level = link.registry->compatibilityLevel(latest->subject).valueOr(QString());
        return TopicSchema{.subject = latest->subject,
                           .version = latest->version,
                           .id = latest->id,
                           .type = schema::kindName(latest->source.kind),
                           .compatibility = level};
    });
}

QFuture<core::Result<std::vector<schema::SchemaUse>>> ClusterSession::schemaUses(qint32 id)
{
    return m_context.tasks.run(
        core::Pool::Io, [link = m_link, id]() -> core::Result<std::vector<schema::SchemaUse>> {
            if (!link->registry) {
                return core::Error{core::Code::Unsupported,
                                   u"the profile names no schema registry"_s};
            }
            return link->registry->usesOf(id);
        });
}

std::unique_ptr<LiveFeed> ClusterSession::openFeed(const QString &topic)
{
    records::RecordStore::Limits limits;
    limits.rows = m_context.live.rows;
    return std::make_unique<TopicFeed>(m_link->connection, topic, m_link->decoder,
                                       m_context.memoryBudget, limits, m_context.tasks,
                                       refusal(topic));
}

qint64 ClusterSession::exportRows(const tabular::ExportRequest &request, std::vector<RowChunk> rows)
{
    return runExport(request, [link = m_link, rows = std::move(rows)](
                                  const auto &request_, const auto &stop, const auto &progress) {
        return workspace::exportRows(request_, rows, *link->decoder, stop, progress);
    });
}

qint64 ClusterSession::exportRange(const tabular::ExportRequest &request,
                                   const kafka::ReadRequest &range,
                                   std::shared_ptr<const tabular::RecordFilter> filter)
{
    return runExport(
        request,
        [link = m_link, refused = refusal(request.topic), range,
         filter = std::move(filter)](const auto &request_, const auto &stop,
                                     const auto &progress) -> core::Result<tabular::ExportReceipt> {
            if (refused) {
                return *refused;
            }
            return workspace::exportRange(request_, link->connection, range, filter, *link->decoder,
                                          stop, progress);
        });
}

// `write` runs in a pool: (request, stop, progress) -> Result<ExportReceipt>.
template<typename Write>
qint64 ClusterSession::runExport(const tabular::ExportRequest &request, Write write)
{
    tabular::ExportRequest complete = request;
    complete.cluster = m_cluster.id;
    const std::stop_source stop;
    const qint64 job =
        m_context.jobs.begin(tr("Export of %1 to %2").arg(request.topic, request.path), stop);
    const qint64 activity = m_context.activity.begin(tr("Exported records"), request.path);
    m_context.tasks
        .run(core::Pool::Io,
             [complete, token = stop.get_token(), jobs = &m_context.jobs, job,
              write = std::move(write)] {
                 return write(complete, token, [jobs, job](qint64 done) {
                     QMetaObject::invokeMethod(jobs,
                                               [jobs, job, done] { jobs->progress(job, done, 0); });
                 });
             })
        // The job outlives a session that is closed meanwhile.
        .then(&m_context.jobs, [session = QPointer<ClusterSession>(this), &jobs = m_context.jobs,
                                &log = m_context.activity, job, activity, path = request.path](
                                   const core::Result<tabular::ExportReceipt> &receipt) {
            const auto error = receipt ? std::nullopt : std::optional(receipt.error());
            jobs.finish(job, error);
            log.finish(activity, error);
            if (receipt && session) {
                Q_EMIT session->exported(job, path, receipt->records);
            }
        });
    return job;
}

} // namespace mesh::workspace
