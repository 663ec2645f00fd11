// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Object;
using schema::Value;

namespace {

// Of every five minutes the last 90 s have no shipment: whoever promised a minute breaks it.
constexpr core::TimestampMs cycle = 300'000;
constexpr core::TimestampMs busy = 210'000;

std::optional<Event> ship(const Moment &moment)
{
    static const QStringList carriers{u"NORDWIND"_s, u"ALPINE"_s, u"BLUE_HARBOR"_s};
    static const QStringList states{u"PACKED"_s, u"HANDED_OVER"_s, u"IN_TRANSIT"_s, u"DELIVERED"_s};
    if (moment.time % cycle >= busy) {
        return std::nullopt;
    }
    Random random(moment.seed, u"shipment", moment.index);
    const Order order = orderAt(moment.seed, moment.index - 2400);
    const Customer customer = customerOf(moment.seed, order.customer);
    return Event{order.id,
                 Object{{u"shipment_id"_s, u"s-%1"_s.arg(moment.index)},
                        {u"order_id"_s, order.id},
                        {u"carrier"_s, random.pick(carriers)},
                        {u"status"_s, random.pick(states)},
                        {u"weight_grams"_s, random.skewed(80, 30'000)},
                        {u"position"_s, Object{{u"latitude"_s, 35.0 + random.real() * 25.0},
                                               {u"longitude"_s, -10.0 + random.real() * 40.0}}},
                        {u"region"_s, customer.region},
                        {u"occurred_at_ms"_s, moment.time}},
                 moment.time,
                 {},
                 false};
}

/// The level of one article in one warehouse; articles that are dropped leave a tombstone.
std::optional<Event> countStock(const Moment &moment)
{
    static const QStringList warehouses{u"ham"_s, u"lyon"_s, u"oslo"_s};
    Random random(moment.seed, u"stock", moment.index);
    const QString article = articleName(random.below(articleCount));
    const QString warehouse = random.pick(warehouses);
    Event event{article + u'@' + warehouse, std::nullopt, moment.time, {}, false};
    if (!random.chance(0.03)) {
        event.value = Object{{u"sku"_s, article},
                             {u"warehouse"_s, warehouse},
                             {u"onHand"_s, random.skewed(0, 900)},
                             {u"reserved"_s, random.skewed(0, 60)},
                             {u"countedAt"_s, timestamp(moment.time)}};
    }
    return event;
}

} // namespace

std::vector<TopicSpec> logisticsTopics()
{
    return {
        {.name = u"logistics.shipments"_s, .valueEncoding = Encoding::Protobuf, .generate = ship},
        {.name = u"logistics.stock_levels"_s,
         .compacted = true,
         .valueEncoding = Encoding::Avro,
         .generate = countStock}};
}

} // namespace mesh::sandbox
