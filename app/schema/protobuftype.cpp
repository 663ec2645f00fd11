// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/protobufschema.h"

#include <QList>

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/unknown_field_set.h>

namespace mesh::schema {

using namespace Qt::StringLiterals;
using protobuf::Descriptor;
using protobuf::FieldDescriptor;

namespace {

QString fromStd(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

template<typename Described>
QString docOf(const Described &described)
{
    protobuf::SourceLocation place;
    if (!described.GetSourceLocation(&place)) {
        return {};
    }
    const QString leading = fromStd(place.leading_comments).trimmed();
    return leading.isEmpty() ? fromStd(place.trailing_comments).trimmed() : leading;
}

/// confluent.Meta of an option, as its wire form: extension 1088, tags are field 3.
template<typename Options>
QStringList tagsOf(const Options &options)
{
    QStringList tags;
    const protobuf::UnknownFieldSet &unknown = options.unknown_fields();
    for (int i = 0; i < unknown.field_count(); ++i) {
        const protobuf::UnknownField &field = unknown.field(i);
        protobuf::UnknownFieldSet meta;
        if (field.number() != 1088 ||
            field.type() != protobuf::UnknownField::TYPE_LENGTH_DELIMITED ||
            !meta.ParseFromString(field.length_delimited())) {
            continue;
        }
        for (int k = 0; k < meta.field_count(); ++k) {
            if (meta.field(k).number() == 3 &&
                meta.field(k).type() == protobuf::UnknownField::TYPE_LENGTH_DELIMITED) {
                tags << fromStd(meta.field(k).length_delimited());
            }
        }
    }
    return tags;
}

class TypeMaker
{
public:
    TypePointer message(const Descriptor &descriptor)
    {
        auto type = std::make_shared<Type>();
        type->name = fromStd(descriptor.full_name());
        if (m_above.contains(&descriptor)) {
            type->kind = Type::Kind::Recursive;
            return type;
        }
        type->doc = docOf(descriptor);
        type->tags = tagsOf(descriptor.options());
        if (special(*type, descriptor)) {
            return type;
        }
        m_above.append(&descriptor);
        type->kind = Type::Kind::Record;
        for (int i = 0; i < descriptor.field_count(); ++i) {
            type->fields.push_back(field(*descriptor.field(i)));
        }
        m_above.removeLast();
        return type;
    }

private:
    bool special(Type &type, const Descriptor &descriptor)
    {
        switch (specialOf(descriptor)) {
        case ProtobufSpecial::None:
            return false;
        case ProtobufSpecial::Timestamp:
            type.kind = Type::Kind::Timestamp;
            break;
        case ProtobufSpecial::Duration:
            type.kind = Type::Kind::String;
            type.logical = u"duration"_s;
            break;
        case ProtobufSpecial::Wrapper:
            type = *single(*descriptor.field(0));
            type.nullable = true;
            return true;
        case ProtobufSpecial::Struct:
        case ProtobufSpecial::List:
            type.kind = specialOf(descriptor) == ProtobufSpecial::Struct ? Type::Kind::Map
                                                                         : Type::Kind::List;
            type.element = std::make_shared<Type>();
            break;
        case ProtobufSpecial::AnyValue:
            type.kind = Type::Kind::Any;
            break;
        case ProtobufSpecial::Decimal:
            type.kind = Type::Kind::Decimal;
            break;
        }
        type.name.clear();
        return true;
    }

    Field field(const FieldDescriptor &descriptor)
    {
        Field made;
        made.name = fromStd(descriptor.name());
        made.doc = docOf(descriptor);
        made.tags = tagsOf(descriptor.options());
        made.number = descriptor.number();
        made.required =
            descriptor.is_required() || (!descriptor.has_presence() && !descriptor.is_repeated());
        if (descriptor.is_map()) {
            auto map = std::make_shared<Type>();
            map->kind = Type::Kind::Map;
            map->element = single(*descriptor.message_type()->map_value());
            made.type = std::move(map);
        } else if (descriptor.is_repeated()) {
            auto list = std::make_shared<Type>();
            list->kind = Type::Kind::List;
            list->element = single(descriptor);
            made.type = std::move(list);
        } else {
            made.type = single(descriptor);
        }
        return made;
    }

    TypePointer single(const FieldDescriptor &descriptor)
    {
        if (descriptor.message_type()) {
            return message(*descriptor.message_type());
        }
        auto type = std::make_shared<Type>();
        type->logical = QString::fromLatin1(descriptor.type_name());
        switch (descriptor.cpp_type()) {
        case FieldDescriptor::CPPTYPE_INT32:
        case FieldDescriptor::CPPTYPE_INT64:
        case FieldDescriptor::CPPTYPE_UINT32:
        case FieldDescriptor::CPPTYPE_UINT64:
            type->kind = Type::Kind::Integer;
            break;
        case FieldDescriptor::CPPTYPE_DOUBLE:
        case FieldDescriptor::CPPTYPE_FLOAT:
            type->kind = Type::Kind::Double;
            break;
        case FieldDescriptor::CPPTYPE_BOOL:
            type->kind = Type::Kind::Boolean;
            break;
        case FieldDescriptor::CPPTYPE_ENUM:
            readEnum(*type, *descriptor.enum_type());
            break;
        case FieldDescriptor::CPPTYPE_STRING:
            type->kind = descriptor.type() == FieldDescriptor::TYPE_BYTES ? Type::Kind::Bytes
                                                                          : Type::Kind::String;
            type->logical.clear();
            break;
        case FieldDescriptor::CPPTYPE_MESSAGE:
            break;
        }
        return type;
    }

    static void readEnum(Type &type, const protobuf::EnumDescriptor &descriptor)
    {
        type.kind = Type::Kind::Enum;
        type.logical.clear();
        type.name = fromStd(descriptor.full_name());
        type.doc = docOf(descriptor);
        for (int i = 0; i < descriptor.value_count(); ++i) {
            type.symbols << fromStd(descriptor.value(i)->name());
        }
    }

    QList<const Descriptor *> m_above;
};

} // namespace

TypePointer protobufType(const Descriptor &message)
{
    return TypeMaker().message(message);
}

} // namespace mesh::schema
