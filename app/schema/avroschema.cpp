// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/avroschema.h"

#include "app/schema/codec.h"
#include "app/schema/json.h"

#include <algorithm>
#include <array>

namespace mesh::schema {

using namespace Qt::StringLiterals;
using Kind = AvroNode::Kind;
using Logical = AvroNode::Logical;

namespace {

constexpr int maximumSchemaDepth = 256;
constexpr qsizetype maximumFixed = 16 * 1024 * 1024;

struct Word
{
    QStringView text;
    Kind kind;
};

constexpr std::array primitives{
    Word{u"null", Kind::Null},   Word{u"boolean", Kind::Boolean}, Word{u"int", Kind::Int},
    Word{u"long", Kind::Long},   Word{u"float", Kind::Float},     Word{u"double", Kind::Double},
    Word{u"bytes", Kind::Bytes}, Word{u"string", Kind::String},
};

struct LogicalWord
{
    QStringView text;
    Kind kind; ///< the only one it may stand on
    Logical logical;
};

constexpr std::array logicals{
    LogicalWord{u"decimal", Kind::Bytes, Logical::Decimal},
    LogicalWord{u"decimal", Kind::Fixed, Logical::Decimal},
    LogicalWord{u"uuid", Kind::String, Logical::Uuid},
    LogicalWord{u"uuid", Kind::Fixed, Logical::Uuid},
    LogicalWord{u"date", Kind::Int, Logical::Date},
    LogicalWord{u"time-millis", Kind::Int, Logical::TimeMillis},
    LogicalWord{u"time-micros", Kind::Long, Logical::TimeMicros},
    LogicalWord{u"timestamp-millis", Kind::Long, Logical::TimestampMillis},
    LogicalWord{u"timestamp-micros", Kind::Long, Logical::TimestampMicros},
    LogicalWord{u"local-timestamp-millis", Kind::Long, Logical::TimestampMillis},
    LogicalWord{u"local-timestamp-micros", Kind::Long, Logical::TimestampMicros},
    LogicalWord{u"duration", Kind::Fixed, Logical::Duration},
};

QString text(const Value &object, QStringView name)
{
    const Value *value = object.field(name);
    const QString *found = value ? value->as<QString>() : nullptr;
    return found ? *found : QString();
}

std::optional<qint64> integer(const Value &object, QStringView name)
{
    const Value *value = object.field(name);
    const qint64 *found = value ? value->as<qint64>() : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

QStringList texts(const Value &object, QStringView name)
{
    QStringList all;
    if (const Value *list = object.field(name)) {
        for (qsizetype i = 0; const Value *each = list->at(i); ++i) {
            all << each->toDisplay();
        }
    }
    return all;
}

} // namespace

QString avroName(const AvroNode &node)
{
    if (!node.name.isEmpty()) {
        return node.name;
    }
    const auto *found = std::find_if(primitives.begin(), primitives.end(),
                                     [&node](const Word &word) { return word.kind == node.kind; });
    if (found != primitives.end()) {
        return found->text.toString();
    }
    return node.kind == Kind::List ? u"array"_s : (node.kind == Kind::Map ? u"map"_s : u"union"_s);
}

/// From the JSON text to nodes. A failed step leaves m_error and answers nullptr.
class AvroCompiler
{
public:
    explicit AvroCompiler(AvroSchema &schema)
        : m_schema(schema)
    {}

    const AvroNode *compile(const QString &schemaText)
    {
        const auto document = parseJson(schemaText.toUtf8());
        if (document) {
            return node(*document, {}, 0);
        }
        // a bare name is accepted by registries: string for "string"
        const QString bare = schemaText.trimmed();
        const bool isName = !bare.isEmpty() && std::all_of(bare.begin(), bare.end(), [](QChar c) {
            return c.isLetterOrNumber() || c == u'_' || c == u'.';
        });
        return isName ? named(bare, {}) : fail(document.error().detail);
    }

    [[nodiscard]] const core::Error &error() const { return m_error; }

private:
    const AvroNode *fail(const QString &what, const QString &where = {})
    {
        m_error = schemaError(what, where);
        return nullptr;
    }

    AvroNode &add(Kind kind)
    {
        AvroNode &made = m_schema.m_nodes.emplace_back();
        made.kind = kind;
        return made;
    }

    const AvroNode *node(const Value &json, const QString &space, int depth)
    {
        if (depth > maximumSchemaDepth) {
            return fail(u"types nest deeper than %1"_s.arg(maximumSchemaDepth));
        }
        if (const auto *name = json.as<QString>()) {
            return named(*name, space);
        }
        if (const auto *branches = json.as<Array>()) {
            return unionOf(*branches, space, depth);
        }
        if (!json.as<Object>()) {
            return fail(u"expected a type, found "_s + json.toDisplay().left(40));
        }
        const Value *type = json.field(u"type");
        if (!type) {
            return fail(u"an object without \"type\""_s, text(json, u"name"));
        }
        const auto *word = type->as<QString>();
        if (!word) {
            return node(*type, space, depth + 1);
        }
        if (*word == u"record" || *word == u"error") {
            return record(json, space, depth);
        }
        if (*word == u"enum" || *word == u"fixed") {
            return symbolsOrFixed(json, space, *word == u"enum");
        }
        if (*word == u"array" || *word == u"map") {
            const Value *items = json.field(*word == u"array" ? u"items" : u"values");
            const AvroNode *element =
                items ? node(*items, space, depth + 1) : fail(*word + u" does not say of what"_s);
            if (!element) {
                return nullptr;
            }
            AvroNode &made = add(*word == u"array" ? Kind::List : Kind::Map);
            made.element = element;
            return &made;
        }
        return annotated(*word, json, space);
    }

    /// A primitive that may have a logical type, or a name in the long form.
    const AvroNode *annotated(const QString &word, const Value &json, const QString &space)
    {
        const auto *primitive =
            std::find_if(primitives.begin(), primitives.end(),
                         [&word](const Word &each) { return each.text == word; });
        if (primitive == primitives.end()) {
            return named(word, space);
        }
        AvroNode &made = add(primitive->kind);
        readLogical(made, json);
        made.doc = text(json, u"doc");
        return &made;
    }

    const AvroNode *named(const QString &name, const QString &space)
    {
        const auto *primitive =
            std::find_if(primitives.begin(), primitives.end(),
                         [&name](const Word &each) { return each.text == name; });
        if (primitive != primitives.end()) {
            return &add(primitive->kind);
        }
        if (!name.contains(u'.') && !space.isEmpty()) {
            if (const AvroNode *near = m_names.value(space + u'.' + name)) {
                return near;
            }
        }
        const AvroNode *known = m_names.value(name);
        return known ? known : fail(u"the type %1 is not known"_s.arg(name), name);
    }

    /// Names a record, enum or fixed; the namespace for what lies within it is returned too.
    bool define(AvroNode &made, const Value &json, const QString &space, QString &inner)
    {
        const QString own = text(json, u"name");
        if (own.isEmpty()) {
            fail(u"a type without a name"_s);
            return false;
        }
        const Value *given = json.field(u"namespace");
        inner = given && given->as<QString>() ? *given->as<QString>() : space;
        if (own.contains(u'.')) {
            inner = own.first(own.lastIndexOf(u'.'));
            made.name = own;
        } else {
            made.name = inner.isEmpty() ? own : inner + u'.' + own;
        }
        if (m_names.contains(made.name)) {
            fail(u"the type %1 is defined twice"_s.arg(made.name), made.name);
            return false;
        }
        m_names.insert(made.name, &made);
        for (const QString &alias : texts(json, u"aliases")) {
            const QString full =
                alias.contains(u'.') || inner.isEmpty() ? alias : inner + u'.' + alias;
            if (!m_names.contains(full)) {
                m_names.insert(full, &made);
            }
        }
        made.doc = text(json, u"doc");
        made.tags = texts(json, u"confluent:tags");
        return true;
    }

    const AvroNode *record(const Value &json, const QString &space, int depth)
    {
        AvroNode &made = add(Kind::Record);
        QString inner;
        if (!define(made, json, space, inner)) {
            return nullptr;
        }
        const Value *fields = json.field(u"fields");
        if (!fields || !fields->as<Array>()) {
            return fail(u"a record without \"fields\""_s, made.name);
        }
        for (const Value &field : *fields->as<Array>()) {
            const Value *type = field.field(u"type");
            AvroNode::Member member;
            member.name = text(field, u"name");
            if (member.name.isEmpty() || !type) {
                return fail(u"a field without a name or type"_s, made.name);
            }
            const bool twice =
                std::any_of(made.members.begin(), made.members.end(),
                            [&member](const auto &each) { return each.name == member.name; });
            if (twice) {
                return fail(u"the field %1 stands twice"_s.arg(member.name), made.name);
            }
            member.node = node(*type, inner, depth + 1);
            if (!member.node) {
                return nullptr;
            }
            member.doc = text(field, u"doc");
            member.tags = texts(field, u"confluent:tags");
            if (const Value *fallback = field.field(u"default")) {
                member.fallback = fallbackOf(*member.node, *fallback);
            }
            made.members.push_back(std::move(member));
        }
        return &made;
    }

    /// Avro writes bytes of a default as text, one character a byte.
    static Value fallbackOf(const AvroNode &node, const Value &json)
    {
        const auto *letters = json.as<QString>();
        const AvroNode *first =
            node.kind == Kind::Union && !node.branches.empty() ? node.branches.front() : &node;
        const bool bytes = first->kind == Kind::Bytes || first->kind == Kind::Fixed;
        if (!letters || !bytes) {
            return json;
        }
        const QByteArray raw = letters->toLatin1();
        if (first->logical == Logical::Decimal) {
            if (const auto number = Decimal::fromTwosComplement(raw, first->scale)) {
                return *number;
            }
        }
        return raw;
    }

    const AvroNode *symbolsOrFixed(const Value &json, const QString &space, bool isEnum)
    {
        AvroNode &made = add(isEnum ? Kind::Enum : Kind::Fixed);
        QString inner;
        if (!define(made, json, space, inner)) {
            return nullptr;
        }
        if (isEnum) {
            made.symbols = texts(json, u"symbols");
            if (json.field(u"default")) {
                made.fallbackSymbol = text(json, u"default");
            }
            return made.symbols.isEmpty() ? fail(u"an enum without symbols"_s, made.name) : &made;
        }
        const auto size = integer(json, u"size");
        if (!size || *size < 0 || *size > maximumFixed) {
            return fail(u"a fixed without a size"_s, made.name);
        }
        made.size = *size;
        readLogical(made, json);
        return &made;
    }

    /// A logical type that does not fit its place is ignored, as the specification asks.
    static void readLogical(AvroNode &made, const Value &json)
    {
        const QString word = text(json, u"logicalType");
        const auto *found = std::find_if(logicals.begin(), logicals.end(), [&](const auto &each) {
            return each.text == word && each.kind == made.kind;
        });
        if (found == logicals.end()) {
            return;
        }
        if (found->logical == Logical::Decimal) {
            const qint64 precision = integer(json, u"precision").value_or(0);
            const qint64 scale = integer(json, u"scale").value_or(0);
            if (precision < 1 || precision > Decimal::maximumDigits || scale < 0 ||
                scale > precision) {
                return;
            }
            made.precision = static_cast<int>(precision);
            made.scale = static_cast<int>(scale);
        }
        const bool wrongSize =
            (found->logical == Logical::Duration && made.size != 12) ||
            (found->logical == Logical::Uuid && made.kind == Kind::Fixed && made.size != 16);
        made.logical = wrongSize ? Logical::None : found->logical;
    }

    const AvroNode *unionOf(const Array &branches, const QString &space, int depth)
    {
        std::vector<const AvroNode *> nodes;
        for (const Value &branch : branches) {
            const AvroNode *each = node(branch, space, depth + 1);
            if (!each) {
                return nullptr;
            }
            if (each->kind == Kind::Union) {
                return fail(u"a union directly within a union"_s);
            }
            nodes.push_back(each);
        }
        AvroNode &made = add(Kind::Union);
        made.branches = std::move(nodes);
        return &made;
    }

    AvroSchema &m_schema;
    QHash<QString, const AvroNode *> m_names;
    core::Error m_error;
};

namespace {

/// From nodes to the tree that all schema languages share.
class TypeMaker
{
public:
    TypePointer make(const AvroNode &node)
    {
        if (m_above.contains(&node)) {
            auto again = std::make_shared<Type>();
            again->kind = Type::Kind::Recursive;
            again->name = node.name;
            return again;
        }
        m_above.append(&node);
        auto type = std::make_shared<Type>();
        fill(*type, node);
        m_above.removeLast();
        return type;
    }

private:
    void fill(Type &type, const AvroNode &node)
    {
        type.name = node.name;
        type.doc = node.doc;
        type.tags = node.tags;
        switch (node.kind) {
        case Kind::Null:
            type.kind = Type::Kind::Null;
            break;
        case Kind::Boolean:
            type.kind = Type::Kind::Boolean;
            break;
        case Kind::Int:
        case Kind::Long:
            type.kind = Type::Kind::Integer;
            type.logical = avroName(node);
            break;
        case Kind::Float:
        case Kind::Double:
            type.kind = Type::Kind::Double;
            type.logical = avroName(node);
            break;
        case Kind::Bytes:
            type.kind = Type::Kind::Bytes;
            break;
        case Kind::String:
            type.kind = Type::Kind::String;
            break;
        case Kind::Fixed:
            type.kind = Type::Kind::Bytes;
            type.size = static_cast<int>(node.size);
            break;
        case Kind::Enum:
            type.kind = Type::Kind::Enum;
            type.symbols = node.symbols;
            break;
        case Kind::List:
        case Kind::Map:
            type.kind = node.kind == Kind::List ? Type::Kind::List : Type::Kind::Map;
            type.element = make(*node.element);
            break;
        case Kind::Record:
            fillRecord(type, node);
            break;
        case Kind::Union:
            fillUnion(type, node);
            break;
        }
        fillLogical(type, node);
    }

    static void fillLogical(Type &type, const AvroNode &node)
    {
        switch (node.logical) {
        case Logical::None:
            break;
        case Logical::Decimal:
            type.kind = Type::Kind::Decimal;
            type.precision = node.precision;
            type.scale = node.scale;
            break;
        case Logical::Uuid:
            type.kind = Type::Kind::String;
            type.logical = u"uuid"_s;
            break;
        case Logical::Date:
            type.kind = Type::Kind::Date;
            break;
        case Logical::TimeMillis:
        case Logical::TimeMicros:
            type.kind = Type::Kind::Time;
            break;
        case Logical::TimestampMillis:
        case Logical::TimestampMicros:
            type.kind = Type::Kind::Timestamp;
            break;
        case Logical::Duration:
            type.kind = Type::Kind::Record;
            type.logical = u"duration"_s;
            for (const QString &name : {u"months"_s, u"days"_s, u"millis"_s}) {
                auto number = std::make_shared<Type>();
                number->kind = Type::Kind::Integer;
                Field field;
                field.name = name;
                field.type = std::move(number);
                type.fields.push_back(std::move(field));
            }
            break;
        }
    }

    void fillRecord(Type &type, const AvroNode &node)
    {
        type.kind = Type::Kind::Record;
        for (const AvroNode::Member &member : node.members) {
            Field field;
            field.name = member.name;
            field.type = make(*member.node);
            field.doc = member.doc;
            field.tags = member.tags;
            field.fallback = member.fallback;
            field.required = !member.fallback;
            type.fields.push_back(std::move(field));
        }
    }

    void fillUnion(Type &type, const AvroNode &node)
    {
        std::vector<TypePointer> branches;
        for (const AvroNode *branch : node.branches) {
            if (branch->kind == Kind::Null) {
                type.nullable = true;
            } else {
                branches.push_back(make(*branch));
            }
        }
        if (branches.size() == 1) {
            const bool nullable = type.nullable;
            type = *branches.front();
            type.nullable = nullable;
            return;
        }
        type.kind = branches.empty() ? Type::Kind::Null : Type::Kind::Union;
        type.branches = std::move(branches);
    }

    QList<const AvroNode *> m_above;
};

class AvroCodec final : public Codec
{
public:
    explicit AvroCodec(std::unique_ptr<const AvroSchema> schema)
        : m_schema(std::move(schema))
        , m_type(m_schema->type())
    {}

    TypePointer type(const MessageIndexes &) const override { return m_type; }
    core::Result<Value> decode(QByteArrayView bytes, qsizetype start,
                               const MessageIndexes &) const override
    {
        return readAvro(m_schema->root(), bytes, start);
    }
    core::Result<QByteArray> encode(const Value &value, const MessageIndexes &) const override
    {
        return writeAvro(m_schema->root(), value);
    }
    std::optional<MessageIndexes> findMessage(QStringView) const override
    {
        return MessageIndexes{0};
    }

private:
    std::unique_ptr<const AvroSchema> m_schema;
    TypePointer m_type;
};

} // namespace

core::Result<std::unique_ptr<const AvroSchema>> AvroSchema::compile(const SchemaSource &source)
{
    auto schema = std::make_unique<AvroSchema>();
    AvroCompiler compiler(*schema);
    for (const SchemaSource::Import &import : source.imports) {
        if (!compiler.compile(import.text)) {
            core::Error error = compiler.error();
            error.where = core::Where(import.name);
            return error;
        }
    }
    schema->m_root = compiler.compile(source.text);
    if (!schema->m_root) {
        return compiler.error();
    }
    return std::unique_ptr<const AvroSchema>(std::move(schema));
}

TypePointer AvroSchema::type() const
{
    return TypeMaker().make(*m_root);
}

CodecResult makeAvroCodec(const SchemaSource &source)
{
    auto schema = AvroSchema::compile(source);
    if (!schema) {
        return schema.error();
    }
    return std::unique_ptr<const Codec>(std::make_unique<AvroCodec>(*std::move(schema)));
}

} // namespace mesh::schema
