// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/sandbox/registrystate.h"
#include "app/schema/value.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

/// What resources/sandbox says of the mesh.
namespace mesh::sandbox {

/// A catalog document of the mesh.
struct MeshDocument
{
    QString domain; ///< whose catalog topic holds it; empty: the platform's
    QString kind;   ///< as in keys: product, domain, tier, classification, policy
    QString id;
    schema::Value document;
};

/// All documents: the platform's first, each domain's record before its products.
///
/// Dates in the files are relative, so that the mesh is never old: {{now-3d}} and {{now+2h}} are
/// moments, {{today+12d}} is a day, {{next 12-01}} the next first of December, resolved at `now`;
/// {{schema FILE}} is a schema's text. Error: Corrupt, naming the file.
[[nodiscard]] core::Result<std::vector<MeshDocument>> meshDocuments(core::TimestampMs now);

/// Ids of the domains, in the order of their documents.
[[nodiscard]] QStringList meshDomains();

/// A version of a subject to be registered.
struct MeshSchema
{
    QString subject;
    int version = 0;
    SchemaDefinition definition;
};

/// Every version of every subject, oldest first; sales.orders leads, the rest by name.
[[nodiscard]] std::vector<MeshSchema> meshSchemas();

/// Compatibility levels of the subjects that have one of their own.
[[nodiscard]] std::map<QString, QString> meshLevels();

/// The text with its relative dates resolved (see meshDocuments); what is none of them stays.
[[nodiscard]] QByteArray resolvePlaceholders(const QByteArray &text, core::TimestampMs now);

} // namespace mesh::sandbox
