// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/fakefeed.h"

#include "app/tabular/recordrow.h"

#include <array>

namespace mesh::test {
namespace {

constexpr core::PartitionId partitions = 6;

QByteArray orderValue(core::Offset id)
{
    static constexpr std::array regions{"EU", "US", "APAC"};
    const QByteArray number = QByteArray::number(id);
    return "{\"orderId\":\"o-" + number + "\",\"amount\":" + QByteArray::number(100 + id % 2900) +
           ".25,\"region\":\"" + regions[size_t(id % 3)] +
           "\",\"customer\":{\"id\":9007199254740993,\"email\":\"secret" + number +
           "@example.com\"},\"items\":[{\"sku\":\"sku-1\",\"count\":1}],\"status\":\"ACCEPTED\"}";
}

void copy(const records::Batch &from, records::Batch &to)
{
    for (qsizetype index = 0; index < from.size(); ++index) {
        to.append(from.at(index));
    }
}

} // namespace

FakeFeed::FakeFeed(qsizetype limit, schema::Decoder &decoder)
    : m_store(m_budget, {.rows = limit})
    , m_decoder(decoder)
{
    auto status = std::make_shared<kafka::ReadStatus>();
    status->state = kafka::ReadState::CaughtUp;
    for (core::PartitionId partition = 0; partition < partitions; ++partition) {
        kafka::PartitionStatus one;
        one.partition = partition;
        status->partitions.push_back(one);
    }
    m_status = status;
}

void FakeFeed::start(const kafka::ReadRequest &request)
{
    m_request = request;
}

void FakeFeed::arrive(qsizetype records, core::TimestampMs time)
{
    records::Batch batch;
    for (qsizetype index = 0; index < records; ++index) {
        const core::Offset offset = m_nextOffset++;
        const bool broken = m_undecodableEvery > 0 && offset % m_undecodableEvery == 0;
        const QByteArray key = "o-" + QByteArray::number(offset);
        const QByteArray value =
            broken ? QByteArray("\x00\x00\x01\x86\xa4\x1a\xff", 7) : orderValue(offset);
        records::RecordView record;
        record.partition = core::PartitionId(offset % partitions);
        record.offset = offset;
        record.timestamp = time - (records - 1 - index) * 10;
        record.timestampType = records::TimestampType::Create;
        record.key = key;
        record.value = value;
        batch.append(record);
    }
    take(std::move(batch));
}

void FakeFeed::arriveValue(const QByteArray &value)
{
    records::Batch batch;
    records::RecordView record;
    record.offset = m_nextOffset++;
    record.timestamp = 1'763'906'400'000;
    record.value = value;
    batch.append(record);
    take(std::move(batch));
}

void FakeFeed::take(records::Batch &&batch)
{
    copy(batch, m_all);
    tabular::RecordRow row(QStringLiteral("orders"), m_decoder);
    auto shape = std::make_shared<tabular::RecordShape>(*m_shape);
    for (qsizetype index = 0; index < batch.size(); ++index) {
        const records::RecordView record = batch.at(index);
        row.setRecord(record);
        const bool broken = row.value().error.has_value();
        const bool passes =
            !m_filter || m_filter->matches(row) == tabular::RecordFilter::Match::Yes;
        if (!broken) {
            shape->observe(row);
        }
        m_ledger.count(broken   ? records::Outcome::Undecodable
                       : passes ? records::Outcome::Shown
                                : records::Outcome::Filtered);
        const bool listed = !m_filter || m_undecided == workspace::Undecided::Listed;
        if (broken ? listed : passes) {
            m_pending.append(record);
        }
    }
    if (shape->value != m_shape->value) {
        m_shape = shape;
        Q_EMIT shapeChanged();
    }
    Q_EMIT pending();
}

void FakeFeed::setFilter(std::shared_ptr<const tabular::RecordFilter> filter,
                         workspace::Undecided undecided)
{
    m_filter = std::move(filter);
    m_undecided = undecided;
    m_ledger = {};
    m_pending = {};
    records::Batch all;
    copy(m_all, all);
    m_all = {};
    m_reset = true;
    take(std::move(all));
}

void FakeFeed::setStatus(const kafka::ReadStatus &status)
{
    m_status = std::make_shared<kafka::ReadStatus>(status);
    Q_EMIT statusChanged();
}

workspace::FrameChange FakeFeed::pendingChange()
{
    if (m_reset) {
        return {0, m_pending.size(), true};
    }
    const records::RecordStore::Change plan = m_store.plan(m_pending);
    return {plan.removed, plan.appended, false};
}

void FakeFeed::commitRemoval()
{
    if (m_reset) {
        m_store.clear();
    } else {
        m_store.removeOldest(m_store.plan(m_pending).removed);
    }
}

void FakeFeed::commitAppend()
{
    m_reset = false;
    m_store.append(std::move(m_pending));
    m_pending = {};
}

bool FakeFeed::undecodable(qsizetype row) const
{
    tabular::RecordRow decoded(QStringLiteral("orders"), m_decoder);
    decoded.setRecord(m_store.at(row));
    return decoded.value().error.has_value();
}

std::vector<workspace::RowChunk> FakeFeed::rows()
{
    std::vector<workspace::RowChunk> chunks;
    for (const records::RecordStore::Shared &shared : m_store.share()) {
        workspace::RowChunk chunk{shared.batch, {}};
        const auto evicted =
            qsizetype(std::max<quint64>(m_store.sequenceAt(0), shared.first) - shared.first);
        for (qsizetype index = evicted; index < shared.batch->size(); ++index) {
            chunk.indexes.push_back(index);
        }
        chunks.push_back(std::move(chunk));
    }
    return chunks;
}

} // namespace mesh::test
