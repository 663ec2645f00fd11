// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <QHash>

#include <optional>
#include <utility>

namespace mesh::cli {

enum class Format { Table, Json, JsonLines, Csv };

struct GlobalOptions
{
    QString profile;
    QString bootstrap;
    std::vector<std::pair<QString, QString>> properties; ///< of -X
    QString propertiesFile;                              ///< of -F
    QString registry;
    std::optional<Format> format;
    bool offline = false;
    bool readOnly = false;
    bool quiet = false;
    bool verbose = false;
};

/// A command line, understood.
struct Invocation
{
    GlobalOptions global;
    const Command *command = nullptr; ///< null: `help` says what to print
    QString help;
    QStringList arguments;
    QHash<QString, QStringList> options; ///< by name; flags have one empty value

    [[nodiscard]] bool has(const QString &name) const { return options.contains(name); }
    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const;
};

/// `words` without the program's name. Options may stand anywhere; after `--` all are arguments.
/// Error: Usage, `where` is the word, the detail a sentence with what to write instead.
[[nodiscard]] core::Result<Invocation> parseArguments(const QStringList &words,
                                                      const std::vector<Command> &commands);

/// Whether the words ask for --format json: known before they are parsed, since an error in them
/// is printed in that form.
[[nodiscard]] bool wantsJson(const QStringList &words);

/// A refusal of what was typed.
[[nodiscard]] core::Error usageError(const QString &word, const QString &sentence);

} // namespace mesh::cli
