// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/lifecycle.h"

namespace mesh::catalog {

/// A product out of a file, as a step of the life of the one that is there (`before`; nullptr: it
/// is new): what the file says of its state needs what the step to that state needs. A new one may
/// begin anywhere, since files bring back what was lost; an active one is published.
[[nodiscard]] LifeChange importedLife(Product product, const Product *before,
                                      const LifeFacts &facts);

} // namespace mesh::catalog
