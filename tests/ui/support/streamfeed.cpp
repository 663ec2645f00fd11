// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/streamfeed.h"

#include "app/tabular/recordrow.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace mesh::test {
namespace {

constexpr core::TimestampMs begin = 1'763'906'400'000;
constexpr auto batchEvery = 4ms;

/// About 200 bytes, as the rest of the measurements have it.
QByteArray orderValue(core::Offset id)
{
    const QByteArray number = QByteArray::number(id);
    return "{\"orderId\":\"o-" + number + "\",\"amount\":" + QByteArray::number(id % 3000) +
           ".25,\"region\":\"EU\",\"channel\":\"web\",\"customerId\":9007199254740993,\"currency\":"
           "\"EUR\",\"items\":3,\"status\":\"ACCEPTED\",\"shop\":\"berlin-1\",\"note\":\"leave it "
           "at "
           "the door\"}";
}

} // namespace

StreamFeed::StreamFeed(qsizetype limit)
    : m_limit(limit)
    , m_store(m_budget, {.rows = limit})
{
    const records::Batch sample = makeBatch(8);
    tabular::RecordRow row(QStringLiteral("orders"), *m_decoder);
    for (qsizetype index = 0; index < sample.size(); ++index) {
        row.setRecord(sample.at(index));
        m_shape->observe(row);
    }
}

StreamFeed::~StreamFeed()
{
    stop();
}

records::Batch StreamFeed::makeBatch(qsizetype records)
{
    records::Batch batch;
    batch.reserve(records, records * 260);
    for (qsizetype index = 0; index < records; ++index) {
        const core::Offset offset = m_nextOffset++;
        const QByteArray key = "o-" + QByteArray::number(offset);
        const QByteArray value = orderValue(offset);
        records::RecordView record;
        record.partition = core::PartitionId(offset % 6);
        record.offset = offset;
        record.timestamp = begin + offset / 500;
        record.key = key;
        record.value = value;
        batch.append(record);
    }
    batch.squeeze();
    return batch;
}

void StreamFeed::fill(qsizetype records)
{
    constexpr qsizetype atOnce = 10'000;
    for (qsizetype made = 0; made < records; made += atOnce) {
        const std::lock_guard lock(m_mutex);
        m_arrived.push_back(makeBatch(std::min(atOnce, records - made)));
    }
}

void StreamFeed::stream(qsizetype recordsPerSecond)
{
    m_made = 0;
    m_thread = std::jthread([this, recordsPerSecond](const std::stop_token &stopping) {
        const auto started = std::chrono::steady_clock::now();
        while (!stopping.stop_requested()) {
            const std::chrono::duration<double> since = std::chrono::steady_clock::now() - started;
            const auto due = qsizetype(since.count() * double(recordsPerSecond)) - m_made.load();
            if (due > 0) {
                records::Batch batch = makeBatch(due);
                m_made += due;
                bool first = false;
                {
                    const std::lock_guard lock(m_mutex);
                    first = m_arrived.empty();
                    m_arrived.push_back(std::move(batch));
                }
                if (first) {
                    QMetaObject::invokeMethod(this, &LiveFeed::pending, Qt::QueuedConnection);
                }
            }
            std::this_thread::sleep_for(batchEvery);
        }
    });
}

qsizetype StreamFeed::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    return m_made;
}

qsizetype StreamFeed::payloadBytes() const
{
    qsizetype bytes = 0;
    for (qsizetype row = 0; row < m_store.size(); ++row) {
        bytes += m_store.at(row).size();
    }
    return bytes;
}

workspace::FrameChange StreamFeed::pendingChange()
{
    {
        const std::lock_guard lock(m_mutex);
        std::swap(m_taken, m_arrived);
    }
    qsizetype appended = 0;
    for (const records::Batch &batch : m_taken) {
        appended += batch.size();
    }
    m_removed = std::clamp<qsizetype>(m_store.size() + appended - m_limit, 0, m_store.size());
    return {m_removed, appended, false};
}

void StreamFeed::commitRemoval()
{
    m_store.removeOldest(m_removed);
}

void StreamFeed::commitAppend()
{
    for (records::Batch &batch : m_taken) {
        m_store.append(std::move(batch));
    }
    m_taken.clear();
}

} // namespace mesh::test
