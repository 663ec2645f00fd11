// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/codec.h"
#include "app/schema/json.h"

#include <QHash>
#include <QUrl>

#include <algorithm>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

constexpr int maximumTypeDepth = 64;

QString text(const Value &schema, QStringView name)
{
    const Value *value = schema.field(name);
    const QString *found = value ? value->as<QString>() : nullptr;
    return found ? *found : QString();
}

/// From JSON Schema (drafts 4 to 2020-12) to the tree of types. What says nothing about the shape
/// (if, not, patterns) is left out.
class TypeReader
{
public:
    TypeReader(const Value &root, const std::vector<std::pair<QString, Value>> &imports)
        : m_root(root)
        , m_imports(imports)
    {}

    TypePointer read() { return read(m_root, m_root, 0); }

private:
    TypePointer read(const Value &schema, const Value &document, int depth)
    {
        auto type = std::make_shared<Type>();
        const QString reference = text(schema, u"$ref");
        if (!reference.isEmpty()) {
            return followed(reference, document, depth);
        }
        if (depth > maximumTypeDepth || !schema.as<Object>()) {
            return type;
        }
        type->doc = text(schema, u"description");
        type->name = text(schema, u"title");
        if (const Value *tags = schema.field(u"confluent:tags")) {
            for (qsizetype i = 0; const Value *tag = tags->at(i); ++i) {
                type->tags << tag->toDisplay();
            }
        }
        for (QStringView keyword : {u"oneOf", u"anyOf"}) {
            if (const Value *branches = schema.field(keyword); branches && branches->as<Array>()) {
                return choice(std::move(type), *branches, document, depth);
            }
        }
        if (schema.field(u"enum")) {
            readEnum(*type, schema);
            return type;
        }
        readKind(*type, schema, document, depth);
        return type;
    }

    TypePointer followed(const QString &reference, const Value &document, int depth)
    {
        if (m_following.contains(reference) || depth > maximumTypeDepth) {
            auto type = std::make_shared<Type>();
            type->kind = Type::Kind::Recursive;
            type->name = reference;
            return type;
        }
        const qsizetype hash = reference.indexOf(u'#');
        const QString file = hash < 0 ? reference : reference.first(hash);
        const Value *target = &document;
        if (!file.isEmpty()) {
            const auto import = std::find_if(m_imports.begin(), m_imports.end(),
                                             [&](const auto &each) { return each.first == file; });
            target = import == m_imports.end() ? nullptr : &import->second;
        }
        const Value *home = target;
        const QString pointer = hash < 0 ? QString() : reference.sliced(hash + 1);
        for (const QString &part : pointer.split(u'/', Qt::SkipEmptyParts)) {
            QString name = QUrl::fromPercentEncoding(part.toUtf8());
            name.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
            target = target ? target->field(name) : nullptr;
        }
        if (!target) {
            return std::make_shared<Type>();
        }
        m_following.append(reference);
        auto type = std::make_shared<Type>(*read(*target, *home, depth + 1));
        m_following.removeLast();
        if (type->name.isEmpty()) {
            type->name = reference;
        }
        return type;
    }

    TypePointer choice(std::shared_ptr<Type> type, const Value &branches, const Value &document,
                       int depth)
    {
        std::vector<TypePointer> kinds;
        for (qsizetype i = 0; const Value *each = branches.at(i); ++i) {
            TypePointer branch = read(*each, document, depth + 1);
            if (branch->kind == Type::Kind::Null) {
                type->nullable = true;
            } else {
                kinds.push_back(std::move(branch));
            }
        }
        if (kinds.size() == 1) {
            auto only = std::make_shared<Type>(*kinds.front());
            only->nullable = only->nullable || type->nullable;
            only->doc = type->doc.isEmpty() ? only->doc : type->doc;
            return only;
        }
        type->kind = Type::Kind::Union;
        type->branches = std::move(kinds);
        return type;
    }

    static void readEnum(Type &type, const Value &schema)
    {
        type.kind = Type::Kind::Enum;
        const Value *symbols = schema.field(u"enum");
        for (qsizetype i = 0; const Value *each = symbols->at(i); ++i) {
            if (each->isNull()) {
                type.nullable = true;
            } else {
                type.symbols << each->toDisplay();
            }
        }
    }

    void readKind(Type &type, const Value &schema, const Value &document, int depth)
    {
        QStringList kinds;
        if (const Value *named = schema.field(u"type")) {
            if (const auto *one = named->as<QString>()) {
                kinds << *one;
            }
            for (qsizetype i = 0; const Value *each = named->at(i); ++i) {
                kinds << each->toDisplay();
            }
        }
        type.nullable = kinds.removeAll(u"null"_s) > 0;
        if (kinds.isEmpty()) {
            kinds << (schema.field(u"properties") ? u"object"_s
                      : schema.field(u"items")    ? u"array"_s
                                                  : (type.nullable ? u"null"_s : QString()));
        }
        if (kinds.size() == 1) {
            setKind(type, kinds.front(), schema, document, depth);
            return;
        }
        type.kind = Type::Kind::Union;
        for (const QString &kind : kinds) {
            auto branch = std::make_shared<Type>();
            setKind(*branch, kind, schema, document, depth);
            type.branches.push_back(std::move(branch));
        }
    }

    void setKind(Type &type, const QString &kind, const Value &schema, const Value &document,
                 int depth)
    {
        if (kind == u"string") {
            type.kind = Type::Kind::String;
            type.logical = text(schema, u"format");
        } else if (kind == u"integer") {
            type.kind = Type::Kind::Integer;
        } else if (kind == u"number") {
            type.kind = Type::Kind::Decimal;
        } else if (kind == u"boolean") {
            type.kind = Type::Kind::Boolean;
        } else if (kind == u"null") {
            type.kind = Type::Kind::Null;
        } else if (kind == u"array") {
            type.kind = Type::Kind::List;
            const Value *items = schema.field(u"items");
            type.element = items && items->as<Object>() ? read(*items, document, depth + 1)
                                                        : std::make_shared<Type>();
        } else if (kind == u"object") {
            readObject(type, schema, document, depth);
        }
    }

    void readObject(Type &type, const Value &schema, const Value &document, int depth)
    {
        const Value *properties = schema.field(u"properties");
        const Object *fields = properties ? properties->as<Object>() : nullptr;
        const Value *others = schema.field(u"additionalProperties");
        if (!fields && others && others->as<Object>()) {
            type.kind = Type::Kind::Map;
            type.element = read(*others, document, depth + 1);
            return;
        }
        type.kind = Type::Kind::Record;
        QStringList required;
        if (const Value *names = schema.field(u"required")) {
            for (qsizetype i = 0; const Value *each = names->at(i); ++i) {
                required << each->toDisplay();
            }
        }
        for (const auto &[name, property] : fields ? *fields : Object()) {
            Field field;
            field.name = name;
            field.type = read(property, document, depth + 1);
            field.doc = field.type->doc;
            field.tags = field.type->tags;
            field.required = required.contains(name);
            if (const Value *fallback = property.field(u"default")) {
                field.fallback = *fallback;
            }
            type.fields.push_back(std::move(field));
        }
    }

    const Value &m_root;
    const std::vector<std::pair<QString, Value>> &m_imports;
    QStringList m_following;
};

/// JSON text with a schema: the schema says what to expect, the text is read as any JSON.
class JsonCodec final : public Codec
{
public:
    explicit JsonCodec(TypePointer type)
        : m_type(std::move(type))
    {}

    TypePointer type(const MessageIndexes &) const override { return m_type; }

    core::Result<Value> decode(QByteArrayView bytes, qsizetype start,
                               const MessageIndexes &) const override
    {
        return parseJson(bytes.sliced(start), start);
    }

    core::Result<QByteArray> encode(const Value &value, const MessageIndexes &) const override
    {
        return toJson(value);
    }

    std::optional<MessageIndexes> findMessage(QStringView) const override
    {
        return MessageIndexes{0};
    }

private:
    TypePointer m_type;
};

} // namespace

CodecResult makeJsonCodec(const SchemaSource &source)
{
    const auto root = parseJson(source.text.toUtf8());
    if (!root) {
        return schemaError(root.error().detail, root.error().where.name);
    }
    if (!root->as<Object>() && !root->as<bool>()) {
        return schemaError(u"a JSON Schema is an object, true or false"_s);
    }
    std::vector<std::pair<QString, Value>> imports;
    for (const SchemaSource::Import &each : source.imports) {
        auto document = parseJson(each.text.toUtf8());
        if (!document) {
            return schemaError(document.error().detail, each.name);
        }
        imports.emplace_back(each.name, *std::move(document));
    }
    return std::unique_ptr<const Codec>(
        std::make_unique<JsonCodec>(TypeReader(*root, imports).read()));
}

} // namespace mesh::schema
