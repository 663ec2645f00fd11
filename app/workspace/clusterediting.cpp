// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/clusterediting.h"

#include "app/catalog/access/access.h"
#include "app/catalog/governance/starterset.h"
#include "app/catalog/meshsetup.h"
#include "app/core/clock.h"
#include "app/sandbox/sandbox.h"
#include "app/workspace/activitylog.h"
#include "app/workspace/session.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <mutex>

namespace mesh::workspace {

using namespace Qt::StringLiterals;
using core::Result;

/// The one writer of a session: made at the first write, in a pool, and kept.
class ClusterEditing::Writer
{
public:
    Writer(LinkPointer link, QString prefix)
        : m_link(std::move(link))
        , m_prefix(std::move(prefix))
    {}

    Result<catalog::CatalogWriter *> get()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_writer) {
            auto opened = catalog::CatalogWriter::open(m_link->connection, m_prefix);
            if (!opened) {
                return opened.error();
            }
            m_writer = std::move(*opened);
        }
        return m_writer.get();
    }

    /// How topics are made: by request, but on the sandbox's mock cluster.
    [[nodiscard]] catalog::TopicCreator creator() const
    {
        if (!m_link->sandbox) {
            return {};
        }
        return [sandbox = m_link->sandbox](const kafka::NewTopic &topic) {
            return sandbox->createTopic(topic.name, topic.partitions);
        };
    }

private:
    const LinkPointer m_link;
    const QString m_prefix;
    std::mutex m_mutex;
    std::unique_ptr<catalog::CatalogWriter> m_writer;
};

namespace {

template<typename T>
std::optional<core::Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

std::optional<core::Error> errorOf(const Result<catalog::WriteOutcome> &result)
{
    if (!result) {
        return result.error();
    }
    if (!result->written()) {
        return core::Error{core::Code::Conflict, u"somebody else has written since"_s,
                           QString::fromUtf8(result->conflicts.front().key)};
    }
    return std::nullopt;
}

/// Of several that were each done for itself.
template<typename Done>
std::optional<core::Error> firstError(const std::vector<Done> &done)
{
    const auto failed =
        std::ranges::find_if(done, [](const Done &each) { return each.error.has_value(); });
    return failed == done.end() ? std::nullopt : failed->error;
}

std::vector<std::optional<QByteArray>> documentsBefore(const catalog::ChangeSet &set,
                                                       const catalog::CatalogSnapshot &snapshot,
                                                       const QString &topic)
{
    std::vector<std::optional<QByteArray>> before;
    for (const catalog::Edit &edit : set.edits) {
        const QByteArray document = snapshot.document(topic, edit.key);
        before.push_back(edit.basedOn && !document.isEmpty() ? std::optional(document)
                                                             : std::nullopt);
    }
    return before;
}

/// Of many domains few have changed: those are found by one look at all, and only they are read.
QStringList changedDomains(kafka::Admin &admin, const catalog::CatalogTopics &topics,
                           const QStringList &domains, core::TimestampMs since)
{
    QStringList logs;
    for (const QString &domain : domains) {
        logs << topics.changesOf(domain);
    }
    const auto written = admin.writtenSince(logs, since);
    if (!written) {
        return domains; // reading them tells why
    }
    const QSet<QString> changed(written->begin(), written->end());
    QStringList some;
    std::ranges::copy_if(domains, std::back_inserter(some), [&](const QString &domain) {
        return changed.contains(topics.changesOf(domain));
    });
    return some;
}

/// Newest first, and only as many of all, and of mine, as are shown.
void keepNewest(std::vector<catalog::HistoryEntry> &entries,
                const CatalogEditing::ChangeFilter &mine)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return a.change.at > b.change.at; });
    std::size_t ofAll = 0;
    std::size_t ofMine = 0;
    std::erase_if(entries, [&](const catalog::HistoryEntry &entry) {
        const bool isMine = mine && mine(entry.change.domain, entry.change.key) &&
                            ++ofMine <= CatalogEditing::mostChanges;
        return ++ofAll > CatalogEditing::mostChanges && !isMine;
    });
}

Result<std::vector<catalog::HistoryEntry>> changesOf(catalog::History &history,
                                                     const QStringList &domains,
                                                     core::TimestampMs since,
                                                     const CatalogEditing::ChangeFilter &mine)
{
    std::vector<catalog::HistoryEntry> all;
    std::optional<core::Error> failure;
    bool answered = false;
    for (const QString &domain : domains) {
        auto found = history.read(
            {domain, {}, since, {}, CatalogEditing::mostChanges, [&](const QByteArray &key) {
                 return mine && mine(domain, key);
             }});
        if (found) {
            answered = true;
            std::move(found->begin(), found->end(), std::back_inserter(all));
            keepNewest(all, mine);
            continue;
        }
        failure = found.error();
        if (failure->code != core::Code::NotFound && failure->code != core::Code::Denied) {
            return *failure; // others would wait for the same
        }
    }
    if (!answered && failure) {
        return *failure;
    }
    return all;
}

} // namespace

ClusterEditing::ClusterEditing(const Session &session, core::Tasks &tasks, ActivityLog &activity,
                               const core::Clock &clock, QObject *parent)
    : CatalogEditing(parent)
    , m_session(session)
    , m_tasks(tasks)
    , m_activity(activity)
    , m_clock(clock)
{}

ClusterEditing::~ClusterEditing()
{
    // Closing its clients waits for their threads: not the window's work.
    if (m_writer) {
        m_tasks.run(core::Pool::Io, [writer = std::move(m_writer)]() mutable { writer.reset(); });
    }
}

void ClusterEditing::setLink(const LinkPointer &link)
{
    m_link = link;
    m_writer = std::make_shared<Writer>(link, m_session.profile().catalogPrefix);
}

std::optional<core::Error> ClusterEditing::refusal() const
{
    const config::Profile &profile = m_session.profile();
    if (profile.readOnly) {
        return core::Error{core::Code::ReadOnly, u"the profile is read-only"_s, profile.name};
    }
    if (!m_writer || m_session.state() != Session::State::Connected) {
        return m_session.problem().value_or(
            core::Error{core::Code::Unreachable, u"not connected yet"_s, profile.name, true});
    }
    return std::nullopt;
}

catalog::CatalogTopics ClusterEditing::topics() const
{
    return catalog::CatalogTopics(m_session.profile().catalogPrefix);
}

catalog::Signature ClusterEditing::signature() const
{
    const config::Identity &identity = m_session.profile().identity;
    return {.name = identity.name,
            .email = identity.email,
            .program = u"meshscope "_s + QCoreApplication::applicationVersion(),
            .at = m_clock.now()};
}

// `work` runs in a pool: (writer, creator) -> Result<T>. The log's line outlives this session.
template<typename T, typename Work>
QFuture<Result<T>> ClusterEditing::run(const QString &action, const QString &subject, Work work)
{
    const qint64 line = m_activity.begin(action, subject);
    return m_tasks
        .run(core::Pool::Io,
             [writer = m_writer, refused = refusal(), work = std::move(work)]() -> Result<T> {
                 if (refused) {
                     return *refused;
                 }
                 const Result<catalog::CatalogWriter *> opened = writer->get();
                 return opened ? work(**opened, writer->creator()) : Result<T>(opened.error());
             })
        .then(&m_activity, [&log = m_activity, line](const Result<T> &result) {
            log.finish(line, errorOf(result));
            return result;
        });
}

QFuture<Result<void>> ClusterEditing::setUpMesh()
{
    return run<void>(tr("Set up the mesh"), topics().platform(),
                     [by = signature()](catalog::CatalogWriter &writer,
                                        const catalog::TopicCreator &create) -> Result<void> {
                         if (auto made = catalog::setUpMesh(writer, create); !made) {
                             return made;
                         }
                         const auto written = catalog::writeStarterSet(writer, by);
                         return written ? Result<void>() : Result<void>(written.error());
                     })
        .then(this, [this](const Result<void> &done) {
            Q_EMIT topicsChanged();
            return done;
        });
}

QFuture<Result<void>> ClusterEditing::setUpDomain(const QString &domain)
{
    return run<void>(tr("Made the topics of a domain"), domain,
                     [domain](catalog::CatalogWriter &writer, const catalog::TopicCreator &create) {
                         return catalog::setUpDomain(writer, domain, create);
                     })
        .then(this, [this](const Result<void> &done) {
            Q_EMIT topicsChanged();
            return done;
        });
}

QFuture<Result<std::vector<catalog::SettingAdvice>>> ClusterEditing::settingAdvice()
{
    using Advice = Result<std::vector<catalog::SettingAdvice>>;
    return m_tasks.run(core::Pool::Io, [link = m_link, names = topics()]() -> Advice {
        if (!link) {
            return core::Error{core::Code::Unreachable, u"not connected yet"_s, names.prefix(),
                               true};
        }
        return catalog::adviceOn(*link->admin, names);
    });
}

QFuture<ClusterEditing::Outcome>
ClusterEditing::write(catalog::ChangeSet set, const QString &action, const QString &subject)
{
    set.by = signature();
    const auto known = m_session.catalog();
    // What stood there is unpacked in the pool, too: thousands may be written at once.
    const auto done = std::make_shared<NamedWrite>(NamedWrite{{std::move(set), {}, {}}, subject});
    return run<catalog::WriteOutcome>(
               action, subject,
               [done, known](catalog::CatalogWriter &writer, const catalog::TopicCreator &) {
                   done->before = documentsBefore(done->set, *known,
                                                  writer.topics().catalogOf(done->set.domain));
                   return writer.write(done->set, known.get());
               })
        .then(this, [this, done](const Outcome &outcome) {
            if (outcome && outcome->written()) {
                done->offsets = outcome->offsets;
                noteWritten(std::move(*done));
            }
            return outcome;
        });
}

QFuture<Result<std::vector<catalog::HistoryEntry>>>
ClusterEditing::history(const catalog::RecordPlace &place)
{
    using Entries = Result<std::vector<catalog::HistoryEntry>>;
    return m_tasks.run(
        core::Pool::Io, [link = m_link, prefix = topics().prefix(), place]() -> Entries {
            if (!link) {
                return core::Error{core::Code::Unreachable, u"not connected yet"_s,
                                   QString::fromUtf8(place.key), true};
            }
            const auto history = catalog::History::open(link->connection, prefix);
            return history ? (*history)->readRecord(place) : Entries(history.error());
        });
}

QFuture<Result<std::vector<catalog::HistoryEntry>>>
ClusterEditing::changes(const QStringList &domains, core::TimestampMs since, ChangeFilter mine)
{
    using Entries = Result<std::vector<catalog::HistoryEntry>>;
    return m_tasks.run(
        core::Pool::Io,
        [link = m_link, names = topics(), domains, since, mine = std::move(mine)]() -> Entries {
            if (!link) {
                return core::Error{core::Code::Unreachable, u"not connected yet"_s, names.prefix(),
                                   true};
            }
            const auto history = catalog::History::open(link->connection, names.prefix());
            return history
                       ? changesOf(**history, changedDomains(*link->admin, names, domains, since),
                                   since, mine)
                       : Entries(history.error());
        });
}

QFuture<Result<core::Offset>> ClusterEditing::ask(const catalog::AccessRequest &request)
{
    return run<core::Offset>(tr("Asked for access"), request.product.toString(),
                             [request, prefix = topics().prefix()](catalog::CatalogWriter &writer,
                                                                   const catalog::TopicCreator &) {
                                 return catalog::sendRequest(writer.admin(), prefix, request);
                             });
}

QFuture<Result<core::Offset>> ClusterEditing::noteReveal(const catalog::Reveal &reveal)
{
    const QString place =
        reveal.offset
            ? u"%1 %2:%3"_s.arg(reveal.topic).arg(reveal.partition.value_or(0)).arg(*reveal.offset)
            : reveal.topic;
    return run<core::Offset>(tr("Revealed %1").arg(reveal.fields.join(u", "_s)), place,
                             [reveal, prefix = topics().prefix()](catalog::CatalogWriter &writer,
                                                                  const catalog::TopicCreator &) {
                                 return catalog::sendReveal(writer.admin(), prefix, reveal);
                             });
}

QFuture<Result<std::vector<kafka::AclBinding>>> ClusterEditing::rightsOn(const QStringList &names,
                                                                         const QStringList &groups)
{
    using Acls = Result<std::vector<kafka::AclBinding>>;
    return m_tasks.run(core::Pool::Io, [link = m_link, mesh = topics(), names, groups]() -> Acls {
        if (!link) {
            return core::Error{core::Code::Unreachable, u"not connected yet"_s, {}, true};
        }
        return catalog::rightsOn(*link->admin, mesh, names, groups);
    });
}

QFuture<std::vector<catalog::AppliedAcl>>
ClusterEditing::applyRights(const std::vector<kafka::AclBinding> &rights, bool takeBack,
                            const QString &subject)
{
    using Applied = std::vector<catalog::AppliedAcl>;
    const qint64 line = m_activity.begin(
        takeBack ? tr("Took rights in Kafka back") : tr("Gave rights in Kafka"), subject);
    return m_tasks
        .run(core::Pool::Io,
             [link = m_link, refused = refusal(), rights, takeBack] {
                 if (!refused) {
                     return catalog::applyAcls(*link->admin, rights, takeBack);
                 }
                 Applied none;
                 for (const kafka::AclBinding &right : rights) {
                     none.push_back({right, refused});
                 }
                 return none;
             })
        .then(&m_activity, [&log = m_activity, line](const Applied &applied) {
            log.finish(line, firstError(applied));
            return applied;
        });
}

QFuture<Result<std::vector<catalog::Remnant>>>
ClusterEditing::remnants(const catalog::Product &product)
{
    using Found = Result<std::vector<catalog::Remnant>>;
    return m_tasks.run(
        core::Pool::Io, [link = m_link, product, known = m_session.catalog()]() -> Found {
            if (!link) {
                return core::Error{core::Code::Unreachable, u"not connected yet"_s, {}, true};
            }
            return catalog::findRemnants(catalog::remnantsOf(product, *known), *link->admin,
                                         link->registry.get());
        });
}

QFuture<std::vector<catalog::DeletedRemnant>>
ClusterEditing::deleteRemnants(const catalog::Product &product,
                               const std::vector<catalog::Remnant> &remnants)
{
    using Deleted = std::vector<catalog::DeletedRemnant>;
    QStringList names;
    for (const catalog::Remnant &each : remnants) {
        names << each.name;
    }
    const qint64 line =
        m_activity.begin(tr("Deleted %1").arg(names.join(u", "_s)), product.id.toString());
    return m_tasks
        .run(core::Pool::Io,
             [link = m_link, refused = refusal(), product, remnants, known = m_session.catalog()] {
                 if (!refused) {
                     return catalog::deleteRemnants(product, remnants, *known, *link->admin,
                                                    link->registry.get());
                 }
                 Deleted none;
                 for (const catalog::Remnant &each : remnants) {
                     none.push_back({each, refused});
                 }
                 return none;
             })
        .then(&m_activity,
              [&log = m_activity, line](const Deleted &deleted) {
                  log.finish(line, firstError(deleted));
                  return deleted;
              })
        .then(this, [this](const Deleted &deleted) {
            Q_EMIT topicsChanged();
            return deleted;
        });
}

} // namespace mesh::workspace
