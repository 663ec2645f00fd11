// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/explore/principlecards.h"

#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {
// In the settings; never shown.
const std::array<QString, PrincipleCards::TaskCount> taskNames{u"domain"_s, u"product"_s,
                                                               u"platform"_s, u"governance"_s};
} // namespace

PrincipleCards::PrincipleCards(QWidget *parent)
    : QFrame(parent)
{
    auto *head = new QHBoxLayout;
    head->addWidget(new SectionLabel(tr("A data mesh in four steps")));
    head->addStretch(1);
    auto *close = new IconButton(u"close"_s, tr("Put the cards away"));
    connect(close, &QAbstractButton::clicked, this, &PrincipleCards::closed);
    head->addWidget(close);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(space::medium);
    cards->addWidget(makeCard(OpenDomain, u"principle-domain"_s, tr("Domains own their data"),
                              tr("Who makes the data answers for it. Open sales.orders and see "
                                 "who its owner is and how to reach them."),
                              tr("Open sales.orders")),
                     1);
    cards->addWidget(makeCard(WatchEvents, u"principle-product"_s, tr("Data is a product"),
                              tr("A product keeps promises. logistics.shipments pauses every few "
                                 "minutes: watch its freshness break."),
                              tr("Open shipments")),
                     1);
    cards->addWidget(makeCard(SearchField, u"principle-platform"_s,
                              tr("Everybody helps themselves"),
                              tr("Nobody has to ask where data is. Search for “email” and see "
                                 "every product that holds it, and why."),
                              tr("Search “email”")),
                     1);
    cards->addWidget(makeCard(ReadPolicy, u"principle-governance"_s, tr("Rules hold everywhere"),
                              tr("Classifications mean the same in every domain. Narrow the mesh "
                                 "to personal data by the check box at the left."),
                              tr("Show personal data")),
                     1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::small, space::large, space::small);
    column->setSpacing(space::tiny);
    column->addLayout(head);
    column->addLayout(cards);
}

QWidget *PrincipleCards::makeCard(Task task, const QString &symbolName, const QString &title,
                                  const QString &text, const QString &action)
{
    auto *card = new QFrame;
    card->setObjectName(u"card"_s);
    auto *icon = new QLabel;
    icon->setPixmap(symbol(symbolName, Colour::Dim).pixmap(QSize(16, 16), devicePixelRatioF()));
    auto *name = new QLabel(title);
    QFont strong = bodyFont();
    strong.setWeight(QFont::DemiBold);
    name->setFont(strong);
    name->setWordWrap(true);
    auto *tick = new QLabel;
    m_ticks.at(task) = tick;
    auto *said = new DimLabel(text);
    said->setWordWrap(true);
    auto *go = new FlatButton(action);
    go->setProperty("look", u"link"_s);
    connect(go, &QPushButton::clicked, this, [this, task] { Q_EMIT tried(task); });

    auto *head = new QHBoxLayout;
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addWidget(name, 1);
    head->addWidget(tick, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::medium, space::small, space::medium, space::small);
    column->setSpacing(space::tiny);
    column->addLayout(head);
    column->addWidget(said);
    column->addStretch(1);
    column->addWidget(go, 0, Qt::AlignLeft);
    updateTick(task);
    return card;
}

void PrincipleCards::setDone(Task task, bool done)
{
    if (m_done.at(task) != done) {
        m_done.at(task) = done;
        updateTick(task);
        Q_EMIT doneChanged();
    }
}

QStringList PrincipleCards::doneNames() const
{
    QStringList names;
    for (std::size_t i = 0; i < m_done.size(); ++i) {
        if (m_done[i]) {
            names << taskNames[i];
        }
    }
    return names;
}

void PrincipleCards::setDoneNames(const QStringList &names)
{
    for (std::size_t i = 0; i < m_done.size(); ++i) {
        m_done[i] = names.contains(taskNames[i]);
        updateTick(Task(i));
    }
}

void PrincipleCards::updateTick(Task task)
{
    QLabel *tick = m_ticks.at(task);
    const bool done = m_done.at(task);
    tick->setText(done ? tr("✓ done") : QString());
    tick->setFont(smallFont());
    setTone(*tick, u"good"_s);
}

} // namespace mesh::ui
