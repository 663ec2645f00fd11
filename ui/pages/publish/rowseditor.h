// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

class QTableWidget;

namespace mesh::ui {

class FlatButton;

/// A short list of records that are typed into a table: links, channels, field notes. As high as
/// its rows up to a limit.
class RowsEditor : public QWidget
{
    Q_OBJECT
public:
    struct Column
    {
        QString title;
        int width = 0; ///< 0: takes its share
    };
    struct Row
    {
        QStringList cells;
        int origin = -1; ///< its place in what setRows was given; -1: added since
        friend bool operator==(const Row &, const Row &) = default;
    };

    /// `addText` names the button: "Add a link".
    RowsEditor(const QString &name, const std::vector<Column> &columns, const QString &addText,
               QWidget *parent = nullptr);

    void setRows(const std::vector<QStringList> &rows);
    /// Without rows that say nothing.
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] QTableWidget *table() const { return m_table; }

public Q_SLOTS:
    void addRow();
    void removeCurrent();

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void insert(int row, const QStringList &cells, int origin);
    void fit();

    QTableWidget *m_table;
    FlatButton *m_remove;
    bool m_filling = false;
};

} // namespace mesh::ui
