// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

namespace mesh::cli {

/// One thing that was looked at.
struct Check
{
    enum class Outcome { Passed, Warning, Failed, Skipped };

    QString name;
    Outcome outcome = Outcome::Passed;
    QString detail; ///< a sentence, or a technical word such as an address
    std::optional<core::Error> error;
};

/// Goes the way to the target's cluster and registry, step by step.
[[nodiscard]] std::vector<Check> checkConnection(Context &context, const Target &target);

/// Prints the checks as rows; gives the exit code of the first that failed, or 0.
[[nodiscard]] int printChecks(Context &context, const std::vector<Check> &checks);

} // namespace mesh::cli
