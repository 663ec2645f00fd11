// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/meshsetup.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

// The broker's clock tells when something was written: those of the writers disagree.
const std::pair<const QString, QString> brokersClock{u"message.timestamp.type"_s,
                                                     u"LogAppendTime"_s};

kafka::NewTopic compacted(const QString &name)
{
    return {name,
            1,
            -1,
            {{u"cleanup.policy"_s, u"compact"_s},
             {u"delete.retention.ms"_s, u"2592000000"_s},
             brokersClock}};
}

kafka::NewTopic keptForGood(const QString &name)
{
    return {name,
            1,
            -1,
            {{u"cleanup.policy"_s, u"delete"_s},
             {u"retention.ms"_s, u"-1"_s},
             {u"retention.bytes"_s, u"-1"_s},
             brokersClock}};
}

/// How the topic would be made now; nothing for a topic that is not the mesh's.
std::optional<kafka::NewTopic> wantedFor(const CatalogTopics &topics, const QString &name)
{
    if (const auto domain = topics.domainOf(name)) {
        return compacted(name);
    }
    return topics.isOwn(name) ? std::optional(keptForGood(name)) : std::nullopt;
}

// Tombstones may live longer than asked for; everything else is as it is asked for, or otherwise.
bool isAsGood(const QString &setting, const QString &found, const QString &wanted)
{
    return setting == u"delete.retention.ms" ? found.toLongLong() >= wanted.toLongLong()
                                             : found == wanted;
}

Result<void> setUp(CatalogWriter &writer, const std::vector<kafka::NewTopic> &topics,
                   const QString &domain, const TopicCreator &create)
{
    kafka::Admin &admin = *writer.admin();
    if (admin.connection().profile.readOnly) {
        return core::Error{Code::ReadOnly, u"the profile is read-only"_s, topics.front().name};
    }
    const auto capabilities = admin.capabilities();
    if (!capabilities) {
        return capabilities.error();
    }
    for (const kafka::NewTopic &topic : topics) {
        // Asked first: who may not create topics may still begin with those that were made for him.
        if (admin.partitions(topic.name)) {
            continue;
        }
        const Result<void> made = create ? create(topic) : admin.createTopic(topic);
        if (!made && made.error().code != Code::AlreadyExists) {
            return made;
        }
    }
    for (const kafka::NewTopic &topic : topics) {
        if (auto checked = checkTopic(admin, topic, capabilities->configurations); !checked) {
            return checked;
        }
        if (auto born = writer.ensureGeneration(topic.name, domain); !born) {
            return born;
        }
    }
    return {};
}

} // namespace

Result<void> checkTopic(kafka::Admin &admin, const kafka::NewTopic &wanted, bool configurations)
{
    const auto partitions = admin.partitions(wanted.name);
    if (!partitions) {
        return partitions.error();
    }
    if (partitions->size() != 1) {
        return core::Error{Code::AlreadyExists,
                           u"it has %1 partitions instead of one"_s.arg(partitions->size()),
                           wanted.name};
    }
    if (!configurations) {
        return {};
    }
    const auto entries = admin.topicConfiguration(wanted.name);
    if (!entries) {
        // Who may not look may still write; readers will say what is wrong.
        return entries.error().code == Code::Denied ? Result<void>()
                                                    : Result<void>(entries.error());
    }
    const QString policy = wanted.settings.at(u"cleanup.policy"_s);
    for (const kafka::ConfigEntry &entry : *entries) {
        if (entry.name == u"cleanup.policy" && entry.value && *entry.value != policy) {
            return core::Error{Code::AlreadyExists,
                               u"cleanup.policy is %1 instead of %2"_s.arg(*entry.value, policy),
                               wanted.name};
        }
    }
    return {};
}

std::vector<kafka::NewTopic> platformTopics(const CatalogTopics &topics)
{
    return {compacted(topics.platform()), keptForGood(topics.platformChanges()),
            keptForGood(topics.requests())};
}

std::vector<kafka::NewTopic> domainTopics(const CatalogTopics &topics, const QString &domain)
{
    return {compacted(topics.domain(domain)), keptForGood(topics.changes(domain))};
}

Result<std::vector<SettingAdvice>> adviceOn(kafka::Admin &admin, const CatalogTopics &topics)
{
    if (const auto able = admin.capabilities(); !able) {
        return able.error();
    } else if (!able->configurations) {
        return core::Error{Code::Unsupported, u"this cluster tells no settings"_s,
                           topics.platform()};
    }
    const auto listed = admin.topics();
    if (!listed) {
        return listed.error();
    }
    std::vector<SettingAdvice> all;
    for (const kafka::TopicInfo &topic : *listed) {
        const auto wanted = wantedFor(topics, topic.name);
        if (!wanted) {
            continue;
        }
        const auto entries = admin.topicConfiguration(topic.name);
        for (const kafka::ConfigEntry &entry : entries.valueOr(std::vector<kafka::ConfigEntry>())) {
            const auto setting = wanted->settings.find(entry.name);
            if (setting != wanted->settings.end() && entry.value &&
                !isAsGood(entry.name, *entry.value, setting->second)) {
                all.push_back({topic.name, entry.name, *entry.value, setting->second});
            }
        }
    }
    return all;
}

QString alterCommand(const SettingAdvice &advice, const QString &bootstrap)
{
    return u"kafka-configs.sh --bootstrap-server %1 --alter --entity-type topics --entity-name %2 "
           "--add-config %3=%4"_s.arg(bootstrap, advice.topic, advice.setting, advice.wanted);
}

QString createCommand(const kafka::NewTopic &topic, const QString &bootstrap)
{
    QString command = u"kafka-topics.sh --bootstrap-server %1 --create --topic %2 --partitions %3"_s
                          .arg(bootstrap, topic.name)
                          .arg(topic.partitions);
    for (const auto &[name, value] : topic.settings) {
        command += u" --config %1=%2"_s.arg(name, value);
    }
    return command;
}

bool hasTopicsOf(const CatalogSnapshot &snapshot, const CatalogTopics &topics,
                 const QString &domain)
{
    return std::ranges::all_of(domainTopics(topics, domain), [&](const kafka::NewTopic &topic) {
        return snapshot.topic(topic.name) != nullptr;
    });
}

Result<void> setUpMesh(CatalogWriter &writer, const TopicCreator &create)
{
    return setUp(writer, platformTopics(writer.topics()), QString(), create);
}

Result<void> setUpDomain(CatalogWriter &writer, const QString &domain, const TopicCreator &create)
{
    return setUp(writer, domainTopics(writer.topics(), domain), domain, create);
}

} // namespace mesh::catalog
