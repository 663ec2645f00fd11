// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/clientconfig.h"
#include "app/kafka/readrequest.h"
#include "app/schema/decoder.h"
#include "app/tabular/exporter.h"
#include "app/tabular/recordfilter.h"
#include "app/workspace/livefeed.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace mesh::workspace {

/// Writes the rows of a feed, in their order. Blocking.
[[nodiscard]] core::Result<tabular::ExportReceipt>
exportRows(const tabular::ExportRequest &request, const std::vector<RowChunk> &rows,
           schema::Decoder &decoder, const std::stop_token &stop,
           const tabular::ExportProgress &progress);

/// Reads a range by a session of its own and writes what passes the filter (nullptr: everything). A
/// range without an end ends at the ends of now. Blocking.
[[nodiscard]] core::Result<tabular::ExportReceipt>
exportRange(const tabular::ExportRequest &request, const kafka::Connection &connection,
            kafka::ReadRequest range, const std::shared_ptr<const tabular::RecordFilter> &filter,
            schema::Decoder &decoder, const std::stop_token &stop,
            const tabular::ExportProgress &progress);

} // namespace mesh::workspace
