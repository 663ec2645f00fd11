// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/value.h"

namespace mesh::catalog {

/// What a file may ask of us. Aliases are what makes a small file a large tree.
struct YamlLimits
{
    qsizetype bytes = 64'000'000;
    qsizetype values = 2'000'000; ///< after aliases were put in
    int depth = 200;
};

/// Reads one YAML document, JSON too, by the core schema of YAML 1.2: numbers exactly, dates stay
/// texts, as do yes, no, on and off. Anchors, aliases and merge keys (<<) are put in. Of a key that
/// comes twice in a mapping nothing is guessed. Errors: Syntax, TooLarge; `where` names the place
/// as line:column, counted from 1. Thread-safe.
[[nodiscard]] core::Result<schema::Value> parseYaml(QByteArrayView text,
                                                    const YamlLimits &limits = {});

/// Block style, two spaces a level, keys in their order; texts that any reader (YAML 1.1 too) might
/// take for something else are quoted. Reads back as the same value.
[[nodiscard]] QByteArray toYaml(const schema::Value &value);

} // namespace mesh::catalog
