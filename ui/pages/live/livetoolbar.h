// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/live/rangechoice.h"
#include "ui/widgets/checklistpanel.h"

#include <QWidget>

class QPushButton;

namespace mesh::ui {

class FilterField;
class Formats;
class MenuButton;
class RangePanel;
class Segmented;

/// The controls above the events: follow or pause, range, partitions, filter, columns, export.
/// Narrow, it leaves out words before it leaves out controls.
class LiveToolbar : public QWidget
{
    Q_OBJECT
public:
    explicit LiveToolbar(const Formats &formats, QWidget *parent = nullptr);

    [[nodiscard]] FilterField &filter() const { return *m_filter; }

    void setFollowing(bool following);
    [[nodiscard]] bool following() const;
    void setRange(const RangeChoice &range);
    [[nodiscard]] const RangeChoice &range() const { return m_range; }
    /// All that exist, and those that are read (empty: all).
    void setPartitions(const std::vector<core::PartitionId> &all,
                       const std::vector<core::PartitionId> &read);
    void setColumns(const std::vector<CheckListPanel::Entry> &columns);
    void openColumns();
    void setExportEnabled(bool enabled);
    /// Without its words: they are left out where they do not fit.
    [[nodiscard]] QSize minimumSizeHint() const override { return {420, sizeHint().height()}; }

Q_SIGNALS:
    /// All by the user.
    void followingChosen(bool following);
    void rangeChosen(const mesh::ui::RangeChoice &range);
    void partitionsChosen(const std::vector<mesh::core::PartitionId> &partitions);
    void columnsChosen(const std::vector<QString> &ids);
    void columnsResetWanted();
    void exportWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpRange();
    void setUpPartitions();
    void setUpColumns();
    void updateTexts();
    void updateFollowLook();
    void chooseRange(const RangeChoice &range);

    const Formats &m_formats;
    RangeChoice m_range;
    std::vector<core::PartitionId> m_allPartitions;
    std::vector<core::PartitionId> m_readPartitions;
    bool m_compact = false;
    Segmented *m_follow;
    MenuButton *m_rangeButton;
    RangePanel *m_rangePanel;
    MenuButton *m_partitionButton;
    CheckListPanel *m_partitionPanel;
    FilterField *m_filter;
    QPushButton *m_columnButton;
    CheckListPanel *m_columnPanel;
    QPushButton *m_export;
};

} // namespace mesh::ui
