// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/palettemodel.h"

#include "ui/models/exploremodel.h"

namespace mesh::ui {

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void PaletteModel::run(const QModelIndex &index) const
{
    if (index.isValid() && checkIndex(index)) {
        // Copied: what it runs may exchange the entries.
        const auto action = m_entries[std::size_t(index.row())].run;
        action();
    }
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PaletteEntry &entry = m_entries[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return QString(entry.text + QStringLiteral(", ") + entry.detail);
    case DetailRole:
        return entry.detail;
    case SymbolRole:
        return entry.symbol;
    case RangesRole:
        return QVariant::fromValue(entry.ranges);
    default:
        return {};
    }
}

} // namespace mesh::ui
