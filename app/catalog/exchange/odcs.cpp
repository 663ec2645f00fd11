// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/odcs.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/customproperties.h"
#include "app/catalog/exchange/standard.h"
#include "app/catalog/governance/semanticversion.h"

#include <QRegularExpression>

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

const QString newestVersion = u"v3.1.0"_s;

// The standard's root, in its order. What a contract says of itself (the first ones) stands below
// `contract` in a product, whose own id and domain are ours.
const QStringList &contractsOwn()
{
    static const QStringList fields{u"apiVersion"_s, u"id"_s, u"domain"_s, u"dataProduct"_s};
    return fields;
}

const QStringList &sharedFields()
{
    static const QStringList fields{u"name"_s,
                                    u"version"_s,
                                    u"status"_s,
                                    u"tenant"_s,
                                    u"tags"_s,
                                    u"description"_s,
                                    u"servers"_s,
                                    u"schema"_s,
                                    u"support"_s,
                                    u"price"_s,
                                    u"team"_s,
                                    u"roles"_s,
                                    u"context"_s,
                                    u"slaProperties"_s,
                                    u"slaDefaultElement"_s,
                                    u"authoritativeDefinitions"_s,
                                    u"customProperties"_s,
                                    u"contractCreatedTs"_s};
    return fields;
}

const Array &arrayOf(const Value &document, QStringView field)
{
    static const Array none;
    const Value *found = document.field(field);
    const auto *array = found != nullptr ? found->as<Array>() : nullptr;
    return array != nullptr ? *array : none;
}

bool isTopicOf(const Product &product, const QString &topic)
{
    return std::any_of(product.ports.begin(), product.ports.end(),
                       [&topic](const Port &port) { return port.topic == topic; });
}

// --- export

// Each port's topic is the physical name of a schema object; the first is the current port's.
Value schemaOf(const Product &product, const Value &document)
{
    Array objects = arrayOf(document, u"schema");
    const auto describes = [&objects](const QString &topic) {
        return std::any_of(objects.begin(), objects.end(), [&topic](const Value &object) {
            return fields::text(object, u"physicalName") == topic;
        });
    };
    const auto describe = [](Value &object, const Port &port) {
        object.setField(u"physicalName"_s, Value(port.topic));
        object.setField(u"physicalType"_s, Value(u"topic"_s));
    };
    if (const Port *current = product.currentPort();
        current != nullptr && !current->topic.isEmpty() && !describes(current->topic)) {
        if (objects.empty()) {
            objects.emplace_back(Object{{u"name"_s, Value(product.id.name)}});
        }
        if (objects.front().field(u"physicalName") == nullptr) {
            describe(objects.front(), *current);
        }
    }
    for (const Port &port : product.ports) {
        if (!port.topic.isEmpty() && !describes(port.topic)) {
            Value object(Object{
                {u"name"_s, Value(u"%1_v%2"_s.arg(port.name.isEmpty() ? product.id.name : port.name)
                                      .arg(port.major))}});
            describe(object, port);
            objects.push_back(std::move(object));
        }
    }
    return objects.empty() ? Value() : Value(std::move(objects));
}

Value serversOf(const Product &product, const Value &document, const OdcsOptions &options)
{
    if (const Value *servers = document.field(u"servers")) {
        return *servers;
    }
    if (options.bootstrapServers.isEmpty()) {
        return {};
    }
    Object server{{u"server"_s, Value(options.server.isEmpty() ? u"kafka"_s : options.server)},
                  {u"type"_s, Value(u"kafka"_s)},
                  {u"host"_s, Value(options.bootstrapServers.join(u','))}};
    if (const Port *port = product.currentPort(); port != nullptr && !port->format.isEmpty()) {
        server.emplace_back(u"format"_s, Value(port->format));
    }
    return Value(Array{Value(std::move(server))});
}

// Lists whose elements the standard wants to have a name each.
Value withRequired(const Value &list, const QString &field, QStringView list_,
                   std::vector<ImportNote> &notes)
{
    Array kept;
    for (const Value &element : *list.as<Array>()) {
        if (fields::text(element, field).isEmpty()) {
            notes.push_back({ImportFate::NotTaken, list_.toString(), element.toDisplay()});
        } else {
            kept.push_back(element);
        }
    }
    return kept.empty() ? Value() : Value(std::move(kept));
}

Value withTypes(const Value &links)
{
    Array typed = *links.as<Array>();
    for (Value &link : typed) {
        if (fields::text(link, u"type").isEmpty()) {
            link.setField(u"type"_s, Value(u"documentation"_s));
        }
    }
    return Value(std::move(typed));
}

} // namespace

ExportedFile exportOdcs(const Product &product, const OdcsOptions &options)
{
    const Value document = product.document();
    ExportedFile file;
    Object root;
    const auto own = [&document](const QString &field, const QString &fallback) {
        const QString said = fields::text(document, u"contract."_s + field);
        return Value(said.isEmpty() ? fallback : said);
    };
    const Value *team = document.field(u"team");
    Value version = own(u"apiVersion"_s, newestVersion);
    if (team != nullptr && team->as<Object>() != nullptr &&
        version.toDisplay().startsWith(u"v3.0")) {
        version = Value(newestVersion); // before it a team was but the list of its members
        file.notes.push_back({ImportFate::Changed, u"apiVersion"_s, newestVersion});
    }
    root.emplace_back(u"apiVersion"_s, std::move(version));
    root.emplace_back(u"kind"_s, Value(u"DataContract"_s));
    root.emplace_back(u"id"_s,
                      own(u"id"_s, product.uid.isEmpty() ? product.id.toString() : product.uid));
    root.emplace_back(u"domain"_s, own(u"domain"_s, product.id.domain));
    root.emplace_back(u"dataProduct"_s, own(u"dataProduct"_s, product.id.toString()));
    for (const QString &field : sharedFields()) {
        const Value *found = document.field(field);
        Value value = found != nullptr ? *found : Value();
        if (field == u"schema") {
            value = schemaOf(product, document);
        } else if (field == u"servers") {
            value = serversOf(product, document, options);
        } else if (field == u"customProperties") {
            value = withOurProperties(document, sharedFields());
        } else if (field == u"support" && value.as<Array>() != nullptr) {
            value = withRequired(value, u"channel"_s, field, file.notes);
        } else if (field == u"authoritativeDefinitions" && value.as<Array>() != nullptr) {
            value = withRequired(value, u"url"_s, field, file.notes);
            value = value.isNull() ? value : withTypes(value);
        } else if (field == u"version" && value.isNull()) {
            value = Value(u"0.0.0"_s); // the standard asks for one
            file.notes.push_back({ImportFate::Missing, field, u"0.0.0"_s});
        }
        if (!value.isNull()) {
            root.emplace_back(field, std::move(value));
        }
    }
    file.document = Value(std::move(root));
    return file;
}

// --- import

namespace {

void keep(Value &document, const QString &path, const Value &value)
{
    fields::Editor editor(std::move(document));
    editor.setValue(path, value);
    document = editor.take();
}

void noteQuality(const Value &element, const QString &path, std::vector<ImportNote> &notes)
{
    if (!arrayOf(element, u"quality").empty()) {
        notes.push_back({ImportFate::Kept, path + u".quality"_s, {}});
    }
    for (const Value &property : arrayOf(element, u"properties")) {
        noteQuality(property, u"%1.properties[%2]"_s.arg(path, fields::text(property, u"name")),
                    notes);
    }
    if (const Value *items = element.field(u"items")) {
        noteQuality(*items, path + u".items"_s, notes);
    }
}

// What the standard has and nothing here acts on.
void noteWhatIsOnlyKept(const Value &contract, std::vector<ImportNote> &notes)
{
    for (const QString &field : {u"servers"_s, u"price"_s, u"roles"_s, u"tenant"_s,
                                 u"slaDefaultElement"_s, u"context"_s}) {
        if (contract.field(field) != nullptr) {
            notes.push_back({ImportFate::Kept, field, {}});
        }
    }
    for (const Value &object : arrayOf(contract, u"schema")) {
        noteQuality(object, u"schema[%1]"_s.arg(fields::text(object, u"name")), notes);
    }
}

// Before 3.1 a team was the list of its members.
Value teamOf(const Value &team, const Product *existing, std::vector<ImportNote> &notes)
{
    if (team.as<Array>() == nullptr) {
        return team;
    }
    Value made(Object{});
    if (existing != nullptr && !existing->owner.isEmpty()) {
        made.setField(u"name"_s, Value(existing->owner));
    }
    made.setField(u"members"_s, team);
    notes.push_back({ImportFate::Changed, u"team"_s, u"team.members"_s});
    return made;
}

bool saysItsTopic(const Product *product, const QString &schemaObject)
{
    if (product == nullptr) {
        return false;
    }
    const Array &objects = arrayOf(product->source, u"schema");
    return std::any_of(objects.begin(), objects.end(), [&schemaObject](const Value &object) {
        return fields::text(object, u"name") == schemaObject &&
               !fields::text(object, u"physicalName").isEmpty();
    });
}

// The topics that exporting put in are the ports' again; those that the product's own schema says
// stay in it.
void takeTopicsOut(Value &document, const Product *existing)
{
    const Result<Product> read = Product::read(document);
    if (!read || document.field(u"outputPorts") == nullptr) {
        return;
    }
    Array objects;
    for (Value object : arrayOf(document, u"schema")) {
        const bool topic = fields::text(object, u"physicalType") == u"topic" &&
                           isTopicOf(*read, fields::text(object, u"physicalName")) &&
                           !saysItsTopic(existing, fields::text(object, u"name"));
        if (topic) {
            object.removeField(u"physicalType");
            object.removeField(u"physicalName");
        }
        if (!topic || object.as<Object>()->size() > 1) {
            objects.push_back(std::move(object));
        }
    }
    keep(document, u"schema"_s, objects.empty() ? Value() : Value(std::move(objects)));
}

// A contract from elsewhere names its topics as the physical names of its schema.
void makePorts(Product &product, const Value &contract, std::vector<ImportNote> &notes)
{
    if (!product.ports.empty()) {
        return;
    }
    QString format;
    bool kafka = false;
    for (const Value &server : arrayOf(contract, u"servers")) {
        if (fields::text(server, u"type") == u"kafka") {
            kafka = true;
            format = fields::text(server, u"format");
        }
    }
    const auto version = SemanticVersion::parse(product.version);
    for (const Value &object : arrayOf(contract, u"schema")) {
        const QString topic = fields::text(object, u"physicalName");
        if (topic.isEmpty() || (!kafka && fields::text(object, u"physicalType") != u"topic")) {
            continue;
        }
        Port port;
        port.name = fields::text(object, u"name");
        port.topic = topic;
        port.format = format;
        port.major = version ? std::max(1, static_cast<int>(version->major)) : 1;
        product.ports.push_back(std::move(port));
        notes.push_back({ImportFate::Changed,
                         u"schema[%1].physicalName"_s.arg(fields::text(object, u"name")),
                         u"outputPorts: %1"_s.arg(topic)});
    }
}

Value startingFrom(const Product *existing, const core::ProductId &id)
{
    Value document = existing != nullptr ? existing->document() : Value(Object{});
    for (const QString &field : sharedFields()) {
        document.removeField(field); // the contract's word counts, also where it is silent
    }
    fields::Editor editor(std::move(document));
    editor.setEnvelope(Kind::Product);
    editor.setText(u"id", id.toString());
    editor.setText(u"domain", id.domain);
    return editor.take();
}

} // namespace

Result<ImportedProduct> importOdcs(const Value &contract, const core::ProductId &id,
                                   const Product *existing)
{
    if (const auto fits = checkStandard(contract, u"DataContract", 3); !fits) {
        return fits.error();
    }
    ImportedProduct result;
    Value document = startingFrom(existing, id);
    for (const auto &[name, value] : *contract.as<Object>()) {
        if (name == u"kind") {
            continue;
        }
        if (contractsOwn().contains(name)) {
            keep(document, u"contract."_s + name, value);
        } else if (name == u"team") {
            document.setField(name, teamOf(value, existing, result.notes));
        } else if (name == u"customProperties" && value.as<Array>() != nullptr) {
            keep(document, name, takeOurProperties(document, value, [](const QString &field) {
                     return isOursAlone(field, sharedFields());
                 }));
        } else if (sharedFields().contains(name)) {
            document.setField(name, value);
        } else if (!isOfTheRecord(name)) {
            document.setField(name, value);
            result.notes.push_back({ImportFate::Kept, name, u"not part of ODCS"_s});
        }
    }
    for (const QString &field : {u"id"_s, u"version"_s, u"status"_s}) {
        if (fields::text(contract, field).isEmpty()) {
            result.notes.push_back({ImportFate::Missing, field, {}});
        }
    }
    noteDomain(contract, id, result.notes);
    noteWhatIsOnlyKept(contract, result.notes);
    takeTopicsOut(document, existing);
    Result<Product> product = Product::read(document);
    if (!product) {
        return product.error();
    }
    makePorts(*product, contract, result.notes);
    result.product = std::move(*product);
    return result;
}

core::ProductId suggestedId(const Value &contract, const QString &domain)
{
    for (const QString &field : {u"dataProduct"_s, u"id"_s}) {
        if (const auto id = core::ProductId::parse(fields::text(contract, field))) {
            return *id;
        }
    }
    const QString said = fields::text(contract, u"domain");
    QString name = fields::text(contract, u"name");
    for (const QString &other :
         {fields::text(contract, u"dataProduct"), fields::text(contract, u"id")}) {
        name = name.isEmpty() ? other : name;
    }
    static const QRegularExpression notAllowed(u"[^a-z0-9]+"_s);
    static const QRegularExpression beginning(u"^[^a-z]+"_s);
    constexpr qsizetype longest = 63;
    name = name.toLower().replace(notAllowed, u"_"_s).remove(beginning).left(longest);
    while (name.endsWith(u'_')) {
        name.chop(1);
    }
    return {core::ProductId::isValidPart(said) ? said : domain,
            name.isEmpty() ? u"contract"_s : name};
}

std::vector<ContractDifference> contractDifferences(const Value &before, const Value &after)
{
    std::vector<ContractDifference> all;
    for (Difference &difference : differences(before, after)) {
        const bool breaks = bumpOf(difference) == Bump::Major;
        all.push_back({std::move(difference), breaks});
    }
    return all;
}

QString importFateName(ImportFate fate)
{
    switch (fate) {
    case ImportFate::Kept:
        return u"kept"_s;
    case ImportFate::Changed:
        return u"changed"_s;
    case ImportFate::Missing:
        return u"missing"_s;
    case ImportFate::NotTaken:
        return u"not-taken"_s;
    }
    return {};
}

} // namespace mesh::catalog
