// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace mesh::expr {

/// Why a value could not be computed. It is NULL then.
enum class Fault : quint8 {
    Overflow, ///< a whole number beyond 64 bits, or a decimal of too many digits
    DivisionByZero,
    Conversion, ///< a CAST or a parse of a text that says something else
    Types,      ///< operands that do not meet, such as a text and a number
    Pattern,    ///< a regular expression or an ESCAPE that is none
};

/// A sentence in the application's language.
[[nodiscard]] QString explain(Fault fault);

/// How often that happened over many rows, and what was first.
struct Trouble
{
    qint64 count = 0;
    std::optional<Fault> first;

    void add(Fault fault)
    {
        ++count;
        if (!first) {
            first = fault;
        }
    }
};

} // namespace mesh::expr
