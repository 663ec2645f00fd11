// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/snapshot.h"

#include <QCoreApplication>

#include <vector>

namespace mesh::ui {

/// What is wrong with a field: why, and what to do.
struct FieldProblem
{
    QString field; ///< the document's, dotted: "team.name"
    QString sentence;
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

/// What a rule says at a field beside what keeps the product from being written.
struct FieldRemark
{
    enum class Kind { Warns, Informs, Excused, Holds };
    QString field; ///< the document's, dotted; as the rule names it
    Kind kind = Kind::Holds;
    QString rule;     ///< its name
    QString sentence; ///< why and what to do; empty where it holds
    friend bool operator==(const FieldRemark &, const FieldRemark &) = default;
};

/// What every record needs, whatever the mesh's policies say.
class ProductChecks
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::ProductChecks)
public:
    /// `isNew`: an id that is taken is a problem then.
    [[nodiscard]] static std::vector<FieldProblem>
    check(const catalog::Product &product, const catalog::CatalogSnapshot &catalog, bool isNew);
    /// Of the things that a reader would like to know, how many are said.
    struct Completeness
    {
        int said = 0;
        int of = 0;
    };
    [[nodiscard]] static Completeness completeness(const catalog::Product &product);

    [[nodiscard]] static std::vector<FieldProblem>
    check(const catalog::Domain &domain, const catalog::CatalogSnapshot &catalog, bool isNew);
};

} // namespace mesh::ui
