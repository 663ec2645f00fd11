// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/productargument.h"

#include "app/schema/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::Product;
using core::Code;
using core::Error;
using core::ProductId;
using core::Result;

namespace {

/// A product, and where it goes. Steps of a move change what is said of the product in no way that
/// a policy speaks of: only who accepts it is asked whether it keeps the rules.
struct Moving
{
    Mesh mesh;
    Product product;
    core::Offset revision = -1;
    std::optional<ProductId> to; ///< as it is offered; nothing: it is not
    bool taken = false;          ///< there is a product of that name already
    bool accepted = false;       ///< and it is this one
};

Result<Moving> movingOf(Context &context)
{
    Result<Mesh> mesh = meshToWrite(context);
    const Result<ProductHere> here =
        mesh ? productHere(*mesh, context.argument(0)) : Result<ProductHere>(mesh.error());
    if (!here) {
        return here.error();
    }
    Moving moving{*std::move(mesh), here->entry->product(), here->entry->revision};
    moving.to = ProductId::parse(moving.product.offeredTo);
    const auto there = moving.to ? moving.mesh.snapshot->product(*moving.to) : nullptr;
    moving.taken = there != nullptr;
    moving.accepted =
        there != nullptr && there->product().formerIds.contains(moving.product.id.toString());
    return moving;
}

Error notOffered(const Moving &moving)
{
    return usageError(moving.product.id.toString(),
                      u"Nobody has offered it to another domain: products offer does"_s);
}

Error acceptedAlready(const Moving &moving)
{
    return usageError(moving.product.id.toString(),
                      u"%1 has accepted it as %2: products let-go lets it go"_s.arg(
                          moving.to->domain, moving.to->toString()));
}

// A domain alone stands for the same name in it.
Result<ProductId> destination(Context &context, const Moving &moving)
{
    const QString typed = context.argument(1);
    if (!typed.contains(u'.')) {
        return core::ProductId::isValidPart(typed)
                   ? Result(ProductId{typed, moving.product.id.name})
                   : Result<ProductId>(usageError(
                         typed, u"A domain is written in a-z, 0-9 and _, and begins with a "
                                "letter"_s));
    }
    return productId(typed);
}

Result<void> mayOffer(const Moving &moving, const ProductId &to)
{
    const QString id = moving.product.id.toString();
    if (to.domain == moving.product.id.domain) {
        return usageError(to.toString(), u"%1 is in that domain: name another one"_s.arg(id));
    }
    if (!moving.mesh.snapshot->domain(to.domain)) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(to.domain)};
    }
    if (moving.accepted) {
        return acceptedAlready(moving);
    }
    if (moving.to && *moving.to != to) {
        return usageError(
            id, u"It is offered to %1 as %2: products take-back takes that offer back"_s.arg(
                    moving.to->domain, moving.to->toString()));
    }
    if (moving.mesh.snapshot->product(to)) {
        return Error{Code::AlreadyExists, {}, u"product “%1”"_s.arg(to.toString())};
    }
    return {};
}

/// Writes a record of the product's former domain as it is to be: no rule is asked.
Result<int> writeHere(Context &context, const Moving &moving, const QString &action,
                      Product product)
{
    product.writtenBy = signature(context);
    catalog::ReviewBuilder builder = reviewBuilder(context, moving.mesh);
    builder.put(product.id.domain, {{catalog::RecordKey::of(product.id),
                                     schema::toJson(product.document()), moving.revision}});
    return carryOut(context, moving.mesh,
                    {action, product.id.toString(), builder.review(QDate::currentDate())});
}

Result<int> offer(Context &context)
{
    const Result<Moving> moving = movingOf(context);
    const Result<ProductId> to =
        moving ? destination(context, *moving) : Result<ProductId>(moving.error());
    if (!to) {
        return to.error();
    }
    if (const auto may = mayOffer(*moving, *to); !may) {
        return may.error();
    }
    return writeHere(context, *moving, u"Offered to another domain"_s,
                     catalog::offerTo(moving->product, *to));
}

Result<int> takeBack(Context &context)
{
    const Result<Moving> moving = movingOf(context);
    if (!moving) {
        return moving.error();
    }
    if (moving->accepted) {
        return acceptedAlready(*moving);
    }
    Product product = moving->product;
    product.offeredTo.clear();
    return writeHere(context, *moving, u"Took an offer back"_s, std::move(product));
}

// As the form in the window proposes it: a team of the domain, one's own before others.
Result<QString> ownerThere(Context &context, const catalog::Domain &domain)
{
    const Result<Target> target = context.target();
    if (!target) {
        return target.error();
    }
    const QStringList &own = target->profile.identity.teams;
    QString owner = domain.teams.isEmpty() ? own.value(0) : domain.teams.front();
    const auto both = std::ranges::find_if(
        own, [&domain](const QString &team) { return domain.teams.contains(team); });
    if (both != own.end()) {
        owner = *both;
    }
    owner = context.invocation().value(u"owner"_s, owner);
    return owner.isEmpty()
               ? Result<QString>(usageError(
                     domain.id, u"Name the team that answers for it from now on: --owner TEAM"_s))
               : Result(owner);
}

Result<int> accept(Context &context)
{
    const Result<Moving> moving = movingOf(context);
    if (!moving) {
        return moving.error();
    }
    if (!moving->to) {
        return notOffered(*moving);
    }
    const ProductId to = *moving->to;
    if (moving->accepted) {
        return acceptedAlready(*moving);
    }
    if (moving->taken) {
        return Error{Code::AlreadyExists, {}, u"product “%1”"_s.arg(to.toString())};
    }
    const auto domain = moving->mesh.snapshot->domain(to.domain);
    if (!domain) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(to.domain)};
    }
    const Result<QString> owner = ownerThere(context, domain->domain);
    if (!owner) {
        return owner.error();
    }
    Product product = catalog::acceptedFrom(moving->product, to);
    product.owner = *owner;
    catalog::ReviewBuilder builder = reviewBuilder(context, moving->mesh);
    builder.put(std::move(product));
    const Result<int> done =
        carryOut(context, moving->mesh,
                 {u"Accepted a product"_s, to.toString(), builder.review(QDate::currentDate())});
    if (done && *done == 0 && !isDryRun(context)) {
        context.say(u"meshctl: until its former owner lets it go (products let-go %1) it stands in "
                    "both domains"_s.arg(moving->product.id.toString()));
    }
    return done;
}

Result<int> letGo(Context &context)
{
    const Result<Moving> moving = movingOf(context);
    if (!moving) {
        return moving.error();
    }
    if (!moving->to) {
        return notOffered(*moving);
    }
    const ProductId from = moving->product.id;
    if (!moving->accepted) {
        return usageError(from.toString(), u"%1 has not accepted it as %2 yet"_s.arg(
                                               moving->to->domain, moving->to->toString()));
    }
    catalog::ReviewBuilder builder = reviewBuilder(context, moving->mesh);
    builder.put(from.domain, catalog::redirectEdits(*moving->mesh.snapshot, from, *moving->to,
                                                    signature(context)));
    // What somebody has written here in between would go unseen: both sides are printed instead.
    return carryOut(
        context, moving->mesh,
        {u"Let a product go"_s, from.toString(), builder.review(QDate::currentDate()), true});
}

} // namespace

std::vector<Command> moveCommands()
{
    return {
        {u"products"_s, u"offer"_s, u"P DOMAIN[.NAME]"_s, 2, 2,
         u"Move a product to another domain: it is offered first, and nothing moves until that "
         "domain accepts"_s,
         writingOptions(),
         u"meshctl --profile Staging products offer sales.orders logistics.orders"_s, offer},
        {u"products"_s, u"take-back"_s, u"P"_s, 1, 1,
         u"Take the offer of a product back; it stays in its domain"_s, writingOptions(),
         u"meshctl --profile Staging products take-back sales.orders"_s, takeBack},
        {u"products"_s, u"accept"_s, u"P"_s, 1, 1,
         u"Accept a product that is offered to your domain, with all that is said of it"_s,
         writingOptions({{u"owner"_s, u"TEAM"_s,
                          u"the team that answers for it from now on; else one of the domain"_s}}),
         u"meshctl --profile Staging products accept sales.orders --owner fleet"_s, accept},
        {u"products"_s, u"let-go"_s, u"P"_s, 1, 1,
         u"Let an accepted product go: a redirect takes the place of its record"_s,
         writingOptions(), u"meshctl --profile Staging products let-go sales.orders"_s, letGo},
    };
}

} // namespace mesh::cli
