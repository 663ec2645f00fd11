// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Object;
using schema::Value;

namespace {

constexpr core::TimestampMs hour = 3'600'000;
constexpr core::TimestampMs minute = 60'000;

std::optional<Event> viewPage(const Moment &moment)
{
    Random random(moment.seed, u"page view", moment.index);
    return Event{QString::number(moment.time),
                 Object{{u"viewtime"_s, moment.time},
                        {u"userid"_s, userName(random.between(1, userCount))},
                        {u"pageid"_s, u"Page_%1"_s.arg(random.between(10, 99))}},
                 moment.time,
                 {},
                 false};
}

/// From minute 35 to minute 55 of each hour most views lose their referrer: a release that went
/// wrong, for whoever watches the null rate.
double referrerLost(core::TimestampMs time)
{
    const core::TimestampMs minutes = time % hour / minute;
    return minutes >= 35 && minutes < 55 ? 0.62 : 0.04;
}

/// As viewPage at the same tick, told by the new tracker. Three in a hundred were kept on a phone
/// without a connection and carry the time when they happened, up to six minutes earlier.
std::optional<Event> viewPageAnew(const Moment &moment)
{
    static const QStringList devices{u"phone"_s, u"tablet"_s, u"desktop"_s};
    static const QStringList referrers{u"search"_s, u"newsletter"_s, u"partner"_s, u"direct"_s};
    Random view(moment.seed, u"page view", moment.index);
    const QString user = userName(view.between(1, userCount));
    const QString page = u"Page_%1"_s.arg(view.between(10, 99));
    Random random(moment.seed, u"page view 2", moment.index);
    const bool late = random.chance(0.03);
    const core::TimestampMs time =
        late ? moment.time - random.between(30'000, 360'000) : moment.time;
    Value referrer;
    if (!random.chance(referrerLost(moment.time))) {
        referrer = random.pick(referrers);
    }
    return Event{user,
                 Object{{u"viewId"_s, u"v-%1"_s.arg(moment.index)},
                        {u"viewedAt"_s, time},
                        {u"userId"_s, user},
                        {u"pageId"_s, page},
                        {u"device"_s, late ? u"phone"_s : random.pick(devices)},
                        {u"referrer"_s, std::move(referrer)},
                        {u"durationMs"_s, random.skewed(200, 180'000)}},
                 time,
                 {{"tracker", late ? "2.3.1-offline" : "2.3.1"}},
                 false};
}

} // namespace

std::vector<TopicSpec> edgeTopics()
{
    return {
        {.name = u"edge.pageviews_v2"_s,
         .valueEncoding = Encoding::JsonSchema,
         .generate = viewPageAnew},
        {.name = u"edge.pageviews_v1"_s, .valueEncoding = Encoding::Avro, .generate = viewPage}};
}

} // namespace mesh::sandbox
