// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/productargument.h"
#include "app/cli/settings.h"

#include "app/schema/json.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::LifeChange;
using catalog::Lifecycle;
using catalog::Product;
using core::Code;
using core::Error;
using core::Result;
using schema::Value;

namespace {

const OptionSpec setOption{u"set"_s, u"path=value"_s,
                           u"a field of the record, as products show names it; also owner, "
                           "purpose, displayName, fields[name].description"_s,
                           true};
const OptionSpec revisionOption{u"if-revision"_s, u"N"_s,
                                u"only where the record is still the one that products show calls "
                                "revision N"_s};

/// A product as it is to be, and the revision it was made from where the user said one.
struct Wanted
{
    Product product;
    std::optional<core::Offset> basedOn;
};

Result<Product> readProduct(const Value &document, const QString &where)
{
    Result<Product> product = Product::read(document);
    if (!product) {
        Error error = product.error();
        error.where = where;
        return error;
    }
    return product;
}

Result<Product> withSet(Context &context, Product product)
{
    const QStringList settings = context.invocation().options.value(u"set"_s);
    if (settings.isEmpty()) {
        return product;
    }
    const Result<Value> document = withSettings(product.document(), settings, productFields());
    if (!document) {
        return document.error();
    }
    return readProduct(*document, product.id.toString());
}

Result<std::optional<core::Offset>> expectedRevision(Context &context)
{
    if (!context.invocation().has(u"if-revision"_s)) {
        return std::optional<core::Offset>();
    }
    const auto number = parseNumber(u"if-revision"_s, context.invocation().value(u"if-revision"_s));
    return number ? Result(std::optional<core::Offset>(*number)) : number.error();
}

// Somebody has written since: what was seen is in the history, and lets both sides be told apart.
Result<void> checkRevision(Context &context, const ProductHere &here,
                           std::optional<core::Offset> expected,
                           const std::function<Result<Product>(Product)> &edit)
{
    if (!expected || here.entry->revision == *expected) {
        return {};
    }
    const Product current = here.entry->product();
    const Result<Product> seen = productAt(context, here.entry->id, *expected);
    const Result<Product> mine = edit(seen ? *seen : current);
    if (!mine) {
        return mine.error();
    }
    if (catalog::differences(current.document(), mine->document()).empty()) {
        return {}; // whoever it was wrote the same
    }
    return printConflict(context, here.entry->id.toString(),
                         seen ? seen->document() : current.document(), mine->document(),
                         current.document(), here.entry->revision);
}

// --- publish

// Readers count on what a port offers: another topic is a new major version, not another port.
Error hasOtherTopic(const Product &product, const QString &topic)
{
    const catalog::Port &port = *product.currentPort();
    const QString id = product.id.toString();
    return usageError(
        u"--topic "_s + topic,
        product.lifecycle == Lifecycle::Draft
            ? u"%1 is a draft of %2: products edit %1 --set outputPorts[%3@%4].topic=%5 changes it"_s
                  .arg(id, port.topic, port.name, QString::number(port.major), topic)
            : u"%1 offers %2: products major %1 --topic %3 adds a new major version beside it"_s
                  .arg(id, port.topic, topic));
}

// Subjects are named where the registry has them; offline nothing is asked.
Result<void> addPort(Context &context, Product &product, const QString &topic)
{
    catalog::Port port;
    port.name = product.id.name;
    port.topic = topic;
    if (!context.global().offline) {
        const auto link = context.link();
        if (!link) {
            return link.error();
        }
        if (const auto there = (*link)->admin->partitions(topic); !there) {
            return there.error();
        }
        const QStringList subjects =
            (*link)->registry ? (*link)->registry->subjects(context.stop()).valueOr(QStringList())
                              : QStringList();
        const auto subject = [&subjects](const QString &name) {
            return subjects.contains(name) ? name : QString();
        };
        port.keySubject = subject(topic + u"-key"_s);
        port.valueSubject = subject(topic + u"-value"_s);
    }
    product.ports.push_back(port);
    return {};
}

// From a draft, from nothing, or once more with other words; a deprecation is taken back.
LifeChange published(Product product, const Product *before, const Mesh &mesh)
{
    const auto facts = catalog::lifeFacts(product, *mesh.snapshot, QDate::currentDate());
    const Lifecycle from = before != nullptr ? before->lifecycle : Lifecycle::Draft;
    if (before != nullptr && product.uid.isEmpty()) {
        product.uid = before->uid;
    }
    product.lifecycle = from;
    if (from == Lifecycle::Active) {
        return {std::move(product), false, {}};
    }
    return from == Lifecycle::Deprecated ? catalog::withdrawDeprecation(std::move(product), facts)
                                         : catalog::publishProduct(std::move(product), facts);
}

// What products show prints can be published again: the revision is what it is based on.
Result<Wanted> wantedOf(Value document, const QString &path)
{
    Wanted wanted;
    if (const Value *revision = document.field(u"revision"); revision != nullptr) {
        if (const auto *number = revision->as<qint64>()) {
            wanted.basedOn = *number;
        }
    }
    document.removeField(u"revision");
    document.removeField(u"problems");
    Result<Product> product = readProduct(document, path);
    if (!product) {
        return product.error();
    }
    wanted.product = *std::move(product);
    return wanted;
}

Result<std::vector<Wanted>> wantedFromFile(const QString &path)
{
    const Result<QByteArray> text = readInput(path);
    if (!text) {
        return text.error();
    }
    Result<Value> document = schema::parseJson(*text);
    if (!document) {
        Error error = document.error();
        error.where = path;
        return error;
    }
    schema::Array single;
    if (document->as<schema::Array>() == nullptr) {
        single.push_back(*std::move(document));
    }
    std::vector<Wanted> all;
    for (const Value &each : single.empty() ? *document->as<schema::Array>() : single) {
        Result<Wanted> wanted = wantedOf(each, path);
        if (!wanted) {
            return wanted.error();
        }
        all.push_back(*std::move(wanted));
    }
    return all;
}

Result<Wanted> wantedFromWords(Context &context, const Mesh &mesh)
{
    const Result<core::ProductId> id = productId(context.argument(0));
    if (!id) {
        return id.error();
    }
    const auto entry = mesh.snapshot->product(*id);
    const QString topic = context.invocation().value(u"topic"_s);
    if (!entry && topic.isEmpty()) {
        return usageError(id->toString(),
                          u"It is not in the mesh yet: say its topic with --topic"_s);
    }
    Product product = entry ? entry->product() : Product{.id = *id};
    const bool isThere = std::any_of(product.ports.begin(), product.ports.end(),
                                     [&](const auto &port) { return port.topic == topic; });
    if (!topic.isEmpty() && !isThere) {
        if (!product.ports.empty()) {
            return hasOtherTopic(product, topic);
        }
        if (auto added = addPort(context, product, topic); !added) {
            return added.error();
        }
    }
    Result<Product> set = withSet(context, std::move(product));
    if (!set) {
        return set.error();
    }
    return Wanted{*std::move(set), {}};
}

Result<std::vector<Wanted>> wantedProducts(Context &context, const Mesh &mesh)
{
    const Invocation &invocation = context.invocation();
    if (invocation.has(u"file"_s)) {
        return wantedFromFile(invocation.value(u"file"_s));
    }
    Result<Wanted> one = wantedFromWords(context, mesh);
    if (!one) {
        return one.error();
    }
    return std::vector<Wanted>{*std::move(one)};
}

Result<void> checkPublishWords(const Context &context)
{
    const Invocation &invocation = context.invocation();
    const bool file = invocation.has(u"file"_s);
    if (file == !invocation.arguments.isEmpty()) {
        return usageError(u"products publish"_s, u"Say a product, or a file with -f"_s);
    }
    if (file && (invocation.has(u"topic"_s) || invocation.has(u"set"_s))) {
        return usageError(u"products publish"_s, u"A file says all: no --topic, no --set"_s);
    }
    return {};
}

Result<int> publish(Context &context)
{
    if (const auto fine = checkPublishWords(context); !fine) {
        return fine.error();
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const Result<std::vector<Wanted>> wanted = wantedProducts(context, *mesh);
    if (!wanted) {
        return wanted.error();
    }
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    QStringList names;
    for (const Wanted &each : *wanted) {
        const core::ProductId &id = each.product.id;
        if (!mesh->snapshot->domain(id.domain)) {
            return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(id.domain)};
        }
        const auto entry = mesh->snapshot->product(id);
        const auto before = entry ? std::optional(entry->product()) : std::nullopt;
        if (entry) {
            const auto same = checkRevision(context, {entry}, each.basedOn,
                                            [&](const Product &) { return each.product; });
            if (!same) {
                return same.error();
            }
        }
        builder.put(published(each.product, before ? &*before : nullptr, *mesh));
        names << id.toString();
    }
    const bool asSeen = std::any_of(wanted->begin(), wanted->end(),
                                    [](const Wanted &each) { return each.basedOn.has_value(); });
    return carryOut(
        context, *mesh,
        {u"Published"_s, names.join(u", "_s), builder.review(QDate::currentDate()), asSeen});
}

// --- edit and the steps of a life

/// Of each product that is named: of one domain all of them, or none.
Result<int> change(Context &context, const QString &action,
                   const std::function<Result<LifeChange>(const Product &, const Mesh &)> &step)
{
    const auto expected = expectedRevision(context);
    if (!expected) {
        return expected.error();
    }
    const QStringList &names = context.invocation().arguments;
    if (*expected && names.size() > 1) {
        return usageError(u"--if-revision"_s, u"A revision is one product's: name one"_s);
    }
    const Result<Mesh> mesh = meshToWrite(context);
    if (!mesh) {
        return mesh.error();
    }
    const auto edit = [&](Product product) -> Result<Product> {
        Result<LifeChange> made = step(product, *mesh);
        return made ? Result(made->product) : made.error();
    };
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    for (const QString &name : names) {
        const Result<ProductHere> here = productHere(*mesh, name);
        if (!here) {
            return here.error();
        }
        if (const auto same = checkRevision(context, *here, *expected, edit); !same) {
            return same.error();
        }
        Result<LifeChange> made = step(here->entry->product(), *mesh);
        if (!made) {
            return made.error();
        }
        builder.put(*made);
    }
    return carryOut(
        context, *mesh,
        {action, names.join(u", "_s), builder.review(QDate::currentDate()), expected->has_value()});
}

Result<int> edit(Context &context)
{
    if (!context.invocation().has(u"set"_s)) {
        return usageError(u"products edit"_s, u"Say what: --set path=value"_s);
    }
    return change(context, u"Edited"_s,
                  [&](const Product &product, const Mesh &) -> Result<LifeChange> {
                      Result<Product> set = withSet(context, product);
                      return set ? Result(LifeChange{*std::move(set), false, {}}) : set.error();
                  });
}

Result<int> deprecate(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto sunset = dayOption(context, u"sunset"_s);
    if (!sunset) {
        return sunset.error();
    }
    const catalog::Deprecation deprecation{
        sunset->value_or(QDate()), invocation.value(u"successor"_s), invocation.value(u"notice"_s)};
    return change(context, u"Deprecated"_s, [&](const Product &product, const Mesh &mesh) {
        const auto facts = catalog::lifeFacts(product, *mesh.snapshot, QDate::currentDate());
        return Result(catalog::deprecateProduct(product, deprecation, facts));
    });
}

// --- a new major version

// As the form in the window checks it; offline the cluster is not asked.
Result<void> checkNewTopic(Context &context, const Product &product, const QString &topic,
                           const Mesh &mesh)
{
    if (product.lifecycle != Lifecycle::Active) {
        return usageError(product.id.toString(),
                          u"Only an active product gets a new major version beside its own"_s);
    }
    if (const auto claiming = mesh.snapshot->productsOfTopic(topic); !claiming.empty()) {
        return usageError(u"--topic "_s + topic,
                          u"It is published as %1 already"_s.arg(claiming.front()->id.toString()));
    }
    if (context.global().offline) {
        return {};
    }
    const auto admin = context.admin();
    const auto there = admin ? (*admin)->partitions(topic) : admin.error();
    return there ? Result<void>() : there.error();
}

/// A statement that fills the old topic from the new one; it runs where the user's streams run.
QString bridge(const Product &product)
{
    const catalog::Port *old = product.currentPort();
    if (old == nullptr) {
        return {};
    }
    return u"-- Keeps %1 filled for those who read it still. Name here what differs: new_field AS "
           "old_field.\nINSERT INTO %2@%3\nSELECT *\nFROM %2@%4;"_s.arg(
               old->topic, product.id.toString(), QString::number(old->major),
               QString::number(old->major + 1));
}

Result<int> major(Context &context)
{
    const QString topic = context.invocation().value(u"topic"_s);
    const auto until = dayOption(context, u"until"_s);
    if (topic.isEmpty()) {
        return usageError(u"products major"_s, u"Say the topic of the new version: --topic T"_s);
    }
    if (!until) {
        return until.error();
    }
    QString statement;
    const Result<int> done =
        change(context, u"Added a major version"_s,
               [&](const Product &product, const Mesh &mesh) -> Result<LifeChange> {
                   if (const auto fine = checkNewTopic(context, product, topic, mesh); !fine) {
                       return fine.error();
                   }
                   statement = bridge(product);
                   const auto facts =
                       catalog::lifeFacts(product, *mesh.snapshot, QDate::currentDate());
                   return catalog::newMajorVersion(product, topic, until->value_or(QDate()), facts);
               });
    if (done && *done == 0 && !statement.isEmpty()) {
        context.say(statement);
    }
    return done;
}

Result<int> retire(Context &context)
{
    return change(context, u"Retired"_s, [&](const Product &product, const Mesh &mesh) {
        auto facts = catalog::lifeFacts(product, *mesh.snapshot, QDate::currentDate(),
                                        readersOf(context, product));
        facts.regardless = context.invocation().has(u"although-read"_s);
        return Result(catalog::retireProduct(product, facts));
    });
}

Result<int> remove(Context &context)
{
    return change(context, u"Removed"_s, [](const Product &product, const Mesh &mesh) {
        const auto facts = catalog::lifeFacts(product, *mesh.snapshot, QDate::currentDate());
        return Result(catalog::removeProduct(product, facts));
    });
}

} // namespace

std::vector<Command> publishingCommands()
{
    return {
        {u"products"_s, u"publish"_s, u"(P | -f FILE)"_s, 0, 1,
         u"Publish a topic as a data product, a draft, or what a file says"_s,
         writingOptions({{u"topic"_s, u"T"_s, u"the topic that the product offers"_s},
                         setOption,
                         {u"file"_s, u"FILE"_s,
                          u"a product as products show prints it in JSON, or a list of them; - "
                          "reads standard input"_s,
                          false, u"f"_s}}),
         u"meshctl --profile Staging products publish sales.orders --topic sales.orders --set "
         "owner=sales-data --set tier=tier-2 --dry-run"_s,
         publish},
        {u"products"_s, u"edit"_s, u"P…"_s, 1, -1,
         u"Change fields of products: of one domain all of them, or none"_s,
         writingOptions({setOption, revisionOption}),
         u"meshctl --profile Staging products edit sales.orders --set tags=orders,core --set "
         "slaProperties[latency].value=60 --if-revision 17"_s,
         edit},
        {u"products"_s, u"major"_s, u"P"_s, 1, 1,
         u"Add a new major version beside the old one, which readers can count on until a day"_s,
         writingOptions(
             {{u"topic"_s, u"T"_s, u"the topic of the new version; it is there already"_s},
              {u"until"_s, u"DATE"_s, u"the old one ends on this day"_s},
              revisionOption}),
         u"meshctl --profile Staging products major sales.orders --topic sales.orders.v2 --until "
         "2027-01-31 --message \"amounts are decimals\""_s,
         major},
        {u"products"_s, u"deprecate"_s, u"P"_s, 1, 1,
         u"Tell readers until when they can count on it, and what to read then"_s,
         writingOptions({{u"sunset"_s, u"DATE"_s, u"the last day"_s},
                         {u"successor"_s, u"P2"_s, u"the product that readers move to"_s},
                         {u"notice"_s, u"TEXT"_s, u"a word to readers"_s},
                         revisionOption}),
         u"meshctl --profile Staging products deprecate sales.orders --sunset 2027-01-31 "
         "--successor sales.orders_v2 --message replaced"_s,
         deprecate},
        {u"products"_s, u"retire"_s, u"P"_s, 1, 1, u"End a deprecated product after its sunset"_s,
         writingOptions({{u"although-read"_s, {}, u"also while groups read it"_s}, revisionOption}),
         u"meshctl --profile Staging products retire sales.orders --message done"_s, retire},
        {u"products"_s, u"remove"_s, u"P"_s, 1, 1,
         u"Take a draft or a retired product out of the mesh; its history stays"_s,
         writingOptions({revisionOption}),
         u"meshctl --profile Staging products remove sales.orders --message gone"_s, remove},
    };
}

} // namespace mesh::cli
