// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/kafka/clientconfig.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace mesh::kafka {

/// One record of a log, owned.
struct LogRecord
{
    QString topic;
    core::Offset offset = -1;
    core::TimestampMs timestamp = -1;
    std::optional<QByteArray> key;
    std::optional<QByteArray> value; ///< absent: a tombstone
};

/// What else happens to a log that is read.
struct LogEvent
{
    enum class Kind {
        ReachedEnd, ///< at `offset`, the last stable one: nothing more to read now
        OutOfRange, ///< the offset asked for is not there any more; reading has stopped
        Failed,     ///< the topic is gone, denied, …: `error` says; reading has stopped
    };
    Kind kind = Kind::ReachedEnd;
    QString topic;
    core::Offset offset = -1;
    /// Of ReachedEnd: one after the newest record, committed or not. Beyond `offset`: records of a
    /// transaction that is still open.
    core::Offset high = -1;
    core::Error error;
};

struct LogBatch
{
    std::vector<LogRecord> records; ///< in order within a topic
    std::vector<LogEvent> events;   ///< that came after the records
};

/// Follows any number of topics of one partition each (logs) with one client: no group, nothing
/// committed, only committed records. Topics come and go while it reads. For one thread at a time;
/// calls block as said.
class LogReader
{
public:
    struct Options
    {
        /// How long a broker may wait for new records before it says that there are none.
        std::chrono::milliseconds fetchWait{50};
        /// For looking at single records: only a log's next batch is fetched, not what follows.
        bool peeks = false;
    };

    /// Does not connect yet.
    static core::Result<std::unique_ptr<LogReader>> open(const Connection &connection,
                                                         const Options &options);
    static core::Result<std::unique_ptr<LogReader>> open(const Connection &connection);
    ~LogReader();
    LogReader(const LogReader &) = delete;
    LogReader &operator=(const LogReader &) = delete;

    /// Reads the topic's partition 0 from the offset on, or anew from there. Blocks for the topic's
    /// metadata. NotFound, Denied, and what keeps the cluster from being reached.
    core::Result<void> add(const QString &topic, core::Offset offset);
    void remove(const QString &topic);
    [[nodiscard]] bool reads(const QString &topic) const;

    /// Waits at most so long for the first record or event, then takes what there is.
    [[nodiscard]] LogBatch poll(std::chrono::milliseconds timeout, std::size_t maximum = 5000);

    struct Bounds
    {
        core::Offset low = 0;
        core::Offset high = 0; ///< one after the newest that is committed: the last stable offset
    };
    [[nodiscard]] core::Result<Bounds> bounds(const QString &topic,
                                              std::chrono::milliseconds timeout);

    /// Why the cluster cannot be reached now, if so: the last failure of a connection since
    /// anything came.
    [[nodiscard]] std::optional<core::Error> disconnected() const;

private:
    struct Log;
    struct State;

    explicit LogReader(std::unique_ptr<State> state);
    void take(void *message, LogBatch &batch);

    std::unique_ptr<State> m_state;
};

} // namespace mesh::kafka
