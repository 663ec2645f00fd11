// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/policyargument.h"
#include "app/cli/productargument.h"
#include "app/cli/settings.h"

#include "app/catalog/governance/compliance.h"
#include "app/catalog/history/merge.h"
#include "app/schema/json.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::HistoryEntry;
using catalog::RecordPlace;
using core::Code;
using core::Error;
using core::Result;
using schema::Value;

namespace {

// In a table the fields alone; programs get both values.
Value changedFields(const HistoryEntry &entry, Format format)
{
    if (format == Format::Json || format == Format::JsonLines) {
        return differenceRows(entry.differences);
    }
    QStringList fields;
    for (const catalog::Difference &difference : entry.differences) {
        fields << catalog::pathText(difference.path);
    }
    return listValue(fields);
}

/// Of the record that the first argument names.
using PlaceOf = Result<RecordPlace> (*)(Context &);

Result<RecordPlace> productPlace(Context &context)
{
    const Result<core::ProductId> id = productId(context.argument(0));
    return id ? RecordPlace::of(*id) : Result<RecordPlace>(id.error());
}

Result<RecordPlace> domainPlace(Context &context)
{
    return RecordPlace::of(catalog::Kind::Domain, context.argument(0));
}

// A policy that a domain adds stands in the domain's rules; one that was removed was the
// platform's.
Result<RecordPlace> policyPlace(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto here = policyHere(context, *mesh, context.argument(0));
    if (here) {
        return here->place();
    }
    return here.error().code == Code::NotFound
               ? Result(RecordPlace::of(catalog::Kind::Policy, context.argument(0)))
               : Result<RecordPlace>(here.error());
}

// A record of the platform by its key: tier/tier-1.
Result<RecordPlace> platformPlace(Context &context)
{
    const QString key = context.argument(0);
    return catalog::RecordKey::parse(key.toUtf8())
               ? Result(RecordPlace{QString(), key.toUtf8()})
               : Result<RecordPlace>(
                     usageError(key, u"A record is written kind/id: tier/tier-1"_s));
}

Result<int> history(Context &context, PlaceOf placeOf)
{
    const Result<RecordPlace> place = placeOf(context);
    const auto entries =
        place ? recordHistory(context, *place) : Result<std::vector<HistoryEntry>>(place.error());
    if (!entries) {
        return entries.error();
    }
    Output &output = context.output();
    output.beginRows({u"revision"_s, u"at"_s, u"by"_s, u"email"_s, u"program"_s, u"action"_s,
                      u"message"_s, u"gapBefore"_s, u"changed"_s, u"id"_s});
    for (const HistoryEntry &entry : *entries) {
        const catalog::Change &change = entry.change;
        output.addRow({change.revision, timeValue(change.at), textValue(change.by.name),
                       textValue(change.by.email), textValue(change.by.program), change.action,
                       textValue(change.message), entry.gapBefore,
                       changedFields(entry, output.format()),
                       QString::fromUtf8(change.key).section(u'/', 1)});
    }
    output.endRows();
    return 0;
}

Result<int> diff(Context &context)
{
    const Result<RecordPlace> place = productPlace(context);
    if (!place) {
        return place.error();
    }
    const auto from = parseNumber(u"revision A"_s, context.argument(1));
    const auto to = context.invocation().arguments.size() > 2
                        ? parseNumber(u"revision B"_s, context.argument(2))
                        : Result<qint64>(-1);
    if (!from || !to) {
        return !from ? from.error() : to.error();
    }
    const auto entries = recordHistory(context, *place);
    if (!entries) {
        return entries.error();
    }
    const auto before = entryOfRevision(*entries, *place, *from);
    const auto after = *to < 0 ? Result(entries->front()) : entryOfRevision(*entries, *place, *to);
    if (!before || !after) {
        return !before ? before.error() : after.error();
    }
    Output &output = context.output();
    output.beginRows({u"field"_s, u"change"_s, u"before"_s, u"after"_s});
    for (const catalog::Difference &difference :
         catalog::differences(before->change.document, after->change.document)) {
        output.addRow({catalog::pathText(difference.path), catalog::differenceName(difference.kind),
                       difference.before, difference.after});
    }
    output.endRows();
    return 0;
}

/// The record with one change taken back; the error where others have changed the same since.
Result<Value> reverted(Context &context, const HistoryEntry &entry, const Value &current)
{
    const QString name = context.argument(0);
    if (current.isNull()) {
        return entry.change.document.isNull()
                   ? Result(entry.before)
                   : Result<Value>(Error{Code::NotFound, {}, u"“%1”"_s.arg(name)});
    }
    if (entry.before.isNull()) {
        return usageError(name, u"This revision made the record: before it there was none"_s);
    }
    const catalog::Revert taken = catalog::revert(entry.before, entry.change.document, current);
    if (!taken.kept.empty()) {
        return printConflict(context, name, entry.change.document, entry.before, current, -1);
    }
    return taken.document;
}

Result<int> revert(Context &context, PlaceOf placeOf)
{
    const auto revision = parseNumber(u"revision"_s, context.argument(1));
    const Result<RecordPlace> place = placeOf(context);
    if (!revision || !place) {
        return !revision ? revision.error() : place.error();
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto entries = recordHistory(context, *place);
    const auto entry = entries ? entryOfRevision(*entries, *place, *revision)
                               : Result<HistoryEntry>(entries.error());
    if (!entry) {
        return entry.error();
    }
    const QByteArray here = mesh->snapshot->document(
        catalog::CatalogTopics(mesh->snapshot->prefix()).catalogOf(place->domain), place->key);
    Result<Value> document = reverted(context, *entry, schema::parseJson(here).valueOr(Value()));
    if (document && context.invocation().has(u"set"_s)) {
        document =
            withSettings(*document, context.invocation().options.value(u"set"_s), productFields());
    }
    if (!document) {
        return document.error();
    }
    catalog::ReviewBuilder builder(
        mesh->snapshot, signature(context),
        context.invocation().value(u"message"_s, u"Revision %1 taken back"_s.arg(*revision)));
    if (const auto put = builder.putRecord(*place, *document); !put) {
        return put.error();
    }
    return carryOut(context, *mesh,
                    {u"Reverted"_s, context.argument(0), builder.review(QDate::currentDate())});
}

Command historyCommand(const QString &noun, const QString &argument, const QString &what,
                       const QString &example, const std::vector<OptionSpec> &options,
                       PlaceOf placeOf)
{
    return {noun,
            u"history"_s,
            argument,
            1,
            1,
            u"Say who changed %1, when, what and why, the newest first"_s.arg(what),
            options,
            u"meshctl --profile Staging %1 history %2"_s.arg(noun, example),
            [placeOf](Context &context) { return history(context, placeOf); }};
}

Command revertCommand(const QString &noun, const QString &argument, const QString &example,
                      const std::vector<OptionSpec> &more, PlaceOf placeOf)
{
    return {
        noun,
        u"revert"_s,
        argument + u" REVISION"_s,
        2,
        2,
        u"Take back what one revision changed, as a new change; what came later stays"_s,
        writingOptions(more),
        u"meshctl --profile Staging %1 revert %2 17 --message \"by mistake\""_s.arg(noun, example),
        [placeOf](Context &context) { return revert(context, placeOf); }};
}

} // namespace

std::vector<Command> historyCommands()
{
    const OptionSpec set{u"set"_s, u"path=value"_s, u"set a field too: a version that says so"_s,
                         true};
    return {
        historyCommand(u"products"_s, u"P"_s, u"a product"_s, u"sales.orders"_s, {}, productPlace),
        {u"products"_s,
         u"diff"_s,
         u"P A [B]"_s,
         2,
         3,
         u"Compare two revisions of a product field by field; without B, A and what is now"_s,
         {},
         u"meshctl --profile Staging products diff sales.orders 4 17"_s,
         diff},
        revertCommand(u"products"_s, u"P"_s, u"sales.orders"_s, {set}, productPlace),
        historyCommand(u"domains"_s, u"D"_s, u"a domain"_s, u"sales"_s, {}, domainPlace),
        revertCommand(u"domains"_s, u"D"_s, u"sales"_s, {}, domainPlace),
        historyCommand(u"policies"_s, u"ID"_s, u"a policy"_s, u"tier-set"_s, {policyDomainOption()},
                       policyPlace),
        revertCommand(u"policies"_s, u"ID"_s, u"tier-set"_s, {policyDomainOption()}, policyPlace),
        historyCommand(u"catalog"_s, u"KEY"_s, u"a record of the platform"_s, u"tier/tier-1"_s, {},
                       platformPlace),
        revertCommand(u"catalog"_s, u"KEY"_s, u"tier/tier-1"_s, {}, platformPlace),
    };
}

} // namespace mesh::cli
