// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sequenceselection.h"

#include <algorithm>

namespace mesh::ui {

void SequenceSelection::add(Range range)
{
    // Everything that touches the new range melts into it.
    auto begin = std::lower_bound(
        m_ranges.begin(), m_ranges.end(), range.first,
        [](const Range &one, quint64 first) { return one.last < first && one.last + 1 < first; });
    auto end = begin;
    while (end != m_ranges.end() && end->first <= range.last + 1) {
        range.first = std::min(range.first, end->first);
        range.last = std::max(range.last, end->last);
        ++end;
    }
    m_ranges.insert(m_ranges.erase(begin, end), range);
}

void SequenceSelection::remove(quint64 sequence)
{
    const auto found =
        std::lower_bound(m_ranges.begin(), m_ranges.end(), sequence,
                         [](const Range &one, quint64 wanted) { return one.last < wanted; });
    if (found == m_ranges.end() || found->first > sequence) {
        return;
    }
    const Range whole = *found;
    auto rest = m_ranges.erase(found);
    if (sequence < whole.last) {
        rest = m_ranges.insert(rest, {sequence + 1, whole.last});
    }
    if (sequence > whole.first) {
        m_ranges.insert(rest, {whole.first, sequence - 1});
    }
}

void SequenceSelection::dropBelow(quint64 first)
{
    while (!m_ranges.empty() && m_ranges.front().last < first) {
        m_ranges.erase(m_ranges.begin());
    }
    if (!m_ranges.empty()) {
        m_ranges.front().first = std::max(m_ranges.front().first, first);
    }
}

bool SequenceSelection::contains(quint64 sequence) const
{
    const auto found =
        std::lower_bound(m_ranges.begin(), m_ranges.end(), sequence,
                         [](const Range &one, quint64 wanted) { return one.last < wanted; });
    return found != m_ranges.end() && found->first <= sequence;
}

} // namespace mesh::ui
