// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/topicfeed.h"

#include "app/core/tasks.h"

#include <chrono>
#include <mutex>

namespace mesh::workspace {

using namespace std::chrono_literals;
using records::Outcome;

namespace {
constexpr auto statusInterval = 100ms;
} // namespace

struct TopicFeed::WakeLine
{
    std::mutex mutex;
    TopicFeed *feed = nullptr;

    void wake()
    {
        const std::lock_guard lock(mutex);
        if (feed != nullptr) {
            QMetaObject::invokeMethod(feed, &TopicFeed::pending, Qt::QueuedConnection);
        }
    }
    void cut()
    {
        const std::lock_guard lock(mutex);
        feed = nullptr;
    }
};

TopicFeed::TopicFeed(kafka::Connection connection, QString topic,
                     std::shared_ptr<schema::Decoder> decoder, records::MemoryBudget &budget,
                     records::RecordStore::Limits limits, core::Tasks &tasks,
                     std::optional<core::Error> refusal, QObject *parent)
    : LiveFeed(parent)
    , m_connection(std::move(connection))
    , m_topic(std::move(topic))
    , m_decoder(std::move(decoder))
    , m_tasks(tasks)
    , m_refusal(std::move(refusal))
    , m_rows(budget, limits)
    , m_status(std::make_shared<const kafka::ReadStatus>())
    , m_shape(std::make_shared<const tabular::RecordShape>())
{
    m_statusTimer.setInterval(statusInterval);
    connect(&m_statusTimer, &QTimer::timeout, this, &TopicFeed::lookAtStatus);
}

TopicFeed::~TopicFeed()
{
    close();
}

void TopicFeed::close()
{
    m_statusTimer.stop();
    if (!m_reader) {
        return;
    }
    m_wakeLine->cut();
    m_reader->session->stop();
    // The sifter reads from the session's queue: it goes first.
    m_tasks.run(core::Pool::Io, [reader = std::exchange(m_reader, nullptr)] {
        reader->sifter.reset();
        reader->session.reset();
    });
}

void TopicFeed::start(const kafka::ReadRequest &request)
{
    close();
    m_request = request;
    m_request.topics = {m_topic};
    m_rows.clear();
    m_ledger = {};
    m_received = 0;
    m_skippedByRead = 0;
    m_filtering = false;
    m_following = true;
    m_rows.setSifted(m_filter == nullptr, {});
    m_status = std::make_shared<const kafka::ReadStatus>();
    if (m_refusal) {
        kafka::ReadStatus refused;
        refused.state = kafka::ReadState::Failed;
        refused.error = m_refusal;
        m_status = std::make_shared<const kafka::ReadStatus>(refused);
    } else {
        read();
    }
    Q_EMIT pending();
    Q_EMIT statusChanged();
}

void TopicFeed::read()
{
    m_wakeLine = std::make_shared<WakeLine>();
    m_wakeLine->feed = this;
    m_reader = std::make_shared<Reader>();
    m_reader->session = std::make_unique<kafka::ConsumerSession>(m_connection, m_request);
    m_reader->sifter = std::make_unique<Sifter>(*m_reader->session, m_topic, m_decoder, m_filter,
                                                m_undecided, [line = m_wakeLine] { line->wake(); });
    m_statusTimer.start();
}

void TopicFeed::setFollowing(bool following)
{
    if (m_following == following || !m_reader) {
        return;
    }
    m_following = following;
    if (following) {
        m_reader->session->resume();
    } else {
        m_reader->session->pause();
    }
    Q_EMIT statusChanged();
}

void TopicFeed::setFilter(std::shared_ptr<const tabular::RecordFilter> filter, Undecided undecided)
{
    const bool everything =
        filter == nullptr || filter->kind() == tabular::RecordFilter::Kind::Everything;
    m_filter = everything ? nullptr : std::move(filter);
    m_undecided = undecided;
    if (!m_reader) {
        return;
    }
    m_filtering = true;
    takeIn(m_reader->sifter->setFilter(m_filter, m_undecided));
    m_reader->sifter->resift(m_rows.share());
    Q_EMIT statusChanged();
}

void TopicFeed::setVisible(bool visible)
{
    m_rows.store().setVisible(visible);
}

FrameChange TopicFeed::pendingChange()
{
    if (m_reader) {
        Sifter::Harvest harvest = m_reader->sifter->take();
        if (harvest.resifted) {
            takeOver(*harvest.resifted);
        }
        takeIn(std::move(harvest));
    }
    return m_rows.pendingChange();
}

void TopicFeed::takeIn(Sifter::Harvest harvest)
{
    if (harvest.shape) {
        m_shape = std::move(harvest.shape);
        // Not now: the model is in the middle of its frame.
        QMetaObject::invokeMethod(this, &TopicFeed::shapeChanged, Qt::QueuedConnection);
    }
    for (auto &[batch, sifted] : harvest.batches) {
        m_received += quint64(batch.size());
        count(m_rows.append(std::move(batch), sifted));
    }
}

void TopicFeed::takeOver(const Sifter::Resifted &resifted)
{
    const SiftedCounts counts = m_rows.setSifted(m_filter == nullptr, resifted);
    m_filtering = false;
    const quint64 skippedByRead = m_skippedByRead;
    records::Ledger ledger;
    ledger.gaps = m_ledger.gaps;
    ledger.jumps = m_ledger.jumps;
    ledger.jumpedOffsets = m_ledger.jumpedOffsets;
    ledger.heldBack = m_ledger.heldBack;
    m_ledger = ledger;
    count(counts);
    // What was evicted before this filter came was received, and not looked at by it.
    m_ledger.count(Outcome::Skipped, m_received - m_ledger.received() + skippedByRead);
    Q_EMIT statusChanged();
}

void TopicFeed::count(const SiftedCounts &counts)
{
    m_ledger.count(Outcome::Shown, counts.shown);
    m_ledger.count(Outcome::Filtered, counts.filtered);
    m_ledger.count(Outcome::Undecodable, counts.undecodable);
    m_ledger.count(Outcome::Skipped, counts.skipped);
}

void TopicFeed::lookAtStatus()
{
    if (!m_reader) {
        return;
    }
    auto status = m_reader->session->status();
    if (status == m_status) {
        return;
    }
    m_status = std::move(status);
    m_ledger.count(Outcome::Skipped, m_status->skipped - m_skippedByRead);
    m_skippedByRead = m_status->skipped;
    m_ledger.gaps = m_status->gaps;
    m_ledger.jumps = m_status->jumpCount;
    m_ledger.jumpedOffsets = m_status->jumpedOffsets;
    m_ledger.heldBack = m_status->heldBack();
    Q_EMIT statusChanged();
}

qint64 TopicFeed::waiting() const
{
    return m_status->lag();
}

} // namespace mesh::workspace
