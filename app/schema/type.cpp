// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/type.h"

#include <algorithm>

namespace mesh::schema {

using namespace Qt::StringLiterals;

namespace {

QString bareText(const Type &type)
{
    switch (type.kind) {
    case Type::Kind::Null:
        return u"null"_s;
    case Type::Kind::Boolean:
        return u"boolean"_s;
    case Type::Kind::Integer:
        return type.logical.isEmpty() ? u"integer"_s : type.logical;
    case Type::Kind::Double:
        return type.logical.isEmpty() ? u"double"_s : type.logical;
    case Type::Kind::Decimal:
        return type.precision > 0 ? u"decimal(%1, %2)"_s.arg(type.precision).arg(type.scale)
                                  : u"decimal"_s;
    case Type::Kind::String:
        return type.logical.isEmpty() ? u"string"_s : type.logical;
    case Type::Kind::Bytes:
        return type.size > 0 ? u"fixed(%1)"_s.arg(type.size) : u"bytes"_s;
    case Type::Kind::Date:
        return u"date"_s;
    case Type::Kind::Time:
        return u"time"_s;
    case Type::Kind::Timestamp:
        return u"timestamp"_s;
    case Type::Kind::Enum:
        return type.name.isEmpty() ? u"enum"_s : type.name;
    case Type::Kind::Record:
        return type.name.isEmpty() ? u"record"_s : type.name;
    case Type::Kind::List:
        return u"array<%1>"_s.arg(type.element ? type.element->toText() : u"any"_s);
    case Type::Kind::Map:
        return u"map<%1>"_s.arg(type.element ? type.element->toText() : u"any"_s);
    case Type::Kind::Union: {
        QStringList parts;
        for (const TypePointer &branch : type.branches) {
            parts << branch->toText();
        }
        return parts.join(u" | "_s);
    }
    case Type::Kind::Any:
        return u"any"_s;
    case Type::Kind::Recursive:
        return type.name;
    }
    return {};
}

/// The ancestors of a place in the tree, so that a recursive type finds the one it names.
const Type *walk(const Type *type, QStringView dotted, std::vector<const Type *> &ancestors)
{
    while (type && type->kind == Type::Kind::Recursive) {
        const auto found =
            std::find_if(ancestors.rbegin(), ancestors.rend(),
                         [type](const Type *each) { return each->name == type->name; });
        type = found == ancestors.rend() ? nullptr : *found;
    }
    if (!type || dotted.isEmpty()) {
        return type;
    }
    ancestors.push_back(type);
    if (type->kind == Type::Kind::Union) {
        for (const TypePointer &branch : type->branches) {
            if (const Type *found = walk(branch.get(), dotted, ancestors)) {
                return found;
            }
        }
        return nullptr;
    }
    if (const Field *whole = type->field(dotted)) {
        return walk(whole->type.get(), {}, ancestors);
    }
    const qsizetype dot = dotted.indexOf(u'.');
    const QStringView first = dot < 0 ? dotted : dotted.first(dot);
    const QStringView rest = dot < 0 ? QStringView() : dotted.sliced(dot + 1);
    if (type->kind == Type::Kind::Record) {
        const Field *field = type->field(first);
        return field ? walk(field->type.get(), rest, ancestors) : nullptr;
    }
    if (type->kind == Type::Kind::List) {
        bool isIndex = first == u"*";
        if (!isIndex) {
            static_cast<void>(first.toLongLong(&isIndex));
        }
        return isIndex ? walk(type->element.get(), rest, ancestors) : nullptr;
    }
    return type->kind == Type::Kind::Map ? walk(type->element.get(), rest, ancestors) : nullptr;
}

} // namespace

const Field *Type::field(QStringView fieldName) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [fieldName](const Field &each) {
        return each.name == fieldName;
    });
    return found == fields.end() ? nullptr : &*found;
}

const Type *Type::path(QStringView dotted) const
{
    std::vector<const Type *> ancestors;
    return walk(this, dotted, ancestors);
}

QString Type::toText() const
{
    const QString text = bareText(*this);
    return nullable ? (kind == Kind::Union ? u"(%1)?"_s.arg(text) : text + u'?') : text;
}

} // namespace mesh::schema
