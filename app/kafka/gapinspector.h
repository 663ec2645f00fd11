// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/client.h"
#include "app/records/ledger.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <set>
#include <thread>

// Private to the room.
namespace mesh::kafka {

class Admin;

/// Offsets that a read_committed reader passed without a record, half-open.
struct OffsetGap
{
    quint16 topic = 0;
    core::PartitionId partition = 0;
    core::Offset from = 0;
    core::Offset to = 0;
    bool atEnd = false; ///< nothing came after it: in the part of the log that is never compacted
};

/// What is in a gap. `uncommitted` are the offsets in it where a read_uncommitted reader finds a
/// record; `compacted` says whether the topic is, absent where that may not be asked.
[[nodiscard]] records::OffsetGaps explainGap(const OffsetGap &gap,
                                             const std::set<core::Offset> &uncommitted,
                                             std::optional<bool> compacted);

/// Finds out why offsets had no record, on a thread and by a client of its own: the protocol tells
/// a reader of committed records nothing, so a second one looks at the same offsets
/// read_uncommitted (what it sees was aborted), and the topic's cleanup policy tells marks of
/// transactions from holes. It looks at a limited number of gaps, and not into long ones.
class GapInspector
{
public:
    GapInspector(const Connection &connection, QStringList topics);
    ~GapInspector();
    GapInspector(const GapInspector &) = delete;
    GapInspector &operator=(const GapInspector &) = delete;

    /// Returns at once. A gap beyond the limits is forgotten: it stays unexplained.
    void ask(const OffsetGap &gap);
    /// What has been explained since the last call.
    [[nodiscard]] records::OffsetGaps takeFindings();
    /// Waits until all that was asked is explained or given up, at most so long.
    void settle(Milliseconds timeout);

private:
    void run(const std::stop_token &stop);
    core::Result<void> open();
    void inspect(const OffsetGap &gap, const std::stop_token &stop);
    core::Result<std::set<core::Offset>> readUncommitted(const OffsetGap &gap,
                                                         const std::stop_token &stop);
    std::optional<bool> isCompacted(quint16 topic);

    const Connection m_connection;
    const QStringList m_topics;

    // The thread's own
    std::unique_ptr<Client> m_client;
    std::unique_ptr<Admin> m_admin;
    std::map<quint16, TopicHandle> m_handles;
    std::map<quint16, std::optional<bool>> m_compacted;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<OffsetGap> m_asked;
    int m_askedInAll = 0;
    bool m_busy = false;
    records::OffsetGaps m_findings;
    std::jthread m_thread; ///< last: ends before the rest goes
};

} // namespace mesh::kafka
