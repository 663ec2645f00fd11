// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

namespace mesh::cli {

/// The help of everything, of a noun, or of a verb; empty where there is no such noun or verb.
[[nodiscard]] QString helpText(const std::vector<Command> &commands, const QString &noun,
                               const QString &verb);
[[nodiscard]] QString usageLine(const Command &command);
[[nodiscard]] QString versionText();

} // namespace mesh::cli
