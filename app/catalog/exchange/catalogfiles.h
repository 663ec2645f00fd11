// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/review.h"

namespace mesh::catalog {

// The catalog as files fit for git: one YAML file a record, its document without who wrote it last.
//   platform/<id>.<kind>.yaml   domains, policies, tiers, classifications
//   <domain>/<name>.product.yaml, <domain>/<domain>.rules.yaml, <domain>/<name>.redirect.yaml
// What a file system might take for something else in an id stands as %XX. Requests and grants are
// the mesh's life, not its description: they stay in it. Files of other places and other names are
// nobody's concern here: neither read nor removed.

struct WrittenFiles
{
    qsizetype written = 0; ///< new, or other than before
    qsizetype same = 0;    ///< left alone
    QStringList left;      ///< below the folder: of records that the mesh has not
};

/// Writes them all. Error: Storage, OutOfSpace with the file.
core::Result<WrittenFiles> writeCatalogFiles(const CatalogSnapshot &snapshot,
                                             const QString &folder);
/// Removes what writing found to be left. Error: Storage with the file.
core::Result<void> removeCatalogFiles(const QString &folder, const QStringList &paths);

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

/// A product of a domain that neither the mesh nor the files have would be nobody's. Error:
/// NotFound with the domain and a file of it.
[[nodiscard]] core::Result<void> checkDomains(const std::vector<CatalogFile> &files,
                                              const CatalogSnapshot &snapshot);

struct ImportRequest
{
    Signature by;
    QString message;
    QDate today;
    /// What the mesh has and the files have not is removed, of those domains that the files have at
    /// all.
    bool removeMissing = false;
};

/// What importing them would write: the platform's records first, then domain by domain. Policies
/// are asked as they will be in force once the platform's are written, the steps of a product's
/// life as if they were made one by one.
[[nodiscard]] Review reviewImport(const std::vector<CatalogFile> &files,
                                  const std::shared_ptr<const CatalogSnapshot> &snapshot,
                                  const ImportRequest &request);

} // namespace mesh::catalog
