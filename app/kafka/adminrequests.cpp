// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
// The part of Admin that is made of librdkafka's admin requests.
#include "app/kafka/admin.h"

#include "app/kafka/adminevents.h"
#include "app/kafka/errors.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <thread>

namespace mesh::kafka {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;

namespace {

using NewTopicHandle = Handle<rd_kafka_NewTopic_t, rd_kafka_NewTopic_destroy>;
using DeleteTopicHandle = Handle<rd_kafka_DeleteTopic_t, rd_kafka_DeleteTopic_destroy>;
using ConfigResourceHandle = Handle<rd_kafka_ConfigResource_t, rd_kafka_ConfigResource_destroy>;
using GroupOffsetsHandle =
    Handle<rd_kafka_ListConsumerGroupOffsets_t, rd_kafka_ListConsumerGroupOffsets_destroy>;

Result<NewTopicHandle> newTopicHandle(const NewTopic &topic)
{
    std::array<char, 512> text{};
    NewTopicHandle handle(rd_kafka_NewTopic_new(topic.name.toUtf8().constData(), topic.partitions,
                                                topic.replication, text.data(), text.size()));
    if (!handle) {
        return core::Error{Code::Usage, QString::fromUtf8(text.data()), topic.name};
    }
    for (const auto &[name, value] : topic.settings) {
        rd_kafka_NewTopic_set_config(handle.get(), name.toUtf8().constData(),
                                     value.toUtf8().constData());
    }
    return handle;
}

/// The outcome of a request about topics: the first failure among them.
Result<void> topicOutcomes(const rd_kafka_topic_result_t **results, size_t count, size_t asked,
                           const QString &place)
{
    if (count != asked) {
        return core::Error{Code::Protocol, u"the answer is not about the topics asked for"_s,
                           place};
    }
    for (size_t i = 0; i < count; ++i) {
        const auto code = rd_kafka_topic_result_error(results[i]);
        if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            const char *text = rd_kafka_topic_result_error_string(results[i]);
            return kafkaError(code, QString::fromUtf8(text != nullptr ? text : ""),
                              QString::fromUtf8(rd_kafka_topic_result_name(results[i])));
        }
    }
    return {};
}

ConfigEntry configEntry(const rd_kafka_ConfigEntry_t *entry)
{
    ConfigEntry result;
    result.name = QString::fromUtf8(rd_kafka_ConfigEntry_name(entry));
    if (const char *value = rd_kafka_ConfigEntry_value(entry)) {
        result.value = QString::fromUtf8(value);
    }
    // A setting of the broker's own file is no default of Kafka's, but it is not the topic's
    // either.
    result.isDefault =
        rd_kafka_ConfigEntry_source(entry) != RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG;
    result.sensitive = rd_kafka_ConfigEntry_is_sensitive(entry) == 1;
    result.readOnly = rd_kafka_ConfigEntry_is_read_only(entry) == 1;
    return result;
}

Result<QList<QByteArray>> listGroups(Client &client, Milliseconds timeout)
{
    const QueueHandle queue(rd_kafka_queue_new(client.handle()));
    const auto options =
        requestOptions(client.handle(), RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, timeout);
    rd_kafka_ListConsumerGroups(client.handle(), options.get(), queue.get());
    const auto event = awaitEvent(client, queue.get(), timeout, client.place());
    if (!event) {
        return event.error();
    }
    const auto *result = rd_kafka_event_ListConsumerGroups_result(event->get());
    size_t count = 0;
    const auto **listings = rd_kafka_ListConsumerGroups_result_valid(result, &count);
    QList<QByteArray> groups;
    for (size_t i = 0; i < count; ++i) {
        groups.append(rd_kafka_ConsumerGroupListing_group_id(listings[i]));
    }
    return groups;
}

/// What one group has committed of the partitions; empty where it never did.
std::optional<GroupLag> committedBy(rd_kafka_event_t *event)
{
    const auto *result = rd_kafka_event_ListConsumerGroupOffsets_result(event);
    size_t count = 0;
    const auto **groups = result == nullptr
                              ? nullptr
                              : rd_kafka_ListConsumerGroupOffsets_result_groups(result, &count);
    if (count != 1 || rd_kafka_group_result_error(groups[0]) != nullptr) {
        return std::nullopt;
    }
    GroupLag lag;
    lag.group = QString::fromUtf8(rd_kafka_group_result_name(groups[0]));
    const auto *partitions = rd_kafka_group_result_partitions(groups[0]);
    for (int i = 0; partitions != nullptr && i < partitions->cnt; ++i) {
        if (partitions->elems[i].offset >= 0) {
            lag.partitions.push_back(
                {partitions->elems[i].partition, partitions->elems[i].offset, -1});
        }
    }
    if (lag.partitions.empty()) {
        return std::nullopt;
    }
    return lag;
}

/// One request a group, all in flight at once on one queue: clusters have hundreds.
std::vector<GroupLag> committedOffsets(Client &client, const QList<QByteArray> &groups,
                                       const QString &topic,
                                       const std::vector<core::PartitionId> &partitions,
                                       Milliseconds timeout)
{
    const QueueHandle queue(rd_kafka_queue_new(client.handle()));
    const auto options =
        requestOptions(client.handle(), RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeout);
    const auto wanted = partitionList(topic, partitions, RD_KAFKA_OFFSET_INVALID);
    for (const QByteArray &group : groups) {
        const GroupOffsetsHandle ask(
            rd_kafka_ListConsumerGroupOffsets_new(group.constData(), wanted.get()));
        rd_kafka_ListConsumerGroupOffsets_t *one = ask.get();
        rd_kafka_ListConsumerGroupOffsets(client.handle(), &one, 1, options.get(), queue.get());
    }
    std::vector<GroupLag> readers;
    const Deadline deadline = std::chrono::steady_clock::now() + timeout + Milliseconds(500);
    for (qsizetype answers = 0; answers < groups.size(); ++answers) {
        const EventHandle event(rd_kafka_queue_poll(queue.get(), millisecondsUntil(deadline)));
        if (!event) {
            break;
        }
        // A group that one may not describe, or that has just gone, is no reader to show.
        if (rd_kafka_event_error(event.get()) == RD_KAFKA_RESP_ERR_NO_ERROR) {
            if (auto reader = committedBy(event.get())) {
                readers.push_back(std::move(*reader));
            }
        }
    }
    return readers;
}

struct GroupState
{
    QString state;
    int members = 0;
    std::set<core::PartitionId> assigned; ///< partitions of the topic, to any member
};

GroupState stateOf(const rd_kafka_ConsumerGroupDescription_t *group, const QByteArray &topic)
{
    GroupState state;
    state.state = QString::fromLatin1(
        rd_kafka_consumer_group_state_name(rd_kafka_ConsumerGroupDescription_state(group)));
    const size_t members = rd_kafka_ConsumerGroupDescription_member_count(group);
    state.members = static_cast<int>(members);
    for (size_t i = 0; i < members; ++i) {
        const auto *assignment = rd_kafka_MemberDescription_assignment(
            rd_kafka_ConsumerGroupDescription_member(group, i));
        const auto *partitions = rd_kafka_MemberAssignment_partitions(assignment);
        for (int k = 0; partitions != nullptr && k < partitions->cnt; ++k) {
            if (partitions->elems[k].topic == topic) {
                state.assigned.insert(partitions->elems[k].partition);
            }
        }
    }
    return state;
}

/// By group; those that one may not describe are left out.
std::map<QString, GroupState> describeGroups(Client &client, const QList<QByteArray> &groups,
                                             const QString &topic, Milliseconds timeout)
{
    std::map<QString, GroupState> states;
    if (groups.isEmpty()) {
        return states;
    }
    std::vector<const char *> names;
    names.reserve(static_cast<std::size_t>(groups.size()));
    for (const QByteArray &group : groups) {
        names.push_back(group.constData());
    }
    const QueueHandle queue(rd_kafka_queue_new(client.handle()));
    const auto options =
        requestOptions(client.handle(), RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeout);
    rd_kafka_DescribeConsumerGroups(client.handle(), names.data(), names.size(), options.get(),
                                    queue.get());
    const auto event = awaitEvent(client, queue.get(), timeout, client.place());
    if (!event) {
        return states;
    }
    size_t count = 0;
    const auto **described = rd_kafka_DescribeConsumerGroups_result_groups(
        rd_kafka_event_DescribeConsumerGroups_result(event->get()), &count);
    for (size_t i = 0; i < count; ++i) {
        if (rd_kafka_ConsumerGroupDescription_error(described[i]) == nullptr) {
            states.emplace(
                QString::fromUtf8(rd_kafka_ConsumerGroupDescription_group_id(described[i])),
                stateOf(described[i], topic.toUtf8()));
        }
    }
    return states;
}

} // namespace

AdminOptionsHandle requestOptions(rd_kafka_t *handle, rd_kafka_admin_op_t operation,
                                  Milliseconds timeout)
{
    AdminOptionsHandle options(rd_kafka_AdminOptions_new(handle, operation));
    std::array<char, 256> text{};
    rd_kafka_AdminOptions_set_request_timeout(options.get(), static_cast<int>(timeout.count()),
                                              text.data(), text.size());
    return options;
}

Result<EventHandle> awaitEvent(Client &client, rd_kafka_queue_t *queue, Milliseconds timeout,
                               const QString &where)
{
    // The request carries the same timeout and answers by itself; a little more for that answer.
    EventHandle event(
        rd_kafka_queue_poll(queue, static_cast<int>((timeout + Milliseconds(500)).count())));
    client.poll();
    if (!event) {
        return client.reason(RD_KAFKA_RESP_ERR__TIMED_OUT, where);
    }
    if (const auto code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        const char *text = rd_kafka_event_error_string(event.get());
        if (code == RD_KAFKA_RESP_ERR__TIMED_OUT || code == RD_KAFKA_RESP_ERR__TRANSPORT) {
            return client.reason(code, where);
        }
        return kafkaError(code, QString::fromUtf8(text != nullptr ? text : ""), where);
    }
    return event;
}

Result<std::vector<ConfigEntry>> Admin::topicConfiguration(const QString &topic)
{
    if (const auto can = capabilities(); !can) {
        return can.error();
    } else if (!can->configurations) {
        return core::Error{Code::Unsupported, u"this cluster tells no settings"_s, topic};
    }
    const ConfigResourceHandle resource(
        rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.toUtf8().constData()));
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    const auto options =
        requestOptions(m_client->handle(), RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, m_timeout);
    rd_kafka_ConfigResource_t *one = resource.get();
    rd_kafka_DescribeConfigs(m_client->handle(), &one, 1, options.get(), queue.get());
    const auto event = awaitEvent(*m_client, queue.get(), m_timeout, topic);
    if (!event) {
        return event.error();
    }
    size_t count = 0;
    const auto **resources = rd_kafka_DescribeConfigs_result_resources(
        rd_kafka_event_DescribeConfigs_result(event->get()), &count);
    if (count != 1) {
        return core::Error{Code::Protocol, u"the answer is not about the topic"_s, topic};
    }
    if (const auto code = rd_kafka_ConfigResource_error(resources[0]);
        code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        const char *text = rd_kafka_ConfigResource_error_string(resources[0]);
        return kafkaError(code, QString::fromUtf8(text != nullptr ? text : ""), topic);
    }
    const auto **entries = rd_kafka_ConfigResource_configs(resources[0], &count);
    std::map<QString, ConfigEntry> byName;
    for (size_t i = 0; i < count; ++i) {
        ConfigEntry entry = configEntry(entries[i]);
        byName.emplace(entry.name, std::move(entry));
    }
    std::vector<ConfigEntry> settings;
    for (auto &[name, entry] : byName) {
        settings.push_back(std::move(entry));
    }
    return settings;
}

Result<std::vector<GroupLag>> Admin::topicReaders(const QString &topic)
{
    if (const auto can = capabilities(); !can) {
        return can.error();
    } else if (!can->groups) {
        return core::Error{Code::Unsupported, u"this cluster has no consumer groups"_s, topic};
    }
    const auto detail = topicDetail(topic);
    if (!detail) {
        return detail.error();
    }
    const auto groups = listGroups(*m_client, m_timeout);
    if (!groups) {
        return groups.error();
    }
    std::vector<core::PartitionId> ids;
    std::map<core::PartitionId, core::Offset> ends;
    for (const PartitionDetail &partition : detail->partitions) {
        ids.push_back(partition.id);
        ends[partition.id] = partition.high;
    }
    auto readers = committedOffsets(*m_client, *groups, topic, ids, m_timeout);
    for (GroupLag &reader : readers) {
        for (PartitionLag &partition : reader.partitions) {
            partition.high = ends[partition.partition];
        }
    }
    auto states = describeGroups(*m_client, *groups, topic, m_timeout);
    for (GroupLag &reader : readers) {
        if (const auto state = states.extract(reader.group)) {
            reader.state = state.mapped().state;
            reader.members = state.mapped().members;
        }
    }
    // Who reads and has not committed yet, or never does.
    for (const auto &[group, state] : states) {
        if (!state.assigned.empty()) {
            readers.push_back({group, state.state, state.members, {}});
        }
    }
    std::sort(readers.begin(), readers.end(), [](const GroupLag &a, const GroupLag &b) {
        return a.lag() != b.lag() ? a.lag() > b.lag() : a.group < b.group;
    });
    return readers;
}

Result<void> Admin::createTopic(const NewTopic &topic)
{
    auto made = requestTopics({topic});
    return made ? waitUntilKnown(topic.name) : made;
}

Result<void> Admin::createTopics(const std::vector<NewTopic> &topics)
{
    if (topics.empty()) {
        return {};
    }
    if (const auto made = requestTopics(topics); !made) {
        return made;
    }
    const Deadline deadline = std::chrono::steady_clock::now() + m_timeout.load();
    std::set<QString> awaited;
    for (const NewTopic &topic : topics) {
        awaited.insert(topic.name);
    }
    for (;;) {
        const auto listed = this->topics();
        if (!listed) {
            return listed.error();
        }
        for (const TopicInfo &topic : *listed) {
            if (!topic.error) {
                awaited.erase(topic.name);
            }
        }
        if (awaited.empty()) {
            return {};
        }
        if (millisecondsUntil(deadline) == 0) {
            return core::Error{Code::Timeout, u"not listed yet"_s, *awaited.begin(), true};
        }
        std::this_thread::sleep_for(Milliseconds(20));
    }
}

Result<void> Admin::requestTopics(const std::vector<NewTopic> &topics)
{
    const QString place = topics.front().name;
    if (const auto can = capabilities(); !can) {
        return can.error();
    } else if (!can->topicChanges) {
        return core::Error{Code::Unsupported, u"this cluster creates no topics on request"_s,
                           place};
    }
    std::vector<NewTopicHandle> wanted;
    std::vector<rd_kafka_NewTopic_t *> request;
    for (const NewTopic &topic : topics) {
        auto handle = newTopicHandle(topic);
        if (!handle) {
            return handle.error();
        }
        request.push_back(handle->get());
        wanted.push_back(std::move(handle).value());
    }
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    const auto options =
        requestOptions(m_client->handle(), RD_KAFKA_ADMIN_OP_CREATETOPICS, m_timeout);
    std::array<char, 512> text{};
    rd_kafka_AdminOptions_set_operation_timeout(
        options.get(), static_cast<int>(m_timeout.load().count()), text.data(), text.size());
    rd_kafka_CreateTopics(m_client->handle(), request.data(), request.size(), options.get(),
                          queue.get());
    const auto event = awaitEvent(*m_client, queue.get(), m_timeout, place);
    if (!event) {
        return event.error();
    }
    size_t count = 0;
    const auto **results = rd_kafka_CreateTopics_result_topics(
        rd_kafka_event_CreateTopics_result(event->get()), &count);
    return topicOutcomes(results, count, topics.size(), place);
}

Result<void> Admin::waitUntilKnown(const QString &topic)
{
    // The controller has made it; the broker that answers metadata hears of it a moment later.
    const Deadline deadline = std::chrono::steady_clock::now() + m_timeout.load();
    for (;;) {
        const auto detail = topicDetail(topic);
        const bool ready =
            detail && std::none_of(detail->partitions.begin(), detail->partitions.end(),
                                   [](const auto &p) { return p.leader < 0; });
        if (ready) {
            return {};
        }
        if (millisecondsUntil(deadline) == 0) {
            return detail ? core::Error{Code::Timeout, u"no leader yet"_s, topic, true}
                          : detail.error();
        }
        std::this_thread::sleep_for(Milliseconds(20));
    }
}

Result<void> Admin::deleteTopic(const QString &topic)
{
    if (const auto can = capabilities(); !can) {
        return can.error();
    } else if (!can->topicChanges) {
        return core::Error{Code::Unsupported, u"this cluster deletes no topics on request"_s,
                           topic};
    }
    const DeleteTopicHandle unwanted(rd_kafka_DeleteTopic_new(topic.toUtf8().constData()));
    const QueueHandle queue(rd_kafka_queue_new(m_client->handle()));
    const auto options =
        requestOptions(m_client->handle(), RD_KAFKA_ADMIN_OP_DELETETOPICS, m_timeout);
    rd_kafka_DeleteTopic_t *one = unwanted.get();
    rd_kafka_DeleteTopics(m_client->handle(), &one, 1, options.get(), queue.get());
    const auto event = awaitEvent(*m_client, queue.get(), m_timeout, topic);
    if (!event) {
        return event.error();
    }
    size_t count = 0;
    const auto **results = rd_kafka_DeleteTopics_result_topics(
        rd_kafka_event_DeleteTopics_result(event->get()), &count);
    return topicOutcomes(results, count, 1, topic);
}

} // namespace mesh::kafka
