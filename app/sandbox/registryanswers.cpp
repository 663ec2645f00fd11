// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/registryanswers.h"

#include <QJsonDocument>

#include <algorithm>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

RegistryRefusal subjectNotFound(const QString &subject)
{
    return {40401, u"Subject '%1' not found."_s.arg(subject)};
}

RegistryRefusal versionNotFound(const QString &version)
{
    return {40402, u"Version %1 not found."_s.arg(version)};
}

RegistryRefusal notHere(const QString &what)
{
    return {42205, u"%1 is not supported by the sandbox's registry"_s.arg(what)};
}

QJsonArray page(const QJsonArray &all, const QUrlQuery &query)
{
    const int offset = std::max(0, query.queryItemValue(u"offset"_s).toInt());
    bool limited = false;
    const int limit = query.queryItemValue(u"limit"_s).toInt(&limited);
    QJsonArray part;
    for (qsizetype i = offset; i < all.size() && !(limited && limit >= 0 && part.size() >= limit);
         ++i) {
        part.append(all[i]);
    }
    return part;
}

QJsonValue asJson(const QString &schemaText)
{
    const QByteArray wrapped = '[' + schemaText.toUtf8() + ']';
    const QJsonArray array = QJsonDocument::fromJson(wrapped).array();
    return array.isEmpty() ? QJsonValue(schemaText) : array.first();
}

QJsonObject schemaPart(const SchemaDefinition &definition)
{
    QJsonObject object{{u"schema"_s, definition.text}};
    if (definition.type != u"AVRO") {
        object[u"schemaType"] = definition.type;
    }
    if (!definition.references.empty()) {
        object[u"references"] = toJson(definition.references);
    }
    if (!definition.metadata.isEmpty()) {
        object[u"metadata"] = definition.metadata;
    }
    if (!definition.ruleSet.isEmpty()) {
        object[u"ruleSet"] = definition.ruleSet;
    }
    return object;
}

} // namespace mesh::sandbox
