// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"

namespace mesh::cli {

/// meshctl: reads the command line, runs the command on a worker thread while the main thread
/// serves events and signals, and returns the exit code. SIGINT and SIGTERM ask the command to
/// stop; a second one ends the process at once.
int run(int argc, char **argv);

/// `meshctl: what failed: why; what to do`, on one line.
[[nodiscard]] QString errorLine(const core::Error &error);

/// `{"code","message","where","retriable"}`.
[[nodiscard]] QByteArray errorJson(const core::Error &error);

} // namespace mesh::cli
