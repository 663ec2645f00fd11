// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profilestore.h"
#include "app/config/secretstore.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace mesh::config {
struct ImportReport;
}

namespace mesh::workspace {
class Workspace;
}

namespace mesh::ui {

class Banner;
class ProfileForm;
class TestPanel;

/// The connections: list, create, edit, duplicate, test, delete, import. Not modal.
class ProfileDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ProfileDialog(workspace::Workspace &workspace, QWidget *parent = nullptr);
    ~ProfileDialog() override;

    /// The profile with this id; "new" begins another one; empty keeps what is there.
    void select(const QString &profileId);
    [[nodiscard]] ProfileForm *form() const { return m_form; }
    [[nodiscard]] TestPanel *testPanel() const { return m_test; }
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QPushButton *testButton() const { return m_testButton; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] QPushButton *openButton() const { return m_open; }

Q_SIGNALS:
    void openRequested(const QString &profileId);

private:
    void layOut();
    void connectParts();
    void load();
    void showList(const config::ProfileList &list);
    void showProfile(const config::Profile &profile);
    void begin(const config::Profile &profile, const config::Secrets &secrets);
    void readSecrets(const QString &profileId);
    void save(bool open);
    void saved(const core::Result<config::Profile> &result, bool open);
    void duplicate();
    void askToRemove();
    void remove();
    void startImport();
    void setEdited(bool edited);
    void tell(const core::Error &error);

    workspace::Workspace &m_workspace;
    QListWidget *m_list;
    ProfileForm *m_form;
    TestPanel *m_test;
    Banner *m_message;
    QPushButton *m_new;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_import;
    QPushButton *m_testButton;
    QPushButton *m_save;
    QPushButton *m_open;
    std::vector<config::Profile> m_profiles;
    config::Profile m_shown;
    QString m_wanted; ///< to be selected once the list is there
    bool m_edited = false;
    bool m_removing = false;
    quint64 m_secretRequest = 0;
};

} // namespace mesh::ui
