// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/catalogwriter.h"

namespace mesh::catalog {

/// A write that is done, and what it takes to undo it.
struct DoneWrite
{
    ChangeSet set;
    std::vector<std::optional<QByteArray>> before; ///< by edit; nothing: the key was not there
    std::vector<core::Offset> offsets;             ///< of the records, by edit
};

/// The change set that takes a write back: each key as it was before, signed by whoever undoes it,
/// based on what was written.
[[nodiscard]] ChangeSet undoOf(const DoneWrite &write, const Signature &by, const QString &message);

} // namespace mesh::catalog
