// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "app/sandbox/sandbox.h"
#include "app/sandbox/seed.h"

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr double defaultRate = 20;
constexpr double highestRate = 1'000'000;

Result<double> rateOf(const Invocation &invocation)
{
    bool ok = true;
    const double rate =
        invocation.has(u"rate"_s) ? invocation.value(u"rate"_s).toDouble(&ok) : defaultRate;
    if (!ok || !(rate > 0) || rate > highestRate) {
        return usageError(u"--rate "_s + invocation.value(u"rate"_s),
                          u"It takes records a second and topic, above 0"_s);
    }
    return rate;
}

Result<int> run(Context &context)
{
    const Result<double> rate = rateOf(context.invocation());
    if (!rate) {
        return rate.error();
    }
    sandbox::Sandbox::Options options;
    options.recordsPerSecond = *rate;
    sandbox::Sandbox sandbox(options);
    if (const Result<void> started = sandbox.start(); !started) {
        return started.error();
    }
    if (const auto problem = sandbox.restoreProblem()) {
        context.say(u"meshctl: "_s + core::explain(*problem).sentence());
    }
    if (!sandbox.keeps()) {
        context.say(u"meshctl: another Meshscope runs the sandbox too, and saves its catalog; what "
                    "is made in this one is forgotten at its end"_s);
    }
    // Scripts read these two lines, whatever the format.
    context.output().addLine("bootstrap " + sandbox.bootstrap().toUtf8());
    context.output().addLine("registry " + sandbox.registryUrl().toUtf8());
    context.output().flush();

    std::mutex mutex;
    std::condition_variable_any waiting;
    std::unique_lock lock(mutex);
    while (!context.stop().stop_requested()) {
        waiting.wait_for(lock, context.stop(), 1s, [] { return false; });
        if (const auto failure = sandbox.failure()) {
            return *failure;
        }
    }
    if (const Result<void> stopped = sandbox.stop(); !stopped) {
        return stopped.error();
    }
    return core::exitCode(Code::Cancelled);
}

QString stepText(const sandbox::SeedStep &step)
{
    using Kind = sandbox::SeedStep::Kind;
    switch (step.kind) {
    case Kind::Topics:
        return u"%1 topics"_s.arg(step.done);
    case Kind::Schemas:
        return u"%1 schemas"_s.arg(step.done);
    case Kind::Catalog:
        return u"%1 catalog records"_s.arg(step.done);
    case Kind::History:
        return u"%1 records of history"_s.arg(step.done);
    case Kind::Following:
        break;
    }
    return u"%1 records since"_s.arg(step.done);
}

Result<int> seed(Context &context)
{
    if (const Result<void> may = context.mayWrite(); !may) {
        return may.error();
    }
    const Result<double> rate = rateOf(context.invocation());
    const Result<kafka::Connection> connection = context.connection();
    if (!rate || !connection) {
        return rate ? connection.error() : rate.error();
    }
    if (connection->profile.sandbox) {
        return usageError(connection->profile.name, u"The sandbox seeds itself; name a cluster"_s);
    }
    sandbox::SeedOptions options;
    options.recordsPerSecond = *rate;
    options.once = context.invocation().has(u"once"_s);
    std::optional<sandbox::SeedStep> last;
    const auto tell = [&](const sandbox::SeedStep &step) {
        if (last && last->kind != step.kind) {
            context.progress({});
            context.say(stepText(*last));
        }
        last = step;
        context.progress(stepText(step));
    };
    return context.logged(
        u"Seeded the sandbox's mesh"_s, connection->place(), [&]() -> Result<int> {
            const Result<void> seeded = sandbox::seed(*connection, options, context.stop(), tell);
            context.progress({});
            if (last) {
                context.say(stepText(*last));
            }
            return seeded ? Result<int>(0) : seeded.error();
        });
}

} // namespace

std::vector<Command> sandboxCommands()
{
    const OptionSpec rate{u"rate"_s, u"N"_s, u"records a second and topic; else 20"_s};
    return {
        {u"sandbox"_s,
         u"run"_s,
         {},
         0,
         0,
         u"Run an embedded mesh of invented data on loopback until Ctrl+C"_s,
         {rate},
         u"meshctl sandbox run --rate 100"_s,
         run},
        {u"sandbox"_s,
         u"seed"_s,
         {},
         0,
         0,
         u"Write the same mesh to a real cluster, and keep producing"_s,
         {rate, {u"once"_s, {}, u"end when an hour of history is there"_s}},
         u"meshctl --bootstrap localhost:9092 --registry http://localhost:8081 sandbox seed --once"_s,
         seed},
    };
}

} // namespace mesh::cli
