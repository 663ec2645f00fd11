// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"

namespace mesh::catalog {

/// The tiers, classifications and policies that a new mesh begins with: few that block, the rest
/// only says something. Each as a record that is not there yet.
[[nodiscard]] std::vector<Edit> starterSet(const Signature &by);

/// Writes those that the mesh does not have, whoever has set it up before; what somebody changed or
/// wrote stays. Returns how many were written. Errors are the writer's.
core::Result<qsizetype> writeStarterSet(CatalogWriter &writer, const Signature &by);

} // namespace mesh::catalog
