// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"

namespace mesh::expr {

/// The row that an expression is computed for. Slots are those that the Lookup gave out when the
/// expression was bound; a value stays valid until the row changes. One thread at a time.
class RowAccess
{
public:
    virtual ~RowAccess() = default;
    [[nodiscard]] virtual const schema::Value &at(int slot) const = 0;
};

} // namespace mesh::expr
