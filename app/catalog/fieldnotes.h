// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/documentfields.h"
#include "app/catalog/product.h"

// Inside the room: notes on fields stand where ODCS has them, as the properties of the first schema
// object. A contract nests them (properties of an object, items of an array); a note names its
// field by the dotted path, through arrays too.
namespace mesh::catalog {

/// In the order of the document, a nested field after the one that holds it.
[[nodiscard]] std::vector<FieldNote> readNotes(const schema::Value &document);

/// Makes the document's notes these. A field that stands within another stays there; a new one goes
/// into the nearest that holds others, and beside them where there is none. `schemaName` is what
/// the first schema object is called where there is none yet.
void setNotes(fields::Editor &editor, const std::vector<FieldNote> &notes,
              const QString &schemaName);

} // namespace mesh::catalog
