// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QObject>
#include <QString>

#include <memory>

namespace mesh::config {

class DirectoryWatch;

enum class Theme { System, Light, Dark };

struct LiveSettings
{
    qint64 rows = 1'000'000; ///< kept by one view; 1,000 to 20 million
    qint64 memoryBytes =
        qint64(1024) * 1024 * 1024; ///< for all views of the process; at least 64 MiB
    qint64 newest = 1'000;          ///< records a view begins with; 1 to a million
    friend bool operator==(const LiveSettings &, const LiveSettings &) = default;
};

/// What a person chose for this computer, whichever the profile.
struct Settings
{
    Theme theme = Theme::System;
    QString language; ///< "de", "en"; empty: the system's
    QString timeZone; ///< IANA name; empty: the system's
    LiveSettings live;
    QString lastProfile;             ///< opened at the next start; empty: ask
    bool secretsFileAllowed = false; ///< the person agreed to a file where no keychain runs
    friend bool operator==(const Settings &, const Settings &) = default;
};

/// The settings' file, settings.json: replaced as a whole, with fields of others kept. Any thread,
/// but the signal comes on the one that made it.
class SettingsStore : public QObject
{
    Q_OBJECT
public:
    explicit SettingsStore(const QString &directory, QObject *parent = nullptr);
    ~SettingsStore() override;

    /// The defaults where there is no file; numbers out of range are moved into it. Errors: Storage
    /// (a damaged file).
    [[nodiscard]] core::Result<Settings> load() const;

    /// A damaged file is moved aside first.
    core::Result<void> save(const Settings &settings);

Q_SIGNALS:
    void changed(); ///< by whichever process

private:
    QString m_path;
    std::unique_ptr<DirectoryWatch> m_watch;
};

} // namespace mesh::config
