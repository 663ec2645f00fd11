// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

namespace mesh::catalog {

/// What a tier promises at least, defined once for the mesh.
struct Tier
{
    QString id; ///< tier-1
    QString displayName;
    QString description;
    std::optional<qint64> freshnessSeconds;
    std::optional<qint64> responseSeconds; ///< to an incident
    std::optional<qint64> noticeDays;      ///< before a breaking change or a sunset
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<Tier> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

/// A class of data and how it is shown.
struct Classification
{
    QString id; ///< personal
    QString displayName;
    QString description;
    QString masking; ///< none, hash, redact: advisory, for whoever can read the topic
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<Classification> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

/// The life of one topic: another id means that the topic was made anew or restored.
struct Generation
{
    QString id; ///< a UUID
    core::TimestampMs createdAt = -1;

    schema::Value source;

    [[nodiscard]] static Generation make(core::TimestampMs now);
    [[nodiscard]] static core::Result<Generation> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

} // namespace mesh::catalog
