// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/schema/json.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace mesh::schema {

using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

namespace {

/// Buffers larger than this are given back after a document.
constexpr size_t keptBuffer = 1 << 20;

core::Error errorAt(core::Code code, qsizetype byte, const QString &what)
{
    const QString place = u"byte "_s + QString::number(byte);
    return {code, place + u": "_s + what, place, false};
}

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// JSON's number grammar, which is narrower than what number parsers read.
bool isJsonNumber(std::string_view text, bool &integer)
{
    size_t i = 0;
    const auto digits = [&text, &i] {
        const size_t first = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            ++i;
        }
        return i - first;
    };
    if (i < text.size() && text[i] == '-') {
        ++i;
    }
    const size_t start = i;
    const size_t whole = digits();
    if (whole == 0 || (whole > 1 && text[start] == '0')) {
        return false;
    }
    integer = true;
    if (i < text.size() && text[i] == '.') {
        ++i;
        integer = false;
        if (digits() == 0) {
            return false;
        }
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        integer = false;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) {
            ++i;
        }
        if (digits() == 0) {
            return false;
        }
    }
    return i == text.size();
}

/// The names of fields come again in document after document: where one stands at the place of
/// its like, its text is shared instead of made anew.
class FieldNames
{
public:
    void begin() { m_next = 0; }
    QString take(std::string_view utf8)
    {
        constexpr size_t most = 256;
        if (m_next < m_known.size() && m_known[m_next].first == utf8) {
            return m_known[m_next++].second;
        }
        QString name = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
        if (m_next < most && utf8.size() <= 128) {
            m_known.resize(std::max(m_known.size(), m_next + 1));
            m_known[m_next++] = {std::string(utf8), name};
        }
        return name;
    }

private:
    std::vector<std::pair<std::string, QString>> m_known;
    size_t m_next = 0;
};

/// One document's way from simdjson's tokens to a Value. simdjson reads numbers into doubles, so
/// theirs are taken as text. A failed step sets m_error and answers false.
class Reader
{
public:
    /// Places are told as `firstByte` plus the distance from `begin`.
    Reader(const char *begin, qsizetype firstByte, ondemand::document &document, FieldNames &names)
        : m_begin(begin)
        , m_firstByte(firstByte)
        , m_document(document)
        , m_names(names)
    {
        m_names.begin();
    }

    /// The document stands between brackets that are ours: so a bare scalar is read as any other
    /// value is, and simdjson's own rules find what stands around it.
    core::Result<Value> read()
    {
        ondemand::array frame;
        Value framed;
        if (const auto error = m_document.get_array().get(frame)) {
            fail(error);
            return m_error;
        }
        if (!readArray(frame, framed, 0)) {
            return m_error;
        }
        Array &values = *framed.as<Array>();
        if (values.empty()) {
            return errorAt(core::Code::Decode, m_firstByte, u"an empty document"_s);
        }
        if (values.size() > 1 || !atEnd()) {
            return errorAt(core::Code::Decode, m_secondValue >= 0 ? m_secondValue : here(),
                           u"text after the end of the document"_s);
        }
        return std::move(values.front());
    }

private:
    bool fail(const core::Error &error)
    {
        m_error = error;
        return false;
    }

    bool fail(simdjson::error_code error)
    {
        return fail(errorAt(core::Code::Decode, here(),
                            QString::fromLatin1(simdjson::error_message(error))));
    }

    bool readValue(ondemand::value token, Value &value, int depth)
    {
        ondemand::json_type type{};
        if (const auto error = token.type().get(type)) {
            return fail(error);
        }
        switch (type) {
        case ondemand::json_type::array: {
            ondemand::array array;
            const auto error = token.get_array().get(array);
            return error ? fail(error) : readArray(array, value, depth + 1);
        }
        case ondemand::json_type::object: {
            ondemand::object object;
            const auto error = token.get_object().get(object);
            return error ? fail(error) : readObject(object, value, depth + 1);
        }
        case ondemand::json_type::string: {
            std::string_view text;
            if (const auto error = token.get_string().get(text)) {
                return fail(error);
            }
            value.data = QString::fromUtf8(text.data(), qsizetype(text.size()));
            return true;
        }
        case ondemand::json_type::boolean: {
            bool flag = false;
            if (const auto error = token.get_bool().get(flag)) {
                return fail(error);
            }
            value.data = flag;
            return true;
        }
        case ondemand::json_type::null:
            if (bool null = false; token.is_null().get(null) != simdjson::SUCCESS || !null) {
                return fail(errorAt(core::Code::Decode, here(), u"no value begins here"_s));
            }
            value.data = nullptr;
            return true;
        case ondemand::json_type::number:
            break;
        }
        return number(token.raw_json_token(), value);
    }

    bool readArray(ondemand::array array, Value &value, int depth)
    {
        if (depth > maximumDepth) {
            return tooDeep();
        }
        Array elements;
        for (simdjson::simdjson_result<ondemand::value> each : array) {
            ondemand::value element;
            if (const auto error = std::move(each).get(element)) {
                return fail(error);
            }
            if (depth == 0 && elements.size() == 1) {
                m_secondValue = here();
            }
            if (!readValue(element, elements.emplace_back(), depth)) {
                return false;
            }
        }
        value.data = std::move(elements);
        return true;
    }

    bool readObject(ondemand::object object, Value &value, int depth)
    {
        if (depth > maximumDepth) {
            return tooDeep();
        }
        Object fields;
        fields.reserve(8);
        QHash<QString, qsizetype> places; // of wide objects only
        for (auto each : object) {
            ondemand::field field;
            if (const auto error = std::move(each).get(field)) {
                return fail(error);
            }
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key)) {
                return fail(error);
            }
            Value &place = placeOf(fields, places, m_names.take(key));
            if (!readValue(field.value(), place, depth)) {
                return false;
            }
        }
        value.data = std::move(fields);
        return true;
    }

    /// The value of that name, a new one at the end where there is none yet.
    static Value &placeOf(Object &fields, QHash<QString, qsizetype> &places, QString name)
    {
        constexpr size_t wide = 24;
        if (fields.size() < wide) {
            for (auto &[known, old] : fields) {
                if (known == name) {
                    return old;
                }
            }
        } else {
            if (places.isEmpty()) {
                for (size_t i = 0; i < fields.size(); ++i) {
                    places.insert(fields[i].first, qsizetype(i));
                }
            }
            const auto known = places.constFind(name);
            if (known != places.constEnd()) {
                return fields[size_t(*known)].second;
            }
            places.insert(name, qsizetype(fields.size()));
        }
        return fields.emplace_back(std::move(name), Value()).second;
    }

    bool number(std::string_view token, Value &value)
    {
        const qsizetype byte = m_firstByte + (token.data() - m_begin);
        while (!token.empty() && isJsonSpace(token.back())) {
            token.remove_suffix(1);
        }
        bool integer = false;
        if (!isJsonNumber(token, integer)) {
            return fail(
                errorAt(core::Code::Decode, byte, u"no value begins here, or a broken number"_s));
        }
        if (integer) {
            qint64 small = 0;
            const auto [end, error] =
                std::from_chars(token.data(), token.data() + token.size(), small);
            if (error == std::errc()) {
                value.data = small;
                return true;
            }
        }
        const auto exact = Decimal::parse(QByteArrayView(token.data(), qsizetype(token.size())));
        if (!exact) {
            return fail(errorAt(core::Code::TooLarge, byte,
                                u"a number of more than %1 digits or an exponent beyond %2"_s
                                    .arg(Decimal::maximumDigits)
                                    .arg(Decimal::maximumScale)));
        }
        value.data = *exact;
        return true;
    }

    bool tooDeep()
    {
        return fail(
            errorAt(core::Code::TooLarge, here(),
                    u"more than %1 arrays and objects within each other"_s.arg(maximumDepth)));
    }

    [[nodiscard]] bool atEnd()
    {
        return m_document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    }

    [[nodiscard]] qsizetype here()
    {
        const char *place = nullptr;
        const auto error = m_document.current_location().get(place);
        return error == simdjson::SUCCESS && place != nullptr ? m_firstByte + (place - m_begin)
                                                              : m_firstByte;
    }

    const char *m_begin;
    qsizetype m_firstByte;
    ondemand::document &m_document;
    FieldNames &m_names;
    core::Error m_error;
    qsizetype m_secondValue = -1;
};

/// Memory that a thread keeps from document to document.
struct ParserMemory
{
    std::string text;
    std::optional<ondemand::parser> parser;
    FieldNames names;
};

core::Result<Value> parseFramed(ParserMemory &memory, QByteArrayView text, qsizetype firstByte)
{
    memory.text.clear();
    memory.text.reserve(size_t(text.size()) + 2 + simdjson::SIMDJSON_PADDING);
    memory.text.push_back('[');
    memory.text.append(text.data(), size_t(text.size()));
    memory.text.push_back(']');
    if (!memory.parser) {
        memory.parser.emplace();
    }
    ondemand::document document;
    const auto error = memory.parser
                           ->iterate(simdjson::padded_string_view(
                               memory.text.data(), memory.text.size(), memory.text.capacity()))
                           .get(document);
    if (error == simdjson::UTF8_ERROR) {
        return errorAt(core::Code::Decode, firstByte + firstInvalidUtf8(text),
                       u"this is not UTF-8"_s);
    }
    if (error == simdjson::UNCLOSED_STRING) {
        return errorAt(core::Code::Decode, firstByte + text.size(),
                       u"a string that does not end"_s);
    }
    if (error != simdjson::SUCCESS) {
        return errorAt(core::Code::Decode, firstByte,
                       QString::fromLatin1(simdjson::error_message(error)));
    }
    return Reader(memory.text.data() + 1, firstByte, document, memory.names).read();
}

/// The length of the character that begins a text, 0 where it is none (RFC 3629: no overlong forms,
/// no surrogates, nothing above U+10FFFF).
qsizetype utf8Length(QByteArrayView text)
{
    const auto byte = [text](qsizetype i) { return static_cast<uchar>(text[i]); };
    const uchar first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    const qsizetype length = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2);
    if (first < 0xC2 || first > 0xF4 || text.size() < length) {
        return 0;
    }
    for (qsizetype i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const uchar second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second >= 0xA0;
    const bool beyond = first == 0xF4 && second >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

void writeString(QByteArray &out, const QString &text)
{
    static constexpr char hex[] = "0123456789abcdef";
    const QByteArray utf8 = text.toUtf8();
    out.append('"');
    qsizetype plain = 0; // where what needs no escape began
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<uchar>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\') {
            continue;
        }
        out.append(utf8.constData() + plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        case '\b':
            out.append("\\b");
            break;
        case '\f':
            out.append("\\f");
            break;
        default:
            out.append("\\u00").append(hex[c >> 4]).append(hex[c & 15]);
            break;
        }
    }
    out.append(utf8.constData() + plain, utf8.size() - plain);
    out.append('"');
}

class Writer
{
public:
    Writer(QByteArray &out, JsonStyle style)
        : m_out(out)
        , m_indented(style == JsonStyle::Indented)
    {}

    void write(const Value &value)
    {
        std::visit([this](const auto &data) { put(data); }, value.data);
    }

private:
    void put(std::nullptr_t) { m_out.append("null"); }
    void put(bool flag) { m_out.append(flag ? "true" : "false"); }
    void put(qint64 number) { m_out.append(QByteArray::number(number)); }
    void put(double number)
    {
        const QByteArray text = doubleText(number);
        m_out.append(std::isfinite(number) ? text : '"' + text + '"');
    }
    void put(const Decimal &number) { m_out.append(number.toString().toLatin1()); }
    void put(const QString &text) { writeString(m_out, text); }
    void put(const QByteArray &bytes) { m_out.append('"' + bytes.toBase64() + '"'); }
    void put(Date date) { m_out.append('"' + toText(date).toLatin1() + '"'); }
    void put(Time time) { m_out.append('"' + toText(time).toLatin1() + '"'); }
    void put(Timestamp timestamp) { m_out.append('"' + toText(timestamp).toLatin1() + '"'); }

    void put(const Array &array)
    {
        m_out.append('[');
        ++m_level;
        for (size_t i = 0; i < array.size(); ++i) {
            separate(i > 0);
            write(array[i]);
        }
        close(!array.empty(), ']');
    }

    void put(const Object &object)
    {
        m_out.append('{');
        ++m_level;
        for (size_t i = 0; i < object.size(); ++i) {
            separate(i > 0);
            writeString(m_out, object[i].first);
            m_out.append(m_indented ? ": " : ":");
            write(object[i].second);
        }
        close(!object.empty(), '}');
    }

    void separate(bool comma)
    {
        if (comma) {
            m_out.append(',');
        }
        newLine();
    }

    void close(bool any, char bracket)
    {
        --m_level;
        if (any) {
            newLine();
        }
        m_out.append(bracket);
    }

    void newLine()
    {
        if (m_indented) {
            m_out.append('\n').append(2 * m_level, ' ');
        }
    }

    QByteArray &m_out;
    bool m_indented;
    qsizetype m_level = 0;
};

} // namespace

core::Result<Value> parseJson(QByteArrayView text, qsizetype firstByte)
{
    thread_local ParserMemory memory;
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    const qsizetype skipped = text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    auto value = parseFramed(memory, text.sliced(skipped), firstByte + skipped);
    if (memory.text.capacity() > keptBuffer) {
        memory = {};
    }
    return value;
}

QByteArray toJson(const Value &value, JsonStyle style)
{
    QByteArray out;
    Writer(out, style).write(value);
    return out;
}

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    if (simdjson::validate_utf8(text.data(), size_t(text.size()))) {
        return -1;
    }
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = utf8Length(text.sliced(i));
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return -1;
}

QByteArray doubleText(double number)
{
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number < 0 ? "-Infinity" : "Infinity";
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    QByteArray shortest(text.data(), end - text.data());
    if (!shortest.contains('.') && !shortest.contains('e')) {
        shortest.append(".0");
    }
    return shortest;
}

} // namespace mesh::schema
