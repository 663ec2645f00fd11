// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/functions.h"

#include <vector>

/// The functions by subject; functions() joins them.
namespace mesh::expr::internal {

[[nodiscard]] std::vector<Function> textFunctions();
[[nodiscard]] std::vector<Function> patternFunctions();
[[nodiscard]] std::vector<Function> numberFunctions();
[[nodiscard]] std::vector<Function> timeFunctions();
[[nodiscard]] std::vector<Function> valueFunctions();

/// NULL, and why.
[[nodiscard]] schema::Value failed(Fault fault, Trouble *trouble);

} // namespace mesh::expr::internal
