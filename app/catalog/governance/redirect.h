// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

namespace mesh::catalog {

/// What stands in a domain's catalog topic in the place of a product that has moved.
struct Redirect
{
    core::ProductId from;
    core::ProductId to;
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<Redirect> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

} // namespace mesh::catalog
