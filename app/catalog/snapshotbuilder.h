// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogtopics.h"
#include "app/catalog/searchindex.h"
#include "app/catalog/snapshot.h"

#include <QHash>
#include <QSet>

#include <set>

namespace mesh::catalog {

/// A topic as the cluster lists it.
struct ListedTopic
{
    QString name;
    qint32 partitions = 0;
    bool internal = false;
};

/// Takes the records of the catalog topics in any order of topics and makes snapshots of them; the
/// cost of one follows what has changed, not what there is. For one thread at a time.
class SnapshotBuilder
{
public:
    explicit SnapshotBuilder(CatalogTopics topics);

    /// The key's newest record; without a value: the key is gone.
    void apply(const CatalogRecord &record);
    void setSource(const SourceState &state);
    void setTopics(const std::vector<ListedTopic> &topics, core::TimestampMs at);
    /// What is wrong with a catalog topic itself; nothing: all is well.
    void setTopicProblem(const QString &topic, std::optional<Problem> problem);
    /// Domains that have a record.
    [[nodiscard]] QStringList domainIds() const;
    /// Forgets everything.
    void clear();

    [[nodiscard]] std::shared_ptr<const CatalogSnapshot> publish();

private:
    using Entry = std::shared_ptr<const ProductEntry>;
    /// By topic and key: another domain's record of the same id is another one.
    template<typename T>
    using SharedEntries =
        std::map<std::pair<QString, QByteArray>, std::shared_ptr<const PlatformEntry<T>>>;

    void forget(const CatalogRecord &record, const QString &domain);
    void take(const CatalogRecord &record, Interpretation &&meaning);
    void put(const CatalogRecord &record, Product &&product);
    template<typename T>
    void put(std::map<QString, PlatformEntry<T>> &entries, const CatalogRecord &record,
             T &&document);
    template<typename T>
    void put(SharedEntries<T> &entries, const CatalogRecord &record, T &&document);
    void forgetOfDomain(const CatalogRecord &record);
    void removeProduct(const core::ProductId &id);
    [[nodiscard]] Entry findProduct(const core::ProductId &id) const;
    [[nodiscard]] QString shared(const QString &text);
    void claim(const ProductEntry &entry, bool claims);
    [[nodiscard]] const std::vector<core::ProductId> &claimants(const QString &topic) const;
    [[nodiscard]] bool isUnowned(const ProductEntry &entry) const;

    void settleClaims();
    void settleDomains();
    void settleTopics();
    void indexTopic(const std::shared_ptr<const TopicEntry> &before,
                    const std::shared_ptr<const TopicEntry> &after);
    [[nodiscard]] std::vector<Problem> allProblems() const;

    CatalogTopics m_topics;
    quint64 m_number = 0;
    std::map<QString, SourceState> m_sources;
    std::map<QString, std::shared_ptr<const DomainEntry>> m_domains;
    std::map<QString, PlatformEntry<Policy>> m_policies;
    std::map<QString, PlatformEntry<Tier>> m_tiers;
    std::map<QString, PlatformEntry<Classification>> m_classifications;
    SharedEntries<DomainRules> m_rules;
    SharedEntries<Redirect> m_redirects;
    SharedEntries<AccessRequest> m_requests;
    SharedEntries<Reveal> m_reveals;
    SharedEntries<AccessGrant> m_grants;
    std::set<core::ProductId> m_offered; ///< products that another domain may take over
    std::map<std::pair<QString, QByteArray>, Problem> m_problems;
    std::map<QString, Problem> m_topicProblems;

    std::map<QString, std::map<QString, Entry>> m_products; ///< domain, name
    QHash<QString, std::vector<core::ProductId>> m_claims;  ///< topic, products that name it
    std::set<core::ProductId> m_flagged;                    ///< products with a claim in question
    std::set<core::ProductId> m_unsettled;                  ///< whose claims are to be looked at
    QSet<QString> m_dirtyDomains;
    QSet<QString> m_dirtyTopics; ///< whose publication may have changed
    QSet<QString> m_strings;     ///< owners, tiers, …: one copy each

    std::map<QString, std::shared_ptr<const CatalogSnapshot::DomainProducts>, std::less<>>
        m_published;
    std::shared_ptr<const CatalogSnapshot::TopicList> m_topicList;
    core::TimestampMs m_topicsAt = -1;
    SearchIndexBuilder m_index;
};

} // namespace mesh::catalog
