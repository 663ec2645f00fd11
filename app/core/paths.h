// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace mesh::core {

/// Meshscope's folders after the XDG base directory specification, made with mode 700 when asked
/// for. Each reads its variable (XDG_CACHE_HOME, …) at every call, so that a test can set it.
[[nodiscard]] QString cacheDirectory();  ///< copies of the truth: may be deleted any time
[[nodiscard]] QString dataDirectory();   ///< the user's own
[[nodiscard]] QString stateDirectory();  ///< materialised streams, window layout
[[nodiscard]] QString configDirectory(); ///< profiles, settings

} // namespace mesh::core
