// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/result.h"

#include <map>
#include <memory>
#include <mutex>

namespace mesh::config {

class Keychain;

enum class SecretBackend {
    Keychain, ///< the desktop's own
    File,     ///< secrets.json, mode 600, which the person agreed to
    None,     ///< no keychain runs and nobody agreed: reading gives nothing, writing fails
};

struct SecretStoreOptions
{
    QString directory;        ///< core::configDirectory() but in tests
    bool fileAllowed = false; ///< Settings::secretsFileAllowed
    bool useKeychain = true;  ///< false: never ask for one
};

/// Where passwords live, under their profile's id. Blocking and thread-safe, for pool threads: the
/// desktop may ask the person to unlock its keychain. Never on the GUI thread.
class SecretStore
{
public:
    explicit SecretStore(SecretStoreOptions options);
    ~SecretStore();

    /// Looks for a keychain at the first call, for a second at most.
    [[nodiscard]] SecretBackend backend();

    /// The person has agreed to the file; the caller also keeps that in Settings.
    void allowFile();

    /// Empty secrets where none are kept. A file is read wherever there is one, since it may be
    /// older than the keychain. Errors: Credentials, Timeout, Storage.
    [[nodiscard]] core::Result<Secrets> read(const QString &profileId);

    /// Errors: those of read; Credentials with the backend None: ask, allowFile(), write again.
    core::Result<void> write(const QString &profileId, const Secrets &secrets);

    core::Result<void> remove(const QString &profileId);

    /// Keeps them in memory, until this process ends: for a person who agreed to no file.
    void keepForNow(const QString &profileId, const Secrets &secrets);

    /// The path of the file, for the sentence that asks for consent.
    [[nodiscard]] QString filePath() const;

private:
    [[nodiscard]] core::Result<Secrets> readFile(const QString &profileId) const;
    core::Result<void> writeFile(const QString &profileId, const Secrets &secrets);
    [[nodiscard]] SecretBackend backendLocked();

    SecretStoreOptions m_options;
    std::mutex m_mutex;
    std::unique_ptr<Keychain> m_keychain;
    std::optional<bool> m_keychainRuns;
    std::map<QString, Secrets> m_keptForNow;
};

/// For programs without a keychain: MESHSCOPE_PASSWORD stands in for the SASL password (with
/// OAUTHBEARER: the client's secret), MESHSCOPE_REGISTRY_PASSWORD and MESHSCOPE_KEY_PASSWORD for
/// theirs.
[[nodiscard]] Secrets withEnvironment(Secrets secrets, const Profile &profile);

} // namespace mesh::config
