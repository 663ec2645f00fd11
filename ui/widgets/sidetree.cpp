// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/sidetree.h"

#include "ui/state/theme.h"

#include <QPainter>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostHeight = 12'000; ///< pixels: some hundred rows
}

SideTree::SideTree(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"panel"_s);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setExpandsOnDoubleClick(false);
    setIndentation(14);
    setRootIsDecorated(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
}

void SideTree::fitToRows()
{
    int height = 0;
    for (int row = 0; row < model()->rowCount() && height < mostHeight; ++row) {
        const QModelIndex index = model()->index(row, 0);
        height += rowHeight(index);
        if (isExpanded(index)) {
            const int children = model()->rowCount(index);
            height += children > 0 ? children * rowHeight(model()->index(0, 0, index)) : 0;
        }
    }
    const bool scrolls = height > mostHeight;
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(std::min(height, mostHeight) + 2);
}

void SideTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    const bool selected = selectionModel()->isSelected(index);
    const QRect whole(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (selected) {
        painter->fillRect(whole, colour(palette(), Colour::Selection));
        painter->fillRect(QRect(0, whole.top(), 2, whole.height()),
                          colour(palette(), Colour::Accent));
    }
    if (hasFocus() && index == currentIndex() && !selected) {
        painter->fillRect(QRect(0, whole.top(), 2, whole.height()),
                          colour(palette(), Colour::Accent));
    }
    plain.showDecorationSelected = false;
    plain.state &= ~QStyle::State_Selected;
    QTreeView::drawRow(painter, plain, index);
}

void SideTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index)) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.right() - 3.0, rect.center().y() + 0.5);
    painter->rotate(isExpanded(index) ? 90 : 0);
    painter->setPen(
        QPen(colour(palette(), Colour::Dim), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{QPointF(-1.6, -3.2), QPointF(1.6, 0), QPointF(-1.6, 3.2)});
    painter->restore();
}

} // namespace mesh::ui
