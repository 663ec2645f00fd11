// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/catalogwriting.h"
#include "app/cli/contractdocument.h"
#include "app/cli/productargument.h"

#include "app/catalog/exchange/importedlife.h"
#include "app/catalog/exchange/odcs.h"
#include "app/catalog/exchange/odps.h"
#include "app/catalog/exchange/yaml.h"
#include "app/kafka/tailprobe.h"
#include "app/workspace/promisecheck.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::Product;
using core::Code;
using core::Error;
using core::Result;
using schema::Value;
using workspace::PromiseCheck;

namespace {

// --- show and export

Result<Product> namedProduct(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    const Result<ProductHere> here =
        mesh ? productHere(*mesh, context.argument(0)) : Result<ProductHere>(mesh.error());
    return here ? Result(here->entry->product()) : here.error();
}

Result<int> show(Context &context)
{
    const Result<Product> product = namedProduct(context);
    if (!product) {
        return product.error();
    }
    context.output().addDocument(exported(context, *product, Standard::Odcs).document);
    return 0;
}

Result<int> exportProduct(Context &context)
{
    const Result<Standard> standard = standardOf(context.invocation().value(u"as"_s));
    const Result<Product> product =
        standard ? namedProduct(context) : Result<Product>(standard.error());
    if (!product) {
        return product.error();
    }
    const catalog::ExportedFile file = exported(context, *product, *standard);
    for (const catalog::ImportNote &note : file.notes) {
        context.say(
            u"meshctl: %1 %2 %3"_s.arg(catalog::importFateName(note.fate), note.path, note.value)
                .trimmed());
    }
    // The standards are written in YAML, whose tools read JSON too: only who asks for it gets that.
    const auto format = context.global().format;
    if (format == Format::Json || format == Format::JsonLines) {
        context.output().addDocument(file.document);
    } else {
        context.output().addLine(catalog::toYaml(file.document).trimmed());
    }
    return 0;
}

// --- import

Result<core::ProductId> importedId(Context &context, const Value &document)
{
    const Invocation &invocation = context.invocation();
    if (invocation.has(u"product"_s)) {
        return productId(invocation.value(u"product"_s));
    }
    const core::ProductId id = catalog::suggestedId(document, invocation.value(u"domain"_s));
    return core::ProductId::isValidPart(id.domain)
               ? Result(id)
               : Result<core::ProductId>(usageError(
                     context.argument(0),
                     u"It names no domain of a mesh: say which with --domain, or which product it "
                     "becomes with --product domain.name"_s));
}

Result<catalog::ImportedProduct> imported(const Value &document, Standard standard,
                                          const core::ProductId &id, const Product *existing,
                                          const QString &path)
{
    auto result = standard == Standard::Odcs ? catalog::importOdcs(document, id, existing)
                                             : catalog::importOdps(document, id, existing);
    if (result) {
        return result;
    }
    // A file of another kind or version is no failure of decoding: it is not one that is taken.
    return usageError(path, result.error().detail);
}

Result<int> import(Context &context)
{
    const QString path = context.argument(0);
    const Result<Value> document = readDocument(path);
    const Result<Standard> standard =
        document ? standardOf(*document, path) : Result<Standard>(document.error());
    const Result<core::ProductId> id =
        standard ? importedId(context, *document) : Result<core::ProductId>(standard.error());
    const Result<Mesh> mesh = id ? meshToWrite(context) : Result<Mesh>(id.error());
    if (!mesh) {
        return mesh.error();
    }
    if (!mesh->snapshot->domain(id->domain)) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(id->domain)};
    }
    const auto entry = mesh->snapshot->product(*id);
    const auto before = entry ? std::optional(entry->product()) : std::nullopt;
    const Product *existing = before ? &*before : nullptr;
    const auto made = imported(*document, *standard, *id, existing, path);
    if (!made) {
        return made.error();
    }
    const auto facts = catalog::lifeFacts(made->product, *mesh->snapshot, QDate::currentDate());
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    builder.put(catalog::importedLife(made->product, existing, facts));
    Proposal proposal{u"Imported"_s, id->toString(), builder.review(QDate::currentDate())};
    proposal.more = {{u"report"_s, Value(noteRows(made->notes))}};
    return carryOut(context, *mesh, std::move(proposal));
}

// --- check

QString promiseName(PromiseCheck::Promise promise)
{
    switch (promise) {
    case PromiseCheck::Promise::Freshness:
        return u"freshness"_s;
    case PromiseCheck::Promise::Retention:
        return u"retention"_s;
    case PromiseCheck::Promise::Schema:
        return u"schema"_s;
    case PromiseCheck::Promise::Support:
        return u"endOfSupport"_s;
    case PromiseCheck::Promise::Availability:
        break;
    }
    return u"availability"_s;
}

// For good is -1, in seconds too.
Value secondsValue(qint64 milliseconds)
{
    return milliseconds < 0 ? Value(qint64(-1)) : Value(milliseconds / 1000);
}

QString stateOf(const PromiseCheck &check)
{
    return check.state == PromiseCheck::State::Holds    ? u"holds"_s
           : check.state == PromiseCheck::State::Broken ? u"broken"_s
                                                        : u"unknown"_s;
}

void addCheck(Output &output, const PromiseCheck &check)
{
    const bool lasts = check.promise == PromiseCheck::Promise::Freshness ||
                       check.promise == PromiseCheck::Promise::Retention;
    const QString detail = check.error ? core::explain(*check.error).sentence() : check.detail;
    output.addRow({promiseName(check.promise), lasts ? secondsValue(check.promised) : Value(),
                   lasts && check.measured ? secondsValue(*check.measured) : Value(),
                   lasts ? Value(u"s"_s) : Value(), stateOf(check), textValue(detail)});
}

workspace::TopicPulse pulseOf(const kafka::Connection &connection, const QString &topic,
                              const std::stop_token &stop)
{
    workspace::TopicPulse pulse;
    const auto probe = kafka::TailProbe::create(connection);
    const auto tails = probe ? (*probe)->measure({topic}, stop)
                             : Result<std::vector<kafka::TopicTail>>(probe.error());
    if (tails && !tails->empty()) {
        pulse.newestRecord = tails->front().newest;
        pulse.measuredAt = QDateTime::currentMSecsSinceEpoch();
    }
    return pulse;
}

Result<workspace::TopicSchema> schemaOf(const workspace::Link &link, const QString &subject,
                                        const std::stop_token &stop)
{
    if (!link.registry) {
        return Error{Code::Unsupported, u"the profile names no schema registry"_s, subject};
    }
    const auto latest = link.registry->latest(subject, stop);
    return latest ? Result(workspace::TopicSchema{.subject = latest->subject,
                                                  .version = latest->version,
                                                  .id = latest->id,
                                                  .type = schema::kindName(latest->source.kind),
                                                  .compatibility = {}})
                  : latest.error();
}

Result<int> check(Context &context)
{
    const auto link = context.onlineLink();
    const Result<Product> product = link ? namedProduct(context) : Result<Product>(link.error());
    if (!product) {
        return product.error();
    }
    const catalog::Port *port = product->currentPort();
    const QString topic = port != nullptr ? port->topic : QString();
    const QString subject = port != nullptr ? workspace::promisedSubject(*port) : QString();
    workspace::TopicAnswers answers;
    workspace::TopicPulse pulse;
    if (!topic.isEmpty()) {
        answers.configuration = (*link)->admin->topicConfiguration(topic);
        pulse = pulseOf((*link)->connection, topic, context.stop());
    }
    if (!subject.isEmpty()) {
        answers.schema = schemaOf(**link, subject, context.stop());
    }
    const auto checks = workspace::checkPromises(product->promises, subject, pulse, answers,
                                                 QDateTime::currentMSecsSinceEpoch());
    Output &output = context.output();
    output.beginRows(
        {u"promise"_s, u"promised"_s, u"measured"_s, u"unit"_s, u"state"_s, u"detail"_s});
    bool broken = false;
    for (const PromiseCheck &each : checks) {
        addCheck(output, each);
        broken = broken || each.state == PromiseCheck::State::Broken;
    }
    output.endRows();
    if (checks.empty()) {
        context.say(u"%1 promises nothing"_s.arg(product->id.toString()));
    }
    return broken ? core::exitCode(Code::Policy) : 0;
}

// --- diff

/// One side of a comparison: a file, or a product in the other side's standard.
struct DiffSide
{
    QString typed;
    std::optional<Value> document; ///< of a file
};

// orders.yaml could be a product's name, and never is.
bool isFileName(const QString &typed)
{
    return typed == "-"_L1 || typed.contains(u'/') || typed.endsWith(".yaml"_L1) ||
           typed.endsWith(".yml"_L1) || typed.endsWith(".json"_L1) ||
           !core::ProductId::parse(typed);
}

Result<DiffSide> sideOf(const QString &typed)
{
    if (!isFileName(typed)) {
        return DiffSide{typed, std::nullopt};
    }
    Result<Value> document = readDocument(typed);
    return document ? Result(DiffSide{typed, *std::move(document)}) : document.error();
}

Result<Value> documentOf(Context &context, const Mesh *mesh, const DiffSide &side,
                         Standard standard)
{
    if (side.document) {
        const Result<Standard> found = standardOf(*side.document, side.typed);
        if (!found) {
            return found.error();
        }
        return *found == standard
                   ? Result(*side.document)
                   : usageError(side.typed, u"A contract (ODCS) and a product (ODPS) cannot be "
                                            "compared"_s);
    }
    const Result<ProductHere> here = productHere(*mesh, side.typed);
    return here ? Result(exported(context, here->entry->product(), standard).document)
                : here.error();
}

Result<int> diff(Context &context)
{
    const Result<DiffSide> a = sideOf(context.argument(0));
    const Result<DiffSide> b = a ? sideOf(context.argument(1)) : a.error();
    if (!b) {
        return b.error();
    }
    // Two files need no mesh.
    const bool needsMesh = !a->document || !b->document;
    const Result<Mesh> mesh = needsMesh ? readMesh(context) : Result<Mesh>(Mesh());
    if (!mesh) {
        return mesh.error();
    }
    const DiffSide &file = a->document ? *a : *b;
    const Result<Standard> standard =
        file.document ? standardOf(*file.document, file.typed) : Result(Standard::Odcs);
    if (!standard) {
        return standard.error();
    }
    const auto before = documentOf(context, &*mesh, *a, *standard);
    const auto after = documentOf(context, &*mesh, *b, *standard);
    if (!before || !after) {
        return !before ? before.error() : after.error();
    }
    const bool breakingAlone = context.invocation().has(u"breaking"_s);
    Output &output = context.output();
    output.beginRows({u"field"_s, u"change"_s, u"breaking"_s, u"before"_s, u"after"_s});
    bool breaks = false;
    for (const catalog::ContractDifference &each : catalog::contractDifferences(*before, *after)) {
        breaks = breaks || each.breaking;
        if (each.breaking || !breakingAlone) {
            const catalog::Difference &difference = each.difference;
            output.addRow({catalog::pathText(difference.path),
                           catalog::differenceName(difference.kind), each.breaking,
                           difference.before, difference.after});
        }
    }
    output.endRows();
    return breaks && breakingAlone ? core::exitCode(Code::Policy) : 0;
}

} // namespace

std::vector<Command> contractCommands()
{
    return {
        {u"contracts"_s,
         u"show"_s,
         u"P"_s,
         1,
         1,
         u"Show a product’s contract as the Open Data Contract Standard has it"_s,
         {},
         u"meshctl --profile Staging contracts show sales.orders"_s,
         show},
        {u"contracts"_s,
         u"export"_s,
         u"P"_s,
         1,
         1,
         u"Print a product as a contract (ODCS 3) or as a data product (ODPS 1), in YAML; "
         "--format json in JSON"_s,
         {{u"as"_s, u"odcs|odps"_s, u"the standard; else odcs"_s}},
         u"meshctl --profile Staging contracts export sales.orders > orders.odcs.yaml"_s,
         exportProduct},
        {u"contracts"_s, u"import"_s, u"FILE"_s, 1, 1,
         u"Make a product of a contract (ODCS 3) or of a data product (ODPS 1), or a new version "
         u"of "
         "the one that is there; the report says what is not taken over as it stands"_s,
         writingOptions({{u"product"_s, u"P"_s, u"which product it becomes; else as it says"_s},
                         {u"domain"_s, u"D"_s, u"whose, where the file names none of the mesh"_s}}),
         u"meshctl --profile Staging contracts import orders.odcs.yaml --product sales.orders "
         "--dry-run"_s,
         import},
        {u"contracts"_s,
         u"check"_s,
         u"P"_s,
         1,
         1,
         u"Measure what a product promises; exit code 4 where a promise is broken"_s,
         {},
         u"meshctl --profile Staging contracts check sales.orders"_s,
         check},
        {u"contracts"_s,
         u"diff"_s,
         u"A B"_s,
         2,
         2,
         u"Compare two contracts, each a product’s or a file, and mark what breaks readers"_s,
         {{u"breaking"_s,
           {},
           u"print what breaks readers alone; exit code 4 where there is any"_s}},
         u"meshctl --profile Staging contracts diff sales.orders orders.odcs.yaml --breaking"_s,
         diff},
    };
}

} // namespace mesh::cli
