// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/product/productfacts.h"

#include "app/catalog/product.h"
#include "app/workspace/masks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

QString channelText(const std::vector<catalog::Channel> &channels)
{
    const auto interactive =
        std::find_if(channels.begin(), channels.end(), [](const catalog::Channel &channel) {
            return channel.scope == u"interactive";
        });
    return channels.empty()                ? QString()
           : interactive != channels.end() ? interactive->name
                                           : channels.front().name;
}

} // namespace

ProductFacts ProductFacts::of(const Target &target, const catalog::CatalogSnapshot &catalog)
{
    ProductFacts facts;
    facts.target = target;
    facts.topic = target.topic;
    if (target.product) {
        facts.entry = catalog.product(*target.product);
    } else if (const auto claiming = catalog.productsOfTopic(target.topic); claiming.size() == 1) {
        facts.entry = claiming.front();
    }
    if (!facts.entry) {
        // Claimed twice, perhaps: what one of them calls personal is so for all.
        facts.masks = workspace::maskRulesOfTopic(facts.topic, catalog);
        return facts;
    }
    facts.product = facts.entry->product();
    const catalog::Port *port = facts.product->currentPort();
    if (!facts.topic.isEmpty()) {
        const auto &ports = facts.product->ports;
        const auto named = std::find_if(ports.begin(), ports.end(), [&facts](const auto &one) {
            return one.topic == facts.topic;
        });
        port = named == ports.end() ? port : &*named;
    }
    if (port) {
        facts.port = *port;
        facts.topic = port->topic;
    }
    facts.domain = catalog.domain(facts.product->id.domain);
    facts.masks = workspace::maskRulesOfTopic(facts.topic, catalog);
    if (const auto *tier = catalog.tier(facts.product->tier)) {
        facts.tierName = tier->displayName;
    }
    if (const auto *about = catalog.classification(facts.product->classification)) {
        facts.classificationName = about->displayName;
    }
    return facts;
}

QString ProductFacts::name() const
{
    return product ? product->id.toString() : target.product ? target.product->toString() : topic;
}

QString ProductFacts::owner() const
{
    if (product && !product->owner.isEmpty()) {
        return product->owner;
    }
    return domain && !domain->domain.teams.isEmpty() ? domain->domain.teams.front() : QString();
}

QString ProductFacts::contact() const
{
    const QString own = product ? channelText(product->support) : QString();
    return own.isEmpty() && domain ? channelText(domain->domain.contacts) : own;
}

bool ProductFacts::sameAs(const ProductFacts &other) const
{
    const auto document = [](const ProductFacts &facts) {
        return facts.entry ? facts.entry->document() : QByteArray();
    };
    return topic == other.topic && document(*this) == document(other) &&
           masks.masks() == other.masks.masks() && tierName == other.tierName &&
           classificationName == other.classificationName;
}

} // namespace mesh::ui
