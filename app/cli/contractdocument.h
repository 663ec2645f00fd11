// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/mesh.h"

#include "app/catalog/exchange/importnote.h"

namespace mesh::cli {

/// The two standards that a product is exchanged in.
enum class Standard { Odcs, Odps };

/// From --as; ODCS where nothing is said. Error: Usage.
[[nodiscard]] core::Result<Standard> standardOf(const QString &text);

/// A product in that standard, its servers those of the profile.
[[nodiscard]] catalog::ExportedFile exported(Context &context, const catalog::Product &product,
                                             Standard standard);

/// A file of YAML or JSON; `-` is standard input. Errors: NotFound, Storage; Syntax and TooLarge
/// with file:line:column.
[[nodiscard]] core::Result<schema::Value> readDocument(const QString &path);

/// Which of the two a document is. Error: Usage for what is neither.
[[nodiscard]] core::Result<Standard> standardOf(const schema::Value &document, const QString &path);

/// Rows `fate`, `path`, `value`: what is not taken over just as it stands.
[[nodiscard]] schema::Array noteRows(const std::vector<catalog::ImportNote> &notes);

} // namespace mesh::cli
