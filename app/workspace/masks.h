// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"
#include "app/tabular/mask.h"

namespace mesh::workspace {

/// Fields of the product that are not shown, because the platform masks their classification.
[[nodiscard]] tabular::MaskRules maskRules(const catalog::Product &product,
                                           const catalog::CatalogSnapshot &catalog);

/// The same for a topic: what any product hides that has the topic in one of its ports.
[[nodiscard]] tabular::MaskRules maskRulesOfTopic(const QString &topic,
                                                  const catalog::CatalogSnapshot &catalog);

} // namespace mesh::workspace
