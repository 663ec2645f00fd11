// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshcatalog.h"

#include "app/catalog/catalogrecord.h"
#include "app/kafka/consumersession.h"
#include "app/schema/json.h"

#include <chrono>

namespace mesh::sandbox {

using namespace std::chrono_literals;

namespace {

SavedRecord savedRecord(const records::RecordView &record, const QStringList &topics)
{
    SavedRecord saved{topics[record.topic], record.timestamp, {}, std::nullopt};
    if (record.key) {
        saved.key = record.key->toByteArray();
    }
    if (record.value) {
        saved.value = record.value->toByteArray();
    }
    return saved;
}

} // namespace

QStringList catalogTopicNames(const catalog::CatalogTopics &topics)
{
    QStringList names{topics.platform(), topics.platformChanges(), topics.requests()};
    for (const QString &domain : meshDomains()) {
        names << topics.domain(domain) << topics.changes(domain);
    }
    return names;
}

std::vector<SavedRecord> generationRecords(const catalog::CatalogTopics &topics,
                                           core::TimestampMs time)
{
    QStringList names{topics.platform()};
    for (const QString &domain : meshDomains()) {
        names << topics.domain(domain);
    }
    std::vector<SavedRecord> records;
    for (const QString &name : names) {
        const schema::Value document = catalog::Generation::make(time).document();
        records.push_back({name, time, catalog::RecordKey::generation(), schema::toJson(document)});
    }
    return records;
}

std::vector<SavedRecord> recordsOf(const std::vector<MeshDocument> &documents,
                                   const catalog::CatalogTopics &topics, core::TimestampMs time)
{
    std::vector<SavedRecord> records;
    for (const MeshDocument &each : documents) {
        const QString key = each.kind + u'/' + each.id;
        records.push_back(
            {topics.catalogOf(each.domain), time, key.toUtf8(), schema::toJson(each.document)});
    }
    return records;
}

core::Result<void> replay(kafka::Producer &producer, const std::vector<SavedRecord> &records)
{
    for (const SavedRecord &record : records) {
        kafka::OutgoingRecord outgoing;
        outgoing.topic = record.topic;
        outgoing.key = record.key;
        outgoing.value = record.value;
        if (record.timestamp >= 0) {
            outgoing.timestamp = record.timestamp;
        }
        if (const auto sent = producer.send(outgoing); !sent) {
            return sent;
        }
    }
    return producer.flush(10s);
}

core::Result<std::vector<SavedRecord>> readRecords(const kafka::Connection &connection,
                                                   const QStringList &topics)
{
    kafka::ReadRequest request;
    request.topics = topics;
    request.from = kafka::FromBeginning{};
    request.to = kafka::ToEnds{};
    kafka::ConsumerSession session(connection, request);
    std::vector<SavedRecord> all;
    while (!session.queue().isFinished()) {
        for (const records::Batch &batch : session.queue().waitAndTakeAll(100ms)) {
            for (qsizetype i = 0; i < batch.size(); ++i) {
                all.push_back(savedRecord(batch.at(i), topics));
            }
        }
    }
    const auto status = session.status();
    if (status->state == kafka::ReadState::Failed && status->error) {
        return *status->error;
    }
    return all;
}

} // namespace mesh::sandbox
