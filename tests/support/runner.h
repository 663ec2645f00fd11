// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace mesh::test {

struct Entry
{
    const char *name;
    std::function<std::unique_ptr<QObject>()> make;
};

/// All test classes that are linked into this binary.
std::vector<Entry> &entries();

/// Runs every class, or those named among the arguments; the rest of the arguments are Qt Test's.
/// Each binary works in XDG folders of its own, made anew. Returns the number of failures.
int run(int argc, char **argv);

struct Registration
{
    Registration(const char *name, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace mesh::test

/// Puts a test class into its room's binary.
#define MESH_TEST(Class)                                                                           \
    static const mesh::test::Registration registration##Class(                                     \
        #Class, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
