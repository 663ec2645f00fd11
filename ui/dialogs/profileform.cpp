// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/profileform.h"

#include "app/config/profilestore.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/propertieseditor.h"
#include "ui/models/commalist.h"
#include "ui/models/propertiesmodel.h"
#include "ui/state/symbols.h"
#include "ui/state/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mesh::ui {

using namespace Qt::StringLiterals;
using config::SaslMechanism;
using config::Security;

namespace {

// How one signs in, as the form asks: nobody, then the four mechanisms.
constexpr int anonymous = -1;

QString splitJoined(const QStringList &list)
{
    return list.join(u", "_s);
}

QString joinPairs(const std::map<QString, QString> &pairs)
{
    QStringList list;
    for (const auto &[name, value] : pairs) {
        list << name + u'=' + value;
    }
    return splitJoined(list);
}

std::map<QString, QString> splitPairs(const QString &text)
{
    std::map<QString, QString> pairs;
    const QStringList list = commaList(text);
    for (const QString &pair : list) {
        if (const qsizetype at = pair.indexOf(u'='); at > 0) {
            pairs[pair.left(at).trimmed()] = pair.mid(at + 1).trimmed();
        }
    }
    return pairs;
}

} // namespace

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new FormGrid)
{
    addGeneral();
    addConnection();
    addSignIn();
    addTls();
    addRegistry();
    addAdvanced();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->addWidget(m_grid);
    column->addStretch(1);
    updateVisible();
}

QLineEdit *ProfileForm::addText(const QString &name, const QString &label,
                                const QString &placeholder, const QString &hint)
{
    auto *line = new QLineEdit;
    line->setPlaceholderText(placeholder);
    m_grid->addRow(name, label, line, hint);
    connect(line, &QLineEdit::textEdited, this, [this, name] {
        m_grid->setProblem(name, {});
        Q_EMIT edited();
    });
    return line;
}

QLineEdit *ProfileForm::addSecret(const QString &name, const QString &label)
{
    QLineEdit *line = addText(name, label);
    line->setEchoMode(QLineEdit::Password);
    return line;
}

QLineEdit *ProfileForm::addFile(const QString &name, const QString &label, const QString &hint)
{
    auto *line = new QLineEdit;
    line->setAccessibleName(label);
    auto *browse = new QPushButton(tr("Choose…"));
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Choose a file: %1").arg(label));
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(line, 1);
    row->addWidget(browse);
    both->setFocusProxy(line);
    m_grid->addRow(name, label, both, hint);
    connect(browse, &QPushButton::clicked, this, [this, line, label] { chooseFile(line, label); });
    connect(line, &QLineEdit::textEdited, this, [this, name] {
        m_grid->setProblem(name, {});
        Q_EMIT edited();
    });
    return line;
}

void ProfileForm::addGeneral()
{
    m_grid->addSection(tr("Connection"));
    m_name = addText(u"name"_s, tr("Name"), tr("Orders, staging"));
    m_servers = addText(u"bootstrapServers"_s, tr("Servers"), u"broker1:9092, broker2:9092"_s);
    m_colourButton = new QPushButton;
    m_colourButton->setAutoDefault(false);
    m_colourButton->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_colourButton, &QPushButton::clicked, this, &ProfileForm::chooseColour);
    m_grid->addRow(u"colour"_s, tr("Colour"), m_colourButton);
    m_production = new QCheckBox(tr("Production: shown in red"));
    m_readOnly = new QCheckBox(tr("Read-only: nothing is ever written"));
    for (QCheckBox *box : {m_production, m_readOnly}) {
        connect(box, &QCheckBox::clicked, this, [this] {
            updateColour();
            Q_EMIT edited();
        });
    }
    m_grid->addRow(u"production"_s, QString(), m_production);
    m_grid->addRow(u"readOnly"_s, QString(), m_readOnly);
}

void ProfileForm::addConnection()
{
    m_grid->addSection(tr("Who I am"));
    m_person = addText(u"identity.name"_s, tr("Name"), {},
                       tr("Written into changes you make, as what you say of yourself."));
    m_email = addText(u"identity.email"_s, tr("E-mail"));
    m_teams = addText(u"identity.teams"_s, tr("Teams"), u"orders-team, returns-team"_s);
}

void ProfileForm::addSignIn()
{
    m_grid->addSection(tr("Security"));
    m_encrypted = new QCheckBox(tr("Encrypted (TLS)"));
    connect(m_encrypted, &QCheckBox::clicked, this, [this] {
        updateVisible();
        Q_EMIT edited();
    });
    m_grid->addRow(u"security"_s, QString(), m_encrypted);
    m_signIn = new QComboBox;
    m_signIn->addItem(tr("Not, or by client certificate"), anonymous);
    m_signIn->addItem(tr("User and password (PLAIN)"), int(SaslMechanism::Plain));
    m_signIn->addItem(tr("User and password (SCRAM-SHA-256)"), int(SaslMechanism::ScramSha256));
    m_signIn->addItem(tr("User and password (SCRAM-SHA-512)"), int(SaslMechanism::ScramSha512));
    m_signIn->addItem(tr("Token of an identity provider (OAuth)"), int(SaslMechanism::OAuthBearer));
    connect(m_signIn, &QComboBox::activated, this, [this] {
        updateVisible();
        Q_EMIT edited();
    });
    m_grid->addRow(u"mechanism"_s, tr("Sign in"), m_signIn);
    m_user = addText(u"user"_s, tr("User"));
    m_password = addSecret(u"saslPassword"_s, tr("Password"));
    m_tokenUrl = addText(u"oauth.tokenUrl"_s, tr("Token address"),
                         u"https://login.example.org/oauth2/token"_s);
    m_clientId = addText(u"oauth.clientId"_s, tr("Client id"));
    m_clientSecret = addSecret(u"oauthClientSecret"_s, tr("Client secret"));
    m_scope = addText(u"oauth.scope"_s, tr("Scope"));
    m_extensions = addText(u"oauth.extensions"_s, tr("Extensions"),
                           u"logicalCluster=lkc-1, identityPoolId=pool-1"_s);
}

void ProfileForm::addTls()
{
    m_ca = addFile(u"tls.caFile"_s, tr("Trusted CA"),
                   tr("PEM. Empty: the certificates this computer trusts."));
    m_certificate = addFile(u"tls.certificateFile"_s, tr("Client certificate"),
                            tr("PEM or PKCS#12; only where the cluster asks for one."));
    m_key = addFile(u"tls.keyFile"_s, tr("Its key"), tr("PEM; empty with PKCS#12."));
    m_keyPassword = addSecret(u"keyPassword"_s, tr("Key’s password"));
    m_verify = new QCheckBox(tr("The certificate must be for the server’s name"));
    connect(m_verify, &QCheckBox::clicked, this, &ProfileForm::edited);
    m_grid->addRow(u"tls.verifyHostname"_s, QString(), m_verify);
}

void ProfileForm::addRegistry()
{
    m_grid->addSection(tr("Schema registry"));
    m_registry = addText(u"registry.url"_s, tr("Address"), u"https://registry.example.org:8081"_s);
    m_registryUser = addText(u"registry.user"_s, tr("User"));
    m_registryPassword = addSecret(u"registryPassword"_s, tr("Password"));
    m_registryCa = addFile(u"registry.caFile"_s, tr("Trusted CA"));
    connect(m_registry, &QLineEdit::textChanged, this, &ProfileForm::updateVisible);

    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, space::medium, 0, 0);
    m_secretPlace = new DimLabel;
    m_secretPlace->setWordWrap(true);
    m_fileAllowed = new QCheckBox(tr("Keep them in that file"));
    m_fileAllowed->hide();
    connect(m_fileAllowed, &QCheckBox::clicked, this, &ProfileForm::edited);
    column->addWidget(m_secretPlace);
    column->addWidget(m_fileAllowed);
    m_grid->addWide(u"secrets"_s, place);
}

void ProfileForm::addAdvanced()
{
    m_properties = new PropertiesModel(this);
    connect(m_properties, &PropertiesModel::edited, this, &ProfileForm::edited);
    auto *inside = new FormGrid;
    m_prefix = new QLineEdit;
    inside->addRow(u"catalogPrefix"_s, tr("Catalog prefix"), m_prefix,
                   tr("The mesh is kept in the topics <prefix>.catalog, <prefix>.changes, …"));
    connect(m_prefix, &QLineEdit::textEdited, this, &ProfileForm::edited);
    inside->addRow(u"properties"_s, tr("Properties"), new PropertiesEditor(m_properties),
                   tr("Further properties of librdkafka. Passwords do not belong here."));
    auto *more = new Disclosure(tr("Advanced"), inside);
    m_grid->addWide(u"advanced"_s, more);
}

void ProfileForm::setProfile(const config::Profile &profile)
{
    m_profile = profile;
    m_name->setText(profile.name);
    m_colour = profile.colour;
    m_production->setChecked(profile.production);
    m_readOnly->setChecked(profile.readOnly);
    m_person->setText(profile.identity.name);
    m_email->setText(profile.identity.email);
    m_teams->setText(splitJoined(profile.identity.teams));
    m_servers->setText(splitJoined(profile.bootstrapServers));
    const bool sasl =
        profile.security == Security::SaslPlaintext || profile.security == Security::SaslTls;
    m_encrypted->setChecked(profile.security == Security::Tls ||
                            profile.security == Security::SaslTls);
    m_signIn->setCurrentIndex(m_signIn->findData(sasl ? int(profile.mechanism) : anonymous));
    m_user->setText(profile.user);
    m_tokenUrl->setText(profile.oauth.tokenUrl);
    m_clientId->setText(profile.oauth.clientId);
    m_scope->setText(profile.oauth.scope);
    m_extensions->setText(joinPairs(profile.oauth.extensions));
    m_ca->setText(profile.tls.caFile);
    m_certificate->setText(profile.tls.certificateFile);
    m_key->setText(profile.tls.keyFile);
    m_verify->setChecked(profile.tls.verifyHostname);
    m_registry->setText(profile.registry.url);
    m_registryUser->setText(profile.registry.user);
    m_registryCa->setText(profile.registry.caFile);
    m_prefix->setText(profile.catalogPrefix);
    m_properties->setProperties(profile.properties);
    m_grid->clearProblems();
    updateColour();
    updateVisible();
}

config::Profile ProfileForm::profile() const
{
    config::Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.colour = m_colour;
    profile.production = m_production->isChecked();
    profile.readOnly = m_readOnly->isChecked();
    profile.identity = {m_person->text().trimmed(), m_email->text().trimmed(),
                        commaList(m_teams->text())};
    if (profile.sandbox) {
        return profile;
    }
    profile.bootstrapServers = commaList(m_servers->text());
    profile.security = security();
    const int signIn = m_signIn->currentData().toInt();
    profile.mechanism = signIn == anonymous ? SaslMechanism::Plain : SaslMechanism(signIn);
    profile.user = m_user->text().trimmed();
    profile.oauth = {m_tokenUrl->text().trimmed(), m_clientId->text().trimmed(),
                     m_scope->text().trimmed(), splitPairs(m_extensions->text())};
    profile.tls = {m_ca->text().trimmed(), m_certificate->text().trimmed(), m_key->text().trimmed(),
                   m_verify->isChecked()};
    profile.registry = {m_registry->text().trimmed(), m_registryUser->text().trimmed(),
                        m_registryCa->text().trimmed()};
    profile.catalogPrefix = m_prefix->text().trimmed();
    profile.properties = m_properties->properties();
    return profile;
}

Security ProfileForm::security() const
{
    const bool sasl = m_signIn->currentData().toInt() != anonymous;
    if (m_encrypted->isChecked()) {
        return sasl ? Security::SaslTls : Security::Tls;
    }
    return sasl ? Security::SaslPlaintext : Security::Plaintext;
}

void ProfileForm::setSecrets(const config::Secrets &secrets)
{
    m_password->setText(secrets.saslPassword);
    m_clientSecret->setText(secrets.oauthClientSecret);
    m_keyPassword->setText(secrets.keyPassword);
    m_registryPassword->setText(secrets.registryPassword);
}

config::Secrets ProfileForm::secrets() const
{
    return {m_password->text(), m_clientSecret->text(), m_keyPassword->text(),
            m_registryPassword->text()};
}

void ProfileForm::setSecretBackend(config::SecretBackend backend, const QString &path)
{
    m_fileAllowed->setVisible(backend == config::SecretBackend::None);
    switch (backend) {
    case config::SecretBackend::Keychain:
        m_secretPlace->setText(tr("Passwords go into this desktop’s keychain."));
        break;
    case config::SecretBackend::File:
        m_secretPlace->setText(
            tr("No keychain runs here: passwords go into %1, which only you may read.").arg(path));
        break;
    case config::SecretBackend::None:
        m_secretPlace->setText(tr("No keychain runs here. Passwords can be kept unencrypted in %1, "
                                  "which only you may read; else they are asked for again.")
                                   .arg(path));
        break;
    }
}

bool ProfileForm::fileAllowed() const
{
    return m_fileAllowed->isChecked();
}

bool ProfileForm::check()
{
    m_grid->clearProblems();
    bool fine = true;
    for (const config::Problem &problem : config::validate(profile())) {
        fine = false;
        if (!m_grid->setProblem(problem.field, problem.sentence)) {
            m_grid->setProblem(u"name"_s, problem.sentence);
        }
    }
    return fine;
}

void ProfileForm::setServers(const QString &servers)
{
    m_servers->setText(servers);
}

void ProfileForm::focusFirst()
{
    m_name->setFocus();
    m_name->selectAll();
}

void ProfileForm::updateVisible()
{
    const bool real = !m_profile.sandbox;
    const int signIn = m_signIn->currentData().toInt();
    const bool token = signIn == int(SaslMechanism::OAuthBearer);
    const bool password = signIn != anonymous && !token;
    const bool tls = m_encrypted->isChecked();
    const bool registry = !m_registry->text().trimmed().isEmpty();
    const std::map<QString, bool> rows{
        {u"bootstrapServers"_s, real},
        {u"production"_s, real},
        {u"section:"_s + tr("Security"), real},
        {u"security"_s, real},
        {u"mechanism"_s, real},
        {u"user"_s, real && password},
        {u"saslPassword"_s, real && password},
        {u"oauth.tokenUrl"_s, real && token},
        {u"oauth.clientId"_s, real && token},
        {u"oauthClientSecret"_s, real && token},
        {u"oauth.scope"_s, real && token},
        {u"oauth.extensions"_s, real && token},
        {u"tls.caFile"_s, real && tls},
        {u"tls.certificateFile"_s, real && tls},
        {u"tls.keyFile"_s, real && tls},
        {u"keyPassword"_s, real && tls},
        {u"tls.verifyHostname"_s, real && tls},
        {u"section:"_s + tr("Schema registry"), real},
        {u"registry.url"_s, real},
        {u"registry.user"_s, real && registry},
        {u"registryPassword"_s, real && registry},
        {u"registry.caFile"_s, real && registry},
        {u"secrets"_s, real && (password || token || tls || registry)},
        {u"advanced"_s, real},
    };
    for (const auto &[name, visible] : rows) {
        m_grid->setRowVisible(name, visible);
    }
}

void ProfileForm::chooseColour()
{
    auto *dialog = new QColorDialog(QColor(m_colour), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &chosen) {
        m_colour = chosen.name();
        updateColour();
        Q_EMIT edited();
    });
    dialog->open();
}

void ProfileForm::updateColour()
{
    const QColor own(m_colour);
    const QColor shown =
        own.isValid() ? own : colour(m_production->isChecked() ? Colour::Bad : Colour::Dim);
    m_colourButton->setIcon(symbol(u"dot"_s, shown));
    m_colourButton->setText(own.isValid() ? own.name() : tr("Automatic"));
    m_colourButton->setAccessibleName(tr("Colour: %1").arg(m_colourButton->text()));
}

void ProfileForm::chooseFile(QLineEdit *line, const QString &title)
{
    auto *dialog = new QFileDialog(this, title, line->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, line](const QString &path) {
        line->setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace mesh::ui
