// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/meshstyle.h"

#include "ui/state/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool focused = option.state & QStyle::State_HasFocus;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = colour(option.palette, enabled ? Colour::Accent : Colour::Dim);
    painter.setPen(on || focused ? fill : colour(option.palette, Colour::Dim));
    painter.setBrush(on ? fill : colour(option.palette, Colour::Window));
    painter.drawRoundedRect(box, 3, 3);
    if (!on) {
        return;
    }
    painter.setPen(QPen(colour(option.palette, Colour::OnAccent), 1.6, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    const qreal unit = box.width() / 12.0;
    const QPointF origin = box.topLeft();
    if (option.state & QStyle::State_NoChange) {
        painter.drawLine(origin + QPointF(3, 6) * unit, origin + QPointF(9, 6) * unit);
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{origin + QPointF(2.8, 6.2) * unit,
                                   origin + QPointF(5.2, 8.6) * unit,
                                   origin + QPointF(9.4, 3.6) * unit});
}

void drawRadioButton(const QStyleOption &option, QPainter &painter)
{
    const bool on = option.state & QStyle::State_On;
    const bool focused = option.state & QStyle::State_HasFocus;
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor mark =
        colour(option.palette, option.state & QStyle::State_Enabled ? Colour::Accent : Colour::Dim);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on || focused ? mark : colour(option.palette, Colour::Dim));
    painter.setBrush(colour(option.palette, Colour::Window));
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        const qreal inset = circle.width() * 0.26;
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
}

void drawChevron(const QStyleOption &option, QPainter &painter, qreal degrees)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(option.rect).center());
    painter.rotate(degrees);
    painter.setPen(
        QPen(colour(option.palette, Colour::Dim), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{QPointF(-1.6, -3.2), QPointF(1.6, 0), QPointF(-1.6, 3.2)});
}

void drawFocus(const QStyleOption &option, QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour(option.palette, Colour::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

} // namespace

MeshStyle::MeshStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{}

void MeshStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    painter->save();
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(*option, *painter);
        break;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        break;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            drawChevron(*option, *painter, option->state & State_Open ? 90 : 0);
        }
        break;
    case PE_IndicatorArrowRight:
        drawChevron(*option, *painter, 0);
        break;
    case PE_IndicatorArrowDown:
    case PE_IndicatorHeaderArrow:
    case PE_IndicatorSpinDown:
        drawChevron(*option, *painter, 90);
        break;
    case PE_IndicatorArrowLeft:
        drawChevron(*option, *painter, 180);
        break;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        drawChevron(*option, *painter, 270);
        break;
    case PE_FrameFocusRect:
        drawFocus(*option, *painter);
        break;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        break;
    }
    painter->restore();
}

void MeshStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    // The check mark and its ring already say where the focus is.
    if (element == CE_CheckBox || element == CE_RadioButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton indicator = *button;
            indicator.rect = subElementRect(element == CE_CheckBox ? SE_CheckBoxIndicator
                                                                   : SE_RadioButtonIndicator,
                                            button, widget);
            drawPrimitive(element == CE_CheckBox ? PE_IndicatorCheckBox : PE_IndicatorRadioButton,
                          &indicator, painter, widget);
            QStyleOptionButton label = *button;
            label.rect = subElementRect(element == CE_CheckBox ? SE_CheckBoxContents
                                                               : SE_RadioButtonContents,
                                        button, widget);
            QProxyStyle::drawControl(element == CE_CheckBox ? CE_CheckBoxLabel
                                                            : CE_RadioButtonLabel,
                                     &label, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

int MeshStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 13;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::small;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_TreeViewIndentation:
        return 14;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::small;
    case PM_MenuButtonIndicator:
        return 0; // MenuButton draws its own
    case PM_SplitterWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MeshStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace mesh::ui
