// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/exchange/importnote.h"

namespace mesh::catalog {

// Open Data Product Standard 1.x (https://bitol-io.github.io/open-data-product-standard). The
// fields of a product's document are its own; what it does not have goes into customProperties, as
// meshscope.<field>.

/// v1.0.0, whose schema asks for more than that of v1.1.0: valid by both.
[[nodiscard]] ExportedFile exportOdps(const Product &product);

/// As importOdcs.
[[nodiscard]] core::Result<ImportedProduct> importOdps(const schema::Value &document,
                                                       const core::ProductId &id,
                                                       const Product *existing = nullptr);

} // namespace mesh::catalog
