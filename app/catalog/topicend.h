// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/kafka/logreader.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <vector>

// Inside the room: what a catalog topic says now.
namespace mesh::catalog {

/// A topic, read to its end.
struct TopicEnd
{
    core::Offset offset = 0; ///< where the next record will stand
    struct Last
    {
        core::Offset offset = -1;
        std::optional<QByteArray> value; ///< nothing: removed
    };
    std::map<QByteArray, Last> last; ///< of the keys asked for that were met
    std::optional<Last> first;       ///< that of them which stands where reading began
};

/// Reads from the offset to the end, keeping the last record of each of the keys. Conflict, with
/// retriable, where another writer's open transaction hides the end for longer than it is waited.
[[nodiscard]] core::Result<TopicEnd> readToEnd(kafka::LogReader &reader, const QString &topic,
                                               core::Offset from,
                                               const std::vector<QByteArray> &keys,
                                               std::chrono::milliseconds timeout);

} // namespace mesh::catalog
