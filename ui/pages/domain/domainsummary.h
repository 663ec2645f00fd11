// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/policycheck.h"
#include "app/catalog/snapshot.h"

#include <QDate>

namespace mesh::ui {

/// What a snapshot says of one domain: an immutable value.
struct DomainSummary
{
    struct Finding
    {
        core::ProductId product;
        QString what; ///< a sentence
        bool blocks = false;
        QString field{}; ///< of the product's document that it is about
    };

    std::shared_ptr<const catalog::DomainEntry> entry; ///< null: there is no such domain
    qsizetype products = 0;
    QStringList owned;       ///< topics under its prefixes
    QStringList unpublished; ///< of these, those that no product names
    /// Topics under its prefixes that products of other domains name, with their names.
    std::vector<std::pair<QString, core::ProductId>> claimedByOthers;
    std::vector<core::ProductId> ownerless;
    std::vector<core::ProductId> foreignOwners; ///< owned by a team that the domain does not list
    std::vector<Finding> findings;              ///< policies that fail, worst first

    /// Of 100; nothing where there is no topic to publish.
    [[nodiscard]] std::optional<int> coverage() const;

    /// Some milliseconds for each thousand products: for a pool. `today` is for policies.
    [[nodiscard]] static DomainSummary of(const QString &domain,
                                          const catalog::CatalogSnapshot &catalog, QDate today);
};

} // namespace mesh::ui
