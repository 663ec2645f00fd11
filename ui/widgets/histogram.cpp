// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/histogram.h"

#include "ui/state/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int axisHeight = 16;
constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

constexpr std::array spans{10 * minute, hour, 6 * hour, day, 7 * day, 30 * day};

QString spanText(qint64 span)
{
    //: How far back a graph reaches
    return span < hour  ? Histogram::tr("%n minute(s)", nullptr, int(span / minute))
           : span < day ? Histogram::tr("%n hour(s)", nullptr, int(span / hour))
                        : Histogram::tr("%n day(s)", nullptr, int(span / day));
}

/// Stands in the axis: its small letters, and a chevron that says that it opens.
class SpanButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(smallFont());
        return {metrics.horizontalAdvance(text()) + chevronRoom, axisHeight};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const bool lively = underMouse() || hasFocus() || isDown();
        const QColor ink = colour(palette(), lively ? Colour::Accent : Colour::Dim);
        QFont font = smallFont();
        font.setUnderline(hasFocus());
        painter.setFont(font);
        painter.setPen(ink);
        const QFontMetrics metrics(font);
        painter.drawText(0, height() - metrics.descent() - 1, text());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF middle(width() - chevronRoom / 2.0 + 2, height() / 2.0 + 1.5);
        painter.drawPolyline(QPolygonF{middle + QPointF(-3, -1.5), middle + QPointF(0, 1.5),
                                       middle + QPointF(3, -1.5)});
    }

private:
    static constexpr int chevronRoom = 16;
};

/// The smallest round distance between labels that gives at most `most` of them.
qint64 labelStep(qint64 span, int most)
{
    static constexpr std::array steps{second,      5 * second, 15 * second, 30 * second,
                                      minute,      2 * minute, 5 * minute,  15 * minute,
                                      30 * minute, hour,       3 * hour,    6 * hour,
                                      12 * hour,   day,        2 * day,     7 * day};
    for (const qint64 step : steps) {
        if (span / step <= most) {
            return step;
        }
    }
    return std::max<qint64>(1, span / most / day) * day;
}

} // namespace

Histogram::Histogram(QWidget *parent)
    : QWidget(parent)
    , m_span(new SpanButton(this))
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Volume over time"));
    m_span->setCursor(Qt::PointingHandCursor);
    m_span->setToolTip(tr("How far back the graph reaches"));
    auto *menu = new QMenu(m_span);
    for (const qint64 span : spans) {
        connect(menu->addAction(spanText(span)), &QAction::triggered, this,
                [this, span] { Q_EMIT spanChosen(span); });
    }
    m_span->setMenu(menu);
    m_span->setPopupMode(QToolButton::InstantPopup);
    m_span->setFocusPolicy(Qt::TabFocus);
    m_span->hide();
}

void Histogram::setSpan(std::optional<qint64> milliseconds)
{
    m_span->setVisible(milliseconds.has_value());
    if (milliseconds) {
        m_span->setText(spanText(*milliseconds));
        m_span->setAccessibleName(tr("Graph over %1").arg(m_span->text()));
    }
    placeSpanButton();
    update();
}

void Histogram::placeSpanButton()
{
    const QSize size = m_span->sizeHint();
    m_span->setGeometry(width() - size.width(), height() - axisHeight, size.width(), axisHeight);
}

void Histogram::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSpanButton();
}

void Histogram::setBars(VolumeBars bars)
{
    m_bars = std::move(bars);
    m_hovered = std::min(m_hovered, int(m_bars.counts.size()) - 1);
    setAccessibleDescription(m_bars.isEmpty() ? QString() : unitText());
    update();
}

void Histogram::setSource(const QString &source, const QString &explanation)
{
    m_source = source;
    setToolTip(explanation);
    update();
}

void Histogram::setShown(core::TimestampMs from, core::TimestampMs until)
{
    if (m_shownFrom != from || m_shownUntil != until) {
        m_shownFrom = from;
        m_shownUntil = until;
        update();
    }
}

void Histogram::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    update();
}

void Histogram::setCompact(bool compact)
{
    if (m_compact != compact) {
        m_compact = compact;
        updateGeometry();
        update();
    }
}

QSize Histogram::sizeHint() const
{
    return {240, (m_compact ? 20 : 40) + axisHeight};
}

QRect Histogram::barArea() const
{
    return rect().adjusted(0, 2, 0, -axisHeight);
}

int Histogram::barAt(int x) const
{
    const int count = int(m_bars.counts.size());
    if (m_bars.isEmpty() || x < 0 || x >= width()) {
        return -1;
    }
    return std::min(count - 1, int(qint64(x) * count / std::max(1, width())));
}

QRect Histogram::barRect(int bar) const
{
    const QRect area = barArea();
    const qint64 count = qint64(m_bars.counts.size());
    const int left = int(bar * qint64(area.width()) / count);
    const int right = int((bar + 1) * qint64(area.width()) / count);
    const qint64 value = m_bars.counts[size_t(bar)];
    // Something is never drawn as nothing.
    const int least = value > 0 ? 1 : 0;
    const int height =
        std::max(least, int(double(value) / double(highest()) * (area.height() - 2)));
    const int gap = right - left > 3 ? 1 : 0;
    return {area.left() + left, area.bottom() - height, std::max(1, right - left - gap), height};
}

qint64 Histogram::highest() const
{
    const auto most = std::max_element(m_bars.counts.begin(), m_bars.counts.end());
    return most == m_bars.counts.end() ? 1 : std::max<qint64>(1, *most);
}

QString Histogram::unitText() const
{
    const QLocale locale;
    const double perSecond = double(highest()) * 1000.0 / double(m_bars.span);
    if (perSecond >= 0.95) {
        //: Height of the highest bar; %1 is a number
        return tr("↑ %1/s").arg(locale.toString(perSecond, 'f', perSecond < 10 ? 1 : 0));
    }
    const double perMinute = perSecond * 60;
    if (perMinute >= 0.95) {
        return tr("↑ %1/min").arg(locale.toString(perMinute, 'f', perMinute < 10 ? 1 : 0));
    }
    return tr("↑ %1/h").arg(locale.toString(perMinute * 60, 'f', 1));
}

QString Histogram::timeText(core::TimestampMs time, bool exact) const
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(time, m_zone);
    if (exact) {
        return QLocale().toString(when.date(), QLocale::ShortFormat) + u' ' +
               when.toString(u"HH:mm:ss"_s);
    }
    if (m_bars.until() - m_bars.from > 2 * day) {
        return QLocale().toString(when.date(), QLocale::ShortFormat);
    }
    return when.toString(m_bars.until() - m_bars.from < 3 * minute ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

QString Histogram::barText(int bar) const
{
    const core::TimestampMs from = m_bars.from + m_bars.span * bar;
    const qint64 count = m_bars.counts[size_t(bar)];
    //: %1 and %2 are times, %3 a number of records
    return tr("%1 – %2: %3 records. Click to read from here.")
        .arg(timeText(from, true),
             QDateTime::fromMSecsSinceEpoch(from + m_bars.span, m_zone).toString(u"HH:mm:ss"_s),
             QLocale().toString(count));
}

void Histogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(smallFont());
    const QColor muted = colour(palette(), Colour::Muted);
    const QColor accent = colour(palette(), Colour::Accent);
    if (!m_bars.isEmpty()) {
        for (int bar = 0; bar < int(m_bars.counts.size()); ++bar) {
            const core::TimestampMs from = m_bars.from + m_bars.span * bar;
            const bool shown = from + m_bars.span > m_shownFrom && from <= m_shownUntil;
            painter.fillRect(barRect(bar), shown ? accent : muted);
        }
        if (m_hovered >= 0) {
            QRect column = barRect(m_hovered);
            column.setTop(barArea().top());
            painter.setPen(colour(palette(), Colour::Text));
            painter.drawRect(column.adjusted(-1, 0, 0, 0));
        }
        paintAxis(painter);
    }
    painter.setPen(colour(palette(), Colour::Line));
    painter.drawLine(0, barArea().bottom(), width(), barArea().bottom());
}

void Histogram::paintAxis(QPainter &painter) const
{
    const QFontMetrics metrics(painter.font());
    painter.setPen(colour(palette(), Colour::Dim));
    const int baseline = height() - metrics.descent() - 1;
    QRect used(0, 0, 0, 0);
    const qint64 whole = m_bars.until() - m_bars.from;
    QString last = timeText(m_bars.until(), false);
    if (!m_source.isEmpty()) {
        last += u" · "_s + m_source;
    }
    const bool offersSpan = !m_span->isHidden();
    if (offersSpan) {
        last += u" · "_s;
    }
    const int lastLeft =
        width() - metrics.horizontalAdvance(last) - (offersSpan ? m_span->width() : 0);
    painter.drawText(lastLeft, baseline, last);
    const qint64 step = labelStep(whole, std::max(2, width() / 150));
    const qint64 shift =
        qint64(QDateTime::fromMSecsSinceEpoch(m_bars.from, m_zone).offsetFromUtc()) * second;
    qint64 time = (m_bars.from + shift + step - 1) / step * step - shift;
    for (; time < m_bars.until(); time += step) {
        const QString text = timeText(time, false);
        const int x = int(double(time - m_bars.from) / double(whole) * width());
        const int textWidth = metrics.horizontalAdvance(text);
        const int left = std::max(0, std::min(x - textWidth / 2, width() - textWidth));
        if (left < used.right() + space::medium && !used.isEmpty()) {
            continue;
        }
        if (left + textWidth + space::medium > lastLeft) {
            break;
        }
        painter.drawText(left, baseline, text);
        used = QRect(left, 0, textWidth, 1);
    }
    // The unit stands over the bars; a veil keeps it readable where they are high.
    const QString unit = unitText();
    const QRect veil(0, 0, metrics.horizontalAdvance(unit) + space::tiny, metrics.height());
    QColor window = colour(palette(), Colour::Window);
    window.setAlpha(225);
    painter.fillRect(veil, window);
    painter.drawText(0, metrics.ascent(), unit);
}

void Histogram::setHovered(int bar)
{
    if (m_hovered != bar) {
        m_hovered = bar;
        update();
    }
}

void Histogram::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(barAt(event->position().toPoint().x()));
}

void Histogram::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint().x());
    if (event->button() == Qt::LeftButton && bar >= 0) {
        Q_EMIT jumpWanted(m_bars.from + m_bars.span * bar);
    }
}

void Histogram::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void Histogram::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.counts.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setHovered(m_hovered < 0 ? last : std::max(0, m_hovered - 1));
        break;
    case Qt::Key_Right:
        setHovered(std::min(last, m_hovered + 1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_hovered >= 0) {
            Q_EMIT jumpWanted(m_bars.from + m_bars.span * m_hovered);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_hovered >= 0) {
        setAccessibleDescription(barText(m_hovered));
    }
}

bool Histogram::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos().x());
        const bool onBars = bar >= 0 && help->pos().y() <= barArea().bottom();
        QToolTip::showText(help->globalPos(), onBars ? barText(bar) : toolTip(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace mesh::ui
