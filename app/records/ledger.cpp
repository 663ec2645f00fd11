// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/ledger.h"

#include <numeric>

namespace mesh::records {

OffsetGaps &OffsetGaps::operator+=(const OffsetGaps &other)
{
    control += other.control;
    aborted += other.aborted;
    compacted += other.compacted;
    unexplained += other.unexplained;
    return *this;
}

void Ledger::count(Outcome outcome, quint64 records)
{
    m_counts[static_cast<size_t>(outcome)] += records;
}

void Ledger::recount(Outcome from, Outcome to, quint64 records)
{
    m_counts[static_cast<size_t>(from)] -= records;
    m_counts[static_cast<size_t>(to)] += records;
}

quint64 Ledger::received() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), quint64{0});
}

quint64 Ledger::of(Outcome outcome) const
{
    return m_counts[static_cast<size_t>(outcome)];
}

} // namespace mesh::records
