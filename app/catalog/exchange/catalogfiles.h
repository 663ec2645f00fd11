// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/review.h"

namespace mesh::catalog {

// The catalog as files fit for git: one YAML file a record, its document without who wrote it last.
//   platform/<id>.<kind>.yaml   domains, policies, tiers, classifications
//   <domain>/<name>.product.yaml, <domain>/<domain>.rules.yaml
// Requests and grants are the mesh's life, not its description: they stay in it.

/// Writes them all, in place of those of the same name; others in the folder stay. Returns how
/// many. Error: Storage, OutOfSpace with the file.
core::Result<qsizetype> writeCatalogFiles(const CatalogSnapshot &snapshot, const QString &folder);

struct CatalogFile
{
    QString path;   ///< below the folder
    QString domain; ///< whose topic it belongs to; empty: the platform's
    QByteArray key;
    schema::Value document;
};

/// Every such file of the folder, each read and understood; none where one is wrong. Errors:
/// NotFound, Storage; Syntax, TooLarge and Decode with file, line and column.
[[nodiscard]] core::Result<std::vector<CatalogFile>> readCatalogFiles(const QString &folder);

/// What importing them would write, to be reviewed. `removeMissing`: what the mesh has and the
/// files have not is removed, of those domains that the files have at all.
[[nodiscard]] ReviewBuilder planImport(const std::vector<CatalogFile> &files,
                                       std::shared_ptr<const CatalogSnapshot> snapshot,
                                       const Signature &by, const QString &message,
                                       bool removeMissing);

} // namespace mesh::catalog
