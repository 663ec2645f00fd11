// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mesh::workspace {
class Workspace;
}

namespace mesh::ui {

class Formats;
class InspectorHost;
class Navigator;

/// What every page is given: references that outlive it.
struct Context
{
    workspace::Workspace &workspace;
    Navigator &navigator;
    InspectorHost &inspectors;
    Formats &formats;
};

} // namespace mesh::ui
