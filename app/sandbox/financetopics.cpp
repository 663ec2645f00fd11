// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Object;
using schema::Value;

namespace {

/// The sample shows every two-hundredth payout.
constexpr qint64 sampleEvery = 200;

struct Payout
{
    QString id;
    QString supplier;
    QString iban;
    qint64 cents = 0;
};

Payout payoutAt(quint64 seed, qint64 tick)
{
    Random random(seed, u"payout", tick);
    const qint64 supplier = random.between(1, 300);
    // Check digits 00 are never given to an account: nobody's number can come out.
    const QString iban = u"DE00%1"_s.arg(
        Random(seed, u"iban", supplier).below(1'000'000'000'000'000'000), 18, 10, QChar(u'0'));
    return {u"p-%1"_s.arg(tick), u"supplier-%1"_s.arg(supplier, 3, 10, QChar(u'0')), iban,
            random.skewed(5'000, 25'000'000)};
}

std::optional<Event> pay(const Moment &moment)
{
    const Payout payout = payoutAt(moment.seed, moment.index);
    return Event{payout.id,
                 Object{{u"payoutId"_s, payout.id},
                        {u"supplier"_s, payout.supplier},
                        {u"iban"_s, payout.iban},
                        {u"amount"_s, money(payout.cents)},
                        {u"paidAt"_s, timestamp(moment.time)}},
                 moment.time,
                 {},
                 false};
}

/// What finance shows of its payouts: no account, the amount rounded to a thousand.
std::optional<Event> samplePayout(const Moment &moment)
{
    const Payout payout = payoutAt(moment.seed, moment.index * sampleEvery);
    constexpr qint64 thousand = 100'000;
    return Event{payout.id,
                 Object{{u"payoutId"_s, payout.id},
                        {u"supplier"_s, u"supplier-***"_s},
                        {u"iban"_s, u"DE** **** ****"_s},
                        {u"amount"_s, money((payout.cents + thousand / 2) / thousand * thousand)},
                        {u"paidAt"_s, timestamp(moment.time)}},
                 moment.time,
                 {},
                 false};
}

} // namespace

std::vector<TopicSpec> financeTopics()
{
    return {{.name = u"finance.payouts"_s,
             .retention = std::chrono::hours(24 * 365),
             .valueEncoding = Encoding::Avro,
             .denied = true,
             .generate = pay},
            {.name = u"finance.payouts_sample"_s,
             .partitions = 1,
             .valueEncoding = Encoding::Avro,
             .share = 1.0 / sampleEvery,
             .generate = samplePayout}};
}

} // namespace mesh::sandbox
