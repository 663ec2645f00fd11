// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogrecord.h"
#include "app/catalog/catalogtopics.h"
#include "app/catalog/history/difference.h"
#include "app/kafka/logreader.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace mesh::catalog {

/// A record of a changes topic: who says to have done what to which key, and why.
struct Change
{
    QString id;     ///< a UUID
    QString domain; ///< whose changes topic; empty: the platform's
    QByteArray key; ///< of the catalog record: product/sales.orders
    QString action; ///< created, edited, removed; another program's word is kept
    QString message;
    Signature by;               ///< a claim
    core::Offset revision = -1; ///< of the catalog record that it speaks of
    std::optional<core::Offset> previousRevision;
    schema::Value document;    ///< what was written; null: removed
    core::Offset offset = -1;  ///< in the changes topic
    core::TimestampMs at = -1; ///< by the broker's clock

    /// Nothing for what is no change: another kind of record, bytes that are no JSON.
    [[nodiscard]] static std::optional<Change> read(const kafka::LogRecord &record,
                                                    const QString &domain);
};

/// A change beside what was before.
struct HistoryEntry
{
    Change change;
    schema::Value before; ///< the document as the last known change left it; null: there was none
    std::vector<Difference> differences;
    /// Between this and the one before, something was written that no change tells of: by another
    /// program, or the topic was restored.
    bool gapBefore = false;
};

/// How far back, and of what.
struct HistoryRequest
{
    QString domain; ///< empty: the platform's records
    QByteArray key; ///< empty: of all keys
    std::optional<core::TimestampMs> since;
    std::stop_token stop; ///< Cancelled once it is asked for
    std::size_t most = 0; ///< only so many, the newest; 0: all
    /// Of keys that this says yes to, as many more.
    std::function<bool(const QByteArray &)> mine{};
};

/// Reads the changes topics. Calls block, some milliseconds for each thousand changes of the
/// domain that are asked for, less for the others: use a pool. For one thread at a time. Errors:
/// NotFound (the domain has no changes topic), Denied, Unreachable, Timeout, Cancelled.
class History
{
public:
    static constexpr std::chrono::milliseconds patience{30'000}; ///< without anything new

    static core::Result<std::unique_ptr<History>> open(const kafka::Connection &connection,
                                                       const QString &prefix);

    /// Newest first. With `since`, only those not older; what was before the first of them is known
    /// all the same.
    [[nodiscard]] core::Result<std::vector<HistoryEntry>> read(const HistoryRequest &request);
    /// All changes of one record; of a product also those it had under the ids that it was moved
    /// from, whose offsets are of other topics: `key` and `domain` tell. What cannot be read of
    /// those is left out.
    [[nodiscard]] core::Result<std::vector<HistoryEntry>>
    readRecord(const RecordPlace &place, const std::stop_token &stop = {});

private:
    History(std::unique_ptr<kafka::LogReader> reader, const QString &prefix);
    core::Result<void> readLog(const HistoryRequest &request,
                               const std::function<void(kafka::LogRecord &&)> &visit);

    std::unique_ptr<kafka::LogReader> m_reader;
    CatalogTopics m_topics;
};

/// Changes in the order in which they were written, each beside the one before of its key; newest
/// first.
[[nodiscard]] std::vector<HistoryEntry> historyOf(std::vector<Change> changes);

class CatalogSnapshot;
struct ProductEntry;

/// Products whose record is newer than the moment, newest first: "changed since my last visit".
/// At once, and offline too.
[[nodiscard]] std::vector<std::shared_ptr<const ProductEntry>>
changedSince(const CatalogSnapshot &snapshot, core::TimestampMs moment);

} // namespace mesh::catalog
