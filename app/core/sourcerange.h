// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace mesh::core {

/// A half-open range [begin, end) of UTF-16 code units in a text the user typed.
struct SourceRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    [[nodiscard]] qsizetype length() const { return end - begin; }
    friend bool operator==(const SourceRange &, const SourceRange &) = default;
};

} // namespace mesh::core
