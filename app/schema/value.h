// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/schema/decimal.h"
#include "app/schema/temporal.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace mesh::schema {

struct Value;

using Array = std::vector<Value>;
/// Fields in the order of the source; maps too.
using Object = std::vector<std::pair<QString, Value>>;

/// One decoded value, the same tree for JSON, Avro and Protobuf. Exact: an integer that fits 64
/// bits signed is qint64, any other number of JSON is a Decimal; double comes from binary formats
/// alone.
struct Value
{
    using Data = std::variant<std::nullptr_t, bool, qint64, double, Decimal, QString, QByteArray,
                              Date, Time, Timestamp, Array, Object>;
    Data data = nullptr;

    Value() = default;
    template<typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Value> && std::is_constructible_v<Data, T &&>)
        Value(T &&from)
        : data(std::forward<T>(from))
    {}

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::nullptr_t>(data); }
    template<typename T>
    [[nodiscard]] const T *as() const
    {
        return std::get_if<T>(&data);
    }
    template<typename T>
    [[nodiscard]] T *as()
    {
        return std::get_if<T>(&data);
    }

    /// The field of an object, the element of an array is `at(index)`; nullptr where there is none.
    [[nodiscard]] const Value *field(QStringView name) const;
    [[nodiscard]] const Value *at(qsizetype index) const;
    /// Along a dotted path of field names and array indexes; nullptr where it breaks off. A field
    /// whose own name has dots is found by that whole name first.
    [[nodiscard]] const Value *path(QStringView dotted) const;
    /// Sets an object's field, in place where it exists, else at its end; what is no object becomes
    /// one.
    void setField(const QString &name, Value value);
    void removeField(QStringView name);

    /// Text as a person reads it in a cell: strings bare, bytes as 0x…, objects and arrays as
    /// compact JSON.
    [[nodiscard]] QString toDisplay() const;

    /// Numbers are equal by exact number whatever holds them (1, 1.0 and 1.00 are), NaN equals
    /// itself; objects are equal with the same fields in any order.
    friend bool operator==(const Value &, const Value &);
};

} // namespace mesh::schema
