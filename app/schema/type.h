// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/value.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace mesh::schema {

struct Type;
using TypePointer = std::shared_ptr<const Type>;

/// A field of a record.
struct Field
{
    QString name;
    TypePointer type;
    QString doc;
    QStringList tags;              ///< Confluent's inline tags: "PII"
    bool required = true;          ///< always there; else it may be absent or has a fallback
    std::optional<Value> fallback; ///< what stands for it where it is absent
    int number = 0;                ///< Protobuf's
};

/// What the values of a schema look like: one tree for Avro, Protobuf and JSON Schema, for columns,
/// completion and comparison. Immutable. A type within itself is Kind::Recursive with the name of
/// the ancestor meant, so a tree has an end.
struct Type
{
    enum class Kind {
        Null,
        Boolean,
        Integer, ///< up to 64 bits; `logical` names the source's own type (int32, uint64 …)
        Double,
        Decimal, ///< precision, scale
        String,
        Bytes, ///< size > 0: fixed
        Date,
        Time,
        Timestamp,
        Enum,      ///< symbols
        Record,    ///< fields
        List,      ///< element
        Map,       ///< element; keys are text
        Union,     ///< branches, without null
        Any,       ///< the schema does not say
        Recursive, ///< the ancestor of that name
    };

    Kind kind = Kind::Any;
    bool nullable = false; ///< null is a value too
    QString name;          ///< full, of named types
    QString doc;
    QString logical; ///< "uuid", "int32", JSON Schema's format …; empty: nothing to add
    QStringList tags;
    std::vector<Field> fields;
    std::vector<TypePointer> branches;
    TypePointer element;
    QStringList symbols;
    int size = 0;
    int precision = 0;
    int scale = 0;

    /// The field of that name; nullptr where there is none.
    [[nodiscard]] const Field *field(QStringView fieldName) const;
    /// Along a dotted path through records, arrays (by index or "*") and maps; nullptr where it
    /// breaks off. Recursive types are followed.
    [[nodiscard]] const Type *path(QStringView dotted) const;
    /// One line: "string", "array<sales.Line>", "decimal(10, 2)?".
    [[nodiscard]] QString toText() const;
};

} // namespace mesh::schema
