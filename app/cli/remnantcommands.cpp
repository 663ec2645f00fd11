// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/productargument.h"

#include "app/catalog/governance/remnants.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::Remnant;
using core::Code;
using core::Error;
using core::Result;

namespace {

/// As it is written on a command line: topic:sales.orders.
QString wordOf(const Remnant &remnant)
{
    return (remnant.kind == Remnant::Kind::Topic ? u"topic:"_s : u"subject:"_s) + remnant.name;
}

void print(Output &output, const std::vector<Remnant> &remnants)
{
    output.beginRows({u"name"_s, u"size"_s, u"products"_s, u"readers"_s});
    for (const Remnant &each : remnants) {
        output.addRow({wordOf(each), each.size ? schema::Value(*each.size) : schema::Value(),
                       listValue(each.products), listValue(each.readers)});
    }
    output.endRows();
}

Result<std::vector<Remnant>> chosen(const std::vector<Remnant> &there, const QStringList &words)
{
    std::vector<Remnant> chosen;
    for (const QString &word : words) {
        const auto found = std::ranges::find(there, word, wordOf);
        if (found == there.end()) {
            return Error{Code::NotFound, {}, word};
        }
        if (!found->products.isEmpty()) {
            return usageError(word, u"It belongs to %1, too"_s.arg(found->products.join(u", "_s)));
        }
        chosen.push_back(*found);
    }
    return chosen;
}

Result<int> deleteAll(Context &context, const Mesh &mesh, const catalog::Product &product,
                      const std::vector<Remnant> &remnants)
{
    const Result<workspace::LinkPointer> link = context.onlineLink();
    if (!link) {
        return link.error();
    }
    QStringList names;
    for (const Remnant &each : remnants) {
        names << wordOf(each);
    }
    return context.logged(
        u"Deleted "_s + names.join(u", "_s), product.id.toString(), [&]() -> Result<int> {
            std::optional<Error> failure;
            for (const catalog::DeletedRemnant &each :
                 catalog::deleteRemnants(product, remnants, *mesh.snapshot, *(*link)->admin,
                                         (*link)->registry.get(), context.stop())) {
                if (!each.error) {
                    context.say(u"deleted "_s + wordOf(each.remnant));
                } else if (!failure) {
                    failure = each.error;
                }
            }
            return failure ? Result<int>(*failure) : Result(0);
        });
}

Result<int> remnants(Context &context)
{
    const QStringList words = context.invocation().options.value(u"delete"_s);
    const bool deletes = !words.isEmpty() && !isDryRun(context);
    if (const auto may = deletes ? context.mayWrite() : Result<void>(); !may) {
        return may.error();
    }
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const Result<ProductHere> here = productHere(*mesh, context.argument(0));
    if (!here) {
        return here.error();
    }
    const catalog::Product product = here->entry->product();
    if (!words.isEmpty() && product.lifecycle != catalog::Lifecycle::Retired) {
        return usageError(product.id.toString(), u"It is in use: retire it first"_s);
    }
    const Result<workspace::LinkPointer> link = context.onlineLink();
    if (!link) {
        return link.error();
    }
    const auto there =
        catalog::findRemnants(catalog::remnantsOf(product, *mesh->snapshot), *(*link)->admin,
                              (*link)->registry.get(), context.stop());
    if (!there) {
        return there.error();
    }
    const auto wanted = words.isEmpty() ? there : chosen(*there, words);
    if (!wanted) {
        return wanted.error();
    }
    print(context.output(), *wanted);
    return deletes ? deleteAll(context, *mesh, product, *wanted) : Result(0);
}

} // namespace

std::vector<Command> remnantCommands()
{
    return {
        {u"products"_s,
         u"remnants"_s,
         u"P"_s,
         1,
         1,
         u"Say which topics and subjects a product leaves, and delete those of a retired one"_s,
         {{u"delete"_s, u"NAME"_s,
           u"topic:T with its records, or subject:S; what is deleted does not come back"_s, true},
          {u"dry-run"_s, {}, u"print what would be deleted, and delete nothing"_s}},
         u"meshctl --profile Staging products remnants sales.orders --delete topic:sales.orders.v1 "
         "--delete subject:sales.orders.v1-value"_s,
         remnants},
    };
}

} // namespace mesh::cli
