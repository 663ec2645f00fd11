// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/exchange/importnote.h"

// What the files of the two standards (ODCS, ODPS) have in common.
namespace mesh::catalog {

/// Errors: Decode where the document is of another kind, NewerVersion where its version is another
/// major one than `major`.
[[nodiscard]] core::Result<void> checkStandard(const schema::Value &document, QStringView kind,
                                               int major);

/// Notes that the file's domain is not the product's.
void noteDomain(const schema::Value &document, const core::ProductId &id,
                std::vector<ImportNote> &notes);

/// True for a field of a product's record that a file does not set: what the record says of itself,
/// and the contract that it came from.
[[nodiscard]] bool isOfTheRecord(QStringView field);

} // namespace mesh::catalog
