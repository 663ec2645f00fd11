// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tabular/mask.h"
#include "app/tabular/recordrow.h"

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace mesh::tabular {

enum class Encoding { Json, Utf8, Base64, Absent };

/// A key, a value or a header as the envelope holds it. Json: `value` is what was decoded; else
/// `bytes` are exact.
struct EnvelopePart
{
    Encoding encoding = Encoding::Absent;
    schema::Value value;
    QByteArray bytes;
    std::optional<qint32> schemaId;
    /// Of a Json part whose bytes are a bare number: int32, int64, double. Empty: JSON or a schema.
    QString format;
    /// Full name of a Protobuf message that is not the first of its schema; empty: the first.
    QString message;
};

struct EnvelopeHeader
{
    QString name;
    EnvelopePart value;
};

/// The record envelope: what `meshctl records read --format jsonl` prints and `records write`
/// takes, one JSON object a line. Exact: writing what was read gives the same record.
struct Envelope
{
    QString topic;
    std::optional<core::PartitionId> partition;
    std::optional<core::Offset> offset;
    std::optional<core::TimestampMs> timestamp;
    records::TimestampType timestampType = records::TimestampType::None;
    std::vector<EnvelopeHeader> headers;
    EnvelopePart key;
    EnvelopePart value;
    bool raw = false;
    QString error;      ///< why key or value are only bytes
    QStringList masked; ///< the places that hold a mask instead of their content
};

struct EnvelopeOptions
{
    bool raw = false; ///< bytes as base64, nothing decoded. Parts with masks are hidden whole.
    const MaskRules *masks = nullptr;
};

[[nodiscard]] Envelope envelopeOf(const RecordRow &row, const EnvelopeOptions &options = {});
/// One line of UTF-8, without its end.
[[nodiscard]] QByteArray toJsonLine(const Envelope &envelope);
/// Error: Syntax where it is no envelope, with the member in `where`.
[[nodiscard]] core::Result<Envelope> parseEnvelope(QByteArrayView line);

} // namespace mesh::tabular
