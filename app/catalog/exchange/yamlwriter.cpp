// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/exchange/yaml.h"

#include "app/schema/json.h"

#include <QRegularExpression>
#include <QSet>

#include <yaml.h>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

constexpr int indentation = 2;
constexpr int unlimitedWidth = -1; // a line break within a text is not everybody's taste

// Only what no reader takes for a number, a date, a boolean or null.
bool isPlain(const QString &text)
{
    static const QRegularExpression word(u"^[A-Za-z_/#@][A-Za-z0-9_ ./@+-]*$"_s);
    static const QSet<QString> reserved{u"y"_s,   u"n"_s,    u"yes"_s,   u"no"_s,  u"on"_s,
                                        u"off"_s, u"true"_s, u"false"_s, u"null"_s};
    return word.match(text).hasMatch() && !text.startsWith(u'#') && !text.startsWith(u'@') &&
           !text.endsWith(u' ') && !text.contains(u" #"_s) && !reserved.contains(text.toLower());
}

class Writer
{
public:
    Writer()
    {
        yaml_emitter_initialize(&m_emitter);
        yaml_emitter_set_output(&m_emitter, &Writer::take, &m_text);
        yaml_emitter_set_unicode(&m_emitter, 1);
        yaml_emitter_set_indent(&m_emitter, indentation);
        yaml_emitter_set_width(&m_emitter, unlimitedWidth);
    }
    ~Writer() { yaml_emitter_delete(&m_emitter); }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    QByteArray document(const Value &root)
    {
        yaml_event_t event;
        yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
        hand(event);
        yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1);
        hand(event);
        value(root);
        yaml_document_end_event_initialize(&event, 1);
        hand(event);
        yaml_stream_end_event_initialize(&event);
        hand(event);
        return m_text;
    }

private:
    static int take(void *into, unsigned char *bytes, std::size_t size)
    {
        static_cast<QByteArray *>(into)->append(reinterpret_cast<const char *>(bytes),
                                                static_cast<qsizetype>(size));
        return 1;
    }

    void hand(yaml_event_t &event) { yaml_emitter_emit(&m_emitter, &event); }

    void scalar(const QByteArray &text, yaml_scalar_style_t style)
    {
        yaml_event_t event;
        yaml_scalar_event_initialize(
            &event, nullptr, nullptr,
            reinterpret_cast<yaml_char_t *>(const_cast<char *>(text.constData())),
            static_cast<int>(text.size()), 1, 1, style);
        hand(event);
    }

    void text(const QString &text)
    {
        const bool block = text.contains(u'\n') && !text.contains(u'\r');
        scalar(text.toUtf8(), block           ? YAML_LITERAL_SCALAR_STYLE
                              : isPlain(text) ? YAML_PLAIN_SCALAR_STYLE
                                              : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
    }

    void value(const Value &each)
    {
        if (const auto *object = each.as<Object>()) {
            mapping(*object);
        } else if (const auto *array = each.as<Array>()) {
            sequence(*array);
        } else if (const auto *string = each.as<QString>()) {
            text(*string);
        } else if (each.isNull() || each.as<bool>() != nullptr || each.as<qint64>() != nullptr ||
                   each.as<schema::Decimal>() != nullptr) {
            scalar(schema::toJson(each), YAML_PLAIN_SCALAR_STYLE);
        } else {
            text(each.toDisplay());
        }
    }

    void sequence(const Array &array)
    {
        yaml_event_t event;
        yaml_sequence_start_event_initialize(&event, nullptr, nullptr, 1,
                                             array.empty() ? YAML_FLOW_SEQUENCE_STYLE
                                                           : YAML_BLOCK_SEQUENCE_STYLE);
        hand(event);
        for (const Value &each : array) {
            value(each);
        }
        yaml_sequence_end_event_initialize(&event);
        hand(event);
    }

    void mapping(const Object &object)
    {
        yaml_event_t event;
        yaml_mapping_start_event_initialize(&event, nullptr, nullptr, 1,
                                            object.empty() ? YAML_FLOW_MAPPING_STYLE
                                                           : YAML_BLOCK_MAPPING_STYLE);
        hand(event);
        for (const auto &[name, each] : object) {
            text(name);
            value(each);
        }
        yaml_mapping_end_event_initialize(&event);
        hand(event);
    }

    QByteArray m_text;
    yaml_emitter_t m_emitter{};
};

} // namespace

QByteArray toYaml(const Value &value)
{
    return Writer().document(value);
}

} // namespace mesh::catalog
