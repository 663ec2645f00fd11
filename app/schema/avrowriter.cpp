// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/avroschema.h"
#include "app/schema/json.h"
#include "app/schema/number.h"
#include "app/schema/wire.h"

#include <QUuid>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <limits>

namespace mesh::schema {

using namespace Qt::StringLiterals;
using Kind = AvroNode::Kind;
using Logical = AvroNode::Logical;

namespace {

/// Whether a value is of the node's own form, so that it is the branch of a union that is meant
/// before any that it could be converted to.
bool isOwnForm(const AvroNode &node, const Value &value)
{
    switch (node.logical) {
    case Logical::None:
        break;
    case Logical::Decimal:
        return value.as<Decimal>() != nullptr;
    case Logical::Uuid:
        return value.as<QString>() != nullptr;
    case Logical::Date:
        return value.as<Date>() != nullptr;
    case Logical::TimeMillis:
    case Logical::TimeMicros:
        return value.as<Time>() != nullptr;
    case Logical::TimestampMillis:
    case Logical::TimestampMicros:
        return value.as<Timestamp>() != nullptr;
    case Logical::Duration:
        return value.field(u"months") != nullptr;
    }
    switch (node.kind) {
    case Kind::Null:
        return value.isNull();
    case Kind::Boolean:
        return value.as<bool>() != nullptr;
    case Kind::Int:
    case Kind::Long:
        return value.as<qint64>() != nullptr;
    case Kind::Float:
    case Kind::Double:
        return value.as<double>() != nullptr;
    case Kind::Bytes:
        return value.as<QByteArray>() != nullptr;
    case Kind::Fixed:
        return value.as<QByteArray>() && value.as<QByteArray>()->size() == node.size;
    case Kind::String:
        return value.as<QString>() != nullptr;
    case Kind::Enum:
        return value.as<QString>() && node.symbols.contains(*value.as<QString>());
    case Kind::Record:
    case Kind::Map:
        return value.as<Object>() != nullptr;
    case Kind::List:
        return value.as<Array>() != nullptr;
    case Kind::Union:
        return false;
    }
    return false;
}

class AvroWriter
{
public:
    core::Result<QByteArray> writeAll(const AvroNode &root, const Value &value)
    {
        if (root.kind == Kind::Bytes) {
            // as Confluent's serializer: bare
            const auto raw = bytesOf(root, value);
            return raw ? core::Result<QByteArray>(*raw) : failure();
        }
        return write(root, value, 0) ? core::Result<QByteArray>(m_out) : failure();
    }

private:
    core::Error failure()
    {
        const QString path = m_path.join(u'.');
        m_error.detail = path.isEmpty() ? m_error.detail : path + u": "_s + m_error.detail;
        m_error.where = core::Where(path);
        return m_error;
    }

    bool fail(const QString &what)
    {
        m_error = {core::Code::Type, what, {}, false};
        return false;
    }

    bool mismatch(const AvroNode &node, const Value &value)
    {
        return fail(u"expected %1, found %2"_s.arg(avroName(node), describe(value)));
    }

    bool within(bool ok, const QString &step)
    {
        if (!ok) {
            m_path.prepend(step);
        }
        return ok;
    }

    void writeLong(qint64 number) { appendVarint(m_out, zigzag(number)); }

    void writeLengthed(const QByteArray &bytes)
    {
        writeLong(bytes.size());
        m_out += bytes;
    }

    bool write(const AvroNode &node, const Value &value, int depth)
    {
        if (depth > maximumDepth) {
            return fail(u"values nest deeper than %1"_s.arg(maximumDepth));
        }
        switch (node.kind) {
        case Kind::Null:
            return value.isNull() || mismatch(node, value);
        case Kind::Boolean:
            if (const auto *flag = value.as<bool>()) {
                m_out.append(*flag ? '\1' : '\0');
                return true;
            }
            return mismatch(node, value);
        case Kind::Int:
        case Kind::Long:
            return writeInteger(node, value);
        case Kind::Float:
        case Kind::Double:
            return writeReal(node, value);
        case Kind::String:
            if (const auto *text = value.as<QString>()) {
                writeLengthed(text->toUtf8());
                return true;
            }
            if (const auto *bytes = value.as<QByteArray>()) { // text that was not UTF-8
                writeLengthed(*bytes);
                return true;
            }
            return mismatch(node, value);
        case Kind::Bytes:
            if (const auto raw = bytesOf(node, value)) {
                writeLengthed(*raw);
                return true;
            }
            return false;
        case Kind::Fixed:
            if (const auto raw = bytesOf(node, value)) {
                m_out += *raw;
                return true;
            }
            return false;
        case Kind::Enum:
            return writeEnum(node, value);
        case Kind::Record:
            return writeRecord(node, value, depth);
        case Kind::List:
            return writeList(node, value, depth);
        case Kind::Map:
            return writeMap(node, value, depth);
        case Kind::Union:
            return writeUnion(node, value, depth);
        }
        return false;
    }

    bool writeInteger(const AvroNode &node, const Value &value)
    {
        const auto number = integerOf(node, value);
        if (!number) {
            return m_error.detail.isEmpty() ? mismatch(node, value) : false;
        }
        if (node.kind == Kind::Int && (*number < std::numeric_limits<qint32>::min() ||
                                       *number > std::numeric_limits<qint32>::max())) {
            return fail(u"%1 does not fit an int"_s.arg(*number));
        }
        writeLong(*number);
        return true;
    }

    std::optional<qint64> integerOf(const AvroNode &node, const Value &value)
    {
        m_error.detail.clear();
        const auto *text = value.as<QString>();
        switch (node.logical) {
        case Logical::Date: {
            const auto *own = value.as<Date>();
            const auto date = own ? std::optional(*own) : (text ? parseDate(*text) : std::nullopt);
            return date ? std::optional(qint64(date->days)) : wholeNumber(value);
        }
        case Logical::TimeMillis:
        case Logical::TimeMicros: {
            const auto *own = value.as<Time>();
            const auto time = own ? std::optional(*own) : (text ? parseTime(*text) : std::nullopt);
            return time ? scaled(time->micros, node.logical == Logical::TimeMillis)
                        : wholeNumber(value);
        }
        case Logical::TimestampMillis:
        case Logical::TimestampMicros: {
            const auto *own = value.as<Timestamp>();
            const auto moment =
                own ? std::optional(*own) : (text ? parseTimestamp(*text) : std::nullopt);
            return moment ? scaled(moment->micros, node.logical == Logical::TimestampMillis)
                          : wholeNumber(value);
        }
        default:
            return wholeNumber(value);
        }
    }

    std::optional<qint64> scaled(qint64 micros, bool millis)
    {
        if (millis && micros % 1000 != 0) {
            fail(u"the schema has milliseconds, and the value has microseconds"_s);
            return {};
        }
        return millis ? micros / 1000 : micros;
    }

    bool writeReal(const AvroNode &node, const Value &value)
    {
        const auto number = nearestDouble(value);
        if (!number) {
            return mismatch(node, value);
        }
        if (node.kind == Kind::Float) {
            const auto bits = qToLittleEndian(std::bit_cast<quint32>(static_cast<float>(*number)));
            m_out.append(reinterpret_cast<const char *>(&bits), sizeof bits);
        } else {
            const auto bits = qToLittleEndian(std::bit_cast<quint64>(*number));
            m_out.append(reinterpret_cast<const char *>(&bits), sizeof bits);
        }
        return true;
    }

    /// Of bytes and fixed, by the logical type; nothing after fail().
    std::optional<QByteArray> bytesOf(const AvroNode &node, const Value &value)
    {
        if (node.logical == Logical::Decimal) {
            return decimalBytes(node, value);
        }
        if (node.logical == Logical::Uuid) {
            const auto *text = value.as<QString>();
            const QUuid uuid = text ? QUuid::fromString(*text) : QUuid();
            if (!uuid.isNull()) {
                return uuid.toRfc4122();
            }
        }
        if (node.logical == Logical::Duration && value.as<Object>()) {
            return durationBytes(node, value);
        }
        auto raw = rawBytes(value);
        if (!raw) {
            mismatch(node, value);
            return {};
        }
        if (node.kind == Kind::Fixed && raw->size() != node.size) {
            fail(u"expected %1 bytes, found %2"_s.arg(node.size).arg(raw->size()));
            return {};
        }
        return raw;
    }

    std::optional<QByteArray> decimalBytes(const AvroNode &node, const Value &value)
    {
        const auto number = exactDecimal(value);
        if (!number) {
            mismatch(node, value);
            return {};
        }
        const auto scaledNumber = number->rescaled(node.scale);
        if (!scaledNumber || !(*scaledNumber == *number) ||
            scaledNumber->precision() > node.precision) {
            fail(u"%1 does not fit decimal(%2, %3)"_s.arg(number->toString())
                     .arg(node.precision)
                     .arg(node.scale));
            return {};
        }
        const QByteArray raw = scaledNumber->toTwosComplement();
        if (node.kind != Kind::Fixed) {
            return raw;
        }
        if (raw.size() > node.size) {
            fail(u"%1 does not fit %2 bytes"_s.arg(number->toString()).arg(node.size));
            return {};
        }
        return QByteArray(node.size - raw.size(), number->sign() < 0 ? '\xff' : '\0') + raw;
    }

    std::optional<QByteArray> durationBytes(const AvroNode &node, const Value &value)
    {
        QByteArray raw;
        for (QStringView name : {u"months", u"days", u"millis"}) {
            const Value *part = value.field(name);
            const auto number = part ? wholeNumber(*part) : std::nullopt;
            if (!number || *number < 0 || *number > std::numeric_limits<quint32>::max()) {
                mismatch(node, value);
                return {};
            }
            const auto bits = qToLittleEndian(static_cast<quint32>(*number));
            raw.append(reinterpret_cast<const char *>(&bits), sizeof bits);
        }
        return raw;
    }

    bool writeEnum(const AvroNode &node, const Value &value)
    {
        const auto *symbol = value.as<QString>();
        const qsizetype index = symbol ? node.symbols.indexOf(*symbol) : -1;
        if (index < 0) {
            return symbol ? fail(u"%1 has no symbol %2"_s.arg(avroName(node), *symbol))
                          : mismatch(node, value);
        }
        writeLong(index);
        return true;
    }

    bool writeRecord(const AvroNode &node, const Value &value, int depth)
    {
        const auto *object = value.as<Object>();
        if (!object) {
            return mismatch(node, value);
        }
        size_t used = 0;
        for (const AvroNode::Member &member : node.members) {
            const Value *field = value.field(member.name);
            used += field ? 1 : 0;
            if (!field && !member.fallback) {
                return within(fail(u"the field is missing, and has no default"_s), member.name);
            }
            if (!within(write(*member.node, field ? *field : *member.fallback, depth + 1),
                        member.name)) {
                return false;
            }
        }
        if (used == object->size()) {
            return true;
        }
        for (const auto &[name, field] : *object) {
            const bool known =
                std::any_of(node.members.begin(), node.members.end(),
                            [&name = name](const auto &m) { return m.name == name; });
            if (!known) {
                return fail(u"%1 has no field %2"_s.arg(avroName(node), name));
            }
        }
        return true;
    }

    bool writeList(const AvroNode &node, const Value &value, int depth)
    {
        const auto *elements = value.as<Array>();
        if (!elements) {
            return mismatch(node, value);
        }
        if (!elements->empty()) {
            writeLong(qint64(elements->size()));
        }
        for (size_t i = 0; i < elements->size(); ++i) {
            if (!write(*node.element, (*elements)[i], depth + 1)) {
                m_path.prepend(QString::number(i));
                return false;
            }
        }
        writeLong(0);
        return true;
    }

    bool writeMap(const AvroNode &node, const Value &value, int depth)
    {
        const auto *entries = value.as<Object>();
        if (!entries) {
            return mismatch(node, value);
        }
        if (!entries->empty()) {
            writeLong(qint64(entries->size()));
        }
        for (const auto &[key, entry] : *entries) {
            writeLengthed(key.toUtf8());
            if (!within(write(*node.element, entry, depth + 1), key)) {
                return false;
            }
        }
        writeLong(0);
        return true;
    }

    bool tryBranch(const AvroNode &node, size_t branch, const Value &value, int depth)
    {
        const qsizetype size = m_out.size();
        const QStringList path = m_path;
        writeLong(qint64(branch));
        if (write(*node.branches[branch], value, depth + 1)) {
            return true;
        }
        m_out.truncate(size);
        m_failedPath = m_path;
        m_path = path;
        return false;
    }

    /// {"sales.Order": {…}} says which branch is meant; else the first of the value's own form that
    /// it fits, else the first that it can be converted to.
    bool writeUnion(const AvroNode &node, const Value &value, int depth)
    {
        const auto *object = value.as<Object>();
        if (object && object->size() == 1) {
            for (size_t i = 0; i < node.branches.size(); ++i) {
                const QString &name = node.branches[i]->name;
                if (!name.isEmpty() && name == object->front().first) {
                    return tryBranch(node, i, object->front().second, depth) || restorePath();
                }
            }
        }
        std::optional<std::pair<core::Error, QStringList>> nearest;
        for (const bool ownForm : {true, false}) {
            for (size_t i = 0; i < node.branches.size(); ++i) {
                if (isOwnForm(*node.branches[i], value) != ownForm) {
                    continue;
                }
                if (tryBranch(node, i, value, depth)) {
                    return true;
                }
                if (ownForm && !nearest) {
                    nearest.emplace(m_error, m_failedPath);
                }
            }
        }
        if (nearest) {
            m_error = nearest->first;
            m_path = nearest->second;
            return false;
        }
        QStringList names;
        for (const AvroNode *branch : node.branches) {
            names << avroName(*branch);
        }
        return fail(u"expected %1, found %2"_s.arg(names.join(u" or "_s), describe(value)));
    }

    bool restorePath()
    {
        m_path = m_failedPath;
        return false;
    }

    QByteArray m_out;
    core::Error m_error;
    QStringList m_path;
    QStringList m_failedPath; ///< of the branch tried last
};

} // namespace

core::Result<QByteArray> writeAvro(const AvroNode &root, const Value &value)
{
    return AvroWriter().writeAll(root, value);
}

} // namespace mesh::schema
