// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

namespace mesh::cli {

std::vector<Command> recordCommands()
{
    return {};
}

} // namespace mesh::cli
