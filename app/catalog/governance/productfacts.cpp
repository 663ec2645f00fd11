// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/governance/policycheck.h"

#include "app/catalog/governance/semanticversion.h"

#include <algorithm>
#include <array>

namespace mesh::catalog {

using namespace Qt::StringLiterals;

namespace {

// Names of fields that mostly hold what is about a person.
bool looksPersonal(const QString &path)
{
    static constexpr std::array<QStringView, 14> words{
        u"email",   u"e_mail",    u"phone",    u"mobile",  u"birth", u"firstname", u"first_name",
        u"surname", u"last_name", u"lastname", u"address", u"iban",  u"passport",  u"ssn"};
    const QString leaf = path.section(u'.', -1).toLower();
    return std::any_of(words.begin(), words.end(),
                       [&leaf](QStringView word) { return leaf.contains(word); });
}

bool saysPersonal(const FieldNote &note)
{
    static const QStringList words{u"personal"_s, u"pii"_s, u"sensitive"_s};
    return words.contains(note.classification, Qt::CaseInsensitive) ||
           std::any_of(note.tags.begin(), note.tags.end(),
                       [](const QString &tag) { return words.contains(tag, Qt::CaseInsensitive); });
}

void countFields(const Product &product, ProductFacts &facts)
{
    for (const FieldNote &note : product.fields) {
        ++facts.fields;
        facts.describedFields += note.description.isEmpty() ? 0 : 1;
        facts.personalFields += saysPersonal(note) ? 1 : 0;
        facts.untaggedFields +=
            looksPersonal(note.path) && note.classification.isEmpty() && note.tags.isEmpty() ? 1
                                                                                             : 0;
    }
}

void lookAtTopics(const Product &product, const CatalogSnapshot &snapshot,
                  const DomainEntry *domain, ProductFacts &facts)
{
    for (const Port &port : product.ports) {
        if (port.topic.isEmpty()) {
            continue;
        }
        facts.topicOwned =
            facts.topicOwned && (domain == nullptr || domain->domain.ownsTopic(port.topic));
        const CatalogSnapshot::Products claimants = snapshot.productsOfTopic(port.topic);
        facts.topicClaimedTwice =
            facts.topicClaimedTwice ||
            std::any_of(claimants.begin(), claimants.end(),
                        [&product](const auto &other) { return other->id != product.id; });
    }
}

} // namespace

ProductFacts ProductFacts::of(const Product &product, const CatalogSnapshot &snapshot, QDate today)
{
    ProductFacts facts;
    const auto domain = snapshot.domain(product.id.domain);
    facts.domainKnown = domain != nullptr;
    facts.ownerKnown = domain != nullptr && domain->domain.teams.contains(product.owner);
    if (const Tier *tier = snapshot.tier(product.tier)) {
        facts.tierKnown = true;
        facts.noticeDays = tier->noticeDays;
        facts.tierFreshness = tier->freshnessSeconds;
    }
    facts.classificationKnown = snapshot.classification(product.classification) != nullptr;
    const auto successor = core::ProductId::parse(product.successor);
    facts.successorKnown = successor && snapshot.product(*successor) != nullptr;
    facts.freshness = product.promises.freshnessSeconds;
    facts.retention = product.promises.retentionSeconds;
    if (product.sunset) {
        facts.daysUntilSunset = today.daysTo(*product.sunset);
    }
    facts.versionValid = SemanticVersion::parse(product.version).has_value();
    lookAtTopics(product, snapshot, domain.get(), facts);
    countFields(product, facts);
    return facts;
}

} // namespace mesh::catalog
