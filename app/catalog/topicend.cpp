// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/topicend.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Code;
using core::Result;

namespace {

using Steady = std::chrono::steady_clock;

// One pass: to the last stable offset.
Result<kafka::LogEvent> readPass(kafka::LogReader &reader, const QString &topic, TopicEnd &end,
                                 core::Offset from, const std::vector<QByteArray> &keys,
                                 Steady::time_point deadline)
{
    while (Steady::now() < deadline) {
        kafka::LogBatch batch = reader.poll(20ms);
        for (kafka::LogRecord &record : batch.records) {
            if (record.topic == topic && record.key &&
                std::find(keys.begin(), keys.end(), *record.key) != keys.end()) {
                TopicEnd::Last met{record.offset, std::move(record.value)};
                if (met.offset == from) {
                    end.first = met;
                }
                end.last[*record.key] = std::move(met);
            }
        }
        for (const kafka::LogEvent &event : batch.events) {
            if (event.topic != topic) {
                continue;
            }
            switch (event.kind) {
            case kafka::LogEvent::Kind::ReachedEnd:
                return event;
            case kafka::LogEvent::Kind::OutOfRange:
                return core::Error{Code::NotFound, u"offset %1 is gone"_s.arg(event.offset), topic,
                                   true};
            case kafka::LogEvent::Kind::Failed:
                return event.error;
            }
        }
    }
    if (auto reason = reader.disconnected()) {
        return *reason;
    }
    return core::Error{Code::Timeout, u"the end was not reached"_s, topic, true};
}

} // namespace

Result<TopicEnd> readToEnd(kafka::LogReader &reader, const QString &topic, core::Offset from,
                           const std::vector<QByteArray> &keys, std::chrono::milliseconds timeout)
{
    const auto deadline = Steady::now() + timeout;
    TopicEnd end;
    core::Offset next = from;
    std::optional<core::Error> held;
    while (true) {
        if (auto added = reader.add(topic, next); !added) {
            return added.error();
        }
        const Result<kafka::LogEvent> reached = readPass(reader, topic, end, from, keys, deadline);
        reader.remove(topic);
        if (!reached) {
            const bool outOfTime = reached.error().code == Code::Timeout;
            return held && outOfTime ? *held : reached.error();
        }
        if (reached->high <= reached->offset) {
            end.offset = reached->offset;
            return end;
        }
        // Either somebody has written since, or records of an open transaction stand at the end.
        held = core::Error{
            Code::Conflict,
            u"another writer's transaction is open from offset %1 on"_s.arg(reached->offset), topic,
            true};
        next = reached->offset;
    }
}

} // namespace mesh::catalog
