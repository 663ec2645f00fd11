// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/batch.h"

namespace mesh::records {

/// A record whose value is `value` and whose other parts follow from the offset.
inline RecordView record(core::Offset offset, QByteArrayView value, core::PartitionId partition = 0)
{
    return {.partition = partition,
            .offset = offset,
            .timestamp = 1'700'000'000'000 + offset,
            .timestampType = TimestampType::Create,
            .key = std::nullopt,
            .value = value};
}

/// `count` records from `first` on, 3 bytes each.
inline Batch batchOf(core::Offset first, qsizetype count)
{
    Batch batch;
    for (qsizetype i = 0; i < count; ++i) {
        batch.append(record(first + i, "abc"));
    }
    return batch;
}

} // namespace mesh::records
