// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/productargument.h"
#include "app/cli/rights.h"

#include "app/catalog/access/access.h"

#include <set>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::AccessGrant;
using catalog::AccessLine;
using catalog::AccessRequest;
using catalog::Decision;
using catalog::Product;
using core::Code;
using core::Error;
using core::Result;
using schema::Value;

namespace {

/// What the cluster says of who reads.
struct Seen
{
    std::optional<std::vector<kafka::AclBinding>> rights; ///< nothing: they may not be seen
    QStringList groups;
};

// Nothing where it may not be seen: the states then say what was agreed, and no more.
Seen seenOf(Context &context, const Product &product, const Mesh &mesh)
{
    Seen seen;
    const auto admin =
        context.global().offline ? Result<std::shared_ptr<kafka::Admin>>(Error{}) : context.admin();
    if (!admin) {
        return seen;
    }
    seen.groups = readersOf(context, product).reading;
    QStringList topics;
    for (const catalog::Port &port : product.ports) {
        topics << port.topic;
    }
    const catalog::CatalogTopics names(mesh.snapshot->prefix());
    const auto rights = catalog::rightsOn(**admin, names, topics,
                                          catalog::agreedGroups(product.id, *mesh.snapshot));
    seen.rights = rights ? std::optional(*rights) : std::nullopt;
    return seen;
}

Value dayValue(const std::optional<QDate> &day)
{
    return day ? Value(day->toString(Qt::ISODate)) : Value();
}

void addLine(Output &output, const core::ProductId &product, const AccessLine &line)
{
    const auto &grant = line.grant;
    const auto &request = line.request;
    output.addRow({textValue(request ? request->id
                             : grant ? grant->id
                                     : QString()),
                   product.toString(), textValue(line.principal), textValue(line.group),
                   catalog::accessStateName(line.state),
                   textValue(request ? request->purpose
                             : grant ? grant->purpose
                                     : QString()),
                   dayValue(grant     ? grant->until
                            : request ? request->until
                                      : std::nullopt),
                   timeValue(line.requestedAt), textValue(grant ? grant->reason : QString()),
                   line.reviewDue, line.reads});
}

Result<int> list(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    std::set<core::ProductId> products;
    if (!context.argument(0).isEmpty()) {
        const Result<ProductHere> here = productHere(*mesh, context.argument(0));
        if (!here) {
            return here.error();
        }
        products.insert(here->entry->id);
    } else {
        for (const auto &request : mesh->snapshot->requests()) {
            products.insert(request->value.product);
        }
        for (const auto &grant : mesh->snapshot->grants()) {
            products.insert(grant->value.product);
        }
    }
    Output &output = context.output();
    output.beginRows({u"id"_s, u"product"_s, u"principal"_s, u"group"_s, u"state"_s, u"purpose"_s,
                      u"until"_s, u"requestedAt"_s, u"reason"_s, u"reviewDue"_s, u"reads"_s});
    for (const core::ProductId &id : products) {
        const auto entry = mesh->snapshot->product(id);
        const Product product = entry ? entry->product() : Product{.id = id};
        const Seen seen = seenOf(context, product, *mesh);
        for (const AccessLine &line : catalog::accessOf(
                 product, *mesh->snapshot, QDate::currentDate(), seen.rights, seen.groups)) {
            addLine(output, id, line);
        }
    }
    output.endRows();
    return 0;
}

Result<AccessRequest> wantedRequest(Context &context, const core::ProductId &product)
{
    const Invocation &invocation = context.invocation();
    const Result<Target> target = context.target();
    const auto until = dayOption(context, u"until"_s);
    if (!target || !until) {
        return !target ? target.error() : until.error();
    }
    const QString principal = invocation.value(u"principal"_s, target->profile.principal());
    if (principal.isEmpty()) {
        return usageError(
            u"access request"_s,
            u"The connection names no user: say who will read, --principal User:NAME"_s);
    }
    AccessRequest request = catalog::newRequest(product, principal, signature(context));
    request.group = invocation.value(u"group"_s);
    request.purpose = invocation.value(u"message"_s);
    request.until = *until;
    return request;
}

void printRequest(Context &context, const AccessRequest &request, core::Offset revision)
{
    Value document = request.document();
    document.setField(u"written"_s, revision >= 0);
    document.setField(u"revision"_s, revision < 0 ? Value() : Value(revision));
    context.output().addDocument(document);
}

Result<int> send(Context &context, const Mesh &mesh, const QString &action,
                 const AccessRequest &request)
{
    if (isDryRun(context)) {
        printRequest(context, request, -1);
        return 0;
    }
    return context.logged(action, request.product.toString(), [&]() -> Result<int> {
        const auto admin = context.admin();
        const auto sent = admin ? catalog::sendRequest(*admin, mesh.snapshot->prefix(), request)
                                : Result<core::Offset>(admin.error());
        if (!sent) {
            return sent.error();
        }
        printRequest(context, request, *sent);
        return 0;
    });
}

Result<int> request(Context &context)
{
    const Result<Mesh> mesh = meshToWrite(context);
    const Result<ProductHere> here =
        mesh ? productHere(*mesh, context.argument(0)) : Result<ProductHere>(mesh.error());
    const Result<AccessRequest> wanted =
        here ? wantedRequest(context, here->entry->id) : Result<AccessRequest>(here.error());
    if (!wanted) {
        return wanted.error();
    }
    return send(context, *mesh, u"Asked for access"_s, *wanted);
}

Result<int> reveals(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    const Result<ProductHere> here =
        mesh ? productHere(*mesh, context.argument(0)) : Result<ProductHere>(mesh.error());
    if (!here) {
        return here.error();
    }
    Output &output = context.output();
    output.beginRows({u"at"_s, u"by"_s, u"email"_s, u"program"_s, u"topic"_s, u"partition"_s,
                      u"offset"_s, u"fields"_s});
    for (const auto &entry : catalog::revealsOf(*mesh->snapshot, here->entry->topics)) {
        const catalog::Reveal &reveal = entry->value;
        output.addRow({timeValue(entry->changedAt), textValue(reveal.by.name),
                       textValue(reveal.by.email), textValue(reveal.by.program), reveal.topic,
                       reveal.partition ? Value(qint64(*reveal.partition)) : Value(),
                       reveal.offset ? Value(*reveal.offset) : Value(),
                       reveal.fields.join(u", "_s)});
    }
    output.endRows();
    return 0;
}

// The request that an id names, or what was answered to one that is not kept any more.
Result<AccessGrant> answerTo(Context &context, const Mesh &mesh, Decision decision)
{
    const QString id = context.argument(0);
    std::optional<AccessGrant> known;
    for (const auto &grant : mesh.snapshot->grants()) {
        // Answered anew since the product was moved, it stands in two topics: the newer counts.
        const AccessGrant &one = grant->value;
        if (one.id == id &&
            (!known || catalog::idNow(one.product, *mesh.snapshot) == one.product)) {
            known = one;
        }
    }
    if (known) {
        known->decision = decision;
        return *known;
    }
    for (const auto &asked : mesh.snapshot->requests()) {
        if (asked->value.id == id && decision != Decision::Ended) {
            return asked->value.withdrawn
                       ? Result<AccessGrant>(usageError(id, u"The request was withdrawn"_s))
                       : Result(AccessGrant::of(asked->value, decision));
        }
    }
    return Error{Code::NotFound,
                 {},
                 decision == Decision::Ended ? u"an answer to “%1”"_s.arg(id)
                                             : u"request “%1”"_s.arg(id)};
}

// Whose request it is, is not asked: everybody may write there, and the history tells who did.
Result<int> withdraw(Context &context)
{
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const QString id = context.argument(0);
    const auto &all = mesh->snapshot->requests();
    const auto found =
        std::ranges::find_if(all, [&id](const auto &entry) { return entry->value.id == id; });
    if (found == all.end()) {
        return Error{Code::NotFound, {}, u"request “%1”"_s.arg(id)};
    }
    const auto &answers = mesh->snapshot->grants();
    if (std::ranges::any_of(answers, [&id](const auto &entry) { return entry->value.id == id; })) {
        return usageError(id, u"It is answered already: access end takes back what was agreed"_s);
    }
    AccessRequest asked = (*found)->value;
    asked.withdrawn = true;
    asked.by = signature(context);
    return send(context, *mesh, u"Withdrew a request"_s, asked);
}

// Agreeing grants nothing yet: Kafka's own rights do, and an administrator gives them.
Result<int> followWithRights(Context &context, const Mesh &mesh, const AccessGrant &answer)
{
    const auto entry = mesh.snapshot->product(answer.product);
    if (!entry || isDryRun(context) || answer.decision == Decision::Refused) {
        return 0;
    }
    if (answer.decision == Decision::Ended &&
        catalog::goesOnOtherwise(answer, *mesh.snapshot, QDate::currentDate())) {
        context.say(u"the rights stay: %1 has another agreement"_s.arg(answer.principal));
        return 0;
    }
    return giveRights(
        context, catalog::readerAcls(entry->product(), answer.principal, answer.group),
        answer.decision == Decision::Ended, answer.product.toString() + u' ' + answer.principal);
}

Result<int> decide(Context &context, Decision decision, const QString &action)
{
    const auto until = dayOption(context, u"until"_s);
    const auto reviewAt = dayOption(context, u"review"_s);
    if (!until || !reviewAt) {
        return !until ? until.error() : reviewAt.error();
    }
    const Result<Mesh> mesh = meshToWrite(context);
    Result<AccessGrant> answer =
        mesh ? answerTo(context, *mesh, decision) : Result<AccessGrant>(mesh.error());
    if (!answer) {
        return answer.error();
    }
    answer->product = catalog::idNow(answer->product, *mesh->snapshot);
    answer->reason = context.invocation().value(u"message"_s, answer->reason);
    answer->until = *until ? *until : answer->until;
    answer->reviewAt = *reviewAt ? *reviewAt : answer->reviewAt;
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    builder.put(*answer);
    const Result<int> done =
        carryOut(context, *mesh,
                 {action, answer->product.toString() + u' ' + answer->principal,
                  builder.review(QDate::currentDate())});
    return done && *done == 0 ? followWithRights(context, *mesh, *answer) : done;
}

} // namespace

std::vector<Command> accessCommands()
{
    const OptionSpec until{u"until"_s, u"DATE"_s, u"the last day"_s};
    return {
        {u"access"_s,
         u"list"_s,
         u"[P]"_s,
         0,
         1,
         u"Say who asked, who may read, and whether Kafka's rights agree with that"_s,
         {},
         u"meshctl --profile Staging access list sales.orders"_s,
         list},
        {u"access"_s, u"request"_s, u"P"_s, 1, 1,
         u"Ask a product's owner for access; --message says what for"_s,
         writingOptions({{u"principal"_s, u"User:NAME"_s, u"who will read; else your own user"_s},
                         {u"group"_s, u"GROUP"_s, u"the consumer group"_s},
                         until}),
         u"meshctl --profile Staging access request sales.orders --group reports --message "
         "\"the weekly report\""_s,
         request},
        {u"access"_s, u"withdraw"_s, u"ID"_s, 1, 1,
         u"Take a request back that nobody has answered yet"_s, writingOptions(),
         u"meshctl --profile Staging access withdraw 6f1c…"_s, withdraw},
        {u"access"_s, u"grant"_s, u"ID"_s, 1, 1,
         u"Agree to a request, and give the rights or print the commands that do"_s,
         writingOptions(
             {until, applyOption(), {u"review"_s, u"DATE"_s, u"when to look at it again"_s}}),
         u"meshctl --profile Staging access grant 6f1c… --until 2027-06-30"_s,
         [](Context &context) { return decide(context, Decision::Agreed, u"Agreed to access"_s); }},
        {u"access"_s, u"refuse"_s, u"ID"_s, 1, 1, u"Refuse a request; --message says why"_s,
         writingOptions(), u"meshctl --profile Staging access refuse 6f1c… --message \"ask HR\""_s,
         [](Context &context) { return decide(context, Decision::Refused, u"Refused access"_s); }},
        {u"access"_s, u"end"_s, u"ID"_s, 1, 1,
         u"End what was agreed, and take the rights away or print the commands that do"_s,
         writingOptions({applyOption()}),
         u"meshctl --profile Staging access end 6f1c… --message moved"_s,
         [](Context &context) { return decide(context, Decision::Ended, u"Ended access"_s); }},
        {u"access"_s,
         u"reveals"_s,
         u"P"_s,
         1,
         1,
         u"Say who has looked at what the mesh masks in a product's topics, newest first"_s,
         {},
         u"meshctl --profile Staging access reveals sales.orders"_s,
         reveals},
    };
}

} // namespace mesh::cli
