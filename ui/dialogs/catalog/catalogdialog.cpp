// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/catalog/catalogdialog.h"

#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/scrolled.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace mesh::ui {
namespace {

constexpr int sideWidth = 360;

} // namespace

CatalogDialog::CatalogDialog(const Context &context, const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_session(context.workspace.session())
    , m_notice(new NoticeBar)
    , m_title(new TitleLabel)
    , m_about(new DimLabel)
    , m_inside(new QWidget)
    , m_scroll(scrolled(m_inside, {}))
    , m_columns(new QHBoxLayout)
    , m_form(new QVBoxLayout)
    , m_lacks(new DimLabel)
    , m_write(new PrimaryButton({}))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(900, 560);
    layOut();
    setWords(words);
    connect(m_write, &QPushButton::clicked, this, &CatalogDialog::write);
    connect(m_session, &QObject::destroyed, this, &QDialog::close);
}

CatalogDialog::~CatalogDialog() = default;

void CatalogDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (focusWidget()) {
        return;
    }
    // One begins to write in the first field, not in the column that scrolls.
    for (QWidget *next = m_scroll->nextInFocusChain(); next != m_scroll;
         next = next->nextInFocusChain()) {
        const bool takes = (next->focusPolicy() & Qt::TabFocus) != 0 && next->isEnabled();
        if (takes && m_inside->isAncestorOf(next) && next->isVisibleTo(this)) {
            next->setFocus();
            return;
        }
    }
}

void CatalogDialog::layOut()
{
    m_title->setWordWrap(true);
    m_about->setWordWrap(true);
    auto *column = new QVBoxLayout(m_inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_title);
    column->addWidget(m_about);
    m_form->setSpacing(space::medium);
    column->addLayout(m_form);
    column->addStretch();
    m_columns->setSpacing(0);
    m_columns->addWidget(m_scroll, 1);
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::large, space::small, space::large, space::small);
    buttons->setSpacing(space::small);
    m_lacks->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_lacks->setWordWrap(true);
    buttons->addWidget(m_lacks, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_write);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_notice);
    outer->addLayout(m_columns, 1);
    outer->addWidget(new Line(Qt::Horizontal));
    outer->addLayout(buttons);
}

void CatalogDialog::setWords(const Words &words)
{
    m_words = words;
    setWindowTitle(words.title);
    m_scroll->setAccessibleName(words.title);
    m_title->setText(words.title);
    m_about->setText(words.about);
    m_about->setVisible(!words.about.isEmpty());
    m_write->setText(words.action);
}

void CatalogDialog::setPanel(QWidget *panel, const QString &name)
{
    QScrollArea *side = scrolled(panel, name);
    side->setFixedWidth(sideWidth);
    m_columns->addWidget(side);
}

void CatalogDialog::addToForm(QWidget *widget)
{
    m_form->addWidget(widget);
}

void CatalogDialog::setReady(bool ready, const QString &lacks)
{
    const auto refusal = m_session ? m_session->editing().refusal() : std::nullopt;
    m_write->setEnabled(ready && m_session && !refusal);
    m_write->setToolTip(lacks);
    m_lacks->setText(lacks);
    if (refusal) {
        m_notice->showError(*refusal);
    }
}

} // namespace mesh::ui
