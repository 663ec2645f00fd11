// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/batch.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace mesh::records {

namespace {

// No record is that long (Batch::maximumBytes), so the length can say "null".
constexpr quint32 absent = 0xffffffff;

quint32 lengthOf(const std::optional<QByteArrayView> &bytes)
{
    return bytes ? static_cast<quint32>(bytes->size()) : absent;
}

qsizetype bytesOf(quint32 length)
{
    return length == absent ? 0 : static_cast<qsizetype>(length);
}

std::optional<QByteArrayView> viewOf(const char *from, quint32 length)
{
    if (length == absent) {
        return std::nullopt;
    }
    return QByteArrayView(from, static_cast<qsizetype>(length));
}

char *put(char *to, QByteArrayView bytes)
{
    if (!bytes.isEmpty()) {
        std::memcpy(to, bytes.data(), static_cast<size_t>(bytes.size()));
    }
    return to + bytes.size();
}

} // namespace

Batch::Batch(Batch &&other) noexcept
    : m_slab(std::move(other.m_slab))
    , m_used(std::exchange(other.m_used, 0))
    , m_capacity(std::exchange(other.m_capacity, 0))
    , m_envelopes(std::exchange(other.m_envelopes, {}))
{}

Batch &Batch::operator=(Batch &&other) noexcept
{
    m_slab = std::move(other.m_slab);
    m_used = std::exchange(other.m_used, 0);
    m_capacity = std::exchange(other.m_capacity, 0);
    m_envelopes = std::exchange(other.m_envelopes, {});
    return *this;
}

void Batch::reserve(qsizetype records, qsizetype bytes)
{
    m_envelopes.reserve(m_envelopes.size() + static_cast<size_t>(records));
    if (m_used + bytes > m_capacity) {
        resizeSlab(m_used + bytes);
    }
}

bool Batch::append(const RecordView &record)
{
    const qsizetype needed = m_used + record.size();
    if (needed > maximumBytes) {
        return false;
    }
    if (needed > m_capacity || !m_slab) {
        resizeSlab(std::max(needed, m_capacity + m_capacity / 2));
    }
    m_envelopes.push_back({.offset = record.offset,
                           .timestamp = record.timestamp,
                           .start = static_cast<quint32>(m_used),
                           .keyLength = lengthOf(record.key),
                           .valueLength = lengthOf(record.value),
                           .headersLength = static_cast<quint32>(record.encodedHeaders.size()),
                           .partition = record.partition,
                           .topic = record.topic,
                           .timestampType = record.timestampType});
    char *to = m_slab.get() + m_used;
    to = put(to, record.key.value_or(QByteArrayView()));
    to = put(to, record.value.value_or(QByteArrayView()));
    put(to, record.encodedHeaders);
    m_used = needed;
    return true;
}

void Batch::squeeze()
{
    m_envelopes.shrink_to_fit();
    if (m_slab && m_capacity > m_used) {
        resizeSlab(m_used);
    }
}

RecordView Batch::at(qsizetype index) const
{
    const Envelope &envelope = m_envelopes[static_cast<size_t>(index)];
    const char *key = m_slab.get() + envelope.start;
    const char *value = key + bytesOf(envelope.keyLength);
    const char *headers = value + bytesOf(envelope.valueLength);
    return {.partition = envelope.partition,
            .offset = envelope.offset,
            .timestamp = envelope.timestamp,
            .timestampType = envelope.timestampType,
            .key = viewOf(key, envelope.keyLength),
            .value = viewOf(value, envelope.valueLength),
            .encodedHeaders = {headers, static_cast<qsizetype>(envelope.headersLength)},
            .topic = envelope.topic};
}

qsizetype Batch::memoryBytes() const
{
    const qsizetype slabBytes = m_slab ? m_capacity + tailPadding : 0;
    return slabBytes + static_cast<qsizetype>(m_envelopes.capacity()) * envelopeBytes +
           static_cast<qsizetype>(sizeof(Batch));
}

qsizetype Batch::recordAtPosition(qsizetype position) const
{
    // The last record that starts at or before it; records without any bytes share a start, and
    // the last of them is the one that has bytes.
    const auto after = std::upper_bound(
        m_envelopes.begin(), m_envelopes.end(), position,
        [](qsizetype at, const Envelope &e) { return at < static_cast<qsizetype>(e.start); });
    return std::distance(m_envelopes.begin(), after) - 1;
}

void Batch::resizeSlab(qsizetype capacity)
{
    auto *resized = static_cast<char *>(
        std::realloc(m_slab.get(), static_cast<size_t>(capacity + tailPadding)));
    if (resized == nullptr) {
        throw std::bad_alloc(); // as every other allocation here
    }
    static_cast<void>(m_slab.release());
    m_slab.reset(resized);
    m_capacity = capacity;
    std::memset(resized + capacity, 0, static_cast<size_t>(tailPadding));
}

} // namespace mesh::records
