// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/activitymodel.h"

#include "app/workspace/activitylog.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"

#include <QCoreApplication>

namespace mesh::ui {

ActivityModel::ActivityModel(const workspace::ActivityLog &log, const Formats &formats,
                             QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_formats(formats)
    , m_rows(log.entries())
{
    connect(&log, &workspace::ActivityLog::reset, this, &ActivityModel::reload);
    connect(&log, &workspace::ActivityLog::added, this, &ActivityModel::add);
    connect(&log, &workspace::ActivityLog::changed, this, &ActivityModel::change);
    connect(&formats, &Formats::changed, this, [this] {
        if (!m_rows.empty()) {
            Q_EMIT dataChanged(index(0, When), index(rowCount() - 1, When));
        }
    });
}

void ActivityModel::reload()
{
    beginResetModel();
    m_rows = m_log.entries();
    endResetModel();
}

void ActivityModel::add(const workspace::Activity &activity)
{
    beginInsertRows({}, 0, 0);
    m_rows.push_back(activity);
    endInsertRows();
    if (qsizetype(m_rows.size()) > workspace::ActivityLog::limit) {
        const int last = rowCount() - 1;
        beginRemoveRows({}, last, last);
        m_rows.pop_front();
        endRemoveRows();
    }
}

void ActivityModel::change(const workspace::Activity &activity)
{
    for (int row = 0; row < rowCount(); ++row) {
        auto &mine = m_rows[m_rows.size() - 1 - std::size_t(row)];
        if (mine.id == activity.id) {
            mine = activity;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            return;
        }
    }
}

const workspace::Activity &ActivityModel::at(int row) const
{
    return m_rows[m_rows.size() - 1 - std::size_t(row)];
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    }
    const QStringList titles{tr("When"), tr("What"), tr("To what"), tr("Outcome")};
    return role == Qt::DisplayRole ? QVariant(titles.value(section)) : QVariant();
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const workspace::Activity &activity = at(index.row());
    if (role == ToneRole && index.column() == Outcome) {
        return activity.outcome == workspace::Outcome::Failed ? QVariant(int(Colour::Bad))
                                                              : QVariant();
    }
    if (role == Qt::ToolTipRole && index.column() == When) {
        return m_formats.dateTime(activity.startedAt);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case When:
        return m_formats.time(activity.startedAt);
    case What:
        return activity.action;
    case Object:
        return activity.subject;
    case Outcome:
        return activity.detail.isEmpty()
                   ? outcomeText(activity.outcome)
                   : tr("%1: %2").arg(outcomeText(activity.outcome), activity.detail);
    default:
        return {};
    }
}

QString outcomeText(workspace::Outcome outcome)
{
    switch (outcome) {
    case workspace::Outcome::Running:
        return ActivityModel::tr("running");
    case workspace::Outcome::Done:
        return ActivityModel::tr("done");
    case workspace::Outcome::Failed:
        return ActivityModel::tr("failed");
    case workspace::Outcome::Cancelled:
        return ActivityModel::tr("cancelled");
    }
    return {};
}

} // namespace mesh::ui
