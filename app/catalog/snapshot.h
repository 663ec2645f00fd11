// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogrecord.h"
#include "app/catalog/packeddocument.h"
#include "app/catalog/search.h"

#include <map>
#include <memory>
#include <vector>

namespace mesh::catalog {

class SearchIndex;
class SnapshotBuilder;

/// A product as lists show it. The whole document is parsed when asked for: of 100,000 products
/// only the visible ones are.
struct ProductEntry
{
    core::ProductId id;
    QString displayName;
    QString owner;
    QString tier;
    QString classification;
    QString version;
    Lifecycle lifecycle = Lifecycle::Draft;
    Quality quality = Quality::Unstated;
    Promises promises;
    QStringList tags;
    QStringList topics; ///< of its ports, the current one first
    core::TimestampMs changedAt = -1;
    core::Offset revision = -1; ///< offset of the record: the precondition of the next write
    bool topicUnowned = false;  ///< a topic lies outside the domain's prefixes: *claimed*
    bool topicClaimedTwice = false;
    QString offeredTo; ///< domain.name that it is to become
    PackedDocument packed;

    /// JSON as it came.
    [[nodiscard]] QByteArray document() const { return packed.unpack(); }
    [[nodiscard]] Product product() const;
};

struct DomainEntry
{
    Domain domain;
    core::TimestampMs changedAt = -1;
    core::Offset revision = -1;
};

template<typename T>
struct PlatformEntry
{
    T value;
    core::TimestampMs changedAt = -1;
    core::Offset revision = -1;
};

struct TopicEntry
{
    QString name;
    qint32 partitions = 0;
    bool internal = false; ///< Kafka's own, or beginning with an underscore
    bool published = false;
    bool meshOwn = false; ///< one of the catalog's
};

/// How far a catalog topic has been read.
struct SourceState
{
    QString topic;
    QString domain; ///< empty: the platform's
    QString generation;
    core::Offset nextOffset = 0;
    bool complete = false;           ///< read to its end at least once
    core::TimestampMs syncedAt = -1; ///< when last at the end; before it ever was, when last read
};

/// The mesh at one moment: immutable, shared by all threads, as long as somebody holds it.
class CatalogSnapshot
{
public:
    using Products = std::vector<std::shared_ptr<const ProductEntry>>;
    template<typename T>
    using Shared = std::vector<std::shared_ptr<const PlatformEntry<T>>>;

    CatalogSnapshot();
    ~CatalogSnapshot();

    /// Grows with every snapshot of one sync.
    [[nodiscard]] quint64 number() const { return m_number; }
    [[nodiscard]] const QString &prefix() const { return m_prefix; }
    /// False: the cluster has no mesh (yet).
    [[nodiscard]] bool hasMesh() const;
    /// When everything here was last known to be all there is; -1: never yet.
    [[nodiscard]] core::TimestampMs syncedAt() const;
    [[nodiscard]] const std::vector<SourceState> &sources() const { return m_sources; }

    /// By id.
    [[nodiscard]] const std::vector<std::shared_ptr<const DomainEntry>> &domains() const
    {
        return m_domains;
    }
    [[nodiscard]] std::shared_ptr<const DomainEntry> domain(QStringView id) const;

    [[nodiscard]] qsizetype productCount() const;
    /// All, by id. Copies a pointer each; `search` and `products(domain)` are cheaper.
    [[nodiscard]] Products products() const;
    /// Of one domain, by id.
    [[nodiscard]] const Products &products(QStringView domain) const;
    [[nodiscard]] std::shared_ptr<const ProductEntry> product(const core::ProductId &id) const;
    /// Those that name the topic in a port; more than one: claimed twice.
    [[nodiscard]] Products productsOfTopic(QStringView topic) const;

    [[nodiscard]] const std::vector<PlatformEntry<Policy>> &policies() const { return m_policies; }
    [[nodiscard]] const std::vector<PlatformEntry<Tier>> &tiers() const { return m_tiers; }
    [[nodiscard]] const std::vector<PlatformEntry<Classification>> &classifications() const
    {
        return m_classifications;
    }
    /// As the platform defines it; nullptr: it does not. Lives as long as the snapshot.
    [[nodiscard]] const Tier *tier(QStringView id) const;
    [[nodiscard]] const Classification *classification(QStringView id) const;

    /// What a domain asks beyond the platform's policies; nullptr: nothing.
    [[nodiscard]] std::shared_ptr<const PlatformEntry<DomainRules>> rules(QStringView domain) const;
    /// Where a product that has moved is now; nothing where it has not.
    [[nodiscard]] std::optional<core::ProductId> movedTo(const core::ProductId &id) const;
    [[nodiscard]] const Shared<Redirect> &redirects() const { return m_redirects; }
    /// Products that other domains offer to this one.
    [[nodiscard]] Products offeredTo(QStringView domain) const;
    /// What was asked for in the whole mesh, and the answers, by id.
    [[nodiscard]] const Shared<AccessRequest> &requests() const { return m_requests; }
    [[nodiscard]] const Shared<AccessGrant> &grants() const { return m_grants; }
    /// Who has looked at what is masked, by id.
    [[nodiscard]] const Shared<Reveal> &reveals() const { return m_reveals; }

    [[nodiscard]] const std::vector<Problem> &problems() const { return m_problems; }
    [[nodiscard]] std::vector<Problem> problemsOf(const core::ProductId &id) const;
    /// The key's record, where it is there and is not understood; nullptr: it is not so. Lives as
    /// long as the snapshot.
    [[nodiscard]] const Problem *notUnderstood(const QString &topic, const QByteArray &key) const;

    /// Every topic of the cluster, by name, and when the list was read (-1: never).
    [[nodiscard]] const std::vector<std::shared_ptr<const TopicEntry>> &topics() const;
    [[nodiscard]] std::shared_ptr<const TopicEntry> topic(QStringView name) const;
    [[nodiscard]] core::TimestampMs topicsAt() const { return m_topicsAt; }

    /// Offset of the key's record in a catalog topic; nothing where there is none (or only a
    /// tombstone).
    [[nodiscard]] std::optional<core::Offset> revision(const QString &topic,
                                                       const QByteArray &key) const;

    /// The bytes of that record; empty where there is none.
    [[nodiscard]] QByteArray document(const QString &topic, const QByteArray &key) const;

    /// At most some milliseconds over 100,000 products. Thread-safe.
    [[nodiscard]] SearchAnswer search(const SearchQuery &query) const;

private:
    friend class SnapshotBuilder;
    struct Found
    {
        core::Offset revision = -1;
        const schema::Value *source = nullptr;
    };
    [[nodiscard]] std::optional<Found> ofDomain(const QString &topic, const QByteArray &key) const;

    using TopicList = std::vector<std::shared_ptr<const TopicEntry>>;
    struct DomainProducts
    {
        Products entries;                                 ///< by id
        std::vector<std::pair<QString, quint32>> byTopic; ///< topic, index into entries; sorted
    };

    quint64 m_number = 0;
    QString m_prefix;
    std::vector<SourceState> m_sources;
    std::vector<std::shared_ptr<const DomainEntry>> m_domains;
    std::map<QString, std::shared_ptr<const DomainProducts>, std::less<>> m_products;
    std::vector<PlatformEntry<Policy>> m_policies;
    std::vector<PlatformEntry<Tier>> m_tiers;
    std::vector<PlatformEntry<Classification>> m_classifications;
    Shared<DomainRules> m_rules;
    Shared<Redirect> m_redirects;
    Shared<AccessRequest> m_requests;
    Shared<Reveal> m_reveals;
    Shared<AccessGrant> m_grants;
    Products m_offered; ///< to any domain
    std::vector<Problem> m_problems;
    std::shared_ptr<const TopicList> m_topics;
    core::TimestampMs m_topicsAt = -1;
    std::shared_ptr<const SearchIndex> m_index;
};

} // namespace mesh::catalog
