// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/core/result.h"

#include <QObject>

#include <memory>
#include <vector>

namespace mesh::config {

class DirectoryWatch;

struct ProfileList
{
    std::vector<Profile> profiles;    ///< the sandbox first, the others by name
    std::vector<core::Error> damaged; ///< files that cannot be read, each with its path and reason
};

/// The connection profiles, one file each: profiles/<id>.json, replaced as a whole, with fields of
/// others kept. The files are the truth: nothing is held in memory, so two windows agree. All calls
/// but the signal may be made on any thread; they read small local files.
class ProfileStore : public QObject
{
    Q_OBJECT
public:
    /// `directory` is core::configDirectory() but in tests.
    explicit ProfileStore(const QString &directory, QObject *parent = nullptr);
    ~ProfileStore() override;

    [[nodiscard]] ProfileList list() const;

    /// Errors: NotFound, NewerVersion, Storage.
    [[nodiscard]] core::Result<Profile> get(const QString &id) const;

    /// By id, else by name without regard to case. Errors: also Usage where two have that name.
    [[nodiscard]] core::Result<Profile> find(const QString &idOrName) const;

    /// An empty id is filled in from the name. A damaged file of that id is moved aside first.
    /// Refuses a profile that holds a secret among its properties (Usage): secrets go to
    /// SecretStore. Returns the profile as saved.
    core::Result<Profile> save(Profile profile);

    /// A copy under a new name and id; its secrets are the caller's to copy.
    core::Result<Profile> duplicate(const QString &id, const QString &name);

    /// The sandbox's built-in profile cannot be removed, only what was changed in it.
    core::Result<void> remove(const QString &id);

    /// The embedded mesh: always there, also without a file.
    [[nodiscard]] static Profile sandboxProfile();

Q_SIGNALS:
    /// Some profile was added, changed or removed, by whichever process.
    void changed();

private:
    [[nodiscard]] QString pathOf(const QString &id) const;
    [[nodiscard]] QString freeId(const QString &name) const;

    QString m_directory;
    std::unique_ptr<DirectoryWatch> m_watch;
};

/// Properties whose values are secrets: passwords, keys in PEM, client secrets, JAAS lines.
[[nodiscard]] bool isSecretProperty(QStringView name);

/// What keeps a profile from connecting, for the form. Translated; thread-safe.
struct Problem
{
    QString field; ///< name of the member, e.g. "tls.caFile", "properties.<name>"
    QString sentence;
    friend bool operator==(const Problem &, const Problem &) = default;
};
[[nodiscard]] std::vector<Problem> validate(const Profile &profile);

} // namespace mesh::config
