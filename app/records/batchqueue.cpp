// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/batchqueue.h"

#include <iterator>

namespace mesh::records {

BatchQueue::BatchQueue(qsizetype maximumBytes)
    : m_maximumBytes(maximumBytes)
{}

bool BatchQueue::push(Batch &batch, const std::stop_token &stop)
{
    const qsizetype bytes = batch.memoryBytes();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [&] { return m_closed || fits(bytes); });
    if (stop.stop_requested() || m_closed) {
        return false;
    }
    accept(batch, bytes);
    return true;
}

bool BatchQueue::pushFor(Batch &batch, std::chrono::milliseconds patience,
                         const std::stop_token &stop)
{
    const qsizetype bytes = batch.memoryBytes();
    std::unique_lock lock(m_mutex);
    const bool ready =
        m_changed.wait_for(lock, stop, patience, [&] { return m_closed || fits(bytes); });
    if (!ready || stop.stop_requested() || m_closed) {
        return false;
    }
    accept(batch, bytes);
    return true;
}

std::vector<Batch> BatchQueue::takeAll()
{
    const std::lock_guard lock(m_mutex);
    return drain();
}

std::vector<Batch> BatchQueue::takeSome(qsizetype maximumRecords)
{
    std::vector<Batch> taken;
    const std::lock_guard lock(m_mutex);
    for (qsizetype records = 0; !m_batches.empty() && records < maximumRecords;) {
        records += m_batches.front().size();
        m_records -= m_batches.front().size();
        m_bytes -= m_batches.front().memoryBytes();
        taken.push_back(std::move(m_batches.front()));
        m_batches.pop_front();
    }
    m_changed.notify_all();
    return taken;
}

std::vector<Batch> BatchQueue::waitAndTakeAll(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return m_closed || !m_batches.empty(); });
    return drain();
}

void BatchQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

bool BatchQueue::isFinished() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed && m_batches.empty();
}

qsizetype BatchQueue::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

qsizetype BatchQueue::records() const
{
    const std::lock_guard lock(m_mutex);
    return m_records;
}

bool BatchQueue::fits(qsizetype bytes) const
{
    return m_batches.empty() || m_bytes + bytes <= m_maximumBytes;
}

void BatchQueue::accept(Batch &batch, qsizetype bytes)
{
    m_bytes += bytes;
    m_records += batch.size();
    m_batches.push_back(std::move(batch));
    m_changed.notify_all();
}

std::vector<Batch> BatchQueue::drain()
{
    std::vector<Batch> taken(std::make_move_iterator(m_batches.begin()),
                             std::make_move_iterator(m_batches.end()));
    m_batches.clear();
    m_bytes = 0;
    m_records = 0;
    m_changed.notify_all();
    return taken;
}

} // namespace mesh::records
