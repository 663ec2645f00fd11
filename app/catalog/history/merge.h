// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/history/difference.h"

#include <optional>

namespace mesh::catalog {

enum class Side { Mine, Theirs };

/// One field that two people have changed differently since they saw the same, or one that only one
/// of them has changed.
struct MergeField
{
    FieldPath path;
    schema::Value base; ///< null where it is not there
    schema::Value mine;
    schema::Value theirs;
    bool conflict = false; ///< both changed it, and not to the same
    /// What is taken: theirs where only they changed it, mine otherwise.
    Side chosen = Side::Mine;
};

/// Two documents made from the same one, field by field: those that agree are left out.
/// A field within another that was removed as a whole counts with it.
[[nodiscard]] std::vector<MergeField>
mergeFields(const schema::Value &base, const schema::Value &mine, const schema::Value &theirs);

/// The document that follows: theirs, with what was chosen as mine. Fields that neither names stay
/// as they are in theirs, the newer one.
[[nodiscard]] schema::Value merged(const schema::Value &theirs,
                                   const std::vector<MergeField> &fields);

/// What both sides make of the base, signed as mine is, where they changed different fields;
/// nothing where they disagree on one, or where either made or removed the whole.
[[nodiscard]] std::optional<schema::Value>
mergedApart(const schema::Value &base, const schema::Value &mine, const schema::Value &theirs);

/// Taking a change back after others came: what it changed is undone where nobody has changed it
/// since; where somebody has, the field is a conflict, chosen as it is now.
struct Revert
{
    schema::Value document;
    std::vector<Difference> undone;
    std::vector<MergeField> kept; ///< changed since: not undone
};
[[nodiscard]] Revert revert(const schema::Value &before, const schema::Value &after,
                            const schema::Value &current);

} // namespace mesh::catalog
