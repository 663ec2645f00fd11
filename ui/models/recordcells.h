// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace mesh::ui {

/// How a cell is meant, so that whoever draws it finds the colour.
enum class CellTone {
    Plain,
    Dim,    ///< secondary: time, partition, offset
    Absent, ///< null, or no such field
    Masked, ///< the text is never in here
};

struct RecordCell
{
    QString text;
    CellTone tone = CellTone::Plain;
};

/// One record as text, made once and kept while it is looked at.
struct RecordCells
{
    std::vector<RecordCell> cells; ///< one for each column of the model
    QString problem;               ///< why the value is only bytes; empty: decoded
    QString bytes;                 ///< then its first bytes in hex
    bool pending = false;          ///< its schema is on its way: worth reading again
};

} // namespace mesh::ui
