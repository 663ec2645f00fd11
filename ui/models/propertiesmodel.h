// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace mesh::ui {

/// Names and values that can be edited in place; the last row is empty and waits for another.
class PropertiesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setProperties(const std::map<QString, QString> &properties);
    /// Rows without a name are left out; of a name given twice the last one counts.
    [[nodiscard]] std::map<QString, QString> properties() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QString name;
        QString value;
    };
    std::vector<Row> m_rows{1};
};

} // namespace mesh::ui
