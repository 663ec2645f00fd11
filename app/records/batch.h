// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/record.h"

#include <cstdlib>
#include <memory>
#include <vector>

namespace mesh::records {

/// Records as they came, in one arena: their bytes one after the other in a slab, and 40 bytes of
/// envelope each. A batch is filled by one thread and then changes hands whole; it is never shared.
class Batch
{
public:
    /// Bytes after the last record that may be read (and mean nothing): what simdjson asks for.
    static constexpr qsizetype tailPadding = 64;
    /// What a record costs beside its own bytes.
    static constexpr qsizetype envelopeBytes = 40;
    /// A slab is addressed by 32 bits: `append` refuses a record beyond this many bytes.
    static constexpr qsizetype maximumBytes = qsizetype{3} << 30;

    Batch() = default;
    Batch(Batch &&other) noexcept;
    Batch &operator=(Batch &&other) noexcept;
    Batch(const Batch &) = delete;
    Batch &operator=(const Batch &) = delete;
    ~Batch() = default;

    /// Makes room for exactly this much more; appending within it allocates nothing.
    void reserve(qsizetype records, qsizetype bytes);
    /// Copies the record. False, and nothing done, where it does not fit in maximumBytes.
    bool append(const RecordView &record);
    /// Gives back what reserve took too much; cheap.
    void squeeze();

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_envelopes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_envelopes.empty(); }
    [[nodiscard]] RecordView at(qsizetype index) const;

    /// Bytes of keys, values and headers.
    [[nodiscard]] qsizetype payloadBytes() const { return m_used; }
    /// Everything this batch takes from the heap, and itself.
    [[nodiscard]] qsizetype memoryBytes() const;

    /// All bytes of all records in order, for a search over the whole; followed by tailPadding
    /// readable bytes.
    [[nodiscard]] QByteArrayView slab() const { return {m_slab.get(), m_used}; }
    /// The record that holds the byte of the slab; `position` < payloadBytes().
    [[nodiscard]] qsizetype recordAtPosition(qsizetype position) const;

private:
    struct Envelope
    {
        core::Offset offset;
        core::TimestampMs timestamp;
        quint32 start; ///< in the slab: key, value, headers
        quint32 keyLength;
        quint32 valueLength;
        quint32 headersLength;
        core::PartitionId partition;
        quint16 topic;
        TimestampType timestampType;
    };
    static_assert(sizeof(Envelope) == envelopeBytes);

    void resizeSlab(qsizetype capacity);

    struct Free
    {
        void operator()(char *memory) const { std::free(memory); }
    };
    /// Of malloc, so that realloc can move large ones by their pages and give back their tails.
    std::unique_ptr<char, Free> m_slab;
    qsizetype m_used = 0;
    qsizetype m_capacity = 0; ///< without the padding
    std::vector<Envelope> m_envelopes;
};

} // namespace mesh::records
