// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/history/history.h"

#include "app/catalog/documentfields.h"
#include "app/catalog/snapshot.h"
#include "app/schema/json.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <set>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Code;
using core::Result;

namespace {

constexpr auto requestTimeout = 10s;

/// Of a log those records that are asked for, and of each of their keys the one before: few of many
/// need to be parsed.
class Selection
{
public:
    explicit Selection(const HistoryRequest &request)
        : m_request(request)
    {}

    void add(kafka::LogRecord &&record)
    {
        if (m_request.since && record.timestamp < *m_request.since) {
            m_before[record.key.value_or(QByteArray())] = std::move(record);
            return;
        }
        const bool mine = m_request.mine && m_request.mine(record.key.value_or(QByteArray()));
        std::deque<kafka::LogRecord> &asked = mine ? m_mine : m_others;
        asked.push_back(std::move(record));
        if (m_request.most > 0 && asked.size() > m_request.most) {
            m_before[asked.front().key.value_or(QByteArray())] = std::move(asked.front());
            asked.pop_front();
        }
    }

    [[nodiscard]] std::vector<HistoryEntry> entries() const
    {
        std::vector<Change> changes;
        const auto take = [&](const kafka::LogRecord &record) {
            auto change = Change::read(record, m_request.domain);
            if (change && (m_request.key.isEmpty() || change->key == m_request.key)) {
                changes.push_back(std::move(*change));
            }
        };
        std::set<core::Offset> asked;
        std::set<QByteArray> keys;
        for (const auto *records : {&m_others, &m_mine}) {
            for (const kafka::LogRecord &record : *records) {
                take(record);
                asked.insert(record.offset);
                const QByteArray key = record.key.value_or(QByteArray());
                if (const auto before = m_before.find(key);
                    before != m_before.end() && keys.insert(key).second) {
                    take(before->second);
                }
            }
        }
        std::vector<HistoryEntry> all = historyOf(std::move(changes));
        std::erase_if(all, [&asked](const HistoryEntry &entry) {
            return !asked.contains(entry.change.offset);
        });
        return all;
    }

private:
    const HistoryRequest &m_request;
    std::deque<kafka::LogRecord> m_others;
    std::deque<kafka::LogRecord> m_mine;
    std::map<QByteArray, kafka::LogRecord> m_before; ///< the last one of each key
};

} // namespace

std::optional<Change> Change::read(const kafka::LogRecord &record, const QString &domain)
{
    const auto parsed = record.value ? schema::parseJson(*record.value)
                                     : Result<schema::Value>(core::Error{Code::Decode});
    if (!parsed || fields::text(*parsed, u"kind") != u"Change" ||
        fields::text(*parsed, u"apiVersion") != apiVersion) {
        return std::nullopt;
    }
    Change change;
    change.id = fields::text(*parsed, u"id");
    change.domain = domain;
    change.key = fields::text(*parsed, u"subject").toUtf8();
    change.action = fields::text(*parsed, u"action");
    change.message = fields::text(*parsed, u"message");
    change.by = fields::signature(*parsed);
    change.revision = fields::integer(*parsed, u"revision").value_or(-1);
    change.previousRevision = fields::integer(*parsed, u"previousRevision");
    if (const schema::Value *document = parsed->field(u"document")) {
        change.document = *document;
    }
    change.offset = record.offset;
    change.at = record.timestamp;
    return change;
}

History::History(std::unique_ptr<kafka::LogReader> reader, const QString &prefix)
    : m_reader(std::move(reader))
    , m_topics(prefix)
{}

Result<std::unique_ptr<History>> History::open(const kafka::Connection &connection,
                                               const QString &prefix)
{
    auto reader = kafka::LogReader::open(connection);
    if (!reader) {
        return reader.error();
    }
    return std::unique_ptr<History>(new History(std::move(*reader), prefix));
}

Result<void> History::readLog(const HistoryRequest &request,
                              const std::function<void(kafka::LogRecord &&)> &visit)
{
    const QString topic = m_topics.changesOf(request.domain);
    // Kept for good, but an administrator may have cut its beginning off.
    const auto bounds = m_reader->bounds(topic, requestTimeout);
    if (!bounds) {
        return bounds.error();
    }
    if (auto added = m_reader->add(topic, bounds->low); !added) {
        return added;
    }
    auto giveUp = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < giveUp) {
        if (request.stop.stop_requested()) {
            m_reader->remove(topic);
            return core::Error{Code::Cancelled, {}, topic};
        }
        kafka::LogBatch batch = m_reader->poll(100ms);
        for (kafka::LogRecord &record : batch.records) {
            giveUp = std::chrono::steady_clock::now() + patience;
            // The key of a record is its subject's: others need not be parsed.
            if (request.key.isEmpty() || !record.key || *record.key == request.key) {
                visit(std::move(record));
            }
        }
        for (const kafka::LogEvent &event : batch.events) {
            if (event.topic != topic) {
                continue;
            }
            m_reader->remove(topic);
            if (event.kind == kafka::LogEvent::Kind::Failed) {
                return event.error;
            }
            if (event.kind == kafka::LogEvent::Kind::ReachedEnd) {
                return {};
            }
            return core::Error{Code::NotFound, u"offset %1 is gone"_s.arg(event.offset), topic,
                               true};
        }
    }
    m_reader->remove(topic);
    const auto reason = m_reader->disconnected();
    return reason ? *reason : core::Error{Code::Timeout, u"the end was not reached"_s, topic, true};
}

Result<std::vector<HistoryEntry>> History::read(const HistoryRequest &request)
{
    Selection selection(request);
    const auto done = readLog(
        request, [&selection](kafka::LogRecord &&record) { selection.add(std::move(record)); });
    return done ? Result<std::vector<HistoryEntry>>(selection.entries()) : done.error();
}

Result<std::vector<HistoryEntry>> History::readRecord(const RecordPlace &place,
                                                      const std::stop_token &stop)
{
    auto entries = read({place.domain, place.key, std::nullopt, stop});
    const auto id = RecordKey::product(place.key);
    if (!entries || entries->empty() || !id) {
        return entries;
    }
    QStringList formerIds;
    QString uid;
    for (const HistoryEntry &entry : *entries) {
        if (const auto product = Product::read(entry.change.document)) {
            formerIds = product->formerIds; // the newest that is no removal
            uid = product->uid;
            break;
        }
    }
    formerIds.removeDuplicates();
    for (const QString &formerId : formerIds) {
        const auto former = core::ProductId::parse(formerId);
        if (former && *former != *id) {
            auto more = read({former->domain, RecordKey::of(*former), std::nullopt, stop})
                            .valueOr(std::vector<HistoryEntry>());
            // That it was let go there is told by its going on here, and who has taken its id since
            // is another one.
            const auto last = std::ranges::find_if(more, [&uid](const HistoryEntry &entry) {
                return !uid.isEmpty() && fields::text(entry.change.document, u"uid") == uid;
            });
            more.erase(more.begin(), last);
            std::erase_if(more, [](const auto &entry) { return entry.change.document.isNull(); });
            std::move(more.begin(), more.end(), std::back_inserter(*entries));
        }
    }
    std::ranges::stable_sort(*entries, std::ranges::greater(),
                             [](const HistoryEntry &entry) { return entry.change.at; });
    return entries;
}

std::vector<HistoryEntry> historyOf(std::vector<Change> changes)
{
    std::sort(changes.begin(), changes.end(),
              [](const Change &a, const Change &b) { return a.offset < b.offset; });
    std::map<QByteArray, const Change *> last;
    std::vector<HistoryEntry> entries;
    entries.reserve(changes.size());
    for (const Change &change : changes) {
        HistoryEntry entry;
        const Change *before = last[change.key];
        if (before != nullptr) {
            entry.before = before->document;
            const bool removed = before->document.isNull();
            entry.gapBefore = change.previousRevision !=
                              (removed ? std::nullopt : std::optional(before->revision));
        } else {
            entry.gapBefore = change.previousRevision.has_value();
        }
        entry.differences = differences(entry.before, change.document);
        entry.change = change;
        last[change.key] = &change;
        entries.push_back(std::move(entry));
    }
    std::reverse(entries.begin(), entries.end());
    return entries;
}

std::vector<std::shared_ptr<const ProductEntry>> changedSince(const CatalogSnapshot &snapshot,
                                                              core::TimestampMs moment)
{
    CatalogSnapshot::Products changed = snapshot.products();
    std::erase_if(changed, [moment](const auto &entry) { return entry->changedAt <= moment; });
    std::stable_sort(changed.begin(), changed.end(),
                     [](const auto &a, const auto &b) { return a->changedAt > b->changedAt; });
    return changed;
}

} // namespace mesh::catalog
