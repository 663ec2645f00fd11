// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/consumersession.h"
#include "app/schema/decoder.h"

#include <optional>
#include <vector>

namespace mesh::test {

/// A record that owns its bytes.
struct ReadRecord
{
    core::PartitionId partition = 0;
    core::Offset offset = 0;
    core::TimestampMs timestamp = -1;
    std::optional<QByteArray> key;
    std::optional<QByteArray> value;
};

/// All records of a request, which must have an end. Empty where reading fails.
inline std::vector<ReadRecord> readAll(const kafka::Connection &connection, const QString &topic,
                                       const kafka::ReadFrom &from)
{
    kafka::ReadRequest request;
    request.topics = {topic};
    request.from = from;
    request.to = kafka::ToEnds{};
    kafka::ConsumerSession session(connection, request);
    std::vector<ReadRecord> all;
    while (!session.queue().isFinished()) {
        for (const records::Batch &batch :
             session.queue().waitAndTakeAll(std::chrono::milliseconds(100))) {
            for (qsizetype i = 0; i < batch.size(); ++i) {
                const records::RecordView record = batch.at(i);
                ReadRecord copy{record.partition, record.offset, record.timestamp, {}, {}};
                if (record.key) {
                    copy.key = record.key->toByteArray();
                }
                if (record.value) {
                    copy.value = record.value->toByteArray();
                }
                all.push_back(std::move(copy));
            }
        }
    }
    return all;
}

} // namespace mesh::test
