// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/sandbox/eventencoder.h"
#include "app/sandbox/meshdocuments.h"
#include "app/sandbox/topicspec.h"
#include "app/schema/schema.h"

#include <functional>
#include <map>
#include <vector>

namespace mesh::sandbox {

/// The newest version of a subject, and the id that the registry gave it.
struct RegisteredSubject
{
    schema::SchemaPointer schema;
    qint32 id = 0;
};

/// Registers a version somewhere and says the id it has there.
using RegisterSchema = std::function<core::Result<qint32>(const MeshSchema &)>;

/// Registers every schema of the mesh, oldest version first. Errors: those of `registerSchema`.
[[nodiscard]] core::Result<std::map<QString, RegisteredSubject>>
registerMeshSchemas(const RegisterSchema &registerSchema);

/// An encoder for each topic. Error: Schema, for a topic whose subject is not among them.
[[nodiscard]] core::Result<std::vector<EventEncoder>>
encodersOf(const std::vector<TopicSpec> &topics,
           const std::map<QString, RegisteredSubject> &subjects);

/// The same definition for the room schema, and the check that uses it: a schema is one if it
/// compiles with those it refers to.
[[nodiscard]] schema::SchemaSource sourceOf(const SchemaDefinition &definition);
[[nodiscard]] core::Result<void>
checkSchema(const SchemaDefinition &definition,
            const std::vector<std::pair<QString, SchemaDefinition>> &references);

} // namespace mesh::sandbox
