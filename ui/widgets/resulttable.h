// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace mesh::ui {

/// A table of results: whole rows, no grid, Enter opens, Space marks, columns that give way where
/// there is little room.
class ResultTable : public QTableView
{
    Q_OBJECT
public:
    explicit ResultTable(QWidget *parent = nullptr);

    struct ColumnRule
    {
        int column = 0;
        int width = 0;     ///< pixels at 100 %; of the stretching one its minimum
        int hideBelow = 0; ///< hidden where the table is narrower than this
        int stretch = 0;   ///< share of what is left over
    };
    void setColumnRules(std::vector<ColumnRule> rules);

Q_SIGNALS:
    void opened(const QModelIndex &index);
    void marked(const QModelIndex &index);
    /// The Delete key.
    void endWanted(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyRules();

    std::vector<ColumnRule> m_rules;
};

} // namespace mesh::ui
