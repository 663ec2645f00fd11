// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/envelope.h"

#include "app/schema/json.h"

#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

using records::TimestampType;
using schema::Value;

struct EncodingName
{
    QLatin1StringView text;
    Encoding encoding;
};

constexpr std::array encodingNames{
    EncodingName{QLatin1StringView("json"), Encoding::Json},
    EncodingName{QLatin1StringView("utf8"), Encoding::Utf8},
    EncodingName{QLatin1StringView("base64"), Encoding::Base64},
    EncodingName{QLatin1StringView("absent"), Encoding::Absent},
};

constexpr std::array timestampTypes{
    std::pair{QLatin1StringView("none"), TimestampType::None},
    std::pair{QLatin1StringView("create"), TimestampType::Create},
    std::pair{QLatin1StringView("append"), TimestampType::Append},
};

QLatin1StringView nameOf(Encoding encoding)
{
    for (const EncodingName &name : encodingNames) {
        if (name.encoding == encoding) {
            return name.text;
        }
    }
    return {};
}

QLatin1StringView nameOf(TimestampType type)
{
    for (const auto &[name, which] : timestampTypes) {
        if (which == type) {
            return name;
        }
    }
    return {};
}

EnvelopePart textPart(const QString &text)
{
    EnvelopePart part;
    part.encoding = Encoding::Utf8;
    part.bytes = text.toUtf8();
    return part;
}

EnvelopePart bytesPart(QByteArrayView bytes, bool raw)
{
    EnvelopePart part;
    part.encoding = raw || schema::firstInvalidUtf8(bytes) >= 0 ? Encoding::Base64 : Encoding::Utf8;
    part.bytes = bytes.toByteArray();
    return part;
}

// Numbers that are bytes without a schema; the envelope names their format, to write them again.
QString bareFormat(schema::Format format)
{
    const bool bare = format == schema::Format::Int32 || format == schema::Format::Int64 ||
                      format == schema::Format::Double;
    return bare ? schema::formatName(format) : QString();
}

bool isDecoded(schema::Format format)
{
    return format != schema::Format::Text && format != schema::Format::Bytes &&
           format != schema::Format::Absent;
}

QString messageOf(const schema::Decoded &decoded)
{
    if (!decoded.schema || decoded.message == schema::MessageIndexes{0}) {
        return {};
    }
    const schema::TypePointer type = decoded.schema->type(decoded.message);
    return type ? type->name : QString();
}

EnvelopePart partOf(const schema::Decoded &decoded, QByteArrayView bytes, Mask::Part which,
                    const EnvelopeOptions &options)
{
    const bool hides = options.masks && options.masks->hidesInside(which);
    EnvelopePart part;
    if (hides && (decoded.error || !isDecoded(decoded.format))) {
        part = textPart(MaskRules::maskText());
    } else if (decoded.error || !isDecoded(decoded.format)) {
        part =
            bytesPart(bytes, decoded.error.has_value() || decoded.format == schema::Format::Bytes);
    } else {
        part.encoding = Encoding::Json;
        part.value = hides ? options.masks->masked(decoded, which) : decoded.value;
        part.format = bareFormat(decoded.format);
        part.message = messageOf(decoded);
    }
    part.schemaId = decoded.schemaId;
    return part;
}

EnvelopePart partOf(const RecordRow &row, Mask::Part which, const EnvelopeOptions &options)
{
    const bool isKey = which == Mask::Part::Key;
    const auto &bytes = isKey ? row.record().key : row.record().value;
    if (!bytes) {
        return {};
    }
    if (!options.raw) {
        return partOf(isKey ? row.key() : row.value(), *bytes, which, options);
    }
    return options.masks && options.masks->hidesInside(which) ? textPart(MaskRules::maskText())
                                                              : bytesPart(*bytes, true);
}

std::vector<EnvelopeHeader> headersOf(const RecordRow &row, const EnvelopeOptions &options)
{
    std::vector<EnvelopeHeader> headers;
    for (const records::HeaderView &header : row.record().headers()) {
        const QString name = QString::fromUtf8(header.name);
        EnvelopePart value;
        if (options.masks && options.masks->hidesHeader(name)) {
            value = textPart(MaskRules::maskText());
        } else if (header.value) {
            value = bytesPart(*header.value, options.raw);
        }
        headers.push_back({name, std::move(value)});
    }
    return headers;
}

QString errorOf(const RecordRow &row, const EnvelopeOptions &options)
{
    // The reason may quote what a mask hides.
    const auto reason = [&options](const schema::Decoded &decoded, Mask::Part part) {
        const bool hidden = options.masks && options.masks->hidesInside(part);
        return !decoded.error ? QString() : hidden ? u"not decodable"_s : decoded.error->detail;
    };
    const QString key = reason(row.key(), Mask::Part::Key);
    const QString value = reason(row.value(), Mask::Part::Value);
    if (key.isEmpty() || value.isEmpty()) {
        return key.isEmpty() ? value : u"key: "_s + key;
    }
    return u"key: "_s + key + u"; value: "_s + value;
}

// Writing

Value contentOf(const EnvelopePart &part)
{
    switch (part.encoding) {
    case Encoding::Json:
        return part.value;
    case Encoding::Utf8:
        return QString::fromUtf8(part.bytes);
    case Encoding::Base64:
        return QString::fromLatin1(part.bytes.toBase64());
    case Encoding::Absent:
        break;
    }
    return {};
}

/// Members of one JSON object, written as they come.
class ObjectWriter
{
public:
    void add(QByteArrayView name, const Value &value)
    {
        begin(name);
        m_text += schema::toJson(value);
    }

    void addWord(QByteArrayView name, QLatin1StringView word, QByteArrayView suffix = {})
    {
        begin(name, suffix);
        m_text += '"';
        m_text += word;
        m_text += '"';
    }

    template<typename Number>
    void addNumber(QByteArrayView name, const std::optional<Number> &number)
    {
        begin(name);
        m_text += number ? QByteArray::number(qint64(*number)) : QByteArray("null");
    }

    void addPart(QByteArrayView name, const EnvelopePart &part)
    {
        addWord(name, nameOf(part.encoding), "Encoding");
        add(name, part.encoding == Encoding::Json ? part.value : contentOf(part));
        if (!part.format.isEmpty()) {
            begin(name, "Format");
            m_text += schema::toJson(part.format);
        }
        if (!part.message.isEmpty()) {
            begin(name, "Message");
            m_text += schema::toJson(part.message);
        }
    }

    QByteArray take() { return m_text + '}'; }

private:
    void begin(QByteArrayView name, QByteArrayView suffix = {})
    {
        m_text += m_text.isEmpty() ? "{\"" : ",\"";
        m_text += name;
        m_text += suffix;
        m_text += "\":";
    }

    QByteArray m_text;
};

schema::Array headerValues(const std::vector<EnvelopeHeader> &headers)
{
    schema::Array values;
    for (const EnvelopeHeader &header : headers) {
        values.push_back(schema::Object{{u"key"_s, header.name},
                                        {u"encoding"_s, QString(nameOf(header.value.encoding))},
                                        {u"value"_s, contentOf(header.value)}});
    }
    return values;
}

// Reading

/// Reads the members of one object; the first that is wrong is kept as the error.
class Reader
{
public:
    explicit Reader(const Value &object)
        : m_object(object)
    {}

    [[nodiscard]] const std::optional<core::Error> &error() const { return m_error; }

    void fail(const QString &member, const QString &detail)
    {
        if (!m_error) {
            m_error = core::Error{core::Code::Syntax, detail, member};
        }
    }

    QString text(const QString &member)
    {
        const Value *value = present(member);
        const auto *found = value ? value->as<QString>() : nullptr;
        if (value && !found) {
            fail(member, u"a text is expected"_s);
        }
        return found ? *found : QString();
    }

    template<typename Number>
    std::optional<Number> number(const QString &member)
    {
        const Value *value = present(member);
        const auto *found = value ? value->as<qint64>() : nullptr;
        if (!value) {
            return {};
        }
        if (!found || *found < std::numeric_limits<Number>::min() ||
            *found > std::numeric_limits<Number>::max()) {
            fail(member, u"a whole number in range is expected"_s);
            return {};
        }
        return Number(*found);
    }

    bool boolean(const QString &member)
    {
        const Value *value = present(member);
        const auto *found = value ? value->as<bool>() : nullptr;
        if (value && !found) {
            fail(member, u"true or false is expected"_s);
        }
        return found && *found;
    }

    const schema::Array *list(const QString &member)
    {
        const Value *value = present(member);
        const auto *found = value ? value->as<schema::Array>() : nullptr;
        if (value && !found) {
            fail(member, u"a list is expected"_s);
        }
        return found;
    }

    EnvelopePart part(const QString &encodingMember, const QString &member)
    {
        EnvelopePart part;
        const QString name = text(encodingMember);
        const Value *value = m_object.field(member);
        part.encoding = encodingNamed(name, encodingMember, value);
        const auto *content = value ? value->as<QString>() : nullptr;
        switch (part.encoding) {
        case Encoding::Json:
            part.value = value ? *value : Value();
            break;
        case Encoding::Utf8:
            part.bytes = content ? content->toUtf8() : QByteArray();
            break;
        case Encoding::Base64:
            part.bytes = decoded(member, content);
            break;
        case Encoding::Absent:
            break;
        }
        const bool isText = part.encoding == Encoding::Utf8 || part.encoding == Encoding::Base64;
        if (isText && !content) {
            fail(member, u"a text is expected"_s);
        }
        return part;
    }

private:
    const Value *present(const QString &member) const
    {
        const Value *value = m_object.field(member);
        return value && !value->isNull() ? value : nullptr;
    }

    // Without a name: JSON where there is a value, else absent.
    Encoding encodingNamed(const QString &name, const QString &member, const Value *value)
    {
        if (name.isEmpty()) {
            return value && !value->isNull() ? Encoding::Json : Encoding::Absent;
        }
        for (const EncodingName &candidate : encodingNames) {
            if (candidate.text == name) {
                return candidate.encoding;
            }
        }
        fail(member, u"json, utf8, base64 or absent is expected"_s);
        return Encoding::Absent;
    }

    QByteArray decoded(const QString &member, const QString *content)
    {
        const auto result = QByteArray::fromBase64Encoding(
            content ? content->toLatin1() : QByteArray(), QByteArray::AbortOnBase64DecodingErrors);
        if (!result) {
            fail(member, u"this is no base64"_s);
        }
        return *result;
    }

    const Value &m_object;
    std::optional<core::Error> m_error;
};

void readHeaders(Reader &reader, Envelope &envelope)
{
    const schema::Array *list = reader.list(u"headers"_s);
    for (qsizetype index = 0; list && index < qsizetype(list->size()); ++index) {
        Reader header((*list)[size_t(index)]);
        envelope.headers.push_back({header.text(u"key"_s), header.part(u"encoding"_s, u"value"_s)});
        if (header.error()) {
            reader.fail(u"headers.%1.%2"_s.arg(index).arg(header.error()->where.name),
                        header.error()->detail);
        }
    }
}

TimestampType readTimestampType(Reader &reader, bool hasTimestamp)
{
    const QString name = reader.text(u"timestampType"_s);
    for (const auto &[known, type] : timestampTypes) {
        if (known == name) {
            return type;
        }
    }
    if (!name.isEmpty()) {
        reader.fail(u"timestampType"_s, u"create, append or none is expected"_s);
    }
    return hasTimestamp ? TimestampType::Create : TimestampType::None;
}

} // namespace

Envelope envelopeOf(const RecordRow &row, const EnvelopeOptions &options)
{
    const records::RecordView &record = row.record();
    Envelope envelope;
    envelope.topic = row.topic();
    envelope.partition = record.partition;
    envelope.offset = record.offset;
    if (record.timestamp >= 0) {
        envelope.timestamp = record.timestamp;
    }
    envelope.timestampType = record.timestampType;
    envelope.headers = headersOf(row, options);
    envelope.key = partOf(row, Mask::Part::Key, options);
    envelope.value = partOf(row, Mask::Part::Value, options);
    envelope.raw = options.raw;
    if (!options.raw) {
        envelope.error = errorOf(row, options);
    }
    for (const Mask &mask : options.masks ? options.masks->masks() : std::vector<Mask>()) {
        envelope.masked += mask.path();
    }
    return envelope;
}

QByteArray toJsonLine(const Envelope &envelope)
{
    ObjectWriter object;
    object.add("topic", envelope.topic);
    object.addNumber("partition", envelope.partition);
    object.addNumber("offset", envelope.offset);
    object.addNumber("timestamp", envelope.timestamp);
    object.addWord("timestampType", nameOf(envelope.timestampType));
    object.add("headers", envelope.headers.empty() ? Value(schema::Array())
                                                   : Value(headerValues(envelope.headers)));
    object.addPart("key", envelope.key);
    object.addPart("value", envelope.value);
    object.addNumber("keySchemaId", envelope.key.schemaId);
    object.addNumber("valueSchemaId", envelope.value.schemaId);
    if (envelope.raw) {
        object.add("raw", true);
    }
    if (!envelope.error.isEmpty()) {
        object.add("error", envelope.error);
    }
    if (!envelope.masked.isEmpty()) {
        object.add("masked", schema::Array(envelope.masked.begin(), envelope.masked.end()));
    }
    return object.take();
}

core::Result<Envelope> parseEnvelope(QByteArrayView line)
{
    const auto parsed = schema::parseJson(line);
    if (!parsed) {
        return core::Error{core::Code::Syntax, parsed.error().detail, parsed.error().where};
    }
    if (!parsed->as<schema::Object>()) {
        return core::Error{core::Code::Syntax, u"a record is a JSON object"_s};
    }
    Reader reader(*parsed);
    Envelope envelope;
    envelope.topic = reader.text(u"topic"_s);
    envelope.partition = reader.number<core::PartitionId>(u"partition"_s);
    envelope.offset = reader.number<core::Offset>(u"offset"_s);
    envelope.timestamp = reader.number<core::TimestampMs>(u"timestamp"_s);
    envelope.timestampType = readTimestampType(reader, envelope.timestamp.has_value());
    readHeaders(reader, envelope);
    envelope.key = reader.part(u"keyEncoding"_s, u"key"_s);
    envelope.value = reader.part(u"valueEncoding"_s, u"value"_s);
    envelope.key.format = reader.text(u"keyFormat"_s);
    envelope.value.format = reader.text(u"valueFormat"_s);
    envelope.key.message = reader.text(u"keyMessage"_s);
    envelope.value.message = reader.text(u"valueMessage"_s);
    envelope.key.schemaId = reader.number<qint32>(u"keySchemaId"_s);
    envelope.value.schemaId = reader.number<qint32>(u"valueSchemaId"_s);
    envelope.raw = reader.boolean(u"raw"_s);
    envelope.error = reader.text(u"error"_s);
    if (const schema::Array *masked = reader.list(u"masked"_s)) {
        for (const Value &path : *masked) {
            envelope.masked += path.toDisplay();
        }
    }
    if (reader.error()) {
        return *reader.error();
    }
    return envelope;
}

} // namespace mesh::tabular
