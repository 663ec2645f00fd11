// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/json.h"
#include "app/schema/number.h"
#include "app/schema/protobufschema.h"
#include "app/schema/wire.h"

#include <QStringList>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <limits>

namespace mesh::schema {

using namespace Qt::StringLiterals;
using protobuf::Descriptor;
using protobuf::FieldDescriptor;

namespace {

constexpr quint64 lengthWire = 2;

QString fromStd(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void appendTag(QByteArray &out, int number, quint64 wire)
{
    appendVarint(out, quint64(number) << 3 | wire);
}

void appendLengthed(QByteArray &out, QByteArrayView bytes)
{
    appendVarint(out, quint64(bytes.size()));
    out.append(bytes);
}

template<typename Unsigned>
void appendFixed(QByteArray &out, Unsigned bits)
{
    const Unsigned little = qToLittleEndian(bits);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

const FieldDescriptor *findField(const Descriptor &message, const QString &name)
{
    const std::string wanted = name.toStdString();
    if (const auto *field = message.FindFieldByName(wanted)) {
        return field;
    }
    for (int i = 0; i < message.field_count(); ++i) {
        if (message.field(i)->json_name() == wanted) {
            return message.field(i);
        }
    }
    return nullptr;
}

/// Unsigned integers up to 64 bits: an integer, or the decimal that readProtobuf gives beyond 63.
std::optional<quint64> unsignedNumber(const Value &value)
{
    if (const auto number = wholeNumber(value)) {
        return *number >= 0 ? std::optional(quint64(*number)) : std::nullopt;
    }
    const auto exact = value.as<QString>() ? std::nullopt : exactDecimal(value);
    const auto text = exact ? exact->toPlainString() : std::nullopt;
    bool fits = false;
    const quint64 number = text ? text->toULongLong(&fits) : 0;
    return fits ? std::optional(number) : std::nullopt;
}

Object secondsAndNanos(qint64 seconds, qint64 nanos)
{
    return Object{{u"seconds"_s, seconds}, {u"nanos"_s, nanos}};
}

std::optional<Value> timestampFields(const Value &value)
{
    const auto *text = value.as<QString>();
    const auto *own = value.as<Timestamp>();
    const auto moment = own ? std::optional(*own) : (text ? parseTimestamp(*text) : std::nullopt);
    if (!moment) {
        return {};
    }
    qint64 seconds = moment->micros / 1'000'000;
    qint64 micros = moment->micros % 1'000'000;
    if (micros < 0) {
        micros += 1'000'000;
        --seconds;
    }
    return Value(secondsAndNanos(seconds, micros * 1000));
}

std::optional<Value> durationFields(const Value &value)
{
    const auto *text = value.as<QString>();
    if (!text || !text->endsWith(u's')) {
        return {};
    }
    const auto number = Decimal::parse(QStringView(*text).chopped(1));
    const auto seconds = number ? number->rescaled(0, Rounding::Down) : std::nullopt;
    const auto rest = seconds ? Decimal::subtract(*number, *seconds) : std::nullopt;
    const auto nanos = rest ? Decimal::multiply(*rest, Decimal(1'000'000'000)) : std::nullopt;
    if (!nanos || !seconds->toInteger() || !nanos->toInteger()) {
        return {};
    }
    return Value(secondsAndNanos(*seconds->toInteger(), *nanos->toInteger()));
}

std::optional<Value> decimalFields(const Value &value)
{
    const auto number = exactDecimal(value);
    if (!number) {
        return {};
    }
    return Value(Object{{u"value"_s, number->toTwosComplement()},
                        {u"precision"_s, qint64(number->precision())},
                        {u"scale"_s, qint64(number->scale())}});
}

/// The one member of google.protobuf.Value that a value is.
Value anyFields(const Value &value)
{
    if (value.isNull()) {
        return Object{{u"null_value"_s, u"NULL_VALUE"_s}};
    }
    if (value.as<bool>()) {
        return Object{{u"bool_value"_s, value}};
    }
    if (nearestDouble(value) && !value.as<QString>()) {
        return Object{{u"number_value"_s, value}};
    }
    if (value.as<Object>()) {
        return Object{{u"struct_value"_s, value}};
    }
    if (value.as<Array>()) {
        return Object{{u"list_value"_s, value}};
    }
    return Object{{u"string_value"_s, value.toDisplay()}};
}

/// The fields of a message that is a value of its own; the value itself where it has them already.
Value fieldsOf(const Descriptor &message, const Value &value)
{
    std::optional<Value> fields;
    switch (specialOf(message)) {
    case ProtobufSpecial::None:
        break;
    case ProtobufSpecial::Timestamp:
        fields = timestampFields(value);
        break;
    case ProtobufSpecial::Duration:
        fields = durationFields(value);
        break;
    case ProtobufSpecial::Decimal:
        fields = decimalFields(value);
        break;
    case ProtobufSpecial::Wrapper:
        if (!value.as<Object>()) {
            fields = Value(Object{{u"value"_s, value}});
        }
        break;
    case ProtobufSpecial::Struct:
        fields = Value(Object{{u"fields"_s, value}});
        break;
    case ProtobufSpecial::List:
        fields = Value(Object{{u"values"_s, value}});
        break;
    case ProtobufSpecial::AnyValue:
        fields = anyFields(value);
        break;
    }
    return fields ? *std::move(fields) : value;
}

class ProtobufWriter
{
public:
    core::Result<QByteArray> writeAll(const Descriptor &message, const Value &value)
    {
        QByteArray out;
        if (writeMessage(message, value, out, 0)) {
            return out;
        }
        const QString path = m_path.join(u'.');
        m_error.detail = path.isEmpty() ? m_error.detail : path + u": "_s + m_error.detail;
        m_error.where = core::Where(path);
        return m_error;
    }

private:
    bool fail(const QString &what)
    {
        m_error = {core::Code::Type, what, {}, false};
        return false;
    }

    bool mismatch(const QString &wanted, const Value &value)
    {
        return fail(u"expected %1, found %2"_s.arg(wanted, describe(value)));
    }

    bool within(bool ok, const QString &step)
    {
        if (!ok) {
            m_path.prepend(step);
        }
        return ok;
    }

    bool writeMessage(const Descriptor &message, const Value &given, QByteArray &out, int depth)
    {
        if (depth > maximumDepth) {
            return fail(u"messages nest deeper than %1"_s.arg(maximumDepth));
        }
        const Value value = fieldsOf(message, given);
        const auto *object = value.as<Object>();
        if (!object) {
            return mismatch(fromStd(message.full_name()), given);
        }
        std::vector<std::pair<const FieldDescriptor *, const Value *>> known;
        std::vector<std::pair<int, const Value *>> unknown;
        for (const auto &[name, field] : *object) {
            if (const auto *descriptor = findField(message, name)) {
                known.emplace_back(descriptor, &field);
            } else if (const auto number = unknownNumber(name)) {
                unknown.emplace_back(*number, &field);
            } else {
                return fail(u"%1 has no field %2"_s.arg(fromStd(message.full_name()), name));
            }
        }
        std::stable_sort(known.begin(), known.end(), [](const auto &a, const auto &b) {
            return a.first->number() < b.first->number();
        });
        for (const auto &[field, content] : known) {
            if (!writeField(*field, *content, out, depth)) {
                m_path.prepend(fromStd(field->name()));
                return false;
            }
        }
        for (const auto &[number, content] : unknown) {
            if (!writeUnknown(number, *content, out)) {
                m_path.prepend(unknownName(number));
                return false;
            }
        }
        return requiredAreThere(message, value);
    }

    bool requiredAreThere(const Descriptor &message, const Value &value)
    {
        for (int i = 0; i < message.field_count(); ++i) {
            const FieldDescriptor &field = *message.field(i);
            if (field.is_required() && !value.field(fromStd(field.name())) &&
                !value.field(fromStd(field.json_name()))) {
                return within(fail(u"the field is required"_s), fromStd(field.name()));
            }
        }
        return true;
    }

    bool writeField(const FieldDescriptor &field, const Value &value, QByteArray &out, int depth)
    {
        const bool any =
            field.message_type() && specialOf(*field.message_type()) == ProtobufSpecial::AnyValue;
        if (value.isNull() && !(any && !field.is_repeated())) {
            return true; // absent
        }
        if (field.is_map()) {
            return writeMap(field, value, out, depth);
        }
        if (!field.is_repeated()) {
            QByteArray payload;
            if (!writeSingle(field, value, payload, depth)) {
                return false;
            }
            // a field without presence is absent where it has its default: all zero, or empty
            const bool zero =
                std::all_of(payload.begin(), payload.end(), [](char byte) { return byte == 0; });
            if (field.has_presence() || !zero) {
                appendPayload(field, payload, out);
            }
            return true;
        }
        const auto *elements = value.as<Array>();
        if (!elements) {
            return mismatch(u"an array"_s, value);
        }
        QByteArray packed;
        for (size_t i = 0; i < elements->size(); ++i) {
            QByteArray payload;
            if (!writeSingle(field, (*elements)[i], payload, depth)) {
                m_path.prepend(QString::number(i));
                return false;
            }
            if (field.is_packed()) {
                packed += payload;
            } else {
                appendPayload(field, payload, out);
            }
        }
        if (!packed.isEmpty()) {
            appendTag(out, field.number(), lengthWire);
            appendLengthed(out, packed);
        }
        return true;
    }

    /// Tag and payload; messages and text have their length before them already.
    static void appendPayload(const FieldDescriptor &field, const QByteArray &payload,
                              QByteArray &out)
    {
        switch (field.type()) {
        case FieldDescriptor::TYPE_DOUBLE:
        case FieldDescriptor::TYPE_FIXED64:
        case FieldDescriptor::TYPE_SFIXED64:
            appendTag(out, field.number(), 1);
            break;
        case FieldDescriptor::TYPE_FLOAT:
        case FieldDescriptor::TYPE_FIXED32:
        case FieldDescriptor::TYPE_SFIXED32:
            appendTag(out, field.number(), 5);
            break;
        case FieldDescriptor::TYPE_STRING:
        case FieldDescriptor::TYPE_BYTES:
        case FieldDescriptor::TYPE_MESSAGE:
            appendTag(out, field.number(), lengthWire);
            break;
        case FieldDescriptor::TYPE_GROUP:
            appendTag(out, field.number(), 3);
            out += payload;
            appendTag(out, field.number(), 4);
            return;
        default:
            appendTag(out, field.number(), 0);
            break;
        }
        out += payload;
    }

    bool writeMap(const FieldDescriptor &field, const Value &value, QByteArray &out, int depth)
    {
        const auto *entries = value.as<Object>();
        if (!entries) {
            return mismatch(u"an object"_s, value);
        }
        const Descriptor &type = *field.message_type();
        for (const auto &[key, content] : *entries) {
            QByteArray entry;
            QByteArray payload;
            if (!within(
                    writeSingle(*type.map_key(), keyValue(*type.map_key(), key), payload, depth),
                    key)) {
                return false;
            }
            appendPayload(*type.map_key(), payload, entry);
            payload.clear();
            if (!within(writeSingle(*type.map_value(), content, payload, depth), key)) {
                return false;
            }
            appendPayload(*type.map_value(), payload, entry);
            appendTag(out, field.number(), lengthWire);
            appendLengthed(out, entry);
        }
        return true;
    }

    static Value keyValue(const FieldDescriptor &field, const QString &key)
    {
        if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
            return key;
        }
        if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
            return key == u"true";
        }
        const auto number = Decimal::parse(key);
        return number ? Value(*number) : Value(key);
    }

    bool writeSingle(const FieldDescriptor &field, const Value &value, QByteArray &out, int depth)
    {
        switch (field.type()) {
        case FieldDescriptor::TYPE_STRING:
            return writeText(value, out);
        case FieldDescriptor::TYPE_BYTES:
            if (const auto raw = rawBytes(value)) {
                appendLengthed(out, *raw);
                return true;
            }
            return mismatch(u"bytes"_s, value);
        case FieldDescriptor::TYPE_GROUP:
            return writeMessage(*field.message_type(), value, out, depth + 1);
        case FieldDescriptor::TYPE_MESSAGE: {
            QByteArray inner;
            if (!writeMessage(*field.message_type(), value, inner, depth + 1)) {
                return false;
            }
            appendLengthed(out, inner);
            return true;
        }
        case FieldDescriptor::TYPE_ENUM:
            return writeEnum(*field.enum_type(), value, out);
        case FieldDescriptor::TYPE_BOOL:
            if (const auto *flag = value.as<bool>()) {
                out.append(*flag ? '\1' : '\0');
                return true;
            }
            return mismatch(u"bool"_s, value);
        case FieldDescriptor::TYPE_DOUBLE:
        case FieldDescriptor::TYPE_FLOAT:
            return writeReal(field, value, out);
        default:
            return writeInteger(field, value, out);
        }
    }

    bool writeText(const Value &value, QByteArray &out)
    {
        const auto *text = value.as<QString>();
        const auto *bytes = value.as<QByteArray>(); // text that was not UTF-8
        if (!text && !bytes) {
            return mismatch(u"string"_s, value);
        }
        appendLengthed(out, text ? text->toUtf8() : *bytes);
        return true;
    }

    bool writeEnum(const protobuf::EnumDescriptor &type, const Value &value, QByteArray &out)
    {
        std::optional<qint64> number;
        if (const auto *name = value.as<QString>()) {
            const auto *known = type.FindValueByName(name->toStdString());
            if (!known) {
                return fail(u"%1 has no value %2"_s.arg(fromStd(type.full_name()), *name));
            }
            number = known->number();
        } else {
            number = wholeNumber(value);
        }
        if (!number || *number < std::numeric_limits<qint32>::min() ||
            *number > std::numeric_limits<qint32>::max()) {
            return mismatch(fromStd(type.full_name()), value);
        }
        appendVarint(out, static_cast<quint64>(*number));
        return true;
    }

    bool writeReal(const FieldDescriptor &field, const Value &value, QByteArray &out)
    {
        const auto number = nearestDouble(value);
        if (!number) {
            return mismatch(QString::fromLatin1(field.type_name()), value);
        }
        if (field.type() == FieldDescriptor::TYPE_FLOAT) {
            appendFixed(out, std::bit_cast<quint32>(static_cast<float>(*number)));
        } else {
            appendFixed(out, std::bit_cast<quint64>(*number));
        }
        return true;
    }

    bool writeInteger(const FieldDescriptor &field, const Value &value, QByteArray &out)
    {
        const auto type = field.cpp_type();
        const bool isUnsigned =
            type == FieldDescriptor::CPPTYPE_UINT32 || type == FieldDescriptor::CPPTYPE_UINT64;
        const auto plain = isUnsigned ? std::nullopt : wholeNumber(value);
        const auto positive = isUnsigned ? unsignedNumber(value) : std::nullopt;
        const bool fits32 = plain ? *plain >= std::numeric_limits<qint32>::min() &&
                                        *plain <= std::numeric_limits<qint32>::max()
                                  : positive && *positive <= std::numeric_limits<quint32>::max();
        const bool narrow =
            type == FieldDescriptor::CPPTYPE_INT32 || type == FieldDescriptor::CPPTYPE_UINT32;
        if ((!plain && !positive) || (narrow && !fits32)) {
            const bool number = plain || positive || wholeNumber(value);
            const QString name = QString::fromLatin1(field.type_name());
            return number ? fail(u"%1 does not fit %2"_s.arg(value.toDisplay(), name))
                          : mismatch(name, value);
        }
        const quint64 bits = plain ? static_cast<quint64>(*plain) : *positive;
        switch (field.type()) {
        case FieldDescriptor::TYPE_SINT32:
        case FieldDescriptor::TYPE_SINT64:
            appendVarint(out, zigzag(static_cast<qint64>(bits)));
            break;
        case FieldDescriptor::TYPE_FIXED32:
        case FieldDescriptor::TYPE_SFIXED32:
            appendFixed(out, static_cast<quint32>(bits));
            break;
        case FieldDescriptor::TYPE_FIXED64:
        case FieldDescriptor::TYPE_SFIXED64:
            appendFixed(out, bits);
            break;
        default:
            appendVarint(out, bits);
            break;
        }
        return true;
    }

    /// What readProtobuf made of a field that the schema does not have.
    bool writeUnknown(int number, const Value &value, QByteArray &out)
    {
        if (const auto *many = value.as<Array>()) {
            return std::all_of(many->begin(), many->end(), [&](const Value &each) {
                return !each.as<Array>() && writeUnknown(number, each, out);
            });
        }
        if (const auto *bytes = value.as<QByteArray>()) {
            appendTag(out, number, lengthWire);
            appendLengthed(out, *bytes);
            return true;
        }
        if (const auto raw = unsignedNumber(value)) {
            appendTag(out, number, 0);
            appendVarint(out, *raw);
            return true;
        }
        const auto *object = value.as<Object>();
        if (!object || object->size() != 1) {
            return mismatch(u"a field as it was read"_s, value);
        }
        const auto &[kind, content] = object->front();
        const auto raw = unsignedNumber(content);
        const auto *group = content.as<QByteArray>();
        if (kind == u"fixed32" && raw && *raw <= std::numeric_limits<quint32>::max()) {
            appendTag(out, number, 5);
            appendFixed(out, static_cast<quint32>(*raw));
        } else if (kind == u"fixed64" && raw) {
            appendTag(out, number, 1);
            appendFixed(out, *raw);
        } else if (kind == u"group" && group) {
            appendTag(out, number, 3);
            out += *group;
            appendTag(out, number, 4);
        } else {
            return mismatch(u"a field as it was read"_s, value);
        }
        return true;
    }

    core::Error m_error;
    QStringList m_path;
};

} // namespace

core::Result<QByteArray> writeProtobuf(const Descriptor &message, const Value &value)
{
    return ProtobufWriter().writeAll(message, value);
}

} // namespace mesh::schema
