// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/pagefactory.h"

namespace mesh::ui {

/// Makes product and topic pages, and the preview that Explore shows of them.
[[nodiscard]] PageFactory makeProductPages();

} // namespace mesh::ui
