// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

#include <algorithm>

namespace mesh::cli {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (const auto &noun :
             {sandboxCommands, profileCommands, topicCommands, recordCommands, catalogCommands,
              catalogFileCommands, definitionCommands, domainCommands, productCommands,
              publishingCommands, moveCommands, remnantCommands, contractCommands, accessCommands,
              policyCommands, exemptionCommands, historyCommands, activityCommands,
              doctorCommands}) {
            for (Command &command : noun()) {
                // Beside the verbs of its noun that other files have.
                const auto last =
                    std::find_if(list.rbegin(), list.rend(), [&command](const Command &one) {
                        return one.noun == command.noun;
                    });
                list.insert(last == list.rend() ? list.end() : last.base(), std::move(command));
            }
        }
        return list;
    }();
    return all;
}

} // namespace mesh::cli
