// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QString>

#include <optional>
#include <vector>

namespace mesh::sql {

enum class Severity { Error, Warning };

/// A change of the text that would mend it: what stands in `range` becomes `replacement`.
struct Fix
{
    QString title; ///< "Write id"
    core::SourceRange range;
    QString replacement;
    friend bool operator==(const Fix &, const Fix &) = default;
};

/// What is wrong with a text, where, in a whole sentence of the application's language.
struct Diagnostic
{
    Severity severity = Severity::Error;
    core::SourceRange range; ///< never empty unless the text is
    QString sentence;
    std::optional<Fix> fix;
    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool hasErrors(const Diagnostics &diagnostics);
/// In the order of the text.
[[nodiscard]] Diagnostics inOrder(const Diagnostics &diagnostics);

} // namespace mesh::sql
