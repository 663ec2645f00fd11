// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace mesh::ui {

/// How a window was left: kept as one small JSON file in the state directory.
struct WindowLayout
{
    struct Tab
    {
        QString key; ///< Page::key()
        QByteArray state;
        friend bool operator==(const Tab &, const Tab &) = default;
    };

    QByteArray geometry;
    QList<int> sides; ///< widths of side, middle, inspector
    bool sideFolded = false;
    bool inspectorFolded = false;
    QString profile; ///< the tabs are this profile's
    QList<Tab> tabs;
    QString currentTab;
    QByteArray exploreState;

    /// A missing or damaged file gives the defaults.
    [[nodiscard]] static WindowLayout load(const QString &path);
    [[nodiscard]] bool save(const QString &path) const;
    [[nodiscard]] static QString defaultPath();
    friend bool operator==(const WindowLayout &, const WindowLayout &) = default;
};

} // namespace mesh::ui
