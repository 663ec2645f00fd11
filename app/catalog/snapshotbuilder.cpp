// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/snapshotbuilder.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

SnapshotBuilder::SnapshotBuilder(CatalogTopics topics)
    : m_topics(std::move(topics))
    , m_topicList(std::make_shared<CatalogSnapshot::TopicList>())
{}

void SnapshotBuilder::clear()
{
    const quint64 number = m_number;
    *this = SnapshotBuilder(m_topics);
    m_number = number;
}

QStringList SnapshotBuilder::domainIds() const
{
    QStringList ids;
    for (const auto &[id, domain] : m_domains) {
        ids << id;
    }
    return ids;
}

QString SnapshotBuilder::shared(const QString &text)
{
    return *m_strings.insert(text);
}

void SnapshotBuilder::setSource(const SourceState &state)
{
    m_sources[state.topic] = state;
}

void SnapshotBuilder::setTopicProblem(const QString &topic, std::optional<Problem> problem)
{
    if (problem) {
        m_topicProblems.insert_or_assign(topic, std::move(*problem));
    } else {
        m_topicProblems.erase(topic);
    }
}

void SnapshotBuilder::apply(const CatalogRecord &record)
{
    const bool request = record.topic == m_topics.requests();
    const auto domain = request ? QString() : m_topics.domainOf(record.topic);
    if (!domain) {
        return;
    }
    if (!record.value) {
        forget(record, *domain);
        return;
    }
    Interpretation meaning = request ? interpretRequest(record) : interpret(record, *domain);
    // A product that stays one is replaced in place; everything else first loses what it meant.
    if (!std::holds_alternative<Product>(meaning)) {
        forget(record, *domain);
    } else {
        m_problems.erase({record.topic, record.key});
    }
    take(record, std::move(meaning));
}

void SnapshotBuilder::forget(const CatalogRecord &record, const QString &domain)
{
    m_problems.erase({record.topic, record.key});
    forgetOfDomain(record);
    const auto key = RecordKey::parse(record.key);
    const auto kind = key ? kindFromKey(key->kind) : std::nullopt;
    if (!kind) {
        return;
    }
    if (*kind == Kind::Product) {
        const auto id = core::ProductId::parse(key->id);
        if (id && id->domain == domain) {
            removeProduct(*id);
        }
        return;
    }
    if (!domain.isEmpty()) {
        return;
    }
    if (*kind == Kind::Domain && m_domains.erase(key->id) > 0) {
        m_dirtyDomains.insert(key->id);
        for (const auto &[name, entry] : m_products[key->id]) {
            m_unsettled.insert(entry->id);
        }
    }
    if (*kind == Kind::Policy) {
        m_policies.erase(key->id);
    }
    if (*kind == Kind::Tier) {
        m_tiers.erase(key->id);
    }
    if (*kind == Kind::Classification) {
        m_classifications.erase(key->id);
    }
}

void SnapshotBuilder::forgetOfDomain(const CatalogRecord &record)
{
    const std::pair<QString, QByteArray> place{record.topic, record.key};
    m_rules.erase(place);
    m_redirects.erase(place);
    m_requests.erase(place);
    m_reveals.erase(place);
    m_grants.erase(place);
}

template<typename T>
void SnapshotBuilder::put(SharedEntries<T> &entries, const CatalogRecord &record, T &&document)
{
    entries[{record.topic, record.key}] = std::make_shared<PlatformEntry<T>>(
        PlatformEntry<T>{std::move(document), record.timestamp, record.offset});
}

template<typename T>
void SnapshotBuilder::put(std::map<QString, PlatformEntry<T>> &entries, const CatalogRecord &record,
                          T &&document)
{
    const QString id = document.id;
    entries[id] = {std::move(document), record.timestamp, record.offset};
}

void SnapshotBuilder::take(const CatalogRecord &record, Interpretation &&meaning)
{
    if (auto *product = std::get_if<Product>(&meaning)) {
        put(record, std::move(*product));
    } else if (auto *domain = std::get_if<Domain>(&meaning)) {
        const QString id = domain->id;
        m_domains[id] = std::make_shared<DomainEntry>(
            DomainEntry{std::move(*domain), record.timestamp, record.offset});
        for (const auto &[name, entry] : m_products[id]) {
            m_unsettled.insert(entry->id);
        }
    } else if (auto *policy = std::get_if<Policy>(&meaning)) {
        put(m_policies, record, std::move(*policy));
    } else if (auto *tier = std::get_if<Tier>(&meaning)) {
        put(m_tiers, record, std::move(*tier));
    } else if (auto *classification = std::get_if<Classification>(&meaning)) {
        put(m_classifications, record, std::move(*classification));
    } else if (auto *rules = std::get_if<DomainRules>(&meaning)) {
        put(m_rules, record, std::move(*rules));
    } else if (auto *redirect = std::get_if<Redirect>(&meaning)) {
        put(m_redirects, record, std::move(*redirect));
    } else if (auto *request = std::get_if<AccessRequest>(&meaning)) {
        put(m_requests, record, std::move(*request));
    } else if (auto *reveal = std::get_if<Reveal>(&meaning)) {
        put(m_reveals, record, std::move(*reveal));
    } else if (auto *grant = std::get_if<AccessGrant>(&meaning)) {
        put(m_grants, record, std::move(*grant));
    } else if (auto *problem = std::get_if<Problem>(&meaning)) {
        problem->product = RecordKey::product(record.key);
        m_problems.insert_or_assign({record.topic, record.key}, std::move(*problem));
    }
}

void SnapshotBuilder::put(const CatalogRecord &record, Product &&product)
{
    auto entry = std::make_shared<ProductEntry>();
    entry->id = {shared(product.id.domain), product.id.name};
    entry->displayName = product.displayName;
    entry->owner = shared(product.owner);
    entry->tier = shared(product.tier);
    entry->classification = shared(product.classification);
    entry->version = shared(product.version);
    entry->lifecycle = product.lifecycle;
    entry->quality = product.quality;
    entry->promises = product.promises;
    entry->tags.reserve(product.tags.size());
    for (const QString &tag : product.tags) {
        entry->tags << shared(tag);
    }
    entry->topics.reserve(static_cast<qsizetype>(product.ports.size()));
    const Port *current = product.currentPort();
    if (current != nullptr && !current->topic.isEmpty()) {
        entry->topics << current->topic;
    }
    for (const Port &port : product.ports) {
        if (!port.topic.isEmpty() && !entry->topics.contains(port.topic)) {
            entry->topics << port.topic;
        }
    }
    entry->changedAt = record.timestamp;
    entry->revision = record.offset;
    entry->offeredTo = product.offeredTo;
    if (entry->offeredTo.isEmpty()) {
        m_offered.erase(entry->id);
    } else {
        m_offered.insert(entry->id);
    }
    entry->packed = PackedDocument(*record.value);

    Entry &slot = m_products[entry->id.domain][entry->id.name];
    if (slot != nullptr) {
        claim(*slot, false);
    }
    slot = entry;
    claim(*entry, true);
    m_unsettled.insert(entry->id);
    m_dirtyDomains.insert(entry->id.domain);
    m_index.put(std::move(entry), product);
}

void SnapshotBuilder::removeProduct(const core::ProductId &id)
{
    const Entry entry = findProduct(id);
    if (entry == nullptr) {
        return;
    }
    claim(*entry, false);
    m_flagged.erase(id);
    m_offered.erase(id);
    m_unsettled.erase(id);
    m_products[id.domain].erase(id.name);
    m_dirtyDomains.insert(id.domain);
    m_index.remove({entry, nullptr});
}

SnapshotBuilder::Entry SnapshotBuilder::findProduct(const core::ProductId &id) const
{
    const auto domain = m_products.find(id.domain);
    if (domain == m_products.end()) {
        return nullptr;
    }
    const auto found = domain->second.find(id.name);
    return found != domain->second.end() ? found->second : nullptr;
}

// Who names which topic; everybody who shares one is looked at again.
void SnapshotBuilder::claim(const ProductEntry &entry, bool claims)
{
    for (const QString &topic : entry.topics) {
        std::vector<core::ProductId> &naming = m_claims[topic];
        if (claims) {
            naming.push_back(entry.id);
        } else {
            std::erase(naming, entry.id);
        }
        m_dirtyTopics.insert(topic);
        if (naming.size() > 1 || !claims) {
            m_unsettled.insert(naming.begin(), naming.end());
        }
        if (naming.empty()) {
            m_claims.remove(topic);
        }
    }
}

const std::vector<core::ProductId> &SnapshotBuilder::claimants(const QString &topic) const
{
    static const std::vector<core::ProductId> nobody;
    const auto found = m_claims.constFind(topic);
    return found != m_claims.cend() ? *found : nobody;
}

bool SnapshotBuilder::isUnowned(const ProductEntry &entry) const
{
    const auto domain = m_domains.find(entry.id.domain);
    if (domain == m_domains.end()) {
        return false; // not read yet: nothing can be said
    }
    return std::any_of(entry.topics.begin(), entry.topics.end(), [&](const QString &topic) {
        return !domain->second->domain.ownsTopic(topic);
    });
}

void SnapshotBuilder::settleClaims()
{
    for (const core::ProductId &id : m_unsettled) {
        const Entry entry = findProduct(id);
        if (entry == nullptr) {
            continue;
        }
        const bool unowned = isUnowned(*entry);
        const bool twice =
            std::any_of(entry->topics.begin(), entry->topics.end(),
                        [this](const QString &topic) { return claimants(topic).size() > 1; });
        if (unowned || twice) {
            m_flagged.insert(id);
        } else {
            m_flagged.erase(id);
        }
        if (unowned != entry->topicUnowned || twice != entry->topicClaimedTwice) {
            auto changed = std::make_shared<ProductEntry>(*entry);
            changed->topicUnowned = unowned;
            changed->topicClaimedTwice = twice;
            m_products[id.domain][id.name] = changed;
            m_dirtyDomains.insert(id.domain);
            const Product product = changed->product();
            m_index.put(std::move(changed), product);
        }
    }
    m_unsettled.clear();
}

void SnapshotBuilder::settleDomains()
{
    for (const QString &domain : std::as_const(m_dirtyDomains)) {
        const std::map<QString, Entry> &entries = m_products[domain];
        if (entries.empty()) {
            m_published.erase(domain);
            continue;
        }
        auto products = std::make_shared<CatalogSnapshot::DomainProducts>();
        for (const auto &[name, entry] : entries) {
            for (const QString &topic : entry->topics) {
                products->byTopic.emplace_back(topic,
                                               static_cast<quint32>(products->entries.size()));
            }
            products->entries.push_back(entry);
        }
        std::sort(products->byTopic.begin(), products->byTopic.end());
        m_published[domain] = std::move(products);
    }
    m_dirtyDomains.clear();
}

void SnapshotBuilder::setTopics(const std::vector<ListedTopic> &topics, core::TimestampMs at)
{
    CatalogSnapshot::TopicList list;
    for (const ListedTopic &topic : topics) {
        TopicEntry entry;
        entry.name = topic.name;
        entry.partitions = topic.partitions;
        entry.internal = topic.internal || topic.name.startsWith(u'_');
        entry.meshOwn = m_topics.isOwn(topic.name);
        entry.published = m_claims.contains(topic.name);
        list.push_back(std::make_shared<TopicEntry>(std::move(entry)));
    }
    const auto byName = [](const auto &a, const auto &b) { return a->name < b->name; };
    std::sort(list.begin(), list.end(), byName);

    // Both lists side by side: only what differs goes into the index.
    const CatalogSnapshot::TopicList &before = *m_topicList;
    auto old = before.begin();
    for (const auto &entry : list) {
        for (; old != before.end() && (*old)->name < entry->name; ++old) {
            indexTopic(*old, nullptr);
        }
        const bool known = old != before.end() && (*old)->name == entry->name;
        indexTopic(known ? *old : nullptr, entry);
        old += known ? 1 : 0;
    }
    for (; old != before.end(); ++old) {
        indexTopic(*old, nullptr);
    }
    m_topicList = std::make_shared<CatalogSnapshot::TopicList>(std::move(list));
    m_topicsAt = at;
}

// Searched are the topics that somebody might publish.
void SnapshotBuilder::indexTopic(const std::shared_ptr<const TopicEntry> &before,
                                 const std::shared_ptr<const TopicEntry> &after)
{
    const auto searched = [](const std::shared_ptr<const TopicEntry> &topic) {
        return topic != nullptr && !topic->internal && !topic->published && !topic->meshOwn;
    };
    const bool unchanged = before != nullptr && after != nullptr &&
                           before->partitions == after->partitions &&
                           searched(before) == searched(after);
    if (searched(after) && !unchanged) {
        m_index.put(after);
    } else if (searched(before) && !searched(after)) {
        m_index.remove({nullptr, before});
    }
}

void SnapshotBuilder::settleTopics()
{
    if (m_dirtyTopics.isEmpty() || m_topicList->empty()) {
        m_dirtyTopics.clear();
        return;
    }
    auto list = std::make_shared<CatalogSnapshot::TopicList>(*m_topicList);
    for (const QString &name : std::as_const(m_dirtyTopics)) {
        const auto found = std::lower_bound(
            list->begin(), list->end(), name,
            [](const auto &entry, const QString &wanted) { return entry->name < wanted; });
        if (found == list->end() || (*found)->name != name ||
            (*found)->published == m_claims.contains(name)) {
            continue;
        }
        auto changed = std::make_shared<TopicEntry>(**found);
        changed->published = !changed->published;
        indexTopic(*found, changed);
        *found = std::move(changed);
    }
    m_dirtyTopics.clear();
    m_topicList = std::move(list);
}

std::vector<Problem> SnapshotBuilder::allProblems() const
{
    std::vector<Problem> all;
    for (const auto &[topic, problem] : m_topicProblems) {
        all.push_back(problem);
    }
    for (const auto &[key, problem] : m_problems) {
        all.push_back(problem);
    }
    for (const core::ProductId &id : m_flagged) {
        const Entry entry = findProduct(id);
        Problem problem;
        problem.topic = m_topics.domain(id.domain);
        problem.domain = id.domain;
        problem.key = RecordKey::of(id);
        problem.offset = entry->revision;
        problem.product = id;
        for (const QString &topic : entry->topics) {
            const auto domain = m_domains.find(id.domain);
            if (domain != m_domains.end() && !domain->second->domain.ownsTopic(topic)) {
                problem.finding = Finding::UnownedTopic;
                problem.detail = topic;
                all.push_back(problem);
            }
            for (const core::ProductId &other : claimants(topic)) {
                if (other != id) {
                    problem.finding = Finding::ClaimedTwice;
                    problem.detail = u"%1: also %2"_s.arg(topic, other.toString());
                    all.push_back(problem);
                }
            }
        }
    }
    return all;
}

std::shared_ptr<const CatalogSnapshot> SnapshotBuilder::publish()
{
    settleClaims();
    settleDomains();
    settleTopics();

    auto snapshot = std::make_shared<CatalogSnapshot>();
    snapshot->m_number = ++m_number;
    snapshot->m_prefix = m_topics.prefix();
    const auto valuesOf = [](const auto &map, auto &list) {
        list.reserve(map.size());
        for (const auto &[key, value] : map) {
            list.push_back(value);
        }
    };
    valuesOf(m_sources, snapshot->m_sources);
    valuesOf(m_domains, snapshot->m_domains);
    valuesOf(m_policies, snapshot->m_policies);
    valuesOf(m_tiers, snapshot->m_tiers);
    valuesOf(m_classifications, snapshot->m_classifications);
    valuesOf(m_rules, snapshot->m_rules);
    valuesOf(m_redirects, snapshot->m_redirects);
    valuesOf(m_requests, snapshot->m_requests);
    valuesOf(m_reveals, snapshot->m_reveals);
    valuesOf(m_grants, snapshot->m_grants);
    for (const core::ProductId &id : m_offered) {
        snapshot->m_offered.push_back(findProduct(id));
    }
    snapshot->m_products = m_published;
    snapshot->m_problems = allProblems();
    snapshot->m_topics = m_topicList;
    snapshot->m_topicsAt = m_topicsAt;
    snapshot->m_index = m_index.publish();
    return snapshot;
}

} // namespace mesh::catalog
