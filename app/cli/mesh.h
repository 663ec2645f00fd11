// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

#include "app/catalog/catalogsync.h"

#include <chrono>

namespace mesh::cli {

/// What was known of the mesh when there was nothing more to wait for.
struct Mesh
{
    std::shared_ptr<const catalog::CatalogSnapshot> snapshot;
    catalog::SyncStatus status;
};

/// Reads the catalog to its ends, or, offline, takes what is cached. Where the cluster is not
/// reached the cache serves, with its age on standard error. Errors: why neither is to be had,
/// Timeout, Cancelled.
[[nodiscard]] core::Result<Mesh> readMesh(Context &context);

/// The same without a word: what is not known is in the status. A cache that was at the ends of the
/// topics within `freshEnough` serves at once.
[[nodiscard]] core::Result<Mesh> readMeshSilently(Context &context,
                                                  std::chrono::milliseconds freshEnough = {});

/// "live", "following", "offline", …
[[nodiscard]] QString stateName(catalog::SyncState state);

} // namespace mesh::cli
