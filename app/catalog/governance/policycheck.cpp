// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/policycheck.h"

#include "app/catalog/governance/compliance.h"
#include "app/catalog/governance/policyrow.h"
#include "app/schema/json.h"

#include <algorithm>
#include <thread>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using expr::Truth;

struct PolicySet::Compiled
{
    Policy policy;
    QString onlyDomain; ///< whose own it is; empty: the platform's
    std::optional<expr::CompiledCondition> applies;
    std::optional<expr::CompiledCondition> condition;
    QString broken; ///< why it cannot be evaluated

    [[nodiscard]] bool isFor(const QString &domain) const
    {
        return (onlyDomain.isEmpty() || onlyDomain == domain) &&
               (policy.domains.isEmpty() || policy.domains.contains(domain));
    }
    [[nodiscard]] const Exemption *exemption(const core::ProductId &product, QDate today) const
    {
        // Without a name, a reason and an end it is none.
        const auto found = std::find_if(
            policy.exemptions.begin(), policy.exemptions.end(), [&](const Exemption &each) {
                return each.product == product && !each.grantedBy.isEmpty() &&
                       !each.reason.isEmpty() && each.until && *each.until >= today;
            });
        return found != policy.exemptions.end() ? &*found : nullptr;
    }
    [[nodiscard]] PolicyOutcome outcome(const PolicyRow &row, const core::ProductId &product,
                                        Severity severity, QDate today) const
    {
        if (!isFor(product.domain)) {
            return PolicyOutcome::NotApplicable;
        }
        if (!broken.isEmpty()) {
            return PolicyOutcome::Broken;
        }
        if (applies && applies->truth(row) != Truth::True) {
            return PolicyOutcome::NotApplicable;
        }
        if (condition->truth(row) == Truth::True) {
            return PolicyOutcome::Pass;
        }
        if (exemption(product, today) != nullptr) {
            return PolicyOutcome::Exempt;
        }
        return severity == Severity::Block  ? PolicyOutcome::Block
               : severity == Severity::Warn ? PolicyOutcome::Warn
                                            : PolicyOutcome::Inform;
    }
};

namespace {

std::optional<expr::CompiledCondition> compile(const QString &text, QString &broken)
{
    expr::ConditionResult result = expr::compileCondition(text, policyNames());
    if (!result.condition) {
        broken =
            result.diagnostics.empty() ? u"no condition"_s : result.diagnostics.front().sentence;
    }
    return std::move(result.condition);
}

bool severer(const PolicyResult &a, const PolicyResult &b)
{
    return a.severity != b.severity ? a.severity > b.severity
                                    : a.name.localeAwareCompare(b.name) < 0;
}

} // namespace

QString outcomeName(PolicyOutcome outcome)
{
    switch (outcome) {
    case PolicyOutcome::Pass:
        return u"pass"_s;
    case PolicyOutcome::Inform:
        return u"inform"_s;
    case PolicyOutcome::Warn:
        return u"warn"_s;
    case PolicyOutcome::Block:
        return u"block"_s;
    case PolicyOutcome::NotApplicable:
        return u"not-applicable"_s;
    case PolicyOutcome::Exempt:
        return u"exempt"_s;
    case PolicyOutcome::Broken:
        return u"broken"_s;
    }
    return {};
}

PolicySet PolicySet::of(const CatalogSnapshot &snapshot)
{
    PolicySet set;
    for (const PlatformEntry<Policy> &entry : snapshot.policies()) {
        if (entry.value.enabled) {
            set.add(entry.value, {});
        }
    }
    for (const auto &entry : snapshot.domains()) {
        const QString domain = entry->domain.id;
        const auto rules = snapshot.rules(domain);
        if (rules == nullptr) {
            continue;
        }
        for (const Policy &policy : rules->value.policies) {
            if (policy.enabled) {
                set.add(policy, domain);
            }
        }
    }
    set.raise(snapshot);
    return set;
}

PolicySet PolicySet::ofThese(const std::vector<PolicyOrigin> &policies,
                             const CatalogSnapshot &snapshot)
{
    PolicySet set;
    for (const PolicyOrigin &origin : policies) {
        set.add(origin.policy, origin.ofDomain);
    }
    set.raise(snapshot);
    return set;
}

void PolicySet::raise(const CatalogSnapshot &snapshot)
{
    for (const auto &entry : snapshot.domains()) {
        if (const auto rules = snapshot.rules(entry->domain.id)) {
            for (const RaisedPolicy &raised : rules->value.raised) {
                m_raised[{entry->domain.id, raised.policy}] = raised.severity;
            }
        }
    }
}

Severity PolicySet::severityOf(const Compiled &policy, const QString &domain) const
{
    const auto raised = m_raised.find({domain, policy.policy.id});
    return raised != m_raised.end() && policy.onlyDomain.isEmpty()
               ? std::max(policy.policy.severity, raised->second)
               : policy.policy.severity;
}

PolicySet PolicySet::ofOne(const Policy &policy)
{
    PolicySet set;
    set.add(policy, {});
    return set;
}

void PolicySet::add(const Policy &policy, const QString &onlyDomain)
{
    auto compiled = std::make_shared<Compiled>();
    compiled->policy = policy;
    compiled->onlyDomain = onlyDomain;
    compiled->condition = compile(policy.condition, compiled->broken);
    if (!policy.appliesWhen.isEmpty()) {
        compiled->applies = compile(policy.appliesWhen, compiled->broken);
    }
    m_policies.push_back(std::move(compiled));
}

std::vector<PolicyResult> PolicySet::evaluate(const PolicyRow &row, const core::ProductId &product,
                                              bool all) const
{
    std::vector<PolicyResult> results;
    for (const auto &each : m_policies) {
        const Policy &policy = each->policy;
        const Severity severity = severityOf(*each, product.domain);
        const PolicyOutcome outcome = each->outcome(row, product, severity, row.day());
        if (!all && (outcome == PolicyOutcome::Pass || outcome == PolicyOutcome::NotApplicable)) {
            continue;
        }
        PolicyResult result;
        result.policy = policy.id;
        result.name = nameOf(policy);
        result.outcome = outcome;
        result.severity = severity;
        result.field = policy.field;
        result.why = outcome == PolicyOutcome::Broken ? each->broken : policy.description;
        result.how = policy.message;
        if (outcome == PolicyOutcome::Exempt) {
            result.exemption = *each->exemption(product, row.day());
        }
        results.push_back(std::move(result));
    }
    std::stable_sort(results.begin(), results.end(), severer);
    return results;
}

std::vector<PolicyResult> PolicySet::check(const Product &product, const CatalogSnapshot &snapshot,
                                           QDate today) const
{
    const PolicyRow row(product.document(), product, snapshot, today);
    return evaluate(row, product.id, true);
}

std::vector<PolicyResult> PolicySet::failures(const Product &product,
                                              const CatalogSnapshot &snapshot, QDate today) const
{
    const PolicyRow row(product.document(), product, snapshot, today);
    return evaluate(row, product.id, false);
}

std::vector<PolicyResult> PolicySet::failuresOf(const ProductEntry &entry,
                                                const CatalogSnapshot &snapshot, QDate today) const
{
    // The document as it stands: nothing is edited that would have to be written into it first.
    core::Result<schema::Value> document = schema::parseJson(entry.document());
    if (!document) {
        return {};
    }
    const PolicyRow row(std::move(*document), entry.id, snapshot, today);
    return evaluate(row, entry.id, false);
}

void PolicySet::outcomesOf(const ProductEntry &entry, const CatalogSnapshot &snapshot, QDate today,
                           std::vector<PolicyOutcome> &outcomes) const
{
    outcomes.clear();
    core::Result<schema::Value> document = schema::parseJson(entry.document());
    if (!document) {
        outcomes.resize(m_policies.size(), PolicyOutcome::NotApplicable);
        return;
    }
    const PolicyRow row(std::move(*document), entry.id, snapshot, today);
    for (const auto &each : m_policies) {
        outcomes.push_back(each->outcome(row, entry.id, severityOf(*each, entry.id.domain), today));
    }
}

const QString &PolicySet::broken(std::size_t place) const
{
    return m_policies.at(place)->broken;
}

expr::Diagnostics checkPolicyText(QStringView condition)
{
    return expr::compileCondition(condition, policyNames()).diagnostics;
}

// --- the whole mesh

bool ComplianceReport::Line::blocked() const
{
    return std::any_of(failures.begin(), failures.end(), [](const PolicyResult &result) {
        return result.outcome == PolicyOutcome::Block;
    });
}

std::vector<core::ProductId> ComplianceReport::failing(const QString &policy) const
{
    std::vector<core::ProductId> products;
    for (const Line &line : lines) {
        if (std::any_of(line.failures.begin(), line.failures.end(), [&](const PolicyResult &each) {
                return each.policy == policy && each.fails();
            })) {
            products.push_back(line.product);
        }
    }
    return products;
}

std::vector<core::ProductId> ComplianceReport::publishedAroundTheRules() const
{
    std::vector<core::ProductId> products;
    for (const Line &line : lines) {
        if (line.blocked()) {
            products.push_back(line.product);
        }
    }
    return products;
}

std::optional<ComplianceReport> checkMesh(const PolicySet &policies,
                                          const CatalogSnapshot &snapshot, QDate today,
                                          const std::stop_token &stop, int threads)
{
    CatalogSnapshot::Products products = snapshot.products();
    std::erase_if(products, [](const auto &entry) {
        return entry->lifecycle == Lifecycle::Draft || entry->lifecycle == Lifecycle::Retired;
    });
    ComplianceReport report;
    report.snapshot = snapshot.number();
    report.day = today;
    report.lines.resize(products.size());
    const auto work = [&](std::size_t first, std::size_t step) {
        for (std::size_t i = first; i < products.size() && !stop.stop_requested(); i += step) {
            const ProductEntry &entry = *products[i];
            report.lines[i] = {entry.id, entry.revision,
                               policies.failuresOf(entry, snapshot, today)};
        }
    };
    {
        const auto count = static_cast<std::size_t>(std::max(1, threads));
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < count; ++i) {
            workers.emplace_back(work, i, count);
        }
    }
    return stop.stop_requested() ? std::nullopt : std::optional(std::move(report));
}

} // namespace mesh::catalog
