// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/propertiesmodel.h"

namespace mesh::ui {

void PropertiesModel::setProperties(const std::map<QString, QString> &properties)
{
    beginResetModel();
    m_rows.clear();
    for (const auto &[name, value] : properties) {
        m_rows.push_back({name, value});
    }
    m_rows.emplace_back();
    endResetModel();
}

std::map<QString, QString> PropertiesModel::properties() const
{
    std::map<QString, QString> properties;
    for (const Row &row : m_rows) {
        if (!row.name.isEmpty()) {
            properties[row.name] = row.value;
        }
    }
    return properties;
}

int PropertiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PropertiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PropertiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == Qt::DisplayRole || role == Qt::EditRole) {
        return index.column() == Name ? row.name : row.value;
    }
    return {};
}

QVariant PropertiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    }
    return role == Qt::DisplayRole ? QVariant(section == Name ? tr("Property") : tr("Value"))
                                   : QVariant();
}

Qt::ItemFlags PropertiesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

bool PropertiesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    Row &row = m_rows[std::size_t(index.row())];
    (index.column() == Name ? row.name : row.value) = value.toString().trimmed();
    Q_EMIT dataChanged(index, index);
    if (index.row() == rowCount() - 1 && !row.name.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.emplace_back();
        endInsertRows();
    }
    Q_EMIT edited();
    return true;
}

bool PropertiesModel::removeRows(int row, int count, const QModelIndex &parent)
{
    // The empty last row stays.
    if (parent.isValid() || row < 0 || row + count > rowCount() - 1) {
        return false;
    }
    beginRemoveRows({}, row, row + count - 1);
    m_rows.erase(m_rows.begin() + row, m_rows.begin() + row + count);
    endRemoveRows();
    Q_EMIT edited();
    return true;
}

} // namespace mesh::ui
