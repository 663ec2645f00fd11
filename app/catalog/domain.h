// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

#include <vector>

namespace mesh::catalog {

/// A domain of the mesh: a record in the platform's catalog topic.
struct Domain
{
    QString id;
    QString displayName;
    QString purpose;
    QStringList teams; ///< that own it and may write
    std::vector<Channel> contacts;
    QString parent; ///< another domain's id
    QStringList topicPrefixes;
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<Domain> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;

    /// True where the topic lies under one of the prefixes; a domain without prefixes owns none.
    [[nodiscard]] bool ownsTopic(QStringView topic) const;
};

} // namespace mesh::catalog
