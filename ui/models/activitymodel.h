// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/activity.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace mesh::workspace {
class ActivityLog;
}

namespace mesh::ui {

class Formats;

/// The activity log, newest first: when, what, to what, outcome.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, Object, Outcome, ColumnCount };
    enum Role { ToneRole = Qt::UserRole };

    ActivityModel(const workspace::ActivityLog &log, const Formats &formats,
                  QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void reload();
    void add(const workspace::Activity &activity);
    void change(const workspace::Activity &activity);
    [[nodiscard]] const workspace::Activity &at(int row) const;

    const workspace::ActivityLog &m_log;
    const Formats &m_formats;
    std::deque<workspace::Activity> m_rows; ///< oldest first, as the log has them
};

/// "running", "done", "failed", "cancelled".
[[nodiscard]] QString outcomeText(workspace::Outcome outcome);

} // namespace mesh::ui
