// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/lookup.h"

#include "app/core/sourcerange.h"

namespace mesh::expr {

struct Completion
{
    enum class Sort { Field, PseudoColumn, Function, Keyword, Value };

    Sort sort = Sort::Field;
    QString text;   ///< shown, and what the typed letters are compared with
    QString insert; ///< what replaces the range
    QString detail; ///< a type or a signature
    QString doc;
    friend bool operator==(const Completion &, const Completion &) = default;
};

struct Completions
{
    core::SourceRange replaces; ///< the word under the cursor; empty between words
    std::vector<Completion> candidates;
};

/// What may stand at the cursor, best first: fields (of the struct before a dot), values seen
/// (after a comparison with a field), functions, and the keywords that the grammar allows there.
/// Only what begins with the letters typed, or contains them, whatever their case.
[[nodiscard]] Completions complete(QStringView text, qsizetype cursor, const Lookup &lookup);

} // namespace mesh::expr
