// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/promisecheck.h"

#include <QStringList>

namespace mesh::ui {

class Formats;

/// How many promises hold, of those that could be measured from here.
struct PromiseCount
{
    int held = 0;
    int measured = 0;

    [[nodiscard]] bool allHold() const { return held == measured; }
};

[[nodiscard]] PromiseCount countPromises(const std::vector<workspace::PromiseCheck> &checks);

/// One promise in three cells: "Kept 7 d", "the topic keeps them 7 d", "holds".
struct PromiseRow
{
    QString promised;
    QString measured; ///< or why it is not known
    QString verdict;  ///< "holds", "broken"; empty: not known
};
[[nodiscard]] PromiseRow rowOf(const workspace::PromiseCheck &check, const Formats &formats);

/// One line a promise: what is promised, what was measured, whether it holds; else why not known.
[[nodiscard]] QString sentence(const workspace::PromiseCheck &check, const Formats &formats);
/// All of them, below each other.
[[nodiscard]] QString sentences(const std::vector<workspace::PromiseCheck> &checks,
                                const Formats &formats);

} // namespace mesh::ui
