// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Object;
using schema::Value;

namespace {

std::optional<Event> updateUser(const Moment &moment)
{
    static const QStringList genders{u"MALE"_s, u"FEMALE"_s, u"OTHER"_s};
    constexpr qint64 firstRegistration = 1'487'715'775'521;
    constexpr qint64 lastRegistration = 1'519'273'364'600;
    Random random(moment.seed, u"user update", moment.index);
    const qint64 number = random.between(1, userCount);
    Random person(moment.seed, u"user", number);
    const QString name = userName(number);
    return Event{name,
                 Object{{u"registertime"_s, person.between(firstRegistration, lastRegistration)},
                        {u"userid"_s, name},
                        {u"regionid"_s, userRegion(moment.seed, number)},
                        {u"gender"_s, person.pick(genders)},
                        {u"email"_s, u"user%1@example.com"_s.arg(number)},
                        {u"consent"_s, random.chance(0.75)}},
                 moment.time,
                 {},
                 false};
}

/// Goes round all customers, so that an hour holds each of them several times.
std::optional<Event> updateCustomer(const Moment &moment)
{
    const qint64 number = ((moment.index * 7919) % customerCount + customerCount) % customerCount;
    if (isMissingCustomer(number)) {
        return std::nullopt;
    }
    const Customer customer = customerOf(moment.seed, number);
    Random random(moment.seed, u"customer update", moment.index);
    return Event{customer.id,
                 Object{{u"id"_s, customer.id},
                        {u"name"_s, customer.name},
                        {u"email"_s, customer.email},
                        {u"segment"_s, customer.segment},
                        {u"region"_s, customer.region},
                        {u"since"_s, schema::Date{customer.sinceDay}},
                        {u"identityVerified"_s, customer.identityVerified},
                        {u"creditLimit"_s, money(random.skewed(0, 2'000'000))}},
                 moment.time,
                 {},
                 false};
}

} // namespace

std::vector<TopicSpec> membershipTopics()
{
    return {{.name = u"membership.users"_s,
             .compacted = true,
             .valueEncoding = Encoding::Avro,
             .generate = updateUser},
            {.name = u"membership.customers"_s,
             .partitions = 4,
             .compacted = true,
             .keyEncoding = Encoding::Avro,
             .valueEncoding = Encoding::Avro,
             .generate = updateCustomer}};
}

} // namespace mesh::sandbox
