// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QString>

#include <optional>
#include <vector>

namespace mesh::ui {

struct FuzzyMatch
{
    int score = 0; ///< higher is better; only comparable for one pattern
    std::vector<core::SourceRange> ranges;
};

/// Finds the pattern's letters in order, in any case; runs and beginnings of words weigh more. An
/// empty pattern matches everything with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace mesh::ui
