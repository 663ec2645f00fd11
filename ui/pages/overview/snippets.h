// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config/profile.h"
#include "app/schema/decoder.h"
#include "app/tabular/columns.h"

#include <QString>

#include <optional>
#include <vector>

namespace mesh::ui {

/// What the ready snippets are filled in with.
struct SnippetFacts
{
    config::Profile profile;
    QString topic;
    /// Of the values, as far as it is known.
    schema::Format format = schema::Format::Json;
    /// Key and value as the schema or the samples have them.
    tabular::RecordShape shape;
};

struct Snippet
{
    QString id;    ///< stable: kcat, python, …
    QString title; ///< "Python"
    QString text;
    QString note; ///< what must be there to run it; empty: nothing
};

/// Ready to run against this topic: addresses and security filled in, secrets left out (they come
/// from environment variables that are named).
[[nodiscard]] std::vector<Snippet> snippets(const SnippetFacts &facts);

} // namespace mesh::ui
