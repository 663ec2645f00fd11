// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

#include <vector>

namespace mesh::ui {

class FactRows;

/// A small table of facts, read only: partitions, groups, settings. As high as its rows up to a
/// limit; beyond it scrolls. Text can be copied with Ctrl+C.
class FactTable : public QTableView
{
    Q_OBJECT
public:
    struct Column
    {
        QString title;
        bool number = false; ///< to the right
        bool mono = true;    ///< came from Kafka
        bool grows = true;   ///< takes its share of the width
    };

    FactTable(const QString &name, const std::vector<Column> &columns, QWidget *parent = nullptr);

    void setRows(const std::vector<QStringList> &rows);
    /// Dims a row, or marks it as a state that wants attention.
    void setRowTone(int row, const QString &tone, const QString &tip);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    std::vector<Column> m_columns;
    FactRows *m_rows;
};

} // namespace mesh::ui
