// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/feedrows.h"
#include "app/workspace/livefeed.h"

#include "app/kafka/consumersession.h"
#include "app/schema/decoder.h"
#include "app/tabular/columns.h"
#include "app/tabular/recordfilter.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace mesh::workspace {

/// The thread between a consumer session and a feed: takes batches from the session's queue, asks
/// the filter about each record, decodes what is framed by a schema (so that schemas are known
/// before a row is painted), learns what records look like, and hands the batches on whole.
/// Functions may be called from any thread.
class Sifter
{
public:
    using Filter = std::shared_ptr<const tabular::RecordFilter>; ///< nullptr: everything
    using Kept = std::vector<records::RecordStore::Shared>;
    using Resifted =
        std::vector<std::pair<records::Sequence, Sifted>>; ///< by a batch's first record

    /// What has come since the last taking.
    struct Harvest
    {
        std::vector<std::pair<records::Batch, Sifted>> batches;
        /// The answer to the last `resift`, once. It stands before the batches that were sifted
        /// after it.
        std::optional<Resifted> resifted;
        std::shared_ptr<const tabular::RecordShape> shape; ///< where it has grown
    };

    /// `wake` is called on the sifter's thread when the harvest was empty and is not any more.
    Sifter(kafka::ConsumerSession &session, QString topic, std::shared_ptr<schema::Decoder> decoder,
           Filter filter, Undecided undecided, std::function<void()> wake);
    ~Sifter();
    Sifter(const Sifter &) = delete;
    Sifter &operator=(const Sifter &) = delete;

    [[nodiscard]] Harvest take();

    /// Another filter, in two steps: this ends the harvest of the former one and gives what is left
    /// of it ...
    [[nodiscard]] Harvest setFilter(Filter filter, Undecided undecided);
    /// ... and this gives what is kept, that included, to be looked through before anything new
    /// comes.
    void resift(Kept kept);

private:
    struct Task
    {
        Filter filter;
        Undecided undecided = Undecided::Hidden;
        std::optional<Kept> kept; ///< absent: still to come
    };

    void run(const std::stop_token &stop);
    bool takeUp(const std::stop_token &stop);
    void siftKept(tabular::RecordRow &row, const Kept &kept, const std::stop_token &stop);
    [[nodiscard]] Sifted sift(tabular::RecordRow &row, const records::Batch &batch) const;
    void learn(tabular::RecordRow &row, const records::Batch &batch);
    bool hand(records::Batch &batch, Sifted sifted, const std::stop_token &stop);
    [[nodiscard]] bool taskWaits() const;

    kafka::ConsumerSession &m_session;
    const QString m_topic;
    const std::shared_ptr<schema::Decoder> m_decoder;
    const std::function<void()> m_wake;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Harvest m_harvest;
    qsizetype m_harvestBytes = 0;
    std::optional<Task> m_task; ///< a new filter that the thread has not taken up yet

    // The thread's own.
    Filter m_filter;
    Undecided m_undecided;
    Kept m_kept; ///< to be looked through by m_filter
    std::deque<records::Batch> m_batches;
    tabular::RecordShape m_shape;
    qsizetype m_learnt = 0;

    std::jthread m_thread;
};

} // namespace mesh::workspace
