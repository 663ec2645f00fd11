// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policyargument.h"
#include "app/cli/productargument.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::DomainRules;
using catalog::Exemption;
using catalog::Policy;
using catalog::PolicyOrigin;
using catalog::RaisedPolicy;
using catalog::Severity;
using core::Code;
using core::Error;
using core::ProductId;
using core::Result;

namespace {

// --- excusing a product

/// What the options say; `until` without a value: what runs is ended.
struct Excuse
{
    std::optional<QDate> until;
    QString reason;
};

Result<Excuse> excuseOf(Context &context)
{
    const Invocation &invocation = context.invocation();
    const auto until = dayOption(context, u"until"_s);
    if (!until) {
        return until.error();
    }
    const QString reason = invocation.value(u"reason"_s).trimmed();
    const bool begins = until->has_value() && !reason.isEmpty();
    const bool ends =
        invocation.has(u"end"_s) && !invocation.has(u"until"_s) && !invocation.has(u"reason"_s);
    if (begins == ends || (begins && invocation.has(u"end"_s))) {
        return usageError(
            u"policies exempt"_s,
            u"Say until when and why it is excused, --until DATE --reason TEXT, or --end"_s);
    }
    if (begins && **until < QDate::currentDate()) {
        return usageError(u"--until "_s + invocation.value(u"until"_s), u"This day has passed"_s);
    }
    return Excuse{*until, reason};
}

// One that has ended stays as it was: it is history.
Result<void> begin(Context &context, const Mesh &mesh, Policy &policy, const Excuse &excuse)
{
    const Result<ProductHere> here = productHere(mesh, context.argument(1));
    if (!here) {
        return here.error();
    }
    const Exemption exemption{
        here->entry->id, excuse.reason, signature(context).name, excuse.until, {}};
    if (std::ranges::find(policy.exemptions, exemption) == policy.exemptions.end()) {
        policy.exemptions.push_back(exemption);
    }
    return {};
}

// The product may be gone by now.
Result<void> end(Context &context, Policy &policy)
{
    const Result<ProductId> product = productId(context.argument(1));
    if (!product) {
        return product.error();
    }
    const QDate today = QDate::currentDate();
    bool found = false;
    for (Exemption &one : policy.exemptions) {
        if (one.product == *product && (!one.until || *one.until >= today)) {
            one.until = today.addDays(-1);
            found = true;
        }
    }
    return found ? Result<void>()
                 : Result<void>(Error{
                       Code::NotFound,
                       {},
                       u"an exemption of %1 from “%2”"_s.arg(product->toString(), policy.id)});
}

Result<int> exempt(Context &context)
{
    const Result<Excuse> excuse = excuseOf(context);
    if (!excuse) {
        return excuse.error();
    }
    const Result<Mesh> mesh = meshToWrite(context);
    Result<PolicyOrigin> origin =
        mesh ? policyHere(context, *mesh, context.argument(0)) : Result<PolicyOrigin>(mesh.error());
    if (!origin) {
        return origin.error();
    }
    const auto changed = excuse->until ? begin(context, *mesh, origin->policy, *excuse)
                                       : end(context, origin->policy);
    if (!changed) {
        return changed.error();
    }
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    if (const auto put = putPolicy(builder, *mesh, *origin); !put) {
        return put.error();
    }
    return carryOut(context, *mesh,
                    {excuse->until ? u"Excused a product"_s : u"Ended an exemption"_s,
                     context.argument(1), builder.review(QDate::currentDate())});
}

// --- taking a policy more seriously

Result<Severity> severityOption(Context &context)
{
    const QString text = context.invocation().value(u"severity"_s);
    if (text == "block"_L1) {
        return Severity::Block;
    }
    if (text == "warn"_L1) {
        return Severity::Warn;
    }
    return usageError(u"--severity "_s + text,
                      u"A failure warns or blocks: --severity warn|block"_s);
}

Result<Policy> platformPolicy(const Mesh &mesh, const QString &id)
{
    for (const PolicyOrigin &origin : catalog::policiesOf(*mesh.snapshot)) {
        if (origin.policy.id == id && origin.ofDomain.isEmpty()) {
            return origin.policy;
        }
    }
    return Error{Code::NotFound, {}, u"policy “%1” of the platform"_s.arg(id)};
}

Result<int> tighten(Context &context)
{
    const Result<Severity> severity = severityOption(context);
    if (!severity) {
        return severity.error();
    }
    const Result<Mesh> mesh = meshToWrite(context);
    const Result<Policy> policy =
        mesh ? platformPolicy(*mesh, context.argument(0)) : Result<Policy>(mesh.error());
    Result<DomainRules> rules =
        policy ? rulesHere(*mesh, context.argument(1)) : Result<DomainRules>(policy.error());
    if (!rules) {
        return rules.error();
    }
    if (*severity <= policy->severity) {
        return usageError(policy->id,
                          u"The platform asks as much already (%1): a domain may tighten that, not "
                          "loosen it"_s.arg(catalog::severityName(policy->severity)));
    }
    const auto raised = std::ranges::find(rules->raised, policy->id, &RaisedPolicy::policy);
    if (raised != rules->raised.end()) {
        raised->severity = *severity;
    } else {
        rules->raised.push_back({policy->id, *severity, {}});
    }
    catalog::ReviewBuilder builder = reviewBuilder(context, *mesh);
    builder.put(*std::move(rules));
    return carryOut(context, *mesh,
                    {u"Tightened a policy"_s, policy->id, builder.review(QDate::currentDate())});
}

} // namespace

std::vector<Command> exemptionCommands()
{
    return {
        {u"policies"_s, u"exempt"_s, u"ID P"_s, 2, 2,
         u"Excuse a product from a policy until a day, or end that"_s,
         writingOptions(
             {{u"until"_s, u"DATE"_s, u"the last day; then it binds again by itself"_s},
              {u"reason"_s, u"TEXT"_s, u"because; stands in the policy, for everybody"_s},
              {u"end"_s, {}, u"the policy binds it again from now on"_s},
              policyDomainOption()}),
         u"meshctl --profile Staging policies exempt tier-set sales.orders --until 2027-01-31 "
         "--reason \"the tier comes with the new version\""_s,
         exempt},
        {u"policies"_s, u"tighten"_s, u"ID D"_s, 2, 2,
         u"Take a policy of the platform more seriously in a domain"_s,
         writingOptions({{u"severity"_s, u"warn|block"_s, u"what a failure does there"_s}}),
         u"meshctl --profile Staging policies tighten tier-set sales --severity block"_s, tighten},
    };
}

} // namespace mesh::cli
