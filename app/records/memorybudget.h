// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <list>
#include <memory>
#include <mutex>

namespace mesh::records {

/// The one limit of memory for records that a process keeps, shared by all its stores. A view that
/// is looked at comes first: the hidden ones together never hold more than a quarter while one is
/// visible, and what they do not use is the visible ones'. Thread-safe.
class MemoryBudget
{
private:
    struct Entry
    {
        qsizetype used = 0;
        bool visible = true;
    };

public:
    explicit MemoryBudget(qsizetype limitBytes);
    MemoryBudget(const MemoryBudget &) = delete;
    MemoryBudget &operator=(const MemoryBudget &) = delete;

    /// What one store has of the budget; ends with it. The budget must outlive it.
    class Share
    {
    public:
        explicit Share(MemoryBudget &budget);
        ~Share();
        Share(const Share &) = delete;
        Share &operator=(const Share &) = delete;

        void setUsed(qsizetype bytes);
        void setVisible(bool visible);
        /// The bytes this store may hold now; falls when another view comes to the front.
        [[nodiscard]] qsizetype allowance() const;

    private:
        MemoryBudget &m_budget;
        std::list<Entry>::iterator m_entry;
    };

    [[nodiscard]] qsizetype limit() const { return m_limit; }
    [[nodiscard]] qsizetype used() const;

private:
    [[nodiscard]] qsizetype allowanceOf(const Entry &entry) const;

    const qsizetype m_limit;
    mutable std::mutex m_mutex;
    std::list<Entry> m_entries;
};

} // namespace mesh::records
