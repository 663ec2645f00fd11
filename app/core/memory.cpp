// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/core/memory.h"

#include <malloc.h>

// tcmalloc's, in the programs that are linked with it.
extern "C" void MallocExtension_ReleaseFreeMemory() __attribute__((weak));

namespace mesh::core {

void returnFreedMemory()
{
    if (MallocExtension_ReleaseFreeMemory != nullptr) {
        MallocExtension_ReleaseFreeMemory();
    } else {
        ::malloc_trim(0);
    }
}

} // namespace mesh::core
