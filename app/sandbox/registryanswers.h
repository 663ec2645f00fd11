// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/registryservice.h"

#include <QJsonArray>

/// Pieces of answers that several routes share.
namespace mesh::sandbox {

[[nodiscard]] RegistryRefusal subjectNotFound(const QString &subject);
[[nodiscard]] RegistryRefusal versionNotFound(const QString &version);
/// Confluent's code for what is not permitted, naming what this registry does not do.
[[nodiscard]] RegistryRefusal notHere(const QString &what);
/// The part of a list that `offset` and `limit` ask for.
[[nodiscard]] QJsonArray page(const QJsonArray &all, const QUrlQuery &query);
/// A schema's text as the JSON that it is; Protobuf's as a string.
[[nodiscard]] QJsonValue asJson(const QString &schemaText);
/// The members that every answer with a schema has; AVRO is said by saying no type.
[[nodiscard]] QJsonObject schemaPart(const SchemaDefinition &definition);

} // namespace mesh::sandbox
