// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/decoder.h"

namespace mesh::schema {

/// The framed bytes of a value: 00, id, Protobuf's indexes, payload. Thread-safe. Error: Type, with
/// the field that does not fit.
[[nodiscard]] core::Result<QByteArray> encodeFramed(const Schema &schema, qint32 id,
                                                    const Value &value,
                                                    const MessageIndexes &message = {0});

/// Bytes without a schema: Json, Text, Bytes (bytes, or text in base64), Int32, Int64, Double.
/// Error: Type; Usage for a format that needs a schema.
[[nodiscard]] core::Result<QByteArray> encodePlain(const Value &value, Format format);

/// Writes values by the schemas of a registry. Thread-safe; blocks on the registry at the first use
/// of an id.
class Encoder
{
public:
    explicit Encoder(std::shared_ptr<SchemaRegistry> registry);

    [[nodiscard]] core::Result<QByteArray> encode(const Value &value, qint32 schemaId,
                                                  const MessageIndexes &message = {0}) const;
    /// A Protobuf message by its full name, or its name within the package. Error: NotFound where
    /// the schema has none of that name.
    [[nodiscard]] core::Result<QByteArray> encodeMessage(const Value &value, qint32 schemaId,
                                                         const QString &message) const;
    /// By the latest version of a subject.
    [[nodiscard]] core::Result<QByteArray> encodeLatest(const Value &value, const QString &subject,
                                                        const MessageIndexes &message = {0}) const;
    /// Back to the bytes that `decoded` was read from, with another value in its place.
    [[nodiscard]] core::Result<QByteArray> encodeLike(const Value &value,
                                                      const Decoded &decoded) const;

private:
    std::shared_ptr<SchemaRegistry> m_registry;
};

} // namespace mesh::schema
