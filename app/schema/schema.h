// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/type.h"
#include "app/schema/value.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <vector>

namespace mesh::schema {

enum class SchemaKind { Avro, Protobuf, Json };

/// The registry's own word: AVRO, PROTOBUF, JSON.
[[nodiscard]] QString kindName(SchemaKind kind);
/// Nothing for words that are none of them; an empty one is AVRO, as the registry has it.
[[nodiscard]] std::optional<SchemaKind> kindFromName(QStringView name);

struct SchemaReference
{
    QString name; ///< what the schema calls it: a type, a file, a URL
    QString subject;
    int version = 0;
    friend bool operator==(const SchemaReference &, const SchemaReference &) = default;
};

/// A schema as text, with the texts of all that it refers to, in any depth.
struct SchemaSource
{
    struct Import
    {
        QString name;
        QString text;
        friend bool operator==(const Import &, const Import &) = default;
    };

    SchemaKind kind = SchemaKind::Avro;
    QString text;
    std::vector<SchemaReference> references; ///< the direct ones
    std::vector<Import> imports;             ///< what others need comes before them
    friend bool operator==(const SchemaSource &, const SchemaSource &) = default;
};

/// One JSON document, for a cache on disk, and back. Error: Corrupt.
[[nodiscard]] QByteArray toBytes(const SchemaSource &source);
[[nodiscard]] core::Result<SchemaSource> sourceFromBytes(QByteArrayView bytes);

/// Which message of a Protobuf file: index at the top level, then of nested ones. Others: ignored.
using MessageIndexes = std::vector<qint32>;

class Codec;

/// A compiled schema: immutable, thread-safe, shared.
///
/// Values: Avro's unions are unwrapped; logical types are dates, times, decimals; a float is the
/// shortest decimal that reads back as the same float. Protobuf: a field without presence that is
/// absent has its default, one with presence is left out; enums are names (unknown ones numbers);
/// Timestamp, wrappers, Struct and Decimal are values of their own, Timestamp where nanoseconds
/// would be lost is its two fields; unknown fields are named "[number]" and written back. Text
/// that is not UTF-8 is bytes.
class Schema
{
public:
    /// Error: Schema, saying what is wrong with the text; `where` is the import or type.
    [[nodiscard]] static core::Result<std::shared_ptr<const Schema>> compile(SchemaSource source);
    ~Schema();

    [[nodiscard]] const SchemaSource &source() const { return m_source; }
    [[nodiscard]] SchemaKind kind() const { return m_source.kind; }
    /// The tree of the value; of Protobuf that of the message. Null where the message is not there.
    [[nodiscard]] TypePointer type(const MessageIndexes &message = {0}) const;

    /// Reads bytes from `start` to their end. Safe on any bytes. Errors count bytes from the
    /// beginning of `bytes`: Decode ("amount: expected long at byte 41, found end of data");
    /// `where` is the path of the field.
    [[nodiscard]] core::Result<Value> decode(QByteArrayView bytes, qsizetype start = 0,
                                             const MessageIndexes &message = {0}) const;
    /// Without framing. Accepts what decode gives, and what JSON has instead: text for dates,
    /// times, decimals and enums, base64 for bytes. Error: Type, `where` is the path of the field.
    [[nodiscard]] core::Result<QByteArray> encode(const Value &value,
                                                  const MessageIndexes &message = {0}) const;
    /// The indexes of a Protobuf message by its full name, or its name within the package; nothing
    /// where there is none. Others: {0}.
    [[nodiscard]] std::optional<MessageIndexes> findMessage(QStringView name) const;

private:
    Schema(SchemaSource source, std::unique_ptr<const Codec> codec);

    SchemaSource m_source;
    std::unique_ptr<const Codec> m_codec;
};

using SchemaPointer = std::shared_ptr<const Schema>;

} // namespace mesh::schema
