// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/error.h"

struct sqlite3;

namespace mesh::storage {

/// Inside the room: a result code of SQLite as an Error, with its message as detail.
[[nodiscard]] core::Error sqliteError(int outcome, sqlite3 *database, const QString &path = {});

} // namespace mesh::storage
