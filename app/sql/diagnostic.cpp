// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sql/diagnostic.h"

#include <algorithm>
#include <numeric>

namespace mesh::sql {

bool hasErrors(const Diagnostics &diagnostics)
{
    return std::ranges::find(diagnostics, Severity::Error, &Diagnostic::severity) !=
           diagnostics.end();
}

// Copies instead of sorting in place: GCC 12 warns falsely about swapping optionals.
Diagnostics inOrder(const Diagnostics &diagnostics)
{
    std::vector<size_t> order(diagnostics.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(
        order, {}, [&diagnostics](size_t index) { return diagnostics[index].range.begin; });
    Diagnostics sorted;
    sorted.reserve(diagnostics.size());
    for (const size_t index : order) {
        sorted.push_back(diagnostics[index]);
    }
    return sorted;
}

} // namespace mesh::sql
