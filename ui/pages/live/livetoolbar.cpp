// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/livetoolbar.h"

#include "ui/pages/live/rangepanel.h"
#include "ui/state/formats.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filterfield.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

/// Below this width words give way to symbols.
constexpr int roomyWidth = 860;
constexpr std::array<qint64, 5> newestCounts{100, 500, 1'000, 10'000, 100'000};

} // namespace

LiveToolbar::LiveToolbar(const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_follow(new Segmented({tr("Follow"), tr("Pause")}, this))
    , m_rangeButton(new MenuButton({}, this))
    , m_rangePanel(new RangePanel(formats, this))
    , m_partitionButton(new MenuButton({}, this))
    , m_partitionPanel(new CheckListPanel(tr("Partitions"), tr("All partitions"), this))
    , m_filter(new FilterField(this))
    , m_columnButton(new QPushButton(tr("Columns"), this))
    , m_columnPanel(new CheckListPanel(tr("Columns"), tr("Default columns"), this))
    , m_export(new QPushButton(tr("Export…"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::large, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(m_follow);
    layout->addWidget(m_rangeButton);
    layout->addWidget(m_partitionButton);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_columnButton);
    layout->addWidget(m_export);

    m_follow->button(0)->setToolTip(tr("Show events as they arrive (Space)"));
    m_follow->button(1)->setToolTip(tr("Hold what is shown; nothing is lost (Space)"));
    m_follow->button(1)->setText({});
    m_follow->button(1)->setAccessibleName(tr("Pause"));
    m_follow->button(0)->setAccessibleName(tr("Follow"));
    connect(m_follow, &Segmented::chosen, this, [this](int index) {
        updateFollowLook();
        Q_EMIT followingChosen(index == 0);
    });
    m_export->setToolTip(tr("Take events along as a file (Ctrl+Shift+E)"));
    connect(m_export, &QPushButton::clicked, this, &LiveToolbar::exportWanted);
    setUpRange();
    setUpPartitions();
    setUpColumns();
    setFollowing(true);
    updateTexts();
}

void LiveToolbar::setUpRange()
{
    auto *menu = new QMenu(m_rangeButton);
    for (const qint64 count : newestCounts) {
        QAction *action = menu->addAction(tr("Newest %1").arg(m_formats.count(count)));
        connect(action, &QAction::triggered, this, [this, count] {
            RangeChoice choice;
            choice.count = count;
            chooseRange(choice);
        });
    }
    const auto addForm = [this, menu](const QString &title, RangeChoice::Kind kind) {
        connect(menu->addAction(title), &QAction::triggered, this,
                [this, kind] { m_rangePanel->ask(kind, m_range, *m_rangeButton); });
    };
    addForm(tr("Newest…"), RangeChoice::Kind::Newest);
    menu->addSeparator();
    connect(menu->addAction(tr("From the beginning")), &QAction::triggered, this, [this] {
        RangeChoice choice;
        choice.kind = RangeChoice::Kind::Beginning;
        chooseRange(choice);
    });
    addForm(tr("By time…"), RangeChoice::Kind::Time);
    addForm(tr("By offsets…"), RangeChoice::Kind::Offsets);
    addForm(tr("Even sample over a span…"), RangeChoice::Kind::Sample);
    m_rangeButton->setMenu(menu);
    connect(m_rangePanel, &RangePanel::chosen, this, &LiveToolbar::chooseRange);
}

void LiveToolbar::setUpPartitions()
{
    connect(m_partitionButton, &QPushButton::clicked, this,
            [this] { m_partitionPanel->openBelow(*m_partitionButton); });
    connect(m_partitionPanel, &CheckListPanel::changed, this,
            [this](const std::vector<QString> &ids) {
                std::vector<core::PartitionId> read;
                for (const QString &id : ids) {
                    read.push_back(id.toInt());
                }
                if (read.size() == m_allPartitions.size()) {
                    read.clear();
                }
                m_readPartitions = read;
                updateTexts();
                Q_EMIT partitionsChosen(read);
            });
    connect(m_partitionPanel, &CheckListPanel::resetWanted, this, [this] {
        m_partitionPanel->close();
        setPartitions(m_allPartitions, {});
        Q_EMIT partitionsChosen({});
    });
}

void LiveToolbar::setUpColumns()
{
    m_columnButton->setAccessibleName(tr("Columns"));
    connect(m_columnButton, &QPushButton::clicked, this, &LiveToolbar::openColumns);
    connect(m_columnPanel, &CheckListPanel::changed, this, &LiveToolbar::columnsChosen);
    connect(m_columnPanel, &CheckListPanel::resetWanted, this, &LiveToolbar::columnsResetWanted);
}

void LiveToolbar::openColumns()
{
    m_columnPanel->openBelow(*m_columnButton);
}

void LiveToolbar::setFollowing(bool following)
{
    m_follow->setCurrent(following ? 0 : 1);
    updateFollowLook();
}

bool LiveToolbar::following() const
{
    return m_follow->current() == 0;
}

void LiveToolbar::updateFollowLook()
{
    const bool on = following();
    QPushButton *follow = m_follow->button(0);
    QPushButton *pause = m_follow->button(1);
    follow->setIcon(symbol(u"play"_s, on ? Colour::OnAccent : Colour::Text));
    pause->setIcon(symbol(u"pause"_s, Colour::Text));
    follow->setProperty("follow", on);
    follow->style()->unpolish(follow);
    follow->style()->polish(follow);
}

void LiveToolbar::setRange(const RangeChoice &range)
{
    m_range = range;
    updateTexts();
}

void LiveToolbar::chooseRange(const RangeChoice &range)
{
    setRange(range);
    Q_EMIT rangeChosen(range);
}

void LiveToolbar::setPartitions(const std::vector<core::PartitionId> &all,
                                const std::vector<core::PartitionId> &read)
{
    m_allPartitions = all;
    m_readPartitions = read;
    std::vector<CheckListPanel::Entry> entries;
    for (const core::PartitionId partition : all) {
        const bool isRead =
            read.empty() || std::find(read.begin(), read.end(), partition) != read.end();
        entries.push_back(
            {QString::number(partition), tr("Partition %1").arg(partition), {}, isRead});
    }
    m_partitionPanel->setEntries(entries);
    m_rangePanel->setPartitions(all);
    updateTexts();
}

void LiveToolbar::setColumns(const std::vector<CheckListPanel::Entry> &columns)
{
    m_columnPanel->setEntries(columns);
}

void LiveToolbar::setExportEnabled(bool enabled)
{
    m_export->setEnabled(enabled);
}

void LiveToolbar::updateTexts()
{
    const QString range = m_range.text(m_formats);
    m_rangeButton->setText(m_compact ? range : tr("Range: %1").arg(range));
    m_rangeButton->setAccessibleName(tr("Range: %1").arg(range));
    const qsizetype all = qsizetype(m_allPartitions.size());
    const qsizetype read = qsizetype(m_readPartitions.size());
    m_partitionButton->setText(read == 0 || read == all
                                   ? tr("%n partition(s)", nullptr, int(all))
                                   : tr("%1 of %n partition(s)", nullptr, int(all)).arg(read));
    m_partitionButton->setEnabled(all > 0);
    m_columnButton->setText(m_compact ? QString() : tr("Columns"));
    m_columnButton->setIcon(m_compact ? symbol(u"columns"_s) : QIcon());
    m_columnButton->setToolTip(m_compact ? tr("Columns") : QString());
    m_export->setText(m_compact ? QString() : tr("Export…"));
    m_export->setIcon(m_compact ? symbol(u"export"_s) : QIcon());
    m_export->setAccessibleName(tr("Export"));
    m_follow->button(0)->setText(m_compact ? QString() : tr("Follow"));
}

void LiveToolbar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool compact = width() < roomyWidth;
    if (compact != m_compact) {
        m_compact = compact;
        updateTexts();
    }
}

} // namespace mesh::ui
