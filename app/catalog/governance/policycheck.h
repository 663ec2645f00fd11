// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/policy.h"
#include "app/catalog/snapshot.h"
#include "app/expr/condition.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace mesh::catalog {

enum class PolicyOutcome {
    Pass,
    Inform, ///< fails, and is only worth knowing
    Warn,
    Block,
    NotApplicable, ///< not for this product or domain
    Exempt,        ///< fails, and is excused: `exemption` says until when and why
    Broken,        ///< the policy itself cannot be evaluated: `why` says where
};

/// pass, inform, warn, block, not-applicable, exempt, broken: for meshctl.
[[nodiscard]] QString outcomeName(PolicyOutcome outcome);

/// What one policy says of one product.
struct PolicyResult
{
    QString policy; ///< its id
    QString name;   ///< what: as the platform calls it
    PolicyOutcome outcome = PolicyOutcome::Pass;
    Severity severity = Severity::Warn; ///< in force here: the domain may have raised it
    QString field;                      ///< of the document, dotted
    QString why;                        ///< the policy's reason; of a broken one the diagnostic
    QString how;                        ///< what to do
    std::optional<Exemption> exemption;
    QString product{}; ///< in a review of several: which

    [[nodiscard]] bool fails() const
    {
        return outcome == PolicyOutcome::Inform || outcome == PolicyOutcome::Warn ||
               outcome == PolicyOutcome::Block;
    }
};

/// What of the mesh a condition may ask for beside the document: `facts` in its text.
struct ProductFacts
{
    bool domainKnown = false;
    bool ownerKnown = false; ///< one of the domain's teams
    bool tierKnown = false;
    bool classificationKnown = false;
    bool topicOwned = true; ///< every topic lies under the domain's prefixes
    bool topicClaimedTwice = false;
    bool successorKnown = false;
    std::optional<qint64> noticeDays;    ///< of the tier
    std::optional<qint64> tierFreshness; ///< seconds that the tier asks for
    std::optional<qint64> freshness;     ///< seconds that are promised
    std::optional<qint64> retention;     ///< seconds; -1: for good
    std::optional<qint64> daysUntilSunset;
    qint64 fields = 0;
    qint64 describedFields = 0;
    qint64 personalFields = 0; ///< classified personal, or tagged so
    qint64 untaggedFields =
        0; ///< whose name looks personal (e-mail, phone, …) and that say nothing
    bool versionValid = false; ///< a semantic version

    /// Over the product as it is in the snapshot, or is to be.
    [[nodiscard]] static ProductFacts of(const Product &product, const CatalogSnapshot &snapshot,
                                         QDate today);
};

/// The names that a condition knows: the document's fields, `facts` and `today`. Fields that no
/// list knows are looked for in each document, so that others' fields can be asked for too. For
/// completion as well.
[[nodiscard]] const expr::Lookup &policyNames();

class PolicyRow;
struct PolicyOrigin;

/// The policies of a mesh, compiled: as the platform says, raised and joined by a domain's own.
/// Immutable and thread-safe.
class PolicySet
{
public:
    /// Those that are switched on.
    [[nodiscard]] static PolicySet of(const CatalogSnapshot &snapshot);
    /// One alone, on or off: to be tried.
    [[nodiscard]] static PolicySet ofOne(const Policy &policy);
    /// These, on or off, in their order; raised as the snapshot's domains say.
    [[nodiscard]] static PolicySet ofThese(const std::vector<PolicyOrigin> &policies,
                                           const CatalogSnapshot &snapshot);

    [[nodiscard]] bool isEmpty() const { return m_policies.empty(); }
    /// All, in the order of severity, then of names. Facts are computed from the snapshot.
    [[nodiscard]] std::vector<PolicyResult>
    check(const Product &product, const CatalogSnapshot &snapshot, QDate today) const;
    /// Only what fails, is exempt or broken.
    [[nodiscard]] std::vector<PolicyResult>
    failures(const Product &product, const CatalogSnapshot &snapshot, QDate today) const;
    /// The same for a product as it is.
    [[nodiscard]] std::vector<PolicyResult>
    failuresOf(const ProductEntry &entry, const CatalogSnapshot &snapshot, QDate today) const;

    /// Each policy's word on a product as it is, in the order of the set. Reuses `outcomes`.
    void outcomesOf(const ProductEntry &entry, const CatalogSnapshot &snapshot, QDate today,
                    std::vector<PolicyOutcome> &outcomes) const;
    /// Why the policy at this place cannot be evaluated; empty: it can.
    [[nodiscard]] const QString &broken(std::size_t place) const;

private:
    struct Compiled;
    void add(const Policy &policy, const QString &onlyDomain);
    void raise(const CatalogSnapshot &snapshot);
    [[nodiscard]] Severity severityOf(const Compiled &policy, const QString &domain) const;
    [[nodiscard]] std::vector<PolicyResult>
    evaluate(const PolicyRow &row, const core::ProductId &product, bool all) const;

    std::vector<std::shared_ptr<const Compiled>> m_policies;
    std::map<std::pair<QString, QString>, Severity> m_raised; ///< domain, policy
};

/// A condition that does not compile: why, with places in its text. Warnings too.
[[nodiscard]] expr::Diagnostics checkPolicyText(QStringView condition);

/// Every product against the policies: what the compliance page shows, and what a policy that is
/// tried would do.
struct ComplianceReport
{
    struct Line
    {
        core::ProductId product;
        core::Offset revision = -1;
        std::vector<PolicyResult> failures; ///< empty: all is well
        [[nodiscard]] bool blocked() const;
    };
    quint64 snapshot = 0;    ///< its number
    QDate day;               ///< that it was computed for
    std::vector<Line> lines; ///< every product, by id

    /// Products that fail a policy (of that id), by id.
    [[nodiscard]] std::vector<core::ProductId> failing(const QString &policy) const;
    /// Published though a policy blocks: written past Meshscope, or before the policy was.
    [[nodiscard]] std::vector<core::ProductId> publishedAroundTheRules() const;
};

/// Blocks: some ten microseconds a product, on `threads` threads. Retired products are left out,
/// drafts too. Nothing where it was stopped.
[[nodiscard]] std::optional<ComplianceReport>
checkMesh(const PolicySet &policies, const CatalogSnapshot &snapshot, QDate today,
          const std::stop_token &stop = {}, int threads = 2);

} // namespace mesh::catalog
