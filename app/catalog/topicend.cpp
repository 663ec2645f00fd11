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
Result<core::Offset> readPass(kafka::LogReader &reader, const QString &topic, TopicEnd &end,
                              const std::vector<QByteArray> &keys, Steady::time_point deadline)
{
    while (Steady::now() < deadline) {
        kafka::LogBatch batch = reader.poll(20ms);
        for (kafka::LogRecord &record : batch.records) {
            if (record.topic == topic && record.key &&
                std::find(keys.begin(), keys.end(), *record.key) != keys.end()) {
                end.last[*record.key] = {record.offset, std::move(record.value)};
            }
        }
        for (const kafka::LogEvent &event : batch.events) {
            if (event.topic != topic) {
                continue;
            }
            switch (event.kind) {
            case kafka::LogEvent::Kind::ReachedEnd:
                return event.offset;
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
    while (true) {
        if (auto added = reader.add(topic, next); !added) {
            return added.error();
        }
        const Result<core::Offset> reached = readPass(reader, topic, end, keys, deadline);
        if (!reached) {
            reader.remove(topic);
            return reached.error();
        }
        reader.remove(topic);
        const auto bounds = reader.bounds(topic, 3s);
        if (!bounds) {
            return bounds.error();
        }
        if (bounds->high <= *reached) {
            end.offset = *reached;
            return end;
        }
        // Either somebody has written since, or records of an open transaction stand at the end.
        if (Steady::now() > deadline) {
            return core::Error{
                Code::Conflict,
                u"another writer's transaction is open from offset %1 on"_s.arg(*reached), topic,
                true};
        }
        next = *reached;
    }
}

} // namespace mesh::catalog
