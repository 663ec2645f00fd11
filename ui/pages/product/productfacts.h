// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/target.h"

#include "app/catalog/snapshot.h"
#include "app/tabular/mask.h"

#include <memory>
#include <optional>

namespace mesh::ui {

/// What the catalog says of a page's target, taken out of one snapshot: an immutable value.
struct ProductFacts
{
    Target target;
    QString topic;                                      ///< the one that is read
    std::shared_ptr<const catalog::ProductEntry> entry; ///< null: an unpublished topic
    std::optional<catalog::Product> product;
    std::optional<catalog::Port> port; ///< of the topic
    std::shared_ptr<const catalog::DomainEntry> domain;
    tabular::MaskRules masks;
    QString tierName;
    QString classificationName;

    [[nodiscard]] static ProductFacts of(const Target &target,
                                         const catalog::CatalogSnapshot &catalog);

    [[nodiscard]] bool published() const { return product.has_value(); }
    /// "sales.orders", or the topic's name.
    [[nodiscard]] QString name() const;
    /// Who is asked: "orders-team"; empty where nobody is named.
    [[nodiscard]] QString owner() const;
    /// How: the first channel of the product, else of its domain: "#orders on Slack".
    [[nodiscard]] QString contact() const;
    /// The deepest describing document of two facts is the same: nothing to show anew.
    [[nodiscard]] bool sameAs(const ProductFacts &other) const;
};

} // namespace mesh::ui
