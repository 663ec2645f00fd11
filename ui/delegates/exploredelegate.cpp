// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/exploredelegate.h"

#include "ui/delegates/textpainting.h"
#include "ui/models/exploremodel.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QPainter>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int inset = 10;

QRect textRect(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(inset, 0, -inset, 0);
}

} // namespace

void ExploreDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setFont(option.font);
    drawRowBackground(*painter, option, index.row());
    switch (index.column()) {
    case ExploreModel::Name:
        paintName(*painter, option, index);
        break;
    case ExploreModel::Why:
        paintWhy(*painter, option, index);
        break;
    default: {
        const bool absent = index.data(ExploreModel::AbsentRole).toBool();
        const QVariant tone = index.data(ExploreModel::ToneRole);
        const Colour ink = tone.isValid() && tone.toInt() >= 0 ? Colour(tone.toInt())
                           : absent                            ? Colour::Dim
                                                               : Colour::Text;
        painter->setPen(colour(option.palette, ink));
        const QRect rect = textRect(option);
        const QString text =
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
        painter->drawText(rect, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
                          text);
    }
    }
    painter->restore();
}

void ExploreDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    QRect rect = option.rect.adjusted(inset, 0, -inset, 0);
    if (index.data(ExploreModel::MarkedRole).toBool()) {
        const QRect sign(rect.left() - 3, rect.center().y() - 8, 16, 16);
        symbol(u"compare"_s, Colour::Accent).paint(&painter, sign);
        rect.setLeft(sign.right() + space::small);
    }
    const int middle = rect.center().y() + 1;
    const QRect first(rect.left(), middle - 20, rect.width(), 20);
    const QRect second(rect.left(), middle, rect.width(), 18);
    const auto ranges =
        index.data(ExploreModel::NameRangesRole).value<std::vector<core::SourceRange>>();
    QFont name = option.font;
    name.setWeight(QFont::Medium);
    painter.setFont(name);
    const QColor text = colour(option.palette, Colour::Text);
    drawMarkedText(painter, first, index.data().toString(), ranges, text, text);
    painter.setFont(option.font);
    painter.setPen(colour(option.palette, Colour::Dim));
    painter.drawText(
        second, Qt::AlignVCenter | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data(ExploreModel::SecondLineRole).toString(),
                                      Qt::ElideRight, second.width()));
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()),
                         colour(option.palette, Colour::Accent));
    }
}

void ExploreDelegate::paintWhy(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto matches = index.data(ExploreModel::MatchesRole).value<std::vector<Match>>();
    QRect rect = textRect(option);
    const QColor dim = colour(option.palette, Colour::Dim);
    const QColor text = colour(option.palette, Colour::Text);
    bool first = true;
    for (const Match &match : matches) {
        if (rect.width() < 12) {
            return;
        }
        const QString lead = (first ? QString() : u", "_s) +
                             (match.label.isEmpty() ? QString() : match.label + u' ');
        rect.setLeft(rect.left() + drawMarkedText(painter, rect, lead, {}, dim, dim));
        rect.setLeft(rect.left() +
                     drawMarkedText(painter, rect, match.text, match.ranges, dim, text));
        first = false;
    }
}

QSize ExploreDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * inset, rowHeight};
}

} // namespace mesh::ui
