// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/recordtablemodel.h"

#include <utility>

namespace mesh::ui {
namespace {

constexpr int againMs = 400;

} // namespace

RecordTableModel::RecordTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        m_cells.removeIf([](const RecordCells &cells) { return cells.pending; });
        Q_EMIT textsChanged();
    });
}

void RecordTableModel::setFeed(workspace::LiveFeed *feed)
{
    beginResetModel();
    m_feed = feed;
    m_rows = feed ? int(feed->rowCount()) : 0;
    m_cells.clear();
    endResetModel();
}

void RecordTableModel::setReader(RecordReader reader)
{
    beginResetModel();
    m_reader = std::move(reader);
    m_cells.clear();
    endResetModel();
    Q_EMIT columnsChanged();
}

workspace::FrameChange RecordTableModel::applyFrame()
{
    if (!m_feed) {
        return {};
    }
    const workspace::FrameChange change = m_feed->pendingChange();
    if (change.reset) {
        beginResetModel();
        m_feed->commitRemoval();
        m_feed->commitAppend();
        m_rows = int(m_feed->rowCount());
        m_cells.clear();
        endResetModel();
        return change;
    }
    if (change.removed > 0) {
        beginRemoveRows({}, m_rows - int(change.removed), m_rows - 1);
        m_feed->commitRemoval();
        m_rows -= int(change.removed);
        endRemoveRows();
    }
    if (change.appended > 0) {
        beginInsertRows({}, 0, int(change.appended) - 1);
        m_feed->commitAppend();
        m_rows += int(change.appended);
        endInsertRows();
    }
    return change;
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reader.columns().size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cells(index.row()).cells[size_t(index.column())].text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(m_reader.columns()[size_t(index.column())].alignment |
                                   Qt::AlignVCenter);
    case SequenceRole:
        return sequence(index.row());
    case ProblemRole:
        return cells(index.row()).problem;
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const RecordColumn &column = m_reader.columns()[size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tip;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    default:
        return {};
    }
}

const RecordCells &RecordTableModel::cells(int row) const
{
    const RecordCells &cells =
        m_cells.value(sequence(row), [this, row] { return m_reader.read(record(row)); });
    if (cells.pending && !m_again.isActive()) {
        m_again.start();
    }
    return cells;
}

records::RecordView RecordTableModel::record(int row) const
{
    return m_feed->at(feedRow(row));
}

quint64 RecordTableModel::sequence(int row) const
{
    return m_feed->sequence(feedRow(row));
}

std::optional<int> RecordTableModel::rowOf(quint64 sequence) const
{
    const auto row = m_feed ? m_feed->rowOf(sequence) : std::nullopt;
    if (!row || *row >= m_rows) {
        return {};
    }
    return m_rows - 1 - int(*row);
}

} // namespace mesh::ui
