// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mesh.h"

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

void print(Context &context, const Mesh &mesh)
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
                     {u"problems"_s, problemsOf(snapshot)}}));
}

Result<int> sync(Context &context)
{
    if (context.global().offline) {
        return usageError(u"--offline"_s, u"A sync asks the cluster"_s);
    }
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    if (mesh->status.state == SyncState::Offline && mesh->status.error) {
        return *mesh->status.error;
    }
    print(context, *mesh);
    return 0;
}

Result<int> status(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    print(context, *mesh);
    return 0;
}

} // namespace

std::vector<Command> catalogCommands()
{
    return {
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
