// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/meshcatalog.h"

#include "app/catalog/catalogrecord.h"
#include "app/catalog/meshsetup.h"
#include "app/kafka/consumersession.h"
#include "app/schema/json.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>

namespace mesh::sandbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString platformMessage = u"Set up the mesh: tiers, classifications, policies, domains"_s;
const QString productMessage = u"Describe what the domain offers"_s;

QString textAt(const schema::Value &document, QStringView path)
{
    const schema::Value *value = document.path(path);
    return value ? value->toDisplay() : QString();
}

/// Who the document says has written it; the platform's say nothing and are a quarter old.
catalog::Signature author(const schema::Value &document, core::TimestampMs now)
{
    constexpr core::TimestampMs quarter = 90LL * 24 * 3'600'000;
    const QString name = textAt(document, u"writtenBy.name");
    if (name.isEmpty()) {
        return {u"Platform team"_s, u"platform@example.com"_s, u"meshctl"_s, now - quarter};
    }
    const QDateTime at = QDateTime::fromString(textAt(document, u"writtenBy.at"), Qt::ISODate);
    return {name, textAt(document, u"writtenBy.email"), u"meshscope"_s, at.toMSecsSinceEpoch()};
}

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

std::vector<catalog::ChangeSet> changeSets(const std::vector<MeshDocument> &documents,
                                           core::TimestampMs now)
{
    std::vector<catalog::ChangeSet> sets;
    for (const MeshDocument &each : documents) {
        const catalog::Signature by = author(each.document, now);
        auto set = std::find_if(sets.begin(), sets.end(), [&](const catalog::ChangeSet &other) {
            return other.domain == each.domain && other.by.name == by.name;
        });
        if (set == sets.end()) {
            sets.push_back(
                {each.domain, {}, by, each.domain.isEmpty() ? platformMessage : productMessage});
            set = std::prev(sets.end());
        }
        set->by.at = std::max(set->by.at, by.at);
        const QString key = each.kind + u'/' + each.id;
        set->edits.push_back({key.toUtf8(), schema::toJson(each.document), std::nullopt});
    }
    return sets;
}

std::vector<SavedRecord> recordsOf(const std::vector<catalog::ChangeSet> &changes,
                                   const catalog::CatalogTopics &topics)
{
    constexpr core::Offset behindGeneration = 1;
    std::map<QString, core::Offset> ends;
    std::vector<SavedRecord> records;
    for (const catalog::ChangeSet &set : changes) {
        const QString topic = topics.catalogOf(set.domain);
        core::Offset &end = ends.try_emplace(topic, behindGeneration).first->second;
        for (const catalog::Edit &edit : set.edits) {
            records.push_back({topic, set.by.at, edit.key, edit.value});
            records.push_back({topics.changesOf(set.domain), set.by.at, edit.key,
                               catalog::changeDocument(edit, set, end++)});
        }
    }
    return records;
}

core::Result<qint64> writeMissing(catalog::CatalogWriter &writer,
                                  const std::vector<catalog::ChangeSet> &changes)
{
    if (const auto ready = catalog::setUpMesh(writer); !ready) {
        return ready.error();
    }
    for (const QString &domain : meshDomains()) {
        if (const auto ready = catalog::setUpDomain(writer, domain); !ready) {
            return ready.error();
        }
    }
    qint64 count = 0;
    for (catalog::ChangeSet set : changes) {
        // A conflict says which keys somebody has written already; the rest is tried again.
        while (!set.edits.empty()) {
            const auto outcome = writer.write(set);
            if (!outcome) {
                return outcome.error();
            }
            if (outcome->written()) {
                count += static_cast<qint64>(set.edits.size());
                break;
            }
            for (const catalog::Conflict &conflict : outcome->conflicts) {
                std::erase_if(set.edits, [&conflict](const catalog::Edit &edit) {
                    return edit.key == conflict.key;
                });
            }
        }
    }
    return count;
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
