// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filterfield.h"

#include "ui/state/theme.h"

#include "app/expr/completion.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int insertRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;
constexpr auto restMs = 180;
constexpr int mostCandidates = 60;

class CandidateDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect, colour(option.palette, Colour::Selection));
        }
        const QRect place = option.rect.adjusted(space::small, 0, -space::small, 0);
        painter->setFont(monoFont());
        painter->setPen(colour(option.palette, Colour::Text));
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->setFont(smallFont());
        painter->setPen(colour(option.palette, Colour::Dim));
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, index.data(detailRole).toString());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, space::row};
    }
};

} // namespace

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent)
    , m_shape(std::make_shared<tabular::RecordShape>())
    , m_completer(new QCompleter(this))
    , m_candidates(new QStandardItemModel(this))
    , m_modeButton(new QToolButton(this))
{
    setFont(monoFont());
    setProperty("face", u"mono"_s);
    setPlaceholderText(tr("Filter: text, or amount > 500 AND region = 'EU'"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(false);
    setMinimumWidth(140);

    m_completer->setModel(m_candidates);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(10);
    m_completer->popup()->setItemDelegate(new CandidateDelegate(m_completer->popup()));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FilterField::insertCompletion);

    m_modeButton->setProperty("look", u"flat"_s);
    m_modeButton->setFont(smallFont());
    m_modeButton->setCursor(Qt::PointingHandCursor);
    m_modeButton->setFocusPolicy(Qt::NoFocus);
    m_modeButton->hide();
    connect(m_modeButton, &QToolButton::clicked, this, &FilterField::toggleMode);

    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterField::apply);
    connect(this, &QLineEdit::textChanged, this, [this] {
        judge();
        m_rest.start();
    });
    connect(this, &QLineEdit::textEdited, this, [this] { offerCompletion(false); });
}

FilterField::~FilterField() = default;

void FilterField::setShape(std::shared_ptr<const tabular::RecordShape> shape)
{
    m_shape = std::move(shape);
    // Names may now be known that were not: a text with errors is judged anew, one without keeps
    // its filter, for that would look through all rows again.
    if (hasError()) {
        judge();
        m_rest.start();
    }
}

void FilterField::setFilterText(const QString &text)
{
    setText(text);
    judge();
    apply();
}

void FilterField::judge()
{
    m_judged = text().trimmed().isEmpty() ? nullptr
                                          : tabular::RecordFilter::parse(text(), *m_shape, m_mode);
    const QString state = hasError() ? u"error"_s : QString();
    if (property("state").toString() != state) {
        setProperty("state", state);
        style()->unpolish(this);
        style()->polish(this);
    }
    if (m_judged) {
        const bool isText = m_judged->kind() == tabular::RecordFilter::Kind::Text;
        m_modeButton->setText(isText ? tr("text") : tr("condition"));
        m_modeButton->setToolTip(m_judged->explanation());
        m_modeButton->setAccessibleName(m_judged->explanation());
    }
    m_modeButton->setVisible(m_judged != nullptr);
    layoutMode();
    setAccessibleDescription(sentence());
    showHint();
    update();
}

void FilterField::apply()
{
    m_rest.stop();
    if (hasError()) {
        return;
    }
    const QString before = m_filter ? m_filter->text() : QString();
    const auto kindBefore =
        m_filter ? m_filter->kind() : tabular::RecordFilter::Kind::Everything;
    const auto kind = m_judged ? m_judged->kind() : tabular::RecordFilter::Kind::Everything;
    if ((m_judged ? m_judged->text() : QString()) == before && kind == kindBefore) {
        return;
    }
    m_filter = m_judged;
    Q_EMIT filterChanged(m_filter);
}

void FilterField::toggleMode()
{
    using Mode = tabular::RecordFilter::Mode;
    const bool isText = m_judged && m_judged->kind() == tabular::RecordFilter::Kind::Text;
    m_mode = isText ? Mode::Condition : Mode::Text;
    judge();
    apply();
    setFocus();
}

bool FilterField::hasError() const
{
    return m_judged && !m_judged->usable();
}

QString FilterField::sentence() const
{
    if (!m_judged) {
        return {};
    }
    const auto &diagnostics = m_judged->diagnostics();
    const auto worst = std::find_if(diagnostics.begin(), diagnostics.end(), [](const auto &one) {
        return one.severity == sql::Severity::Error;
    });
    if (worst != diagnostics.end()) {
        return worst->sentence;
    }
    return diagnostics.empty() ? m_judged->explanation() : diagnostics.front().sentence;
}

void FilterField::offerCompletion(bool asked)
{
    using Mode = tabular::RecordFilter::Mode;
    if (m_mode == Mode::Text || text().startsWith(u'"')) {
        m_completer->popup()->hide();
        return;
    }
    const tabular::RecordLookup lookup(*m_shape, m_seen ? m_seen() : tabular::SeenValues());
    const expr::Completions found = expr::complete(text(), cursorPosition(), lookup);
    m_replaces = found.replaces;
    m_candidates->clear();
    const QString typed = text().mid(m_replaces.begin, m_replaces.length());
    for (const expr::Completion &one : found.candidates) {
        if (m_candidates->rowCount() == mostCandidates) {
            break;
        }
        auto *item = new QStandardItem(one.text);
        item->setData(one.insert, insertRole);
        item->setData(one.detail, detailRole);
        item->setToolTip(one.doc);
        m_candidates->appendRow(item);
    }
    const bool only = m_candidates->rowCount() == 1 && m_candidates->item(0)->text() == typed;
    if (m_candidates->rowCount() == 0 || only || (!asked && typed.isEmpty())) {
        m_completer->popup()->hide();
        return;
    }
    const int left = fontMetrics().horizontalAdvance(text().left(m_replaces.begin));
    const int start = cursorRect().center().x() -
        fontMetrics().horizontalAdvance(text().left(cursorPosition()));
    m_completer->complete(QRect(std::max(0, start + left - space::small), 0, 320, height() + 2));
    m_completer->popup()->setCurrentIndex({});
}

QStringList FilterField::candidates() const
{
    QStringList texts;
    for (int row = 0; row < m_candidates->rowCount(); ++row) {
        texts << m_candidates->item(row)->text();
    }
    return texts;
}

void FilterField::insertCompletion(const QModelIndex &index)
{
    const QString insert = index.data(insertRole).toString();
    setSelection(int(m_replaces.begin), int(m_replaces.length()));
    if (m_replaces.length() == 0) {
        setCursorPosition(int(m_replaces.begin));
    }
    QLineEdit::insert(insert);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    QAbstractItemView *popup = m_completer->popup();
    if (popup->isVisible()) {
        const bool accepts = event->key() == Qt::Key_Tab ||
            ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
             popup->currentIndex().isValid());
        if (accepts) {
            const QModelIndex chosen = popup->currentIndex().isValid()
                ? popup->currentIndex()
                : m_completer->completionModel()->index(0, 0);
            popup->hide();
            insertCompletion(chosen);
            return;
        }
        if (event->key() == Qt::Key_Escape) {
            popup->hide();
            return;
        }
    }
    if (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier)) {
        offerCompletion(true);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        popup->hide();
        apply();
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        setFilterText({});
        return;
    }
    QLineEdit::keyPressEvent(event);
}

bool FilterField::event(QEvent *event)
{
    // Tab takes the first candidate while they are shown, else it moves the focus as everywhere.
    if (event->type() == QEvent::KeyPress && m_completer->popup()->isVisible() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QLineEdit::event(event);
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_judged || m_judged->diagnostics().empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect().adjusted(space::small, 0, -textMargins().right() - space::small, 0));
    const int start = cursorRect().center().x() -
        fontMetrics().horizontalAdvance(text().left(cursorPosition()));
    const int y = height() / 2 + fontMetrics().ascent() / 2 + 4;
    for (const sql::Diagnostic &one : m_judged->diagnostics()) {
        const bool bad = one.severity == sql::Severity::Error;
        painter.setPen(QPen(colour(palette(), bad ? Colour::Bad : Colour::Warn), 1.2));
        const int from = start + fontMetrics().horizontalAdvance(text().left(one.range.begin));
        const int least = fontMetrics().horizontalAdvance(u'0');
        const int to = std::max(from + least,
                                start + fontMetrics().horizontalAdvance(text().left(one.range.end)));
        QPainterPath wave(QPointF(from, y));
        for (int x = from; x < to; x += 4) {
            wave.quadTo(x + 1, y - 2.5, x + 2, y);
            wave.quadTo(x + 3, y + 2.5, x + 4, y);
        }
        painter.drawPath(wave);
    }
}

void FilterField::layoutMode()
{
    const int width = m_modeButton->isHidden() ? 0 : m_modeButton->sizeHint().width();
    setTextMargins(0, 0, width, 0);
    m_modeButton->setGeometry(this->width() - width - 3, 3, width, height() - 6);
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    layoutMode();
    placeHint();
}

void FilterField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    showHint();
}

void FilterField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    showHint();
}

void FilterField::showHint()
{
    const bool wanted = m_hintHost && m_judged && (hasFocus() || hasError());
    if (!wanted) {
        if (m_hint) {
            m_hint->hide();
        }
        return;
    }
    if (!m_hint) {
        // Over the page rather than in its layout: typing must not move the rows.
        m_hint = new QLabel(m_hintHost);
        m_hint->setObjectName(u"filterHint"_s);
        m_hint->setTextFormat(Qt::PlainText);
        m_hint->setWordWrap(true);
        m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_hint->setProperty("tone", hasError() ? u"bad"_s : u"dim"_s);
    m_hint->style()->unpolish(m_hint);
    m_hint->style()->polish(m_hint);
    m_hint->setText(sentence());
    placeHint();
    m_hint->show();
    m_hint->raise();
}

void FilterField::placeHint()
{
    if (!m_hint) {
        return;
    }
    const QWidget *page = m_hint->parentWidget();
    const QPoint below = page->mapFromGlobal(mapToGlobal(QPoint(0, height() + 2)));
    const int most = std::max(width(), 320);
    m_hint->setFixedWidth(std::min(most, page->width() - below.x()));
    m_hint->adjustSize();
    m_hint->move(below);
}

} // namespace mesh::ui
