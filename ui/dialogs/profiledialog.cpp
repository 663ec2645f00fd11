// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/profiledialog.h"

#include "app/config/importers.h"
#include "app/workspace/workspace.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/profileform.h"
#include "ui/dialogs/testpanel.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace mesh::ui {

using namespace Qt::StringLiterals;

namespace {

const QString newProfile = u"new"_s;

struct SecretAnswer
{
    core::Result<config::Secrets> secrets;
    config::SecretBackend backend = config::SecretBackend::None;
};

} // namespace

ProfileDialog::ProfileDialog(workspace::Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_list(new QListWidget)
    , m_form(new ProfileForm)
    , m_test(new TestPanel(workspace.tasks()))
    , m_message(new Banner)
    , m_new(new QPushButton(tr("New")))
    , m_duplicate(new FlatButton(tr("Duplicate")))
    , m_remove(new FlatButton(tr("Delete…")))
    , m_import(new QPushButton(tr("Import…")))
    , m_testButton(new QPushButton(tr("Test")))
    , m_save(new QPushButton(tr("Save")))
    , m_open(new PrimaryButton(tr("Save and open")))
{
    setWindowTitle(tr("Connections"));
    setModal(false);
    resize(860, 680);
    layOut();
    connectParts();
    load();
}

ProfileDialog::~ProfileDialog() = default;

void ProfileDialog::layOut()
{
    m_list->setObjectName(u"panel"_s);
    m_list->setAccessibleName(tr("Connections"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({14, 14});
    m_message->hide();
    m_message->setClosable(true);

    auto *side = new QFrame;
    side->setObjectName(u"panel"_s);
    side->setFixedWidth(220);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    sideColumn->addWidget(new SectionLabel(tr("Connections")));
    sideColumn->addWidget(m_list, 1);
    auto *first = new QHBoxLayout;
    first->addWidget(m_new, 1);
    first->addWidget(m_import, 1);
    auto *second = new QHBoxLayout;
    second->addWidget(m_duplicate);
    second->addWidget(m_remove);
    second->addStretch(1);
    sideColumn->addLayout(first);
    sideColumn->addLayout(second);

    auto *inside = new QWidget;
    inside->setObjectName(u"surface"_s);
    auto *insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(0, 0, 0, 0);
    insideColumn->addWidget(m_form);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"surface"_s);
    scroll->setAccessibleName(tr("Settings of the connection"));
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::large, space::small, space::large, space::medium);
    buttons->setSpacing(space::small);
    buttons->addWidget(m_testButton);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_open);
    auto *main = new QVBoxLayout;
    main->setSpacing(0);
    main->addWidget(m_message);
    main->addWidget(scroll, 1);
    main->addWidget(new Line(Qt::Horizontal));
    main->addWidget(m_test);
    main->addLayout(buttons);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side);
    row->addWidget(new Line(Qt::Vertical));
    row->addLayout(main, 1);
    for (QPushButton *button : findChildren<QPushButton *>()) {
        button->setAutoDefault(false);
    }
}

void ProfileDialog::connectParts()
{
    connect(&m_workspace.profiles(), &config::ProfileStore::changed, this, &ProfileDialog::load);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < int(m_profiles.size())) {
            showProfile(m_profiles[std::size_t(row)]);
        }
    });
    connect(m_form, &ProfileForm::edited, this, [this] { setEdited(true); });
    connect(m_new, &QPushButton::clicked, this, [this] { select(newProfile); });
    connect(m_duplicate, &QPushButton::clicked, this, &ProfileDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &ProfileDialog::askToRemove);
    connect(m_import, &QPushButton::clicked, this, &ProfileDialog::startImport);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_open, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_testButton, &QPushButton::clicked, this, [this] {
        if (m_test->isRunning()) {
            m_test->cancel();
        } else if (m_form->check()) {
            m_testButton->setText(tr("Stop the test"));
            m_test->run(m_form->profile(), m_form->secrets());
        }
    });
    connect(m_test, &TestPanel::finished, this, [this] { m_testButton->setText(tr("Test")); });
    connect(m_message, &Banner::closed, this, [this] {
        m_removing = false;
        m_message->hide();
    });
    connect(m_message, &Banner::actionTriggered, this, [this] {
        if (std::exchange(m_removing, false)) {
            remove();
        }
        m_message->hide();
    });
}

void ProfileDialog::load()
{
    m_workspace.tasks()
        .run(core::Pool::Io, [&store = m_workspace.profiles()] { return store.list(); })
        .then(this, [this](const config::ProfileList &list) { showList(list); });
}

void ProfileDialog::showList(const config::ProfileList &list)
{
    m_profiles = list.profiles;
    const QString current = m_wanted.isEmpty() ? m_shown.id : m_wanted;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = -1;
    for (const config::Profile &profile : m_profiles) {
        const QColor own(profile.colour);
        m_list->addItem(new QListWidgetItem(own.isValid()
                                                ? symbol(u"dot"_s, own)
                                                : symbol(u"dot"_s, profile.production ? Colour::Bad
                                                                   : profile.sandbox  ? Colour::Good
                                                                                     : Colour::Dim),
                                            profile.name));
        if (profile.id == current) {
            row = m_list->count() - 1;
        }
    }
    if (!list.damaged.empty()) {
        tell(list.damaged.front());
    }
    if (m_wanted == newProfile) {
        m_list->setCurrentRow(-1);
        return;
    }
    m_wanted.clear();
    if (row < 0 && m_edited) {
        return; // a new one is being written
    }
    row = std::max(row, 0);
    m_list->setCurrentRow(row);
    const bool another = m_profiles[std::size_t(row)].id != m_shown.id;
    if (another || !m_edited) {
        showProfile(m_profiles[std::size_t(row)]);
    }
}

void ProfileDialog::select(const QString &profileId)
{
    if (profileId.isEmpty()) {
        return;
    }
    m_wanted = profileId;
    if (profileId == newProfile) {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(-1);
        m_list->clearSelection();
        config::Profile fresh;
        fresh.name = tr("My Kafka");
        begin(fresh, {});
        return;
    }
    for (int row = 0; row < int(m_profiles.size()); ++row) {
        if (m_profiles[std::size_t(row)].id == profileId) {
            m_wanted.clear();
            m_list->setCurrentRow(row);
        }
    }
}

void ProfileDialog::begin(const config::Profile &profile, const config::Secrets &secrets)
{
    m_wanted = newProfile;
    m_shown = profile;
    m_form->setProfile(profile);
    m_form->setSecrets(secrets);
    m_test->clear();
    readSecrets({});
    setEdited(true);
    m_form->focusFirst();
}

void ProfileDialog::showProfile(const config::Profile &profile)
{
    m_wanted.clear();
    m_removing = false;
    m_message->hide();
    m_shown = profile;
    m_form->setProfile(profile);
    m_form->setSecrets({});
    m_test->clear();
    readSecrets(profile.id);
    setEdited(false);
}

void ProfileDialog::readSecrets(const QString &profileId)
{
    // The desktop may ask somebody to unlock its keychain: never on this thread.
    m_workspace.tasks()
        .run(core::Pool::Io,
             [&store = m_workspace.secrets(), profileId] {
                 return SecretAnswer{profileId.isEmpty() ? config::Secrets()
                                                         : store.read(profileId),
                                     store.backend()};
             })
        .then(this, [this, profileId, request = ++m_secretRequest](const SecretAnswer &answer) {
            if (request != m_secretRequest) {
                return;
            }
            m_form->setSecretBackend(answer.backend, m_workspace.secrets().filePath());
            if (!profileId.isEmpty() && answer.secrets && !m_edited) {
                m_form->setSecrets(*answer.secrets);
            } else if (!answer.secrets) {
                tell(answer.secrets.error());
            }
        });
}

void ProfileDialog::save(bool open)
{
    if (!m_form->check()) {
        return;
    }
    m_removing = false;
    m_message->hide();
    const config::Profile profile = m_form->profile();
    const config::Secrets secrets = m_form->secrets();
    const bool allowFile = m_form->fileAllowed();
    m_workspace.tasks()
        .run(core::Pool::Io,
             [&profiles = m_workspace.profiles(), &store = m_workspace.secrets(),
              &settings = m_workspace.settings(), profile, secrets,
              allowFile]() -> core::Result<config::Profile> {
                 auto kept = profiles.save(profile);
                 if (!kept) {
                     return kept;
                 }
                 if (allowFile) {
                     store.allowFile();
                     if (auto chosen = settings.load()) {
                         chosen->secretsFileAllowed = true;
                         if (auto written = settings.save(*chosen); !written) {
                             return written.error();
                         }
                     }
                 }
                 // Without leave for a file they are kept until the program ends; the next asks
                 // again.
                 if (store.backend() == config::SecretBackend::None) {
                     store.keepForNow(kept->id, secrets);
                 } else if (auto written = store.write(kept->id, secrets); !written) {
                     return written.error();
                 }
                 return kept;
             })
        .then(this,
              [this, open](const core::Result<config::Profile> &result) { saved(result, open); });
}

void ProfileDialog::saved(const core::Result<config::Profile> &result, bool open)
{
    if (!result) {
        tell(result.error());
        return;
    }
    setEdited(false);
    m_shown = *result;
    m_wanted = result->id;
    m_workspace.activity().note(tr("Saved connection"), result->name);
    load();
    if (open) {
        Q_EMIT openRequested(result->id);
        close();
    }
}

void ProfileDialog::duplicate()
{
    if (m_shown.id.isEmpty()) {
        return;
    }
    config::Profile copy = m_form->profile();
    copy.id.clear();
    copy.sandbox = false;
    copy.name = tr("%1 (copy)").arg(copy.name);
    const config::Secrets secrets = m_form->secrets();
    begin(copy, secrets);
}

void ProfileDialog::askToRemove()
{
    if (m_shown.id.isEmpty() || m_shown.sandbox) {
        return;
    }
    m_removing = true;
    m_message->setContent(tr("Delete “%1” and its passwords? What it cached stays until the cache "
                             "is emptied.")
                              .arg(m_shown.name),
                          tr("Delete"), u"bad"_s);
    m_message->show();
}

void ProfileDialog::remove()
{
    m_workspace.tasks()
        .run(core::Pool::Io,
             [&profiles = m_workspace.profiles(), &store = m_workspace.secrets(),
              id = m_shown.id]() -> core::Result<void> {
                 if (auto removed = profiles.remove(id); !removed) {
                     return removed;
                 }
                 return store.backend() == config::SecretBackend::None ? core::Result<void>()
                                                                       : store.remove(id);
             })
        .then(this, [this, name = m_shown.name](const core::Result<void> &result) {
            if (!result) {
                tell(result.error());
            }
            m_workspace.activity().note(tr("Deleted connection"), name);
            m_shown = {};
            setEdited(false);
            load();
        });
}

void ProfileDialog::startImport()
{
    auto *dialog = new ImportDialog(m_workspace.tasks(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, [this](const config::ImportReport &report) {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(-1);
        begin(report.profile, report.secrets);
    });
    dialog->show();
}

void ProfileDialog::setEdited(bool edited)
{
    m_edited = edited;
    m_save->setEnabled(edited);
    m_open->setText(edited ? tr("Save and open") : tr("Open"));
    const bool kept = !m_shown.id.isEmpty();
    m_duplicate->setEnabled(kept && !m_shown.sandbox);
    m_remove->setEnabled(kept && !m_shown.sandbox);
    m_testButton->setVisible(!m_shown.sandbox);
}

void ProfileDialog::tell(const core::Error &error)
{
    m_message->setContent(core::explain(error).sentence(), {}, u"bad"_s);
    m_message->setToolTip(error.detail);
    m_message->show();
}

} // namespace mesh::ui
