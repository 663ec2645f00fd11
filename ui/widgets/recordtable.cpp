// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/recordtable.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/recordtableaccessible.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {

/// The columns of a record model without its rows: what the header shows costs nothing per row.
class RecordHeaderModel final : public QAbstractTableModel
{
public:
    RecordHeaderModel(const RecordTableModel &records, QObject *parent)
        : QAbstractTableModel(parent)
        , m_records(records)
        , m_columns(records.columnCount())
    {}

    void reset()
    {
        beginResetModel();
        m_columns = m_records.columnCount();
        endResetModel();
    }
    int rowCount(const QModelIndex &) const override { return 0; }
    int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return m_records.headerData(section, orientation, role);
    }

private:
    const RecordTableModel &m_records;
    int m_columns;
};

namespace {

constexpr int headerHeight = 27;
constexpr int widestFit = 320;
/// Rows looked at to fit the columns.
constexpr int fittingRows = 40;

} // namespace

RecordTable::RecordTable(RecordTableModel &model, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_headerModel(new RecordHeaderModel(model, this))
    , m_header(new QHeaderView(Qt::Horizontal, this))
    , m_pill(new QPushButton(this))
{
    installRecordTableAccessibility();
    setFrameShape(QFrame::NoFrame);
    setCornerWidget(new QWidget(this));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Events, newest first"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::ArrowCursor);
    setUpHeader();

    m_pill->setObjectName(u"newRecordsPill"_s);
    m_pill->setProperty("look", u"pill"_s);
    m_pill->setFocusPolicy(Qt::TabFocus);
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] {
        showNewest();
        setFocus();
        Q_EMIT newestWanted();
    });
    connectModel();
    m_painter.refresh(palette(), devicePixelRatioF());
    updateScrollBars();
}

RecordTable::~RecordTable() = default;

void RecordTable::setUpHeader()
{
    m_header->setModel(m_headerModel);
    m_header->setSectionsMovable(true);
    m_header->setStretchLastSection(true);
    m_header->setHighlightSections(false);
    m_header->setSectionsClickable(false);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setTextElideMode(Qt::ElideRight);
    m_header->setMinimumSectionSize(36);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_header->setAccessibleName(tr("Columns"));
    setViewportMargins(0, headerHeight, 0, 0);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting) {
            m_columnsTouched = true;
            Q_EMIT columnsArranged();
        }
        updateScrollBars();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        viewport()->update();
        Q_EMIT columnsArranged();
    });
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        Q_EMIT columnMenuRequested(m_header->mapToGlobal(place), m_header->logicalIndexAt(place));
    });
}

void RecordTable::connectModel()
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsArrived(last - first + 1); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &RecordTable::rowsLeft);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RecordTable::rowsReset);
    connect(&m_model, &RecordTableModel::columnsChanged, this, &RecordTable::columnsReset);
    connect(&m_model, &RecordTableModel::textsChanged, viewport(), qOverload<>(&QWidget::update));
}

void RecordTable::setCurrent(quint64 sequence)
{
    m_selection.clear();
    m_selection.add({sequence, sequence});
    m_anchor = sequence;
    announce(sequence);
    if (const auto row = m_model.rowOf(sequence)) {
        setAtNewest(false);
        ensureVisible(*row);
    }
    viewport()->update();
}

void RecordTable::clearSelection()
{
    m_selection.clear();
    m_anchor.reset();
    announce({});
    if (m_top == 0) {
        showNewest();
    }
    viewport()->update();
}

std::vector<int> RecordTable::selectedRows(int limit) const
{
    std::vector<int> rows;
    const auto &ranges = m_selection.ranges();
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        for (quint64 sequence = range->last;; --sequence) {
            if (const auto row = m_model.rowOf(sequence)) {
                rows.push_back(*row);
            }
            if (int(rows.size()) >= limit) {
                return rows;
            }
            if (sequence == range->first) {
                break;
            }
        }
    }
    return rows;
}

void RecordTable::moveCurrent(int rows)
{
    if (m_model.rowCount() == 0) {
        return;
    }
    const auto row = m_current ? m_model.rowOf(*m_current) : std::nullopt;
    const int target = row ? *row + rows : m_top;
    select(std::clamp(target, 0, m_model.rowCount() - 1), Qt::NoModifier);
}

void RecordTable::showNewest()
{
    setTop(0);
    setAtNewest(true);
    viewport()->update();
}

void RecordTable::setWaiting(qint64 records)
{
    if (m_waiting != records) {
        m_waiting = records;
        updatePill();
    }
}

int RecordTable::wholeVisibleRows() const
{
    return std::max(1, viewport()->height() / rowHeight);
}

int RecordTable::rowAt(int y) const
{
    const int row = m_top + y / rowHeight;
    return y >= 0 && row < m_model.rowCount() ? row : -1;
}

QRect RecordTable::rowRect(int row) const
{
    return {0, (row - m_top) * rowHeight, viewport()->width(), rowHeight};
}

QRect RecordTable::cellRect(int row, int column) const
{
    return {m_header->sectionViewportPosition(column), (row - m_top) * rowHeight,
            m_header->sectionSize(column), rowHeight};
}

int RecordTable::columnAt(int x) const
{
    return m_header->logicalIndexAt(x);
}

int RecordTable::lastTop() const
{
    return std::max(0, m_model.rowCount() - wholeVisibleRows());
}

void RecordTable::rowsArrived(int count)
{
    if (!m_atNewest) {
        m_top += count;
        m_newRows += count;
    }
    // Once for the first rows and once when there are enough to judge by.
    const int rows = std::min(m_model.rowCount(), fittingRows);
    if (m_fittedRows < rows && (m_fittedRows == 0 || rows == fittingRows)) {
        m_fittedRows = rows;
        fitColumns();
    }
    updateScrollBars();
    updatePill();
    viewport()->update();
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent event(this,
                                               QAccessibleTableModelChangeEvent::RowsInserted);
        event.setFirstRow(0);
        event.setLastRow(count - 1);
        QAccessible::updateAccessibility(&event);
    }
}

void RecordTable::rowsLeft()
{
    const int rows = m_model.rowCount();
    if (rows > 0) {
        m_selection.dropBelow(m_model.sequence(rows - 1));
    }
    m_top = std::clamp(m_top, 0, std::max(0, rows - 1));
    updateScrollBars();
    viewport()->update();
}

void RecordTable::rowsReset()
{
    const auto row = m_current ? m_model.rowOf(*m_current) : std::nullopt;
    if (row && !m_atNewest) {
        m_top = std::max(0, *row - m_currentPlace);
    } else {
        m_top = 0;
        setAtNewest(true);
    }
    m_newRows = 0;
    if (m_model.rowCount() == 0) {
        m_fittedRows = 0;
    }
    updateScrollBars();
    updatePill();
    viewport()->update();
}

void RecordTable::columnsReset()
{
    m_columnsTouched = false;
    m_fittedRows = std::min(m_model.rowCount(), fittingRows);
    m_currentColumn = 0;
    m_fitting = true;
    m_headerModel->reset();
    m_fitting = false;
    fitColumns();
}

int RecordTable::contentWidth(int column) const
{
    const RecordColumn &about = m_model.reader().columns()[size_t(column)];
    int width = m_painter.textWidth(about.widest);
    const int rows = std::min(m_model.rowCount(), m_top + fittingRows);
    for (int row = m_top; row < rows; ++row) {
        const RecordCells &cells = m_model.cells(row);
        if (cells.problem.isEmpty() || !about.ofValue()) {
            width = std::max(width, m_painter.textWidth(cells.cells[size_t(column)].text.left(80)));
        }
    }
    // The style gives titles a font and a padding of its own.
    width = std::max(width + 2 * RecordPainter::margin, m_header->sectionSizeHint(column));
    return std::clamp(width, 40, widestFit);
}

void RecordTable::fitColumns()
{
    const int columns = m_model.columnCount();
    if (m_columnsTouched || columns == 0) {
        return;
    }
    m_fitting = true;
    std::vector<int> widths(static_cast<size_t>(columns));
    int total = 0;
    int elastic = 0;
    for (int column = 0; column < columns; ++column) {
        widths[size_t(column)] = contentWidth(column);
        total += widths[size_t(column)];
        elastic += m_model.reader().columns()[size_t(column)].ofValue() ? 1 : 0;
    }
    // What is left over goes to the columns of the value, so that a row reads across the page.
    const int spare = std::max(0, viewport()->width() - total);
    const int share = elastic > 0 ? std::min(spare / elastic, 72) : 0;
    for (int column = 0; column < columns; ++column) {
        const bool grows = m_model.reader().columns()[size_t(column)].ofValue();
        m_header->resizeSection(column, widths[size_t(column)] + (grows ? share : 0));
    }
    m_fitting = false;
    updateScrollBars();
    viewport()->update();
}

void RecordTable::layoutHeader()
{
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - headerHeight, area.width(), headerHeight);
}

void RecordTable::updateScrollBars()
{
    QScrollBar &vertical = *verticalScrollBar();
    const QSignalBlocker quiet(vertical);
    // Rows that keep their place may stand above an empty rest, so the range grows with them.
    vertical.setRange(0, std::max(lastTop(), m_top));
    vertical.setPageStep(wholeVisibleRows());
    vertical.setSingleStep(1);
    vertical.setValue(m_top);
    QScrollBar &horizontal = *horizontalScrollBar();
    horizontal.setRange(0, std::max(0, m_header->length() - viewport()->width()));
    horizontal.setPageStep(viewport()->width());
    horizontal.setSingleStep(24);
}

void RecordTable::setTop(int row)
{
    m_top = std::clamp(row, 0, std::max(lastTop(), 0));
    updateScrollBars();
}

void RecordTable::setAtNewest(bool atNewest)
{
    if (atNewest) {
        m_newRows = 0;
    }
    const bool changed = m_atNewest != atNewest;
    m_atNewest = atNewest;
    updatePill();
    if (changed) {
        Q_EMIT atNewestChanged(atNewest);
    }
}

void RecordTable::announce(std::optional<quint64> sequence)
{
    if (sequence) {
        if (const auto row = m_model.rowOf(*sequence)) {
            m_currentPlace = *row - m_top;
        }
    }
    if (m_current == sequence) {
        return;
    }
    m_current = sequence;
    Q_EMIT currentChanged(sequence);
    if (QAccessible::isActive() && sequence) {
        if (const auto row = m_model.rowOf(*sequence)) {
            QAccessibleEvent event(this, QAccessible::Focus);
            event.setChild(recordTableChild(*this, *row, m_currentColumn));
            QAccessible::updateAccessibility(&event);
        }
    }
}

void RecordTable::select(int row, Qt::KeyboardModifiers modifiers)
{
    const quint64 sequence = m_model.sequence(row);
    if (modifiers.testFlag(Qt::ShiftModifier) && m_anchor) {
        m_selection.clear();
        m_selection.add({std::min(*m_anchor, sequence), std::max(*m_anchor, sequence)});
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        m_anchor = sequence;
        if (m_selection.contains(sequence)) {
            m_selection.remove(sequence);
        } else {
            m_selection.add({sequence, sequence});
        }
    } else {
        m_selection.clear();
        m_selection.add({sequence, sequence});
        m_anchor = sequence;
    }
    setAtNewest(false);
    ensureVisible(row);
    announce(sequence);
    viewport()->update();
}

void RecordTable::ensureVisible(int row)
{
    if (row < m_top) {
        m_top = row;
    } else if (row >= m_top + wholeVisibleRows()) {
        m_top = row - wholeVisibleRows() + 1;
    }
    updateScrollBars();
}

void RecordTable::updatePill()
{
    const qint64 count = m_newRows + m_waiting;
    if (count <= 0) {
        m_pill->hide();
        return;
    }
    const QString number = QLocale().toString(count);
    //: On the pill above the event table; %1 is a grouped number
    m_pill->setText(tr("↑ %1 new").arg(number));
    m_pill->setAccessibleName(tr("Show the newest, %1 new").arg(number));
    m_pill->setToolTip(tr("Back to the newest events and follow (Home)"));
    m_pill->adjustSize();
    // In the heading's line at the right: it covers no row.
    const QRect area = viewport()->geometry();
    m_pill->move(area.right() - m_pill->width() - space::small,
                 area.top() - (headerHeight + m_pill->height()) / 2);
    m_pill->show();
    m_pill->raise();
}

void RecordTable::scrollContentsBy(int, int)
{
    const int value = verticalScrollBar()->value();
    if (value != m_top) {
        m_top = value;
        setAtNewest(m_top == 0);
        if (const auto row = m_current ? m_model.rowOf(*m_current) : std::nullopt) {
            m_currentPlace = *row - m_top;
        }
    }
    m_header->setOffset(horizontalScrollBar()->value());
    viewport()->update();
    Q_EMIT scrolled();
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutHeader();
    if (m_top > lastTop() && m_atNewest) {
        m_top = lastTop();
    }
    fitColumns();
    updateScrollBars();
    updatePill();
}

void RecordTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(m_painter.font());
    std::vector<ColumnPlace> places;
    places.reserve(size_t(m_header->count()));
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const ColumnPlace place{column, m_header->sectionViewportPosition(column),
                                m_header->sectionSize(column)};
        if (place.x < viewport()->width() && place.x + place.width > 0) {
            places.push_back(place);
        }
    }
    const auto &columns = m_model.reader().columns();
    const int first = m_top + std::max(0, event->rect().top()) / rowHeight;
    const int last = std::min(m_model.rowCount() - 1, m_top + event->rect().bottom() / rowHeight);
    for (int row = first; row <= last; ++row) {
        const quint64 sequence = m_model.sequence(row);
        // Stripes belong to records, not to places: they move with the text they help to read.
        const RecordPainter::Row about{rowRect(row), m_selection.contains(sequence),
                                       sequence % 2 == 1, m_current == sequence, hasFocus()};
        m_painter.paint(painter, about, columns, places, m_model.cells(row));
    }
}

void RecordTable::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange) {
        m_painter.refresh(palette(), devicePixelRatioF());
        viewport()->update();
    }
}

void RecordTable::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RecordTable::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QString RecordTable::selectionText() const
{
    constexpr int mostRows = 100'000;
    QStringList lines;
    QStringList fields;
    const int columns = m_model.columnCount();
    for (int visual = 0; visual < columns; ++visual) {
        fields << m_model.reader().columns()[size_t(m_header->logicalIndex(visual))].title;
    }
    lines << fields.join(u'\t');
    for (const int row : selectedRows(mostRows)) {
        fields.clear();
        for (int visual = 0; visual < columns; ++visual) {
            fields << m_model.reader().plainText(m_model.record(row),
                                                 m_header->logicalIndex(visual));
        }
        lines << fields.join(u'\t');
    }
    return lines.join(u'\n');
}

void RecordTable::copySelection() const
{
    if (!m_selection.isEmpty()) {
        QApplication::clipboard()->setText(selectionText());
    }
}

} // namespace mesh::ui
