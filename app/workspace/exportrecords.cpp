// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/exportrecords.h"

#include "app/kafka/consumersession.h"

#include <chrono>
#include <deque>

namespace mesh::workspace {

using namespace std::chrono_literals;
using tabular::RecordRow;

namespace {

/// The records of a range one by one, as the exporter asks for them.
class RangeRows
{
public:
    RangeRows(const kafka::Connection &connection, const kafka::ReadRequest &range,
              schema::Decoder &decoder, std::stop_token stop)
        : m_session(connection, range)
        , m_stop(std::move(stop))
        , m_row(range.topics.value(0), decoder)
    {}

    core::Result<const RecordRow *> next()
    {
        while (true) {
            if (m_stop.stop_requested()) {
                return core::Error{core::Code::Cancelled};
            }
            if (!m_batches.empty() && m_index < m_batches.front().size()) {
                m_row.setRecord(m_batches.front().at(m_index++));
                return &m_row;
            }
            if (!m_batches.empty()) {
                m_batches.pop_front();
                m_index = 0;
                continue;
            }
            if (m_session.queue().isFinished()) {
                const auto status = m_session.status();
                if (status->state == kafka::ReadState::Failed && status->error) {
                    return *status->error;
                }
                return nullptr;
            }
            for (records::Batch &batch : m_session.queue().waitAndTakeAll(50ms)) {
                m_batches.push_back(std::move(batch));
            }
        }
    }

private:
    kafka::ConsumerSession m_session;
    const std::stop_token m_stop;
    RecordRow m_row;
    std::deque<records::Batch> m_batches;
    qsizetype m_index = 0;
};

} // namespace

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
