// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/snapshot.h"

#include "app/catalog/catalogtopics.h"
#include "app/catalog/searchindex.h"
#include "app/schema/json.h"

#include <algorithm>

namespace mesh::catalog {

Product ProductEntry::product() const
{
    // An entry is only made of a document that could be read.
    const core::Result<schema::Value> value = schema::parseJson(document());
    core::Result<Product> read =
        value ? Product::read(*value) : core::Result<Product>(value.error());
    return read ? std::move(*read) : Product{.id = id};
}

CatalogSnapshot::CatalogSnapshot()
    : m_topics(std::make_shared<TopicList>())
    , m_index(std::make_shared<SearchIndex>())
{}

CatalogSnapshot::~CatalogSnapshot() = default;

bool CatalogSnapshot::hasMesh() const
{
    return std::any_of(m_sources.begin(), m_sources.end(),
                       [](const SourceState &source) { return source.domain.isEmpty(); });
}

core::TimestampMs CatalogSnapshot::syncedAt() const
{
    core::TimestampMs oldest = -1;
    for (const SourceState &source : m_sources) {
        if (!source.complete) {
            return -1;
        }
        oldest = oldest < 0 ? source.syncedAt : std::min(oldest, source.syncedAt);
    }
    return oldest;
}

std::shared_ptr<const DomainEntry> CatalogSnapshot::domain(QStringView id) const
{
    const auto found = std::lower_bound(
        m_domains.begin(), m_domains.end(), id,
        [](const auto &entry, QStringView wanted) { return entry->domain.id < wanted; });
    return found != m_domains.end() && (*found)->domain.id == id ? *found : nullptr;
}

qsizetype CatalogSnapshot::productCount() const
{
    qsizetype count = 0;
    for (const auto &[domain, products] : m_products) {
        count += static_cast<qsizetype>(products->entries.size());
    }
    return count;
}

CatalogSnapshot::Products CatalogSnapshot::products() const
{
    Products all;
    all.reserve(static_cast<std::size_t>(productCount()));
    for (const auto &[domain, products] : m_products) {
        all.insert(all.end(), products->entries.begin(), products->entries.end());
    }
    return all;
}

const CatalogSnapshot::Products &CatalogSnapshot::products(QStringView domain) const
{
    static const Products none;
    const auto found = m_products.find(domain);
    return found != m_products.end() ? found->second->entries : none;
}

std::shared_ptr<const ProductEntry> CatalogSnapshot::product(const core::ProductId &id) const
{
    const Products &all = products(id.domain);
    const auto found = std::lower_bound(
        all.begin(), all.end(), id.name,
        [](const auto &entry, const QString &name) { return entry->id.name < name; });
    return found != all.end() && (*found)->id.name == id.name ? *found : nullptr;
}

CatalogSnapshot::Products CatalogSnapshot::productsOfTopic(QStringView topic) const
{
    Products result;
    for (const auto &[domain, products] : m_products) {
        const auto less = [](const auto &claim, QStringView wanted) {
            return QStringView(claim.first) < wanted;
        };
        for (auto claim =
                 std::lower_bound(products->byTopic.begin(), products->byTopic.end(), topic, less);
             claim != products->byTopic.end() && claim->first == topic; ++claim) {
            result.push_back(products->entries[claim->second]);
        }
    }
    return result;
}

const Tier *CatalogSnapshot::tier(QStringView id) const
{
    const auto found = std::find_if(m_tiers.begin(), m_tiers.end(),
                                    [id](const auto &entry) { return entry.value.id == id; });
    return found != m_tiers.end() ? &found->value : nullptr;
}

const Classification *CatalogSnapshot::classification(QStringView id) const
{
    const auto found = std::find_if(m_classifications.begin(), m_classifications.end(),
                                    [id](const auto &entry) { return entry.value.id == id; });
    return found != m_classifications.end() ? &found->value : nullptr;
}

std::shared_ptr<const PlatformEntry<DomainRules>> CatalogSnapshot::rules(QStringView domain) const
{
    const auto found = std::find_if(m_rules.begin(), m_rules.end(), [domain](const auto &entry) {
        return entry->value.id == domain;
    });
    return found != m_rules.end() ? *found : nullptr;
}

std::optional<core::ProductId> CatalogSnapshot::movedTo(const core::ProductId &id) const
{
    std::optional<core::ProductId> at;
    // As often as there are redirects at most: two may point at each other.
    for (std::size_t i = 0; i < m_redirects.size(); ++i) {
        const core::ProductId &from = at ? *at : id;
        const auto found =
            std::find_if(m_redirects.begin(), m_redirects.end(),
                         [&from](const auto &entry) { return entry->value.from == from; });
        if (found == m_redirects.end() || product(from) != nullptr) {
            break;
        }
        at = (*found)->value.to;
    }
    return at;
}

CatalogSnapshot::Products CatalogSnapshot::offeredTo(QStringView domain) const
{
    Products result;
    std::copy_if(m_offered.begin(), m_offered.end(), std::back_inserter(result),
                 [domain](const auto &entry) {
                     const auto to = core::ProductId::parse(entry->offeredTo);
                     return to && to->domain == domain;
                 });
    return result;
}

std::vector<Problem> CatalogSnapshot::problemsOf(const core::ProductId &id) const
{
    std::vector<Problem> result;
    std::copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(result),
                 [&id](const Problem &problem) { return problem.product == id; });
    return result;
}

const CatalogSnapshot::TopicList &CatalogSnapshot::topics() const
{
    return *m_topics;
}

std::shared_ptr<const TopicEntry> CatalogSnapshot::topic(QStringView name) const
{
    const auto found = std::lower_bound(
        m_topics->begin(), m_topics->end(), name,
        [](const auto &entry, QStringView wanted) { return entry->name < wanted; });
    return found != m_topics->end() && (*found)->name == name ? *found : nullptr;
}

namespace {

template<typename T>
std::optional<core::Offset> revisionIn(const std::vector<PlatformEntry<T>> &entries,
                                       const QString &id)
{
    for (const PlatformEntry<T> &entry : entries) {
        if (entry.value.id == id) {
            return entry.revision;
        }
    }
    return std::nullopt;
}

} // namespace

const Problem *CatalogSnapshot::notUnderstood(const QString &topic, const QByteArray &key) const
{
    const auto found = std::ranges::find_if(m_problems, [&](const Problem &problem) {
        return problem.value && problem.topic == topic && problem.key == key;
    });
    return found != m_problems.end() ? &*found : nullptr;
}

std::optional<core::Offset> CatalogSnapshot::revision(const QString &topic,
                                                      const QByteArray &key) const
{
    // What could not be taken as it is has an offset too.
    for (const Problem &problem : m_problems) {
        if (problem.topic == topic && problem.key == key) {
            return problem.offset;
        }
    }
    const auto parsed = RecordKey::parse(key);
    const auto kind = parsed ? kindFromKey(parsed->kind) : std::nullopt;
    if (!kind) {
        return std::nullopt;
    }
    const auto revisionOf = [](const auto &entry) {
        return entry != nullptr ? std::optional(entry->revision) : std::nullopt;
    };
    switch (*kind) {
    case Kind::Product: {
        const auto id = core::ProductId::parse(parsed->id);
        return id ? revisionOf(product(*id)) : std::nullopt;
    }
    case Kind::Domain:
        return revisionOf(domain(parsed->id));
    case Kind::Policy:
        return revisionIn(m_policies, parsed->id);
    case Kind::Tier:
        return revisionIn(m_tiers, parsed->id);
    case Kind::Classification:
        return revisionIn(m_classifications, parsed->id);
    case Kind::Generation:
    case Kind::Request:
    case Kind::Reveal:
        return std::nullopt;
    case Kind::Rules:
    case Kind::Redirect:
    case Kind::Grant:
        break;
    }
    const auto found = ofDomain(topic, key);
    return found ? std::optional(found->revision) : std::nullopt;
}

std::optional<CatalogSnapshot::Found> CatalogSnapshot::ofDomain(const QString &topic,
                                                                const QByteArray &key) const
{
    const QString domain = CatalogTopics(m_prefix).domainOf(topic).value_or(QString());
    const auto in = [&key, &domain](const auto &entries, Kind kind, const auto &id,
                                    const auto &domainOf) -> std::optional<Found> {
        for (const auto &entry : entries) {
            if (domainOf(entry->value) == domain && RecordKey::of(kind, id(entry->value)) == key) {
                return Found{entry->revision, &entry->value.source};
            }
        }
        return std::nullopt;
    };
    const auto id = [](const auto &value) { return value.id; };
    if (auto rules = in(m_rules, Kind::Rules, id, id)) {
        return rules;
    }
    if (auto redirect = in(
            m_redirects, Kind::Redirect, [](const Redirect &each) { return each.from.toString(); },
            [](const Redirect &each) { return each.from.domain; })) {
        return redirect;
    }
    return in(m_grants, Kind::Grant, id,
              [](const AccessGrant &each) { return each.product.domain; });
}

QByteArray CatalogSnapshot::document(const QString &topic, const QByteArray &key) const
{
    if (const Problem *problem = notUnderstood(topic, key)) {
        return *problem->value;
    }
    const auto parsed = RecordKey::parse(key);
    const auto kind = parsed ? kindFromKey(parsed->kind) : std::nullopt;
    if (!kind) {
        return {};
    }
    const auto sourceIn = [&parsed](const auto &entries) {
        for (const auto &entry : entries) {
            if (entry.value.id == parsed->id) {
                return schema::toJson(entry.value.source);
            }
        }
        return QByteArray();
    };
    switch (*kind) {
    case Kind::Product: {
        const auto id = core::ProductId::parse(parsed->id);
        const auto entry = id ? product(*id) : nullptr;
        return entry != nullptr ? entry->document() : QByteArray();
    }
    case Kind::Domain: {
        const auto entry = domain(parsed->id);
        return entry != nullptr ? schema::toJson(entry->domain.source) : QByteArray();
    }
    case Kind::Policy:
        return sourceIn(m_policies);
    case Kind::Tier:
        return sourceIn(m_tiers);
    case Kind::Classification:
        return sourceIn(m_classifications);
    case Kind::Generation:
    case Kind::Request:
    case Kind::Reveal:
        return {};
    case Kind::Rules:
    case Kind::Redirect:
    case Kind::Grant:
        break;
    }
    const auto found = ofDomain(topic, key);
    return found ? schema::toJson(*found->source) : QByteArray();
}

SearchAnswer CatalogSnapshot::search(const SearchQuery &query) const
{
    return m_index->search(query);
}

} // namespace mesh::catalog
