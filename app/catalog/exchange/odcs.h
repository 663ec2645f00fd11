// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/exchange/importnote.h"
#include "app/catalog/history/difference.h"

namespace mesh::catalog {

// Open Data Contract Standard 3.x (https://bitol-io.github.io/open-data-contract-standard). A
// product's document has its fields where it has one, so that nothing of a contract is lost in a
// product; what only we know goes into a contract's customProperties, as meshscope.<field>.

struct OdcsOptions
{
    QStringList bootstrapServers; ///< where no server is named yet
    QString server;               ///< its name in the contract, e.g. the profile's
};

/// The contract of a product, v3.1.0 unless it came from another 3.x. Valid by the standard's
/// schema as long as what came from elsewhere was.
[[nodiscard]] ExportedFile exportOdcs(const Product &product, const OdcsOptions &options = {});

/// A contract as a product of that id; `existing`: the one that it becomes a new version of. Fields
/// of the standard are then the contract's, ours stay. Errors: Decode (no contract), NewerVersion
/// (not 3.x).
[[nodiscard]] core::Result<ImportedProduct> importOdcs(const schema::Value &contract,
                                                       const core::ProductId &id,
                                                       const Product *existing = nullptr);

/// What the product of a contract, or of an ODPS file, could be called here; `domain` where it says
/// none that one could have.
[[nodiscard]] core::ProductId suggestedId(const schema::Value &contract, const QString &domain);

/// A difference of two contracts, or of two products.
struct ContractDifference
{
    Difference difference;
    bool breaking = false; ///< readers that relied on what was before may fail
};
[[nodiscard]] std::vector<ContractDifference> contractDifferences(const schema::Value &before,
                                                                  const schema::Value &after);

} // namespace mesh::catalog
