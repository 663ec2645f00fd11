// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/policy.h"

namespace mesh::catalog {

/// A policy of the platform that a domain takes more seriously. It can only be raised: a severity
/// below the platform's changes nothing.
struct RaisedPolicy
{
    QString policy; ///< its id
    Severity severity = Severity::Block;
    schema::Value source;
    friend bool operator==(const RaisedPolicy &a, const RaisedPolicy &b)
    {
        return a.policy == b.policy && a.severity == b.severity;
    }
};

/// What a domain asks of its own products beyond the platform's policies: a record in the domain's
/// catalog topic, one a domain.
struct DomainRules
{
    QString id; ///< the domain's
    std::vector<RaisedPolicy> raised;
    std::vector<Policy> policies; ///< the domain's own
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<DomainRules> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

} // namespace mesh::catalog
