// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/productargument.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::Facet;
using catalog::ProductEntry;
using catalog::SearchHit;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

struct FacetOption
{
    Facet facet;
    QString option;
    QString text;
};

const std::vector<FacetOption> &facetOptions()
{
    static const std::vector<FacetOption> options{
        {Facet::Domain, u"domain"_s, u"of this domain"_s},
        {Facet::Tag, u"tag"_s, u"with this tag"_s},
        {Facet::Owner, u"owner"_s, u"of this owner"_s},
        {Facet::Quality, u"quality"_s, u"of this quality"_s},
        {Facet::Tier, u"tier"_s, u"of this tier"_s},
        {Facet::Classification, u"classification"_s, u"classified so"_s},
        {Facet::Lifecycle, u"lifecycle"_s, u"draft, active, deprecated, retired"_s},
    };
    return options;
}

std::vector<OptionSpec> optionsWithFacets(std::vector<OptionSpec> options)
{
    for (const FacetOption &facet : facetOptions()) {
        options.push_back({facet.option, facet.option.toUpper(), facet.text, true});
    }
    return options;
}

catalog::SearchQuery queryOf(const Invocation &invocation)
{
    catalog::SearchQuery query;
    query.limit = std::numeric_limits<int>::max();
    for (const FacetOption &facet : facetOptions()) {
        if (invocation.has(facet.option)) {
            query.selections[facet.facet] = invocation.options.value(facet.option);
        }
    }
    return query;
}

Result<int> list(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    catalog::SearchQuery query = queryOf(context.invocation());
    query.order = catalog::SearchOrder::Name;
    Output &output = context.output();
    output.beginRows({u"product"_s, u"displayName"_s, u"owner"_s, u"quality"_s, u"tier"_s,
                      u"lifecycle"_s, u"classification"_s, u"version"_s, u"topics"_s, u"tags"_s,
                      u"changedAt"_s});
    for (const SearchHit &hit : mesh->snapshot->search(query).hits) {
        const ProductEntry &product = *hit.product;
        output.addRow(
            {product.id.toString(), textValue(product.displayName), textValue(product.owner),
             textValue(catalog::qualityName(product.quality)), textValue(product.tier),
             textValue(catalog::lifecycleName(product.lifecycle)),
             textValue(product.classification), textValue(product.version),
             listValue(product.topics), listValue(product.tags), timeValue(product.changedAt)});
    }
    output.endRows();
    return 0;
}

QString fieldName(catalog::SearchField field)
{
    static const QStringList names{u"name"_s,  u"displayName"_s, u"topic"_s, u"tag"_s,    u"term"_s,
                                   u"owner"_s, u"domain"_s,      u"field"_s, u"purpose"_s};
    return names.value(int(field));
}

Value whyOf(const SearchHit &hit)
{
    Array why;
    for (const catalog::SearchMatch &match : hit.why) {
        why.emplace_back(fieldName(match.field) + u": "_s + match.text);
    }
    return why;
}

Result<int> search(Context &context)
{
    const Invocation &invocation = context.invocation();
    catalog::SearchQuery query = queryOf(invocation);
    query.text = invocation.arguments.join(u' ');
    query.includeTopics = invocation.has(u"topics"_s);
    const auto limit = parseNumber(u"limit"_s, invocation.value(u"limit"_s, u"50"_s), 1);
    if (!limit) {
        return limit.error();
    }
    query.limit = *limit;
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    const catalog::SearchAnswer answer = mesh->snapshot->search(query);
    Output &output = context.output();
    output.beginRows({u"product"_s, u"topic"_s, u"displayName"_s, u"owner"_s, u"why"_s});
    for (const SearchHit &hit : answer.hits) {
        if (hit.product) {
            output.addRow({hit.product->id.toString(), textValue(hit.product->topics.value(0)),
                           textValue(hit.product->displayName), textValue(hit.product->owner),
                           whyOf(hit)});
        } else {
            output.addRow({Value(), hit.topic->name, Value(), Value(), whyOf(hit)});
        }
    }
    output.endRows();
    if (answer.total > qsizetype(answer.hits.size())) {
        context.say(
            u"%1 of %2 shown; --limit shows more"_s.arg(answer.hits.size()).arg(answer.total));
    }
    if (answer.hits.empty() && !answer.suggestions.isEmpty()) {
        context.say(u"nothing found; near it: %1"_s.arg(answer.suggestions.join(u", "_s)));
    }
    return 0;
}

Result<int> show(Context &context)
{
    if (const auto id = productId(context.argument(0)); !id) {
        return id.error(); // before anybody is asked
    }
    const Result<Mesh> mesh = readMesh(context);
    const Result<ProductHere> here =
        mesh ? productHere(*mesh, context.argument(0)) : Result<ProductHere>(mesh.error());
    if (!here) {
        return here.error();
    }
    const auto &entry = here->entry;
    Value document = entry->product().document();
    Array problems;
    for (const catalog::Problem &problem : mesh->snapshot->problemsOf(entry->id)) {
        problems.emplace_back(Object{{u"problem"_s, catalog::findingName(problem.finding)},
                                     {u"detail"_s, textValue(problem.detail)}});
    }
    document.setField(u"problems"_s, Value(std::move(problems)));
    document.setField(u"revision"_s, entry->revision);
    context.output().addDocument(document);
    return 0;
}

} // namespace

std::vector<Command> productCommands()
{
    return {
        {u"products"_s,
         u"list"_s,
         {},
         0,
         0,
         u"List the data products"_s,
         optionsWithFacets({}),
         u"meshctl --profile Staging products list --domain sales --tag orders"_s,
         list},
        {u"products"_s, u"search"_s, u"TEXT…"_s, 1, -1,
         u"Find products by name, purpose, owner, tag, topic or field"_s,
         optionsWithFacets({{u"topics"_s, {}, u"find unpublished topics too"_s},
                            {u"limit"_s, u"N"_s, u"print at most N; else 50"_s}}),
         u"meshctl --profile Staging products search late shipments"_s, search},
        {u"products"_s,
         u"show"_s,
         u"P"_s,
         1,
         1,
         u"Show a product as its record says"_s,
         {},
         u"meshctl --profile Staging products show sales.orders --format json"_s,
         show},
    };
}

} // namespace mesh::cli
