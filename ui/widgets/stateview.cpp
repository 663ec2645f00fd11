// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/stateview.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnWidth = 480; ///< a sentence is read easily up to about 70 characters

QString symbolFor(core::Code code)
{
    switch (code) {
    case core::Code::Denied:
    case core::Code::Authentication:
    case core::Code::ReadOnly:
        return u"lock"_s;
    case core::Code::Unreachable:
    case core::Code::Resolve:
    case core::Code::Timeout:
        return u"offline"_s;
    default:
        return u"warning"_s;
    }
}

} // namespace

StateView::StateView(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_what(new QLabel)
    , m_why(new DimLabel)
    , m_progress(new QProgressBar)
    , m_action(new QPushButton)
    , m_detailText(new QLabel)
{
    m_detailText->setFont(monoFont());
    m_detailText->setTextFormat(Qt::PlainText);
    m_detailText->setWordWrap(true);
    m_detailText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details = new Disclosure(tr("Details"), m_detailText);

    QFont strong = bodyFont();
    strong.setPixelSize(15);
    strong.setWeight(QFont::DemiBold);
    m_what->setFont(strong);
    for (QLabel *label : {m_what, m_why}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("In progress"));
    m_action->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_action, &QPushButton::clicked, this, &StateView::actionTriggered);

    auto *inside = new QWidget;
    inside->setMaximumWidth(columnWidth);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_icon);
    column->addWidget(m_what);
    column->addWidget(m_progress);
    column->addWidget(m_why);
    column->addSpacing(space::tiny);
    column->addWidget(m_action);
    column->addWidget(m_details);

    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inside, 4);
    row->addStretch(1);
    auto *outside = new QVBoxLayout(this);
    outside->setContentsMargins(0, 0, 0, 0);
    outside->addStretch(2);
    outside->addLayout(row);
    outside->addStretch(3);
}

void StateView::setContent(const QString &symbolName, const QString &what, const QString &why,
                           const QString &actionText)
{
    m_icon->setPixmap(symbol(symbolName, Colour::Dim).pixmap(QSize(28, 28), devicePixelRatioF()));
    m_icon->setVisible(!symbolName.isEmpty());
    m_what->setText(what);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_progress->setVisible(false);
    m_details->setVisible(false);
    setAccessibleName(why.isEmpty() ? what : what + u' ' + why);
}

void StateView::showLoading(const QString &sentence)
{
    setContent({}, sentence, {}, {});
    m_progress->setVisible(true);
}

void StateView::showEmpty(const QString &what, const QString &why, const QString &actionText)
{
    setContent(u"empty"_s, what, why, actionText);
}

void StateView::showError(const core::Error &error, const QString &actionText)
{
    const core::Explanation said = core::explain(error);
    QStringList why;
    for (const QString &sentence : {said.why, said.action}) {
        if (!sentence.isEmpty()) {
            why << sentence;
        }
    }
    setContent(symbolFor(error.code), said.what, why.join(u' '), actionText);
    m_detailText->setText(error.detail.isEmpty()
                              ? core::codeName(error.code)
                              : core::codeName(error.code) + u": "_s + error.detail);
    m_details->setOpen(false);
    m_details->setVisible(true);
}

} // namespace mesh::ui
