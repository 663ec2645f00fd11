// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogrecord.h"
#include "app/catalog/snapshotbuilder.h"
#include "app/schema/json.h"

// What the tests of this room write as their mesh.
namespace mesh::test {

inline catalog::Product product(const QString &id, const QString &displayName = {})
{
    catalog::Product made;
    made.id = core::ProductId::parse(id).value_or(core::ProductId());
    made.displayName = displayName;
    made.lifecycle = catalog::Lifecycle::Active;
    catalog::Port port;
    port.name = made.id.name;
    port.topic = id;
    made.ports.push_back(port);
    return made;
}

inline catalog::Domain domain(const QString &id, const QStringList &prefixes = {})
{
    catalog::Domain made;
    made.id = id;
    made.displayName = id.toUpper();
    made.topicPrefixes = prefixes.isEmpty() ? QStringList{id + u'.'} : prefixes;
    return made;
}

template<typename Document>
QByteArray bytes(const Document &document)
{
    return schema::toJson(document.document());
}

inline catalog::CatalogRecord record(const QString &topic, const QByteArray &key,
                                     std::optional<QByteArray> value, core::Offset offset)
{
    return {topic, key, offset, 1'000 + offset, std::move(value)};
}

inline catalog::CatalogRecord record(const catalog::Product &product, core::Offset offset)
{
    return record(catalog::CatalogTopics().domain(product.id.domain),
                  catalog::RecordKey::of(product.id), bytes(product), offset);
}

inline catalog::CatalogRecord record(const catalog::Domain &domain, core::Offset offset)
{
    return record(catalog::CatalogTopics().platform(),
                  catalog::RecordKey::of(catalog::Kind::Domain, domain.id), bytes(domain), offset);
}

} // namespace mesh::test
