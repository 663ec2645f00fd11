// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/result.h"
#include "app/schema/value.h"

#include <QStringList>

namespace mesh::catalog {

// What every document of the catalog has in common; README.md describes the format.

inline constexpr QStringView apiVersion = u"meshscope/v1";

/// Kinds of records this program knows; the first part of a key. Others are kept as they are.
enum class Kind {
    Product,
    Domain,
    Policy,
    Tier,
    Classification,
    Generation,
    Rules,    ///< a domain's own
    Redirect, ///< of a product that has moved
    Grant,    ///< the answer to a request
    Request,  ///< in mesh.requests alone
    Reveal,   ///< the same
};

/// As in keys: "product", "domain", "meta", …
[[nodiscard]] QStringView keyName(Kind kind);
/// As in documents: "DataProduct", "Domain", "Generation", …
[[nodiscard]] QStringView documentName(Kind kind);
[[nodiscard]] std::optional<Kind> kindFromKey(QStringView name);

/// Who wrote a record last, as the writer says of itself: a claim.
struct Signature
{
    QString name;
    QString email;
    QString program; ///< e.g. "meshscope 0.1.0"
    core::TimestampMs at = -1;
    friend bool operator==(const Signature &, const Signature &) = default;
};

/// A way to reach somebody (ODPS support[]).
struct Channel
{
    QString name; ///< "#sales-data", an address
    QString url;
    QString tool;  ///< slack, email, …
    QString scope; ///< interactive, announcements, issues, notifications
    schema::Value source;
    friend bool operator==(const Channel &a, const Channel &b)
    {
        return a.name == b.name && a.url == b.url && a.tool == b.tool && a.scope == b.scope;
    }
};

/// What people call it: its display name, else its id.
template<typename T>
[[nodiscard]] QString nameOf(const T &document)
{
    return document.displayName.isEmpty() ? document.id : document.displayName;
}

/// The values below round trip: read() keeps the document it was given in `source`, document()
/// starts from it and changes only what differs, so fields of others and of later versions stay, in
/// their place. Errors of read(): Decode (no object, another kind, a missing or impossible id),
/// NewerVersion (another apiVersion).
[[nodiscard]] core::Result<void> checkEnvelope(const schema::Value &document, Kind kind);

} // namespace mesh::catalog
