// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/sifter.h"

#include <chrono>

namespace mesh::workspace {

using namespace std::chrono_literals;

namespace {

// What the feed has not taken yet; the session's queue holds back the rest.
constexpr qsizetype harvestLimitBytes = qsizetype{64} << 20;

// Records that the shape is learnt from: enough to meet optional fields, few enough to cost
// nothing.
constexpr qsizetype learntRecords = 500;

// A schema registry's frame begins with 0 (an id) or 1 (a GUID); headers can carry the GUID as
// well. Anything else is JSON, text or bytes, which are never undecodable.
bool mayBeFramed(const std::optional<QByteArrayView> &part)
{
    constexpr qsizetype shortestFrame = 5;
    return part && part->size() >= shortestFrame && (part->front() == 0 || part->front() == 1);
}

bool mayBeFramed(const records::RecordView &record)
{
    return mayBeFramed(record.value) || mayBeFramed(record.key) ||
           record.encodedHeaders.contains("_schema_id");
}

} // namespace

Sifter::Sifter(kafka::ConsumerSession &session, QString topic,
               std::shared_ptr<schema::Decoder> decoder, Filter filter, Undecided undecided,
               std::function<void()> wake)
    : m_session(session)
    , m_topic(std::move(topic))
    , m_decoder(std::move(decoder))
    , m_wake(std::move(wake))
    , m_filter(std::move(filter))
    , m_undecided(undecided)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{}

Sifter::~Sifter()
{
    m_thread.request_stop();
    // The thread may wait for the session's queue.
    m_session.stop();
    m_thread.join();
}

Sifter::Harvest Sifter::take()
{
    Harvest harvest;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(harvest, m_harvest);
        m_harvestBytes = 0;
    }
    m_changed.notify_all();
    return harvest;
}

Sifter::Harvest Sifter::setFilter(Filter filter, Undecided undecided)
{
    {
        const std::lock_guard lock(m_mutex);
        m_task = Task{.filter = std::move(filter), .undecided = undecided};
    }
    Harvest harvest = take();
    harvest.resifted.reset();
    return harvest;
}

void Sifter::resift(Kept kept)
{
    {
        const std::lock_guard lock(m_mutex);
        m_task->kept = std::move(kept);
    }
    m_changed.notify_all();
}

bool Sifter::taskWaits() const
{
    const std::lock_guard lock(m_mutex);
    return m_task.has_value();
}

void Sifter::run(const std::stop_token &stop)
{
    tabular::RecordRow row(m_topic, *m_decoder);
    while (!stop.stop_requested()) {
        if (takeUp(stop)) {
            siftKept(row, std::exchange(m_kept, {}), stop);
            continue;
        }
        if (m_batches.empty()) {
            for (records::Batch &batch : m_session.queue().waitAndTakeAll(20ms)) {
                m_batches.push_back(std::move(batch));
            }
        }
        while (!m_batches.empty()) {
            learn(row, m_batches.front());
            if (!hand(m_batches.front(), sift(row, m_batches.front()), stop)) {
                break;
            }
            m_batches.pop_front();
        }
        if (m_batches.empty() && m_session.queue().isFinished()) {
            // Nothing comes any more, but the filter may change.
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] { return m_task.has_value(); });
        }
    }
}

// True where there is a new filter, with what is kept.
bool Sifter::takeUp(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_task || !m_changed.wait(lock, stop, [this] { return m_task->kept.has_value(); })) {
        return false;
    }
    m_filter = std::move(m_task->filter);
    m_undecided = m_task->undecided;
    m_kept = std::move(*m_task->kept);
    m_task.reset();
    return true;
}

void Sifter::siftKept(tabular::RecordRow &row, const Kept &kept, const std::stop_token &stop)
{
    Resifted resifted;
    resifted.reserve(kept.size());
    for (const records::RecordStore::Shared &chunk : kept) {
        if (stop.stop_requested() || taskWaits()) {
            return;
        }
        resifted.emplace_back(chunk.first, sift(row, *chunk.batch));
    }
    {
        const std::lock_guard lock(m_mutex);
        if (m_task) {
            return;
        }
        m_harvest.resifted = std::move(resifted);
    }
    m_wake();
}

Sifted Sifter::sift(tabular::RecordRow &row, const records::Batch &batch) const
{
    Sifted sifted{.everything = m_filter == nullptr};
    for (qsizetype i = 0; i < batch.size(); ++i) {
        const records::RecordView record = batch.at(i);
        const bool framed = mayBeFramed(record);
        if (sifted.everything && !framed) {
            continue;
        }
        row.setRecord(record);
        // Decoding both parts of a framed record brings their schemas, whatever the filter reads.
        const bool keyBroken = framed && row.key().error.has_value();
        bool broken = (framed && row.value().error.has_value()) || keyBroken;
        if (!sifted.everything) {
            const auto match = m_filter->matches(row);
            if (match == tabular::RecordFilter::Match::No) {
                continue;
            }
            // A record that the filter could be asked about, and that it wants, is shown.
            broken = match == tabular::RecordFilter::Match::Undecodable;
            if (broken && m_undecided == Undecided::Hidden) {
                sifted.hidden.push_back(quint32(i));
                continue;
            }
            sifted.rows.push_back(quint32(i));
        }
        if (broken) {
            sifted.undecodable.push_back(quint32(i));
        }
    }
    return sifted;
}

void Sifter::learn(tabular::RecordRow &row, const records::Batch &batch)
{
    if (m_learnt >= learntRecords) {
        return;
    }
    for (qsizetype i = 0; i < batch.size() && m_learnt < learntRecords; ++i, ++m_learnt) {
        row.setRecord(batch.at(i));
        m_shape.observe(row);
    }
    const std::lock_guard lock(m_mutex);
    m_harvest.shape = std::make_shared<const tabular::RecordShape>(m_shape);
}

// False, and the batch still the caller's, where the filter has changed since it was sifted.
bool Sifter::hand(records::Batch &batch, Sifted sifted, const std::stop_token &stop)
{
    bool wasEmpty = false;
    {
        std::unique_lock lock(m_mutex);
        const qsizetype bytes = batch.memoryBytes();
        m_changed.wait(lock, stop, [this, bytes] {
            return m_task || m_harvestBytes == 0 || m_harvestBytes + bytes <= harvestLimitBytes;
        });
        if (m_task || stop.stop_requested()) {
            return false;
        }
        wasEmpty = m_harvest.batches.empty();
        m_harvestBytes += bytes;
        m_harvest.batches.emplace_back(std::move(batch), std::move(sifted));
    }
    if (wasEmpty) {
        m_wake();
    }
    return true;
}

} // namespace mesh::workspace
