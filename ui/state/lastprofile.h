// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace mesh::workspace {
class Workspace;
}

namespace mesh::ui {

/// The profile to begin with: the one named, else the last one that was opened and is still there,
/// else the sandbox.
[[nodiscard]] QString profileToOpen(workspace::Workspace &workspace, const QString &named);

/// From now on keeps in the settings which profile was opened last, as soon as it is.
void rememberProfiles(workspace::Workspace &workspace);

} // namespace mesh::ui
