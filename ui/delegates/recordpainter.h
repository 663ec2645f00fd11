// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/recordcells.h"
#include "ui/models/recordreader.h"

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QPalette>
#include <QPixmap>

#include <vector>

class QPainter;

namespace mesh::ui {

/// Where a column stands on screen, in viewport pixels.
struct ColumnPlace
{
    int column = 0; ///< the model's
    int x = 0;
    int width = 0;
};

/// Draws one row of records: monospaced, numbers to the right, absent things dimmed, a lock where a
/// field is masked, and the reason with the bytes where a value could not be decoded. Holds what a
/// font and a palette give, so that a row costs its text and nothing else.
class RecordPainter
{
public:
    struct Row
    {
        QRect rect;
        bool selected = false;
        bool striped = false;
        bool current = false; ///< draws the mark of the keyboard
        bool active = false;  ///< the table has the focus
    };

    /// Takes fonts and colours anew: after a change of theme, font or screen.
    void refresh(const QPalette &palette, qreal devicePixelRatio);

    [[nodiscard]] int textWidth(const QString &text) const;
    [[nodiscard]] const QFont &font() const { return m_font; }

    void paint(QPainter &painter, const Row &row, const std::vector<RecordColumn> &columns,
               const std::vector<ColumnPlace> &places, const RecordCells &cells) const;

    /// Free space on each side of a cell's text.
    static constexpr int margin = 10;

private:
    void paintCell(QPainter &painter, const QRect &rect, const RecordCell &cell,
                   Qt::Alignment alignment) const;
    void paintProblem(QPainter &painter, const QRect &rect, const RecordCells &cells) const;
    void drawText(QPainter &painter, const QRect &rect, const QString &text,
                  Qt::Alignment alignment) const;

    QFont m_font;
    QFontMetrics m_metrics{QFont()};
    qreal m_characterWidth = 7; ///< of one column of the monospaced font
    QPixmap m_lock;
    QColor m_text, m_dim, m_bad, m_selection, m_stripe, m_accent;
};

} // namespace mesh::ui
