// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include "app/cli/context.h"
#include "app/cli/signals.h"

#include "app/schema/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QThread>

#include <csignal>
#include <cstdio>
#include <memory>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

// "Nothing answers there." after a colon: "nothing answers there".
QString asClause(QString sentence)
{
    sentence = sentence.simplified();
    if (sentence.endsWith(u'.')) {
        sentence.chop(1);
    }
    if (sentence.size() > 1 && sentence[0].isUpper() && !sentence[1].isUpper()) {
        sentence[0] = sentence[0].toLower();
    }
    return sentence;
}

void printError(const Error &error, bool json, bool verbose)
{
    QByteArray text = json ? errorJson(error) : errorLine(error).toUtf8();
    if (verbose && !json && !error.detail.isEmpty()) {
        text += "\n  " + error.detail.simplified().toUtf8();
    }
    std::fprintf(stderr, "%s\n", text.constData());
}

// Whoever reads only the beginning (head) has what was wanted: that is no failure.
bool readerIsGone()
{
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

std::optional<Error> failureOf(const QFile &standardOutput)
{
    if (standardOutput.error() == QFileDevice::NoError || readerIsGone()) {
        return std::nullopt;
    }
    const bool full = standardOutput.error() == QFileDevice::ResourceError;
    return Error{full ? Code::OutOfSpace : Code::Storage, standardOutput.errorString(),
                 u"standard output"_s};
}

int runCommand(const Invocation &invocation, QFile &standardOutput, std::stop_token stop, bool json)
{
    const bool terminal = isatty(STDOUT_FILENO) == 1;
    const Format format =
        invocation.global.format.value_or(terminal ? Format::Table : Format::JsonLines);
    Output output(standardOutput, format);
    Context context(invocation, output, stop);
    Result<int> result = invocation.command->run(context);
    output.flush();
    if (const auto failure = failureOf(standardOutput); failure && result) {
        result = *failure;
    }
    if (!result && result.error().code != Code::Cancelled) {
        printError(result.error(), json, invocation.global.verbose);
    }
    return result ? *result : core::exitCode(result.error().code);
}

} // namespace

int run(int argc, char **argv)
{
    // A reader that leaves is seen when writing, and ended for as cleanly as any other end.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"meshctl"_s);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const bool json = wantsJson(words);
    QFile standardOutput;
    if (!standardOutput.open(STDOUT_FILENO, QIODevice::WriteOnly)) {
        return 1;
    }
    const Result<Invocation> invocation = parseArguments(words, commands());
    if (!invocation) {
        printError(invocation.error(), json, false);
        return core::exitCode(invocation.error().code);
    }
    if (invocation->command == nullptr) {
        standardOutput.write(invocation->help.toUtf8());
        standardOutput.flush();
        const auto failure = failureOf(standardOutput);
        if (failure) {
            printError(*failure, json, false);
        }
        return failure ? core::exitCode(failure->code) : 0;
    }

    std::stop_source stop;
    const Signals signalsOfTheProcess(stop);
    int code = 1;
    const std::unique_ptr<QThread> worker(QThread::create(
        [&] { code = runCommand(*invocation, standardOutput, stop.get_token(), json); }));
    QObject::connect(worker.get(), &QThread::finished, &application, &QCoreApplication::quit);
    worker->start();
    QCoreApplication::exec();
    worker->wait();
    return stop.stop_requested() ? core::exitCode(Code::Cancelled) : code;
}

QString errorLine(const Error &error)
{
    const core::Explanation explanation = core::explain(error);
    QString line = u"meshctl: "_s + asClause(explanation.what);
    if (!explanation.why.isEmpty()) {
        line += u": "_s + asClause(explanation.why);
    }
    // A refused command line says in its reason what to write instead.
    if (!explanation.action.isEmpty() && error.code != Code::Usage) {
        line += u"; "_s + asClause(explanation.action);
    }
    return line;
}

QByteArray errorJson(const Error &error)
{
    const schema::Object object{{u"code"_s, core::codeName(error.code)},
                                {u"message"_s, core::explain(error).sentence()},
                                {u"where"_s, error.where.name},
                                {u"retriable"_s, error.retriable}};
    return schema::toJson(schema::Value(object));
}

} // namespace mesh::cli
