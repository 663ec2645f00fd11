// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/clock.h"
#include "app/workspace/workspace.h"
#include "ui/pages/window/mainwindow.h"
#include "ui/state/appearance.h"
#include "ui/state/formats.h"

#include <QTemporaryDir>

#include <memory>

namespace mesh::test {

/// A whole window over a workspace, with the sandbox or any profile, as main() makes it.
class WindowBench
{
public:
    struct Look
    {
        QString language = QStringLiteral("en");
        config::Theme theme = config::Theme::Light;
        QSize size{1440, 900};
    };

    WindowBench();
    explicit WindowBench(const Look &look);
    ~WindowBench();

    [[nodiscard]] workspace::Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] ui::Formats &formats() { return *m_formats; }

    /// Opens the sandbox; true once its products are listed in Explore.
    [[nodiscard]] bool openSandbox();
    /// Another window on the same workspace and layout file, the first one closed.
    void reopenWindow();

    /// Texts in visible labels, buttons and tabs that do not fit their widget, each with where it
    /// stands.
    [[nodiscard]] QStringList clippedTexts() const;

private:
    void makeWindow();

    Look m_look;
    QTemporaryDir m_folder;
    core::SystemClock m_clock;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<ui::Formats> m_formats;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace mesh::test
