// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/avroschema.h"
#include "app/schema/json.h"
#include "app/schema/number.h"
#include "app/schema/wire.h"

#include <QUuid>
#include <QtEndian>

#include <bit>
#include <limits>

namespace mesh::schema {

using namespace Qt::StringLiterals;
using Kind = AvroNode::Kind;
using Logical = AvroNode::Logical;

namespace {

/// Values that take no bytes (null, empty records) come from counts alone: this many are made.
constexpr qint64 valuesForNothing = 1'000'000;

/// Walks the schema along the bytes. Every length is checked before anything is allocated. A
/// failed step sets m_error and answers false; the frames above add their names to the path.
class AvroReader
{
public:
    AvroReader(QByteArrayView bytes, qsizetype start)
        : m_bytes(bytes)
        , m_position(start)
        , m_budget(valuesForNothing + bytes.size())
    {}

    core::Result<Value> readAll(const AvroNode &root)
    {
        Value value;
        // Confluent's serializer writes a top-level bytes schema without Avro's length.
        const bool bare = root.kind == Kind::Bytes;
        const bool read =
            bare ? bytesValue(root, m_bytes.sliced(m_position), value) : this->read(root, value, 0);
        if (!read) {
            return failure();
        }
        if (!bare && m_position < m_bytes.size()) {
            return core::Error{
                core::Code::Decode,
                u"the value ends at byte %1, and %2 more bytes follow"_s.arg(m_position)
                    .arg(m_bytes.size() - m_position),
                {},
                false};
        }
        return value;
    }

private:
    core::Error failure()
    {
        const QString path = m_path.join(u'.');
        m_error.detail = path.isEmpty() ? m_error.detail : path + u": "_s + m_error.detail;
        m_error.where = core::Where(path);
        return m_error;
    }

    bool fail(const QString &what, core::Code code = core::Code::Decode)
    {
        m_error = {code, what, {}, false};
        return false;
    }

    bool expected(const QString &what, qsizetype byte, const QString &found)
    {
        return fail(u"expected %1 at byte %2, found %3"_s.arg(what).arg(byte).arg(found));
    }

    bool within(bool ok, const QString &step)
    {
        if (!ok) {
            m_path.prepend(step);
        }
        return ok;
    }

    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_position; }

    bool readLong(const AvroNode &node, qint64 &number)
    {
        const qsizetype begin = m_position;
        const auto raw = readVarint(m_bytes, m_position);
        if (!raw) {
            const bool ended = m_position >= m_bytes.size();
            return expected(avroName(node), begin,
                            ended ? u"end of data"_s : u"a number of more than 64 bits"_s);
        }
        number = unzigzag(*raw);
        return true;
    }

    /// A length or index. What was expected is worded by `what`, and only where it is not there.
    template<typename What>
    bool readCount(qint64 &number, const What &what)
    {
        const qsizetype begin = m_position;
        const auto raw = readVarint(m_bytes, m_position);
        if (!raw) {
            return expected(what(), begin, u"end of data"_s);
        }
        number = unzigzag(*raw);
        return true;
    }

    bool take(const AvroNode &node, qint64 length, qsizetype begin, QByteArrayView &taken)
    {
        if (length < 0) {
            return expected(avroName(node), begin, u"the length %1"_s.arg(length));
        }
        if (length > left()) {
            return fail(u"expected %1 of %2 bytes at byte %3, found end of data after %4"_s
                            .arg(avroName(node))
                            .arg(length)
                            .arg(m_position)
                            .arg(left()));
        }
        taken = m_bytes.sliced(m_position, length);
        m_position += length;
        return true;
    }

    bool read(const AvroNode &node, Value &value, int depth)
    {
        if (depth > maximumDepth) {
            return fail(u"values nest deeper than %1"_s.arg(maximumDepth), core::Code::TooLarge);
        }
        if (--m_budget < 0) {
            return fail(u"counts promise more values than there are bytes"_s, core::Code::TooLarge);
        }
        switch (node.kind) {
        case Kind::Null:
            value.data = nullptr;
            return true;
        case Kind::Boolean:
            return readBoolean(node, value);
        case Kind::Int:
        case Kind::Long:
            return readInteger(node, value);
        case Kind::Float: {
            QByteArrayView raw;
            if (!take(node, 4, m_position, raw)) {
                return false;
            }
            const auto bits = qFromLittleEndian<quint32>(raw.data());
            value.data = doubleOfFloat(std::bit_cast<float>(bits));
            return true;
        }
        case Kind::Double: {
            QByteArrayView raw;
            if (!take(node, 8, m_position, raw)) {
                return false;
            }
            value.data = std::bit_cast<double>(qFromLittleEndian<quint64>(raw.data()));
            return true;
        }
        case Kind::Bytes:
        case Kind::String:
            return readLengthed(node, value);
        case Kind::Fixed: {
            QByteArrayView raw;
            return take(node, node.size, m_position, raw) && bytesValue(node, raw, value);
        }
        case Kind::Enum:
            return readEnum(node, value);
        case Kind::Record:
            return readRecord(node, value, depth);
        case Kind::List:
            return readList(node, value, depth);
        case Kind::Map:
            return readMap(node, value, depth);
        case Kind::Union:
            return readUnion(node, value, depth);
        }
        return false;
    }

    bool readBoolean(const AvroNode &node, Value &value)
    {
        QByteArrayView raw;
        const qsizetype begin = m_position;
        if (!take(node, 1, begin, raw)) {
            return false;
        }
        if (raw[0] != 0 && raw[0] != 1) {
            return expected(u"boolean"_s, begin,
                            u"0x"_s + QString::fromLatin1(raw.toByteArray().toHex()));
        }
        value.data = raw[0] == 1;
        return true;
    }

    bool readInteger(const AvroNode &node, Value &value)
    {
        const qsizetype begin = m_position;
        qint64 number = 0;
        if (!readLong(node, number)) {
            return false;
        }
        if (node.kind == Kind::Int && (number < std::numeric_limits<qint32>::min() ||
                                       number > std::numeric_limits<qint32>::max())) {
            return expected(u"int"_s, begin, QString::number(number));
        }
        qint64 micros = 0;
        const bool fits = !__builtin_mul_overflow(number, qint64(1000), &micros);
        switch (node.logical) {
        case Logical::Date:
            value.data = Date{static_cast<qint32>(number)};
            break;
        case Logical::TimeMillis:
            value.data = Time{number * 1000};
            break;
        case Logical::TimeMicros:
            value.data = Time{number};
            break;
        case Logical::TimestampMicros:
            value.data = Timestamp{number};
            break;
        case Logical::TimestampMillis:
            // beyond the year 290 000 only the number itself is exact
            value.data = fits ? Value::Data(Timestamp{micros}) : Value::Data(number);
            break;
        default:
            value.data = number;
            break;
        }
        return true;
    }

    bool readLengthed(const AvroNode &node, Value &value)
    {
        const qsizetype begin = m_position;
        qint64 length = 0;
        QByteArrayView raw;
        return readCount(length, [&node] { return u"the length of "_s + avroName(node); }) &&
               take(node, length, begin, raw) && bytesValue(node, raw, value);
    }

    /// The value of bytes, text or fixed, by the logical type.
    bool bytesValue(const AvroNode &node, QByteArrayView raw, Value &value)
    {
        if (node.kind == Kind::String) {
            value = textOrBytes(raw);
            return true;
        }
        if (node.logical == Logical::Decimal) {
            if (const auto number = Decimal::fromTwosComplement(raw, node.scale)) {
                value.data = *number;
                return true;
            }
            return fail(u"a decimal of %1 bytes at byte %2"_s.arg(raw.size())
                            .arg(raw.data() - m_bytes.data()),
                        core::Code::TooLarge);
        }
        if (node.logical == Logical::Uuid) {
            value.data = QUuid::fromRfc4122(raw).toString(QUuid::WithoutBraces);
        } else if (node.logical == Logical::Duration) {
            const auto part = [raw](qsizetype i) {
                return qint64(qFromLittleEndian<quint32>(raw.data() + 4 * i));
            };
            value.data =
                Object{{u"months"_s, part(0)}, {u"days"_s, part(1)}, {u"millis"_s, part(2)}};
        } else {
            value.data = raw.toByteArray();
        }
        return true;
    }

    bool readEnum(const AvroNode &node, Value &value)
    {
        const qsizetype begin = m_position;
        qint64 index = 0;
        if (!readCount(index, [&node] { return u"an index of "_s + avroName(node); })) {
            return false;
        }
        if (index < 0 || index >= node.symbols.size()) {
            return expected(
                u"one of the %1 symbols of %2"_s.arg(node.symbols.size()).arg(avroName(node)),
                begin, u"index %1"_s.arg(index));
        }
        value.data = node.symbols[index];
        return true;
    }

    bool readRecord(const AvroNode &node, Value &value, int depth)
    {
        Object fields;
        fields.reserve(node.members.size());
        for (const AvroNode::Member &member : node.members) {
            auto &[name, field] = fields.emplace_back(member.name, Value());
            if (!within(read(*member.node, field, depth + 1), member.name)) {
                return false;
            }
        }
        value.data = std::move(fields);
        return true;
    }

    /// The count of the next block, 0 at the end.
    bool readBlock(const AvroNode &node, qint64 &count)
    {
        const qsizetype begin = m_position;
        if (!readCount(count, [&node] { return u"a block of "_s + avroName(node); })) {
            return false;
        }
        if (count < 0) {
            qint64 size = 0; // for readers that skip
            if (!readCount(size, [] { return u"the size of a block"_s; })) {
                return false;
            }
            if (count == std::numeric_limits<qint64>::min()) {
                return expected(u"a block of %1"_s.arg(avroName(node)), begin,
                                u"the count %1"_s.arg(count));
            }
            count = -count;
        }
        return true;
    }

    bool readList(const AvroNode &node, Value &value, int depth)
    {
        Array elements;
        qint64 count = 0;
        do {
            if (!readBlock(node, count)) {
                return false;
            }
            for (qint64 i = 0; i < count; ++i) {
                if (!read(*node.element, elements.emplace_back(), depth + 1)) {
                    m_path.prepend(QString::number(elements.size() - 1));
                    return false;
                }
            }
        } while (count > 0);
        value.data = std::move(elements);
        return true;
    }

    bool readMap(const AvroNode &node, Value &value, int depth)
    {
        Object entries;
        qint64 count = 0;
        do {
            if (!readBlock(node, count)) {
                return false;
            }
            for (qint64 i = 0; i < count; ++i) {
                const qsizetype begin = m_position;
                qint64 length = 0;
                QByteArrayView key;
                if (!readCount(length, [] { return u"a key of map"_s; }) ||
                    !take(node, length, begin, key)) {
                    return false;
                }
                auto &[name, entry] = entries.emplace_back(QString::fromUtf8(key), Value());
                if (!within(read(*node.element, entry, depth + 1), name)) {
                    return false;
                }
            }
        } while (count > 0);
        value.data = std::move(entries);
        return true;
    }

    bool readUnion(const AvroNode &node, Value &value, int depth)
    {
        const qsizetype begin = m_position;
        qint64 branch = 0;
        if (!readCount(branch, [] { return u"a branch of union"_s; })) {
            return false;
        }
        if (branch < 0 || branch >= qint64(node.branches.size())) {
            return expected(u"one of %1 branches of union"_s.arg(node.branches.size()), begin,
                            u"branch %1"_s.arg(branch));
        }
        return read(*node.branches[size_t(branch)], value, depth + 1);
    }

    QByteArrayView m_bytes;
    qsizetype m_position;
    qint64 m_budget; ///< values still made
    core::Error m_error;
    QStringList m_path;
};

} // namespace

core::Result<Value> readAvro(const AvroNode &root, QByteArrayView bytes, qsizetype start)
{
    return AvroReader(bytes, start).readAll(root);
}

} // namespace mesh::schema
