// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/noticebar.h"

#include "ui/state/symbols.h"
#include "ui/widgets/buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::ui {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new FlatButton({}, this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::tiny, space::large, space::tiny);
    layout->setSpacing(space::small);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    setVisible(false);
}

void NoticeBar::show(Colour tone, const QString &sentence, const QString &actionText,
                     const QString &detail)
{
    m_tone = tone;
    m_sentence = sentence;
    m_detail = detail;
    updateText();
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setAccessibleName(sentence);
    updateIcon();
    setVisible(true);
    update(); // its stripe has the tone too
}

void NoticeBar::showError(const core::Error &error, const QString &actionText)
{
    show(Colour::Bad, core::explain(error).sentence(), actionText, error.detail);
}

void NoticeBar::clear()
{
    m_sentence.clear();
    m_text->clear();
    setVisible(false);
}

void NoticeBar::setSingleLine(bool single)
{
    if (m_single != single) {
        m_single = single;
        m_text->setWordWrap(!single);
        m_text->setSizePolicy(single ? QSizePolicy::Ignored : QSizePolicy::Preferred,
                              QSizePolicy::Preferred);
        updateText();
    }
}

void NoticeBar::updateText()
{
    const QString shown =
        m_single ? m_text->fontMetrics().elidedText(m_sentence, Qt::ElideRight, m_text->width())
                 : m_sentence;
    m_text->setText(shown);
    m_text->setToolTip(shown == m_sentence  ? m_detail
                       : m_detail.isEmpty() ? m_sentence
                                            : m_sentence + u'\n' + m_detail);
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    updateText();
}

QString NoticeBar::text() const
{
    return m_sentence;
}

void NoticeBar::updateIcon()
{
    const QString name = m_tone == Colour::Bad    ? u"error"_s
                         : m_tone == Colour::Warn ? u"warning"_s
                         : m_tone == Colour::Good ? u"check"_s
                                                  : u"help"_s;
    m_icon->setPixmap(symbol(name, m_tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    // Beside the first line of the text, which stands in the middle of the button's height.
    const int line = QFontMetrics(font()).height();
    m_icon->setFixedHeight(
        m_action->text().isEmpty() ? line : std::max(line, m_action->sizeHint().height()));
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(palette(), Colour::Panel));
    painter.setPen(colour(palette(), Colour::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    painter.fillRect(QRect(0, 0, 3, height()), colour(palette(), m_tone));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible()) {
        updateIcon();
    }
}

} // namespace mesh::ui
