// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/yaml.h"

#include "app/schema/json.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <yaml.h>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using core::Code;
using core::Result;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

core::Error errorAt(Code code, const QString &detail, const yaml_mark_t &mark)
{
    return {code, detail, u"%1:%2"_s.arg(mark.line + 1).arg(mark.column + 1)};
}

// The core schema: https://yaml.org/spec/1.2.2/#103-core-schema
Value scalarOf(const QString &text)
{
    static const QSet<QString> nulls{u""_s, u"~"_s, u"null"_s, u"Null"_s, u"NULL"_s};
    static const QSet<QString> trues{u"true"_s, u"True"_s, u"TRUE"_s};
    static const QSet<QString> falses{u"false"_s, u"False"_s, u"FALSE"_s};
    static const QRegularExpression number(
        u"^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"_s);
    static const QRegularExpression leadingZero(u"^[-+]?0[0-9]"_s);
    if (nulls.contains(text)) {
        return {};
    }
    if (trues.contains(text) || falses.contains(text)) {
        return Value(trues.contains(text));
    }
    // 0123 is an octal number to some and a hundred and twenty-three to others: a text to us.
    if (!number.match(text).hasMatch() || leadingZero.match(text).hasMatch()) {
        return Value(text);
    }
    bool whole = false;
    const qint64 integer = text.toLongLong(&whole);
    if (whole) {
        return Value(integer);
    }
    const auto decimal = schema::Decimal::parse(QStringView(text));
    return decimal ? Value(*decimal) : Value(text);
}

/// libyaml's events into a tree.
class Reader
{
public:
    Reader(QByteArrayView text, const YamlLimits &limits)
        : m_limits(limits)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_input_string(&m_parser,
                                     reinterpret_cast<const unsigned char *>(text.data()),
                                     static_cast<std::size_t>(text.size()));
    }
    ~Reader()
    {
        yaml_event_delete(&m_event);
        yaml_parser_delete(&m_parser);
    }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    Result<Value> document()
    {
        // The stream's and the document's beginning; an empty file has no document.
        for (const yaml_event_type_t expected :
             {YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT}) {
            if (auto moved = next(); !moved) {
                return moved.error();
            }
            if (m_event.type != expected) {
                return errorAt(Code::Syntax, u"there is nothing in it"_s, m_event.start_mark);
            }
        }
        Value root;
        if (auto read = next(); !read) {
            return read.error();
        }
        if (auto read = value(root, 0); !read) {
            return read.error();
        }
        for (const yaml_event_type_t expected : {YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT}) {
            if (auto moved = next(); !moved) {
                return moved.error();
            }
            if (m_event.type != expected) {
                return errorAt(Code::Syntax, u"a second document begins here"_s,
                               m_event.start_mark);
            }
        }
        return root;
    }

private:
    Result<void> next()
    {
        yaml_event_delete(&m_event);
        if (yaml_parser_parse(&m_parser, &m_event) != 0) {
            return {};
        }
        const QString problem = QString::fromUtf8(m_parser.problem);
        const bool hasMark = m_parser.problem_mark.line != 0 || m_parser.problem_mark.column != 0;
        return errorAt(Code::Syntax, problem, hasMark ? m_parser.problem_mark : m_parser.mark);
    }

    // Every value counts, those that an alias repeats too.
    Result<void> count(qsizetype values)
    {
        m_values += values;
        return m_values <= m_limits.values
                   ? Result<void>()
                   : errorAt(Code::TooLarge, u"more than %1 values"_s.arg(m_limits.values),
                             m_event.start_mark);
    }

    Result<void> value(Value &into, int depth)
    {
        if (depth > m_limits.depth) {
            return errorAt(Code::TooLarge, u"deeper than %1 levels"_s.arg(m_limits.depth),
                           m_event.start_mark);
        }
        if (auto counted = count(1); !counted) {
            return counted;
        }
        switch (m_event.type) {
        case YAML_ALIAS_EVENT:
            return alias(into);
        case YAML_SCALAR_EVENT:
            return scalar(into);
        case YAML_SEQUENCE_START_EVENT:
            return anchored(m_event.data.sequence_start.anchor, into,
                            [this, &into, depth] { return sequence(into, depth); });
        case YAML_MAPPING_START_EVENT:
            return anchored(m_event.data.mapping_start.anchor, into,
                            [this, &into, depth] { return mapping(into, depth); });
        default:
            return errorAt(Code::Syntax, u"a value is missing"_s, m_event.start_mark);
        }
    }

    struct Anchor
    {
        Value value;
        qsizetype values = 0;
    };

    template<typename Read>
    Result<void> anchored(const yaml_char_t *anchor, Value &into, Read &&read)
    {
        const QByteArray name(reinterpret_cast<const char *>(anchor));
        const qsizetype before = m_values;
        if (auto done = read(); !done || name.isEmpty()) {
            return done;
        }
        m_anchors.insert(name, {into, m_values - before + 1});
        return {};
    }

    Result<void> alias(Value &into)
    {
        // An anchor is known once its value has ended: nothing can contain itself.
        const auto found =
            m_anchors.constFind(reinterpret_cast<const char *>(m_event.data.alias.anchor));
        if (found == m_anchors.constEnd()) {
            return errorAt(Code::Syntax, u"no anchor of this name stands before"_s,
                           m_event.start_mark);
        }
        if (auto counted = count(found->values); !counted) {
            return counted;
        }
        into = found->value;
        return {};
    }

    Result<void> scalar(Value &into)
    {
        const auto &found = m_event.data.scalar;
        const QByteArrayView bytes(reinterpret_cast<const char *>(found.value),
                                   static_cast<qsizetype>(found.length));
        const QString text = QString::fromUtf8(bytes);
        into = found.style == YAML_PLAIN_SCALAR_STYLE && found.tag == nullptr ? scalarOf(text)
                                                                              : Value(text);
        if (found.anchor != nullptr) {
            m_anchors.insert(reinterpret_cast<const char *>(found.anchor), {into, 1});
        }
        return {};
    }

    Result<void> sequence(Value &into, int depth)
    {
        Array array;
        while (true) {
            if (auto moved = next(); !moved) {
                return moved;
            }
            if (m_event.type == YAML_SEQUENCE_END_EVENT) {
                into = Value(std::move(array));
                return {};
            }
            if (auto read = value(array.emplace_back(), depth + 1); !read) {
                return read;
            }
        }
    }

    Result<void> mapping(Value &into, int depth)
    {
        Object object;
        QSet<QString> keys;
        std::vector<Value> merges;
        while (true) {
            if (auto moved = next(); !moved) {
                return moved;
            }
            if (m_event.type == YAML_MAPPING_END_EVENT) {
                break;
            }
            if (m_event.type != YAML_SCALAR_EVENT) {
                return errorAt(Code::Syntax, u"a key must be a text"_s, m_event.start_mark);
            }
            const auto &found = m_event.data.scalar;
            const QString key = QString::fromUtf8(reinterpret_cast<const char *>(found.value),
                                                  static_cast<qsizetype>(found.length));
            const bool merge = key == u"<<" && found.style == YAML_PLAIN_SCALAR_STYLE;
            if (!merge && keys.contains(key)) {
                return errorAt(Code::Syntax, u"“%1” stands here a second time"_s.arg(key),
                               m_event.start_mark);
            }
            Value inner;
            if (auto moved = next(); !moved) {
                return moved;
            }
            if (auto read = value(inner, depth + 1); !read) {
                return read;
            }
            if (merge) {
                merges.push_back(std::move(inner));
            } else {
                keys.insert(key);
                object.emplace_back(key, std::move(inner));
            }
        }
        for (const Value &each : merges) {
            mergeInto(object, keys, each);
        }
        into = Value(std::move(object));
        return {};
    }

    // What a mapping says itself wins over what is merged into it.
    static void mergeInto(Object &object, QSet<QString> &keys, const Value &from)
    {
        if (const auto *list = from.as<Array>()) {
            for (const Value &each : *list) {
                mergeInto(object, keys, each);
            }
        } else if (const auto *fields = from.as<Object>()) {
            for (const auto &[name, value] : *fields) {
                if (!keys.contains(name)) {
                    keys.insert(name);
                    object.emplace_back(name, value);
                }
            }
        }
    }

    const YamlLimits m_limits;
    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
    QHash<QByteArray, Anchor> m_anchors;
    qsizetype m_values = 0;
};

} // namespace

Result<Value> parseYaml(QByteArrayView text, const YamlLimits &limits)
{
    if (text.size() > limits.bytes) {
        return core::Error{Code::TooLarge,
                           u"%1 bytes, at most %2 are read"_s.arg(text.size()).arg(limits.bytes),
                           u"1:1"_s};
    }
    return Reader(text, limits).document();
}

} // namespace mesh::catalog
