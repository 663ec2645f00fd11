// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

#include "app/kafka/clientconfig.h"

#include <QtGlobal>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

namespace {

struct Line
{
    QString left;
    QString right;
};

QString aligned(const std::vector<Line> &lines)
{
    qsizetype width = 0;
    for (const Line &line : lines) {
        width = std::max(width, line.left.size());
    }
    QString text;
    for (const Line &line : lines) {
        text += u"  %1  %2\n"_s.arg(line.left.leftJustified(width), line.right);
    }
    return text;
}

const std::vector<Line> &globalLines()
{
    static const std::vector<Line> lines{
        {u"--profile NAME"_s, u"a profile by its name or id"_s},
        {u"--bootstrap HOST:PORT[,…]"_s, u"a cluster without a profile"_s},
        {u"-X key=value"_s, u"a librdkafka property; never a password"_s},
        {u"-F client.properties"_s,
         u"settings of a Java client, kcat, librdkafka or the Confluent CLI"_s},
        {u"--registry URL"_s, u"the schema registry"_s},
        {u"--format table|json|jsonl|csv"_s,
         u"how data is printed: table on a terminal, jsonl in a pipe"_s},
        {u"--offline"_s, u"use what is cached, ask no service"_s},
        {u"--read-only"_s, u"refuse to write anything"_s},
        {u"--quiet"_s, u"nothing on standard error but errors"_s},
        {u"--verbose"_s, u"technical details of errors"_s},
        {u"--version"_s, u"print the versions"_s},
        {u"--help"_s, u"of meshctl, of every noun and of every verb"_s},
    };
    return lines;
}

QString overview(const std::vector<Command> &commands)
{
    std::vector<Line> lines;
    for (const Command &command : commands) {
        lines.push_back({(command.noun + u' ' + command.verb).trimmed(), command.summary});
    }
    return u"meshctl: the mesh without a window\n\n"
           "usage: meshctl [global options] NOUN VERB [arguments] [options]\n\n"_s +
           aligned(lines) + u"\nglobal options\n"_s + aligned(globalLines()) +
           u"\nMESHSCOPE_PASSWORD, MESHSCOPE_REGISTRY_PASSWORD and MESHSCOPE_KEY_PASSWORD stand in "
           "for a keychain.\n\nexample: meshctl --bootstrap localhost:9092 topics list\n"_s;
}

QString ofNoun(const std::vector<Command> &commands, const QString &noun)
{
    std::vector<Line> lines;
    QString example;
    for (const Command &command : commands) {
        if (command.noun == noun) {
            lines.push_back({usageLine(command), command.summary});
            example = example.isEmpty() ? command.example : example;
        }
    }
    return lines.empty()
               ? QString()
               : u"verbs of %1\n"_s.arg(noun) + aligned(lines) + u"\nexample: %1\n"_s.arg(example);
}

QString ofVerb(const Command &command)
{
    QString text = u"usage: %1\n\n%2\n"_s.arg(usageLine(command), command.summary);
    std::vector<Line> lines;
    for (const OptionSpec &option : command.options) {
        const QString value = option.value.isEmpty() ? QString() : u' ' + option.value;
        const QString letter = option.letter.isEmpty() ? QString() : u"-%1, "_s.arg(option.letter);
        lines.push_back({letter + "--"_L1 + option.name + value, option.text});
    }
    if (!lines.empty()) {
        text += u"\noptions\n"_s + aligned(lines);
    }
    return text + u"\nexample: %1\n"_s.arg(command.example);
}

} // namespace

QString helpText(const std::vector<Command> &commands, const QString &noun, const QString &verb)
{
    if (noun.isEmpty()) {
        return overview(commands);
    }
    for (const Command &command : commands) {
        if (command.noun == noun && command.verb == verb) {
            return ofVerb(command);
        }
    }
    return verb.isEmpty() ? ofNoun(commands, noun) : QString();
}

QString usageLine(const Command &command)
{
    QString line = u"meshctl "_s + command.noun;
    for (const QString &part : {command.verb, command.arguments}) {
        if (!part.isEmpty()) {
            line += u' ' + part;
        }
    }
    return command.options.empty() ? line : line + u" [options]"_s;
}

QString versionText()
{
    return u"meshctl %1 (Qt %2, librdkafka %3)\n"_s.arg(QLatin1StringView(MESHSCOPE_VERSION),
                                                        QLatin1StringView(qVersion()),
                                                        kafka::librdkafkaVersion());
}

} // namespace mesh::cli
