// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chip.h"

#include <QKeyEvent>
#include <QPainter>

namespace mesh::ui {

namespace {
constexpr int signSize = 12;
constexpr int cross = 14; ///< room for the sign that takes a filter away
} // namespace

Chip::Chip(const QString &text, Kind kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_kind(kind)
{
    setText(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Badge) {
        setFocusPolicy(Qt::NoFocus);
        setFont(smallFont());
        setAccessibleName(text);
        return;
    }
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    //: Accessible name of a filter chip; %1 is the filter
    setAccessibleName(tr("Remove filter %1").arg(text));
    setToolTip(accessibleName());
    connect(this, &QAbstractButton::clicked, this, &Chip::removed);
}

void Chip::setTone(Colour tone)
{
    m_tone = tone;
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = metrics.horizontalAdvance(text()) + 2 * (m_kind == Kind::Badge ? 8 : 9);
    width += icon().isNull() ? 0 : signSize + space::tiny;
    width += m_kind == Kind::Removable ? cross : 0;
    return {width, m_kind == Kind::Badge ? 18 : 22};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool removable = m_kind == Kind::Removable;
    const QColor back = colour(palette(), removable ? Colour::Selection : Colour::Chip);
    painter.setPen(hasFocus() ? QPen(colour(palette(), Colour::Accent)) : QPen(back));
    painter.setBrush(back);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    QRect inside = rect().adjusted(removable ? 9 : 8, 0, removable ? -9 : -8, 0);
    if (!icon().isNull()) {
        const QRect place(inside.left(), (height() - signSize) / 2, signSize, signSize);
        icon().paint(&painter, place);
        inside.setLeft(place.right() + space::tiny);
    }
    painter.setPen(colour(palette(), m_tone));
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, text());
    if (removable) {
        const QPointF middle(width() - 12.0, height() / 2.0);
        painter.setPen(QPen(colour(palette(), underMouse() ? Colour::Text : Colour::Dim), 1.3));
        painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
        painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace mesh::ui
