// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/catalog/mesh.h"

#include <functional>
#include <memory>
#include <vector>

namespace mesh::test {

/// A small mesh written as documents, for models that read a snapshot.
class SmallMesh
{
public:
    SmallMesh &withDomain(const QString &id)
    {
        m_builder.apply(record(domain(id), m_next++));
        return *this;
    }

    SmallMesh &withProduct(const QString &id,
                           const std::function<void(catalog::Product &)> &change = {})
    {
        catalog::Product made = product(id);
        if (change) {
            change(made);
        }
        m_builder.apply(record(made, m_next++));
        return withTopic(id);
    }

    /// A record of the platform: a policy, a tier, a classification.
    template<typename Record>
    SmallMesh &with(catalog::Kind kind, const Record &platform)
    {
        m_builder.apply(record(catalog::CatalogTopics().platform(),
                               catalog::RecordKey::of(kind, platform.id), bytes(platform),
                               m_next++));
        return *this;
    }

    SmallMesh &withRules(const catalog::DomainRules &rules)
    {
        m_builder.apply(record(catalog::CatalogTopics().domain(rules.id),
                               catalog::RecordKey::of(catalog::Kind::Rules, rules.id), bytes(rules),
                               m_next++));
        return *this;
    }

    SmallMesh &withTopic(const QString &name, bool internal = false)
    {
        m_topics.push_back({name, 3, internal});
        return *this;
    }

    [[nodiscard]] std::shared_ptr<const catalog::CatalogSnapshot> snapshot()
    {
        catalog::SourceState source;
        source.topic = catalog::CatalogTopics().platform();
        source.complete = true;
        source.syncedAt = 5'000;
        m_builder.setSource(source);
        m_builder.setTopics(m_topics, 5'000);
        return m_builder.publish();
    }

private:
    catalog::SnapshotBuilder m_builder{catalog::CatalogTopics()};
    std::vector<catalog::ListedTopic> m_topics;
    core::Offset m_next = 0;
};

} // namespace mesh::test
