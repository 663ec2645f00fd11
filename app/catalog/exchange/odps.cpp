// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/odps.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/customproperties.h"
#include "app/catalog/exchange/standard.h"

#include <QSet>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

const QStringList &standardFields()
{
    static const QStringList fields{u"name"_s,
                                    u"version"_s,
                                    u"status"_s,
                                    u"tenant"_s,
                                    u"tags"_s,
                                    u"description"_s,
                                    u"inputPorts"_s,
                                    u"outputPorts"_s,
                                    u"managementPorts"_s,
                                    u"support"_s,
                                    u"team"_s,
                                    u"authoritativeDefinitions"_s,
                                    u"customProperties"_s,
                                    u"productCreatedTs"_s};
    return fields;
}

const QSet<QString> &portFields(bool input)
{
    static const QSet<QString> inputs{
        u"name"_s, u"version"_s,          u"contractId"_s,
        u"tags"_s, u"customProperties"_s, u"authoritativeDefinitions"_s};
    static const QSet<QString> outputs{u"name"_s,
                                       u"version"_s,
                                       u"description"_s,
                                       u"type"_s,
                                       u"contractId"_s,
                                       u"sbom"_s,
                                       u"inputContracts"_s,
                                       u"tags"_s,
                                       u"customProperties"_s,
                                       u"authoritativeDefinitions"_s};
    return input ? inputs : outputs;
}

// Topic, subjects, state: the standard has no place for them but the custom ones.
Value portOut(const Value &port, bool input, const QString &contract)
{
    Value made(Object{});
    Array custom;
    for (const auto &[name, value] : *port.as<Object>()) {
        if (name == u"customProperties" && value.as<Array>() != nullptr) {
            custom.insert(custom.begin(), value.as<Array>()->begin(), value.as<Array>()->end());
        } else if (portFields(input).contains(name)) {
            made.setField(name, value);
        } else {
            custom.push_back(ourProperty(name, value));
        }
    }
    if (made.field(u"version") == nullptr) {
        made.setField(u"version"_s, Value(u"1"_s));
    }
    if (input && made.field(u"contractId") == nullptr) {
        made.setField(u"contractId"_s, Value(contract));
    }
    if (!custom.empty()) {
        made.setField(u"customProperties"_s, Value(std::move(custom)));
    }
    return made;
}

// The element without our custom properties, which stand in it as fields again: those alone that
// exporting puts there.
Value oursBack(Value object, const std::function<bool(const QString &)> &isOurs)
{
    const Value *found = object.field(u"customProperties");
    if (found == nullptr || found->as<Array>() == nullptr) {
        return object;
    }
    const Value properties = *found;
    Value others = takeOurProperties(object, properties, isOurs);
    object.removeField(u"customProperties");
    if (!others.isNull()) {
        object.setField(u"customProperties"_s, std::move(others));
    }
    return object;
}

Value portsBack(const Array &ports, bool input)
{
    Array made;
    for (const Value &port : ports) {
        made.push_back(oursBack(
            port, [input](const QString &field) { return !portFields(input).contains(field); }));
    }
    return Value(std::move(made));
}

Value portsOut(const Value &ports, bool input, std::vector<ImportNote> &notes)
{
    Array made;
    for (const Value &port : *ports.as<Array>()) {
        const QString name = fields::text(port, u"name");
        if (port.as<Object>() == nullptr || name.isEmpty()) {
            notes.push_back({ImportFate::NotTaken, input ? u"inputPorts"_s : u"outputPorts"_s,
                             port.toDisplay()});
            continue;
        }
        made.push_back(portOut(port, input, name));
    }
    return made.empty() ? Value() : Value(std::move(made));
}

// v1.0.0 wants an address for each way to reach somebody.
Value supportOut(const Value &support, std::vector<ImportNote> &notes)
{
    Array made;
    for (const Value &channel : *support.as<Array>()) {
        if (fields::text(channel, u"channel").isEmpty() ||
            fields::text(channel, u"url").isEmpty()) {
            notes.push_back({ImportFate::NotTaken, u"support"_s, channel.toDisplay()});
        } else {
            made.push_back(channel);
        }
    }
    return made.empty() ? Value() : Value(std::move(made));
}

} // namespace

ExportedFile exportOdps(const Product &product)
{
    const Value document = product.document();
    ExportedFile file;
    Object root{{u"apiVersion"_s, Value(u"v1.0.0"_s)},
                {u"kind"_s, Value(u"DataProduct"_s)},
                {u"id"_s, Value(product.id.toString())},
                {u"domain"_s, Value(product.id.domain)}};
    for (const QString &field : standardFields()) {
        const Value *found = document.field(field);
        Value value = found != nullptr ? *found : Value();
        const bool list = value.as<Array>() != nullptr;
        if (field == u"customProperties") {
            value = withOurProperties(document, standardFields());
        } else if (list && (field == u"inputPorts" || field == u"outputPorts")) {
            value = portsOut(value, field == u"inputPorts", file.notes);
        } else if (list && field == u"support") {
            value = supportOut(value, file.notes);
        }
        if (!value.isNull()) {
            root.emplace_back(field, std::move(value));
        }
    }
    file.document = Value(std::move(root));
    return file;
}

Result<ImportedProduct> importOdps(const Value &document, const core::ProductId &id,
                                   const Product *existing)
{
    if (const auto fits = checkStandard(document, u"DataProduct", 1); !fits) {
        return fits.error();
    }
    ImportedProduct result;
    Value made = existing != nullptr ? existing->document() : Value(Object{});
    for (const QString &field : standardFields()) {
        made.removeField(field);
    }
    const Value read = oursBack(
        document, [](const QString &field) { return isOursAlone(field, standardFields()); });
    for (const auto &[name, value] : *read.as<Object>()) {
        const auto *list = value.as<Array>();
        if (isOfTheRecord(name)) {
            continue;
        }
        if (list != nullptr && (name == u"inputPorts" || name == u"outputPorts")) {
            made.setField(name, portsBack(*list, name == u"inputPorts"));
            continue;
        }
        if (name == u"managementPorts" || name == u"tenant") {
            result.notes.push_back({ImportFate::Kept, name, {}});
        } else if (!standardFields().contains(name) && document.field(name) != nullptr) {
            result.notes.push_back({ImportFate::Kept, name, u"not part of ODPS 1.0"_s});
        }
        made.setField(name, value);
    }
    noteDomain(document, id, result.notes);
    fields::Editor editor(std::move(made));
    editor.setEnvelope(Kind::Product);
    editor.setText(u"id", id.toString());
    editor.setText(u"domain", id.domain);
    Result<Product> product = Product::read(editor.document());
    if (!product) {
        return product.error();
    }
    result.product = std::move(*product);
    return result;
}

} // namespace mesh::catalog
