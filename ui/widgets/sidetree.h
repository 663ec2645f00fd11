// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace mesh::ui {

/// The tree at the left side: as high as its rows, so that the whole side scrolls as one; with very
/// many rows it scrolls itself.
class SideTree : public QTreeView
{
    Q_OBJECT
public:
    explicit SideTree(QWidget *parent = nullptr);

    void fitToRows();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
};

} // namespace mesh::ui
