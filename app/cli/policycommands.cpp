// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policyargument.h"
#include "app/cli/productargument.h"

#include "app/schema/json.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::ComplianceReport;
using catalog::Policy;
using catalog::PolicyOrigin;
using catalog::PolicyOutcome;
using catalog::PolicyResult;
using catalog::PolicySet;
using core::Code;
using core::Error;
using core::Result;
using schema::Value;

namespace {

const QStringList findingColumns{u"product"_s, u"policy"_s, u"outcome"_s, u"field"_s,
                                 u"why"_s,     u"how"_s,    u"until"_s};

void addFinding(Output &output, const core::ProductId &product, const PolicyResult &result)
{
    const bool excused = result.exemption && result.exemption->until;
    output.addRow({product.toString(), result.policy, catalog::outcomeName(result.outcome),
                   textValue(result.field),
                   textValue(result.exemption ? result.exemption->reason : result.why),
                   textValue(result.how),
                   excused ? Value(result.exemption->until->toString(Qt::ISODate)) : Value()});
}

void addPolicy(Output &output, const Policy &policy, const QString &ofDomain)
{
    output.addRow({policy.id, textValue(policy.displayName), catalog::severityName(policy.severity),
                   policy.enabled, textValue(ofDomain), listValue(policy.domains),
                   textValue(policy.appliesWhen), policy.condition, textValue(policy.message),
                   qint64(policy.exemptions.size())});
}

Result<int> list(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    Output &output = context.output();
    output.beginRows({u"id"_s, u"name"_s, u"severity"_s, u"enabled"_s, u"ofDomain"_s, u"domains"_s,
                      u"appliesWhen"_s, u"condition"_s, u"message"_s, u"exemptions"_s});
    for (const auto &entry : mesh->snapshot->policies()) {
        addPolicy(output, entry.value, {});
    }
    for (const auto &domain : mesh->snapshot->domains()) {
        if (const auto rules = mesh->snapshot->rules(domain->domain.id)) {
            for (const Policy &policy : rules->value.policies) {
                addPolicy(output, policy, domain->domain.id);
            }
        }
    }
    output.endRows();
    return 0;
}

Error stopped()
{
    return {Code::Cancelled, {}, {}};
}

// One product against all policies, those that hold too.
Result<int> checkProduct(Context &context, const Mesh &mesh)
{
    const Result<ProductHere> here = productHere(mesh, context.argument(0));
    if (!here) {
        return here.error();
    }
    const auto results = PolicySet::of(*mesh.snapshot)
                             .check(here->entry->product(), *mesh.snapshot, QDate::currentDate());
    Output &output = context.output();
    output.beginRows(findingColumns);
    bool blocked = false;
    for (const PolicyResult &result : results) {
        addFinding(output, here->entry->id, result);
        blocked = blocked || result.outcome == PolicyOutcome::Block;
    }
    output.endRows();
    return blocked ? core::exitCode(Code::Policy) : 0;
}

Result<int> check(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    if (!context.invocation().arguments.isEmpty()) {
        return checkProduct(context, *mesh);
    }
    const auto report = catalog::checkMesh(PolicySet::of(*mesh->snapshot), *mesh->snapshot,
                                           QDate::currentDate(), context.stop());
    if (!report) {
        return stopped();
    }
    Output &output = context.output();
    output.beginRows(findingColumns);
    qsizetype failing = 0;
    for (const ComplianceReport::Line &line : report->lines) {
        failing += line.failures.empty() ? 0 : 1;
        for (const PolicyResult &result : line.failures) {
            addFinding(output, line.product, result);
        }
    }
    output.endRows();
    const qsizetype blocked = qsizetype(report->publishedAroundTheRules().size());
    context.say(u"%1 of %2 products have findings, %3 a policy blocks"_s.arg(failing)
                    .arg(report->lines.size())
                    .arg(blocked));
    return blocked > 0 ? core::exitCode(Code::Policy) : 0;
}

Result<void> checkTexts(const Policy &policy)
{
    for (const auto &[name, text] :
         {std::pair{u"condition"_s, policy.condition}, {u"appliesWhen"_s, policy.appliesWhen}}) {
        if (text.isEmpty()) {
            continue;
        }
        for (const auto &diagnostic : catalog::checkPolicyText(text)) {
            if (diagnostic.severity == expr::Severity::Error) {
                return usageError(u"%1 of %2"_s.arg(name, policy.id), diagnostic.sentence);
            }
        }
    }
    return policy.condition.isEmpty()
               ? Result<void>(usageError(policy.id, u"It has no condition"_s))
               : Result<void>();
}

// Of the mesh by its id, or as a file says: the platform's, or the domain's that is named.
Result<PolicyOrigin> namedPolicy(Context &context, const Mesh &mesh)
{
    const Invocation &invocation = context.invocation();
    if (invocation.has(u"file"_s) == !invocation.arguments.isEmpty()) {
        return usageError(u"policies "_s + invocation.command->verb,
                          u"Say a policy's id, or a file with -f"_s);
    }
    if (invocation.has(u"file"_s)) {
        const QString path = invocation.value(u"file"_s);
        const Result<QByteArray> text = readInput(path);
        const Result<Value> document =
            text ? schema::parseJson(*text) : Result<Value>(text.error());
        Result<Policy> policy =
            document ? Policy::read(*document) : Result<Policy>(document.error());
        if (policy) {
            return PolicyOrigin{*std::move(policy), invocation.value(u"domain"_s), {}};
        }
        Error error = policy.error();
        error.where = path;
        return error;
    }
    return policyHere(context, mesh, context.argument(0));
}

Result<ComplianceReport> tried(Context &context, const PolicyOrigin &origin, const Mesh &mesh)
{
    if (const auto fine = checkTexts(origin.policy); !fine) {
        return fine.error();
    }
    auto report = catalog::checkMesh(PolicySet::ofThese({origin}, *mesh.snapshot), *mesh.snapshot,
                                     QDate::currentDate(), context.stop());
    return report ? Result(*std::move(report)) : stopped();
}

void sayTried(Context &context, const Policy &policy, const ComplianceReport &report)
{
    context.say(u"%1: %2 of %3 products would fail"_s.arg(policy.id)
                    .arg(report.failing(policy.id).size())
                    .arg(report.lines.size()));
}

Result<int> tryPolicy(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    const Result<PolicyOrigin> origin =
        mesh ? namedPolicy(context, *mesh) : Result<PolicyOrigin>(mesh.error());
    const Result<ComplianceReport> report =
        origin ? tried(context, *origin, *mesh) : Result<ComplianceReport>(origin.error());
    if (!report) {
        return report.error();
    }
    Output &output = context.output();
    output.beginRows(findingColumns);
    for (const ComplianceReport::Line &line : report->lines) {
        for (const PolicyResult &result : line.failures) {
            addFinding(output, line.product, result);
        }
    }
    output.endRows();
    sayTried(context, origin->policy, *report);
    return 0;
}

Result<int> switchPolicy(Context &context, bool on)
{
    const Result<Mesh> mesh = meshToWrite(context);
    Result<PolicyOrigin> origin =
        mesh ? namedPolicy(context, *mesh) : Result<PolicyOrigin>(mesh.error());
    if (!origin) {
        return origin.error();
    }
    if (on) {
        const Result<ComplianceReport> report = tried(context, *origin, *mesh);
        if (!report) {
            return report.error();
        }
        sayTried(context, origin->policy, *report);
    }
    origin->policy.enabled = on;
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    if (const auto put = putPolicy(builder, *mesh, *origin); !put) {
        return put.error();
    }
    return carryOut(context, *mesh,
                    {on ? u"Switched on policy"_s : u"Switched off policy"_s, origin->policy.id,
                     builder.review(QDate::currentDate())});
}

} // namespace

std::vector<Command> policyCommands()
{
    const OptionSpec file{u"file"_s, u"FILE"_s, u"a policy in JSON; - reads standard input"_s,
                          false, u"f"_s};
    return {
        {u"policies"_s,
         u"list"_s,
         {},
         0,
         0,
         u"List the policies of the mesh and those that domains add"_s,
         {},
         u"meshctl --profile Staging policies list"_s,
         list},
        {u"policies"_s,
         u"check"_s,
         u"[P]"_s,
         0,
         1,
         u"Say what fails in the mesh, or every policy's word on a product; exit code 4 where one "
         "blocks"_s,
         {},
         u"meshctl --profile Staging policies check --format csv > findings.csv"_s,
         check},
        {u"policies"_s,
         u"try"_s,
         u"(ID | -f FILE)"_s,
         0,
         1,
         u"Say which products would fail a policy, and change nothing"_s,
         {file, policyDomainOption()},
         u"meshctl --profile Staging policies try -f owner-is-a-team.json"_s,
         tryPolicy},
        {u"policies"_s, u"enable"_s, u"(ID | -f FILE)"_s, 0, 1,
         u"Try a policy and switch it on, or put a file's in force"_s,
         writingOptions({file, policyDomainOption()}),
         u"meshctl --profile Staging policies enable tier-set --message \"agreed in May\""_s,
         [](Context &context) { return switchPolicy(context, true); }},
        {u"policies"_s, u"disable"_s, u"ID"_s, 1, 1, u"Switch a policy off; its record stays"_s,
         writingOptions({policyDomainOption()}),
         u"meshctl --profile Staging policies disable tier-set"_s,
         [](Context &context) { return switchPolicy(context, false); }},
    };
}

} // namespace mesh::cli
