// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tabular/columns.h"
#include "app/tabular/mask.h"

#include "app/core/result.h"

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace mesh::tabular {

class RecordFilter;

enum class ExportFormat { Csv, JsonLines, Sqlite };

/// What to write where, and what the receipt says of it.
struct ExportRequest
{
    ExportFormat format = ExportFormat::Csv;
    QString path; ///< replaced when the export is complete, not before
    QString topic;
    std::vector<Column> columns; ///< of CSV and SQLite; JSON Lines holds the whole envelope
    MaskRules masks;
    bool raw = false;  ///< JSON Lines: bytes as base64
    QString filter;    ///< as typed; for the receipt
    QString selection; ///< "shown", "matching in the range", "even sample": for the receipt
    QString cluster;   ///< id of the cluster: for the receipt
};

/// What stands in the receipt, `<path>.receipt.json`.
struct ExportReceipt
{
    struct Range
    {
        core::Offset first = 0;
        core::Offset last = 0;
        qint64 count = 0;
    };
    ExportRequest request;
    qint64 records = 0;
    qint64 undecodable = 0; ///< of those
    qint64 leftOut = 0;     ///< not among them: undecodable, so that the filter could not be asked
    qint64 bytes = 0;
    std::map<core::PartitionId, Range> partitions;
    std::set<qint32> schemaIds;
    core::TimestampMs startedAt = 0;
    core::TimestampMs finishedAt = 0;

    /// Takes one more record that was written.
    void count(const RecordRow &row);
    [[nodiscard]] QByteArray toJson() const;
};

/// Writes rows into one file. Streaming: memory does not grow with the number of rows. The file
/// appears when finish() succeeds; a writer that is destroyed before leaves nothing behind. One
/// thread at a time.
///
/// CSV follows RFC 4180 in UTF-8 with CRLF; absent and null are empty, an empty text is "". A text
/// that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return)
/// gets an apostrophe in front and is quoted; numbers are never touched.
class RecordWriter
{
public:
    virtual ~RecordWriter() = default;
    RecordWriter() = default;
    RecordWriter(const RecordWriter &) = delete;
    RecordWriter &operator=(const RecordWriter &) = delete;

    /// Errors: Storage, OutOfSpace, Denied, with the path.
    [[nodiscard]] static core::Result<std::unique_ptr<RecordWriter>> open(ExportRequest request,
                                                                          core::TimestampMs now);

    virtual core::Result<void> write(const RecordRow &row) = 0;
    /// For the receipt: one more that the filter could not be asked about.
    virtual void leaveOut() = 0;
    /// Puts the file and its receipt in their places.
    [[nodiscard]] virtual core::Result<ExportReceipt> finish(core::TimestampMs now) = 0;
};

/// Gives rows one by one; null at the end.
using RowSource = std::function<core::Result<const RecordRow *>()>;
/// Called about every thousand records with their number so far.
using ExportProgress = std::function<void(qint64)>;

/// Writes all rows, or those that match the filter. Error Cancelled soon after the token asks for
/// it: nothing is left behind.
[[nodiscard]] core::Result<ExportReceipt>
exportRecords(const ExportRequest &request, const RowSource &source, const std::stop_token &stop,
              const ExportProgress &progress = {}, const RecordFilter *filter = nullptr);

} // namespace mesh::tabular
