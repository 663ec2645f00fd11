// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/publish/publishproposal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr qsizetype longestId = 63;

/// The length of the longest prefix of the domain that the topic begins with; 0: none.
qsizetype ownedLength(const catalog::Domain &domain, const QString &topic)
{
    qsizetype longest = 0;
    for (const QString &prefix : domain.topicPrefixes) {
        if (topic.startsWith(prefix)) {
            longest = std::max(longest, prefix.size());
        }
    }
    return longest;
}

QString readable(const QString &name)
{
    QString text = name;
    text.replace(u'_', u' ');
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

QString domainForTopic(const QString &topic, const catalog::CatalogSnapshot &catalog,
                       const config::Identity &me)
{
    QString owner;
    qsizetype longest = 0;
    QString ours;
    for (const auto &entry : catalog.domains()) {
        if (const qsizetype length = ownedLength(entry->domain, topic); length > longest) {
            longest = length;
            owner = entry->domain.id;
        }
        if (ours.isEmpty() && me.isOfOneOf(entry->domain.teams)) {
            ours = entry->domain.id;
        }
    }
    if (!owner.isEmpty()) {
        return owner;
    }
    const bool only = catalog.domains().size() == 1;
    return ours.isEmpty() && only ? catalog.domains().front()->domain.id : ours;
}

QString nameForTopic(const QString &topic, const catalog::Domain *domain)
{
    const qsizetype owned = domain ? ownedLength(*domain, topic) : 0;
    const QStringView rest = owned < topic.size() ? QStringView(topic).mid(owned) : topic;
    QString name;
    for (const QChar character : rest) {
        const QChar lower = character.toLower();
        const bool letter = lower >= u'a' && lower <= u'z';
        const bool digit = lower >= u'0' && lower <= u'9';
        if (letter || (digit && !name.isEmpty())) {
            name += lower;
        } else if (!name.isEmpty() && !name.endsWith(u'_')) {
            name += u'_';
        }
    }
    name.truncate(longestId);
    while (name.endsWith(u'_')) {
        name.chop(1);
    }
    return name;
}

QString likelyOwner(const catalog::Domain *domain, const QStringList &teams)
{
    if (!domain || domain->teams.isEmpty()) {
        return teams.value(0);
    }
    for (const QString &team : teams) {
        if (domain->teams.contains(team)) {
            return team;
        }
    }
    return domain->teams.front();
}

catalog::Product proposeProduct(const QString &topic, const catalog::CatalogSnapshot &catalog,
                                const config::Identity &identity)
{
    catalog::Product product;
    product.id.domain = domainForTopic(topic, catalog, identity);
    const auto domain = catalog.domain(product.id.domain);
    product.id.name = nameForTopic(topic, domain ? &domain->domain : nullptr);
    product.displayName = readable(product.id.name);
    product.owner = likelyOwner(domain ? &domain->domain : nullptr, identity.teams);
    product.lifecycle = catalog::Lifecycle::Active;
    product.version = u"1.0.0"_s;
    catalog::Port port;
    port.name = product.id.name;
    port.topic = topic;
    product.ports.push_back(port);
    return product;
}

} // namespace mesh::ui
