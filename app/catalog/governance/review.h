// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"
#include "app/catalog/governance/lifecycle.h"
#include "app/catalog/governance/policycheck.h"
#include "app/catalog/history/difference.h"

namespace mesh::catalog {

/// A record that a write will make, as the review shows it.
struct PlannedRecord
{
    QString topic;
    QByteArray key;
    std::optional<QByteArray> before; ///< JSON as it stands there now; nothing: there is none
    std::optional<QByteArray> value;  ///< JSON as it will stand there; nothing: the key is removed
    std::vector<Difference> differences;
    bool isChange =
        false; ///< in the changes topic: its ids and offsets are given when it is written
};

/// One transaction: all of its records are written, or none.
struct PlannedWrite
{
    ChangeSet set;
    std::vector<PlannedRecord> records; ///< in the order in which they are produced
    QStringList writers; ///< teams that may, as the domain's record says; empty: the platform's
};

/// Exactly what will be written, before it is: made from edited documents and what was seen.
/// Immutable; the writer takes each `set` as it is.
struct Review
{
    std::vector<PlannedWrite> writes;   ///< one a domain: across domains they are not one
    std::vector<PolicyResult> policies; ///< worst first; of several products those that fail
    std::vector<ObjectionAt> objections;

    [[nodiscard]] bool isEmpty() const { return writes.empty(); } ///< nothing would change
    /// A policy or an objection forbids it.
    [[nodiscard]] bool blocked() const;
    [[nodiscard]] bool acrossDomains() const { return writes.size() > 1; }
};

/// Collects edits and makes the review of them.
class ReviewBuilder
{
public:
    ReviewBuilder(std::shared_ptr<const CatalogSnapshot> snapshot, Signature by, QString message);

    /// A product as it is to be. `basedOn`: the revision that it was made from, which is the one in
    /// the snapshot unless it is said; new ones have none. What equals the record that is there is
    /// not written. The signature is set here.
    ReviewBuilder &put(Product product, std::optional<core::Offset> basedOn = {});
    ReviewBuilder &put(const LifeChange &change);
    ReviewBuilder &remove(const core::ProductId &product);
    ReviewBuilder &put(Domain domain);
    ReviewBuilder &put(Policy policy);
    ReviewBuilder &put(Tier tier);
    ReviewBuilder &put(Classification classification);
    ReviewBuilder &put(DomainRules rules);
    ReviewBuilder &put(AccessGrant grant);
    /// Edits made elsewhere, of one domain ("": the platform's).
    ReviewBuilder &put(const QString &domain, std::vector<Edit> edits);

    /// A document of any of these kinds. Errors: Decode where it is not valid, Unsupported where
    /// the kind is none that people write; nothing is put then.
    core::Result<void> putRecord(const RecordPlace &place, const schema::Value &document);

    [[nodiscard]] Review review(QDate today) const;

private:
    struct Planned
    {
        Edit edit;
        schema::Value before;
        schema::Value after; ///< null: removed
    };
    void plan(const QString &domain, const QByteArray &key, const schema::Value &after,
              std::optional<core::Offset> basedOn, bool basedOnIsSet);
    template<typename Document>
    ReviewBuilder &putDocument(const QString &domain, Kind kind, Document document);
    void object(const core::ProductId &product, std::vector<ObjectionAt> objections);

    std::shared_ptr<const CatalogSnapshot> m_snapshot;
    CatalogTopics m_topics;
    Signature m_by;
    QString m_message;
    std::map<QString, std::vector<Planned>> m_planned; ///< by domain
    std::vector<Product> m_products;                   ///< to be checked against the policies
    std::vector<ObjectionAt> m_objections;
};

} // namespace mesh::catalog
