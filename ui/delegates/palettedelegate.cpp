// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/palettedelegate.h"

#include "ui/delegates/textpainting.h"
#include "ui/models/exploremodel.h"
#include "ui/models/palettemodel.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QPainter>

namespace mesh::ui {

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour(option.palette, Colour::Selection));
        painter->drawRoundedRect(option.rect, 4, 4);
    }
    QRect rect = option.rect.adjusted(space::small, 0, -space::small, 0);
    if (const QString name = index.data(PaletteModel::SymbolRole).toString(); !name.isEmpty()) {
        const QRect icon(rect.left(), rect.center().y() - 7, 16, 16);
        symbol(name, Colour::Dim).paint(painter, icon);
        rect.setLeft(icon.right() + 10);
    }

    painter->setFont(smallFont());
    painter->setPen(colour(option.palette, Colour::Dim));
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, detail);
    rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(detail) - space::medium);

    painter->setFont(option.font);
    const QColor text = colour(option.palette, Colour::Text);
    drawMarkedText(*painter, rect, index.data().toString(),
                   index.data(PaletteModel::RangesRole).value<std::vector<core::SourceRange>>(),
                   text, text);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, rowHeight};
}

} // namespace mesh::ui
