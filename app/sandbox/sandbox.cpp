// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/sandbox.h"

#include "app/sandbox/runningmesh.h"
#include "app/sandbox/topicspec.h"

#include <utility>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;

Sandbox::Sandbox()
    : Sandbox(Options())
{}

Sandbox::Sandbox(const Options &options)
    : m_options(options)
{}

Sandbox::~Sandbox()
{
    // Whoever wants to know whether it could be saved calls stop.
    static_cast<void>(stop());
}

std::shared_ptr<RunningMesh> Sandbox::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_running;
}

core::Result<void> Sandbox::start()
{
    if (running()) {
        return {};
    }
    if (!(m_options.recordsPerSecond > 0)) {
        return core::Error{core::Code::Usage, u"the rate must be more than 0"_s};
    }
    auto made = std::make_shared<RunningMesh>(m_options);
    if (const auto begun = made->begin(); !begun) {
        return begun;
    }
    const std::lock_guard lock(m_mutex);
    m_running = std::move(made);
    return {};
}

core::Result<void> Sandbox::stop()
{
    std::shared_ptr<RunningMesh> ending;
    {
        const std::lock_guard lock(m_mutex);
        ending = std::exchange(m_running, nullptr);
    }
    if (!ending) {
        return {};
    }
    ending->endFeed();
    return ending->save();
}

bool Sandbox::isRunning() const
{
    return running() != nullptr;
}

QString Sandbox::bootstrap() const
{
    const auto current = running();
    return current ? current->connection().profile.bootstrapServers.join(u',') : QString();
}

QString Sandbox::registryUrl() const
{
    const auto current = running();
    return current ? current->connection().profile.registry.url : QString();
}

config::Profile Sandbox::profile() const
{
    const auto current = running();
    config::Profile profile = current ? current->connection().profile : config::Profile();
    profile.id = u"sandbox"_s;
    profile.name = u"Sandbox"_s;
    profile.colour = u"#1a7f37"_s;
    profile.sandbox = true;
    profile.identity = identities().front();
    return profile;
}

bool Sandbox::historyIsComplete() const
{
    const auto current = running();
    return current && current->historyIsComplete();
}

std::optional<core::Error> Sandbox::failure() const
{
    const auto current = running();
    return current ? current->failure() : std::nullopt;
}

std::optional<core::Error> Sandbox::restoreProblem() const
{
    const auto current = running();
    return current ? current->restoreProblem() : std::nullopt;
}

bool Sandbox::keeps() const
{
    const auto current = running();
    return current && current->keeps();
}

core::Result<void> Sandbox::createTopic(const QString &name, int partitions)
{
    const auto current = running();
    if (!current) {
        return core::Error{core::Code::Unreachable, u"the sandbox does not run"_s, name};
    }
    return current->createTopic(name, partitions);
}

std::vector<config::Identity> Sandbox::identities()
{
    return {{u"Ana Silva"_s, u"ana@example.com"_s, {u"insights-team"_s}},
            {u"Omar Haddad"_s, u"omar@example.com"_s, {u"orders-team"_s, u"returns-team"_s}},
            {u"Dee Okafor"_s, u"dee@example.com"_s, {u"analytics-team"_s}}};
}

QStringList Sandbox::deniedTopics()
{
    QStringList names;
    for (const TopicSpec &topic : meshTopics()) {
        if (topic.denied) {
            names << topic.name;
        }
    }
    return names;
}

std::optional<core::Error> Sandbox::denied(const QString &topic)
{
    static const QStringList topics = deniedTopics();
    if (!topics.contains(topic)) {
        return std::nullopt;
    }
    return core::Error{core::Code::Denied,
                       u"TOPIC_AUTHORIZATION_FAILED: Broker: Topic authorization failed"_s, topic};
}

} // namespace mesh::sandbox
