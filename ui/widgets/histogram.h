// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <QTimeZone>
#include <QToolButton>
#include <QWidget>

#include <optional>
#include <vector>

namespace mesh::ui {

/// Records in equal spans of time, oldest first.
struct VolumeBars
{
    core::TimestampMs from = 0; ///< where the first bar begins
    core::TimestampMs span = 0; ///< length of one bar in ms
    std::vector<qint64> counts;
    [[nodiscard]] core::TimestampMs until() const { return from + span * qint64(counts.size()); }
    [[nodiscard]] bool isEmpty() const { return counts.empty() || span <= 0; }
};

/// Volume over time: bars, the unit of the highest, the hours below, and where the numbers come
/// from. A click, or the arrow keys and Enter, asks to jump to a time; where a cluster can be asked
/// for any time, a menu at the right end of the axis says how far back to look.
class Histogram : public QWidget
{
    Q_OBJECT
public:
    explicit Histogram(QWidget *parent = nullptr);

    void setBars(VolumeBars bars);
    [[nodiscard]] const VolumeBars &bars() const { return m_bars; }
    /// Where the counts come from, in two or three words: "offsets by time".
    void setSource(const QString &source, const QString &explanation);
    /// How far back the bars reach, in ms, and a menu to choose it by; nothing: what has been read
    /// is all there is to show.
    void setSpan(std::optional<qint64> milliseconds);
    /// The span of what the table shows, drawn in the accent.
    void setShown(core::TimestampMs from, core::TimestampMs until);
    void setTimeZone(const QTimeZone &zone);
    /// Half the height, for low windows.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void jumpWanted(mesh::core::TimestampMs time);
    /// By the user; in ms.
    void spanChosen(qint64 milliseconds);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placeSpanButton();
    [[nodiscard]] QRect barArea() const;
    [[nodiscard]] int barAt(int x) const;
    [[nodiscard]] QRect barRect(int bar) const;
    [[nodiscard]] qint64 highest() const;
    [[nodiscard]] QString unitText() const;
    [[nodiscard]] QString barText(int bar) const;
    [[nodiscard]] QString timeText(core::TimestampMs time, bool exact) const;
    void paintAxis(class QPainter &painter) const;
    void setHovered(int bar);

    VolumeBars m_bars;
    QString m_source;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    core::TimestampMs m_shownFrom = 0;
    core::TimestampMs m_shownUntil = 0;
    int m_hovered = -1;
    QToolButton *m_span;
    bool m_compact = false;
};

} // namespace mesh::ui
