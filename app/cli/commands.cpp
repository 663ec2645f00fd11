// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

namespace mesh::cli {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (const auto &noun :
             {sandboxCommands, profileCommands, topicCommands, recordCommands, catalogCommands,
              catalogFileCommands, domainCommands, productCommands, publishingCommands,
              remnantCommands, historyCommands, contractCommands, accessCommands, policyCommands,
              activityCommands, doctorCommands}) {
            for (Command &command : noun()) {
                list.push_back(std::move(command));
            }
        }
        return list;
    }();
    return all;
}

} // namespace mesh::cli
