// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

#include <map>
#include <memory>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Object;
using schema::Value;

namespace {

constexpr core::TimestampMs window = 15 * 60'000;
/// A derived record follows its source by this much.
constexpr core::TimestampMs lag = 40;

std::optional<Event> trade(const Moment &moment)
{
    const Trade trade = tradeAt(moment.seed, moment.index);
    return Event{trade.symbol,
                 Object{{u"side"_s, trade.side},
                        {u"quantity"_s, trade.quantity},
                        {u"symbol"_s, trade.symbol},
                        {u"price"_s, trade.price},
                        {u"account"_s, trade.account},
                        {u"userid"_s, userName(trade.user)}},
                 moment.time,
                 {},
                 false};
}

/// SUM(quantity) … WINDOW TUMBLING (SIZE 15 MINUTES) GROUP BY symbol, one row for each change.
class TrendingStocks
{
public:
    std::optional<Event> operator()(const Moment &moment)
    {
        const core::TimestampMs start = moment.time - moment.time % window;
        if (start != m_start || moment.index != m_next) {
            beginWindow(moment, start);
        }
        const Trade trade = tradeAt(moment.seed, moment.index);
        const qint64 total = m_totals[trade.symbol] += trade.quantity;
        m_next = moment.index + 1;
        return Event{Object{{u"symbol"_s, trade.symbol}, {u"windowStart"_s, start}},
                     Object{{u"symbol"_s, trade.symbol},
                            {u"totalQuantity"_s, total},
                            {u"windowStart"_s, timestamp(start)},
                            {u"windowEnd"_s, timestamp(start + window)}},
                     moment.time + lag,
                     {},
                     false};
    }

private:
    /// Sums what the window had before this moment, so that a program that begins in its middle
    /// goes on where another ended.
    void beginWindow(const Moment &moment, core::TimestampMs start)
    {
        m_start = start;
        m_totals.clear();
        for (qint64 tick = moment.timeline->firstTickAfter(start); tick < moment.index; ++tick) {
            const Trade trade = tradeAt(moment.seed, tick);
            m_totals[trade.symbol] += trade.quantity;
        }
    }

    core::TimestampMs m_start = -1;
    qint64 m_next = -1; ///< the tick that m_totals waits for
    std::map<QString, qint64> m_totals;
};

/// Trades with their user's region, WHERE price > 500 AND quantity > 2500.
std::optional<Event> highValueTrade(const Moment &moment)
{
    const Trade trade = tradeAt(moment.seed, moment.index);
    if (trade.price <= 500 || trade.quantity <= 2500) {
        return std::nullopt;
    }
    return Event{userName(trade.user),
                 Object{{u"userid"_s, userName(trade.user)},
                        {u"region"_s, userRegion(moment.seed, trade.user)},
                        {u"side"_s, trade.side},
                        {u"quantity"_s, trade.quantity},
                        {u"symbol"_s, trade.symbol},
                        {u"price"_s, trade.price},
                        {u"account"_s, trade.account}},
                 moment.time + lag,
                 {},
                 false};
}

/// The same join WHERE regionid = 'REGION_1': users say Region_1, so nothing ever comes.
std::optional<Event> usTrade(const Moment &)
{
    return std::nullopt;
}

/// Orders and money a minute and region, from a stream that stopped 25 minutes before the start.
std::optional<Event> orderTotals(const Moment &moment)
{
    static const QStringList regions{u"EU"_s, u"US"_s, u"APAC"_s};
    constexpr core::TimestampMs stoppedFor = 25 * 60'000;
    if (moment.time > moment.seeded - stoppedFor) {
        return std::nullopt;
    }
    Random random(moment.seed, u"order totals", moment.index);
    const QString region = random.pick(regions);
    const core::TimestampMs start = moment.time - moment.time % 60'000;
    return Event{region,
                 Object{{u"region"_s, region},
                        {u"minute"_s, timestamp(start)},
                        {u"orders"_s, random.between(100, 900)},
                        {u"amount"_s, money(random.between(2'000'000, 90'000'000))}},
                 moment.time,
                 {},
                 false};
}

} // namespace

std::vector<TopicSpec> tradingTopics()
{
    const auto trending = std::make_shared<TrendingStocks>();
    return {
        {.name = u"execution.stocktrades"_s, .valueEncoding = Encoding::Avro, .generate = trade},
        {.name = u"analytics.high_value_trades"_s,
         .valueEncoding = Encoding::Avro,
         .generate = highValueTrade},
        {.name = u"analytics.trending_stocks"_s,
         .compacted = true,
         .keyEncoding = Encoding::Json,
         .valueEncoding = Encoding::Avro,
         .generate = [trending](const Moment &moment) { return (*trending)(moment); }},
        {.name = u"analytics.us_enriched"_s, .valueEncoding = Encoding::Avro, .generate = usTrade},
        {.name = u"analytics.order_totals"_s,
         .partitions = 1,
         .share = 0.05,
         .generate = orderTotals}};
}

} // namespace mesh::sandbox
