// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace mesh::records {

enum class TimestampType : quint8 { None, Create, Append };

struct HeaderView
{
    QByteArrayView name;
    std::optional<QByteArrayView> value; ///< absent: a null value
};

/// One record as it came, borrowed: valid as long as the batch or store that gave it is not
/// changed. An absent key or value is Kafka's null (a tombstone), not an empty one.
struct RecordView
{
    core::PartitionId partition = 0;
    core::Offset offset = 0;
    core::TimestampMs timestamp = -1;
    TimestampType timestampType = TimestampType::None;
    std::optional<QByteArrayView> key;
    std::optional<QByteArrayView> value;
    QByteArrayView encodedHeaders; ///< see headers()
    quint16 topic = 0;             ///< which topic of the read it came from; 0 where it reads one

    /// The headers in order, repeated names kept.
    [[nodiscard]] std::vector<HeaderView> headers() const;
    [[nodiscard]] bool hasHeaders() const { return !encodedHeaders.isEmpty(); }
    [[nodiscard]] qsizetype size() const
    {
        return (key ? key->size() : 0) + (value ? value->size() : 0) + encodedHeaders.size();
    }
};

/// Headers in the form in which an arena keeps them: for each, varint name length, name,
/// varint (value length + 1, or 0 for null), value.
[[nodiscard]] QByteArray encodeHeaders(const std::vector<HeaderView> &headers);

/// Adds one header in that form.
void appendHeader(QByteArray &encoded, const HeaderView &header);

} // namespace mesh::records
