// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/settings.h"

#include "app/cli/arguments.h"

#include "app/catalog/history/difference.h"
#include "app/schema/json.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::cli {

using catalog::FieldPath;
using core::Result;
using schema::Object;
using schema::Value;
using Form = SettableField::Form;

namespace {

/// Fields that are no matter of taste: what sets them instead.
const std::vector<std::pair<QString, QString>> &fieldsOfVerbs()
{
    static const std::vector<std::pair<QString, QString>> fields{
        {u"id"_s, u"A record keeps its id"_s},
        {u"domain"_s, u"The domain is the first part of the product's name"_s},
        {u"status"_s, u"products publish, deprecate and retire set it"_s},
        {u"sunset"_s, u"products deprecate --sunset sets it"_s},
        {u"successor"_s, u"products deprecate --successor sets it"_s},
        {u"uid"_s, u"It is given once, by whoever publishes"_s},
        {u"offeredTo"_s, u"products offer and take-back set it"_s},
        {u"formerIds"_s, u"products accept sets it"_s},
        {u"writtenBy"_s, u"It is taken from the profile"_s},
        {u"kind"_s, u"It is part of the record's form"_s},
        {u"apiVersion"_s, u"It is part of the record's form"_s},
    };
    return fields;
}

// name, name[element], separated by dots; what stands in brackets may hold dots itself.
std::optional<FieldPath> parsePath(const QString &text)
{
    FieldPath path;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] == u'[') {
            const qsizetype end = text.indexOf(u']', at);
            if (end < 0 || path.empty() || end == at + 1) {
                return std::nullopt;
            }
            path.push_back({text.sliced(at + 1, end - at - 1), true});
            at = end + 1;
            if (at < text.size() && text[at] == u'.') {
                ++at;
            }
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && text[end] != u'.' && text[end] != u'[') {
            ++end;
        }
        if (end == at || end + 1 == text.size()) {
            return std::nullopt;
        }
        path.push_back({text.sliced(at, end - at), false});
        at = end < text.size() && text[end] == u'.' ? end + 1 : end;
    }
    return path.empty() ? std::nullopt : std::optional(path);
}

Value textsOf(const QString &text)
{
    schema::Array array;
    for (const QString &each : text.split(u',', Qt::SkipEmptyParts)) {
        array.emplace_back(each.trimmed());
    }
    return array;
}

/// One `path=value`.
class Setting
{
public:
    Setting(QString path, QString text, const SettableFields &fields)
        : m_typed(std::move(path))
        , m_text(std::move(text))
        , m_fields(fields)
    {}

    Result<void> applyTo(Value &document)
    {
        auto path = parsePath(settingPath(m_typed));
        if (!path) {
            return usageError(m_typed,
                              u"A path is written team.name or outputPorts[orders@1].topic"_s);
        }
        for (const auto &[name, sentence] : fieldsOfVerbs()) {
            if (path->size() == 1 && path->front().name == name) {
                return usageError(m_typed, sentence);
            }
        }
        const SettableField *field = find(path->front().name);
        if (field == nullptr && document.field(path->front().name) == nullptr) {
            return usageError(m_typed, u"There is no such field; there are %1"_s.arg(names()));
        }
        if (field != nullptr) {
            if (auto fits = check(*field, *path); !fits) {
                return fits;
            }
        }
        const Result<Value> value =
            m_text.isEmpty() ? Result<Value>(Value()) : valueFor(field, *path);
        if (!value) {
            return value.error();
        }
        if (field != nullptr && field->form == Form::Notes) {
            path->front() = {u"properties"_s, false};
            path->insert(path->begin(), {{u"schema"_s, false}, {u"#0"_s, true}});
        }
        if (!value->isNull()) {
            makeElement(document, *path, field != nullptr ? field->identity : u"name"_s);
        }
        catalog::apply({*path, catalog::DifferenceKind::Changed, {}, *value}, document);
        return {};
    }

private:
    [[nodiscard]] const SettableField *find(const QString &name) const
    {
        const auto found =
            std::find_if(m_fields.begin(), m_fields.end(),
                         [&name](const SettableField &each) { return each.name == name; });
        return found == m_fields.end() ? nullptr : &*found;
    }

    [[nodiscard]] QString names() const
    {
        QStringList names;
        for (const SettableField &field : m_fields) {
            if (field.form == Form::Parts) {
                for (const QString &part : field.parts) {
                    names << field.name + u'.' + part;
                }
            } else {
                names << (field.form == Form::List || field.form == Form::Notes
                              ? field.name + u"[…]"_s
                              : field.name);
            }
        }
        return names.join(u", "_s);
    }

    [[nodiscard]] Result<void> check(const SettableField &field, const FieldPath &path) const
    {
        const auto refuse = [&](const QString &form) {
            return usageError(m_typed, u"It is written %1"_s.arg(form));
        };
        const auto isPart = [&](std::size_t at) {
            return path.size() == at + 1 && !path[at].element &&
                   field.parts.contains(path[at].name);
        };
        const QString parts = field.parts.join(u"|"_s);
        switch (field.form) {
        case Form::Text:
        case Form::Texts:
            return path.size() == 1 ? Result<void>() : refuse(field.name);
        case Form::Parts:
            return isPart(1) ? Result<void>() : refuse(field.name + u'.' + parts);
        case Form::List:
        case Form::Notes:
            if (path.size() == 1 && (field.form == Form::List) && isJson()) {
                return {};
            }
            if (path.size() >= 2 && path[1].element && (path.size() == 2 || isPart(2))) {
                return {};
            }
            return refuse(field.name + u'[' + field.identity + u"]."_s + parts);
        case Form::Values:
            break;
        }
        return {};
    }

    [[nodiscard]] bool isJson() const
    {
        return m_text.isEmpty() || m_text.startsWith(u'[') || m_text.startsWith(u'{');
    }

    [[nodiscard]] Result<Value> valueFor(const SettableField *field, const FieldPath &path) const
    {
        const Form form = field != nullptr ? field->form : Form::Values;
        const QString &last = path.back().name;
        const bool texts = form == Form::Texts || (last == "tags"_L1 && path.size() > 1);
        if (texts && !isJson()) {
            return textsOf(m_text);
        }
        if (form == Form::Text || form == Form::Parts) {
            return Value(m_text);
        }
        if (isJson() || form == Form::Values || last == "value"_L1) {
            Result<Value> parsed = schema::parseJson(m_text.toUtf8());
            if (!parsed && isJson()) {
                return usageError(m_typed,
                                  u"The value is no JSON: %1"_s.arg(parsed.error().detail));
            }
            return parsed ? *std::move(parsed) : Value(m_text);
        }
        if (path.back().element) {
            return usageError(m_typed, u"An element is set part by part, or as JSON {…}"_s);
        }
        return Value(m_text);
    }

    // A part of an element that is not there: the element comes first, with what identifies it.
    static void makeElement(Value &document, const FieldPath &path, const QString &identity)
    {
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            const FieldPath upTo(path.begin(), path.begin() + std::ptrdiff_t(i) + 1);
            const QString &name = path[i].name;
            if (!path[i].element || name == "#0"_L1 ||
                catalog::valueAt(document, upTo) != nullptr) {
                continue;
            }
            const qsizetype at = identity == "name"_L1 ? name.lastIndexOf(u'@') : -1;
            Object element{{identity, at > 0 ? name.first(at) : name}};
            if (at > 0) {
                element.emplace_back(u"version"_s, name.sliced(at + 1));
            }
            catalog::apply({upTo, catalog::DifferenceKind::Added, {}, Value(std::move(element))},
                           document);
        }
    }

    const QString m_typed;
    const QString m_text;
    const SettableFields &m_fields;
};

} // namespace

const SettableFields &productFields()
{
    static const SettableFields fields{
        {u"name"_s},
        {u"version"_s},
        {u"description"_s, Form::Parts, {u"purpose"_s, u"limitations"_s, u"usage"_s}},
        {u"team"_s, Form::Parts, {u"name"_s}},
        {u"quality"_s},
        {u"tier"_s},
        {u"classification"_s},
        {u"tags"_s, Form::Texts},
        {u"terms"_s, Form::Texts},
        {u"outputPorts"_s,
         Form::List,
         {u"topic"_s, u"keySubject"_s, u"valueSubject"_s, u"format"_s, u"description"_s}},
        {u"inputPorts"_s, Form::List, {u"version"_s, u"topic"_s, u"description"_s}},
        {u"outputs"_s, Form::List, {u"version"_s, u"topic"_s, u"description"_s}},
        {u"slaProperties"_s, Form::List, {u"value"_s, u"unit"_s}, u"property"_s},
        {u"fields"_s, Form::Notes, {u"description"_s, u"classification"_s, u"tags"_s}},
        {u"support"_s, Form::List, {u"url"_s, u"tool"_s, u"scope"_s}, u"channel"_s},
        {u"authoritativeDefinitions"_s, Form::List, {u"type"_s, u"description"_s}, u"url"_s},
        {u"notices"_s, Form::List, {u"kind"_s, u"from"_s, u"until"_s}, u"text"_s},
        {u"customProperties"_s, Form::Values},
    };
    return fields;
}

const SettableFields &domainFields()
{
    static const SettableFields fields{
        {u"name"_s},
        {u"description"_s, Form::Parts, {u"purpose"_s}},
        {u"teams"_s, Form::Texts},
        {u"topicPrefixes"_s, Form::Texts},
        {u"parent"_s},
        {u"support"_s, Form::List, {u"url"_s, u"tool"_s, u"scope"_s}, u"channel"_s},
    };
    return fields;
}

QString settingPath(const QString &typed)
{
    static const QHash<QString, QString> otherWords{{u"owner"_s, u"team.name"_s},
                                                    {u"purpose"_s, u"description.purpose"_s},
                                                    {u"displayName"_s, u"name"_s}};
    return otherWords.value(typed, typed);
}

Result<Value> withSettings(Value document, const QStringList &settings,
                           const SettableFields &fields)
{
    for (const QString &setting : settings) {
        const qsizetype bracket = setting.indexOf(u']');
        const qsizetype equals = setting.indexOf(u'=', std::max<qsizetype>(0, bracket));
        const qsizetype first = setting.indexOf(u'=');
        // An element's name may hold an equals sign; a value may hold a bracket.
        const qsizetype open = setting.indexOf(u'[');
        const qsizetype at = open >= 0 && open < first ? equals : first;
        if (at <= 0) {
            return usageError(u"--set "_s + setting, u"It is written --set path=value"_s);
        }
        Setting one(setting.first(at).trimmed(), setting.sliced(at + 1), fields);
        if (auto applied = one.applyTo(document); !applied) {
            return applied.error();
        }
    }
    return document;
}

} // namespace mesh::cli
