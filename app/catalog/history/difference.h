// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"

#include <optional>
#include <vector>

namespace mesh::catalog {

/// One step from a document to a value in it: a field of an object, or an element of an array. An
/// element is named by what identifies it (a port by name and major version, a promise by its
/// property, a text by itself), so that it stays the same one when others come and go; where
/// nothing does, by its index, as "#2".
struct PathStep
{
    QString name;
    bool element = false;
    friend bool operator==(const PathStep &, const PathStep &) = default;
};

using FieldPath = std::vector<PathStep>;

/// As people and meshctl write it: outputPorts[orders@2].topic.
[[nodiscard]] QString pathText(const FieldPath &path);
/// The value there; nullptr where the path breaks off.
[[nodiscard]] const schema::Value *valueAt(const schema::Value &document, const FieldPath &path);

enum class DifferenceKind { Added, Removed, Changed };

/// "added", "removed", "changed": for logs and meshctl.
[[nodiscard]] QString differenceName(DifferenceKind kind);

struct Difference
{
    FieldPath path;
    DifferenceKind kind = DifferenceKind::Changed;
    schema::Value before; ///< null where it was added
    schema::Value after;  ///< null where it was removed
    friend bool operator==(const Difference &, const Difference &) = default;
};

/// Field by field, in the order of the documents. The order of an array's elements does not count
/// where they can be told apart, the form of a number neither; the envelope (apiVersion, kind) and
/// the signature (writtenBy) are no part of what is said. Thread-safe.
[[nodiscard]] std::vector<Difference> differences(const schema::Value &before,
                                                  const schema::Value &after);

/// Makes the one change in the document: an element that is added goes to the array's end, objects
/// and arrays on the way are made, those left empty are removed.
void apply(const Difference &difference, schema::Value &document);
/// What takes it back.
[[nodiscard]] Difference inverse(const Difference &difference);

/// What a person calls the field, translated: "Owner", "Promise: latency", "Port orders@2: Topic".
/// A field that is not known keeps its path.
[[nodiscard]] QString fieldLabel(const FieldPath &path);

} // namespace mesh::catalog
