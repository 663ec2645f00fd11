// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/words.h"

#include <QCoreApplication>

namespace mesh::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(mesh::ui::Words)
};

} // namespace

QString word(catalog::Quality quality)
{
    switch (quality) {
    case catalog::Quality::Authoritative:
        return Words::tr("authoritative");
    case catalog::Quality::Curated:
        return Words::tr("curated");
    case catalog::Quality::Raw:
        return Words::tr("raw");
    case catalog::Quality::Unstated:
    case catalog::Quality::Other:
        break;
    }
    return {};
}

QString word(catalog::Lifecycle lifecycle)
{
    switch (lifecycle) {
    case catalog::Lifecycle::Draft:
        return Words::tr("draft");
    case catalog::Lifecycle::Active:
        return Words::tr("active");
    case catalog::Lifecycle::Deprecated:
        return Words::tr("deprecated");
    case catalog::Lifecycle::Retired:
        return Words::tr("retired");
    case catalog::Lifecycle::Other:
        break;
    }
    return {};
}

QString word(catalog::Facet facet)
{
    switch (facet) {
    case catalog::Facet::Domain:
        return Words::tr("Domain");
    case catalog::Facet::Quality:
        return Words::tr("Quality");
    case catalog::Facet::Owner:
        return Words::tr("Owner");
    case catalog::Facet::Classification:
        return Words::tr("Classification");
    case catalog::Facet::Tier:
        return Words::tr("Tier");
    case catalog::Facet::Tag:
        return Words::tr("Tag");
    case catalog::Facet::Lifecycle:
        return Words::tr("Lifecycle");
    }
    return {};
}

QString word(catalog::SearchField field)
{
    switch (field) {
    case catalog::SearchField::Name:
    case catalog::SearchField::DisplayName:
        //: Column Why of a search: the word was found in the product's name
        return Words::tr("name");
    case catalog::SearchField::Topic:
        return Words::tr("topic");
    case catalog::SearchField::Tag:
        return Words::tr("tag");
    case catalog::SearchField::Term:
        return Words::tr("term");
    case catalog::SearchField::Owner:
        return Words::tr("owner");
    case catalog::SearchField::Domain:
        return Words::tr("domain");
    case catalog::SearchField::Field:
        return Words::tr("field");
    case catalog::SearchField::Purpose:
        return Words::tr("purpose");
    }
    return {};
}

QString tierText(const catalog::CatalogSnapshot *catalog, const QString &id)
{
    const catalog::Tier *tier = catalog ? catalog->tier(id) : nullptr;
    return tier ? nameOf(*tier) : id;
}

QString classificationText(const catalog::CatalogSnapshot *catalog, const QString &id)
{
    const catalog::Classification *found = catalog ? catalog->classification(id) : nullptr;
    return found ? nameOf(*found) : id;
}

QString facetValueText(const catalog::CatalogSnapshot *catalog, catalog::Facet facet,
                       const QString &value)
{
    if (value.isEmpty()) {
        //: A facet's value of products that say nothing about it
        return Words::tr("not stated");
    }
    QString translated;
    if (facet == catalog::Facet::Quality) {
        translated = word(catalog::qualityFromName(value));
    } else if (facet == catalog::Facet::Lifecycle) {
        translated = word(catalog::lifecycleFromName(value));
    } else if (facet == catalog::Facet::Tier) {
        translated = tierText(catalog, value);
    } else if (facet == catalog::Facet::Classification) {
        translated = classificationText(catalog, value);
    }
    return translated.isEmpty() ? value : translated;
}

QString sentence(catalog::Finding finding)
{
    switch (finding) {
    case catalog::Finding::BadKey:
        return Words::tr("A record of the catalog has a key that is not kind/id.");
    case catalog::Finding::NotJson:
        return Words::tr("A record of the catalog is no JSON document.");
    case catalog::Finding::UnknownKind:
        return Words::tr("A record of the catalog is of a kind this version does not know.");
    case catalog::Finding::UnknownVersion:
        return Words::tr("A record of the catalog was written by a newer version.");
    case catalog::Finding::Invalid:
        return Words::tr("A record of the catalog says something that cannot be meant.");
    case catalog::Finding::OtherDomain:
        return Words::tr("A record claims another domain than its topic’s, and is ignored.");
    case catalog::Finding::OtherTopic:
        return Words::tr("A record of the platform stands outside its topic, and is ignored.");
    case catalog::Finding::OtherId:
        return Words::tr("A record’s key and its document name different things; it is ignored.");
    case catalog::Finding::UnownedTopic:
        return Words::tr("Its topic lies outside the prefixes of its domain: it is only claimed.");
    case catalog::Finding::ClaimedTwice:
        return Words::tr("Another product claims the same topic.");
    case catalog::Finding::TopicMissing:
        return Words::tr("The domain has no catalog topic.");
    case catalog::Finding::TopicShape:
        return Words::tr("The domain’s catalog topic is not compacted, or has several partitions.");
    case catalog::Finding::TopicUnreadable:
        return Words::tr("The domain’s catalog topic may not be read.");
    }
    return {};
}

} // namespace mesh::ui
