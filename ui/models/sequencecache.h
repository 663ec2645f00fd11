// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <list>
#include <unordered_map>
#include <utility>

namespace mesh::ui {

/// The values last asked for, by a record's sequence number; the one not asked for the longest
/// makes room.
template<typename T>
class SequenceCache
{
public:
    explicit SequenceCache(size_t capacity)
        : m_capacity(capacity)
    {
        m_places.reserve(capacity + 1);
    }

    /// The value, made by `make()` where it is not there. Valid until the next call.
    template<typename Make>
    const T &value(quint64 sequence, Make &&make)
    {
        if (const auto found = m_places.find(sequence); found != m_places.end()) {
            m_entries.splice(m_entries.begin(), m_entries, found->second);
            return found->second->second;
        }
        m_entries.emplace_front(sequence, make());
        m_places.emplace(sequence, m_entries.begin());
        if (m_entries.size() > m_capacity) {
            m_places.erase(m_entries.back().first);
            m_entries.pop_back();
        }
        return m_entries.front().second;
    }

    /// Forgets the values for which `gone(value)` holds.
    template<typename Gone>
    void removeIf(Gone &&gone)
    {
        for (auto entry = m_entries.begin(); entry != m_entries.end();) {
            if (gone(entry->second)) {
                m_places.erase(entry->first);
                entry = m_entries.erase(entry);
            } else {
                ++entry;
            }
        }
    }

    void clear()
    {
        m_entries.clear();
        m_places.clear();
    }
    [[nodiscard]] size_t size() const { return m_entries.size(); }
    [[nodiscard]] size_t capacity() const { return m_capacity; }

private:
    using Entries = std::list<std::pair<quint64, T>>;
    size_t m_capacity;
    Entries m_entries;
    std::unordered_map<quint64, typename Entries::iterator> m_places;
};

} // namespace mesh::ui
