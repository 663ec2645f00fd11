// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kafka/clientconfig.h"
#include "app/kafka/readrequest.h"
#include "app/records/batchqueue.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace mesh::kafka {

/// Reads topics into a queue, on a thread of its own, and disturbs nobody: partitions are assigned,
/// no group is joined, nothing is committed; records of aborted or open transactions are not seen.
///
/// It goes on through restarts and hangs of brokers, through partitions that are added, and through
/// a topic that is deleted and made anew: `status` tells. A full queue stops it reading, and soon
/// the fetching too. Records are in the order of their partition; over partitions in none, but for
/// FromNewest.
///
/// All functions may be called from any thread and return at once, except the destructor, which
/// waits for the client to close (some milliseconds, with a hung broker up to a second): let an io
/// task destroy it where that matters.
class ConsumerSession
{
public:
    struct Settings
    {
        qsizetype queueBytes = qsizetype{64} << 20; ///< of the queue that is taken from
        int fetchKilobytes = 256 * 1024;            ///< what librdkafka may fetch ahead
    };

    /// Starts reading. What fails, fails in the status.
    ConsumerSession(const Connection &connection, ReadRequest request, Settings settings);
    ConsumerSession(const Connection &connection, ReadRequest request);
    ~ConsumerSession();
    ConsumerSession(const ConsumerSession &) = delete;
    ConsumerSession &operator=(const ConsumerSession &) = delete;

    [[nodiscard]] const ReadRequest &request() const { return m_request; }
    /// Closed at the end of the range, or when reading failed.
    [[nodiscard]] records::BatchQueue &queue() { return m_queue; }

    /// Never null. A new value at most every 50 ms, and at once when the state changes.
    [[nodiscard]] std::shared_ptr<const ReadStatus> status() const;

    /// Stops fetching until resume. Ends and lags are still looked at every second.
    void pause();
    void resume();
    /// Asks the thread to end; the destructor waits for it.
    void stop();

private:
    void publish(const ReadStatus &status);

    const ReadRequest m_request;
    records::BatchQueue m_queue;
    std::atomic<bool> m_paused = false;
    mutable std::mutex m_mutex;
    std::shared_ptr<const ReadStatus> m_status;
    std::jthread m_thread;
};

} // namespace mesh::kafka
