// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"

#include "app/catalog/access/access.h"
#include "app/catalog/governance/starterset.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::SyncState;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

Value sourcesOf(const catalog::CatalogSnapshot &snapshot)
{
    Array sources;
    for (const catalog::SourceState &source : snapshot.sources()) {
        sources.emplace_back(Object{{u"topic"_s, source.topic},
                                    {u"domain"_s, textValue(source.domain)},
                                    {u"nextOffset"_s, source.nextOffset},
                                    {u"complete"_s, source.complete},
                                    {u"syncedAt"_s, timeValue(source.syncedAt)}});
    }
    return sources;
}

Value problemsOf(const catalog::CatalogSnapshot &snapshot)
{
    Array problems;
    for (const catalog::Problem &problem : snapshot.problems()) {
        problems.emplace_back(
            Object{{u"problem"_s, catalog::findingName(problem.finding)},
                   {u"topic"_s, problem.topic},
                   {u"key"_s, textValue(QString::fromUtf8(problem.key))},
                   {u"offset"_s, problem.offset < 0 ? Value() : Value(problem.offset)},
                   {u"detail"_s, textValue(problem.detail)}});
    }
    return problems;
}

/// `advice`: nothing where the cluster was not asked.
void print(Context &context, const Mesh &mesh, Value advice = {})
{
    const catalog::CatalogSnapshot &snapshot = *mesh.snapshot;
    const core::TimestampMs known = snapshot.syncedAt();
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - known;
    context.output().addDocument(
        Value(Object{{u"state"_s, stateName(mesh.status.state)},
                     {u"cluster"_s, textValue(mesh.status.clusterId)},
                     {u"prefix"_s, snapshot.prefix()},
                     {u"syncedAt"_s, timeValue(known)},
                     {u"ageSeconds"_s, known < 0 ? Value() : Value(age / 1000)},
                     {u"domains"_s, qint64(snapshot.domains().size())},
                     {u"products"_s, qint64(snapshot.productCount())},
                     {u"topics"_s, qint64(snapshot.topics().size())},
                     {u"sources"_s, sourcesOf(snapshot)},
                     {u"problems"_s, problemsOf(snapshot)},
                     {u"advice"_s, std::move(advice)}}));
}

Result<int> sync(Context &context)
{
    if (context.global().offline) {
        return usageError(u"--offline"_s, u"A sync asks the cluster"_s);
    }
    return context.logged(u"Synced the catalog"_s, {}, [&]() -> Result<int> {
        const Result<Mesh> mesh = readMesh(context);
        if (!mesh) {
            return mesh.error();
        }
        if (mesh->status.state == SyncState::Offline && mesh->status.error) {
            return *mesh->status.error;
        }
        print(context, *mesh);
        return 0;
    });
}

Value adviceValue(const std::vector<catalog::SettingAdvice> &all, const QString &servers)
{
    Array rows;
    for (const catalog::SettingAdvice &advice : all) {
        rows.emplace_back(Object{{u"topic"_s, advice.topic},
                                 {u"setting"_s, advice.setting},
                                 {u"found"_s, advice.found},
                                 {u"wanted"_s, advice.wanted},
                                 {u"command"_s, catalog::alterCommand(advice, servers)}});
    }
    return rows;
}

/// What setting up makes: topics with the commands for whoever may, records of the starter set.
void printPlan(Context &context, kafka::Admin &admin, const catalog::CatalogTopics &topics,
               const std::vector<catalog::Edit> &records, bool written)
{
    const QString servers = admin.connection().profile.bootstrapServers.join(u',');
    Output &output = context.output();
    output.beginRows({u"kind"_s, u"name"_s, u"state"_s, u"command"_s});
    for (const kafka::NewTopic &topic : catalog::platformTopics(topics)) {
        const bool there = written || admin.partitions(topic.name).ok();
        output.addRow({u"topic"_s, topic.name, there ? u"there"_s : u"missing"_s,
                       there ? Value() : Value(catalog::createCommand(topic, servers))});
    }
    for (const catalog::SettingAdvice &advice :
         catalog::adviceOn(admin, topics).valueOr(std::vector<catalog::SettingAdvice>())) {
        output.addRow({u"setting"_s, advice.topic,
                       u"%1 is %2 instead of %3"_s.arg(advice.setting, advice.found, advice.wanted),
                       catalog::alterCommand(advice, servers)});
    }
    for (const QString &command :
         written ? QStringList() : kafka::aclCommands(catalog::everybodyAcls(topics), servers)) {
        output.addRow({u"right"_s, u"everybody reads and asks"_s, Value(), command});
    }
    const QString known = admin.connection().profile.principal();
    const QString platform = known.isEmpty() ? u"User:NAME"_s : known;
    for (const QString &command :
         written
             ? QStringList()
             : kafka::aclCommands(catalog::ownershipAcls(topics, QString(), platform), servers)) {
        output.addRow({u"right"_s, platform + u" writes for the platform"_s, Value(), command});
    }
    for (const catalog::Edit &edit : records) {
        output.addRow({u"record"_s, QString::fromUtf8(edit.key),
                       written ? u"there"_s : u"to be written"_s, Value()});
    }
    output.endRows();
}

Result<int> setUp(Context &context, const catalog::Signature &by, bool starters)
{
    const auto writer = openWriter(context);
    const auto creator =
        writer ? topicCreator(context) : Result<catalog::TopicCreator>(writer.error());
    if (!creator) {
        return creator.error();
    }
    if (const auto made = catalog::setUpMesh(**writer, *creator); !made) {
        return withMakers(made.error());
    }
    if (starters) {
        Settling settling((*writer)->admin()->connection());
        const QString topic = (*writer)->topics().platform();
        const core::Offset before = settling.end(topic);
        const auto written = catalog::writeStarterSet(**writer, by);
        if (!written) {
            return written.error();
        }
        if (*written > 0) {
            settling.wait(topic, before + *written + 1, context.stop());
        }
        context.say(u"%1 records of the starter set written"_s.arg(*written));
    }
    return 0;
}

Result<int> init(Context &context)
{
    const auto admin = context.admin();
    if (!admin) {
        return admin.error();
    }
    const bool dryRun = isDryRun(context);
    const catalog::CatalogTopics topics((*admin)->connection().profile.catalogPrefix);
    const catalog::Signature by = signature(context);
    const bool starters = !context.invocation().has(u"bare"_s);
    if (!dryRun) {
        if (const auto may = context.mayWrite(); !may) {
            return may.error();
        }
        const auto made = context.logged(u"Set up the mesh"_s, topics.platform(),
                                         [&] { return setUp(context, by, starters); });
        if (!made) {
            return made;
        }
    } else if (const auto reached = (*admin)->cluster(); !reached) {
        return reached.error();
    }
    printPlan(context, **admin, topics,
              starters ? catalog::starterSet(by) : std::vector<catalog::Edit>(), !dryRun);
    return 0;
}

Result<int> status(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    Value advice;
    if (!context.global().offline && mesh->snapshot->hasMesh()) {
        if (const auto admin = context.admin()) {
            const config::Profile &profile = (*admin)->connection().profile;
            if (const auto found =
                    catalog::adviceOn(**admin, catalog::CatalogTopics(profile.catalogPrefix))) {
                advice = adviceValue(*found, profile.bootstrapServers.join(u','));
            }
        }
    }
    print(context, *mesh, std::move(advice));
    return 0;
}

} // namespace

std::vector<Command> catalogCommands()
{
    return {
        {u"catalog"_s,
         u"init"_s,
         {},
         0,
         0,
         u"Set up a mesh on this cluster: its topics with their settings, and the starter set of "
         "tiers, classifications and policies"_s,
         {{u"bare"_s, {}, u"the topics alone"_s},
          {u"dry-run"_s, {}, u"print what is missing and the commands that make it"_s}},
         u"meshctl --profile Staging catalog init --dry-run"_s,
         init},
        {u"catalog"_s,
         u"sync"_s,
         {},
         0,
         0,
         u"Read the catalog to its ends into the cache"_s,
         {},
         u"meshctl --profile Staging catalog sync"_s,
         sync},
        {u"catalog"_s,
         u"status"_s,
         {},
         0,
         0,
         u"Say what is known of the mesh, since when, and what is wrong with it"_s,
         {},
         u"meshctl --profile Staging --offline catalog status"_s,
         status},
    };
}

} // namespace mesh::cli
