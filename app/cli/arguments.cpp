// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "app/cli/help.h"

#include "app/config/profilestore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

std::optional<Format> formatFromName(const QString &name)
{
    static const QHash<QString, Format> formats{{u"table"_s, Format::Table},
                                                {u"json"_s, Format::Json},
                                                {u"jsonl"_s, Format::JsonLines},
                                                {u"csv"_s, Format::Csv}};
    const auto found = formats.find(name);
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

// Reads the words from left to right; the first two that are no options are noun and verb.
class Parser
{
public:
    Parser(const QStringList &words, const std::vector<Command> &commands)
        : m_words(words)
        , m_commands(commands)
    {}

    Result<Invocation> parse()
    {
        for (; m_at < m_words.size(); ++m_at) {
            const QString &word = m_words[m_at];
            if (word == "--"_L1 && !m_onlyArguments) {
                m_onlyArguments = true;
            } else if (m_onlyArguments || !word.startsWith(u'-') || word.size() == 1) {
                m_plain << word;
                findCommand();
            } else if (const auto fault = takeOption(word)) {
                return *fault;
            }
        }
        return finish();
    }

private:
    void findCommand()
    {
        if (m_result.command != nullptr || m_plain.size() > 2) {
            return;
        }
        for (const Command &command : m_commands) {
            if (command.noun == m_plain[0] && command.verb == m_plain.value(1)) {
                m_result.command = &command;
                m_commandWords = m_plain.size();
            }
        }
    }

    // The option's value: behind its equals sign, or the next word.
    std::optional<QString> takeValue(const QString &word)
    {
        const qsizetype equals = word.startsWith("--"_L1) ? word.indexOf(u'=') : -1;
        if (equals > 0) {
            return word.sliced(equals + 1);
        }
        if (m_at + 1 < m_words.size()) {
            return m_words[++m_at];
        }
        return std::nullopt;
    }

    std::optional<Error> takeOption(const QString &word)
    {
        const QString name = word.section(u'=', 0, 0);
        if (name == "--help"_L1 || name == "-h"_L1) {
            m_help = true;
            return {};
        }
        if (name == "--version"_L1) {
            m_version = true;
            return {};
        }
        if (takeGlobalFlag(name)) {
            return {};
        }
        if (isGlobalWithValue(name)) {
            const std::optional<QString> value = takeValue(word);
            return value ? takeGlobal(name, *value) : missingValue(name);
        }
        if (m_result.command != nullptr) {
            for (const OptionSpec &option : m_result.command->options) {
                if (name == "--"_L1 + option.name ||
                    (!option.letter.isEmpty() && name == u'-' + option.letter)) {
                    return takeCommandOption(option, word);
                }
            }
        }
        return usageError(name, m_result.command == nullptr && m_plain.size() < 2
                                    ? u"Options of a verb stand behind it; see meshctl --help"_s
                                    : u"There is no such option; see meshctl %1 --help"_s.arg(
                                          m_plain.mid(0, 2).join(u' ')));
    }

    std::optional<Error> takeCommandOption(const OptionSpec &option, const QString &word)
    {
        if (option.value.isEmpty()) {
            if (word.contains(u'=')) {
                return usageError(word, u"This option takes no value"_s);
            }
            m_result.options[option.name] << QString();
            return {};
        }
        if (!option.repeatable && m_result.options.contains(option.name)) {
            return usageError("--"_L1 + option.name, u"It may be given once"_s);
        }
        const std::optional<QString> value = takeValue(word);
        if (!value) {
            return missingValue("--"_L1 + option.name);
        }
        m_result.options[option.name] << *value;
        return {};
    }

    static Error missingValue(const QString &name)
    {
        return usageError(name, u"This option needs a value"_s);
    }

    bool takeGlobalFlag(const QString &name)
    {
        GlobalOptions &global = m_result.global;
        const QHash<QString, bool *> flags{{u"--offline"_s, &global.offline},
                                           {u"--read-only"_s, &global.readOnly},
                                           {u"--quiet"_s, &global.quiet},
                                           {u"--verbose"_s, &global.verbose}};
        bool *const flag = flags.value(name);
        if (flag != nullptr) {
            *flag = true;
        }
        return flag != nullptr;
    }

    static bool isGlobalWithValue(const QString &name)
    {
        static const QStringList names{u"--profile"_s, u"--bootstrap"_s, u"-X"_s,
                                       u"-F"_s,        u"--registry"_s,  u"--format"_s};
        return names.contains(name);
    }

    std::optional<Error> takeGlobal(const QString &name, const QString &value)
    {
        GlobalOptions &global = m_result.global;
        if (name == "--profile"_L1) {
            global.profile = value;
        } else if (name == "--bootstrap"_L1) {
            global.bootstrap = value;
        } else if (name == "-F"_L1) {
            global.propertiesFile = value;
        } else if (name == "--registry"_L1) {
            global.registry = value;
        } else if (name == "--format"_L1) {
            global.format = formatFromName(value);
            if (!global.format) {
                return usageError(value, u"A format is table, json, jsonl or csv"_s);
            }
        } else {
            return takeProperty(value);
        }
        return {};
    }

    std::optional<Error> takeProperty(const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0) {
            // Not repeated: it may be a password that lost its name.
            return usageError(u"-X"_s, u"It is followed by key=value"_s);
        }
        const QString name = text.first(equals).trimmed();
        if (config::isSecretProperty(name)) {
            return usageError(
                name, u"A password never stands on the command line; put it into the keychain "
                      "(meshctl profiles add), into MESHSCOPE_PASSWORD, or into a file of mode 600 "
                      "that -F names"_s);
        }
        m_result.global.properties.emplace_back(name, text.sliced(equals + 1));
        return {};
    }

    Result<Invocation> finish()
    {
        if (m_version) {
            m_result.command = nullptr;
            m_result.help = versionText();
            return std::move(m_result);
        }
        if (m_help || m_plain.isEmpty()) {
            m_result.help = helpText(m_commands, m_plain.value(0), m_plain.value(1));
            m_result.command = nullptr;
            if (m_help && !m_result.help.isEmpty()) {
                return std::move(m_result);
            }
            if (m_plain.isEmpty()) {
                return usageError(u"meshctl"_s, u"Say a noun and a verb; see meshctl --help"_s);
            }
        }
        if (m_result.command == nullptr) {
            return unknownCommand();
        }
        m_result.arguments = m_plain.mid(m_commandWords);
        const Command &command = *m_result.command;
        const qsizetype count = m_result.arguments.size();
        if (count < command.fewest || (command.most >= 0 && count > command.most)) {
            return usageError((command.noun + u' ' + command.verb).trimmed(),
                              u"It is written: %1"_s.arg(usageLine(command)));
        }
        return std::move(m_result);
    }

    [[nodiscard]] Error unknownCommand() const
    {
        const QString noun = m_plain[0];
        QStringList verbs;
        for (const Command &command : m_commands) {
            if (command.noun == noun) {
                verbs << command.verb;
            }
        }
        if (verbs.isEmpty()) {
            return usageError(noun, u"There is no such noun; see meshctl --help"_s);
        }
        return usageError(m_plain.mid(0, 2).join(u' '),
                          u"The verbs of %1 are %2"_s.arg(noun, verbs.join(", "_L1)));
    }

    const QStringList &m_words;
    const std::vector<Command> &m_commands;
    Invocation m_result;
    QStringList m_plain;
    qsizetype m_commandWords = 0;
    qsizetype m_at = 0;
    bool m_onlyArguments = false;
    bool m_help = false;
    bool m_version = false;
};

} // namespace

QString Invocation::value(const QString &name, const QString &otherwise) const
{
    const auto found = options.find(name);
    return found == options.end() ? otherwise : found->last();
}

Result<Invocation> parseArguments(const QStringList &words, const std::vector<Command> &commands)
{
    return Parser(words, commands).parse();
}

bool wantsJson(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == "--format=json"_L1 ||
            (words[i] == "--format"_L1 && words.value(i + 1) == "json"_L1)) {
            return true;
        }
    }
    return false;
}

Error usageError(const QString &word, const QString &sentence)
{
    return {Code::Usage, sentence, word};
}

} // namespace mesh::cli
