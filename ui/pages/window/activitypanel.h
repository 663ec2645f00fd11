// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"

#include <QFrame>

#include <map>

class QTableView;
class QVBoxLayout;

namespace mesh::ui {

/// What opens from the status line: the jobs with progress and cancel, below them the log.
class ActivityPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ActivityPanel(const Context &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct JobRow;
    void updateJob(qint64 id);

    Context m_context;
    QVBoxLayout *m_jobColumn;
    QTableView *m_table;
    std::map<qint64, JobRow *> m_jobRows;
};

} // namespace mesh::ui
