// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/exportwriters.h"

#include "app/tabular/envelope.h"

#include "app/schema/decimal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// The text formats: CSV and JSON Lines.
namespace mesh::tabular::internal {

namespace {

// What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection").
bool beginsFormula(QChar character)
{
    return character == u'=' || character == u'+' || character == u'-' || character == u'@' ||
           character == u'\t' || character == u'\r';
}

bool isNumber(const schema::Value &value)
{
    return value.as<qint64>() || value.as<double>() || value.as<schema::Decimal>();
}

QByteArray csvCell(const schema::Value &value)
{
    if (value.isNull()) {
        return {};
    }
    return csvField(value.toDisplay(), !isNumber(value));
}

class CsvWriter final : public CountingWriter
{
public:
    CsvWriter(ExportRequest exportRequest, core::TimestampMs now)
        : CountingWriter(std::move(exportRequest), now)
        , m_file(request().path)
    {}

    core::Result<void> begin()
    {
        if (const auto opened = m_file.open(); !opened) {
            return opened;
        }
        QByteArray line;
        for (const Column &column : request().columns) {
            line += (line.isEmpty() ? QByteArray() : QByteArray(",")) + csvField(column.path, true);
        }
        return m_file.append(line + "\r\n");
    }

protected:
    core::Result<void> writeRow(const RecordRow &row) override
    {
        m_line.clear();
        bool first = true;
        for (const Column &column : request().columns) {
            if (!first) {
                m_line += ',';
            }
            first = false;
            m_line += csvCell(cellValue(row, column, request().masks));
        }
        m_line += "\r\n";
        return m_file.append(m_line);
    }

    core::Result<qint64> commit() override { return m_file.commit(); }

private:
    OutputFile m_file;
    QByteArray m_line;
};

class JsonLinesWriter final : public CountingWriter
{
public:
    JsonLinesWriter(ExportRequest exportRequest, core::TimestampMs now)
        : CountingWriter(std::move(exportRequest), now)
        , m_file(request().path)
        , m_options{request().raw, request().masks.isEmpty() ? nullptr : &request().masks}
    {}

    core::Result<void> begin() { return m_file.open(); }

protected:
    core::Result<void> writeRow(const RecordRow &row) override
    {
        return m_file.append(toJsonLine(envelopeOf(row, m_options)) + '\n');
    }

    core::Result<qint64> commit() override { return m_file.commit(); }

private:
    OutputFile m_file;
    EnvelopeOptions m_options;
};

template<typename Writer>
core::Result<std::unique_ptr<RecordWriter>> opened(ExportRequest request, core::TimestampMs now)
{
    auto writer = std::make_unique<Writer>(std::move(request), now);
    if (const auto begun = writer->begin(); !begun) {
        return begun.error();
    }
    return std::unique_ptr<RecordWriter>(std::move(writer));
}

} // namespace

QByteArray csvField(const QString &text, bool isText)
{
    const bool formula =
        isText && !text.isEmpty() && beginsFormula(text.front()) && !schema::Decimal::parse(text);
    const bool quoted =
        formula || (isText && text.isEmpty()) || std::ranges::any_of(text, [](QChar character) {
            return character == u',' || character == u'"' || character == u'\n' ||
                   character == u'\r';
        });
    QString field = formula ? u'\'' + text : text;
    return quoted ? (u'"' + field.replace(u'"', u"\"\""_s) + u'"').toUtf8() : field.toUtf8();
}

core::Result<std::unique_ptr<RecordWriter>> openCsv(ExportRequest request, core::TimestampMs now)
{
    return opened<CsvWriter>(std::move(request), now);
}

core::Result<std::unique_ptr<RecordWriter>> openJsonLines(ExportRequest request,
                                                          core::TimestampMs now)
{
    return opened<JsonLinesWriter>(std::move(request), now);
}

} // namespace mesh::tabular::internal
