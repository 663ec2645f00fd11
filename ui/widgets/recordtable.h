// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/delegates/recordpainter.h"
#include "ui/models/recordtablemodel.h"
#include "ui/models/sequenceselection.h"

#include <QAbstractScrollArea>
#include <QHeaderView>
#include <QPushButton>

#include <optional>

namespace mesh::ui {

class RecordHeaderModel;

/// The rows of a live view, newest at the top. It paints the visible rows of its model itself: an
/// item view's vertical header makes every insertion cost as much as there are rows, and its
/// selection is by row where ours must stay with the record (measured in performance.md, §3). The
/// header above is a QHeaderView over the columns alone. GUI thread only.
///
/// At the newest row the view follows the stream. Scrolled away, or with a record selected, what is
/// on screen keeps its place while rows come in above, and a pill counts them and leads back.
class RecordTable : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 24;

    explicit RecordTable(RecordTableModel &model, QWidget *parent = nullptr);
    ~RecordTable() override;

    [[nodiscard]] RecordTableModel &model() const { return m_model; }
    [[nodiscard]] QHeaderView &header() const { return *m_header; }

    /// The record the keyboard is at, by its sequence number.
    [[nodiscard]] std::optional<quint64> current() const { return m_current; }
    /// Makes it the only selected record and brings it on screen.
    void setCurrent(quint64 sequence);
    void clearSelection();
    [[nodiscard]] const SequenceSelection &selection() const { return m_selection; }
    /// Rows that are selected and still there, newest first, at most `limit`.
    [[nodiscard]] std::vector<int> selectedRows(int limit) const;

    /// Moves the selection by rows: +1 to the next older record.
    void moveCurrent(int rows);

    [[nodiscard]] bool atNewest() const { return m_atNewest; }
    /// Back to the newest row; a selection stays, and may leave the screen.
    void showNewest();
    /// Records that wait outside the rows, for the pill while paused.
    void setWaiting(qint64 records);
    /// Rows that came in above what is on screen.
    [[nodiscard]] qint64 newRows() const { return m_newRows; }

    [[nodiscard]] int firstVisibleRow() const { return m_top; }
    [[nodiscard]] int wholeVisibleRows() const;
    [[nodiscard]] int rowAt(int y) const; ///< in viewport pixels; -1: none
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QRect cellRect(int row, int column) const;
    [[nodiscard]] int columnAt(int x) const;

    /// Fits the columns to what is on screen, unless somebody has set them.
    void fitColumns();

    /// Copies the selected rows as text: tabs between columns, a heading line, nothing masked.
    void copySelection() const;
    [[nodiscard]] QString selectionText() const;

Q_SIGNALS:
    void currentChanged(std::optional<quint64> sequence);
    /// Enter, or a double click.
    void activated(quint64 sequence);
    void atNewestChanged(bool atNewest);
    /// The pill was used: show the newest, and follow again where paused.
    void newestWanted();
    /// Other rows are on screen than before.
    void scrolled();
    void rowMenuRequested(QPoint globalPosition, quint64 sequence, int column);
    void columnMenuRequested(QPoint globalPosition, int column);
    void columnsArranged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setUpHeader();
    void connectModel();
    void rowsArrived(int count);
    void rowsLeft();
    void rowsReset();
    void columnsReset();
    void layoutHeader();
    void updateScrollBars();
    void setTop(int row);
    void setAtNewest(bool atNewest);
    void select(int row, Qt::KeyboardModifiers modifiers);
    void announce(std::optional<quint64> sequence);
    void ensureVisible(int row);
    void updatePill();
    [[nodiscard]] int lastTop() const;
    [[nodiscard]] int contentWidth(int column) const;
    void showCellTip(QHelpEvent *event);

    RecordTableModel &m_model;
    RecordHeaderModel *m_headerModel;
    QHeaderView *m_header;
    QPushButton *m_pill;
    RecordPainter m_painter;
    SequenceSelection m_selection;
    std::optional<quint64> m_current;
    std::optional<quint64> m_anchor; ///< where a Shift selection began
    int m_currentColumn = 0;
    int m_top = 0;
    int m_currentPlace = 0; ///< the current row's place on screen, kept over a reset
    int m_wheel = 0;        ///< eighths of a degree not yet scrolled
    qint64 m_newRows = 0;
    qint64 m_waiting = 0;
    bool m_atNewest = true;
    bool m_columnsTouched = false;
    bool m_fitting = false;
    int m_fittedRows = 0;
};

} // namespace mesh::ui
