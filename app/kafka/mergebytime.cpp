// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/kafka/mergebytime.h"

#include <map>
#include <queue>

namespace mesh::kafka {

namespace {

constexpr qsizetype batchBytes = qsizetype{1} << 20;

/// Where a record stands in the batches.
struct Place
{
    size_t batch;
    qsizetype index;
};

/// The next record of a partition.
struct Head
{
    core::TimestampMs timestamp;
    size_t partition; ///< in order of appearance: the same timestamps stay in a stable order
    size_t next;
    friend bool operator>(const Head &a, const Head &b)
    {
        return std::tie(a.timestamp, a.partition) > std::tie(b.timestamp, b.partition);
    }
};

std::vector<std::vector<Place>> byPartition(const std::vector<records::Batch> &batches)
{
    std::map<std::pair<quint16, core::PartitionId>, size_t> known;
    std::vector<std::vector<Place>> partitions;
    for (size_t b = 0; b < batches.size(); ++b) {
        for (qsizetype i = 0; i < batches[b].size(); ++i) {
            const records::RecordView record = batches[b].at(i);
            const auto [found, isNew] =
                known.try_emplace({record.topic, record.partition}, partitions.size());
            if (isNew) {
                partitions.emplace_back();
            }
            partitions[found->second].push_back({b, i});
        }
    }
    return partitions;
}

} // namespace

std::vector<records::Batch> mergeByTime(const std::vector<records::Batch> &batches)
{
    const auto partitions = byPartition(batches);
    const auto viewOf = [&](size_t partition, size_t index) {
        const Place &place = partitions[partition][index];
        return batches[place.batch].at(place.index);
    };
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    for (size_t i = 0; i < partitions.size(); ++i) {
        heads.push({viewOf(i, 0).timestamp, i, 0});
    }
    std::vector<records::Batch> merged(1);
    while (!heads.empty()) {
        const Head head = heads.top();
        heads.pop();
        if (merged.back().payloadBytes() > batchBytes) {
            merged.back().squeeze();
            merged.emplace_back();
        }
        merged.back().append(viewOf(head.partition, head.next));
        if (head.next + 1 < partitions[head.partition].size()) {
            heads.push(
                {viewOf(head.partition, head.next + 1).timestamp, head.partition, head.next + 1});
        }
    }
    merged.back().squeeze();
    return merged;
}

} // namespace mesh::kafka
