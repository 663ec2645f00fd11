// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mesh.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;
using schema::Value;

namespace {

Result<int> list(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    Output &output = context.output();
    output.beginRows({u"id"_s, u"displayName"_s, u"parent"_s, u"teams"_s, u"products"_s,
                      u"topicPrefixes"_s, u"changedAt"_s});
    for (const auto &entry : mesh->snapshot->domains()) {
        const catalog::Domain &domain = entry->domain;
        output.addRow({domain.id, textValue(domain.displayName), textValue(domain.parent),
                       listValue(domain.teams), qint64(mesh->snapshot->products(domain.id).size()),
                       listValue(domain.topicPrefixes), timeValue(entry->changedAt)});
    }
    output.endRows();
    return 0;
}

Result<int> show(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const QString id = context.argument(0);
    const auto entry = mesh->snapshot->domain(id);
    if (!entry) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(id)};
    }
    Value document = entry->domain.document();
    QStringList products;
    for (const auto &product : mesh->snapshot->products(id)) {
        products << product->id.toString();
    }
    document.setField(u"products"_s, listValue(products));
    document.setField(u"revision"_s, entry->revision);
    context.output().addDocument(document);
    return 0;
}

} // namespace

std::vector<Command> domainCommands()
{
    return {
        {u"domains"_s,
         u"list"_s,
         {},
         0,
         0,
         u"List the domains of the mesh"_s,
         {},
         u"meshctl --profile Staging domains list"_s,
         list},
        {u"domains"_s,
         u"show"_s,
         u"D"_s,
         1,
         1,
         u"Show a domain and its products"_s,
         {},
         u"meshctl --profile Staging domains show sales"_s,
         show},
    };
}

} // namespace mesh::cli
