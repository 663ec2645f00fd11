// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/popuppanel.h"

#include "ui/state/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

PopupPanel::PopupPanel(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_layout->setSpacing(space::small);
}

void PopupPanel::openBelow(QWidget &anchor)
{
    adjustSize();
    QPoint place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    const QRect screen = anchor.screen()->availableGeometry();
    place.setX(
        std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    if (place.y() + height() > screen.bottom()) {
        place.setY(std::max(screen.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - height() - 2));
    }
    move(place);
    QFrame::show();
    focusNextChild();
}

void PopupPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(palette(), Colour::Window));
    painter.setPen(colour(palette(), Colour::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PopupPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace mesh::ui
