// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/batch.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <vector>

namespace mesh::records {

/// The way from the thread that reads to the one that shows: whole batches change hands, in order,
/// and it holds no more than a number of bytes. A full queue makes the reader wait, which makes
/// the broker's client wait: that is the backpressure of a paused or slow view. One pusher, one
/// taker; all functions may be called from any thread.
class BatchQueue
{
public:
    explicit BatchQueue(qsizetype maximumBytes);

    /// Waits while the queue is full (a batch larger than the queue passes when it is empty).
    /// False where stop came first or the queue is closed: then the batch is still the caller's.
    [[nodiscard]] bool push(Batch &batch, const std::stop_token &stop);
    /// As push, but no longer than `patience`.
    [[nodiscard]] bool pushFor(Batch &batch, std::chrono::milliseconds patience,
                               const std::stop_token &stop);

    /// All that is there, without waiting.
    [[nodiscard]] std::vector<Batch> takeAll();
    /// Batches from the front until `maximumRecords` is reached (at least one batch if any).
    [[nodiscard]] std::vector<Batch> takeSome(qsizetype maximumRecords);
    /// Waits until there is something, the queue is closed, or the time is over.
    [[nodiscard]] std::vector<Batch> waitAndTakeAll(std::chrono::milliseconds timeout);

    /// The pusher has no more: push refuses, the taker still gets what is there.
    void close();
    /// Closed and empty: nothing will come any more.
    [[nodiscard]] bool isFinished() const;

    [[nodiscard]] qsizetype bytes() const;   ///< memory of what waits
    [[nodiscard]] qsizetype records() const; ///< how many wait

private:
    [[nodiscard]] bool fits(qsizetype bytes) const;
    void accept(Batch &batch, qsizetype bytes);
    std::vector<Batch> drain();

    const qsizetype m_maximumBytes;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Batch> m_batches;
    qsizetype m_bytes = 0;
    qsizetype m_records = 0;
    bool m_closed = false;
};

} // namespace mesh::records
