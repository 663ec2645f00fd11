// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace mesh::ui {

/// Which records are selected, by sequence number, so that rows may come and go. Kept as ordered,
/// disjoint ranges: selecting a million rows costs as much as selecting one.
class SequenceSelection
{
public:
    /// Both ends belong to it.
    struct Range
    {
        quint64 first = 0;
        quint64 last = 0;
        friend bool operator==(const Range &, const Range &) = default;
    };

    void clear() { m_ranges.clear(); }
    void add(Range range);
    void remove(quint64 sequence);
    /// Forgets everything below `first`: rows that have gone.
    void dropBelow(quint64 first);

    [[nodiscard]] bool contains(quint64 sequence) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    [[nodiscard]] const std::vector<Range> &ranges() const { return m_ranges; }

private:
    std::vector<Range> m_ranges;
};

} // namespace mesh::ui
