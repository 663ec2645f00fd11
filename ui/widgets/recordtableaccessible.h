// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mesh::ui {

class RecordTable;

/// Lets assistive technology see a RecordTable as the table it is: rows, columns, headings, cells,
/// selection. Cells are made when asked for. Call any number of times.
void installRecordTableAccessibility();

/// The number of a cell among the table's accessible children.
[[nodiscard]] int recordTableChild(const RecordTable &table, int row, int column);

} // namespace mesh::ui
