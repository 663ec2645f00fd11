// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/readrecords.h"

#include "app/tabular/columns.h"
#include "app/tabular/mask.h"
#include "app/tabular/recordfilter.h"

#include <memory>

namespace mesh::cli {

/// What --where says; usableCondition tells whether it can be.
[[nodiscard]] std::shared_ptr<const tabular::RecordFilter>
conditionOf(const QString &where, const tabular::RecordShape &shape);
/// Error: Syntax, with the place in the text.
[[nodiscard]] core::Result<void> usableCondition(const tabular::RecordFilter &condition);

/// Topics without masks are left out.
using MasksByTopic = QHash<QString, tabular::MaskRules>;

/// Decides which records are printed, and prints them: as envelopes, or as columns in a table, in
/// CSV, and wherever --columns names some.
class RecordPrinter
{
public:
    enum class Outcome { Printed, PrintedAsBytes, Filtered, Undecodable };

    RecordPrinter(const ReadOptions &options, MasksByTopic masks, Output &output);

    /// Whether prepare has to see records first.
    [[nodiscard]] bool needsShape() const;
    /// Makes condition and columns fit what was seen. Error: Syntax, with the place in the text.
    [[nodiscard]] core::Result<void> prepare(const tabular::RecordShape &shape);

    /// What is doubtful in the condition, a sentence each; after prepare.
    [[nodiscard]] QStringList warnings() const;
    [[nodiscard]] const std::vector<tabular::Column> &columns() const { return m_columns; }

    Outcome take(const tabular::RecordRow &row);
    void finish();

private:
    [[nodiscard]] bool printsColumns() const;
    Outcome print(const tabular::RecordRow &row);

    const ReadOptions &m_options;
    Output &m_output;
    std::shared_ptr<const tabular::RecordFilter> m_filter;
    std::vector<tabular::Column> m_columns;
    const MasksByTopic m_masks;
    const tabular::MaskRules m_noMasks;
};

} // namespace mesh::cli
