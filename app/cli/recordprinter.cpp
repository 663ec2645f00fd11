// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recordprinter.h"

#include "app/tabular/envelope.h"

using namespace Qt::StringLiterals;

namespace mesh::cli {

using core::Code;
using core::Error;
using core::Result;

std::shared_ptr<const tabular::RecordFilter> conditionOf(const QString &where,
                                                         const tabular::RecordShape &shape)
{
    return tabular::RecordFilter::parse(where, shape, tabular::RecordFilter::Mode::Condition);
}

Result<void> usableCondition(const tabular::RecordFilter &condition)
{
    for (const expr::Diagnostic &diagnostic : condition.diagnostics()) {
        if (diagnostic.severity == expr::Severity::Error) {
            Error error{Code::Syntax, diagnostic.sentence,
                        u"--where “%1” at character %2"_s.arg(condition.text())
                            .arg(diagnostic.range.begin + 1)};
            error.where.range = diagnostic.range;
            return error;
        }
    }
    return {};
}

RecordPrinter::RecordPrinter(const ReadOptions &options, MasksByTopic masks, Output &output)
    : m_options(options)
    , m_output(output)
    , m_masks(std::move(masks))
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
        m_filter = conditionOf(m_options.where, shape);
        if (const Result<void> usable = usableCondition(*m_filter); !usable) {
            return usable;
        }
    }
    QStringList names;
    if (printsColumns()) {
        const auto columns = m_options.columns.isEmpty()
                                 ? Result(tabular::inferColumns(shape))
                                 : tabular::parseColumns(m_options.columns, shape);
        if (!columns) {
            Error error = columns.error();
            error.code = Code::Syntax;
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

QStringList RecordPrinter::warnings() const
{
    QStringList sentences;
    for (const expr::Diagnostic &diagnostic :
         m_filter ? m_filter->diagnostics() : expr::Diagnostics()) {
        if (diagnostic.severity == expr::Severity::Warning) {
            sentences << diagnostic.sentence;
        }
    }
    return sentences;
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
    const auto found = m_masks.constFind(row.topic());
    const tabular::MaskRules &masks = found == m_masks.constEnd() ? m_noMasks : *found;
    if (printsColumns()) {
        std::vector<schema::Value> values;
        for (const tabular::Column &column : m_columns) {
            values.push_back(tabular::cellValue(row, column, masks));
        }
        m_output.addRow(values);
    } else {
        const tabular::Envelope envelope = tabular::envelopeOf(row, {m_options.raw, &masks});
        m_output.addJsonRow(tabular::toJsonLine(envelope));
    }
    return !m_options.raw && row.undecodable() ? Outcome::PrintedAsBytes : Outcome::Printed;
}

void RecordPrinter::finish()
{
    m_output.endRows();
}

} // namespace mesh::cli
