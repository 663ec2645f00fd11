// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/governance/policycheck.h"

namespace mesh::catalog {

/// A policy and where it comes from.
struct PolicyOrigin
{
    Policy policy;
    QString ofDomain;                   ///< whose own it is; empty: the platform's
    std::optional<core::Offset> record; ///< revision of the record that it stands in

    /// The policy's own record, or the rules of the domain that adds it.
    [[nodiscard]] RecordPlace place() const;
};

/// The platform's policies, then those that domains add, by id; on or off.
[[nodiscard]] std::vector<PolicyOrigin> policiesOf(const CatalogSnapshot &snapshot);
/// The one of that id and domain as it is now; nothing: it was removed.
[[nodiscard]] std::optional<PolicyOrigin> currentPolicy(const CatalogSnapshot &snapshot,
                                                        const PolicyOrigin &seen);

/// How one policy stands in the mesh.
struct PolicyStanding
{
    struct Finding
    {
        quint32 product = 0; ///< index into Compliance::products
        PolicyOutcome outcome = PolicyOutcome::Pass;
    };

    PolicyOrigin origin;
    QString broken;               ///< why it cannot be evaluated; empty: it can
    qsizetype holds = 0;          ///< products that hold it
    qsizetype notApplicable = 0;  ///< that it is not for
    std::vector<Finding> failing; ///< inform, warn or block; by product
    std::vector<Finding> excused; ///< fail, but are exempt
};

/// Every active or deprecated product of a mesh against policies: small, so that a mesh of 100,000
/// products can be looked at while somebody works. What a finding's policy says is the policy's.
struct Compliance
{
    quint64 snapshot = 0; ///< its number
    QDate day;
    CatalogSnapshot::Products products; ///< that were looked at, by id
    std::vector<PolicyStanding> policies;
    struct Around
    {
        quint32 product = 0;
        std::vector<quint32> policies; ///< that block it: indices into `policies`
    };
    /// Products that a policy in force blocks, by product: written past Meshscope, or before the
    /// policy was.
    std::vector<Around> around;
    qsizetype inOrder = 0; ///< products that hold every policy in force, or are excused

    /// Index into `policies`; nothing: there is none such.
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString &policy,
                                                     const QString &ofDomain) const;
};

/// Blocks: some ten microseconds a product, on `threads` threads; for a pool. Policies that are off
/// are counted as they would stand, but bind nobody. Nothing where it was stopped.
[[nodiscard]] std::optional<Compliance> surveyMesh(const CatalogSnapshot &snapshot, QDate today,
                                                   const std::stop_token &stop = {},
                                                   int threads = 2);
/// The same for one policy, whether it is in the mesh or not: what it would do.
[[nodiscard]] std::optional<Compliance> tryPolicy(const PolicyOrigin &tried,
                                                  const CatalogSnapshot &snapshot, QDate today,
                                                  const std::stop_token &stop = {},
                                                  int threads = 2);

} // namespace mesh::catalog
