// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tabular/exporter.h"

#include <QSaveFile>

#include <memory>

/// What the writers of all formats share. Internal to the room.
namespace mesh::tabular::internal {

/// Counts for the receipt, and puts it beside the file.
class CountingWriter : public RecordWriter
{
public:
    CountingWriter(ExportRequest request, core::TimestampMs now);

    core::Result<void> write(const RecordRow &row) final;
    void leaveOut() final { ++m_receipt.leftOut; }
    [[nodiscard]] core::Result<ExportReceipt> finish(core::TimestampMs now) final;

protected:
    virtual core::Result<void> writeRow(const RecordRow &row) = 0;
    /// Puts the file in its place and answers its size.
    virtual core::Result<qint64> commit() = 0;
    [[nodiscard]] const ExportRequest &request() const { return m_receipt.request; }

private:
    ExportReceipt m_receipt;
};

/// A text file that appears when it is whole.
class OutputFile
{
public:
    explicit OutputFile(const QString &path);

    [[nodiscard]] core::Result<void> open();
    [[nodiscard]] core::Result<void> append(QByteArrayView bytes);
    [[nodiscard]] core::Result<qint64> commit();

private:
    [[nodiscard]] core::Result<void> flush();
    [[nodiscard]] core::Error failure() const;

    QSaveFile m_file;
    QByteArray m_buffer;
    qint64 m_size = 0;
};

[[nodiscard]] core::Result<std::unique_ptr<RecordWriter>> openCsv(ExportRequest request,
                                                                  core::TimestampMs now);
[[nodiscard]] core::Result<std::unique_ptr<RecordWriter>> openJsonLines(ExportRequest request,
                                                                        core::TimestampMs now);
[[nodiscard]] core::Result<std::unique_ptr<RecordWriter>> openSqlite(ExportRequest request,
                                                                     core::TimestampMs now);

/// One field of CSV, quoted where RFC 4180 asks for it; `isText` guards against formulas.
[[nodiscard]] QByteArray csvField(const QString &text, bool isText);

} // namespace mesh::tabular::internal
