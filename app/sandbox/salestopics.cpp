// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

/// One in 500 comes from a shop whose producer cuts off the end.
constexpr qint64 brokenEvery = 500;
constexpr qint64 brokenAt = 433;

std::optional<Event> placeOrder(const Moment &moment)
{
    const Order order = orderAt(moment.seed, moment.index);
    const Customer customer = customerOf(moment.seed, order.customer);
    Array items;
    for (const Order::Item &item : order.items) {
        items.push_back(Object{{u"sku"_s, item.article},
                               {u"quantity"_s, item.quantity},
                               {u"price"_s, money(item.cents)}});
    }
    Event event;
    event.key = order.id;
    event.value = Object{{u"orderId"_s, order.id},
                         {u"amount"_s, money(order.cents)},
                         {u"region"_s, customer.region},
                         {u"customer"_s, Object{{u"id"_s, customer.id},
                                                {u"email"_s, customer.email},
                                                {u"since"_s, schema::Date{customer.sinceDay}}}},
                         {u"items"_s, std::move(items)},
                         {u"status"_s, order.status},
                         {u"placedAt"_s, timestamp(moment.time)}};
    event.time = moment.time;
    event.headers = {{"shop", customer.region.toLower().toUtf8() + "-web"},
                     {"traceparent",
                      "00-" + QByteArray::number(moment.index, 16).rightJustified(32, '0') + "-" +
                          QByteArray::number(order.customer, 16).rightJustified(16, '0') + "-01"}};
    event.broken = moment.index % brokenEvery == brokenAt;
    return event;
}

/// One order in ten is given back, about a minute after it was placed.
std::optional<Event> refund(const Moment &moment)
{
    static const QStringList reasons{u"damaged"_s, u"late"_s, u"wrong item"_s, u"changed mind"_s};
    const Order order = orderAt(moment.seed, moment.index * 10 - 1200);
    Random random(moment.seed, u"refund", moment.index);
    Object value{{u"refundId"_s, u"r-%1"_s.arg(moment.index)},
                 {u"orderId"_s, order.id},
                 {u"amount"_s, money(random.chance(0.7) ? order.cents : order.cents / 2)},
                 {u"reason"_s, random.pick(reasons)},
                 {u"decidedBy"_s, u"returns-desk-%1"_s.arg(random.between(1, 4))}};
    if (random.chance(0.15)) {
        value.emplace_back(u"note"_s, u"customer called \"twice\", see ticket #%1"_s.arg(
                                          random.between(1000, 9999)));
    }
    return Event{order.id, std::move(value), moment.time, {}, false};
}

} // namespace

std::vector<TopicSpec> salesTopics()
{
    return {{.name = u"sales.orders"_s,
             .partitions = 6,
             .valueEncoding = Encoding::Avro,
             .generate = placeOrder},
            {.name = u"sales.refunds"_s,
             .retention = std::chrono::hours(24 * 90),
             .share = 0.1,
             .generate = refund}};
}

} // namespace mesh::sandbox
