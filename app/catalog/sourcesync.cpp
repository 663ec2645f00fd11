// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/sourcesync.h"

#include "app/core/clock.h"
#include "app/schema/json.h"

#include <algorithm>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

core::TimestampMs now()
{
    return core::SystemClock().now();
}

bool isCacheFailure(const core::Error &error)
{
    return error.code == core::Code::Storage || error.code == core::Code::OutOfSpace ||
           error.code == core::Code::Corrupt;
}

} // namespace

SourceSync::SourceSync(CatalogCache &cache, SnapshotBuilder &builder, kafka::LogReader &reader,
                       OpenPeek openPeek)
    : m_cache(cache)
    , m_builder(builder)
    , m_reader(reader)
    , m_openPeek(std::move(openPeek))
{}

void SourceSync::resume(std::vector<CachedSource> sources, qint64 sequence)
{
    for (CachedSource &state : sources) {
        const QString topic = state.topic;
        m_sources[topic].state = std::move(state);
    }
    m_sequence = sequence;
}

bool SourceSync::follows(const QString &topic) const
{
    const auto found = m_sources.find(topic);
    return found != m_sources.end() && found->second.mode != Mode::Stopped;
}

void SourceSync::setStaleAfter(const QString &topic, qint64 milliseconds)
{
    m_sources[topic].staleAfterMs = milliseconds;
}

Result<void> SourceSync::follow(const QString &topic, const QString &domain)
{
    Source &source = m_sources[topic];
    if (source.mode != Mode::Stopped) {
        return {};
    }
    source.state.topic = topic;
    source.state.domain = domain;
    if (auto started = start(source); !started) {
        fail(source, started.error());
        return started;
    }
    source.error.reset();
    m_builder.setTopicProblem(topic, std::nullopt);
    m_builder.setSource(source.state);
    m_changed = true;
    return {};
}

Result<void> SourceSync::followIfAllowed(const QString &topic)
{
    m_sources[topic].optional = true;
    return follow(topic, QString());
}

bool SourceSync::isStale(const Source &source, core::TimestampMs at) const
{
    // Of a first reading that was interrupted, syncedAt is when. In the future it tells nothing:
    // this machine's clock was wrong then, or is now.
    constexpr qint64 tolerance = 3'600'000;
    const qint64 away = at - source.state.syncedAt;
    return source.state.syncedAt > 0 && (away > source.staleAfterMs || away < -tolerance);
}

Result<void> SourceSync::start(Source &source)
{
    const CachedSource &state = source.state;
    if (state.nextOffset <= 0) {
        return readFrom(source, 0, Mode::Reading);
    }
    if (isStale(source, now())) {
        return startReread(source);
    }
    if (state.generationOffset >= 0) {
        return peek(source);
    }
    // Without a generation only the end can tell that the topic is another one.
    constexpr std::chrono::milliseconds timeout{3'000};
    const auto bounds = m_reader.bounds(state.topic, timeout);
    if (!bounds) {
        return bounds.error();
    }
    return bounds->high < state.nextOffset ? startReread(source)
                                           : readFrom(source, state.nextOffset, Mode::Reading);
}

Result<void> SourceSync::readFrom(Source &source, core::Offset offset, Mode mode)
{
    if (auto added = m_reader.add(source.state.topic, offset); !added) {
        return added;
    }
    source.mode = mode;
    source.atEnd = false;
    m_restarted.insert(source.state.topic);
    constexpr std::chrono::milliseconds timeout{1'000};
    const auto bounds = m_reader.bounds(source.state.topic, timeout);
    source.end = bounds ? bounds->high : 0; // for progress alone
    return {};
}

Result<void> SourceSync::startReread(Source &source)
{
    if (auto begun = m_cache.beginReread(source.state.topic); !begun) {
        return begun;
    }
    std::erase_if(m_staged, [&source](const CatalogRecord &record) {
        return record.topic == source.state.topic;
    });
    source.reread = CachedSource();
    source.reread.topic = source.state.topic;
    source.reread.domain = source.state.domain;
    return readFrom(source, 0, Mode::Rereading);
}

Result<void> SourceSync::checkStale()
{
    for (auto &[topic, source] : m_sources) {
        if (source.mode == Mode::Reading && source.atEnd && isStale(source, now())) {
            if (auto started = startReread(source); !started) {
                return started;
            }
        }
    }
    return {};
}

// By a reader of its own: this one would fetch everything behind the generation's record, only to
// throw it away and go on from elsewhere.
Result<void> SourceSync::peek(Source &source)
{
    if (!m_peek) {
        auto opened = m_openPeek();
        if (!opened) {
            return opened.error();
        }
        m_peek = std::move(*opened);
    }
    source.newest.reset();
    return peekAt(source, source.state.generationOffset);
}

Result<void> SourceSync::peekAt(Source &source, core::Offset offset)
{
    if (auto added = m_peek->add(source.state.topic, offset); !added) {
        return added;
    }
    source.mode = Mode::Checking;
    source.atEnd = false;
    return {};
}

// True: the record says that the topic is in another life than the state knows.
bool SourceSync::noteGeneration(CachedSource &state, const kafka::LogRecord &record)
{
    if (!record.key || *record.key != RecordKey::generation() || !record.value) {
        return false;
    }
    const Result<schema::Value> document = schema::parseJson(*record.value);
    const Result<Generation> generation =
        document ? Generation::read(*document) : Result<Generation>(document.error());
    if (!generation) {
        return false;
    }
    const bool other = !state.generation.isEmpty() && state.generation != generation->id;
    state.generation = generation->id;
    state.generationOffset = record.offset;
    return other;
}

Result<void> SourceSync::takeChecking(Source &source, const kafka::LogRecord &record)
{
    if (source.newest) {
        return takeNewest(source, record);
    }
    CachedSource seen = source.state;
    const bool there = record.offset == source.state.generationOffset && record.key &&
                       *record.key == RecordKey::generation();
    if (!there || noteGeneration(seen, record)) {
        return startReread(source);
    }
    Result<std::optional<NewestRecord>> newest = m_cache.newest(source.state.topic);
    if (!newest) {
        return newest.error();
    }
    if (!*newest || (*newest)->offset <= source.state.generationOffset) {
        return readFrom(source, source.state.nextOffset, Mode::Reading);
    }
    source.newest = std::move(*newest);
    m_restarted.insert(source.state.topic);
    return peekAt(source, source.newest->offset);
}

// A topic that was restored from a backup has its generation again, at other offsets or with other
// records behind it: what was read last tells. Compaction may have taken it, which is no sign.
Result<void> SourceSync::takeNewest(Source &source, const kafka::LogRecord &record)
{
    const NewestRecord &newest = *source.newest;
    if (record.offset < newest.offset) {
        return {};
    }
    const bool another =
        record.offset == newest.offset &&
        (record.key.value_or(QByteArray()) != newest.key || record.timestamp != newest.timestamp);
    source.newest.reset();
    return another ? startReread(source) : readFrom(source, source.state.nextOffset, Mode::Reading);
}

Result<void> SourceSync::take(kafka::LogRecord &&record)
{
    Source &source = m_sources[record.topic];
    if (source.mode == Mode::Checking) {
        return takeChecking(source, record);
    }
    ++m_received;
    CachedSource &state = source.mode == Mode::Rereading ? source.reread : source.state;
    if (noteGeneration(state, record) && source.mode == Mode::Reading) {
        return startReread(source);
    }
    state.nextOffset = record.offset + 1;
    state.syncedAt = state.complete ? state.syncedAt : now();
    m_touched.insert(record.topic);
    CatalogRecord taken{source.state.topic, record.key.value_or(QByteArray()), record.offset,
                        record.timestamp, std::move(record.value)};
    (source.mode == Mode::Rereading ? m_staged : m_read).push_back(std::move(taken));
    return {};
}

void SourceSync::fail(Source &source, const core::Error &error)
{
    m_reader.remove(source.state.topic);
    if (m_peek) {
        m_peek->remove(source.state.topic);
    }
    source.mode = Mode::Stopped;
    source.atEnd = false;
    if (source.optional) {
        return;
    }
    source.error = error;
    if (error.code != core::Code::NotFound && error.code != core::Code::Denied) {
        return; // the cluster is out of reach, which is not the topic's fault
    }
    Problem problem;
    problem.finding =
        error.code == core::Code::NotFound ? Finding::TopicMissing : Finding::TopicUnreadable;
    problem.topic = source.state.topic;
    problem.domain = source.state.domain;
    problem.detail = error.detail;
    m_builder.setTopicProblem(source.state.topic, std::move(problem));
    m_changed = true;
}

Result<void> SourceSync::reachedEnd(Source &source, core::Offset offset)
{
    if (source.mode == Mode::Checking) {
        return startReread(source); // it ends before what was read from it
    }
    const bool rereading = source.mode == Mode::Rereading;
    if (rereading) {
        source.reread.nextOffset = std::max(source.reread.nextOffset, offset);
        source.reread.complete = true;
        source.reread.syncedAt = now();
        source.mode = Mode::Reading;
        source.state = source.reread;
        if (auto staged = m_cache.stage(m_staged); !staged) {
            return staged;
        }
        m_staged.clear();
        if (auto finished = m_cache.finishReread(source.state); !finished) {
            return finished;
        }
        const Result<qint64> last = m_cache.readSince(
            m_sequence, [this](CatalogRecord &&record) { m_builder.apply(record); });
        if (!last) {
            return last.error();
        }
        m_sequence = *last;
    } else {
        source.state.nextOffset = std::max(source.state.nextOffset, offset);
        source.state.complete = true;
        source.state.syncedAt = now();
    }
    source.atEnd = true;
    m_touched.insert(source.state.topic);
    return {};
}

Result<void> SourceSync::takeEvent(const kafka::LogEvent &event)
{
    Source &source = m_sources[event.topic];
    switch (event.kind) {
    case kafka::LogEvent::Kind::ReachedEnd:
        return reachedEnd(source, event.offset);
    case kafka::LogEvent::Kind::OutOfRange:
        return startReread(source);
    case kafka::LogEvent::Kind::Failed:
        fail(source, event.error);
        return {};
    }
    return {};
}

// What was read goes into the cache first: the builder never knows more than is on disk.
Result<bool> SourceSync::flush()
{
    if (!m_staged.empty()) {
        if (auto staged = m_cache.stage(m_staged); !staged) {
            return staged.error();
        }
        m_staged.clear();
    }
    std::vector<CachedSource> touched;
    for (const QString &topic : m_touched) {
        if (const Source &source = m_sources[topic]; source.mode != Mode::Rereading) {
            touched.push_back(source.state);
        }
    }
    m_touched.clear();
    if (!m_read.empty() || !touched.empty()) {
        const Result<qint64> sequence = m_cache.write(m_read, touched);
        if (!sequence) {
            return sequence.error();
        }
        m_sequence = *sequence;
        for (const CatalogRecord &record : m_read) {
            m_builder.apply(record);
        }
        for (const CachedSource &state : touched) {
            m_builder.setSource(state);
        }
        m_read.clear();
        m_changed = true;
    }
    return std::exchange(m_changed, false);
}

// The cache's failures end the sync; those of a topic stop the topic.
Result<void> SourceSync::settle(const QString &topic, Result<void> done)
{
    if (done || isCacheFailure(done.error())) {
        return done;
    }
    fail(m_sources[topic], done.error());
    return {};
}

// A topic is read by one of the two readers; what the other still had of it is old.
bool SourceSync::concerns(const QString &topic, bool peeked) const
{
    const auto found = m_sources.find(topic);
    return found != m_sources.end() && found->second.mode != Mode::Stopped &&
           (found->second.mode == Mode::Checking) == peeked && !m_restarted.contains(topic);
}

Result<void> SourceSync::takeBatch(kafka::LogBatch &&batch, bool peeked)
{
    for (kafka::LogRecord &record : batch.records) {
        const QString topic = record.topic;
        if (!concerns(topic, peeked)) {
            continue;
        }
        if (auto taken = settle(topic, take(std::move(record))); !taken) {
            return taken;
        }
    }
    for (const kafka::LogEvent &event : batch.events) {
        if (!concerns(event.topic, peeked)) {
            continue;
        }
        if (auto taken = settle(event.topic, takeEvent(event)); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> SourceSync::pollPeek(std::chrono::milliseconds timeout)
{
    auto taken = takeBatch(m_peek->poll(timeout), true);
    const bool checking = std::any_of(m_sources.begin(), m_sources.end(), [](const auto &source) {
        return source.second.mode == Mode::Checking;
    });
    if (!checking) {
        m_peek.reset();
    }
    return taken;
}

Result<bool> SourceSync::poll(std::chrono::milliseconds timeout)
{
    if (m_peek) {
        if (auto peeked = pollPeek(timeout); !peeked) {
            return peeked.error();
        }
        timeout = {};
    }
    kafka::LogBatch batch = m_reader.poll(timeout);
    m_restarted.clear();
    if (auto taken = takeBatch(std::move(batch), false); !taken) {
        return taken.error();
    }
    return flush();
}

bool SourceSync::caughtUp() const
{
    return std::all_of(m_sources.begin(), m_sources.end(), [](const auto &source) {
        return source.second.atEnd || source.second.mode == Mode::Stopped;
    });
}

qint64 SourceSync::behind() const
{
    qint64 sum = 0;
    for (const auto &[topic, source] : m_sources) {
        const CachedSource &state = source.mode == Mode::Rereading ? source.reread : source.state;
        if (!source.atEnd && source.mode != Mode::Stopped) {
            sum += std::max<qint64>(0, source.end - state.nextOffset);
        }
    }
    return sum;
}

core::TimestampMs SourceSync::syncedAt() const
{
    core::TimestampMs oldest = -1;
    for (const auto &[topic, source] : m_sources) {
        if (source.optional && source.mode == Mode::Stopped) {
            continue;
        }
        if (!source.state.complete) {
            return -1;
        }
        oldest = oldest < 0 ? source.state.syncedAt : std::min(oldest, source.state.syncedAt);
    }
    return oldest;
}

std::optional<core::Error> SourceSync::problem() const
{
    for (const auto &[topic, source] : m_sources) {
        if (source.error) {
            return source.error;
        }
    }
    return std::nullopt;
}

Result<void> SourceSync::touch(core::TimestampMs at)
{
    std::vector<CachedSource> states;
    for (auto &[topic, source] : m_sources) {
        if (source.atEnd && source.mode == Mode::Reading) {
            source.state.syncedAt = at;
            m_builder.setSource(source.state);
            states.push_back(source.state);
        }
    }
    if (states.empty()) {
        return {};
    }
    const Result<qint64> sequence = m_cache.write({}, states);
    if (!sequence) {
        return sequence.error();
    }
    m_sequence = *sequence;
    return {};
}

} // namespace mesh::catalog
