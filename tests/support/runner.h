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
    const char *alone; ///< what no two tests use at a time; empty: nothing
    std::function<std::unique_ptr<QObject>()> make;
};

/// All test classes that are linked into this binary.
std::vector<Entry> &entries();

/// Runs every class, or those named among the arguments; the rest of the arguments are Qt Test's.
/// Each binary works in XDG folders of its own, made anew. Returns the number of failures.
/// "-classes" lists their names instead, each with what it wants alone, for CTest.
int run(int argc, char **argv);

struct Registration
{
    explicit Registration(Entry entry);
};

} // namespace mesh::test

/// Puts a test class into its room's binary.
#define MESH_TEST(Class) MESH_TEST_ALONE(Class, "")

/// The same, while no other test runs that wants `resource` alone: a word for CTest.
#define MESH_TEST_ALONE(Class, resource)                                                           \
    static const mesh::test::Registration registration##Class(                                     \
        {#Class, resource, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); }});
