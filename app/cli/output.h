// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"

#include "app/schema/value.h"

#include <QFileDevice>

#include <vector>

namespace mesh::cli {

/// What a command found, on standard output, in one of four forms. One thread at a time.
class Output
{
public:
    Output(QIODevice &device, Format format);

    [[nodiscard]] Format format() const { return m_format; }

    /// A list: each row has a value for each column. In JSON each row is an object.
    void beginRows(const QStringList &columns);
    void addRow(const std::vector<schema::Value> &values);
    /// A row of a list that is made already, for the JSON forms.
    void addJsonRow(QByteArrayView object);
    void endRows();

    /// One thing: fields below each other in a table, one object otherwise. Lists of objects within
    /// it are tables of their own.
    void addDocument(const schema::Value &object);

    /// Bytes as they are, a line of their own where that is meant.
    void addLine(QByteArrayView line);

    /// Hands over what waits: after each turn of something that follows.
    void flush();

    /// False once the device did not take what it was given (a pipe that was closed).
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] qint64 bytesWritten() const { return m_bytes; }

private:
    void write(QByteArrayView bytes);
    void writeTableRow(const QStringList &cells);
    void settleWidths();
    void writeCsvRow(const QStringList &cells);
    void writeList(const schema::Array &list);
    void writeSection(const schema::Object &object, int indentation);

    QIODevice &m_device;
    const Format m_format;
    QStringList m_columns;
    std::vector<std::vector<schema::Value>> m_waiting; ///< rows that widths are taken from
    std::vector<qsizetype> m_widths;
    std::vector<bool> m_right;
    qsizetype m_rows = 0;
    qint64 m_bytes = 0;
    bool m_good = true;
};

/// A cell's text: what is absent is empty, all else as a person reads it, on one line.
[[nodiscard]] QString cellText(const schema::Value &value);

} // namespace mesh::cli
