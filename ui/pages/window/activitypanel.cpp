// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/activitypanel.h"

#include "app/workspace/workspace.h"
#include "ui/delegates/rowdelegate.h"
#include "ui/models/activitymodel.h"
#include "ui/state/formats.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QProgressBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

struct ActivityPanel::JobRow : QWidget
{
    ElidedLabel *title = new ElidedLabel;
    QProgressBar *bar = new QProgressBar;
    DimLabel *numbers = new DimLabel;
    QPushButton *cancel = new QPushButton(ActivityPanel::tr("Cancel"));

    JobRow()
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(space::large, space::tiny, space::large, space::tiny);
        bar->setTextVisible(false);
        bar->setMaximumWidth(240);
        row->addWidget(title, 2);
        row->addWidget(bar, 1);
        row->addWidget(numbers);
        row->addWidget(cancel);
    }
};

ActivityPanel::ActivityPanel(const Context &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_jobColumn(new QVBoxLayout)
    , m_table(new QTableView)
{
    setObjectName(u"surface"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::large, space::small, space::small, space::small);
    head->addWidget(new SectionLabel(tr("Activity")));
    head->addStretch(1);
    auto *close = new IconButton(u"close"_s, tr("Close the activity log"));
    connect(close, &QAbstractButton::clicked, this, &ActivityPanel::closeRequested);
    head->addWidget(close);

    auto *model = new ActivityModel(context.workspace.activity(), context.formats, this);
    m_table->setModel(model);
    m_table->setItemDelegate(new RowDelegate(ActivityModel::ToneRole, m_table));
    m_table->setAccessibleName(tr("Activity log"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::row);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(ActivityModel::When, 110);
    m_table->setColumnWidth(ActivityModel::What, 260);
    m_table->setColumnWidth(ActivityModel::Object, 260);

    m_jobColumn->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Line(Qt::Horizontal));
    column->addLayout(head);
    column->addLayout(m_jobColumn);
    column->addWidget(m_table, 1);

    connect(&context.workspace.jobs(), &workspace::Jobs::changed, this, &ActivityPanel::updateJob);
    for (const workspace::Job &job : context.workspace.jobs().jobs()) {
        updateJob(job.id);
    }
}

void ActivityPanel::updateJob(qint64 id)
{
    const auto &jobs = m_context.workspace.jobs().jobs();
    const auto job = std::find_if(jobs.begin(), jobs.end(),
                                  [id](const workspace::Job &one) { return one.id == id; });
    if (job == jobs.end() || !job->running) {
        if (const auto row = m_jobRows.find(id); row != m_jobRows.end()) {
            row->second->deleteLater();
            m_jobRows.erase(row);
        }
        return;
    }
    JobRow *&row = m_jobRows[id];
    if (!row) {
        row = new JobRow;
        connect(row->cancel, &QPushButton::clicked, this,
                [this, id] { m_context.workspace.jobs().cancel(id); });
        m_jobColumn->addWidget(row);
    }
    row->title->setText(job->title);
    row->cancel->setAccessibleName(tr("Cancel %1").arg(job->title));
    row->bar->setAccessibleName(job->title);
    // A bar has 31 bits; a job may count bytes.
    row->bar->setRange(0, job->total > 0 ? 1000 : 0);
    row->bar->setValue(job->total > 0 ? int(job->done * 1000 / job->total) : 0);
    row->numbers->setText(job->total > 0 ? tr("%1 of %2")
                                               .arg(m_context.formats.count(job->done),
                                                    m_context.formats.count(job->total))
                                         : m_context.formats.count(job->done));
}

void ActivityPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace mesh::ui
