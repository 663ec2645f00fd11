// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/hexview.h"

#include "ui/state/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int lineHeight = 20;
constexpr qsizetype offsetDigits = 6;

bool isPrintable(char byte)
{
    return byte >= 0x20 && byte < 0x7f;
}

} // namespace

HexView::HexView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bytes in hex"));
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    verticalScrollBar()->setValue(0);
    layoutLines();
}

qsizetype HexView::lineCount() const
{
    return (m_bytes.size() + m_perLine - 1) / m_perLine;
}

QString HexView::lineText(qsizetype line) const
{
    const QByteArray part = m_bytes.mid(line * m_perLine, m_perLine);
    QString ascii;
    for (const char byte : part) {
        ascii += isPrintable(byte) ? QLatin1Char(byte) : QLatin1Char('.');
    }
    const QString hex = QString::fromLatin1(part.toHex(' ')).leftJustified(m_perLine * 3 - 1);
    return QString::number(line * m_perLine, 16).rightJustified(offsetDigits, u'0') + u"  "_s +
           hex + u"  "_s + ascii;
}

void HexView::layoutLines()
{
    const int character = std::max(1, QFontMetrics(monoFont()).horizontalAdvance(u'0'));
    const int fits = (viewport()->width() - 2 * space::medium) / character;
    // offset, two spaces, three a byte, a space, one a byte
    const int bytes = (fits - int(offsetDigits) - 3) / 4;
    m_perLine = bytes >= 16 ? 16 : std::max(4, bytes / 4 * 4);
    verticalScrollBar()->setRange(
        0, int(std::max<qsizetype>(0, lineCount() - viewport()->height() / lineHeight)));
    verticalScrollBar()->setPageStep(std::max(1, viewport()->height() / lineHeight));
    viewport()->update();
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(monoFont());
    const QFontMetrics metrics(monoFont());
    const qsizetype first = verticalScrollBar()->value();
    int y = space::small;
    for (qsizetype line = first; line < lineCount() && y < viewport()->height(); ++line) {
        const QString text = lineText(line);
        const int baseline = y + (lineHeight + metrics.ascent() - metrics.descent()) / 2;
        painter.setPen(colour(palette(), Colour::Dim));
        painter.drawText(space::medium, baseline, text.left(offsetDigits));
        painter.setPen(colour(palette(), Colour::Text));
        painter.drawText(space::medium + metrics.horizontalAdvance(text.left(offsetDigits)),
                         baseline, text.mid(offsetDigits));
        y += lineHeight;
    }
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutLines();
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(QString::fromLatin1(m_bytes.toHex(' ')));
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        layoutLines();
    }
}

} // namespace mesh::ui
