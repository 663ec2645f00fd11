// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/buttons.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace mesh::ui {

using namespace Qt::StringLiterals;

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setProperty("look", u"primary"_s);
}

FlatButton::FlatButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setProperty("look", u"flat"_s);
    setAutoDefault(false);
}

MenuButton::MenuButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setProperty("look", u"menu"_s);
    setAutoDefault(false);
}

void MenuButton::setMenu(QMenu *menu)
{
    menu->setParent(this, menu->windowFlags());
    QPushButton::setMenu(menu);
}

void MenuButton::paintEvent(QPaintEvent *)
{
    // By hand: a style sheet that puts a text to the left forgets its padding where there is a
    // menu.
    constexpr int inset = 11;
    constexpr int chevronRoom = 26;
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    option.features &= ~QStyleOptionButton::HasMenu;
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect inside = rect().adjusted(inset, 0, -chevronRoom, 0);
    if (!icon().isNull()) {
        const QRect place(QPoint(inside.left(), (height() - iconSize().height()) / 2), iconSize());
        icon().paint(&painter, style()->visualRect(layoutDirection(), rect(), place));
        inside.setLeft(place.right() + space::tiny);
    }
    painter.setPen(colour(palette(), isEnabled() ? Colour::Text : Colour::Dim));
    painter.drawText(style()->visualRect(layoutDirection(), rect(), inside),
                     Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine |
                         Qt::TextShowMnemonic,
                     fontMetrics().elidedText(text(), Qt::ElideRight, inside.width()));

    painter.setPen(
        QPen(colour(palette(), Colour::Dim), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle(layoutDirection() == Qt::LeftToRight ? width() - 13.0 : 13.0,
                         height() / 2.0 + 0.5);
    painter.drawPolyline(
        QPolygonF{middle + QPointF(-3, -1.5), middle + QPointF(0, 1.5), middle + QPointF(3, -1.5)});
}

IconButton::IconButton(const QString &symbolName, const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setProperty("look", u"icon"_s);
    setIcon(symbol(symbolName));
    setToolTip(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
}

Segmented::Segmented(const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < texts.size(); ++i) {
        auto *button = new QPushButton(texts[i]);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setProperty("segment", i == 0                  ? u"first"_s
                                       : i + 1 == texts.size() ? u"last"_s
                                                               : u"middle"_s);
        m_group->addButton(button, i);
        row->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index)) {
        button->setChecked(true);
    }
}

void Segmented::setText(int index, const QString &text)
{
    if (QAbstractButton *button = m_group->button(index)) {
        button->setText(text);
    }
}

QPushButton *Segmented::button(int index) const
{
    return qobject_cast<QPushButton *>(m_group->button(index));
}

} // namespace mesh::ui
