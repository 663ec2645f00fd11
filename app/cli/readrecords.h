// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

#include "app/kafka/readrequest.h"

namespace mesh::cli {

/// What `records read` was asked for.
struct ReadOptions
{
    kafka::ReadRequest request;
    std::optional<qint64> limit; ///< printed records
    QString where;
    QString columns;
    bool raw = false;
    bool strict = false;
    bool reveal = false; ///< show what the mesh masks
    QString receipt;     ///< a file; empty: none
};

/// Error: Usage.
[[nodiscard]] core::Result<ReadOptions> readOptions(const Invocation &invocation);

/// Prints the records, and the ledger as the last line on standard error. Ends at the ends that
/// were when it began, at the limit, or when it is asked to stop. Gives the exit code.
[[nodiscard]] core::Result<int> readRecords(Context &context);

} // namespace mesh::cli
