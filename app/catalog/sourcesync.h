// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogcache.h"
#include "app/catalog/snapshotbuilder.h"
#include "app/kafka/logreader.h"

#include <functional>
#include <map>

namespace mesh::catalog {

/// Brings the catalog topics' records into the cache and the snapshot's builder. Each topic goes on
/// from the offset where it stopped; where that cannot be trusted (another generation, an offset
/// that is gone, away for too long) it is read anew from its beginning into the stage, and takes
/// the place of what was there in one transaction. One thread.
class SourceSync
{
public:
    /// Away for longer than this a topic is read anew: tombstones may have been forgotten.
    static constexpr qint64 defaultStaleAfterMs = 15LL * 24 * 3600 * 1000;

    /// Opens the reader that looks at generations: only where the cache knows any, and not for
    /// long.
    using OpenPeek = std::function<core::Result<std::unique_ptr<kafka::LogReader>>()>;

    SourceSync(CatalogCache &cache, SnapshotBuilder &builder, kafka::LogReader &reader,
               OpenPeek openPeek);

    /// What the cache knows already; `sequence`: the last that the builder has seen.
    void resume(std::vector<CachedSource> sources, qint64 sequence);
    /// Follows the catalog topic of a domain, "" the platform's. Blocks for its metadata. NotFound,
    /// Denied, or why the cluster is not reached.
    core::Result<void> follow(const QString &topic, const QString &domain);
    /// The same for a topic that not everybody may read: without it nothing is amiss.
    core::Result<void> followIfAllowed(const QString &topic);
    [[nodiscard]] bool follows(const QString &topic) const;
    /// How long being away is harmless for the topic: half of its delete.retention.ms.
    void setStaleAfter(const QString &topic, qint64 milliseconds);
    /// After the cluster was out of reach: topics that were for too long are read anew.
    core::Result<void> checkStale();

    /// Takes what has come, waiting at most so long for the first of it. True: the builder has
    /// something new. An error is the cache's; the records are lost with this object.
    core::Result<bool> poll(std::chrono::milliseconds timeout);

    /// At the end of every topic that is followed.
    [[nodiscard]] bool caughtUp() const;
    [[nodiscard]] qint64 behind() const;
    [[nodiscard]] qint64 received() const { return m_received; }
    [[nodiscard]] core::TimestampMs syncedAt() const;
    [[nodiscard]] qint64 sequence() const { return m_sequence; }
    /// The last topic that cannot be read, and why.
    [[nodiscard]] std::optional<core::Error> problem() const;
    /// Writes down that everything is still known to be current.
    core::Result<void> touch(core::TimestampMs now);

private:
    enum class Mode {
        Stopped,
        Checking, ///< reading again what was read, to see whether it is still there
        Reading,
        Rereading, ///< into the stage
    };
    struct Source
    {
        CachedSource state;
        Mode mode = Mode::Stopped;
        bool atEnd = false;
        core::Offset end = 0;               ///< of the topic, when reading began
        CachedSource reread;                ///< what `state` becomes at the end of a reread
        std::optional<NewestRecord> newest; ///< while Checking: it is this that is looked at
        qint64 staleAfterMs = defaultStaleAfterMs;
        bool optional = false;
        std::optional<core::Error> error;
    };

    core::Result<void> start(Source &source);
    core::Result<void> startReread(Source &source);
    core::Result<void> readFrom(Source &source, core::Offset offset, Mode mode);
    [[nodiscard]] bool isStale(const Source &source, core::TimestampMs now) const;

    core::Result<void> take(kafka::LogRecord &&record);
    core::Result<void> peek(Source &source);
    core::Result<void> pollPeek(std::chrono::milliseconds timeout);
    core::Result<void> peekAt(Source &source, core::Offset offset);
    core::Result<void> takeChecking(Source &source, const kafka::LogRecord &record);
    core::Result<void> takeNewest(Source &source, const kafka::LogRecord &record);
    [[nodiscard]] bool concerns(const QString &topic, bool peeked) const;
    core::Result<void> takeBatch(kafka::LogBatch &&batch, bool peeked);
    [[nodiscard]] static bool noteGeneration(CachedSource &state, const kafka::LogRecord &record);
    core::Result<void> takeEvent(const kafka::LogEvent &event);
    core::Result<void> reachedEnd(Source &source, core::Offset offset);
    void fail(Source &source, const core::Error &error);
    core::Result<void> settle(const QString &topic, core::Result<void> done);
    core::Result<bool> flush();

    CatalogCache &m_cache;
    SnapshotBuilder &m_builder;
    kafka::LogReader &m_reader;
    OpenPeek m_openPeek;
    std::unique_ptr<kafka::LogReader> m_peek; ///< while a source is Checking
    std::map<QString, Source> m_sources;
    qint64 m_sequence = 0;
    qint64 m_received = 0;
    std::vector<CatalogRecord> m_read;   ///< to be written
    std::vector<CatalogRecord> m_staged; ///< to be staged
    std::set<QString> m_touched;         ///< sources whose state is to be written
    std::set<QString> m_restarted; ///< read from elsewhere since the last poll: what it held is old
    bool m_changed = false;
};

} // namespace mesh::catalog
