// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/schema.h"

namespace mesh::schema {

/// One schema language's side of a Schema; see there. Immutable, thread-safe.
class Codec
{
public:
    virtual ~Codec() = default;
    [[nodiscard]] virtual TypePointer type(const MessageIndexes &message) const = 0;
    [[nodiscard]] virtual core::Result<Value> decode(QByteArrayView bytes, qsizetype start,
                                                     const MessageIndexes &message) const = 0;
    [[nodiscard]] virtual core::Result<QByteArray> encode(const Value &value,
                                                          const MessageIndexes &message) const = 0;
    [[nodiscard]] virtual std::optional<MessageIndexes> findMessage(QStringView name) const = 0;
};

using CodecResult = core::Result<std::unique_ptr<const Codec>>;

[[nodiscard]] CodecResult makeAvroCodec(const SchemaSource &source);
[[nodiscard]] CodecResult makeProtobufCodec(const SchemaSource &source);
[[nodiscard]] CodecResult makeJsonCodec(const SchemaSource &source);

/// A Schema error about a text.
[[nodiscard]] core::Error schemaError(const QString &detail, const QString &where = {});

} // namespace mesh::schema
