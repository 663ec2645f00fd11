// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshfacts.h"

#include <QDateTime>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using schema::Object;
using schema::Value;

namespace {

/// Somebody's experiment: no key, members that come and go.
std::optional<Event> click(const Moment &moment)
{
    static const QStringList elements{u"buy"_s, u"menu"_s, u"close"_s, u"search"_s};
    Random random(moment.seed, u"click", moment.index);
    Object value{{u"ts"_s, moment.time},
                 {u"el"_s, random.pick(elements)},
                 {u"x"_s, random.between(0, 1919)},
                 {u"y"_s, random.between(0, 1079)},
                 {u"ip"_s, u"203.0.113.%1"_s.arg(random.between(1, 254))}};
    if (random.chance(0.3)) {
        value.emplace_back(u"user"_s, userName(random.between(1, userCount)));
    }
    return Event{std::nullopt, std::move(value), moment.time, {}, false};
}

/// An export of the old shop: a line of text, decimal commas, and no names for the columns.
std::optional<Event> exportLine(const Moment &moment)
{
    Random random(moment.seed, u"legacy", moment.index);
    const qint64 cents = random.skewed(500, 200'000);
    const QString when =
        QDateTime::fromMSecsSinceEpoch(moment.time, Qt::UTC).toString(u"dd.MM.yyyy HH:mm:ss"_s);
    return Event{std::nullopt,
                 u"%1;%2;%3,%4;\"Filiale %5\""_s.arg(when)
                     .arg(random.between(100'000, 999'999))
                     .arg(cents / 100)
                     .arg(cents % 100, 2, 10, QChar(u'0'))
                     .arg(random.between(1, 40)),
                 moment.time,
                 {},
                 false};
}

/// What a connector keeps for itself.
std::optional<Event> connectorOffset(const Moment &moment)
{
    return Event{u"[\"legacy-export\",{\"file\":\"orders.csv\"}]"_s,
                 Object{{u"position"_s, moment.index * 57}},
                 moment.time,
                 {},
                 false};
}

} // namespace

std::vector<TopicSpec> unpublishedTopics()
{
    return {{.name = u"clicks_tmp"_s,
             .retention = std::chrono::hours(24),
             .keyEncoding = Encoding::Absent,
             .generate = click},
            {.name = u"legacy.csv"_s,
             .partitions = 1,
             .keyEncoding = Encoding::Absent,
             .valueEncoding = Encoding::Text,
             .generate = exportLine},
            {.name = u"_connect-offsets"_s,
             .partitions = 1,
             .compacted = true,
             .share = 0.01,
             .generate = connectorOffset}};
}

} // namespace mesh::sandbox
