// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/revealquestion.h"

#include "ui/state/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mesh::ui {

RevealQuestion::RevealQuestion(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_yes(new QPushButton(tr("Reveal"), this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *no = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_yes);
    buttons->addWidget(no);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, 0, space::medium, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        m_yes->setEnabled(false);
        Q_EMIT confirmed();
    });
    connect(no, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT cancelled();
    });
}

void RevealQuestion::ask(const QStringList &fields)
{
    //: %1 is a list of field names
    m_text->setText(tr("Show %1 of this event? That you did is written into the mesh, where the "
                       "owner sees it.")
                        .arg(fields.join(u", "_s)));
    m_yes->setEnabled(true);
    show();
    m_yes->setFocus();
}

void RevealQuestion::refuse(const QString &why)
{
    //: %1 is a sentence: why nothing could be written
    m_text->setText(tr("It stays hidden, because it could not be noted in the mesh. %1").arg(why));
    m_yes->setEnabled(true);
}

} // namespace mesh::ui
