// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/rangerows.h"

namespace mesh::workspace {

using namespace std::chrono_literals;
using tabular::RecordRow;

RangeRows::RangeRows(const kafka::Connection &connection, const kafka::ReadRequest &range,
                     const schema::Decoder &decoder, std::stop_token stop,
                     std::optional<Deadline> until)
    : m_session(connection, range)
    , m_stop(std::move(stop))
    , m_until(until)
    , m_row(range.topics.value(0), decoder)
{}

core::Result<const RecordRow *> RangeRows::next()
{
    while (true) {
        if (m_stop.stop_requested()) {
            return core::Error{core::Code::Cancelled};
        }
        if (m_until && std::chrono::steady_clock::now() > *m_until) {
            return core::Error{core::Code::Timeout, {}, m_row.topic(), true};
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

} // namespace mesh::workspace
