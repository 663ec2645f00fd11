// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mesh::core {

/// Gives memory that was freed back to the system, which allocators keep otherwise: after something
/// large that is not done again soon. Takes some ten milliseconds. Thread-safe.
void returnFreedMemory();

} // namespace mesh::core
