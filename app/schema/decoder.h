// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/records/record.h"
#include "app/schema/registry.h"
#include "app/schema/schema.h"
#include "app/schema/wire.h"

#include <optional>

namespace mesh::schema {

enum class Part { Key, Value };

enum class Format {
    Absent, ///< Kafka's null
    Json,
    Text,
    Bytes, ///< shown in hex; also what could not be decoded
    Avro,
    Protobuf,
    JsonSchema,
    Int32, ///< big-endian, as Kafka's own serializers write them
    Int64,
    Double,
};

/// A stable word, for settings and `--format json`: "avro", "int64" …
[[nodiscard]] QString formatName(Format format);
[[nodiscard]] std::optional<Format> formatFromName(QStringView name);

/// How one part of a topic's records is read.
struct FormatChoice
{
    /// Nothing: by the bytes. Else exactly this; what does not fit is bytes with an error.
    std::optional<Format> forced;
    /// With Avro, Protobuf or JsonSchema: the payload is bare and this is its schema.
    SchemaPointer schema;
    MessageIndexes message{0};
};

struct Decoded
{
    Value value; ///< the bytes themselves where there is an error
    Format format = Format::Absent;
    std::optional<qint32> schemaId;
    SchemaPointer schema;
    MessageIndexes message{0};        ///< of a Protobuf schema
    std::optional<core::Error> error; ///< retriable: the registry may know later
    qsizetype payload = 0;            ///< where it begins, behind the framing

    [[nodiscard]] bool isPending() const { return error && error->retriable; }
};

/// Whether decoding may ask the registry. The GUI thread says CacheOnly; a schema not known yet is
/// a retriable error then.
enum class Lookup { CacheOnly, MayFetch };

/// Reads keys and values of one topic. Thread-safe, safe on any bytes, immutable after it is made.
///
/// By the bytes, in this order: a schema header, a framing (registry), JSON (objects, arrays, and
/// scalars that print exactly as they came), text (UTF-8 without control characters), else bytes.
/// Framed bytes whose schema cannot be had stay bytes, with the id and the reason.
class Decoder
{
public:
    explicit Decoder(std::shared_ptr<SchemaRegistry> registry = nullptr, FormatChoice key = {},
                     FormatChoice value = {});

    /// `schemaHeader`: the value of the part's schema header, where the record has one.
    [[nodiscard]] Decoded decode(QByteArrayView bytes, Part part, Lookup lookup = Lookup::MayFetch,
                                 std::optional<QByteArrayView> schemaHeader = {}) const;
    /// A part of a record, Absent for null; reads the schema header itself.
    [[nodiscard]] Decoded decode(const records::RecordView &record, Part part,
                                 Lookup lookup = Lookup::MayFetch) const;

    [[nodiscard]] const FormatChoice &choice(Part part) const
    {
        return part == Part::Key ? m_key : m_value;
    }
    [[nodiscard]] const std::shared_ptr<SchemaRegistry> &registry() const { return m_registry; }

private:
    static Decoded byBytes(QByteArrayView bytes);
    Decoded framed(QByteArrayView bytes, const Framing &framing, Lookup lookup) const;
    static Decoded bySchema(QByteArrayView bytes, qsizetype start, const SchemaPointer &schema,
                            QByteArrayView indexes);
    core::Result<SchemaPointer> find(const Framing &framing, Lookup lookup) const;

    std::shared_ptr<SchemaRegistry> m_registry;
    FormatChoice m_key;
    FormatChoice m_value;
};

} // namespace mesh::schema
