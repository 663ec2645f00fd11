// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/banner.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_sentence(new QLabel)
    , m_action(new FlatButton(QString()))
    , m_close(new IconButton(u"close"_s, tr("Close this line")))
{
    setObjectName(u"banner"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_action->setProperty("look", u"link"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::tiny, space::small, space::tiny);
    row->setSpacing(space::small);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_close->hide();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &Banner::closed);
}

void Banner::setContent(const QString &sentence, const QString &action, const QString &tone)
{
    m_sentence->setText(sentence);
    setTone(*m_sentence, tone);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

} // namespace mesh::ui
