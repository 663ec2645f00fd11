// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/output.h"

#include "app/config/profilestore.h"
#include "app/config/secretstore.h"
#include "app/workspace/activity.h"
#include "app/workspace/link.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <stop_token>

namespace mesh::cli {

/// The cluster that a command line names, with its secrets.
struct Target
{
    config::Profile profile;
    config::Secrets secrets;
};

/// What a command has to work with. Used by the worker thread alone.
class Context
{
public:
    Context(const Invocation &invocation, Output &output, std::stop_token stop);
    ~Context();

    [[nodiscard]] const Invocation &invocation() const { return m_invocation; }
    [[nodiscard]] const GlobalOptions &global() const { return m_invocation.global; }
    [[nodiscard]] QString argument(qsizetype index) const
    {
        return m_invocation.arguments.value(index);
    }
    [[nodiscard]] Output &output() { return m_output; }
    [[nodiscard]] const std::stop_token &stop() const { return m_stop; }

    /// One line on standard error, unless --quiet.
    void say(const QString &sentence) const;
    /// The same, in place of the last one, and only on a terminal.
    void progress(const QString &sentence) const;

    [[nodiscard]] config::ProfileStore &profiles() { return m_profiles; }
    [[nodiscard]] config::SecretStore &secrets() { return *m_secrets; }

    /// From --profile or --bootstrap, -F, -X and --registry. Errors: Usage where none names a
    /// cluster, and those of files and keychain.
    [[nodiscard]] core::Result<Target> target();
    /// The same with this profile in place of --profile's.
    [[nodiscard]] core::Result<Target> target(const QString &profile);

    /// To the target; the sandbox's profile starts a mesh in this process.
    [[nodiscard]] core::Result<workspace::LinkPointer> link();
    /// The same for what cannot be had from the cache. Error: Usage with --offline.
    [[nodiscard]] core::Result<workspace::LinkPointer> onlineLink();
    [[nodiscard]] core::Result<kafka::Connection> connection();
    /// One that has answered within some seconds.
    [[nodiscard]] core::Result<std::shared_ptr<kafka::Admin>> admin();

    /// Error ReadOnly where the profile or --read-only forbids writing.
    [[nodiscard]] core::Result<void> mayWrite();

    /// Runs what changes or takes along something, as a line of the profile's activity log; without
    /// a profile there is no log, and it just runs.
    [[nodiscard]] core::Result<int> logged(const QString &action, const QString &subject,
                                           const std::function<core::Result<int>()> &run);
    /// What is done already, in the log of this profile.
    void note(const QString &profileId, const QString &action, const QString &subject) const;

private:
    [[nodiscard]] core::Result<Target> fromFile() const;
    void write(const QString &profileId, const workspace::Activity &activity) const;

    const Invocation &m_invocation;
    Output &m_output;
    std::stop_token m_stop;
    config::ProfileStore m_profiles;
    std::unique_ptr<config::SecretStore> m_secrets;
    std::optional<Target> m_target;
    workspace::LinkPointer m_link;
    bool m_hasAnswered = false; ///< the cluster, to this process
};

/// A topic's name as it was typed: `topic:` says that it is no product's.
[[nodiscard]] QString topicName(const QString &typed);

/// A duration such as 90s, 1m, 2h, 1d, in milliseconds. Error: Usage.
[[nodiscard]] core::Result<qint64> parseDuration(const QString &text);

/// A time: ISO 8601 (UTC where no zone is given), @ms since 1970, or `now`. Error: Usage.
[[nodiscard]] core::Result<core::TimestampMs> parseTime(const QString &text);

/// A count of 0 or more. Error: Usage, naming the option.
[[nodiscard]] core::Result<qint64> parseNumber(const QString &option, const QString &text,
                                               qint64 least = 0);

/// ISO 8601 with milliseconds, UTC; null for no time.
[[nodiscard]] schema::Value timeValue(core::TimestampMs time);
[[nodiscard]] schema::Value textValue(const QString &text); ///< null where it is empty
[[nodiscard]] schema::Value listValue(const QStringList &texts);

} // namespace mesh::cli
