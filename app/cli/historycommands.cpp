// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/productargument.h"
#include "app/cli/settings.h"

#include "app/catalog/history/merge.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::HistoryEntry;
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

Result<int> history(Context &context)
{
    const Result<core::ProductId> id = productId(context.argument(0));
    if (!id) {
        return id.error();
    }
    const auto entries = productHistory(context, *id);
    if (!entries) {
        return entries.error();
    }
    Output &output = context.output();
    output.beginRows({u"revision"_s, u"at"_s, u"by"_s, u"email"_s, u"program"_s, u"action"_s,
                      u"message"_s, u"gapBefore"_s, u"changed"_s, u"product"_s});
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
    const Result<core::ProductId> id = productId(context.argument(0));
    if (!id) {
        return id.error();
    }
    const auto from = parseNumber(u"revision A"_s, context.argument(1));
    const auto to = context.invocation().arguments.size() > 2
                        ? parseNumber(u"revision B"_s, context.argument(2))
                        : Result<qint64>(-1);
    if (!from || !to) {
        return !from ? from.error() : to.error();
    }
    const auto entries = productHistory(context, *id);
    if (!entries) {
        return entries.error();
    }
    const auto before = entryOfRevision(*entries, *id, *from);
    const auto after = *to < 0 ? Result(entries->front()) : entryOfRevision(*entries, *id, *to);
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

/// The product with one change taken back; the error where others have changed the same since.
Result<Value> reverted(Context &context, const HistoryEntry &entry, const Value &current)
{
    const QString name = context.argument(0);
    if (current.isNull()) {
        return entry.change.document.isNull()
                   ? Result(entry.before)
                   : Result<Value>(Error{Code::NotFound, {}, u"product “%1”"_s.arg(name)});
    }
    if (entry.before.isNull()) {
        return usageError(name, u"This revision made the product: products remove takes it away"_s);
    }
    const catalog::Revert taken = catalog::revert(entry.before, entry.change.document, current);
    if (!taken.kept.empty()) {
        return printConflict(context, name, entry.change.document, entry.before, current, -1);
    }
    return taken.document;
}

Result<int> revert(Context &context)
{
    const auto revision = parseNumber(u"revision"_s, context.argument(1));
    const Result<core::ProductId> id = productId(context.argument(0));
    if (!revision || !id) {
        return !revision ? revision.error() : id.error();
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto entries = productHistory(context, *id);
    const auto entry =
        entries ? entryOfRevision(*entries, *id, *revision) : Result<HistoryEntry>(entries.error());
    if (!entry) {
        return entry.error();
    }
    const auto here = mesh->snapshot->product(*id);
    Result<Value> document = reverted(context, *entry, here ? here->product().document() : Value());
    if (document && context.invocation().has(u"set"_s)) {
        document =
            withSettings(*document, context.invocation().options.value(u"set"_s), productFields());
    }
    const auto product =
        document ? catalog::Product::read(*document) : Result<catalog::Product>(document.error());
    if (!product) {
        return product.error();
    }
    catalog::ReviewBuilder builder(
        mesh->snapshot, signature(context),
        context.invocation().value(u"message"_s, u"Revision %1 taken back"_s.arg(*revision)));
    builder.put(*product);
    return carryOut(context, *mesh,
                    {u"Reverted"_s, id->toString(), builder.review(QDate::currentDate())});
}

} // namespace

std::vector<Command> historyCommands()
{
    return {
        {u"products"_s,
         u"history"_s,
         u"P"_s,
         1,
         1,
         u"Say who changed a product, when, what and why, the newest first"_s,
         {},
         u"meshctl --profile Staging products history sales.orders"_s,
         history},
        {u"products"_s,
         u"diff"_s,
         u"P A [B]"_s,
         2,
         3,
         u"Compare two revisions of a product field by field; without B, A and what is now"_s,
         {},
         u"meshctl --profile Staging products diff sales.orders 4 17"_s,
         diff},
        {u"products"_s, u"revert"_s, u"P REVISION"_s, 2, 2,
         u"Take back what one revision changed, as a new change; what came later stays"_s,
         writingOptions(
             {{u"set"_s, u"path=value"_s, u"set a field too: a version that says so"_s, true}}),
         u"meshctl --profile Staging products revert sales.orders 17 --message \"wrong owner\""_s,
         revert},
    };
}

} // namespace mesh::cli
