// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/type.h"
#include "app/schema/value.h"
#include "app/sql/ast.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace mesh::expr {

enum class Kind : quint8 {
    Unknown, ///< known only row by row; every operation takes it and looks at the value
    Boolean,
    BigInt, ///< 64 bits signed; INT and INTEGER too
    Double,
    Decimal,
    Varchar,
    Bytes,
    Date,
    Time,
    Timestamp,
    Array,
    Map, ///< keys are text
    Struct,
};

struct Field;

struct Type
{
    Kind kind = Kind::Unknown;
    int precision = 0; ///< of a Decimal; 0: any
    int scale = 0;
    bool onlyNull = false;               ///< Unknown, because samples had nothing but NULL
    std::vector<Field> fields;           ///< of a Struct
    std::shared_ptr<const Type> element; ///< of an Array or a Map; null: unknown

    Type();
    Type(Kind which);
    [[nodiscard]] static Type arrayOf(Type element);
    [[nodiscard]] static Type mapOf(Type element);
    [[nodiscard]] static Type structOf(std::vector<Field> fields);

    [[nodiscard]] bool isNumber() const
    {
        return kind == Kind::BigInt || kind == Kind::Double || kind == Kind::Decimal;
    }
    [[nodiscard]] bool isUnknown() const { return kind == Kind::Unknown; }
    /// As SQL writes it: DECIMAL(10, 2), ARRAY<VARCHAR>; "unknown" where it is.
    [[nodiscard]] QString toString() const;
    /// The field of a struct: exactly this name or, unless quoted, the only one that differs in
    /// case alone; null where there is none.
    [[nodiscard]] const Field *field(QStringView name, bool quoted) const;

    friend bool operator==(const Type &, const Type &);
};

struct Field
{
    QString name;
    Type type;
    QString doc;
    friend bool operator==(const Field &, const Field &) = default;
};

// Here, where Field is whole: a vector of it is made.
inline Type::Type() = default;
inline Type::Type(Kind which)
    : kind(which)
{}

/// What a value is by itself, structs and arrays included (an array's elements merged).
[[nodiscard]] Type typeOf(const schema::Value &value);
/// What both can be: equal kinds stay, numbers widen, fields unite in order of appearance, anything
/// else is Unknown. Of a type seen only as NULL and another, the other wins.
[[nodiscard]] Type merged(const Type &known, const Type &more);
/// What values of a schema's type are here; unions and what the schema leaves open are Unknown.
[[nodiscard]] Type typeOf(const schema::Type &type);
/// VARCHAR, BIGINT, DECIMAL(10, 2), …: as the parser reads types; nothing for a name that is none.
[[nodiscard]] std::optional<Type> typeNamed(const sql::TypeName &name);

} // namespace mesh::expr
