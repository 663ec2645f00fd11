// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/config/secretstore.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mesh::ui {

class FormGrid;
class PropertiesModel;

/// All fields of one connection; which of them are there goes by how one signs in.
class ProfileForm : public QWidget
{
    Q_OBJECT
public:
    explicit ProfileForm(QWidget *parent = nullptr);

    void setProfile(const config::Profile &profile);
    [[nodiscard]] config::Profile profile() const;
    void setSecrets(const config::Secrets &secrets);
    [[nodiscard]] config::Secrets secrets() const;
    /// Says where the secrets will go; with None asks for leave to use the file at `path`.
    void setSecretBackend(config::SecretBackend backend, const QString &path);
    [[nodiscard]] bool fileAllowed() const;

    /// Marks what keeps the profile from connecting. False: there is something.
    bool check();
    void setServers(const QString &servers);
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    void addGeneral();
    void addConnection();
    void addSignIn();
    void addTls();
    void addRegistry();
    void addAdvanced();
    void updateVisible();
    void chooseColour();
    void updateColour();
    void chooseFile(QLineEdit *line, const QString &title);
    [[nodiscard]] QLineEdit *addText(const QString &name, const QString &label,
                                     const QString &placeholder = {}, const QString &hint = {});
    [[nodiscard]] QLineEdit *addSecret(const QString &name, const QString &label);
    [[nodiscard]] QLineEdit *addFile(const QString &name, const QString &label,
                                     const QString &hint = {});
    [[nodiscard]] config::Security security() const;

    config::Profile m_profile; ///< with what the form does not show
    FormGrid *m_grid;
    QLineEdit *m_name = nullptr;
    QString m_colour;
    QPushButton *m_colourButton = nullptr;
    QCheckBox *m_production = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QLineEdit *m_person = nullptr;
    QLineEdit *m_email = nullptr;
    QLineEdit *m_teams = nullptr;
    QLineEdit *m_servers = nullptr;
    QCheckBox *m_encrypted = nullptr;
    QComboBox *m_signIn = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_tokenUrl = nullptr;
    QLineEdit *m_clientId = nullptr;
    QLineEdit *m_clientSecret = nullptr;
    QLineEdit *m_scope = nullptr;
    QLineEdit *m_extensions = nullptr;
    QLineEdit *m_ca = nullptr;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_keyPassword = nullptr;
    QCheckBox *m_verify = nullptr;
    QLineEdit *m_registry = nullptr;
    QLineEdit *m_registryUser = nullptr;
    QLineEdit *m_registryPassword = nullptr;
    QLineEdit *m_registryCa = nullptr;
    QLabel *m_secretPlace = nullptr;
    QCheckBox *m_fileAllowed = nullptr;
    QLineEdit *m_prefix = nullptr;
    PropertiesModel *m_properties = nullptr;
};

} // namespace mesh::ui
