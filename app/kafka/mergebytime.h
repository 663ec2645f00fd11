// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/batch.h"

// Private to the room.
namespace mesh::kafka {

/// All records of the batches, oldest timestamp first; records of one partition stay in the order
/// of their offsets, whatever their timestamps.
[[nodiscard]] std::vector<records::Batch> mergeByTime(const std::vector<records::Batch> &batches);

} // namespace mesh::kafka
