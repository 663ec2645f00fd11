// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recordprinter.h"

#include "app/tabular/envelope.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

RecordPrinter::RecordPrinter(const ReadOptions &options, Output &output)
    : m_options(options)
    , m_output(output)
{}

bool RecordPrinter::printsColumns() const
{
    return !m_options.raw && (!m_options.columns.isEmpty() || m_output.format() == Format::Table ||
                              m_output.format() == Format::Csv);
}

bool RecordPrinter::needsShape() const
{
    return printsColumns() || !m_options.where.isEmpty();
}

Result<void> RecordPrinter::prepare(const tabular::RecordShape &shape)
{
    if (!m_options.where.isEmpty()) {
        m_filter = tabular::RecordFilter::parse(m_options.where, shape,
                                                tabular::RecordFilter::Mode::Condition);
        for (const expr::Diagnostic &diagnostic : m_filter->diagnostics()) {
            if (diagnostic.severity == expr::Severity::Error) {
                Error error{Code::Syntax, diagnostic.sentence,
                            u"--where “%1” at character %2"_s.arg(m_options.where)
                                .arg(diagnostic.range.begin + 1)};
                error.where.range = diagnostic.range;
                return error;
            }
        }
    }
    QStringList names;
    if (printsColumns()) {
        const auto columns = m_options.columns.isEmpty()
                                 ? Result(tabular::inferColumns(shape))
                                 : tabular::parseColumns(m_options.columns, shape);
        if (!columns) {
            Error error = columns.error();
            error.where.name = u"--columns "_s + m_options.columns;
            return error;
        }
        m_columns = *columns;
        for (const tabular::Column &column : m_columns) {
            names << column.path;
        }
    }
    m_output.beginRows(names);
    return {};
}

RecordPrinter::Outcome RecordPrinter::take(const tabular::RecordRow &row)
{
    if (m_filter) {
        switch (m_filter->matches(row)) {
        case tabular::RecordFilter::Match::No:
            return Outcome::Filtered;
        case tabular::RecordFilter::Match::Undecodable:
            return Outcome::Undecodable;
        case tabular::RecordFilter::Match::Yes:
            break;
        }
    }
    return print(row);
}

RecordPrinter::Outcome RecordPrinter::print(const tabular::RecordRow &row)
{
    if (printsColumns()) {
        std::vector<schema::Value> values;
        for (const tabular::Column &column : m_columns) {
            values.push_back(tabular::cellValue(row, column, m_masks));
        }
        m_output.addRow(values);
    } else {
        const tabular::Envelope envelope = tabular::envelopeOf(row, {m_options.raw, nullptr});
        m_output.addJsonRow(tabular::toJsonLine(envelope));
    }
    return !m_options.raw && row.undecodable() ? Outcome::PrintedAsBytes : Outcome::Printed;
}

void RecordPrinter::finish()
{
    m_output.endRows();
}

} // namespace mesh::cli
