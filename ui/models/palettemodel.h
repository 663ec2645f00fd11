// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/sourcerange.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace mesh::ui {

/// One line below the search field: a command, a product, a topic, or "search for this".
struct PaletteEntry
{
    QString text;
    QString detail; ///< at the right: shortcut or kind
    QString symbol;
    std::vector<core::SourceRange> ranges; ///< of the text, in bold
    std::function<void()> run;
};

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, SymbolRole, RangesRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    void run(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PaletteEntry> m_entries;
};

} // namespace mesh::ui
