// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/policycheck.h"
#include "app/expr/rowaccess.h"

// Inside the room: a product as the row that a policy's condition is computed for.
namespace mesh::catalog {

enum PolicySlot : int { DocumentSlot, FactsSlot, TodaySlot };

class PolicyRow final : public expr::RowAccess
{
public:
    PolicyRow(schema::Value document, const Product &product, const CatalogSnapshot &snapshot,
              QDate today);
    /// The product is only read out of the document where a condition asks for facts.
    PolicyRow(schema::Value document, core::ProductId id, const CatalogSnapshot &snapshot,
              QDate today);

    [[nodiscard]] const schema::Value &at(int slot) const override;
    [[nodiscard]] QDate day() const { return m_day; }

private:
    const schema::Value m_document;
    const core::ProductId m_id;
    const CatalogSnapshot &m_snapshot;
    const QDate m_day;
    const schema::Value m_today;
    mutable std::optional<schema::Value> m_facts; ///< computed when first asked for
};

} // namespace mesh::catalog
