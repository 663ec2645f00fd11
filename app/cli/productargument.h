// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/mesh.h"

#include "app/catalog/governance/lifecycle.h"
#include "app/catalog/history/history.h"

namespace mesh::cli {

/// A product that is in the mesh.
struct ProductHere
{
    std::shared_ptr<const catalog::ProductEntry> entry;
};

/// Error: Usage.
[[nodiscard]] core::Result<core::ProductId> productId(const QString &typed);
/// Errors: Usage, NotFound; one that has moved says where it is.
[[nodiscard]] core::Result<ProductHere> productHere(const Mesh &mesh, const QString &typed);

/// All changes of a record, newest first. Errors: those of catalog::History, NotFound where there
/// are none.
[[nodiscard]] core::Result<std::vector<catalog::HistoryEntry>>
recordHistory(Context &context, const catalog::RecordPlace &place);
/// The entry that wrote a revision of the record as it is called now. Error: NotFound.
[[nodiscard]] core::Result<catalog::HistoryEntry>
entryOfRevision(const std::vector<catalog::HistoryEntry> &history,
                const catalog::RecordPlace &place, core::Offset revision);
/// The product as that revision says.
[[nodiscard]] core::Result<catalog::Product> productAt(Context &context, const core::ProductId &id,
                                                       core::Offset revision);

/// Who reads its topics, as far as the cluster tells; offline nobody is asked.
[[nodiscard]] catalog::KnownReaders readersOf(Context &context, const catalog::Product &product);

} // namespace mesh::cli
