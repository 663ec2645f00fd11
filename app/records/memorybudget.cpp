// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/records/memorybudget.h"

#include <algorithm>

namespace mesh::records {

MemoryBudget::MemoryBudget(qsizetype limitBytes)
    : m_limit(limitBytes)
{}

MemoryBudget::Share::Share(MemoryBudget &budget)
    : m_budget(budget)
{
    const std::lock_guard lock(m_budget.m_mutex);
    m_entry = m_budget.m_entries.emplace(m_budget.m_entries.end());
}

MemoryBudget::Share::~Share()
{
    const std::lock_guard lock(m_budget.m_mutex);
    m_budget.m_entries.erase(m_entry);
}

void MemoryBudget::Share::setUsed(qsizetype bytes)
{
    const std::lock_guard lock(m_budget.m_mutex);
    m_entry->used = bytes;
}

void MemoryBudget::Share::setVisible(bool visible)
{
    const std::lock_guard lock(m_budget.m_mutex);
    m_entry->visible = visible;
}

qsizetype MemoryBudget::Share::allowance() const
{
    const std::lock_guard lock(m_budget.m_mutex);
    return m_budget.allowanceOf(*m_entry);
}

qsizetype MemoryBudget::used() const
{
    const std::lock_guard lock(m_mutex);
    qsizetype sum = 0;
    for (const Entry &entry : m_entries) {
        sum += entry.used;
    }
    return sum;
}

qsizetype MemoryBudget::allowanceOf(const Entry &entry) const
{
    qsizetype visible = 0;
    qsizetype hidden = 0;
    qsizetype usedByHidden = 0;
    for (const Entry &each : m_entries) {
        visible += each.visible ? 1 : 0;
        hidden += each.visible ? 0 : 1;
        usedByHidden += each.visible ? 0 : each.used;
    }
    const qsizetype hiddenPart = visible == 0 ? m_limit : m_limit / 4;
    if (!entry.visible) {
        return hiddenPart / hidden;
    }
    return (m_limit - std::min(hiddenPart, usedByHidden)) / visible;
}

} // namespace mesh::records
