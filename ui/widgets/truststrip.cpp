// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/truststrip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int cellHeight = 50;
constexpr int leastWidth = 150;

QFont measuredFont()
{
    QFont font = bodyFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TrustStrip::TrustStrip(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("What is promised and what is measured"));
}

void TrustStrip::setCells(std::vector<TrustCell> cells)
{
    if (cells == m_cells) {
        return;
    }
    const bool resized = cells.size() != m_cells.size();
    m_cells = std::move(cells);
    QStringList texts;
    for (const TrustCell &cell : m_cells) {
        texts << cell.head + u": "_s + cell.measured + u' ' + cell.rest;
    }
    setAccessibleDescription(texts.join(u"; "_s));
    if (resized) {
        updateGeometry();
    }
    update();
}

int TrustStrip::columnsFor(int width) const
{
    const int cells = std::max(1, int(m_cells.size()));
    const int fits = std::clamp(width / leastWidth, 1, cells);
    // Even lines: five cells in three and two rather than four and one.
    const int lines = (cells + fits - 1) / fits;
    return (cells + lines - 1) / lines;
}

int TrustStrip::heightForWidth(int width) const
{
    const int cells = std::max(1, int(m_cells.size()));
    const int columns = columnsFor(width);
    return (cells + columns - 1) / columns * cellHeight + 1;
}

QSize TrustStrip::sizeHint() const
{
    return {4 * leastWidth, heightForWidth(width() > 0 ? width() : 4 * leastWidth)};
}

QSize TrustStrip::minimumSizeHint() const
{
    return {leastWidth, cellHeight};
}

QRect TrustStrip::cellRect(int cell) const
{
    const int columns = columnsFor(width());
    const int line = cell / columns;
    const int place = cell % columns;
    // The cells of the last line share its whole width.
    const int inLine = std::min(columns, int(m_cells.size()) - line * columns);
    const int left = place * width() / inLine;
    const int right = (place + 1) * width() / inLine;
    return {left, line * cellHeight, right - left, cellHeight};
}

void TrustStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour(palette(), Colour::Line));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius,
                            space::radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int cell = 0; cell < int(m_cells.size()); ++cell) {
        const QRect place = cellRect(cell);
        painter.setPen(colour(palette(), Colour::Line));
        if (place.left() > 0) {
            painter.drawLine(place.topLeft(), place.bottomLeft());
        }
        if (place.top() > 0) {
            painter.drawLine(place.topLeft(), place.topRight());
        }
        paintCell(painter, place.adjusted(space::medium, 0, -space::small, 0),
                  m_cells[size_t(cell)]);
    }
}

void TrustStrip::paintCell(QPainter &painter, const QRect &rect, const TrustCell &cell) const
{
    const QFontMetrics head(smallFont());
    const QFontMetrics bold(measuredFont());
    const QFontMetrics body(bodyFont());
    painter.setFont(smallFont());
    painter.setPen(colour(palette(), Colour::Dim));
    painter.drawText(rect.left(), rect.top() + 9 + head.ascent(),
                     head.elidedText(cell.head, Qt::ElideRight, rect.width()));
    const int baseline = rect.top() + 27 + body.ascent();
    painter.setFont(measuredFont());
    painter.setPen(colour(palette(), cell.tone));
    const QString measured = bold.elidedText(cell.measured, Qt::ElideRight, rect.width());
    painter.drawText(rect.left(), baseline, measured);
    const int used = bold.horizontalAdvance(measured + u' ');
    painter.setFont(bodyFont());
    painter.setPen(colour(palette(), Colour::Dim));
    painter.drawText(rect.left() + used, baseline,
                     body.elidedText(cell.rest, Qt::ElideRight, rect.width() - used));
}

bool TrustStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (int cell = 0; cell < int(m_cells.size()); ++cell) {
            if (cellRect(cell).contains(help->pos())) {
                const TrustCell &about = m_cells[size_t(cell)];
                const QString all = about.head + u'\n' + about.measured + u' ' + about.rest;
                QToolTip::showText(help->globalPos(),
                                   about.tip.isEmpty() ? all : all + u'\n' + about.tip, this);
            }
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace mesh::ui
