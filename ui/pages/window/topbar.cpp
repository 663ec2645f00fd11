// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/topbar.h"

#include "app/sandbox/sandbox.h"
#include "ui/pages/window/commandfield.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 43;
constexpr int fieldWidth = 620;
constexpr int narrow = 760; ///< below it the buttons show their sign alone

QColor profileColour(const config::Profile &profile)
{
    const QColor own(profile.colour);
    if (own.isValid()) {
        return own;
    }
    return colour(profile.production ? Colour::Bad : profile.sandbox ? Colour::Good : Colour::Dim);
}

} // namespace

TopBar::TopBar(CommandField *field, QWidget *parent)
    : QFrame(parent)
    , m_field(field)
    , m_profile(new MenuButton(QString()))
    , m_identity(new MenuButton(QString()))
    , m_profileMenu(new QMenu)
    , m_identityMenu(new QMenu)
{
    setObjectName(u"panel"_s);
    setFixedHeight(barHeight);
    m_profile->setMenu(m_profileMenu);
    m_identity->setMenu(m_identityMenu);
    m_field->setMaximumWidth(fieldWidth);
    m_field->setMinimumWidth(160);
    m_field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_profileMenu, &QMenu::aboutToShow, this, &TopBar::fillProfileMenu);
    connect(m_identityMenu, &QMenu::aboutToShow, this, &TopBar::fillIdentityMenu);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, 0, space::medium, 0);
    row->setSpacing(space::medium);
    row->addWidget(m_profile);
    row->addStretch(1);
    row->addWidget(m_field, 4);
    row->addStretch(1);
    row->addWidget(m_identity);
    updateTexts();
}

void TopBar::setProfiles(std::vector<config::Profile> profiles)
{
    m_profiles = std::move(profiles);
    // What was changed in the open one shows at once.
    for (const config::Profile &profile : m_profiles) {
        if (m_current && profile.id == m_current->id) {
            m_current = profile;
        }
    }
    updateTexts();
}

void TopBar::setCurrent(const std::optional<config::Profile> &profile)
{
    m_current = profile;
    updateTexts();
    update();
}

void TopBar::updateTexts()
{
    const bool wide = width() >= narrow;
    const QString name = m_current ? m_current->name : tr("No connection");
    m_profile->setText(m_current && m_current->production ? tr("%1 · production").arg(name) : name);
    m_profile->setIcon(
        symbol(u"dot"_s, m_current ? profileColour(*m_current) : colour(Colour::Dim)));
    m_profile->setIconSize({14, 14});
    m_profile->setAccessibleName(tr("Profile: %1").arg(name));

    const config::Identity who = m_current ? m_current->identity : config::Identity{};
    const QString person = who.name.isEmpty() ? tr("Who am I?") : who.name;
    const QString team = who.teams.isEmpty() ? QString() : who.teams.front();
    const QString whole = team.isEmpty() ? person : tr("%1 · %2").arg(person, team);
    m_identity->setText(wide ? whole : QString());
    m_identity->setIcon(wide ? QIcon() : symbol(u"person"_s));
    m_identity->setToolTip(who.email.isEmpty() ? whole : whole + u'\n' + who.email);
    m_identity->setAccessibleName(tr("Who I am: %1").arg(whole));
    m_identity->setVisible(m_current.has_value());
}

void TopBar::fillProfileMenu()
{
    m_profileMenu->clear();
    for (const config::Profile &profile : m_profiles) {
        QAction *action =
            m_profileMenu->addAction(symbol(u"dot"_s, profileColour(profile)), profile.name);
        action->setCheckable(true);
        action->setChecked(m_current && profile.id == m_current->id);
        connect(action, &QAction::triggered, this,
                [this, id = profile.id] { Q_EMIT profileChosen(id); });
    }
    m_profileMenu->addSeparator();
    connect(m_profileMenu->addAction(symbol(u"connection"_s), tr("Connections…")),
            &QAction::triggered, this, &TopBar::editProfilesRequested);
}

void TopBar::fillIdentityMenu()
{
    m_identityMenu->clear();
    if (m_current && m_current->sandbox) {
        for (const config::Identity &identity : sandbox::Sandbox::identities()) {
            QAction *action = m_identityMenu->addAction(
                symbol(u"person"_s), tr("%1 · %2").arg(identity.name, identity.teams.front()));
            action->setCheckable(true);
            action->setChecked(identity.name == m_current->identity.name);
            connect(action, &QAction::triggered, this,
                    [this, identity] { Q_EMIT identityChosen(identity); });
        }
        m_identityMenu->addSeparator();
    }
    connect(m_identityMenu->addAction(symbol(u"edit"_s), tr("Edit who I am…")), &QAction::triggered,
            this, &TopBar::editIdentityRequested);
}

void TopBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const bool production = m_current && m_current->production;
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(palette(), Colour::Line));
    if (production) {
        painter.fillRect(QRect(0, 0, width(), 3), profileColour(*m_current));
    }
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if ((event->oldSize().width() >= narrow) != (width() >= narrow)) {
        updateTexts();
    }
}

} // namespace mesh::ui
