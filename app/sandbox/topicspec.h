// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/schema/value.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace mesh::sandbox {

/// How a key or a value becomes bytes. The last three are framed with an id of the registry.
enum class Encoding { Absent, Text, Json, Avro, Protobuf, JsonSchema };

class Timeline;

/// One tick of a topic's generator.
struct Moment
{
    quint64 seed = 0;
    qint64 index = 0;                   ///< counts ticks since Timeline's origin
    core::TimestampMs time = 0;         ///< of this tick
    core::TimestampMs seeded = 0;       ///< when the mesh was started: history lies before it
    const Timeline *timeline = nullptr; ///< that the tick is of; outlives the call
};

/// One record before it is encoded.
struct Event
{
    std::optional<schema::Value> key;
    std::optional<schema::Value> value; ///< nothing: a tombstone
    core::TimestampMs time = 0;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    bool broken = false; ///< its last bytes are lost, as by a faulty producer
};

/// Makes the event of a tick, or nothing where this tick has none.
using Generate = std::function<std::optional<Event>(const Moment &)>;

/// A topic of the sandbox mesh: how it is set up, and what happens in it.
struct TopicSpec
{
    QString name;
    int partitions = 3;
    bool compacted = false;
    std::chrono::hours retention{24 * 7}; ///< where it is not compacted
    Encoding keyEncoding = Encoding::Text;
    Encoding valueEncoding = Encoding::Json;
    double share = 1.0;  ///< ticks per tick of the mesh's rate
    bool denied = false; ///< plays a topic that this person may not read
    Generate generate;
};

/// The topics of the sandbox mesh, those that matter most first: their history is there first. What
/// a generator makes follows from the moment alone. That of analytics.trending_stocks remembers its
/// window's sums for the next moment: one thread runs a list.
[[nodiscard]] std::vector<TopicSpec> meshTopics();

/// Ticks of one topic: tick i happens between i/rate and (i+1)/rate seconds after the origin
/// (2026-01-01 UTC), so that two programs that feed the same mesh agree on every record.
class Timeline
{
public:
    /// ticksPerSecond > 0
    Timeline(quint64 seed, QStringView topic, double ticksPerSecond);

    /// The first tick at or after a time.
    [[nodiscard]] qint64 firstTickAfter(core::TimestampMs time) const;
    /// Rises with the tick.
    [[nodiscard]] core::TimestampMs timeOf(qint64 tick) const;

private:
    quint64 m_seed;
    QString m_topic;
    double m_interval; ///< ms
};

} // namespace mesh::sandbox
