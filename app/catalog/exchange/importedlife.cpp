// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/importedlife.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;

LifeChange importedLife(Product product, const Product *before, const LifeFacts &facts)
{
    if (before != nullptr && product.uid.isEmpty()) {
        product.uid = before->uid;
    }
    const Lifecycle from = before != nullptr ? before->lifecycle : Lifecycle::Draft;
    const Lifecycle to = product.lifecycle;
    if (from == to || (before == nullptr && to != Lifecycle::Active)) {
        return {std::move(product), false, {}};
    }
    product.lifecycle = from;
    switch (to) {
    case Lifecycle::Active:
        return from == Lifecycle::Deprecated ? withdrawDeprecation(std::move(product), facts)
                                             : publishProduct(std::move(product), facts);
    case Lifecycle::Deprecated: {
        const Deprecation deprecation{product.sunset.value_or(QDate()), product.successor, {}};
        return deprecateProduct(std::move(product), deprecation, facts);
    }
    case Lifecycle::Retired:
        return retireProduct(std::move(product), facts);
    case Lifecycle::Draft:
    case Lifecycle::Other:
        break;
    }
    LifeChange change;
    change.objections.push_back({Objection::NotFromHere, u"status"_s,
                                 u"%1: %2"_s.arg(lifecycleName(from), lifecycleName(to))});
    product.lifecycle = to;
    change.product = std::move(product);
    return change;
}

} // namespace mesh::catalog
