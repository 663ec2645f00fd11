// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"

namespace mesh::cli {

/// Writes the envelopes that come on standard input, one a line, to a topic. Stops at the first
/// that cannot be written, after delivering those before it.
[[nodiscard]] core::Result<int> writeRecords(Context &context);

} // namespace mesh::cli
