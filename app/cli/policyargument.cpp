// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policyargument.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::DomainRules;
using catalog::Policy;
using catalog::PolicyOrigin;
using core::Code;
using core::Error;
using core::Result;

OptionSpec policyDomainOption()
{
    return {u"domain"_s, u"D"_s, u"the policy that this domain adds, not the platform's"_s};
}

Result<PolicyOrigin> policyHere(Context &context, const Mesh &mesh, const QString &id)
{
    const QString domain = context.invocation().value(u"domain"_s);
    std::vector<PolicyOrigin> found = catalog::policiesOf(*mesh.snapshot);
    std::erase_if(found, [&](const PolicyOrigin &one) {
        return one.policy.id != id || (!domain.isEmpty() && one.ofDomain != domain);
    });
    if (found.empty()) {
        return Error{Code::NotFound,
                     {},
                     domain.isEmpty() ? u"policy “%1”"_s.arg(id)
                                      : u"policy “%1” of %2"_s.arg(id, domain)};
    }
    // The platform's stand before those of domains.
    if (found.size() > 1 && !found.front().ofDomain.isEmpty()) {
        QStringList domains;
        for (const PolicyOrigin &one : found) {
            domains << one.ofDomain;
        }
        return usageError(
            id, u"%1 each add one of this id: say whose, --domain D"_s.arg(domains.join(u", "_s)));
    }
    return std::move(found.front());
}

Result<DomainRules> rulesHere(const Mesh &mesh, const QString &domain)
{
    if (!mesh.snapshot->domain(domain)) {
        return Error{Code::NotFound, {}, u"domain “%1”"_s.arg(domain)};
    }
    const auto entry = mesh.snapshot->rules(domain);
    DomainRules rules = entry ? entry->value : DomainRules();
    rules.id = domain;
    return rules;
}

Result<void> putPolicy(catalog::ReviewBuilder &builder, const Mesh &mesh,
                       const PolicyOrigin &policy)
{
    if (policy.ofDomain.isEmpty()) {
        builder.put(policy.policy);
        return {};
    }
    Result<DomainRules> rules = rulesHere(mesh, policy.ofDomain);
    if (!rules) {
        return rules.error();
    }
    const auto former = std::ranges::find(rules->policies, policy.policy.id, &Policy::id);
    if (former == rules->policies.end()) {
        rules->policies.push_back(policy.policy);
    } else {
        *former = policy.policy;
    }
    builder.put(*std::move(rules));
    return {};
}

} // namespace mesh::cli
