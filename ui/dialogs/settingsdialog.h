// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/settings.h"

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace mesh::workspace {
class Workspace;
}

namespace mesh::ui {

class Appearance;
class Formats;

/// Theme, language, time zone, memory. Takes effect at once and is kept; not modal.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(workspace::Workspace &workspace, Appearance &appearance, Formats &formats,
                   QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

private:
    void load();
    void showSettings();
    void apply();

    workspace::Workspace &m_workspace;
    Appearance &m_appearance;
    Formats &m_formats;
    config::Settings m_settings;
    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_zone;
    QSpinBox *m_memory;
    QSpinBox *m_newest;
};

} // namespace mesh::ui
