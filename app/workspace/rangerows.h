// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/consumersession.h"
#include "app/tabular/recordrow.h"

#include <chrono>
#include <deque>
#include <optional>
#include <stop_token>

namespace mesh::workspace {

/// The records of a range one by one, read by a session of its own. For one thread, which waits in
/// `next`; the decoder must outlive it.
class RangeRows
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// `until`: not read on after that, where somebody waits who has other things to do.
    RangeRows(const kafka::Connection &connection, const kafka::ReadRequest &range,
              const schema::Decoder &decoder, std::stop_token stop,
              std::optional<Deadline> until = {});

    /// nullptr at the end of the range. Borrowed until the next call. Errors: Cancelled, Timeout,
    /// and why reading failed.
    core::Result<const tabular::RecordRow *> next();

private:
    kafka::ConsumerSession m_session;
    const std::stop_token m_stop;
    const std::optional<Deadline> m_until;
    tabular::RecordRow m_row;
    std::deque<records::Batch> m_batches;
    qsizetype m_index = 0;
};

} // namespace mesh::workspace
