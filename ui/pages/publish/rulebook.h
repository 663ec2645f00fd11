// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/publish/productchecks.h"
#include "ui/pages/publish/writepanel.h"

#include "app/catalog/governance/lifecycle.h"
#include "app/catalog/governance/policycheck.h"

namespace mesh::ui {

/// What a product is held against while it is edited: the policies of the mesh, compiled once a
/// snapshot, and what every record needs. Where a policy speaks of a field, it alone does: the
/// built-in rule is neither named nor asked there.
class Rulebook
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::Rulebook)
public:
    struct Verdict
    {
        std::vector<WritePanel::Rule> rules; ///< for the panel, worst first
        std::vector<FieldProblem> problems;  ///< what keeps it from being written, at its field
        std::vector<FieldRemark> remarks;    ///< what else the rules say, at its field
    };

    /// `isNew`: an id that is taken is a problem then.
    [[nodiscard]] Verdict check(const catalog::Product &product,
                                const std::shared_ptr<const catalog::CatalogSnapshot> &catalog,
                                bool isNew);

private:
    void addPolicies(Verdict &verdict, const std::vector<catalog::PolicyResult> &results) const;
    void addBuiltIn(Verdict &verdict, const std::vector<catalog::PolicyResult> &results,
                    const catalog::Product &product, bool isNew) const;

    std::shared_ptr<const catalog::CatalogSnapshot> m_catalog;
    catalog::PolicySet m_policies;
};

/// What speaks against a step of a product's life, or an edit, as rules of the panel.
[[nodiscard]] std::vector<WritePanel::Rule>
rulesOf(const std::vector<catalog::ObjectionAt> &objections);

} // namespace mesh::ui
