// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/schema.h"

#include <QHash>
#include <QStringList>

#include <deque>
#include <optional>
#include <vector>

namespace mesh::schema {

/// A node of a compiled Avro schema (specification 1.11). Named types may lie within themselves, so
/// nodes point to each other and live in the AvroSchema.
struct AvroNode
{
    enum class Kind {
        Null,
        Boolean,
        Int,
        Long,
        Float,
        Double,
        Bytes,
        String,
        Record,
        Enum,
        List,
        Map,
        Union,
        Fixed,
    };
    /// Those that give a value another form; all others are ignored, as the specification says.
    enum class Logical {
        None,
        Decimal,
        Uuid,
        Date,
        TimeMillis,
        TimeMicros,
        TimestampMillis,
        TimestampMicros,
        Duration,
    };
    struct Member
    {
        QString name;
        QString doc;
        QStringList tags;
        const AvroNode *node = nullptr;
        std::optional<Value> fallback;
    };

    Kind kind = Kind::Null;
    Logical logical = Logical::None;
    QString name; ///< full, of records, enums and fixed
    QString doc;
    QStringList tags;
    std::vector<Member> members;            ///< of a record
    std::vector<const AvroNode *> branches; ///< of a union
    const AvroNode *element = nullptr;      ///< of a list or map
    QStringList symbols;
    std::optional<QString> fallbackSymbol;
    qsizetype size = 0; ///< of a fixed
    int precision = 0;
    int scale = 0;
};

/// What an error calls a node: "long", "array", "sales.Order".
[[nodiscard]] QString avroName(const AvroNode &node);

/// A compiled schema; owns its nodes. Immutable after compile.
class AvroSchema
{
public:
    /// Error: Schema.
    [[nodiscard]] static core::Result<std::unique_ptr<const AvroSchema>>
    compile(const SchemaSource &source);

    [[nodiscard]] const AvroNode &root() const { return *m_root; }
    [[nodiscard]] TypePointer type() const;

private:
    friend class AvroCompiler;
    std::deque<AvroNode> m_nodes;
    const AvroNode *m_root = nullptr;
};

/// Reads one datum of Avro's binary encoding; see Schema::decode.
[[nodiscard]] core::Result<Value> readAvro(const AvroNode &root, QByteArrayView bytes,
                                           qsizetype start);
/// Writes one; see Schema::encode.
[[nodiscard]] core::Result<QByteArray> writeAvro(const AvroNode &root, const Value &value);

} // namespace mesh::schema
