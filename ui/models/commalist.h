// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace mesh::ui {

/// What was typed with commas between: each trimmed, the empty ones left out.
[[nodiscard]] QStringList commaList(const QString &text);

} // namespace mesh::ui
