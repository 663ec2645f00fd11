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

Result<void> setUpMesh(CatalogWriter &writer, const TopicCreator &create)
{
    return setUp(writer, platformTopics(writer.topics()), QString(), create);
}

Result<void> setUpDomain(CatalogWriter &writer, const QString &domain, const TopicCreator &create)
{
    return setUp(writer, domainTopics(writer.topics(), domain), domain, create);
}

} // namespace mesh::catalog
