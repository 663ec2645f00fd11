// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/promisecheck.h"

#include <QDateTime>

#include <algorithm>

namespace mesh::workspace {

using namespace Qt::StringLiterals;
using Promise = PromiseCheck::Promise;
using State = PromiseCheck::State;

namespace {

constexpr qint64 forGood = -1;

State verdict(bool holds)
{
    return holds ? State::Holds : State::Broken;
}

std::optional<QString> settingOf(const std::vector<kafka::ConfigEntry> &settings, QStringView name)
{
    const auto found = std::find_if(settings.begin(), settings.end(),
                                    [name](const auto &entry) { return entry.name == name; });
    return found == settings.end() ? std::nullopt : found->value;
}

PromiseCheck freshness(qint64 promisedMs, const TopicPulse &pulse, core::TimestampMs now)
{
    PromiseCheck check{.promise = Promise::Freshness, .promised = promisedMs};
    if (pulse.newestRecord) {
        check.measured = std::max<qint64>(0, now - *pulse.newestRecord);
        check.state = verdict(*check.measured <= promisedMs);
    } else {
        check.state = pulse.measuredAt < 0 ? State::Waiting : State::Unknown;
    }
    return check;
}

/// How long the topic keeps its records, in ms. Compaction alone removes nothing by age.
std::optional<qint64> keptFor(const std::vector<kafka::ConfigEntry> &settings)
{
    const QString cleanup = settingOf(settings, u"cleanup.policy").value_or(u"delete"_s);
    if (!cleanup.contains(u"delete"_s)) {
        return forGood;
    }
    bool bySize = false;
    const qint64 bytes =
        settingOf(settings, u"retention.bytes").value_or(u"-1"_s).toLongLong(&bySize);
    bool byTime = false;
    const qint64 time =
        settingOf(settings, u"retention.ms").value_or(QString()).toLongLong(&byTime);
    // A limit by size may remove records at any age.
    return byTime && !(bySize && bytes >= 0) ? std::optional(time) : std::nullopt;
}

PromiseCheck retention(qint64 promisedMs, const TopicAnswers &answers)
{
    PromiseCheck check{.promise = Promise::Retention, .promised = promisedMs};
    if (!answers.configuration) {
        check.state = State::Waiting;
    } else if (!*answers.configuration) {
        check.error = answers.configuration->error();
    } else if (const auto kept = keptFor(**answers.configuration)) {
        check.measured = kept;
        check.state = verdict(*kept < 0 || (promisedMs >= 0 && *kept >= promisedMs));
    }
    return check;
}

PromiseCheck schema(const QString &subject, const TopicAnswers &answers)
{
    PromiseCheck check{.promise = Promise::Schema, .detail = subject};
    if (!answers.schema) {
        check.state = State::Waiting;
    } else if (*answers.schema) {
        check.state = State::Holds;
        check.detail = u"%1 v%2"_s.arg((*answers.schema)->subject).arg((*answers.schema)->version);
    } else {
        check.error = answers.schema->error();
        check.state = check.error->code == core::Code::NotFound ? State::Broken : State::Unknown;
    }
    return check;
}

} // namespace

QString promisedSubject(const catalog::Port &port)
{
    if (!port.valueSubject.isEmpty()) {
        return port.valueSubject;
    }
    const bool described =
        port.format == u"avro" || port.format == u"protobuf" || port.format == u"jsonschema";
    return described ? port.topic + u"-value"_s : QString();
}

std::vector<PromiseCheck> checkPromises(const catalog::Promises &promises, const QString &subject,
                                        const TopicPulse &pulse, const TopicAnswers &answers,
                                        core::TimestampMs now)
{
    std::vector<PromiseCheck> checks;
    if (promises.freshnessSeconds) {
        checks.push_back(freshness(*promises.freshnessSeconds * 1000, pulse, now));
    }
    if (promises.retentionSeconds) {
        const qint64 seconds = *promises.retentionSeconds;
        checks.push_back(retention(seconds < 0 ? forGood : seconds * 1000, answers));
    }
    if (!subject.isEmpty()) {
        checks.push_back(schema(subject, answers));
    }
    if (promises.endOfSupport) {
        const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
        checks.push_back({.promise = Promise::Support,
                          .state = verdict(today <= *promises.endOfSupport),
                          .detail = promises.endOfSupport->toString(Qt::ISODate)});
    }
    if (promises.availabilityPercent) {
        checks.push_back({.promise = Promise::Availability,
                          .detail = promises.availabilityPercent->toString() + u" %"_s});
    }
    return checks;
}

} // namespace mesh::workspace
