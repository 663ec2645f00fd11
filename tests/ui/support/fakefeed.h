// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/memorybudget.h"
#include "app/records/recordstore.h"
#include "app/workspace/livefeed.h"

#include <deque>
#include <functional>

namespace mesh::test {

/// A feed without a broker: what a test lets arrive, kept in a real store. Records are JSON orders
/// whose id is their offset; every `undecodableEvery`-th is not decodable.
class FakeFeed final : public workspace::LiveFeed
{
    Q_OBJECT
public:
    explicit FakeFeed(qsizetype limit, schema::Decoder &decoder);

    /// So many orders more arrive; the newest is stamped with `time`, each before 10 ms earlier.
    void arrive(qsizetype records, core::TimestampMs time = 1'763'906'400'000);
    /// One record with this value.
    void arriveValue(const QByteArray &value);
    void setUndecodableEvery(qsizetype every) { m_undecodableEvery = every; }
    void setStatus(const kafka::ReadStatus &status);
    void setWaiting(qint64 waiting) { m_waiting = waiting; }
    [[nodiscard]] core::Offset nextOffset() const { return m_nextOffset; }
    [[nodiscard]] records::RecordStore &store() { return m_store; }

    void start(const kafka::ReadRequest &request) override;
    const kafka::ReadRequest &request() const override { return m_request; }
    void setFollowing(bool following) override { m_following = following; }
    bool following() const override { return m_following; }
    void setFilter(std::shared_ptr<const tabular::RecordFilter> filter,
                   workspace::Undecided undecided) override;
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
    bool undecodable(qsizetype row) const override;
    std::vector<workspace::RowChunk> rows() override;
    const records::Ledger &ledger() const override { return m_ledger; }
    std::shared_ptr<const kafka::ReadStatus> status() const override { return m_status; }
    qint64 waiting() const override { return m_waiting; }
    std::shared_ptr<const tabular::RecordShape> shape() const override { return m_shape; }

private:
    void take(records::Batch &&batch);

    records::MemoryBudget m_budget{qsizetype{2} << 30};
    records::RecordStore m_store;
    records::Batch m_pending;
    records::Batch m_all; ///< everything that arrived, for another filter
    bool m_reset = false;
    bool m_following = true;
    qint64 m_waiting = 0;
    qsizetype m_undecodableEvery = 0;
    core::Offset m_nextOffset = 0;
    kafka::ReadRequest m_request;
    schema::Decoder &m_decoder;
    std::shared_ptr<const tabular::RecordFilter> m_filter;
    workspace::Undecided m_undecided = workspace::Undecided::Hidden;
    records::Ledger m_ledger;
    std::shared_ptr<const kafka::ReadStatus> m_status = std::make_shared<kafka::ReadStatus>();
    std::shared_ptr<const tabular::RecordShape> m_shape = std::make_shared<tabular::RecordShape>();
};

} // namespace mesh::test
