// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/searchfield.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace mesh::ui {

using namespace std::chrono_literals;

SearchField::SearchField(const QString &placeholder, const QString &shortcutHint, QWidget *parent)
    : QLineEdit(parent)
    , m_hint(shortcutHint)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(symbol(QStringLiteral("search"), Colour::Dim), QLineEdit::LeadingPosition);
    m_rest.setSingleShot(true);
    m_rest.setInterval(120ms);
    connect(&m_rest, &QTimer::timeout, this, &SearchField::report);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) {
            report();
        } else {
            m_rest.start();
        }
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::report);
}

void SearchField::report()
{
    m_rest.stop();
    if (text() != m_reported) {
        m_reported = text();
        Q_EMIT searched(m_reported);
    }
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    const int width = QFontMetrics(smallFont()).horizontalAdvance(m_hint) + 10;
    constexpr int leading = 46; // the glass, and some room
    if (leading + fontMetrics().horizontalAdvance(placeholderText()) + width > this->width()) {
        return;
    }
    const QRectF key(this->width() - width - 5.5, (height() - 18) / 2 + 0.5, width, 17);
    painter.setPen(colour(palette(), Colour::Line));
    painter.drawRoundedRect(key, 4, 4);
    painter.setPen(colour(palette(), Colour::Dim));
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace mesh::ui
