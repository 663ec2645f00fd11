// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalog/document.h"

#include <QDate>

#include <optional>
#include <vector>

namespace mesh::catalog {

/// Other: a word of somebody else's, kept in the document.
enum class Lifecycle { Draft, Active, Deprecated, Retired, Other };
/// Unstated: the document says nothing.
enum class Quality { Unstated, Authoritative, Curated, Raw, Other };

[[nodiscard]] QString lifecycleName(Lifecycle lifecycle); ///< "active"; empty for Other
[[nodiscard]] QString qualityName(Quality quality);       ///< "curated"; empty for Unstated, Other
[[nodiscard]] Lifecycle lifecycleFromName(QStringView name);
[[nodiscard]] Quality qualityFromName(QStringView name);

/// One major version of a product: where its records are (ODPS outputPorts[]).
struct Port
{
    int major = 1;
    QString name;
    QString topic;
    QString keySubject; ///< of the schema registry; empty: no schema
    QString valueSubject;
    QString format; ///< avro, protobuf, jsonschema, json, text, bytes
    QString description;
    Lifecycle state = Lifecycle::Active;
    std::optional<QDate> sunset; ///< of a deprecated one
    schema::Value source;
    friend bool operator==(const Port &a, const Port &b)
    {
        return a.major == b.major && a.name == b.name && a.topic == b.topic &&
               a.keySubject == b.keySubject && a.valueSubject == b.valueSubject &&
               a.format == b.format && a.description == b.description && a.state == b.state &&
               a.sunset == b.sunset;
    }
};

/// What the owner promises (ODCS slaProperties[]); absent: not promised.
struct Promises
{
    std::optional<qint64> freshnessSeconds; ///< latency
    std::optional<schema::Decimal> availabilityPercent;
    std::optional<qint64> retentionSeconds; ///< -1: for good
    std::optional<QDate> endOfSupport;
    friend bool operator==(const Promises &, const Promises &) = default;
};

/// What is said of a field where there is no schema to say it (ODCS schema[].properties[]).
struct FieldNote
{
    QString path; ///< dotted
    QString description;
    QString classification;
    QStringList tags;
    schema::Value source;
    friend bool operator==(const FieldNote &a, const FieldNote &b)
    {
        return a.path == b.path && a.description == b.description &&
               a.classification == b.classification && a.tags == b.tags;
    }
};

/// ODPS authoritativeDefinitions[].
struct Link
{
    QString type; ///< documentation, dashboard, code, …
    QString url;
    QString description;
    schema::Value source;
    friend bool operator==(const Link &a, const Link &b)
    {
        return a.type == b.type && a.url == b.url && a.description == b.description;
    }
};

/// Where a product comes from (ODPS inputPorts[]) or is known to go (outputs[]).
struct Reference
{
    QString name; ///< domain.name of a product, or the name of what is no product
    std::optional<int> major;
    QString topic; ///< where it is a topic and no product
    QString description;
    schema::Value source;
    friend bool operator==(const Reference &a, const Reference &b)
    {
        return a.name == b.name && a.major == b.major && a.topic == b.topic &&
               a.description == b.description;
    }
};

/// The owner's word to readers: an incident, a planned change.
struct Notice
{
    QString kind; ///< incident, change, info
    QString text; ///< Markdown
    core::TimestampMs from = -1;
    core::TimestampMs until = -1;
    schema::Value source;
    friend bool operator==(const Notice &a, const Notice &b)
    {
        return a.kind == b.kind && a.text == b.text && a.from == b.from && a.until == b.until;
    }
};

/// Records the owner shows to those who may not read the topic.
struct Sample
{
    core::TimestampMs takenAt = -1;
    std::vector<schema::Value> records;
    friend bool operator==(const Sample &, const Sample &) = default;
};

/// A data product, as its record in the domain's catalog topic says.
struct Product
{
    core::ProductId id;
    QString uid; ///< stays the same when the product moves to another domain; a UUID
    QString displayName;
    QString purpose; ///< Markdown
    QString limitations;
    QString usage;
    QString owner; ///< a team
    Lifecycle lifecycle = Lifecycle::Draft;
    Quality quality = Quality::Unstated;
    QString tier;
    QString classification;
    QString version; ///< semantic version of the product
    std::vector<Port> ports;
    Promises promises;
    QStringList tags;
    QStringList terms; ///< of the glossary
    std::vector<FieldNote> fields;
    std::vector<Reference> inputs;
    std::vector<Reference> outputs;
    std::vector<Link> links;
    std::vector<Channel> support;
    std::optional<Sample> sample;
    std::vector<Notice> notices;
    std::optional<QDate> sunset;
    QString successor;     ///< domain.name
    QString offeredTo;     ///< domain.name that it is to become, once that domain accepts
    QStringList formerIds; ///< domain.name that it has been, the last one first
    Signature writtenBy;

    schema::Value source;

    [[nodiscard]] static core::Result<Product> read(const schema::Value &document);
    [[nodiscard]] schema::Value document() const;

    /// The newest major version that is active, else the newest; nullptr without ports.
    [[nodiscard]] const Port *currentPort() const;
};

} // namespace mesh::catalog
