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
#include <map>

namespace mesh::schema {

using namespace Qt::StringLiterals;
using protobuf::Descriptor;
using protobuf::FieldDescriptor;

namespace {

/// Values that take no bytes (defaults of wide messages) are limited.
constexpr qint64 valuesForNothing = 1'000'000;

enum Wire : quint32 {
    Varint = 0,
    Fixed64 = 1,
    Length = 2,
    GroupBegin = 3,
    GroupEnd = 4,
    Fixed32 = 5
};

QString fromStd(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Value unsignedValue(quint64 number)
{
    if (number <= quint64(std::numeric_limits<qint64>::max())) {
        return qint64(number);
    }
    return *Decimal::parse(QByteArrayView(QByteArray::number(number)));
}

Value enumValue(const protobuf::EnumDescriptor &type, qint32 number)
{
    const auto *known = type.FindValueByNumber(number);
    return known ? Value(fromStd(known->name())) : Value(qint64(number));
}

Value defaultOf(const FieldDescriptor &field)
{
    switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
        return qint64(field.default_value_int32());
    case FieldDescriptor::CPPTYPE_INT64:
        return qint64(field.default_value_int64());
    case FieldDescriptor::CPPTYPE_UINT32:
        return qint64(field.default_value_uint32());
    case FieldDescriptor::CPPTYPE_UINT64:
        return unsignedValue(field.default_value_uint64());
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return field.default_value_double();
    case FieldDescriptor::CPPTYPE_FLOAT:
        return doubleOfFloat(field.default_value_float());
    case FieldDescriptor::CPPTYPE_BOOL:
        return field.default_value_bool();
    case FieldDescriptor::CPPTYPE_ENUM:
        return enumValue(*field.enum_type(), field.default_value_enum()->number());
    case FieldDescriptor::CPPTYPE_STRING: {
        const std::string &text = field.default_value_string();
        const QByteArray raw(text.data(), qsizetype(text.size()));
        return field.type() == FieldDescriptor::TYPE_BYTES ? Value(raw) : textOrBytes(raw);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
        break;
    }
    return {};
}

Wire wireOf(FieldDescriptor::Type type)
{
    switch (type) {
    case FieldDescriptor::TYPE_DOUBLE:
    case FieldDescriptor::TYPE_FIXED64:
    case FieldDescriptor::TYPE_SFIXED64:
        return Fixed64;
    case FieldDescriptor::TYPE_FLOAT:
    case FieldDescriptor::TYPE_FIXED32:
    case FieldDescriptor::TYPE_SFIXED32:
        return Fixed32;
    case FieldDescriptor::TYPE_STRING:
    case FieldDescriptor::TYPE_BYTES:
    case FieldDescriptor::TYPE_MESSAGE:
        return Length;
    case FieldDescriptor::TYPE_GROUP:
        return GroupBegin;
    default:
        return Varint;
    }
}

/// A scalar of any field type from its wire form.
Value scalarValue(const FieldDescriptor &field, quint64 raw)
{
    switch (field.type()) {
    case FieldDescriptor::TYPE_DOUBLE:
        return std::bit_cast<double>(raw);
    case FieldDescriptor::TYPE_FLOAT:
        return doubleOfFloat(std::bit_cast<float>(static_cast<quint32>(raw)));
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_SFIXED64:
        return static_cast<qint64>(raw);
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_FIXED64:
        return unsignedValue(raw);
    case FieldDescriptor::TYPE_INT32:
    case FieldDescriptor::TYPE_SFIXED32:
        return qint64(static_cast<qint32>(raw));
    case FieldDescriptor::TYPE_UINT32:
    case FieldDescriptor::TYPE_FIXED32:
        return qint64(static_cast<quint32>(raw));
    case FieldDescriptor::TYPE_BOOL:
        return raw != 0;
    case FieldDescriptor::TYPE_SINT32:
        return qint64(static_cast<qint32>(unzigzag(static_cast<quint32>(raw))));
    case FieldDescriptor::TYPE_SINT64:
        return unzigzag(raw);
    case FieldDescriptor::TYPE_ENUM:
        return enumValue(*field.enum_type(), static_cast<qint32>(raw));
    default:
        return {};
    }
}

std::optional<qint64> integerField(const Value &object, QStringView name)
{
    const Value *value = object.field(name);
    const qint64 *number = value ? value->as<qint64>() : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

/// Seconds and nanoseconds as one value; nothing where that would lose something.
std::optional<Value> timestampValue(const Value &object)
{
    const qint64 seconds = integerField(object, u"seconds").value_or(0);
    const qint64 nanos = integerField(object, u"nanos").value_or(0);
    qint64 micros = 0;
    if (nanos < 0 || nanos > 999'999'999 || nanos % 1000 != 0 ||
        __builtin_mul_overflow(seconds, qint64(1'000'000), &micros) ||
        __builtin_add_overflow(micros, nanos / 1000, &micros)) {
        return {};
    }
    return Value(Timestamp{micros});
}

/// ProtoJSON's form: "-1.5s".
std::optional<Value> durationValue(const Value &object)
{
    const qint64 seconds = integerField(object, u"seconds").value_or(0);
    const qint64 nanos = integerField(object, u"nanos").value_or(0);
    const bool mixed = (seconds > 0 && nanos < 0) || (seconds < 0 && nanos > 0);
    if (mixed || std::abs(nanos) > 999'999'999) {
        return {};
    }
    const auto fraction = Decimal::fromUnscaled(nanos, 9);
    const auto total = fraction ? Decimal::add(Decimal(seconds), *fraction) : std::nullopt;
    const auto text = total ? total->normalized().toPlainString() : std::nullopt;
    return text ? std::optional(Value(*text + u's')) : std::nullopt;
}

std::optional<Value> decimalValue(const Value &object)
{
    const Value *digits = object.field(u"value");
    const auto *raw = digits ? digits->as<QByteArray>() : nullptr;
    const qint64 scale = integerField(object, u"scale").value_or(0);
    if (!raw || std::abs(scale) > Decimal::maximumScale) {
        return {};
    }
    const auto number = Decimal::fromTwosComplement(*raw, static_cast<qint32>(scale));
    return number ? std::optional(Value(*number)) : std::nullopt;
}

/// A message that is a value of its own; nothing where only its fields tell all.
std::optional<Value> specialValue(const Descriptor &message, const Value &object)
{
    const Object &fields = *object.as<Object>();
    const bool unknown = std::any_of(fields.begin(), fields.end(), [](const auto &field) {
        return field.first.startsWith(u'[');
    });
    if (unknown) {
        return {};
    }
    switch (specialOf(message)) {
    case ProtobufSpecial::None:
        return {};
    case ProtobufSpecial::Timestamp:
        return timestampValue(object);
    case ProtobufSpecial::Duration:
        return durationValue(object);
    case ProtobufSpecial::Decimal:
        return decimalValue(object);
    case ProtobufSpecial::Wrapper:
    case ProtobufSpecial::Struct:
    case ProtobufSpecial::List:
        return fields.size() == 1 ? std::optional(fields.front().second) : std::nullopt;
    case ProtobufSpecial::AnyValue:
        if (fields.size() != 1) {
            return {};
        }
        return fields.front().first == u"null_value" ? Value() : fields.front().second;
    }
    return {};
}

/// Walks the wire format; every length is checked before anything is allocated.
class ProtobufReader
{
public:
    ProtobufReader(QByteArrayView bytes, const ProtobufNames &names)
        : m_bytes(bytes)
        , m_names(names)
        , m_budget(valuesForNothing + bytes.size())
    {}

    core::Result<Value> readAll(const Descriptor &message, qsizetype start)
    {
        m_position = start;
        Value value;
        if (readMessage(message, m_bytes.size(), 0, value, 0)) {
            return value;
        }
        const QString path = m_path.join(u'.');
        m_error.detail = path.isEmpty() ? m_error.detail : path + u": "_s + m_error.detail;
        m_error.where = core::Where(path);
        return m_error;
    }

private:
    bool fail(const QString &what, core::Code code = core::Code::Decode)
    {
        m_error = {code, what, {}, false};
        return false;
    }

    bool ended(const QString &what, qsizetype byte)
    {
        return fail(u"expected %1 at byte %2, found end of data"_s.arg(what).arg(byte));
    }

    bool varint(const char *what, qsizetype end, quint64 &number)
    {
        const qsizetype begin = m_position;
        const auto read = readVarint(m_bytes.first(end), m_position);
        if (!read) {
            return m_position >= end
                       ? ended(QString::fromLatin1(what), begin)
                       : fail(u"expected %1 at byte %2, found a number of more than 64 bits"_s
                                  .arg(QLatin1StringView(what))
                                  .arg(begin));
        }
        number = *read;
        return true;
    }

    bool length(const char *what, qsizetype end, qsizetype &taken)
    {
        const qsizetype begin = m_position;
        quint64 number = 0;
        if (!varint(what, end, number)) {
            return false;
        }
        if (number > quint64(end - m_position)) {
            return fail(u"expected %1 of %2 bytes at byte %3, found end of data after %4"_s
                            .arg(QLatin1StringView(what))
                            .arg(number)
                            .arg(begin)
                            .arg(end - m_position));
        }
        taken = qsizetype(number);
        return true;
    }

    bool fixed(const char *what, qsizetype size, qsizetype end, quint64 &number)
    {
        if (end - m_position < size) {
            return ended(QString::fromLatin1(what), m_position);
        }
        const char *data = m_bytes.data() + m_position;
        number = size == 4 ? qFromLittleEndian<quint32>(data) : qFromLittleEndian<quint64>(data);
        m_position += size;
        return true;
    }

    /// A varint, fixed32 or fixed64.
    bool scalar(const char *what, Wire wire, qsizetype end, quint64 &number)
    {
        return wire == Varint ? varint(what, end, number)
                              : fixed(what, wire == Fixed32 ? 4 : 8, end, number);
    }

    /// To `end`, or to the end mark of `group` where that is not 0.
    bool readMessage(const Descriptor &message, qsizetype end, int group, Value &value, int depth)
    {
        if (depth > maximumDepth) {
            return fail(u"messages nest deeper than %1"_s.arg(maximumDepth), core::Code::TooLarge);
        }
        m_budget -= message.field_count() + 1;
        if (m_budget < 0) {
            return fail(u"more values than the bytes can mean"_s, core::Code::TooLarge);
        }
        std::vector<std::optional<Value>> slots(size_t(message.field_count()));
        std::map<int, Array> unknown;
        while (m_position < end) {
            const qsizetype begin = m_position;
            quint64 tag = 0;
            if (!varint("a tag", end, tag)) {
                return false;
            }
            const auto number = static_cast<int>(tag >> 3);
            const auto wire = static_cast<Wire>(tag & 7);
            if (tag >> 32 != 0 || number == 0 || wire > Fixed32) {
                return fail(u"expected a tag at byte %1, found %2"_s.arg(begin).arg(tag));
            }
            if (wire == GroupEnd) {
                if (number != group || group == 0) {
                    return fail(
                        u"the end of group %1 at byte %2, which did not begin"_s.arg(number).arg(
                            begin));
                }
                assemble(message, slots, unknown, value);
                return true;
            }
            const FieldDescriptor *field = message.FindFieldByNumber(number);
            const bool packed = field && field->is_packable() && wire == Length;
            if (!field || (!packed && wireOf(field->type()) != wire)) {
                if (!readUnknown(number, wire, end, unknown[number], depth)) {
                    return false;
                }
                continue;
            }
            if (!readField(*field, packed, end, slots[size_t(field->index())], depth)) {
                m_path.prepend(fromStd(field->name()));
                return false;
            }
        }
        if (group != 0) {
            return ended(u"the end of group %1"_s.arg(group), m_position);
        }
        assemble(message, slots, unknown, value);
        return true;
    }

    bool readField(const FieldDescriptor &field, bool packed, qsizetype end,
                   std::optional<Value> &slot, int depth)
    {
        if (packed) {
            return readPacked(field, end, slot);
        }
        if (--m_budget < 0) {
            return fail(u"more values than the bytes can mean"_s, core::Code::TooLarge);
        }
        Value value;
        if (!readSingle(field, end, value, depth)) {
            return false;
        }
        if (field.is_map()) {
            addEntry(field, value, slot);
        } else if (field.is_repeated()) {
            slot = slot ? std::move(slot) : Value(Array());
            slot->as<Array>()->push_back(std::move(value));
        } else {
            slot = std::move(value); // the last one counts
        }
        return true;
    }

    bool readSingle(const FieldDescriptor &field, qsizetype end, Value &value, int depth)
    {
        const char *what = field.type_name();
        const Wire wire = wireOf(field.type());
        if (wire == GroupBegin) {
            return readMessage(*field.message_type(), end, field.number(), value, depth + 1);
        }
        if (wire != Length) {
            quint64 number = 0;
            if (!scalar(what, wire, end, number)) {
                return false;
            }
            value = scalarValue(field, number);
            return true;
        }
        qsizetype size = 0;
        if (!length(what, end, size)) {
            return false;
        }
        if (field.message_type()) {
            return readMessage(*field.message_type(), m_position + size, 0, value, depth + 1);
        }
        const QByteArrayView raw = m_bytes.sliced(m_position, size);
        m_position += size;
        value = field.type() == FieldDescriptor::TYPE_BYTES ? Value(raw.toByteArray())
                                                            : textOrBytes(raw);
        return true;
    }

    bool readPacked(const FieldDescriptor &field, qsizetype end, std::optional<Value> &slot)
    {
        qsizetype size = 0;
        const char *what = field.type_name();
        if (!length(what, end, size)) {
            return false;
        }
        slot = slot && slot->as<Array>() ? std::move(slot) : Value(Array());
        const qsizetype last = m_position + size;
        while (m_position < last) {
            quint64 number = 0;
            if (!scalar(what, wireOf(field.type()), last, number)) {
                return false;
            }
            Value value = scalarValue(field, number);
            if (field.is_repeated()) {
                slot->as<Array>()->push_back(std::move(value));
            } else {
                slot = std::move(value);
            }
        }
        return true;
    }

    /// What stands for the value of a map's entry that has none.
    Value emptyOf(const FieldDescriptor &field)
    {
        const Descriptor *message = field.message_type();
        if (!message) {
            return defaultOf(field);
        }
        Value value;
        std::vector<std::optional<Value>> slots(size_t(message->field_count()));
        std::map<int, Array> unknown;
        assemble(*message, slots, unknown, value);
        return value;
    }

    void addEntry(const FieldDescriptor &field, Value &entry, std::optional<Value> &slot)
    {
        const Descriptor &type = *field.message_type();
        const Value *key = entry.field(u"key");
        const Value *value = entry.field(u"value");
        slot = slot ? std::move(slot) : Value(Object());
        const QString name = (key ? *key : defaultOf(*type.map_key())).toDisplay();
        slot->as<Object>()->emplace_back(name, value ? *value : emptyOf(*type.map_value()));
    }

    bool readUnknown(int number, Wire wire, qsizetype end, Array &values, int depth)
    {
        const char *what = "an unknown field";
        if (--m_budget < 0) {
            return fail(u"more values than the bytes can mean"_s, core::Code::TooLarge);
        }
        if (wire == Length) {
            qsizetype size = 0;
            if (!length(what, end, size)) {
                return false;
            }
            values.emplace_back(m_bytes.sliced(m_position, size).toByteArray());
            m_position += size;
            return true;
        }
        if (wire == GroupBegin) {
            return readUnknownGroup(number, end, values, depth + 1);
        }
        quint64 raw = 0;
        if (!scalar(what, wire, end, raw)) {
            return false;
        }
        Value value = unsignedValue(raw);
        if (wire != Varint) {
            value = Object{{wire == Fixed32 ? u"fixed32"_s : u"fixed64"_s, std::move(value)}};
        }
        values.push_back(std::move(value));
        return true;
    }

    /// The bytes of a group between its marks.
    bool readUnknownGroup(int number, qsizetype end, Array &values, int depth)
    {
        if (depth > maximumDepth) {
            return fail(u"groups nest deeper than %1"_s.arg(maximumDepth), core::Code::TooLarge);
        }
        const qsizetype begin = m_position;
        while (m_position < end) {
            const qsizetype mark = m_position;
            quint64 tag = 0;
            if (!varint("a tag", end, tag)) {
                return false;
            }
            const auto inner = static_cast<int>(tag >> 3);
            const auto wire = static_cast<Wire>(tag & 7);
            if (tag >> 32 != 0 || inner == 0 || wire > Fixed32) {
                return fail(u"expected a tag at byte %1, found %2"_s.arg(mark).arg(tag));
            }
            if (wire == GroupEnd) {
                if (inner != number) {
                    return fail(
                        u"the end of group %1 at byte %2, which did not begin"_s.arg(inner).arg(
                            mark));
                }
                values.push_back(
                    Object{{u"group"_s, m_bytes.sliced(begin, mark - begin).toByteArray()}});
                return true;
            }
            Array skipped;
            if (!readUnknown(inner, wire, end, skipped, depth)) {
                return false;
            }
        }
        return ended(u"the end of group %1"_s.arg(number), m_position);
    }

    void assemble(const Descriptor &message, std::vector<std::optional<Value>> &slots,
                  std::map<int, Array> &unknown, Value &value)
    {
        Object fields;
        fields.reserve(slots.size());
        for (int i = 0; i < message.field_count(); ++i) {
            const FieldDescriptor &field = *message.field(i);
            auto &slot = slots[size_t(i)];
            if (!slot && field.is_map()) {
                slot = Value(Object());
            } else if (!slot && field.is_repeated()) {
                slot = Value(Array());
            } else if (!slot && !field.has_presence()) {
                slot = defaultOf(field);
            }
            if (slot) {
                fields.emplace_back(m_names.value(&field), std::move(*slot));
            }
        }
        for (auto &[number, values] : unknown) {
            fields.emplace_back(unknownName(number), values.size() == 1 ? std::move(values.front())
                                                                        : Value(std::move(values)));
        }
        value.data = std::move(fields);
        if (auto special = specialValue(message, value)) {
            value = *std::move(special);
        }
    }

    QByteArrayView m_bytes;
    const ProtobufNames &m_names;
    qsizetype m_position = 0;
    qint64 m_budget;
    core::Error m_error;
    QStringList m_path;
};

} // namespace

core::Result<Value> readProtobuf(const Descriptor &message, const ProtobufNames &names,
                                 QByteArrayView bytes, qsizetype start)
{
    return ProtobufReader(bytes, names).readAll(message, start);
}

} // namespace mesh::schema
