// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/labels.h"

#include "ui/state/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

SectionLabel::SectionLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setFont(sectionFont());
    setTone(*this, u"dim"_s);
    setTextFormat(Qt::PlainText);
    setText(text);
}

void SectionLabel::setText(const QString &text)
{
    setAccessibleName(text);
    QLabel::setText(text.toUpper());
}

TitleLabel::TitleLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setFont(titleFont());
    setTextFormat(Qt::PlainText);
}

DimLabel::DimLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTone(*this, u"dim"_s);
    setTextFormat(Qt::PlainText);
}

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {std::min(metrics.horizontalAdvance(m_text), metrics.averageCharWidth() * 4),
            metrics.height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const QString tone = property("tone").toString();
    painter.setPen(colour(palette(), tone == u"dim" ? Colour::Dim : Colour::Text));
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_mode, contentsRect().width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip()
{
    setToolTip(fontMetrics().horizontalAdvance(m_text) > contentsRect().width() ? m_text
                                                                                : QString());
}

Line::Line(Qt::Orientation orientation, QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"line"_s);
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
}

KeyValueRows::KeyValueRows(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::tiny);
    m_grid->setColumnStretch(1, 1);
}

QLabel *KeyValueRows::addName(const QString &name)
{
    auto *label = new DimLabel(name);
    m_grid->addWidget(label, m_rows, 0, Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QLabel *KeyValueRows::addRow(const QString &name, const QString &value, bool mono)
{
    addName(name);
    auto *label = new QLabel(value.isEmpty() ? u"–"_s : value);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->setAccessibleName(name + u": "_s + value);
    if (mono) {
        label->setFont(monoFont());
    }
    if (value.isEmpty()) {
        setTone(*label, u"dim"_s);
    }
    m_grid->addWidget(label, m_rows++, 1);
    return label;
}

void KeyValueRows::addRow(const QString &name, QWidget *value)
{
    addName(name)->setBuddy(value);
    m_grid->addWidget(value, m_rows++, 1);
}

void KeyValueRows::setRows(const std::vector<Row> &rows)
{
    const auto sameNames = std::equal(rows.begin(), rows.end(), m_shown.begin(), m_shown.end(),
                                      [](const Row &a, const Row &b) { return a.name == b.name; });
    if (!sameNames) {
        clear();
        m_shown = rows;
        for (const Row &row : rows) {
            addRow(row.name, row.value, row.mono);
        }
        return;
    }
    for (int i = 0; i < int(rows.size()); ++i) {
        const Row &row = rows[std::size_t(i)];
        auto *label = qobject_cast<QLabel *>(m_grid->itemAtPosition(i, 1)->widget());
        if (label && row.value != m_shown[std::size_t(i)].value) {
            label->setText(row.value.isEmpty() ? u"–"_s : row.value);
            label->setAccessibleName(row.name + u": "_s + row.value);
            setTone(*label, row.value.isEmpty() ? u"dim"_s : QString());
        }
    }
    m_shown = rows;
}

void KeyValueRows::clear()
{
    m_shown.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows = 0;
}

void setTone(QLabel &label, const QString &tone)
{
    if (label.property("tone").toString() == tone) {
        return;
    }
    label.setProperty("tone", tone);
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

} // namespace mesh::ui
