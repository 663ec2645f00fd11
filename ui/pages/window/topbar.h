// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"

#include <QFrame>

#include <vector>

class QMenu;

namespace mesh::ui {

class CommandField;
class MenuButton;

/// Profile, the one search field, and who one is.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    /// Takes the field over.
    explicit TopBar(CommandField *field, QWidget *parent = nullptr);

    void setProfiles(std::vector<config::Profile> profiles);
    /// The open one; nothing: none is open.
    void setCurrent(const std::optional<config::Profile> &profile);
    [[nodiscard]] MenuButton *profileButton() const { return m_profile; }
    [[nodiscard]] MenuButton *identityButton() const { return m_identity; }

Q_SIGNALS:
    void profileChosen(const QString &id);
    void editProfilesRequested();
    void editIdentityRequested();
    /// In the sandbox: somebody else's eyes.
    void identityChosen(const mesh::config::Identity &identity);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillProfileMenu();
    void fillIdentityMenu();
    void updateTexts();

    CommandField *m_field;
    MenuButton *m_profile;
    MenuButton *m_identity;
    QMenu *m_profileMenu;
    QMenu *m_identityMenu;
    std::vector<config::Profile> m_profiles;
    std::optional<config::Profile> m_current;
};

} // namespace mesh::ui
