// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/expressionfield.h"

#include "ui/state/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {
namespace {

constexpr int insertRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;
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
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                          index.data(detailRole).toString());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, space::row};
    }
};

} // namespace

ExpressionField::ExpressionField(QWidget *parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(this))
    , m_candidates(new QStandardItemModel(this))
{
    setFont(monoFont());
    setProperty("face", u"mono"_s);
    m_completer->setModel(m_candidates);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(10);
    m_completer->popup()->setItemDelegate(new CandidateDelegate(m_completer->popup()));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &ExpressionField::insertCompletion);
    connect(this, &QLineEdit::textEdited, this, [this] { offerCompletion(false); });
}

ExpressionField::~ExpressionField() = default;

void ExpressionField::showJudgement(bool wrong, const QString &sentence)
{
    const QString state = wrong ? u"error"_s : QString();
    if (property("state").toString() != state) {
        setProperty("state", state);
        style()->unpolish(this);
        style()->polish(this);
    }
    setAccessibleDescription(sentence);
    update();
}

void ExpressionField::offerCompletion(bool asked)
{
    const expr::Completions found = completions();
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
    const int start =
        cursorRect().center().x() - fontMetrics().horizontalAdvance(text().left(cursorPosition()));
    m_completer->complete(QRect(std::max(0, start + left - space::small), 0, 320, height() + 2));
    m_completer->popup()->setCurrentIndex({});
}

QStringList ExpressionField::candidates() const
{
    QStringList texts;
    for (int row = 0; row < m_candidates->rowCount(); ++row) {
        texts << m_candidates->item(row)->text();
    }
    return texts;
}

void ExpressionField::insertCompletion(const QModelIndex &index)
{
    const QString insert = index.data(insertRole).toString();
    setSelection(int(m_replaces.begin), int(m_replaces.length()));
    if (m_replaces.length() == 0) {
        setCursorPosition(int(m_replaces.begin));
    }
    QLineEdit::insert(insert);
}

void ExpressionField::keyPressEvent(QKeyEvent *event)
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
        accept();
        return;
    }
    if (event->key() == Qt::Key_Escape && cancel()) {
        return;
    }
    QLineEdit::keyPressEvent(event);
}

bool ExpressionField::event(QEvent *event)
{
    // Tab takes the first candidate while they are shown, else it moves the focus as everywhere.
    if (event->type() == QEvent::KeyPress && m_completer->popup()->isVisible() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QLineEdit::event(event);
}

void ExpressionField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (diagnostics().empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect().adjusted(space::small, 0, -textMargins().right() - space::small, 0));
    const int start =
        cursorRect().center().x() - fontMetrics().horizontalAdvance(text().left(cursorPosition()));
    const int y = height() / 2 + fontMetrics().ascent() / 2 + 4;
    for (const sql::Diagnostic &one : diagnostics()) {
        const bool bad = one.severity == sql::Severity::Error;
        painter.setPen(QPen(colour(palette(), bad ? Colour::Bad : Colour::Warn), 1.2));
        const int from = start + fontMetrics().horizontalAdvance(text().left(one.range.begin));
        const int least = fontMetrics().horizontalAdvance(u'0');
        const int to = std::max(
            from + least, start + fontMetrics().horizontalAdvance(text().left(one.range.end)));
        QPainterPath wave(QPointF(from, y));
        for (int x = from; x < to; x += 4) {
            wave.quadTo(x + 1, y - 2.5, x + 2, y);
            wave.quadTo(x + 3, y + 2.5, x + 4, y);
        }
        painter.drawPath(wave);
    }
}

} // namespace mesh::ui
