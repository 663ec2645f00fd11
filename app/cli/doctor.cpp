// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/connectionsteps.h"
#include "app/cli/help.h"

#include "app/catalog/meshsetup.h"
#include "app/core/paths.h"

#include <QFileInfo>
#include <QTemporaryFile>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

namespace {

Check checkFolder(const QString &name, const QString &path)
{
    QTemporaryFile probe(path + u"/.doctor-XXXXXX"_s);
    if (probe.open() && probe.write("x") == 1 && probe.flush()) {
        return {name, Check::Outcome::Passed, path, {}};
    }
    return {name, Check::Outcome::Failed, path, Error{Code::Storage, probe.errorString(), path}};
}

Check checkKeychain(Context &context)
{
    switch (context.secrets().backend()) {
    case config::SecretBackend::Keychain:
        return {u"keychain"_s, Check::Outcome::Passed, u"the desktop's"_s, {}};
    case config::SecretBackend::File:
        return {u"keychain"_s,
                Check::Outcome::Warning,
                u"none runs; secrets are kept in %1"_s.arg(context.secrets().filePath()),
                {}};
    case config::SecretBackend::None:
        break;
    }
    return {u"keychain"_s,
            Check::Outcome::Warning,
            u"none runs; use MESHSCOPE_PASSWORD, or agree to a file with --secrets-file"_s,
            {}};
}

Check checkLibrary()
{
    const QString version = kafka::librdkafkaVersion();
    if (QVersionNumber::fromString(version) < QVersionNumber(2, 6, 1)) {
        return {u"librdkafka"_s,
                Check::Outcome::Warning,
                u"%1: before 2.6.1 it cannot sign in to Kafka 4.x with SCRAM"_s.arg(version),
                {}};
    }
    return {u"librdkafka"_s, Check::Outcome::Passed, version, {}};
}

void checkProfiles(Context &context, std::vector<Check> &checks)
{
    const config::ProfileList list = context.profiles().list();
    checks.push_back(
        {u"profiles"_s, Check::Outcome::Passed, u"%1 readable"_s.arg(list.profiles.size()), {}});
    for (const Error &damaged : list.damaged) {
        checks.push_back({u"profile"_s, Check::Outcome::Failed, damaged.where.name, damaged});
    }
}

bool namesCluster(const GlobalOptions &global)
{
    return !global.profile.isEmpty() || !global.bootstrap.isEmpty() ||
           !global.propertiesFile.isEmpty();
}

/// Topics of a mesh that were made by an earlier version, or by hand.
void checkMesh(Context &context, std::vector<Check> &checks)
{
    const auto admin = context.admin();
    if (!admin) {
        return; // the connection's checks have told why
    }
    const config::Profile &profile = (*admin)->connection().profile;
    const auto advice = catalog::adviceOn(**admin, catalog::CatalogTopics(profile.catalogPrefix));
    if (!advice) {
        checks.push_back(
            {u"mesh"_s, Check::Outcome::Skipped, core::explain(advice.error()).sentence(), {}});
        return;
    }
    for (const catalog::SettingAdvice &one : *advice) {
        checks.push_back({u"mesh"_s,
                          Check::Outcome::Warning,
                          u"%1: %2 is %3 instead of %4; %5"_s.arg(
                              one.topic, one.setting, one.found, one.wanted,
                              catalog::alterCommand(one, profile.bootstrapServers.join(u','))),
                          {}});
    }
    if (advice->empty()) {
        checks.push_back(
            {u"mesh"_s, Check::Outcome::Passed, u"its topics are as they should be"_s, {}});
    }
}

Result<int> examine(Context &context)
{
    std::vector<Check> checks{
        {u"program"_s, Check::Outcome::Passed, versionText().trimmed(), {}},
        checkLibrary(),
        checkFolder(u"configuration"_s, core::configDirectory()),
        checkFolder(u"data"_s, core::dataDirectory()),
        checkFolder(u"state"_s, core::stateDirectory()),
        checkFolder(u"cache"_s, core::cacheDirectory()),
        checkKeychain(context),
    };
    checkProfiles(context, checks);
    if (namesCluster(context.global()) && !context.global().offline) {
        const Result<Target> target = context.target();
        if (!target) {
            return target.error();
        }
        for (Check &check : checkConnection(context, *target)) {
            checks.push_back(std::move(check));
        }
        const bool reached = std::ranges::none_of(
            checks, [](const Check &check) { return check.outcome == Check::Outcome::Failed; });
        if (reached) {
            checkMesh(context, checks);
        }
    }
    return printChecks(context, checks);
}

} // namespace

std::vector<Command> doctorCommands()
{
    return {{u"doctor"_s,
             {},
             {},
             0,
             0,
             u"Say what this machine and this profile can do, and what is wrong"_s,
             {},
             u"meshctl --profile Staging doctor"_s,
             examine}};
}

} // namespace mesh::cli
