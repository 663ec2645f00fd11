// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectionsteps.h"

#include "app/kafka/connectiontest.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using schema::Value;

namespace {

QString stepName(kafka::TestStep step)
{
    switch (step) {
    case kafka::TestStep::Resolve:
        return u"resolve"_s;
    case kafka::TestStep::Connect:
        return u"connect"_s;
    case kafka::TestStep::Tls:
        return u"TLS"_s;
    case kafka::TestStep::Authenticate:
        return u"authenticate"_s;
    case kafka::TestStep::Authorise:
        return u"authorise"_s;
    case kafka::TestStep::Reach:
        break;
    }
    return u"reach brokers"_s;
}

Check checkOf(const kafka::StepResult &result)
{
    using Outcome = kafka::StepResult::Outcome;
    Check check{stepName(result.step), Check::Outcome::Passed, result.detail, result.error};
    if (result.outcome == Outcome::Failed) {
        check.outcome = Check::Outcome::Failed;
    } else if (result.outcome == Outcome::Skipped) {
        check.outcome = Check::Outcome::Skipped;
    }
    return check;
}

Check checkRegistry(const workspace::Link &link, const std::stop_token &stop)
{
    if (!link.registry) {
        return {u"registry"_s, Check::Outcome::Skipped, u"the profile names none"_s, {}};
    }
    const auto subjects = link.registry->subjects(stop);
    return subjects ? Check{u"registry"_s,
                            Check::Outcome::Passed,
                            u"%1 subjects"_s.arg(subjects->size()),
                            {}}
                    : Check{u"registry"_s, Check::Outcome::Failed, {}, subjects.error()};
}

QString outcomeName(Check::Outcome outcome)
{
    switch (outcome) {
    case Check::Outcome::Passed:
        return u"ok"_s;
    case Check::Outcome::Warning:
        return u"warning"_s;
    case Check::Outcome::Failed:
        return u"failed"_s;
    case Check::Outcome::Skipped:
        break;
    }
    return u"skipped"_s;
}

} // namespace

std::vector<Check> checkConnection(Context &context, const Target &target)
{
    std::vector<Check> checks;
    for (const config::Problem &problem : config::validate(target.profile)) {
        // A cluster that is named on the command line has no name, and needs none.
        if (problem.field != "name"_L1) {
            checks.push_back({u"profile: "_s + problem.field, Check::Outcome::Failed,
                              problem.sentence, usageError(problem.field, problem.sentence)});
        }
    }
    if (!checks.empty()) {
        return checks;
    }
    const auto link = context.link();
    if (!link) {
        checks.push_back({u"connection"_s, Check::Outcome::Failed, {}, link.error()});
        return checks;
    }
    const kafka::ConnectionReport report = kafka::testConnection(
        (*link)->connection, context.stop(), [&context](const kafka::StepResult &step) {
            context.progress(stepName(step.step) + u" …"_s);
        });
    context.progress({});
    for (const kafka::StepResult &step : report.steps) {
        checks.push_back(checkOf(step));
    }
    checks.push_back(checkRegistry(**link, context.stop()));
    return checks;
}

int printChecks(Context &context, const std::vector<Check> &checks)
{
    Output &output = context.output();
    output.beginRows({u"check"_s, u"outcome"_s, u"detail"_s, u"code"_s});
    int code = 0;
    for (const Check &check : checks) {
        const QString detail = check.error && check.outcome == Check::Outcome::Failed
                                   ? core::explain(*check.error).sentence()
                                   : check.detail;
        output.addRow({check.name, outcomeName(check.outcome), textValue(detail),
                       check.error ? Value(core::codeName(check.error->code)) : Value()});
        if (code == 0 && check.outcome == Check::Outcome::Failed) {
            code = check.error ? core::exitCode(check.error->code) : core::exitCode(Code::Unknown);
        }
    }
    output.endRows();
    return code;
}

} // namespace mesh::cli
