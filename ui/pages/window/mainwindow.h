// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/context.h"
#include "ui/state/meshsearch.h"
#include "ui/state/navigator.h"
#include "ui/state/pagefactory.h"
#include "ui/state/windowlayout.h"

#include <QMainWindow>
#include <QPointer>

class QSplitter;

namespace mesh::config {
struct Identity;
}

namespace mesh::ui {

class ActivityPanel;
class Appearance;
class Banner;
class CommandField;
class Commands;
class ExplorePage;
class Formats;
class HelpWindow;
class InspectorArea;
class ProfileDialog;
class SessionNotice;
class SettingsDialog;
class SideBar;
class StatusLine;
class TabArea;
class TopBar;

/// The window: puts its parts beside each other and passes on what they tell. What the parts do is
/// in their own files.
class MainWindow : public QMainWindow, public Navigator
{
    Q_OBJECT
public:
    MainWindow(workspace::Workspace &workspace, Appearance &appearance, Formats &formats,
               PageFactory pages, const QString &layoutPath = WindowLayout::defaultPath(),
               QWidget *parent = nullptr);
    ~MainWindow() override;

    // Navigator
    void open(const Target &target) override;
    void openPage(const QString &key) override;
    void explore(const QString &searchText) override;
    void editProfiles(const QString &profileId = {}) override;
    void help(const QString &chapter) override;
    void showActivity() override;
    void tell(const QString &sentence) override;

    [[nodiscard]] ExplorePage *explorePage() const { return m_explore; }
    [[nodiscard]] TabArea *tabs() const { return m_tabs; }
    [[nodiscard]] CommandField *commandField() const { return m_field; }
    [[nodiscard]] Commands *commands() const { return m_commands; }
    /// nullptr while it is closed.
    [[nodiscard]] ProfileDialog *profileDialog() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeParts(PageFactory &pages);
    void layOut();
    void addCommands();
    void undoLastWrite();
    void connectParts();
    void takeSession();
    void takeCatalog();
    void updateBanner();
    void updateTitle();
    void foldForWidth();
    void loadProfiles();
    void chooseIdentity(const config::Identity &identity);
    void openSettings();
    [[nodiscard]] QString chapterOfActiveWindow() const;
    void restoreLayout();
    [[nodiscard]] std::unique_ptr<Page> makePage(const QString &key);
    void restoreTabs();
    void saveLayout();

    workspace::Workspace &m_workspace;
    Appearance &m_appearance;
    Formats &m_formats;
    PageFactory m_pages;
    QString m_layoutPath;
    WindowLayout m_layout;
    MeshSearch m_search;
    Commands *m_commands;
    InspectorArea *m_inspectors;
    Context m_context;
    CommandField *m_field;
    TopBar *m_top = nullptr;
    Banner *m_banner;
    bool m_bannerClosed = false;
    SessionNotice *m_notice;
    SideBar *m_side = nullptr;
    TabArea *m_tabs;
    ExplorePage *m_explore = nullptr;
    ActivityPanel *m_activity = nullptr;
    StatusLine *m_status = nullptr;
    QSplitter *m_sides;
    QSplitter *m_rows;
    QPointer<ProfileDialog> m_profileDialog;
    QPointer<SettingsDialog> m_settingsDialog;
    QPointer<HelpWindow> m_help;
    bool m_sideFolded = false;
};

} // namespace mesh::ui
