// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/exportrecords.h"

#include "app/workspace/rangerows.h"

namespace mesh::workspace {

using tabular::RecordRow;

core::Result<tabular::ExportReceipt> exportRows(const tabular::ExportRequest &request,
                                                const std::vector<RowChunk> &rows,
                                                schema::Decoder &decoder,
                                                const std::stop_token &stop,
                                                const tabular::ExportProgress &progress)
{
    RecordRow row(request.topic, decoder);
    size_t chunk = 0;
    size_t index = 0;
    const auto next = [&]() -> core::Result<const RecordRow *> {
        while (chunk < rows.size() && index == rows[chunk].indexes.size()) {
            ++chunk;
            index = 0;
        }
        if (chunk == rows.size()) {
            return nullptr;
        }
        row.setRecord(rows[chunk].batch->at(rows[chunk].indexes[index++]));
        return &row;
    };
    return tabular::exportRecords(request, next, stop, progress);
}

core::Result<tabular::ExportReceipt>
exportRange(const tabular::ExportRequest &request, const kafka::Connection &connection,
            kafka::ReadRequest range, const std::shared_ptr<const tabular::RecordFilter> &filter,
            schema::Decoder &decoder, const std::stop_token &stop,
            const tabular::ExportProgress &progress)
{
    range.topics = {request.topic};
    if (std::holds_alternative<std::monostate>(range.to)) {
        range.to = kafka::ToEnds{};
    }
    RangeRows rows(connection, range, decoder, stop);
    return tabular::exportRecords(
        request, [&rows] { return rows.next(); }, stop, progress, filter.get());
}

} // namespace mesh::workspace
