// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"
#include "app/cli/histogram.h"
#include "app/cli/mesh.h"
#include "app/cli/topicargument.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

Result<std::vector<kafka::TopicInfo>> askedTopics(Context &context)
{
    const auto admin = context.admin();
    return admin ? (*admin)->topics() : admin.error();
}

Result<std::vector<kafka::TopicInfo>> cachedTopics(Context &context)
{
    const Result<Mesh> mesh = readMesh(context);
    if (!mesh) {
        return mesh.error();
    }
    std::vector<kafka::TopicInfo> topics;
    for (const auto &entry : mesh->snapshot->topics()) {
        topics.push_back({.name = entry->name,
                          .partitions = entry->partitions,
                          .replicas = -1,
                          .internal = entry->name.startsWith("__"_L1)});
    }
    return topics;
}

Result<int> list(Context &context)
{
    const auto topics = context.global().offline ? cachedTopics(context) : askedTopics(context);
    if (!topics) {
        return topics.error();
    }
    const bool all = context.invocation().has(u"internal"_s);
    Output &output = context.output();
    output.beginRows({u"name"_s, u"partitions"_s, u"replicas"_s, u"internal"_s});
    for (const kafka::TopicInfo &topic : *topics) {
        if (all || !topic.internal) {
            output.addRow({topic.name, qint64(topic.partitions),
                           topic.replicas < 0 ? Value() : Value(qint64(topic.replicas)),
                           topic.internal});
        }
    }
    output.endRows();
    return 0;
}

Value idList(const std::vector<qint32> &ids)
{
    Array array;
    for (const qint32 id : ids) {
        array.emplace_back(qint64(id));
    }
    return array;
}

Value partitionsOf(const kafka::TopicDetail &detail)
{
    Array array;
    for (const kafka::PartitionDetail &partition : detail.partitions) {
        array.emplace_back(Object{{u"partition"_s, qint64(partition.id)},
                                  {u"leader"_s, qint64(partition.leader)},
                                  {u"replicas"_s, idList(partition.replicas)},
                                  {u"inSync"_s, idList(partition.inSync)},
                                  {u"low"_s, partition.low},
                                  {u"high"_s, partition.high}});
    }
    return array;
}

Value settingsOf(const std::vector<kafka::ConfigEntry> &entries)
{
    Array array;
    for (const kafka::ConfigEntry &entry : entries) {
        if (!entry.isDefault) {
            array.emplace_back(Object{{u"name"_s, entry.name},
                                      {u"value"_s, entry.value ? Value(*entry.value) : Value()}});
        }
    }
    return array;
}

Value readersOf(const std::vector<kafka::GroupLag> &groups)
{
    Array array;
    for (const kafka::GroupLag &group : groups) {
        array.emplace_back(Object{{u"group"_s, group.group},
                                  {u"state"_s, textValue(group.state)},
                                  {u"members"_s, qint64(group.members)},
                                  {u"lag"_s, group.hasCommitted() ? Value(group.lag()) : Value()}});
    }
    return array;
}

// A part of the answer that may be missing, with the reason on standard error: a cluster that
// cannot tell it, or a user who may not ask.
template<typename T>
Value optionalPart(const Context &context, const Result<T> &answer, Value (*form)(const T &))
{
    if (answer) {
        return form(*answer);
    }
    context.say(u"meshctl: "_s + core::explain(answer.error()).sentence());
    return {};
}

Result<int> show(Context &context)
{
    const auto admin = context.admin();
    if (!admin) {
        return admin.error();
    }
    const Result<QString> topic = topicOf(context, context.argument(0));
    if (!topic) {
        return topic.error();
    }
    const auto detail = (*admin)->topicDetail(*topic);
    if (!detail) {
        return detail.error();
    }
    context.output().addDocument(Value(Object{
        {u"name"_s, detail->name},
        {u"offsets"_s, detail->span()},
        {u"partitions"_s, partitionsOf(*detail)},
        {u"settings"_s, optionalPart(context, (*admin)->topicConfiguration(*topic), settingsOf)},
        {u"readers"_s, optionalPart(context, (*admin)->topicReaders(*topic), readersOf)},
    }));
    return 0;
}

Result<std::map<QString, QString>> settingsFrom(const QStringList &pairs)
{
    std::map<QString, QString> settings;
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0) {
            return usageError(u"--config "_s + pair, u"It is written name=value"_s);
        }
        settings[pair.first(equals)] = pair.sliced(equals + 1);
    }
    return settings;
}

Result<int> create(Context &context)
{
    if (const Result<void> may = context.mayWrite(); !may) {
        return may.error();
    }
    const Invocation &invocation = context.invocation();
    kafka::NewTopic topic;
    topic.name = topicName(context.argument(0));
    for (const auto &[option, into] : {std::pair{u"partitions"_s, &topic.partitions},
                                       std::pair{u"replication"_s, &topic.replication}}) {
        if (invocation.has(option)) {
            const Result<qint64> number = parseNumber(option, invocation.value(option), 1);
            if (!number) {
                return number.error();
            }
            *into = int(std::min<qint64>(*number, std::numeric_limits<int>::max()));
        }
    }
    const auto settings = settingsFrom(invocation.options.value(u"config"_s));
    if (!settings) {
        return settings.error();
    }
    topic.settings = *settings;
    const auto admin = context.admin();
    if (!admin) {
        return admin.error();
    }
    const Result<int> created =
        context.logged(u"Created topic"_s, topic.name, [&]() -> Result<int> {
            const Result<void> made = (*admin)->createTopic(topic);
            return made ? Result<int>(0) : made.error();
        });
    if (!created) {
        return created.error();
    }
    const auto detail = (*admin)->topicDetail(topic.name);
    if (!detail) {
        return detail.error();
    }
    context.output().addDocument(Value(
        Object{{u"name"_s, topic.name}, {u"partitions"_s, qint64(detail->partitions.size())}}));
    return 0;
}

Result<int> histogram(Context &context)
{
    Result<HistogramRequest> request = histogramRequest(context.invocation());
    if (!request) {
        return request.error();
    }
    const auto admin = context.admin();
    const Result<QString> topic = topicOf(context, context.argument(0));
    if (!admin || !topic) {
        return admin ? topic.error() : admin.error();
    }
    request->topic = *topic;
    auto buckets = histogramByOffsets(**admin, *request, context.stop());
    if (!buckets && buckets.error().code == Code::Unsupported) {
        buckets = histogramByReading(context, *request);
    }
    if (!buckets) {
        return buckets.error();
    }
    Output &output = context.output();
    output.beginRows({u"from"_s, u"to"_s, u"records"_s});
    for (const HistogramBucket &bucket : *buckets) {
        output.addRow({timeValue(bucket.from), timeValue(bucket.to), bucket.records});
    }
    output.endRows();
    return 0;
}

} // namespace

std::vector<Command> topicCommands()
{
    return {
        {u"topics"_s,
         u"list"_s,
         {},
         0,
         0,
         u"List the topics"_s,
         {{u"internal"_s, {}, u"Kafka's own too"_s}},
         u"meshctl --bootstrap localhost:9092 topics list --format json"_s,
         list},
        {u"topics"_s,
         u"show"_s,
         u"T"_s,
         1,
         1,
         u"Show a topic: partitions, settings that differ, groups that read it"_s,
         {},
         u"meshctl --profile Staging topics show sales.orders"_s,
         show},
        {u"topics"_s,
         u"create"_s,
         u"T"_s,
         1,
         1,
         u"Create a topic"_s,
         {{u"partitions"_s, u"N"_s, u"else the broker's default"_s},
          {u"replication"_s, u"N"_s, u"else the broker's default"_s},
          {u"config"_s, u"name=value"_s, u"a setting of the topic"_s, true}},
         u"meshctl --profile Staging topics create sales.orders --partitions 6 "
         "--config retention.ms=604800000"_s,
         create},
        {u"topics"_s,
         u"histogram"_s,
         u"T"_s,
         1,
         1,
         u"Count records by time"_s,
         {{u"by"_s, u"DURATION"_s, u"the width of a bucket: 10s, 1m, 2h, 1d; else 1m"_s},
          {u"from"_s, u"TIME"_s, u"else an hour before --to"_s},
          {u"to"_s, u"TIME"_s, u"else now"_s}},
         u"meshctl --profile Staging topics histogram sales.orders --by 1m"_s,
         histogram},
    };
}

} // namespace mesh::cli
