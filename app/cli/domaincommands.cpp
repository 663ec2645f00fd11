// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/rights.h"
#include "app/cli/settings.h"

#include "app/catalog/access/access.h"

#include <algorithm>
#include <iterator>

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

Result<catalog::Domain> withSet(Context &context, const catalog::Domain &domain)
{
    const Result<Value> document = withSettings(
        domain.document(), context.invocation().options.value(u"set"_s), domainFields());
    return document ? catalog::Domain::read(*document) : Result<catalog::Domain>(document.error());
}

Result<int> put(Context &context, const Mesh &mesh, const QString &action,
                const catalog::Domain &domain)
{
    catalog::ReviewBuilder builder = reviewBuilder(context, mesh);
    builder.put(domain);
    return carryOut(context, mesh, {action, domain.id, builder.review(QDate::currentDate())});
}

std::vector<kafka::AclBinding> rightsOf(const Mesh &mesh, const catalog::Domain &domain,
                                        const QString &owner)
{
    auto rights =
        catalog::ownershipAcls(catalog::CatalogTopics(mesh.snapshot->prefix()), domain.id, owner);
    std::ranges::copy(catalog::dataAcls(domain, owner), std::back_inserter(rights));
    return rights;
}

// Topics and rights, as an administrator makes them.
void sayCommands(Context &context, const Mesh &mesh, const catalog::Domain &domain)
{
    const catalog::CatalogTopics topics(mesh.snapshot->prefix());
    const Result<Target> target = context.target();
    const QString servers = target ? target->profile.bootstrapServers.join(u',') : QString();
    for (const kafka::NewTopic &topic : catalog::domainTopics(topics, domain.id)) {
        context.say(catalog::createCommand(topic, servers));
    }
    const QString owner = context.invocation().value(u"principal"_s, u"User:OWNER"_s);
    for (const QString &command : kafka::aclCommands(rightsOf(mesh, domain, owner), servers) +
                                      catalog::registryNotes(domain, owner)) {
        context.say(command);
    }
}

// To own a domain and to work on its data.
Result<int> rights(Context &context)
{
    const QString owner = context.invocation().value(u"principal"_s);
    if (!owner.contains(u':')) {
        return usageError(u"domains rights"_s, u"Say whose: --principal User:NAME"_s);
    }
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto entry = mesh->snapshot->domain(context.argument(0));
    if (!entry) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(context.argument(0))};
    }
    const Result<int> given =
        giveRights(context, rightsOf(*mesh, entry->domain, owner),
                   context.invocation().has(u"take-back"_s), entry->domain.id);
    for (const QString &note : catalog::registryNotes(entry->domain, owner)) {
        context.say(note);
    }
    return given;
}

Result<int> add(Context &context)
{
    const QString id = context.argument(0);
    if (!core::ProductId::isValidPart(id)) {
        return usageError(id, u"A domain is written in a-z, 0-9 and _, and begins with a letter"_s);
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    if (mesh->snapshot->domain(id)) {
        return Error{Code::AlreadyExists, {}, u"domain “%1”"_s.arg(id)};
    }
    const Result<catalog::Domain> domain = withSet(context, catalog::Domain{.id = id});
    if (!domain) {
        return domain.error();
    }
    if (isDryRun(context)) {
        sayCommands(context, *mesh, *domain);
    } else {
        // The topics first: a record without them would be a domain that nobody can write to.
        const auto made =
            context.logged(u"Made the topics of a domain"_s, id, [&]() -> Result<int> {
                const auto topics = makeDomainTopics(context, id);
                return topics ? Result(0) : topics.error();
            });
        if (!made) {
            return made.error();
        }
    }
    return put(context, *mesh, u"Made domain"_s, *domain);
}

Result<int> edit(Context &context)
{
    if (!context.invocation().has(u"set"_s)) {
        return usageError(u"domains edit"_s, u"Say what: --set path=value"_s);
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto entry = mesh->snapshot->domain(context.argument(0));
    if (!entry) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(context.argument(0))};
    }
    const Result<catalog::Domain> domain = withSet(context, entry->domain);
    return domain ? put(context, *mesh, u"Edited domain"_s, *domain) : domain.error();
}

} // namespace

std::vector<Command> domainCommands()
{
    const OptionSpec set{u"set"_s, u"path=value"_s,
                         u"a field of the record: name, purpose, teams, topicPrefixes, parent, "
                         "support[#sales].url"_s,
                         true};
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
        {u"domains"_s, u"add"_s, u"D"_s, 1, 1, u"Make a domain: its topics and its record"_s,
         writingOptions({set,
                         {u"principal"_s, u"User:NAME"_s,
                          u"of Kafka: with --dry-run the rights that let it own the domain"_s}}),
         u"meshctl --profile Staging domains add sales --set name=Sales --set teams=sales-data "
         "--set topicPrefixes=sales."_s,
         add},
        {u"domains"_s,
         u"rights"_s,
         u"D"_s,
         1,
         1,
         u"Print the commands that let a user of Kafka own a domain and its data, or apply them"_s,
         {{u"principal"_s, u"User:NAME"_s, u"whose"_s},
          applyOption(),
          {u"take-back"_s, {}, u"take them away"_s}},
         u"meshctl --profile Staging domains rights sales --principal User:omar --apply"_s,
         rights},
        {u"domains"_s, u"edit"_s, u"D"_s, 1, 1, u"Change fields of a domain"_s,
         writingOptions({set}),
         u"meshctl --profile Staging domains edit sales --set teams=sales-data,sales-core"_s, edit},
    };
}

} // namespace mesh::cli
