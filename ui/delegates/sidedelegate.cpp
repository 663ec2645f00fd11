// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/sidedelegate.h"

#include "ui/models/sidemodel.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QPainter>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int headingHeight = 32;
constexpr int rightInset = 14;
} // namespace

void SideDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    const auto kind = SideModel::Kind(index.data(SideModel::KindRole).toInt());
    QRect rect = option.rect.adjusted(2, 0, -rightInset, 0);
    if (kind == SideModel::Kind::Heading) {
        painter->setFont(sectionFont());
        painter->setPen(colour(option.palette, Colour::Dim));
        rect.setLeft(14);
        painter->drawText(rect.adjusted(0, 6, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data().toString().toUpper());
        painter->restore();
        return;
    }

    const QString trailing = index.data(SideModel::TrailingRole).toString();
    const bool leaf = kind == SideModel::Kind::Product || kind == SideModel::Kind::Topic;
    painter->setFont(leaf ? smallFont() : option.font);
    painter->setPen(colour(option.palette, Colour::Dim));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, trailing);
    rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(trailing) -
                  (trailing.isEmpty() ? 0 : space::tiny));

    if (!index.data(SideModel::SignRole).toString().isEmpty()) {
        const bool bad = index.data(SideModel::SignIsBadRole).toBool();
        QFont sign = option.font;
        sign.setWeight(QFont::Bold);
        painter->setFont(sign);
        painter->setPen(colour(option.palette, bad ? Colour::Bad : Colour::Warn));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, u"!"_s);
        rect.setRight(rect.right() - space::small - space::tiny);
    }

    if (index.data(SideModel::FavouriteRole).toBool() && !index.parent().isValid()) {
        const QRect star(rect.left(), rect.center().y() - 6, 13, 13);
        symbol(u"star-filled"_s).paint(painter, star);
        rect.setLeft(star.right() + 5);
    }
    QFont font = option.font;
    font.setWeight(leaf ? QFont::Normal : QFont::Medium);
    painter->setFont(font);
    painter->setPen(colour(option.palette, Colour::Text));
    painter->drawText(
        rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    painter->restore();
}

QSize SideDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = index.data(SideModel::KindRole).toInt() == int(SideModel::Kind::Heading);
    return {0, heading ? headingHeight : space::row};
}

} // namespace mesh::ui
