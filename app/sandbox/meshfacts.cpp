// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstCustomerId = 9'007'199'254'740'993; // 2^53 + 1

const QStringList &firstNames()
{
    static const QStringList names{u"Ada"_s,   u"Ben"_s,   u"Chloe"_s, u"Deniz"_s, u"Elif"_s,
                                   u"Femi"_s,  u"Greta"_s, u"Hugo"_s,  u"Ines"_s,  u"Jonas"_s,
                                   u"Kaito"_s, u"Lena"_s,  u"Maya"_s,  u"Noor"_s,  u"Oskar"_s,
                                   u"Priya"_s, u"Rosa"_s,  u"Sven"_s,  u"Tara"_s,  u"Yusuf"_s};
    return names;
}

const QStringList &lastNames()
{
    static const QStringList names{u"Adeyemi"_s, u"Bauer"_s,   u"Costa"_s,    u"Dupont"_s,
                                   u"Eriksen"_s, u"Fischer"_s, u"Garcia"_s,   u"Haddad"_s,
                                   u"Ito"_s,     u"Jansen"_s,  u"Kowalski"_s, u"Lindqvist"_s,
                                   u"Moreau"_s,  u"Novak"_s,   u"Okafor"_s,   u"Patel"_s,
                                   u"Quinn"_s,   u"Rossi"_s,   u"Silva"_s,    u"Yilmaz"_s};
    return names;
}

QString drawRegion(Random &random)
{
    const double share = random.real();
    return share < 0.6 ? u"EU"_s : share < 0.85 ? u"US"_s : u"APAC"_s;
}

QString drawSegment(Random &random)
{
    const double share = random.real();
    return share < 0.7 ? u"retail"_s : share < 0.93 ? u"business"_s : u"public"_s;
}

} // namespace

Customer customerOf(quint64 seed, qint64 number)
{
    Random random(seed, u"customer", number);
    Customer customer;
    customer.id = firstCustomerId + number;
    const QString first = random.pick(firstNames());
    const QString last = random.pick(lastNames());
    customer.name = first + u' ' + last;
    customer.email = u"%1.%2.%3@example.com"_s.arg(first.toLower(), last.toLower()).arg(number);
    customer.region = drawRegion(random);
    customer.segment = drawSegment(random);
    customer.sinceDay = static_cast<qint32>(random.between(14'610, 20'000)); // 2010 … 2024
    customer.identityVerified = random.chance(0.8);
    return customer;
}

bool isMissingCustomer(qint64 number)
{
    return number % 833 == 416; // 416, 1249, … 9579: twelve below 10,000
}

QString articleName(qint64 number)
{
    return u"sku-%1"_s.arg(number, 4, 10, QChar(u'0'));
}

QString userName(qint64 number)
{
    return u"User_%1"_s.arg(number);
}

QString userRegion(quint64 seed, qint64 number)
{
    return u"Region_%1"_s.arg(Random(seed, u"user region", number).between(1, 9));
}

Order orderAt(quint64 seed, qint64 tick)
{
    Random random(seed, u"order", tick);
    Order order;
    order.id = u"o-%1"_s.arg(tick);
    order.customer = random.below(customerCount);
    const qint64 lines = 1 + random.skewed(0, 5);
    for (qint64 line = 0; line < lines; ++line) {
        const qint64 article = random.skewed(0, articleCount);
        const qint64 price = 490 + Random(seed, u"price", article).skewed(0, 90'000);
        order.items.push_back({articleName(article), random.between(1, 4), price});
        order.cents += order.items.back().quantity * price;
    }
    order.status = random.chance(0.94) ? u"ACCEPTED"_s : u"REVIEW"_s;
    return order;
}

Trade tradeAt(quint64 seed, qint64 tick)
{
    static const QStringList accounts{u"ABC123"_s, u"LMN456"_s, u"XYZ789"_s};
    Random random(seed, u"trade", tick);
    Trade trade;
    trade.side = random.chance(0.5) ? u"BUY"_s : u"SELL"_s;
    trade.quantity = random.between(1, 5000);
    trade.symbol = random.pick(stockSymbols());
    trade.price = random.between(5, 1000);
    trade.account = random.pick(accounts);
    trade.user = random.between(1, userCount);
    return trade;
}

const QStringList &stockSymbols()
{
    static const QStringList symbols{u"ZBZX"_s,  u"ZJZZT"_s, u"ZTEST"_s, u"ZVV"_s,
                                     u"ZVZZT"_s, u"ZWZZT"_s, u"ZXZZT"_s};
    return symbols;
}

schema::Value money(qint64 cents)
{
    return *schema::Decimal::fromUnscaled(cents, 2);
}

schema::Value timestamp(core::TimestampMs time)
{
    return schema::Timestamp{time * 1000};
}

std::vector<TopicSpec> meshTopics()
{
    std::vector<TopicSpec> all;
    for (std::vector<TopicSpec> part :
         {salesTopics(), membershipTopics(), tradingTopics(), edgeTopics(), logisticsTopics(),
          financeTopics(), unpublishedTopics()}) {
        std::move(part.begin(), part.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace mesh::sandbox
