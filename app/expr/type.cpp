// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/expr/type.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::expr {

namespace {

struct KindName
{
    QLatin1StringView text;
    Kind kind;
};

// The first of a kind is the one that is written.
constexpr std::array kindNames{
    KindName{QLatin1StringView("BOOLEAN"), Kind::Boolean},
    KindName{QLatin1StringView("BIGINT"), Kind::BigInt},
    KindName{QLatin1StringView("INTEGER"), Kind::BigInt},
    KindName{QLatin1StringView("INT"), Kind::BigInt},
    KindName{QLatin1StringView("DOUBLE"), Kind::Double},
    KindName{QLatin1StringView("DECIMAL"), Kind::Decimal},
    KindName{QLatin1StringView("DEC"), Kind::Decimal},
    KindName{QLatin1StringView("VARCHAR"), Kind::Varchar},
    KindName{QLatin1StringView("STRING"), Kind::Varchar},
    KindName{QLatin1StringView("BYTES"), Kind::Bytes},
    KindName{QLatin1StringView("DATE"), Kind::Date},
    KindName{QLatin1StringView("TIME"), Kind::Time},
    KindName{QLatin1StringView("TIMESTAMP"), Kind::Timestamp},
    KindName{QLatin1StringView("ARRAY"), Kind::Array},
    KindName{QLatin1StringView("MAP"), Kind::Map},
    KindName{QLatin1StringView("STRUCT"), Kind::Struct},
};

QString kindText(Kind kind)
{
    const auto *found = std::ranges::find(kindNames, kind, &KindName::kind);
    return found == kindNames.end() ? u"unknown"_s : QString(found->text);
}

// Elements of an array that are looked at to say what it holds.
constexpr size_t sampledElements = 8;

Type unknownNull()
{
    Type type;
    type.onlyNull = true;
    return type;
}

struct TypeOf
{
    Type operator()(std::nullptr_t) const { return unknownNull(); }
    Type operator()(bool) const { return Kind::Boolean; }
    Type operator()(qint64) const { return Kind::BigInt; }
    Type operator()(double) const { return Kind::Double; }
    Type operator()(const schema::Decimal &) const { return Kind::Decimal; }
    Type operator()(const QString &) const { return Kind::Varchar; }
    Type operator()(const QByteArray &) const { return Kind::Bytes; }
    Type operator()(schema::Date) const { return Kind::Date; }
    Type operator()(schema::Time) const { return Kind::Time; }
    Type operator()(schema::Timestamp) const { return Kind::Timestamp; }

    Type operator()(const schema::Array &array) const
    {
        Type element = unknownNull();
        for (size_t index = 0; index < std::min(array.size(), sampledElements); ++index) {
            element = merged(element, typeOf(array[index]));
        }
        return Type::arrayOf(std::move(element));
    }

    Type operator()(const schema::Object &object) const
    {
        std::vector<Field> fields;
        for (const auto &[name, value] : object) {
            fields.push_back({name, typeOf(value), {}});
        }
        return Type::structOf(std::move(fields));
    }
};

Type elementOf(const Type &type)
{
    return type.element ? *type.element : unknownNull();
}

Type mergedStruct(const Type &known, const Type &more)
{
    Type united = known;
    for (const Field &field : more.fields) {
        const auto same = std::ranges::find(united.fields, field.name, &Field::name);
        if (same == united.fields.end()) {
            united.fields.push_back(field);
        } else if (!(same->type == field.type)) {
            same->type = merged(same->type, field.type);
        }
    }
    return united;
}

} // namespace

Type Type::arrayOf(Type element)
{
    Type type = Kind::Array;
    type.element = std::make_shared<const Type>(std::move(element));
    return type;
}

Type Type::mapOf(Type element)
{
    Type type = Kind::Map;
    type.element = std::make_shared<const Type>(std::move(element));
    return type;
}

Type Type::structOf(std::vector<Field> fields)
{
    Type type = Kind::Struct;
    type.fields = std::move(fields);
    return type;
}

QString Type::toString() const
{
    QString text = kindText(kind);
    if (kind == Kind::Decimal && precision > 0) {
        text += u"(%1, %2)"_s.arg(precision).arg(scale);
    } else if (kind == Kind::Array) {
        text += u'<' + elementOf(*this).toString() + u'>';
    } else if (kind == Kind::Map) {
        text += u"<VARCHAR, "_s + elementOf(*this).toString() + u'>';
    } else if (kind == Kind::Struct) {
        QStringList inside;
        for (const Field &field : fields) {
            inside += field.name + u' ' + field.type.toString();
        }
        text += u'<' + inside.join(u", "_s) + u'>';
    }
    return text;
}

const Field *Type::field(QStringView name, bool quoted) const
{
    const Field *other = nullptr;
    int others = 0;
    for (const Field &candidate : fields) {
        if (candidate.name == name) {
            return &candidate;
        }
        if (!quoted && name.compare(candidate.name, Qt::CaseInsensitive) == 0) {
            other = &candidate;
            ++others;
        }
    }
    return others == 1 ? other : nullptr;
}

bool operator==(const Type &left, const Type &right)
{
    return left.kind == right.kind && left.precision == right.precision &&
           left.scale == right.scale && left.onlyNull == right.onlyNull &&
           left.fields == right.fields && !left.element == !right.element &&
           (!left.element || *left.element == *right.element);
}

Type typeOf(const schema::Value &value)
{
    return std::visit(TypeOf(), value.data);
}

Type merged(const Type &known, const Type &more)
{
    if (known == more || more.onlyNull) {
        return known;
    }
    if (known.onlyNull) {
        return more;
    }
    if (known.isNumber() && more.isNumber()) {
        const bool isDouble = known.kind == Kind::Double || more.kind == Kind::Double;
        const bool isWhole = known.kind == Kind::BigInt && more.kind == Kind::BigInt;
        return isDouble ? Kind::Double : isWhole ? Kind::BigInt : Kind::Decimal;
    }
    if (known.kind != more.kind) {
        return {};
    }
    switch (known.kind) {
    case Kind::Array:
        return Type::arrayOf(merged(elementOf(known), elementOf(more)));
    case Kind::Map:
        return Type::mapOf(merged(elementOf(known), elementOf(more)));
    case Kind::Struct:
        return mergedStruct(known, more);
    default:
        return known.kind;
    }
}

Type typeOf(const schema::Type &type)
{
    using From = schema::Type::Kind;
    switch (type.kind) {
    case From::Boolean:
        return Kind::Boolean;
    case From::Integer:
        // An unsigned number may lie beyond 64 bits signed; then it is a decimal.
        return type.logical == u"uint64"_s ? Type() : Type(Kind::BigInt);
    case From::Double:
        return Kind::Double;
    case From::Decimal: {
        Type decimal = Kind::Decimal;
        decimal.precision = type.precision;
        decimal.scale = type.scale;
        return decimal;
    }
    case From::String:
    case From::Enum:
        return Kind::Varchar;
    case From::Bytes:
        return Kind::Bytes;
    case From::Date:
        return Kind::Date;
    case From::Time:
        return Kind::Time;
    case From::Timestamp:
        return Kind::Timestamp;
    case From::List:
        return Type::arrayOf(type.element ? typeOf(*type.element) : Type());
    case From::Map:
        return Type::mapOf(type.element ? typeOf(*type.element) : Type());
    case From::Record: {
        std::vector<Field> fields;
        for (const schema::Field &field : type.fields) {
            fields.push_back({field.name, field.type ? typeOf(*field.type) : Type(), field.doc});
        }
        return Type::structOf(std::move(fields));
    }
    case From::Null:
    case From::Union:
    case From::Any:
    case From::Recursive:
        break;
    }
    return {};
}

std::optional<Type> typeNamed(const sql::TypeName &name)
{
    const auto *found = std::ranges::find_if(kindNames, [&name](const KindName &candidate) {
        return name.name.compare(candidate.text, Qt::CaseInsensitive) == 0;
    });
    if (found == kindNames.end()) {
        return {};
    }
    Type type = found->kind;
    if (type.kind == Kind::Decimal && !name.parameters.empty()) {
        type.precision = int(std::clamp<qint64>(name.parameters[0], 1, 1'000));
        const qint64 scale = name.parameters.size() > 1 ? name.parameters[1] : 0;
        type.scale = int(std::clamp<qint64>(scale, 0, type.precision));
    }
    std::vector<Field> arguments;
    for (const sql::TypeName::Field &argument : name.arguments) {
        const auto inner = typeNamed(*argument.type);
        if (!inner) {
            return {};
        }
        arguments.push_back({argument.name, *inner, {}});
    }
    if ((type.kind == Kind::Array || type.kind == Kind::Map) && !arguments.empty()) {
        type.element = std::make_shared<const Type>(arguments.back().type);
    } else if (type.kind == Kind::Struct) {
        type.fields = std::move(arguments);
    }
    return type;
}

} // namespace mesh::expr
