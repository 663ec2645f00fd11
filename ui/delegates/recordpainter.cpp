// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/recordpainter.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int lockSize = 13;

/// Every character one column wide: then the length alone tells the width.
bool isPlain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar character) {
        return character.unicode() >= 0x20 && character.unicode() < 0x250 &&
               character.unicode() != 0xad;
    });
}

} // namespace

void RecordPainter::refresh(const QPalette &palette, qreal devicePixelRatio)
{
    m_font = monoFont();
    m_metrics = QFontMetrics(m_font);
    m_characterWidth = QFontMetricsF(m_font).horizontalAdvance(u'0');
    m_text = colour(palette, Colour::Text);
    m_dim = colour(palette, Colour::Dim);
    m_bad = colour(palette, Colour::Bad);
    m_selection = colour(palette, Colour::Selection);
    m_stripe = colour(palette, Colour::Stripe);
    m_accent = colour(palette, Colour::Accent);
    m_lock = symbol(u"lock"_s, Colour::Dim).pixmap(QSize(lockSize, lockSize), devicePixelRatio);
}

int RecordPainter::textWidth(const QString &text) const
{
    return isPlain(text) ? qCeil(m_characterWidth * qreal(text.size()))
                         : m_metrics.horizontalAdvance(text);
}

void RecordPainter::paint(QPainter &painter, const Row &row,
                          const std::vector<RecordColumn> &columns,
                          const std::vector<ColumnPlace> &places, const RecordCells &cells) const
{
    if (row.selected) {
        painter.fillRect(row.rect, m_selection);
    } else if (row.striped) {
        painter.fillRect(row.rect, m_stripe);
    }
    if (row.current && row.active) {
        painter.fillRect(QRect(row.rect.left(), row.rect.top(), 2, row.rect.height()), m_accent);
    }
    int problemFrom = row.rect.right() + 1;
    for (const ColumnPlace &place : places) {
        const RecordColumn &column = columns[size_t(place.column)];
        const bool replaced = !cells.problem.isEmpty() && column.ofValue();
        if (replaced) {
            problemFrom = std::min(problemFrom, place.x);
            continue;
        }
        const QRect rect(place.x + margin, row.rect.top(), place.width - 2 * margin,
                         row.rect.height());
        if (rect.width() > 0) {
            paintCell(painter, rect, cells.cells[size_t(place.column)], column.alignment);
        }
    }
    if (problemFrom <= row.rect.right()) {
        paintProblem(painter,
                     row.rect.adjusted(problemFrom - row.rect.left() + margin, 0, -margin, 0),
                     cells);
    }
}

void RecordPainter::paintCell(QPainter &painter, const QRect &rect, const RecordCell &cell,
                              Qt::Alignment alignment) const
{
    if (cell.tone == CellTone::Masked) {
        painter.drawPixmap(QPoint(rect.left(), rect.center().y() - lockSize / 2), m_lock);
        return;
    }
    painter.setPen(cell.tone == CellTone::Plain ? m_text : m_dim);
    drawText(painter, rect, cell.text, alignment);
}

void RecordPainter::paintProblem(QPainter &painter, const QRect &rect,
                                 const RecordCells &cells) const
{
    //: In a row of the event table, before the reason
    const QString words = QCoreApplication::translate("mesh::ui::RecordPainter", "not decodable");
    painter.setPen(m_bad);
    drawText(painter, rect, words, Qt::AlignLeft);
    const int used = textWidth(words + u' ');
    painter.setPen(m_text);
    const QString rest =
        cells.bytes.isEmpty() ? cells.problem : cells.problem + u" · "_s + cells.bytes;
    drawText(painter, rect.adjusted(used, 0, 0, 0), rest, Qt::AlignLeft);
}

void RecordPainter::drawText(QPainter &painter, const QRect &rect, const QString &text,
                             Qt::Alignment alignment) const
{
    if (text.isEmpty() || rect.width() <= 0) {
        return;
    }
    const int baseline =
        rect.top() + (rect.height() + m_metrics.ascent() - m_metrics.descent()) / 2;
    const int width = textWidth(text);
    if (width <= rect.width()) {
        const int x = alignment.testFlag(Qt::AlignRight) ? rect.right() + 1 - width : rect.left();
        painter.drawText(QPoint(x, baseline), text);
        return;
    }
    // Cut by column count first: eliding a megabyte of text would lay all of it out.
    const qsizetype fits = qsizetype(rect.width() / m_characterWidth) + 2;
    painter.drawText(QPoint(rect.left(), baseline),
                     m_metrics.elidedText(text.left(fits), Qt::ElideRight, rect.width()));
}

} // namespace mesh::ui
