// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/secretstore.h"

#include "app/config/jsonfile.h"
#include "app/config/keychain.h"

#include <QFile>
#include <QJsonDocument>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace mesh::config {

using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr int lockTimeout = 2000; // ms

QJsonObject toJson(const Secrets &secrets)
{
    QJsonObject object;
    const auto put = [&object](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            object.insert(name, value);
        }
    };
    put(u"saslPassword"_s, secrets.saslPassword);
    put(u"oauthClientSecret"_s, secrets.oauthClientSecret);
    put(u"keyPassword"_s, secrets.keyPassword);
    put(u"registryPassword"_s, secrets.registryPassword);
    return object;
}

Secrets fromJson(const QJsonObject &object)
{
    return {
        object.value("saslPassword"_L1).toString(), object.value("oauthClientSecret"_L1).toString(),
        object.value("keyPassword"_L1).toString(), object.value("registryPassword"_L1).toString()};
}

Error isDamaged(const QString &place)
{
    return {Code::Credentials, u"What is kept there is no JSON object."_s, place};
}

} // namespace

SecretStore::SecretStore(SecretStoreOptions options)
    : m_options(std::move(options))
    , m_keychain(std::make_unique<Keychain>())
{}

SecretStore::~SecretStore() = default;

SecretBackend SecretStore::backend()
{
    const std::lock_guard lock(m_mutex);
    return backendLocked();
}

SecretBackend SecretStore::backendLocked()
{
    if (!m_keychainRuns) {
        m_keychainRuns = m_options.useKeychain && Keychain::isRunning();
    }
    if (*m_keychainRuns) {
        return SecretBackend::Keychain;
    }
    return m_options.fileAllowed ? SecretBackend::File : SecretBackend::None;
}

void SecretStore::allowFile()
{
    const std::lock_guard lock(m_mutex);
    m_options.fileAllowed = true;
}

void SecretStore::keepForNow(const QString &profileId, const Secrets &secrets)
{
    const std::lock_guard lock(m_mutex);
    m_keptForNow[profileId] = secrets;
}

Result<Secrets> SecretStore::read(const QString &profileId)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto kept = m_keptForNow.find(profileId); kept != m_keptForNow.end()) {
            return kept->second;
        }
    }
    if (backend() == SecretBackend::Keychain) {
        const auto kept = m_keychain->read(profileId);
        if (!kept) {
            return kept.error();
        }
        if (*kept) {
            const QJsonDocument document = QJsonDocument::fromJson(**kept);
            return document.isObject() ? Result<Secrets>(fromJson(document.object()))
                                       : isDamaged(u"keychain"_s);
        }
    }
    return readFile(profileId);
}

Result<void> SecretStore::write(const QString &profileId, const Secrets &secrets)
{
    {
        const std::lock_guard lock(m_mutex);
        m_keptForNow.erase(profileId);
    }
    if (secrets == Secrets{}) {
        return remove(profileId);
    }
    switch (backend()) {
    case SecretBackend::Keychain: {
        Result<void> written = m_keychain->write(
            profileId, QJsonDocument(toJson(secrets)).toJson(QJsonDocument::Compact));
        // From here on the keychain is asked first: an older copy in the file would only lie about.
        return written && QFile::exists(filePath()) ? writeFile(profileId, {}) : written;
    }
    case SecretBackend::File:
        return writeFile(profileId, secrets);
    case SecretBackend::None:
        break;
    }
    return Error{Code::Credentials,
                 u"No keychain service runs on this desktop, and a secrets file is not allowed."_s,
                 u"profile “%1”"_s.arg(profileId)};
}

Result<void> SecretStore::remove(const QString &profileId)
{
    {
        const std::lock_guard lock(m_mutex);
        m_keptForNow.erase(profileId);
    }
    if (backend() == SecretBackend::Keychain) {
        if (Result<void> removed = m_keychain->remove(profileId); !removed) {
            return removed;
        }
    }
    return QFile::exists(filePath()) ? writeFile(profileId, {}) : Result<void>();
}

QString SecretStore::filePath() const
{
    return m_options.directory + "/secrets.json"_L1;
}

Result<Secrets> SecretStore::readFile(const QString &profileId) const
{
    const QString path = filePath();
    if (!QFile::exists(path)) {
        return Secrets{};
    }
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (QFile::permissions(path) & others) {
        return Error{Code::Credentials,
                     u"Others may read the secrets file; run: chmod 600 '%1'"_s.arg(path), path};
    }
    const Result<QJsonObject> object = readJsonFile(path);
    if (!object) {
        return isDamaged(path);
    }
    return fromJson(object->value(profileId).toObject());
}

Result<void> SecretStore::writeFile(const QString &profileId, const Secrets &secrets)
{
    const QString path = filePath();
    // Read, change, write: two processes must not do it at once.
    QLockFile between(path + ".lock"_L1);
    if (!between.tryLock(lockTimeout)) {
        return Error{Code::Timeout, u"another process holds the secrets file"_s, path};
    }
    QJsonObject object;
    const Result<QJsonObject> existing = readJsonFile(path);
    if (existing) {
        object = *existing;
    } else if (existing.error().code != Code::NotFound) {
        return isDamaged(path);
    }
    if (secrets == Secrets{}) {
        object.remove(profileId);
    } else {
        object.insert(profileId, toJson(secrets));
    }
    return writeJsonFile(path, object, true);
}

Secrets withEnvironment(Secrets secrets, const Profile &profile)
{
    const auto take = [](const char *variable, QString &into) {
        if (qEnvironmentVariableIsSet(variable)) {
            into = qEnvironmentVariable(variable);
        }
    };
    const bool oauth = profile.mechanism == SaslMechanism::OAuthBearer;
    take("MESHSCOPE_PASSWORD", oauth ? secrets.oauthClientSecret : secrets.saslPassword);
    take("MESHSCOPE_REGISTRY_PASSWORD", secrets.registryPassword);
    take("MESHSCOPE_KEY_PASSWORD", secrets.keyPassword);
    return secrets;
}

} // namespace mesh::config
