// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"

#include <QString>

namespace mesh::ui {

// The catalog's enumerations in the language of the window.

/// "authoritative", "curated", "raw"; empty: unstated.
[[nodiscard]] QString word(catalog::Quality quality);
/// "active", "deprecated", …
[[nodiscard]] QString word(catalog::Lifecycle lifecycle);
/// "Quality", "Owner", …: the head of a section.
[[nodiscard]] QString word(catalog::Facet facet);
/// How a field is called in the column Why: "field", "purpose", "tag", …; empty for the name.
[[nodiscard]] QString word(catalog::SearchField field);
/// As the platform calls it, else its id; `catalog` may be nullptr.
[[nodiscard]] QString tierText(const catalog::CatalogSnapshot *catalog, const QString &id);
[[nodiscard]] QString classificationText(const catalog::CatalogSnapshot *catalog,
                                         const QString &id);
/// A facet's value as it is shown: enumerations translated, tiers and classifications as the
/// platform calls them, an empty one as "not stated".
[[nodiscard]] QString facetValueText(const catalog::CatalogSnapshot *catalog, catalog::Facet facet,
                                     const QString &value);
/// One sentence for what is wrong with a record or topic of the catalog.
[[nodiscard]] QString sentence(catalog::Finding finding);

} // namespace mesh::ui
