// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/readrecords.h"

#include "app/tabular/columns.h"
#include "app/tabular/mask.h"
#include "app/tabular/recordfilter.h"

#include <memory>

namespace mesh::cli {

/// Decides which records are printed, and prints them: as envelopes, or as columns in a table, in
/// CSV, and wherever --columns names some.
class RecordPrinter
{
public:
    enum class Outcome { Printed, PrintedAsBytes, Filtered, Undecodable };

    RecordPrinter(const ReadOptions &options, Output &output);

    /// Whether prepare has to see records first.
    [[nodiscard]] bool needsShape() const;
    /// Makes condition and columns fit what was seen. Errors: Syntax, Type, NotFound, with the
    /// place in the text.
    [[nodiscard]] core::Result<void> prepare(const tabular::RecordShape &shape);

    Outcome take(const tabular::RecordRow &row);
    void finish();

private:
    [[nodiscard]] bool printsColumns() const;
    Outcome print(const tabular::RecordRow &row);

    const ReadOptions &m_options;
    Output &m_output;
    std::shared_ptr<const tabular::RecordFilter> m_filter;
    std::vector<tabular::Column> m_columns;
    const tabular::MaskRules m_masks; ///< none: who may run meshctl may read the topic
};

} // namespace mesh::cli
