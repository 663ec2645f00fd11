// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/support/windowbench.h"

#include <QString>

#include <functional>
#include <vector>

namespace mesh::test {

/// One page or state of the window, and how one gets there.
struct Stop
{
    QString name;
    /// Goes there; the window or dialog to look at, nullptr where it did not come.
    std::function<QWidget *(WindowBench &)> go;
};

/// Every page and dialog of the program, on the sandbox; `bench` has it open. In an order in which
/// each can be reached from the one before.
[[nodiscard]] const std::vector<Stop> &windowTour();

/// Closes what a stop has opened beside the window.
void leave(WindowBench &bench, QWidget *window);

} // namespace mesh::test
