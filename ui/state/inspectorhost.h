// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace mesh::ui {

/// The area at the window's right edge. A page hands its inspector over once (Page::inspector); the
/// host shows it while the page is the current one and folds it away in narrow windows.
class InspectorHost
{
public:
    virtual ~InspectorHost() = default;

    /// Unfolds the area, e.g. when a record was selected by Enter. The user's choice to fold it
    /// stays in force until then.
    virtual void reveal() = 0;
    [[nodiscard]] virtual bool revealed() const = 0;
};

} // namespace mesh::ui
