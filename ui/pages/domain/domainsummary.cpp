// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/domain/domainsummary.h"

#include <algorithm>

namespace mesh::ui {

std::optional<int> DomainSummary::coverage() const
{
    if (owned.isEmpty()) {
        return std::nullopt;
    }
    return int((owned.size() - unpublished.size()) * 100 / owned.size());
}

DomainSummary DomainSummary::of(const QString &domain, const catalog::CatalogSnapshot &catalog,
                                QDate today)
{
    DomainSummary summary;
    summary.entry = catalog.domain(domain);
    if (!summary.entry) {
        return summary;
    }
    for (const auto &topic : catalog.topics()) {
        if (topic->internal || topic->meshOwn || !summary.entry->domain.ownsTopic(topic->name)) {
            continue;
        }
        summary.owned << topic->name;
        const auto claiming = catalog.productsOfTopic(topic->name);
        if (claiming.empty()) {
            summary.unpublished << topic->name;
        }
        for (const auto &product : claiming) {
            if (product->id.domain != domain) {
                summary.claimedByOthers.emplace_back(topic->name, product->id);
            }
        }
    }
    const auto policies = catalog::PolicySet::of(catalog);
    const auto &products = catalog.products(domain);
    summary.products = qsizetype(products.size());
    for (const auto &product : products) {
        if (product->owner.isEmpty()) {
            summary.ownerless.push_back(product->id);
        } else if (!summary.entry->domain.teams.contains(product->owner)) {
            summary.foreignOwners.push_back(product->id);
        }
        for (const catalog::PolicyResult &failure : policies.failuresOf(*product, catalog, today)) {
            if (failure.outcome == catalog::PolicyOutcome::Block ||
                failure.outcome == catalog::PolicyOutcome::Warn) {
                summary.findings.push_back(
                    {product->id, failure.name + QStringLiteral(": ") + failure.how,
                     failure.outcome == catalog::PolicyOutcome::Block, failure.field});
            }
        }
    }
    std::stable_sort(summary.findings.begin(), summary.findings.end(),
                     [](const Finding &a, const Finding &b) { return a.blocks && !b.blocks; });
    return summary;
}

} // namespace mesh::ui
