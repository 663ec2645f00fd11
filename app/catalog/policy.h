// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

#include <QDate>

#include <vector>

namespace mesh::catalog {

enum class Severity { Info, Warn, Block };

[[nodiscard]] QString severityName(Severity severity); ///< info, warning, block
/// The words of other tools are understood too; whatever is unknown only warns.
[[nodiscard]] Severity severityFromName(QStringView name);

/// A product that need not hold a policy: by name, with a reason and an end.
struct Exemption
{
    core::ProductId product;
    QString reason;
    QString grantedBy;
    std::optional<QDate> until;
    schema::Value source;
    friend bool operator==(const Exemption &a, const Exemption &b)
    {
        return a.product == b.product && a.reason == b.reason && a.grantedBy == b.grantedBy &&
               a.until == b.until;
    }
};

/// A rule on products: its condition is a Mesh SQL expression over the product's document.
struct Policy
{
    QString id;
    QString displayName;
    QString description;
    QString field;       ///< the document's field that a failure is shown at, dotted
    QString appliesWhen; ///< Mesh SQL too: for which products; empty: for all
    QString condition;   ///< holds where true
    QString message;     ///< what to do where it fails
    Severity severity = Severity::Warn;
    bool enabled = true;
    QStringList domains; ///< that it is for; empty: all
    std::vector<Exemption> exemptions;
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<Policy> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

} // namespace mesh::catalog
