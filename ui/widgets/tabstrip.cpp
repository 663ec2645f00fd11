// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/tabstrip.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"

#include <QPainter>

namespace mesh::ui {

using namespace Qt::StringLiterals;

TabStrip::TabStrip(Look look, QWidget *parent)
    : QTabBar(parent)
    , m_look(look)
{
    setProperty("look", look == Look::Line ? u"line"_s : u"document"_s);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setMovable(look == Look::Document);
    // A click that chooses a tab needs no frame around it.
    setFocusPolicy(Qt::TabFocus);
}

void TabStrip::makeClosable(int index)
{
    auto *cross = new IconButton(u"close"_s, tr("Close tab"));
    cross->setFixedSize(18, 18);
    cross->setIconSize({12, 12});
    // Ctrl+W closes by keyboard; a stop in the tab order for each cross would only be in the way.
    cross->setFocusPolicy(Qt::NoFocus);
    setTabButton(index, QTabBar::RightSide, cross);
    connect(cross, &QAbstractButton::clicked, this, [this, cross] {
        for (int i = 0; i < count(); ++i) {
            if (tabButton(i, QTabBar::RightSide) == cross) {
                Q_EMIT tabCloseRequested(i);
                return;
            }
        }
    });
}

void TabStrip::paintEvent(QPaintEvent *event)
{
    if (m_look == Look::Document) {
        // The line below goes on where the tabs end.
        QPainter painter(this);
        painter.fillRect(rect(), colour(palette(), Colour::Panel));
        painter.fillRect(QRect(0, height() - 1, width(), 1), colour(palette(), Colour::Line));
    }
    QTabBar::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(this);
        painter.setPen(colour(palette(), Colour::Accent));
        painter.drawRect(tabRect(currentIndex()).adjusted(0, 0, -1, -1));
    }
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    if (m_look == Look::Line) {
        return tabSizeHint(index); // rather scrolled than cut
    }
    const QSize size = QTabBar::minimumTabSizeHint(index);
    return {std::min(size.width(), 120), size.height()};
}

} // namespace mesh::ui
