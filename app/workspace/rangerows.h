// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/consumersession.h"
#include "app/tabular/recordrow.h"

#include <deque>
#include <stop_token>

namespace mesh::workspace {

/// The records of a range one by one, read by a session of its own. For one thread, which waits in
/// `next`; the decoder must outlive it.
class RangeRows
{
public:
    RangeRows(const kafka::Connection &connection, const kafka::ReadRequest &range,
              const schema::Decoder &decoder, std::stop_token stop);

    /// nullptr at the end of the range. Borrowed until the next call. Errors: Cancelled, and why
    /// reading failed.
    core::Result<const tabular::RecordRow *> next();

private:
    kafka::ConsumerSession m_session;
    const std::stop_token m_stop;
    tabular::RecordRow m_row;
    std::deque<records::Batch> m_batches;
    qsizetype m_index = 0;
};

} // namespace mesh::workspace
