// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/rowdelegate.h"

#include "ui/delegates/textpainting.h"
#include "ui/state/theme.h"

#include <QPainter>

namespace mesh::ui {

namespace {
constexpr int inset = 10; ///< that of the headings
} // namespace

RowDelegate::RowDelegate(int toneRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_toneRole(toneRole)
{}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    painter->save();
    drawRowBackground(*painter, option, index.row());
    QStyleOptionViewItem prepared = option;
    initStyleOption(&prepared, index);
    const QVariant tone = m_toneRole < 0 ? QVariant() : index.data(m_toneRole);
    painter->setFont(prepared.font);
    painter->setPen(colour(option.palette, tone.isValid() ? Colour(tone.toInt()) : Colour::Text));
    const QRect rect = option.rect.adjusted(inset, 0, -inset, 0);
    painter->drawText(rect, int(prepared.displayAlignment) | Qt::TextSingleLine,
                      prepared.fontMetrics.elidedText(prepared.text, Qt::ElideRight, rect.width()));
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * inset, 0);
}

} // namespace mesh::ui
