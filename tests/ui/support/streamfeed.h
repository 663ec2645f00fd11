// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/memorybudget.h"
#include "app/records/recordstore.h"
#include "app/workspace/livefeed.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace mesh::test {

/// A feed at a steady rate: a thread makes batches as a consumer does, the GUI thread takes them in
/// frames. Nothing is filtered or counted: what is measured is the view.
class StreamFeed final : public workspace::LiveFeed
{
    Q_OBJECT
public:
    explicit StreamFeed(qsizetype limit);
    ~StreamFeed() override;

    /// So many records at once, before anybody looks.
    void fill(qsizetype records);
    void stream(qsizetype recordsPerSecond);
    /// Ends the thread and says how many records it has made.
    qsizetype stop();
    [[nodiscard]] records::RecordStore &store() { return m_store; }
    /// Of the rows that are kept.
    [[nodiscard]] qsizetype payloadBytes() const;
    [[nodiscard]] std::shared_ptr<schema::Decoder> decoder() const { return m_decoder; }

    void start(const kafka::ReadRequest &) override {}
    const kafka::ReadRequest &request() const override { return m_request; }
    void setFollowing(bool) override {}
    bool following() const override { return true; }
    void setFilter(std::shared_ptr<const tabular::RecordFilter>, workspace::Undecided) override {}
    bool filtering() const override { return false; }
    void setVisible(bool) override {}
    workspace::FrameChange pendingChange() override;
    void commitRemoval() override;
    void commitAppend() override;
    qsizetype rowCount() const override { return m_store.size(); }
    records::RecordView at(qsizetype row) const override { return m_store.at(row); }
    records::Sequence sequence(qsizetype row) const override { return m_store.sequenceAt(row); }
    std::optional<qsizetype> rowOf(records::Sequence sequence) const override
    {
        return m_store.rowOf(sequence);
    }
    bool undecodable(qsizetype) const override { return false; }
    std::vector<workspace::RowChunk> rows() override { return {}; }
    const records::Ledger &ledger() const override { return m_ledger; }
    std::shared_ptr<const kafka::ReadStatus> status() const override { return m_status; }
    qint64 waiting() const override { return 0; }
    std::shared_ptr<const tabular::RecordShape> shape() const override { return m_shape; }

private:
    [[nodiscard]] records::Batch makeBatch(qsizetype records);

    const qsizetype m_limit;
    qsizetype m_removed = 0; ///< of the frame that is being applied
    records::MemoryBudget m_budget{qsizetype{4} << 30};
    records::RecordStore m_store;
    std::mutex m_mutex;
    std::vector<records::Batch> m_arrived; ///< guarded by m_mutex
    std::vector<records::Batch> m_taken;   ///< of the frame that is being applied
    std::atomic<qsizetype> m_made = 0;
    core::Offset m_nextOffset = 0;
    std::jthread m_thread;
    kafka::ReadRequest m_request;
    records::Ledger m_ledger;
    std::shared_ptr<schema::Decoder> m_decoder = std::make_shared<schema::Decoder>();
    std::shared_ptr<const kafka::ReadStatus> m_status = std::make_shared<kafka::ReadStatus>();
    std::shared_ptr<tabular::RecordShape> m_shape = std::make_shared<tabular::RecordShape>();
};

} // namespace mesh::test
