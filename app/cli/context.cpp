// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "app/config/importers.h"
#include "app/config/settings.h"
#include "app/core/paths.h"
#include "app/workspace/userstore.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using config::ImportReport;
using core::Code;
using core::Error;
using core::Result;

namespace {

constexpr std::chrono::seconds patience{4};

// Whoever wants no file of secrets has not agreed to one; the window asks.
config::SecretStoreOptions secretOptions()
{
    const config::SettingsStore settings(core::configDirectory());
    return {core::configDirectory(), settings.load().valueOr({}).secretsFileAllowed, true};
}

bool lacksPassword(const Target &target)
{
    const config::Profile &profile = target.profile;
    const bool sasl = profile.security == config::Security::SaslPlaintext ||
                      profile.security == config::Security::SaslTls;
    return sasl && profile.mechanism != config::SaslMechanism::OAuthBearer &&
           !profile.user.isEmpty() && target.secrets.saslPassword.isEmpty();
}

// Its id begins at the time, as those of the window do.
workspace::Activity lineOf(const QString &action, const QString &subject)
{
    workspace::Activity activity;
    activity.startedAt = QDateTime::currentMSecsSinceEpoch();
    activity.id = activity.startedAt * 1000 + QCoreApplication::applicationPid() % 1000;
    activity.action = action;
    activity.subject = subject;
    return activity;
}

bool holdsAny(const config::Secrets &secrets)
{
    return !(secrets == config::Secrets{});
}

} // namespace

Context::Context(const Invocation &invocation, Output &output, std::stop_token stop)
    : m_invocation(invocation)
    , m_output(output)
    , m_stop(std::move(stop))
    , m_profiles(core::configDirectory())
    , m_secrets(std::make_unique<config::SecretStore>(secretOptions()))
{}

Context::~Context() = default;

void Context::say(const QString &sentence) const
{
    if (!global().quiet) {
        std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    }
}

void Context::progress(const QString &sentence) const
{
    if (!global().quiet && isatty(STDERR_FILENO) == 1) {
        std::fprintf(stderr, "\r\033[K%s%s", sentence.toUtf8().constData(),
                     sentence.isEmpty() ? "" : "\r");
    }
}

Result<Target> Context::fromFile() const
{
    const QString path = global().propertiesFile;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{file.exists() ? Code::Storage : Code::NotFound, file.errorString(), path};
    }
    const Result<ImportReport> report =
        config::importConnection(file.readAll(), path, QFileInfo(path).absolutePath());
    if (!report) {
        return report.error();
    }
    const auto others = QFile::ReadGroup | QFile::ReadOther;
    if (holdsAny(report->secrets) && (file.permissions() & others)) {
        say(u"meshctl: others may read the secrets in %1; chmod 600 keeps them yours"_s.arg(path));
    }
    for (const auto &dropped : report->dropped) {
        if (global().verbose) {
            say(u"meshctl: %1 of %2 was not taken over: %3"_s.arg(dropped.name, path,
                                                                  dropped.reason));
        }
    }
    return Target{report->profile, report->secrets};
}

Result<Target> Context::target()
{
    return m_target ? *m_target : target(global().profile);
}

Result<Target> Context::target(const QString &name)
{
    Target target;
    if (!name.isEmpty()) {
        const Result<config::Profile> profile = m_profiles.find(name);
        if (!profile) {
            return profile.error();
        }
        target.profile = *profile;
        const Result<config::Secrets> secrets = m_secrets->read(profile->id);
        if (!secrets) {
            return secrets.error();
        }
        target.secrets = *secrets;
    } else if (!global().propertiesFile.isEmpty()) {
        Result<Target> file = fromFile();
        if (!file) {
            return file;
        }
        target = *std::move(file);
    }
    if (!global().bootstrap.isEmpty()) {
        target.profile.bootstrapServers = global().bootstrap.split(u',', Qt::SkipEmptyParts);
    }
    if (!global().registry.isEmpty()) {
        target.profile.registry.url = global().registry;
    }
    Result<ImportReport> overlaid =
        config::applyProperties(std::move(target.profile), target.secrets, global().properties);
    if (!overlaid) {
        return overlaid.error();
    }
    target = {std::move(overlaid->profile), std::move(overlaid->secrets)};
    if (target.profile.bootstrapServers.isEmpty() && !target.profile.sandbox) {
        return usageError(m_invocation.command->noun + u' ' + m_invocation.command->verb,
                          u"Say which cluster: --profile NAME or --bootstrap HOST:PORT"_s);
    }
    target.profile.readOnly = target.profile.readOnly || global().readOnly;
    target.secrets = config::withEnvironment(target.secrets, target.profile);
    m_target = target;
    return target;
}

Result<workspace::LinkPointer> Context::link()
{
    if (!m_link) {
        const Result<Target> cluster = target();
        if (!cluster) {
            return cluster.error();
        }
        if (lacksPassword(*cluster)) {
            return usageError(cluster->profile.user,
                              u"No password is known for this user: set MESHSCOPE_PASSWORD, name a "
                              "file of mode 600 with -F, or keep it with meshctl profiles add"_s);
        }
        auto made = workspace::makeLink(cluster->profile, cluster->secrets);
        if (!made) {
            return made.error();
        }
        m_link = *std::move(made);
    }
    return m_link;
}

Result<workspace::LinkPointer> Context::onlineLink()
{
    const Command &command = *m_invocation.command;
    return global().offline
               ? usageError(u"--offline"_s,
                            u"“%1 %2” asks the cluster"_s.arg(command.noun, command.verb))
               : link();
}

Result<kafka::Connection> Context::connection()
{
    const auto reached = onlineLink();
    return reached ? Result((*reached)->connection) : reached.error();
}

Result<std::shared_ptr<kafka::Admin>> Context::admin()
{
    const auto reached = onlineLink();
    if (!reached) {
        return reached.error();
    }
    // Whoever does not say which cluster it is will not answer more: nobody waits long for that.
    if (const std::shared_ptr<kafka::Admin> &admin = (*reached)->admin; !m_hasAnswered) {
        admin->setTimeout(patience);
        const auto answer = admin->cluster();
        admin->setTimeout(kafka::Admin::defaultTimeout);
        if (!answer) {
            return answer.error();
        }
        m_hasAnswered = true;
    }
    return (*reached)->admin;
}

Result<void> Context::mayWrite()
{
    const Result<Target> cluster = target();
    if (!cluster) {
        return cluster.error();
    }
    if (cluster->profile.readOnly) {
        return Error{Code::ReadOnly, {}, argument(0)};
    }
    return {};
}

Result<int> Context::logged(const QString &action, const QString &subject,
                            const std::function<Result<int>()> &run)
{
    const Result<Target> cluster = target();
    const QString profile = cluster ? cluster->profile.id : QString();
    workspace::Activity activity = lineOf(action, subject);
    write(profile, activity);
    Result<int> result = run();
    activity.endedAt = QDateTime::currentMSecsSinceEpoch();
    activity.outcome = workspace::Outcome::Done;
    if (m_stop.stop_requested() || (!result && result.error().code == Code::Cancelled)) {
        activity.outcome = workspace::Outcome::Cancelled;
    } else if (!result) {
        activity.outcome = workspace::Outcome::Failed;
        activity.errorName = core::codeName(result.error().code);
        activity.detail = core::explain(result.error()).sentence();
    }
    write(profile, activity);
    return result;
}

void Context::note(const QString &profileId, const QString &action, const QString &subject) const
{
    workspace::Activity activity = lineOf(action, subject);
    activity.endedAt = activity.startedAt;
    activity.outcome = workspace::Outcome::Done;
    write(profileId, activity);
}

// A log that cannot be written stops nobody.
void Context::write(const QString &profileId, const workspace::Activity &activity) const
{
    if (profileId.isEmpty()) {
        return;
    }
    const auto written =
        workspace::UserStore::appendActivity(workspace::UserStore::pathFor(profileId), activity);
    if (!written && global().verbose) {
        say(u"meshctl: "_s + core::explain(written.error()).sentence());
    }
}

QString topicName(const QString &typed)
{
    return typed.startsWith("topic:"_L1) ? typed.sliced(6) : typed;
}

Result<qint64> parseDuration(const QString &text)
{
    static const QHash<QChar, qint64> units{
        {u's', 1000}, {u'm', 60'000}, {u'h', 3'600'000}, {u'd', 86'400'000}};
    bool ok = false;
    const qint64 number = text.isEmpty() ? 0 : text.chopped(1).toLongLong(&ok);
    const qint64 unit = text.isEmpty() ? 0 : units.value(text.back());
    if (!ok || number <= 0 || unit == 0 || number > (qint64(1) << 40) / 1000) {
        return usageError(text, u"A duration is written 90s, 1m, 2h or 1d"_s);
    }
    return number * unit;
}

Result<core::TimestampMs> parseTime(const QString &text)
{
    if (text == "now"_L1) {
        return QDateTime::currentMSecsSinceEpoch();
    }
    if (text.startsWith(u'@')) {
        bool ok = false;
        const qint64 time = text.sliced(1).toLongLong(&ok);
        if (ok && time >= 0) {
            return time;
        }
    }
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC);
    }
    if (!time.isValid()) {
        return usageError(text, u"A time is written 2026-01-31T13:00:00Z, @1700000000000 (ms since "
                                "1970) or now"_s);
    }
    return time.toMSecsSinceEpoch();
}

Result<qint64> parseNumber(const QString &option, const QString &text, qint64 least)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number < least) {
        return usageError("--"_L1 + option + u' ' + text,
                          u"It takes a whole number from %1 on"_s.arg(least));
    }
    return number;
}

schema::Value timeValue(core::TimestampMs time)
{
    return time < 0
               ? schema::Value()
               : schema::Value(
                     QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs));
}

schema::Value textValue(const QString &text)
{
    return text.isEmpty() ? schema::Value() : schema::Value(text);
}

schema::Value listValue(const QStringList &texts)
{
    schema::Array array;
    for (const QString &text : texts) {
        array.emplace_back(text);
    }
    return array;
}

} // namespace mesh::cli
