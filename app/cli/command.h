// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace mesh::cli {

class Context;

/// An option of one verb. Written --name, or --name VALUE where `value` is not empty.
struct OptionSpec
{
    QString name;
    QString value; ///< what stands for its value in the help; empty: a flag
    QString text;
    bool repeatable = false;
    QString letter; ///< where it may be written -f too
};

struct Command
{
    QString noun;
    QString verb;      ///< empty: the noun says it all
    QString arguments; ///< as in the usage line: "T…", "NAME [FILE]"
    int fewest = 0;    ///< arguments
    int most = 0;      ///< -1: any number
    QString summary;   ///< one sentence
    std::vector<OptionSpec> options;
    QString example; ///< a whole command line
    /// Runs on a worker thread. Gives the exit code.
    std::function<core::Result<int>(Context &)> run;
};

/// Every command there is, in the order of the help.
[[nodiscard]] const std::vector<Command> &commands();

// Verbs of one noun, or of one subject, each in a file of its own.
[[nodiscard]] std::vector<Command> sandboxCommands();
[[nodiscard]] std::vector<Command> profileCommands();
[[nodiscard]] std::vector<Command> topicCommands();
[[nodiscard]] std::vector<Command> recordCommands();
[[nodiscard]] std::vector<Command> catalogCommands();
[[nodiscard]] std::vector<Command> catalogFileCommands(); ///< of catalog: as files
[[nodiscard]] std::vector<Command> definitionCommands();  ///< of catalog: tiers, classifications
[[nodiscard]] std::vector<Command> domainCommands();
[[nodiscard]] std::vector<Command> productCommands();
[[nodiscard]] std::vector<Command> publishingCommands(); ///< of products: what writes
[[nodiscard]] std::vector<Command> moveCommands();       ///< of products: to another domain
[[nodiscard]] std::vector<Command> remnantCommands();    ///< of products: what they leave
[[nodiscard]] std::vector<Command> historyCommands();    ///< of products, domains, policies
[[nodiscard]] std::vector<Command> contractCommands();
[[nodiscard]] std::vector<Command> accessCommands();
[[nodiscard]] std::vector<Command> policyCommands();
[[nodiscard]] std::vector<Command> exemptionCommands(); ///< of policies: whom they bind, how much
[[nodiscard]] std::vector<Command> activityCommands();
[[nodiscard]] std::vector<Command> doctorCommands();

} // namespace mesh::cli
