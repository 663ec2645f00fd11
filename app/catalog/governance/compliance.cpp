// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/compliance.h"

#include <algorithm>
#include <map>
#include <thread>

namespace mesh::catalog {

namespace {

/// What one thread has found: merged by policy afterwards.
struct Part
{
    std::vector<PolicyStanding> policies;
};

void count(PolicyStanding &standing, quint32 product, PolicyOutcome outcome)
{
    switch (outcome) {
    case PolicyOutcome::Pass:
        ++standing.holds;
        break;
    case PolicyOutcome::NotApplicable:
        ++standing.notApplicable;
        break;
    case PolicyOutcome::Exempt:
        standing.excused.push_back({product, outcome});
        break;
    case PolicyOutcome::Inform:
    case PolicyOutcome::Warn:
    case PolicyOutcome::Block:
        standing.failing.push_back({product, outcome});
        break;
    case PolicyOutcome::Broken:
        break;
    }
}

// A thread takes a stretch of its own, so that what it finds is in order already.
Part surveyStretch(const PolicySet &set, const Compliance &about, std::size_t first,
                   std::size_t last, const CatalogSnapshot &snapshot, const std::stop_token &stop)
{
    Part part;
    part.policies.resize(about.policies.size());
    std::vector<PolicyOutcome> outcomes;
    for (std::size_t i = first; i < last && !stop.stop_requested(); ++i) {
        set.outcomesOf(*about.products[i], snapshot, about.day, outcomes);
        for (std::size_t policy = 0; policy < outcomes.size(); ++policy) {
            count(part.policies[policy], static_cast<quint32>(i), outcomes[policy]);
        }
    }
    return part;
}

void add(PolicyStanding &to, const PolicyStanding &from)
{
    to.holds += from.holds;
    to.notApplicable += from.notApplicable;
    to.failing.insert(to.failing.end(), from.failing.begin(), from.failing.end());
    to.excused.insert(to.excused.end(), from.excused.begin(), from.excused.end());
}

// What all policies in force say together.
void sumUp(Compliance &compliance)
{
    std::vector<bool> fails(compliance.products.size());
    std::map<quint32, std::vector<quint32>> blocked;
    for (std::size_t i = 0; i < compliance.policies.size(); ++i) {
        if (!compliance.policies[i].origin.policy.enabled) {
            continue;
        }
        for (const PolicyStanding::Finding &finding : compliance.policies[i].failing) {
            fails[finding.product] = true;
            if (finding.outcome == PolicyOutcome::Block) {
                blocked[finding.product].push_back(static_cast<quint32>(i));
            }
        }
    }
    compliance.inOrder = std::count(fails.begin(), fails.end(), false);
    for (auto &[product, by] : blocked) {
        compliance.around.push_back({product, std::move(by)});
    }
}

std::optional<Compliance> survey(std::vector<PolicyOrigin> origins, const CatalogSnapshot &snapshot,
                                 QDate today, const std::stop_token &stop, int threads)
{
    const PolicySet set = PolicySet::ofThese(origins, snapshot);
    Compliance compliance;
    compliance.snapshot = snapshot.number();
    compliance.day = today;
    compliance.products = snapshot.products();
    std::erase_if(compliance.products, [](const auto &entry) {
        return entry->lifecycle == Lifecycle::Draft || entry->lifecycle == Lifecycle::Retired;
    });
    for (std::size_t i = 0; i < origins.size(); ++i) {
        compliance.policies.push_back({.origin = std::move(origins[i]), .broken = set.broken(i)});
    }
    const auto parts = static_cast<std::size_t>(std::max(1, threads));
    std::vector<Part> found(parts);
    const std::size_t all = compliance.products.size();
    {
        std::vector<std::jthread> workers; // joined at the end of this block
        for (std::size_t i = 0; i < parts; ++i) {
            workers.emplace_back([&, i] {
                found[i] = surveyStretch(set, compliance, all * i / parts, all * (i + 1) / parts,
                                         snapshot, stop);
            });
        }
    }
    if (stop.stop_requested()) {
        return std::nullopt;
    }
    for (std::size_t policy = 0; policy < compliance.policies.size(); ++policy) {
        for (const Part &part : found) {
            add(compliance.policies[policy], part.policies[policy]);
        }
    }
    sumUp(compliance);
    return compliance;
}

} // namespace

RecordPlace PolicyOrigin::place() const
{
    return ofDomain.isEmpty() ? RecordPlace::of(Kind::Policy, policy.id)
                              : RecordPlace{ofDomain, RecordKey::of(Kind::Rules, ofDomain)};
}

std::vector<PolicyOrigin> policiesOf(const CatalogSnapshot &snapshot)
{
    std::vector<PolicyOrigin> all;
    for (const PlatformEntry<Policy> &entry : snapshot.policies()) {
        all.push_back({entry.value, {}, entry.revision});
    }
    for (const auto &domain : snapshot.domains()) {
        if (const auto rules = snapshot.rules(domain->domain.id)) {
            for (const Policy &policy : rules->value.policies) {
                all.push_back({policy, domain->domain.id, rules->revision});
            }
        }
    }
    return all;
}

std::optional<PolicyOrigin> currentPolicy(const CatalogSnapshot &snapshot, const PolicyOrigin &seen)
{
    for (PolicyOrigin &policy : policiesOf(snapshot)) {
        if (policy.policy.id == seen.policy.id && policy.ofDomain == seen.ofDomain) {
            return std::move(policy);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> Compliance::indexOf(const QString &policy, const QString &ofDomain) const
{
    for (std::size_t i = 0; i < policies.size(); ++i) {
        if (policies[i].origin.policy.id == policy && policies[i].origin.ofDomain == ofDomain) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<Compliance> surveyMesh(const CatalogSnapshot &snapshot, QDate today,
                                     const std::stop_token &stop, int threads)
{
    return survey(policiesOf(snapshot), snapshot, today, stop, threads);
}

std::optional<Compliance> tryPolicy(const PolicyOrigin &tried, const CatalogSnapshot &snapshot,
                                    QDate today, const std::stop_token &stop, int threads)
{
    return survey({tried}, snapshot, today, stop, threads);
}

} // namespace mesh::catalog
