// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/exporter.h"

#include "app/tabular/exportwriters.h"
#include "app/tabular/recordfilter.h"

#include "app/core/clock.h"
#include "app/schema/json.h"
#include "app/schema/temporal.h"

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

using schema::Value;

constexpr qint64 progressEvery = 1024;
constexpr qsizetype bufferBytes = 1 << 20;

QString formatText(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::JsonLines:
        return u"jsonl"_s;
    case ExportFormat::Sqlite:
        break;
    }
    return u"sqlite"_s;
}

QString timeText(core::TimestampMs time)
{
    return schema::toText(schema::Timestamp{time * 1000});
}

schema::Array columnValues(const std::vector<Column> &columns)
{
    schema::Array values;
    for (const Column &column : columns) {
        values.push_back(column.path);
    }
    return values;
}

schema::Array maskValues(const MaskRules &masks)
{
    schema::Array values;
    for (const Mask &mask : masks.masks()) {
        values.push_back(schema::Object{{u"path"_s, mask.path()}, {u"reason"_s, mask.reason}});
    }
    return values;
}

} // namespace

void ExportReceipt::count(const RecordRow &row)
{
    const records::RecordView &record = row.record();
    const auto [entry, isNew] =
        partitions.try_emplace(record.partition, Range{record.offset, record.offset, 0});
    entry->second.first = std::min(entry->second.first, record.offset);
    entry->second.last = std::max(entry->second.last, record.offset);
    ++entry->second.count;
    ++records;
    if (request.raw) {
        return; // nothing was decoded
    }
    undecodable += row.key().error || row.value().error ? 1 : 0;
    for (const schema::Decoded *part : {&row.key(), &row.value()}) {
        if (part->schemaId) {
            schemaIds.insert(*part->schemaId);
        }
    }
}

QByteArray ExportReceipt::toJson() const
{
    schema::Array ranges;
    for (const auto &[partition, range] : partitions) {
        ranges.push_back(schema::Object{{u"partition"_s, qint64(partition)},
                                        {u"first"_s, range.first},
                                        {u"last"_s, range.last},
                                        {u"records"_s, range.count}});
    }
    schema::Array ids;
    for (const qint32 id : schemaIds) {
        ids.push_back(qint64(id));
    }
    schema::Object object;
    object.emplace_back(u"topic"_s, request.topic);
    object.emplace_back(u"cluster"_s, request.cluster);
    object.emplace_back(u"file"_s, request.path.section(u'/', -1));
    object.emplace_back(u"format"_s, formatText(request.format));
    object.emplace_back(u"selection"_s, request.selection);
    object.emplace_back(u"filter"_s, request.filter);
    if (request.format != ExportFormat::JsonLines) {
        object.emplace_back(u"columns"_s, columnValues(request.columns));
    }
    object.emplace_back(u"raw"_s, request.raw);
    object.emplace_back(u"masks"_s, maskValues(request.masks));
    object.emplace_back(u"records"_s, records);
    object.emplace_back(u"undecodable"_s, undecodable);
    object.emplace_back(u"leftOutAsUndecodable"_s, leftOut);
    object.emplace_back(u"bytes"_s, bytes);
    object.emplace_back(u"partitions"_s, std::move(ranges));
    object.emplace_back(u"schemaIds"_s, std::move(ids));
    object.emplace_back(u"startedAt"_s, timeText(startedAt));
    object.emplace_back(u"finishedAt"_s, timeText(finishedAt));
    object.emplace_back(u"program"_s, u"Meshscope " MESHSCOPE_VERSION ""_s);
    return schema::toJson(object, schema::JsonStyle::Indented) + '\n';
}

core::Result<std::unique_ptr<RecordWriter>> RecordWriter::open(ExportRequest request,
                                                               core::TimestampMs now)
{
    switch (request.format) {
    case ExportFormat::Csv:
        return internal::openCsv(std::move(request), now);
    case ExportFormat::JsonLines:
        return internal::openJsonLines(std::move(request), now);
    case ExportFormat::Sqlite:
        break;
    }
    return internal::openSqlite(std::move(request), now);
}

core::Result<ExportReceipt> exportRecords(const ExportRequest &request, const RowSource &source,
                                          const std::stop_token &stop,
                                          const ExportProgress &progress,
                                          const RecordFilter *filter)
{
    const core::SystemClock clock;
    auto writer = RecordWriter::open(request, clock.now());
    if (!writer) {
        return writer.error();
    }
    for (qint64 count = 0;;) {
        if (stop.stop_requested()) {
            return core::Error{core::Code::Cancelled, {}, request.path};
        }
        const auto row = source();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            break;
        }
        const auto match = filter ? filter->matches(**row) : RecordFilter::Match::Yes;
        if (match == RecordFilter::Match::Undecodable) {
            (*writer)->leaveOut();
        }
        if (match != RecordFilter::Match::Yes) {
            continue;
        }
        if (const auto written = (*writer)->write(**row); !written) {
            return written.error();
        }
        if (progress && ++count % progressEvery == 0) {
            progress(count);
        }
    }
    return (*writer)->finish(clock.now());
}

namespace internal {

CountingWriter::CountingWriter(ExportRequest request, core::TimestampMs now)
{
    m_receipt.request = std::move(request);
    m_receipt.startedAt = now;
}

core::Result<void> CountingWriter::write(const RecordRow &row)
{
    if (const auto written = writeRow(row); !written) {
        return written;
    }
    m_receipt.count(row);
    return {};
}

core::Result<ExportReceipt> CountingWriter::finish(core::TimestampMs now)
{
    const auto size = commit();
    if (!size) {
        return size.error();
    }
    m_receipt.bytes = *size;
    m_receipt.finishedAt = now;
    OutputFile receipt(request().path + u".receipt.json"_s);
    if (const auto opened = receipt.open(); !opened) {
        return opened.error();
    }
    if (const auto written = receipt.append(m_receipt.toJson()); !written) {
        return written.error();
    }
    if (const auto placed = receipt.commit(); !placed) {
        return placed.error();
    }
    return m_receipt;
}

OutputFile::OutputFile(const QString &path)
    : m_file(path)
{}

core::Result<void> OutputFile::open()
{
    errno = 0;
    return m_file.open(QIODevice::WriteOnly) ? core::Result<void>() : failure();
}

core::Result<void> OutputFile::append(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    return m_buffer.size() < bufferBytes ? core::Result<void>() : flush();
}

core::Result<void> OutputFile::flush()
{
    errno = 0;
    if (m_file.write(m_buffer) != m_buffer.size() || !m_file.flush()) {
        return failure();
    }
    m_size += m_buffer.size();
    m_buffer.clear();
    return {};
}

core::Result<qint64> OutputFile::commit()
{
    if (const auto flushed = flush(); !flushed) {
        return flushed.error();
    }
    errno = 0;
    return m_file.commit() ? core::Result<qint64>(m_size) : failure();
}

core::Error OutputFile::failure() const
{
    const core::Code code =
        errno == ENOSPC || errno == EDQUOT ? core::Code::OutOfSpace : core::Code::Storage;
    return {code, m_file.errorString(), m_file.fileName()};
}

} // namespace internal

} // namespace mesh::tabular
