// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/inventedmesh.h"

#include "app/catalog/cacheplace.h"
#include "app/catalog/catalogcache.h"
#include "app/catalog/governance/starterset.h"
#include "app/config/profile.h"
#include "app/core/paths.h"
#include "app/schema/json.h"

#include <set>

// A mesh of 100,000 products in the cache, for programs that are started without a cluster.
namespace mesh::bench {

constexpr int productCount = 100'000;

/// Nobody listens there: the mesh is browsed offline, as far as the cache goes.
inline config::Profile cachedProfile()
{
    config::Profile profile;
    profile.id = QStringLiteral("bench");
    profile.name = profile.id;
    profile.bootstrapServers = {QStringLiteral("127.0.0.1:1")};
    return profile;
}

/// The cache as a sync leaves it that has read all of the mesh, every record written `at`. False:
/// it could not be filled.
inline bool fillCache(core::TimestampMs at = 1'700'000'000'000)
{
    const config::Profile profile = cachedProfile();
    const QString cluster = QStringLiteral("bench");
    const catalog::CatalogTopics topics{profile.catalogPrefix};
    const catalog::CachePlace place(core::cacheDirectory(), profile.catalogPrefix,
                                    profile.bootstrapServers);
    auto cache = catalog::CatalogCache::open(place.cacheFile(cluster));
    if (!cache) {
        return false;
    }
    std::vector<catalog::CatalogRecord> records;
    std::vector<catalog::CachedSource> sources;
    std::vector<catalog::ListedTopic> listed;
    std::set<QString> domains;
    const auto addSource = [&](const QString &topic, const QString &domain) {
        catalog::CachedSource source;
        source.topic = topic;
        source.domain = domain;
        source.nextOffset = productCount * 2;
        source.complete = true;
        source.syncedAt = at;
        sources.push_back(std::move(source));
    };
    const auto addPlatform = [&](const QByteArray &key, const std::optional<QByteArray> &value) {
        records.push_back({topics.platform(), key, core::Offset(records.size()), at, value});
    };
    addSource(topics.platform(), {});
    std::mt19937 random(20'241'101);
    const Vocabulary words(random);
    for (int i = 0; i < productCount; ++i) {
        const catalog::Product product = invent(random, words, i);
        records.push_back({topics.domain(product.id.domain), catalog::RecordKey::of(product.id), i,
                           at, schema::toJson(product.document())});
        listed.push_back({product.id.toString(), 1, false});
        domains.insert(product.id.domain);
    }
    for (const QString &id : domains) {
        catalog::Domain domain;
        domain.id = id;
        domain.displayName = id;
        domain.topicPrefixes = {id + u'.'};
        addSource(topics.domain(id), id);
        addPlatform(catalog::RecordKey::of(catalog::Kind::Domain, id),
                    schema::toJson(domain.document()));
    }
    for (const catalog::Edit &edit : catalog::starterSet({})) {
        addPlatform(edit.key, edit.value);
    }
    if (!cache->write(records, sources) || !cache->writeTopics({std::move(listed), at})) {
        return false;
    }
    place.rememberCluster(cluster);
    return true;
}

} // namespace mesh::bench
