// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace mesh::ui {

/// Paints the rows of Explore: two lines for the product, bold matches for why, states in colour.
class ExploreDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 46;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintWhy(QPainter &painter, const QStyleOptionViewItem &option,
                  const QModelIndex &index) const;
};

} // namespace mesh::ui
