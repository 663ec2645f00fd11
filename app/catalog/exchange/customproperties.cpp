// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/customproperties.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/exchange/standard.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

const QString ours = u"meshscope."_s;

} // namespace

bool isOursAlone(const QString &field, const QStringList &standardFields)
{
    return !isOfTheRecord(field) && !standardFields.contains(field);
}

Value ourProperty(const QString &field, const Value &value)
{
    return Value(Object{{u"property"_s, Value(ours + field)}, {u"value"_s, value}});
}

Value withOurProperties(const Value &document, const QStringList &standardFields)
{
    const Value *found = document.field(u"customProperties");
    const auto *list = found != nullptr ? found->as<Array>() : nullptr;
    Array properties = list != nullptr ? *list : Array();
    for (const auto &[name, value] : *document.as<Object>()) {
        if (isOursAlone(name, standardFields)) {
            properties.push_back(ourProperty(name, value));
        }
    }
    return properties.empty() ? Value() : Value(std::move(properties));
}

Value takeOurProperties(Value &object, const Value &properties,
                        const std::function<bool(const QString &)> &isOurs)
{
    Array others;
    for (const Value &each : *properties.as<Array>()) {
        const QString name = fields::text(each, u"property");
        const QString field = name.mid(ours.size());
        const Value *value = each.field(u"value");
        if (name.startsWith(ours) && isOurs(field) && value != nullptr) {
            object.setField(field, *value);
        } else {
            others.push_back(each);
        }
    }
    return others.empty() ? Value() : Value(std::move(others));
}

} // namespace mesh::catalog
