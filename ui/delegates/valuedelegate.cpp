// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/valuedelegate.h"

#include "ui/models/valuetreemodel.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int lockSize = 13;

} // namespace

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, colour(option.palette, Colour::Selection));
    }
    const QFont font = monoFont();
    const QFontMetrics metrics(font);
    painter->setFont(font);
    QRect place = option.rect.adjusted(space::tiny, 0, -space::tiny, 0);
    const auto draw = [&](const QString &text, Colour purpose) {
        painter->setPen(colour(option.palette, purpose));
        const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        place.setLeft(place.left() + metrics.horizontalAdvance(shown) + space::medium);
    };
    QString text = index.data(Qt::DisplayRole).toString().left(1000);
    text.replace(u'\n', u'⏎');
    if (index.column() == ValueTreeModel::Name) {
        draw(text, Colour::Dim);
        return;
    }
    const bool masked = index.data(ValueTreeModel::MaskedRole).toBool();
    if (masked) {
        const QRect lock(place.left(), place.center().y() - lockSize / 2, lockSize, lockSize);
        symbol(u"lock"_s, Colour::Dim).paint(painter, lock);
        place.setLeft(lock.right() + space::tiny + 2);
    }
    const bool isNull = text == u"null"_s && !index.data(ValueTreeModel::StringRole).toBool();
    draw(text, masked || isNull ? Colour::Dim : Colour::Text);
    if (const QString type = index.data(ValueTreeModel::TypeRole).toString(); !type.isEmpty()) {
        draw(type, Colour::Dim);
    }
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(monoFont());
    const QString text = index.data(Qt::DisplayRole).toString().left(200);
    Q_UNUSED(option)
    return {metrics.horizontalAdvance(text) + 2 * space::small, space::row};
}

} // namespace mesh::ui
