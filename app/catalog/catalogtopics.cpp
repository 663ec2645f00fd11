// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/catalogtopics.h"

namespace mesh::catalog {

using namespace Qt::StringLiterals;

CatalogTopics::CatalogTopics(QString prefix)
    : m_prefix(std::move(prefix))
{}

QString CatalogTopics::platform() const
{
    return m_prefix + u".catalog"_s;
}

QString CatalogTopics::platformChanges() const
{
    return m_prefix + u".changes"_s;
}

QString CatalogTopics::requests() const
{
    return m_prefix + u".requests"_s;
}

QString CatalogTopics::domain(const QString &id) const
{
    return platform() + u'.' + id;
}

QString CatalogTopics::changes(const QString &id) const
{
    return platformChanges() + u'.' + id;
}

QString CatalogTopics::catalogOf(const QString &domainId) const
{
    return domainId.isEmpty() ? platform() : domain(domainId);
}

QString CatalogTopics::changesOf(const QString &domainId) const
{
    return domainId.isEmpty() ? platformChanges() : changes(domainId);
}

QString CatalogTopics::transactionalId(const QString &domainId) const
{
    return catalogOf(domainId);
}

std::optional<QString> CatalogTopics::domainOf(QStringView catalogTopic) const
{
    const QString base = platform();
    if (catalogTopic == base) {
        return QString();
    }
    if (catalogTopic.startsWith(base) && catalogTopic.size() > base.size() + 1 &&
        catalogTopic.at(base.size()) == u'.') {
        return catalogTopic.mid(base.size() + 1).toString();
    }
    return std::nullopt;
}

bool CatalogTopics::isOwn(QStringView topic) const
{
    const auto isOrBelow = [topic](const QString &base) {
        return topic == base || (topic.startsWith(base) && topic.at(base.size()) == u'.');
    };
    return isOrBelow(platform()) || isOrBelow(platformChanges()) || topic == requests();
}

} // namespace mesh::catalog
