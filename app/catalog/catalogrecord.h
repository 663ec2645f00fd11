// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/access/accessdocuments.h"
#include "app/catalog/document.h"
#include "app/catalog/domain.h"
#include "app/catalog/governance/domainrules.h"
#include "app/catalog/governance/redirect.h"
#include "app/catalog/platform.h"
#include "app/catalog/policy.h"
#include "app/catalog/product.h"

#include <variant>

namespace mesh::catalog {

/// The key of a record: <kind>/<id>, e.g. product/sales.orders.
struct RecordKey
{
    QString kind;
    QString id;

    [[nodiscard]] static std::optional<RecordKey> parse(QByteArrayView bytes);
    [[nodiscard]] static QByteArray of(Kind kind, QStringView id);
    [[nodiscard]] static QByteArray of(const core::ProductId &product);
    [[nodiscard]] static QByteArray generation(); ///< meta/generation
    /// Nothing: it is no product's.
    [[nodiscard]] static std::optional<core::ProductId> product(QByteArrayView bytes);
};

/// Where a record is kept.
struct RecordPlace
{
    QString domain; ///< whose catalog topic; empty: the platform's
    QByteArray key;

    [[nodiscard]] static RecordPlace of(const core::ProductId &product)
    {
        return {product.domain, RecordKey::of(product)};
    }
    /// Of the platform's records.
    [[nodiscard]] static RecordPlace of(Kind kind, QStringView id)
    {
        return {QString(), RecordKey::of(kind, id)};
    }
};

/// A record of a catalog topic as it came. No value: the key was removed.
struct CatalogRecord
{
    QString topic;
    QByteArray key;
    core::Offset offset = -1;
    core::TimestampMs timestamp = -1;
    std::optional<QByteArray> value;
};

/// What keeps a record, or a whole topic, from being taken as it is. Nothing is ever dropped.
enum class Finding {
    BadKey,          ///< the key is not <kind>/<id>
    NotJson,         ///< the value is no JSON object
    UnknownKind,     ///< of a later version, or somebody else's
    UnknownVersion,  ///< another apiVersion
    Invalid,         ///< a known kind whose document cannot be meant
    OtherDomain,     ///< claims a domain that is not the topic's: ignored
    OtherTopic,      ///< a platform record outside the platform's topic: ignored
    OtherId,         ///< key and document name different ids: ignored
    UnownedTopic,    ///< a product's topic lies outside its domain's prefixes: shown as claimed
    ClaimedTwice,    ///< two products name the same topic
    TopicMissing,    ///< the domain's record is there, its catalog topic is not
    TopicShape,      ///< not compacted, or more than one partition
    TopicUnreadable, ///< the broker does not let it be read
};

[[nodiscard]] QString findingName(Finding finding);

struct Problem
{
    Finding finding = Finding::Invalid;
    QString topic; ///< the catalog topic
    QString domain;
    QByteArray key; ///< empty where the topic itself is meant
    core::Offset offset = -1;
    QString detail;                         ///< technical, untranslated
    std::optional<core::ProductId> product; ///< that it is shown at
    std::optional<QByteArray> value;        ///< the bytes as they came
};

/// A record's meaning: one of the documents, or the problem that it is.
using Interpretation =
    std::variant<Product, Domain, Policy, Tier, Classification, Generation, DomainRules, Redirect,
                 AccessGrant, AccessRequest, Reveal, Problem>;

/// Applies the rules of what a reader accepts, all but those that compare records (claims).
/// `domain`: the topic's, empty for the platform's. The record must have a value. Thread-safe.
[[nodiscard]] Interpretation interpret(const CatalogRecord &record, const QString &domain);
/// The same for a record of mesh.requests.
[[nodiscard]] Interpretation interpretRequest(const CatalogRecord &record);

} // namespace mesh::catalog
