// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/documentfields.h"
#include "app/catalog/product.h"

// Inside the room: promises as ODCS writes them, slaProperties[{property, value, unit}]. Units of
// time are read as people write them (s, m, h, d, days, …); freshness is written as latency, the
// name ODCS prefers, and read under both.
namespace mesh::catalog {

[[nodiscard]] Promises readPromises(const schema::Value &document);
void setPromises(fields::Editor &editor, const Promises &promises);

} // namespace mesh::catalog
