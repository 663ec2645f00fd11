// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/feedrows.h"
#include "app/workspace/livefeed.h"
#include "app/workspace/sifter.h"

#include "app/kafka/consumersession.h"

#include <QTimer>

namespace mesh::core {
class Tasks;
}

namespace mesh::workspace {

/// A feed of one topic by a consumer session of its own.
class TopicFeed final : public LiveFeed
{
    Q_OBJECT
public:
    /// What the feed borrows must outlive it. Sessions that end are closed by an io task: a hung
    /// broker takes up to a second.
    TopicFeed(kafka::Connection connection, QString topic, std::shared_ptr<schema::Decoder> decoder,
              records::MemoryBudget &budget, records::RecordStore::Limits limits,
              core::Tasks &tasks, std::optional<core::Error> refusal = {},
              QObject *parent = nullptr);
    ~TopicFeed() override;

    void start(const kafka::ReadRequest &request) override;
    [[nodiscard]] const kafka::ReadRequest &request() const override { return m_request; }
    void setFollowing(bool following) override;
    [[nodiscard]] bool following() const override { return m_following; }
    void setFilter(std::shared_ptr<const tabular::RecordFilter> filter,
                   Undecided undecided) override;
    [[nodiscard]] bool filtering() const override { return m_filtering; }
    void setVisible(bool visible) override;

    FrameChange pendingChange() override;
    void commitRemoval() override { m_rows.commitRemoval(); }
    void commitAppend() override { m_rows.commitAppend(); }

    [[nodiscard]] qsizetype rowCount() const override { return m_rows.rowCount(); }
    [[nodiscard]] records::RecordView at(qsizetype row) const override { return m_rows.at(row); }
    [[nodiscard]] records::Sequence sequence(qsizetype row) const override
    {
        return m_rows.sequence(row);
    }
    [[nodiscard]] std::optional<qsizetype> rowOf(records::Sequence sequence) const override
    {
        return m_rows.rowOf(sequence);
    }
    [[nodiscard]] bool undecodable(qsizetype row) const override { return m_rows.undecodable(row); }
    [[nodiscard]] std::vector<RowChunk> rows() override { return m_rows.rows(); }

    [[nodiscard]] const records::Ledger &ledger() const override { return m_ledger; }
    [[nodiscard]] std::shared_ptr<const kafka::ReadStatus> status() const override
    {
        return m_status;
    }
    [[nodiscard]] qint64 waiting() const override;
    [[nodiscard]] std::shared_ptr<const tabular::RecordShape> shape() const override
    {
        return m_shape;
    }

private:
    /// A session and its sifter, which end together.
    struct Reader
    {
        std::unique_ptr<kafka::ConsumerSession> session;
        std::unique_ptr<Sifter> sifter;
    };
    /// The way back from the sifter's thread, cut when the feed goes on without that sifter.
    struct WakeLine;

    void read();
    void close();
    void lookAtStatus();
    void count(const SiftedCounts &counts);
    void takeIn(Sifter::Harvest harvest);
    void takeOver(const Sifter::Resifted &resifted);

    const kafka::Connection m_connection;
    const QString m_topic;
    const std::shared_ptr<schema::Decoder> m_decoder;
    core::Tasks &m_tasks;
    const std::optional<core::Error> m_refusal;
    kafka::ReadRequest m_request;
    std::shared_ptr<Reader> m_reader;
    std::shared_ptr<WakeLine> m_wakeLine;
    FeedRows m_rows;
    records::Ledger m_ledger;
    quint64 m_received = 0;      ///< records taken in, whatever became of them
    quint64 m_skippedByRead = 0; ///< of the ledger's skipped: those the session passed over
    std::shared_ptr<const kafka::ReadStatus> m_status;
    std::shared_ptr<const tabular::RecordShape> m_shape;
    Sifter::Filter m_filter;
    Undecided m_undecided = Undecided::Hidden;
    bool m_filtering = false;
    bool m_following = true;
    QTimer m_statusTimer;
};

} // namespace mesh::workspace
