// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/textpainting.h"

#include "ui/state/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace mesh::ui {

int drawMarkedText(QPainter &painter, const QRect &rect, const QString &text,
                   const std::vector<core::SourceRange> &bold, const QColor &colour,
                   const QColor &boldColour)
{
    const QFont plain = painter.font();
    QFont strong = plain;
    strong.setWeight(QFont::Bold);
    int x = rect.left();
    qsizetype at = 0;
    const auto draw = [&](qsizetype end, bool marked) {
        if (end <= at || x >= rect.right()) {
            at = std::max(at, end);
            return;
        }
        painter.setFont(marked ? strong : plain);
        painter.setPen(marked ? boldColour : colour);
        const QFontMetrics metrics(painter.font());
        const QString whole = text.mid(at, end - at);
        const QString shown = metrics.elidedText(whole, Qt::ElideRight, rect.right() - x + 1);
        const QRect place(x, rect.top(), rect.right() - x + 1, rect.height());
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
        // Once something was cut, nothing may follow the dots.
        x = shown == whole ? x + metrics.horizontalAdvance(shown) : rect.right() + 1;
        at = end;
    };
    for (const core::SourceRange &range : bold) {
        draw(range.begin, false);
        draw(range.end, true);
    }
    draw(text.size(), false);
    painter.setFont(plain);
    return x - rect.left();
}

void drawRowBackground(QPainter &painter, const QStyleOptionViewItem &option, int row)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painter.fillRect(option.rect, colour(option.palette, Colour::Selection));
    } else if (row % 2 != 0) {
        painter.fillRect(option.rect, colour(option.palette, Colour::Stripe));
    }
}

} // namespace mesh::ui
