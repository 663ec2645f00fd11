// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

#include <QDate>

namespace mesh::catalog {

/// Somebody asks to read a product: a record of mesh.requests, which everybody may write. What is
/// asked for stays as it was written; the answer is an AccessGrant.
struct AccessRequest
{
    QString id; ///< a UUID
    core::ProductId product;
    QString principal;          ///< of Kafka, that will read: User:ana
    QString group;              ///< consumer group or prefix of groups; empty: none in particular
    QString purpose;            ///< what for
    std::optional<QDate> until; ///< how long it is needed; nothing: not said
    bool withdrawn = false;     ///< by whoever asked
    Signature by;

    schema::Value source;

    [[nodiscard]] static core::Result<AccessRequest> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

/// Somebody has looked at what is masked: a record of mesh.requests, which stays, written before
/// anything is shown.
struct Reveal
{
    QString id; ///< a UUID
    QString topic;
    QStringList fields; ///< as masks name them: customer.email
    /// Of the one record; nothing: whatever was read of the topic.
    std::optional<core::PartitionId> partition;
    std::optional<core::Offset> offset;
    Signature by;

    schema::Value source;

    [[nodiscard]] static core::Result<Reveal> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;
};

enum class Decision { Agreed, Refused, Ended };

[[nodiscard]] QString decisionName(Decision decision); ///< agreed, refused, ended

/// The owner's answer, in the catalog topic of the product's domain, under the request's id; or an
/// agreement that nobody asked for, under an id of its own. It grants no ACL.
struct AccessGrant
{
    QString id;
    core::ProductId product;
    QString principal;
    QString group;
    QString purpose;
    Decision decision = Decision::Agreed;
    QString reason;
    std::optional<QDate> until;    ///< when it ends by itself
    std::optional<QDate> reviewAt; ///< when the owner wants to look at it again
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<AccessGrant> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;

    /// The answer to a request, with what was asked for.
    [[nodiscard]] static AccessGrant of(const AccessRequest &request, Decision decision);
};

} // namespace mesh::catalog
