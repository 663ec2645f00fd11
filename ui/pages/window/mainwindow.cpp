// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/window/mainwindow.h"

#include "app/workspace/catalogediting.h"
#include "app/workspace/workspace.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/catalog/catalogimport.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/window/activitypanel.h"
#include "ui/pages/window/commandfield.h"
#include "ui/pages/window/inspectorarea.h"
#include "ui/pages/window/sessionnotice.h"
#include "ui/pages/window/sidebar.h"
#include "ui/pages/window/statusline.h"
#include "ui/pages/window/tabarea.h"
#include "ui/pages/window/topbar.h"
#include "ui/state/appearance.h"
#include "ui/state/formats.h"
#include "ui/state/symbols.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/tabstrip.h"

#include <QApplication>
#include <QCloseEvent>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int roomForSide = 820;       ///< narrower: the left side folds
constexpr int roomForBanner = 800;     ///< lower: only on Explore
constexpr int roomForInspector = 1180; ///< narrower: the right side folds first

/// A product that has moved to another domain is looked for there.
Target whereItIs(const Target &target, const catalog::CatalogSnapshot &catalog)
{
    const bool gone = target.product && !catalog.product(*target.product);
    const auto moved = gone ? catalog.movedTo(*target.product) : std::nullopt;
    return moved ? Target{*moved, target.topic} : target;
}

} // namespace

MainWindow::MainWindow(workspace::Workspace &workspace, Appearance &appearance, Formats &formats,
                       PageFactory pages, const QString &layoutPath, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_appearance(appearance)
    , m_formats(formats)
    , m_pages(std::move(pages))
    , m_layoutPath(layoutPath)
    , m_layout(WindowLayout::load(layoutPath))
    , m_search(workspace.tasks())
    , m_commands(new Commands(this))
    , m_inspectors(new InspectorArea)
    , m_context{workspace, *this, *m_inspectors, formats}
    , m_field(new CommandField(workspace.tasks(), *m_commands, *this))
    , m_banner(new Banner)
    , m_notice(new SessionNotice)
    , m_tabs(new TabArea)
    , m_sides(new QSplitter(Qt::Horizontal))
    , m_rows(new QSplitter(Qt::Vertical))
{
    makeParts(m_pages);
    layOut();
    addCommands();
    connectParts();
    restoreLayout();
    takeSession();
    loadProfiles();
    m_field->setFocus();
}

MainWindow::~MainWindow()
{
    // Pages and dialogs speak to the parts around them until they are gone.
    disconnect(&m_workspace, nullptr, this, nullptr);
    delete m_profileDialog;
    m_tabs->closeAll();
}

void MainWindow::makeParts(PageFactory &pages)
{
    m_top = new TopBar(m_field);
    m_side = new SideBar(m_context, m_search);
    m_activity = new ActivityPanel(m_context);
    m_status = new StatusLine(m_context);
    auto explore = std::make_unique<ExplorePage>(
        m_context, m_search, pages.preview ? pages.preview(m_context) : nullptr);
    m_explore = explore.get();
    m_tabs->setHome(std::move(explore));
}

void MainWindow::layOut()
{
    m_sides->addWidget(m_side);
    m_sides->addWidget(m_tabs);
    m_sides->addWidget(m_inspectors);
    m_sides->setStretchFactor(1, 1);
    m_sides->setChildrenCollapsible(false);
    m_sides->setSizes({236, 884, 320});
    m_rows->addWidget(m_sides);
    m_rows->addWidget(m_activity);
    m_rows->setStretchFactor(0, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setSizes({600, 220});
    m_activity->hide();
    m_banner->hide();

    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_banner);
    column->addWidget(m_notice);
    column->addWidget(m_rows, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    setMinimumSize(480, 360);
    setWindowIcon(QIcon(u":/icons/meshscope.svg"_s));
}

void MainWindow::undoLastWrite()
{
    workspace::Session *session = m_context.workspace.session();
    const auto last = session ? session->editing().lastWrite() : std::nullopt;
    if (!last) {
        tell(tr("There is nothing to undo: this window has changed nothing yet."));
        return;
    }
    session->editing()
        .undoLastWrite(tr("Undo"))
        .then(this, [this,
                     subject = last->subject](const core::Result<catalog::WriteOutcome> &outcome) {
            tell(!outcome ? core::explain(outcome.error()).sentence()
                 : outcome->written()
                     ? tr("Taken back: the last change of %1.").arg(subject)
                     : tr("%1 was not undone: somebody else has changed it since.").arg(subject));
        });
}

void MainWindow::addCommands()
{
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    m_commands->add({tr("Search"), key("Ctrl+K"), u"search"_s, [this] { m_field->activate(); }});
    m_commands->add({tr("Show all commands"), key("Ctrl+Shift+P"), u"command"_s,
                     [this] { m_field->activate(u">"_s); }});
    m_commands->add({tr("Filter this page"), key("Ctrl+F"), u"filter"_s, [this] {
                         if (Page *page = m_tabs->current(); !page || !page->focusFilter()) {
                             m_field->activate();
                         }
                     }});
    m_commands->add({tr("Refresh"), key("F5"), u"refresh"_s, [this] {
                         if (Page *page = m_tabs->current()) {
                             page->refresh();
                         }
                     }});
    m_commands->add({tr("Go to Explore"), key("Alt+1"), u"search"_s,
                     [this] { m_tabs->activate(m_explore->key()); }});
    m_commands->add(
        {tr("Go to the inbox"), key("Alt+2"), u"inbox"_s, [this] { openPage(u"inbox"_s); }});
    m_commands->add(
        {tr("Close this tab"), key("Ctrl+W"), u"close"_s, [this] { m_tabs->closeCurrent(); }});
    m_commands->add({tr("Next tab"), key("Ctrl+PgDown"), {}, [this] { m_tabs->step(1); }});
    m_commands->add({tr("Previous tab"), key("Ctrl+PgUp"), {}, [this] { m_tabs->step(-1); }});
    m_commands->add({tr("Fold the left side"), key("Ctrl+B"), u"side"_s, [this] {
                         m_sideFolded = m_side->isVisible();
                         m_side->setVisible(!m_sideFolded);
                     }});
    m_commands->add({tr("Fold the inspector"), key("Ctrl+Shift+B"), u"inspector"_s, [this] {
                         if (m_inspectors->isVisible()) {
                             m_inspectors->setFolded(true);
                         } else {
                             m_inspectors->reveal();
                         }
                     }});
    m_commands->add({tr("Show the activity log"), key("Ctrl+Shift+L"), u"list"_s,
                     [this] { m_activity->setVisible(!m_activity->isVisible()); }});
    m_commands->add(
        {tr("Connections…"), key("Ctrl+Shift+O"), u"connection"_s, [this] { editProfiles(); }});
    m_commands->add(
        {tr("Set up a mesh here…"), {}, u"settings"_s, [this] { m_explore->setUpMesh(); }});
    m_commands->add(
        {tr("Undo the last change of the catalog"), {}, u"left"_s, [this] { undoLastWrite(); }});
    m_commands->add({tr("New domain…"), {}, u"domain"_s, [this] { m_explore->makeDomain(); }});
    m_commands->add({tr("Export the catalog as files…"), {}, u"export"_s, [this] {
                         if (m_workspace.session()) {
                             exportCatalog(m_context, this);
                         }
                     }});
    m_commands->add({tr("Import a catalog from files…"), {}, u"import"_s, [this] {
                         if (m_workspace.session()) {
                             (new CatalogImportDialog(m_context, this))->show();
                         }
                     }});
    m_commands->add({tr("Governance"), {}, u"list"_s, [this] { openPage(u"governance"_s); }});
    m_commands->add({tr("Open the sandbox"), {}, u"dot"_s, [this] {
                         m_workspace.open(config::ProfileStore::sandboxProfile().id);
                     }});
    m_commands->add({tr("Settings…"), key("Ctrl+,"), u"settings"_s, [this] { openSettings(); }});
    m_commands->add({tr("Help"), key("F1"), u"help"_s, [this] { help(chapterOfActiveWindow()); }})
        ->setShortcutContext(Qt::ApplicationShortcut); // in the dialogs too
    m_commands->add({tr("Quit"), key("Ctrl+Q"), {}, [this] { close(); }});
}

void MainWindow::connectParts()
{
    connect(&m_workspace, &workspace::Workspace::sessionChanged, this, &MainWindow::takeSession);
    connect(&m_workspace.profiles(), &config::ProfileStore::changed, this,
            &MainWindow::loadProfiles);
    connect(m_tabs, &TabArea::currentChanged, this, [this](Page *page) {
        m_inspectors->setPage(page);
        m_side->setCurrentKey(page->key());
        updateBanner();
        updateTitle();
    });
    connect(m_tabs, &TabArea::inspectorChanged, m_inspectors, &InspectorArea::setPage);
    connect(m_tabs, &TabArea::closing, m_inspectors, &InspectorArea::forget);
    connect(m_top, &TopBar::profileChosen, &m_workspace, &workspace::Workspace::open);
    connect(m_top, &TopBar::editProfilesRequested, this, [this] { editProfiles(); });
    connect(m_top, &TopBar::editIdentityRequested, this, [this] {
        if (auto *session = m_workspace.session()) {
            editProfiles(session->profile().id);
        }
    });
    connect(m_top, &TopBar::identityChosen, this, &MainWindow::chooseIdentity);
    connect(m_status, &StatusLine::activityRequested, this,
            [this] { m_activity->setVisible(!m_activity->isVisible()); });
    connect(m_status, &StatusLine::settingsRequested, this, &MainWindow::openSettings);
    connect(m_status, &StatusLine::problemRequested, this, [this] {
        if (auto *session = m_workspace.session()) {
            editProfiles(session->profile().id);
        } else {
            editProfiles();
        }
    });
    connect(m_activity, &ActivityPanel::closeRequested, m_activity, &QWidget::hide);
    connect(m_banner, &Banner::actionTriggered, this, [this] { editProfiles(u"new"_s); });
    connect(m_banner, &Banner::closed, this, [this] {
        m_bannerClosed = true;
        updateBanner();
    });
}

void MainWindow::takeSession()
{
    // The former session is destroyed after this: whatever holds it goes first.
    m_tabs->closeAll();
    workspace::Session *session = m_workspace.session();
    m_explore->setSession(session);
    m_side->setSession(session);
    m_status->setSession(session);
    m_notice->setSession(session);
    m_top->setCurrent(session ? std::optional(session->profile()) : std::nullopt);
    m_search.clear();
    if (session) {
        connect(session, &workspace::Session::catalogChanged, this, &MainWindow::takeCatalog);
        connect(session, &workspace::Session::stateChanged, this, &MainWindow::takeCatalog);
        restoreTabs();
    }
    takeCatalog();
    m_bannerClosed = false;
    updateBanner();
    updateTitle();
}

void MainWindow::takeCatalog()
{
    workspace::Session *session = m_workspace.session();
    const auto snapshot = session ? session->catalog() : nullptr;
    // Before the first answer there is nothing: not even an empty mesh.
    const bool known = snapshot && (snapshot->syncedAt() >= 0 || snapshot->topicsAt() >= 0);
    m_search.setSnapshot(known ? snapshot : nullptr);
    m_field->setSnapshot(known ? snapshot : nullptr);
}

void MainWindow::updateBanner()
{
    const auto *session = m_workspace.session();
    const bool sandbox = session && session->profile().sandbox;
    m_banner->setContent(tr("Sandbox: invented data, nothing leaves this machine."),
                         tr("Connect to your Kafka…"));
    m_banner->setClosable(true);
    // In a low window it stands on Explore alone: rows come first, and the line at the bottom
    // says the same.
    const bool room = height() >= roomForBanner || m_tabs->current() == m_explore;
    m_banner->setVisible(sandbox && room && !m_bannerClosed);
}

void MainWindow::updateTitle()
{
    const auto *session = m_workspace.session();
    const Page *page = m_tabs->current();
    const QString subject = page && page != m_explore ? page->title() : QString();
    QStringList parts;
    for (const QString &part :
         {subject, session ? session->profile().name : QString(), QStringLiteral("Meshscope")}) {
        if (!part.isEmpty()) {
            parts << part;
        }
    }
    setWindowTitle(parts.join(u" – "_s));
}

void MainWindow::open(const Target &wanted)
{
    if (wanted.isEmpty() || !m_workspace.session() || !m_pages.targetPage) {
        return;
    }
    const Target target = whereItIs(wanted, *m_workspace.session()->catalog());
    m_explore->noteOpened(target);
    if (!m_tabs->activate(target.key())) {
        m_tabs->add(m_pages.targetPage(m_context, target));
    }
}

std::unique_ptr<Page> MainWindow::makePage(const QString &key)
{
    if (const auto target = Target::fromKey(key); target && m_pages.targetPage) {
        return m_pages.targetPage(m_context, whereItIs(*target, *m_workspace.session()->catalog()));
    }
    return m_pages.keyedPage ? m_pages.keyedPage(m_context, key) : nullptr;
}

void MainWindow::openPage(const QString &key)
{
    if (!m_workspace.session()) {
        return;
    }
    // No key of ours holds a #: neither Kafka nor ids allow it.
    QString name = key.section(u'#', 0, 0);
    if (const auto target = Target::fromKey(name)) {
        name = whereItIs(*target, *m_workspace.session()->catalog()).key();
    }
    if (!m_tabs->activate(name)) {
        auto page = makePage(name);
        if (!page) {
            return;
        }
        m_tabs->add(std::move(page));
    }
    if (const QString place = key.section(u'#', 1); !place.isEmpty()) {
        m_tabs->current()->showPlace(place);
    }
}

void MainWindow::explore(const QString &searchText)
{
    m_tabs->activate(m_explore->key());
    m_search.setText(searchText);
    m_explore->focusFilter();
}

void MainWindow::editProfiles(const QString &profileId)
{
    if (!m_profileDialog) {
        m_profileDialog = new ProfileDialog(m_workspace, this);
        m_profileDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_profileDialog, &ProfileDialog::openRequested, &m_workspace,
                &workspace::Workspace::open);
    }
    m_profileDialog->select(profileId);
    m_profileDialog->show();
    m_profileDialog->raise();
    m_profileDialog->activateWindow();
}

ProfileDialog *MainWindow::profileDialog() const
{
    return m_profileDialog;
}

QString MainWindow::chapterOfActiveWindow() const
{
    if (qobject_cast<ProfileDialog *>(QApplication::activeWindow()) != nullptr) {
        return u"connections"_s;
    }
    const Page *page = m_tabs->current();
    return page != nullptr ? page->helpChapter() : u"index"_s;
}

void MainWindow::help(const QString &chapter)
{
    if (!m_help) {
        m_help = new HelpWindow(m_formats.locale(), this);
        m_help->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_help->showChapter(chapter);
    m_help->show();
    m_help->raise();
}

void MainWindow::showActivity()
{
    m_activity->show();
}

void MainWindow::tell(const QString &sentence)
{
    m_status->tell(sentence);
}

void MainWindow::openSettings()
{
    if (!m_settingsDialog) {
        m_settingsDialog = new SettingsDialog(m_workspace, m_appearance, m_formats, this);
        m_settingsDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_settingsDialog->show();
    m_settingsDialog->raise();
}

void MainWindow::loadProfiles()
{
    m_workspace.tasks()
        .run(core::Pool::Io, [&store = m_workspace.profiles()] { return store.list(); })
        .then(this, [this](const config::ProfileList &list) { m_top->setProfiles(list.profiles); });
}

void MainWindow::chooseIdentity(const config::Identity &identity)
{
    auto *session = m_workspace.session();
    if (!session) {
        return;
    }
    config::Profile profile = session->profile();
    profile.identity = identity;
    m_top->setCurrent(profile);
    m_workspace.tasks()
        .run(core::Pool::Io,
             [&store = m_workspace.profiles(), profile] { return store.save(profile); })
        .then(this, [this](const core::Result<config::Profile> &saved) {
            if (!saved) {
                tell(core::explain(saved.error()).sentence());
            }
        });
}

void MainWindow::restoreLayout()
{
    if (m_layout.geometry.isEmpty() || !restoreGeometry(m_layout.geometry)) {
        resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    }
    if (m_layout.sides.size() == 3) {
        m_sides->setSizes(m_layout.sides);
    }
    m_sideFolded = m_layout.sideFolded;
    m_inspectors->setFolded(m_layout.inspectorFolded);
    m_explore->restoreState(m_layout.exploreState);
    foldForWidth();
}

void MainWindow::restoreTabs()
{
    if (m_layout.profile != m_workspace.session()->profile().id) {
        return;
    }
    for (const WindowLayout::Tab &tab : std::exchange(m_layout.tabs, {})) {
        if (auto page = makePage(tab.key)) {
            page->restoreState(tab.state);
            m_tabs->add(std::move(page), true);
        }
    }
    m_tabs->activate(m_layout.currentTab);
}

void MainWindow::saveLayout()
{
    m_layout.geometry = saveGeometry();
    if (m_inspectors->isVisible() && m_side->isVisible()) {
        m_layout.sides = m_sides->sizes();
    }
    m_layout.sideFolded = m_sideFolded;
    m_layout.inspectorFolded = m_inspectors->folded();
    m_layout.exploreState = m_explore->saveState();
    m_layout.tabs.clear();
    if (const auto *session = m_workspace.session()) {
        m_layout.profile = session->profile().id;
        for (int i = 1; i < m_tabs->count(); ++i) {
            m_layout.tabs << WindowLayout::Tab{m_tabs->page(i)->key(),
                                               m_tabs->page(i)->saveState()};
        }
    }
    m_layout.currentTab = m_tabs->current() ? m_tabs->current()->key() : QString();
    if (!m_layout.save(m_layoutPath)) {
        qWarning("The window's layout could not be kept in %s", qPrintable(m_layoutPath));
    }
}

void MainWindow::foldForWidth()
{
    m_inspectors->setNoRoom(width() < roomForInspector);
    m_side->setVisible(!m_sideFolded && width() >= roomForSide);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    const bool crossed = event->oldSize().isValid();
    QMainWindow::resizeEvent(event);
    const auto crosses = [event](int edge) {
        return (event->oldSize().width() < edge) != (event->size().width() < edge);
    };
    updateBanner();
    // Only where an edge is crossed, so that a side opened by hand stays.
    if (!crossed || crosses(roomForSide) || crosses(roomForInspector)) {
        foldForWidth();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    QMainWindow::closeEvent(event);
}

} // namespace mesh::ui
