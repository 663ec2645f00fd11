// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/record.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace mesh::test {

/// A record that owns its bytes.
struct SampleRecord
{
    std::optional<QByteArray> key;
    std::optional<QByteArray> value;
    std::vector<std::pair<QByteArray, std::optional<QByteArray>>> headers;
    core::PartitionId partition = 0;
    core::Offset offset = 0;
    core::TimestampMs timestamp = 1'709'211'900'250; // 2024-02-29T13:05:00.250Z

    [[nodiscard]] records::RecordView view()
    {
        std::vector<records::HeaderView> views;
        for (const auto &[name, content] : headers) {
            views.push_back(
                {name, content ? std::optional<QByteArrayView>(*content) : std::nullopt});
        }
        encodedHeaders = records::encodeHeaders(views);
        records::RecordView record;
        record.partition = partition;
        record.offset = offset;
        record.timestamp = timestamp;
        record.timestampType = records::TimestampType::Create;
        if (key) {
            record.key = *key;
        }
        if (value) {
            record.value = *value;
        }
        record.encodedHeaders = encodedHeaders;
        return record;
    }

    QByteArray encodedHeaders; ///< filled by view()
};

} // namespace mesh::test
