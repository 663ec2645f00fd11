// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/history/difference.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <span>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Array;
using schema::Object;
using schema::Value;

namespace {

const Value nothing;

// --- what identifies an element

QString scalarText(const Value *value)
{
    if (value == nullptr || value->as<Object>() != nullptr || value->as<Array>() != nullptr) {
        return {};
    }
    return value->isNull() ? QString() : value->toDisplay();
}

QString identityOf(const Value &element)
{
    if (element.as<Object>() == nullptr) {
        return scalarText(&element);
    }
    // The names by which ODPS, ODCS and we tell the elements of a list apart.
    static constexpr std::array<QStringView, 12> names{
        u"id",     u"name",     u"property", u"channel", u"url",   u"product",
        u"policy", u"username", u"role",     u"server",  u"topic", u"text"};
    for (const QStringView name : names) {
        const QString text = scalarText(element.field(name));
        if (text.isEmpty()) {
            continue;
        }
        const QString version = scalarText(element.field(u"version"));
        return version.isEmpty() ? text : text + u'@' + version.section(u'.', 0, 0);
    }
    return {};
}

// One name an element; indexes where any lacks one or two share it.
std::vector<QString> identities(const Array &array)
{
    std::vector<QString> names;
    QSet<QString> met;
    for (const Value &element : array) {
        names.push_back(identityOf(element));
        if (names.back().isEmpty() || met.contains(names.back())) {
            names.clear();
            for (std::size_t i = 0; i < array.size(); ++i) {
                names.push_back(u'#' + QString::number(i));
            }
            return names;
        }
        met.insert(names.back());
    }
    return names;
}

std::ptrdiff_t indexOf(const std::vector<QString> &names, const QString &name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found != names.end() ? found - names.begin() : -1;
}

// #2, but not #sales: channels are called so.
bool isIndex(const QString &name)
{
    return name.size() > 1 && name.startsWith(u'#') &&
           std::all_of(name.begin() + 1, name.end(), [](QChar c) { return c.isDigit(); });
}

// Both must be named the same way to be matched.
bool byIndex(const std::vector<QString> &names)
{
    return !names.empty() && names.front() == u"#0";
}

std::vector<QString> indexes(std::size_t count)
{
    std::vector<QString> names;
    for (std::size_t i = 0; i < count; ++i) {
        names.push_back(u'#' + QString::number(i));
    }
    return names;
}

// --- comparing

class Comparison
{
public:
    void compare(const Value &before, const Value &after)
    {
        if (before == after) {
            return;
        }
        const auto *objectBefore = before.as<Object>();
        const auto *objectAfter = after.as<Object>();
        const auto *arrayBefore = before.as<Array>();
        const auto *arrayAfter = after.as<Array>();
        if (isWhole()) {
            report(before, after);
        } else if (objectBefore != nullptr && objectAfter != nullptr) {
            compareObjects(before, *objectBefore, after, *objectAfter);
        } else if (arrayBefore != nullptr && arrayAfter != nullptr) {
            compareArrays(*arrayBefore, *arrayAfter);
        } else {
            report(before, after);
        }
    }

    std::vector<Difference> take() { return std::move(m_found); }

private:
    // A whole object or list that comes or goes is told by what is in it, an element as one.
    void report(const Value &before, const Value &after)
    {
        const bool fieldOfObject = !m_path.empty() && !m_path.back().element;
        if (before.isNull() && fieldOfObject && after.as<Array>() != nullptr) {
            compareArrays({}, *after.as<Array>());
        } else if (after.isNull() && fieldOfObject && before.as<Array>() != nullptr) {
            compareArrays(*before.as<Array>(), {});
        } else if (before.isNull() && fieldOfObject && after.as<Object>() != nullptr) {
            compareObjects(nothing, {}, after, *after.as<Object>());
        } else if (after.isNull() && fieldOfObject && before.as<Object>() != nullptr) {
            compareObjects(before, *before.as<Object>(), nothing, {});
        } else {
            const DifferenceKind kind = before.isNull()  ? DifferenceKind::Added
                                        : after.isNull() ? DifferenceKind::Removed
                                                         : DifferenceKind::Changed;
            m_found.push_back({m_path, kind, before, after});
        }
    }

    // A promise is a number with its unit: one without the other says nothing.
    [[nodiscard]] bool isWhole() const
    {
        return m_path.size() > 1 && m_path.back().element &&
               m_path[m_path.size() - 2].name == u"slaProperties";
    }

    void step(const QString &name, bool element, const Value &before, const Value &after)
    {
        m_path.push_back({name, element});
        compare(before, after);
        m_path.pop_back();
    }

    [[nodiscard]] bool isSaid(const QString &name) const
    {
        return !m_path.empty() ||
               (name != u"apiVersion" && name != u"kind" && name != u"writtenBy");
    }

    void compareObjects(const Value &before, const Object &fieldsBefore, const Value &after,
                        const Object &fieldsAfter)
    {
        for (const auto &[name, value] : fieldsBefore) {
            const Value *other = after.field(name);
            if (isSaid(name)) {
                step(name, false, value, other != nullptr ? *other : nothing);
            }
        }
        for (const auto &[name, value] : fieldsAfter) {
            if (before.field(name) == nullptr && isSaid(name)) {
                step(name, false, nothing, value);
            }
        }
    }

    void compareArrays(const Array &before, const Array &after)
    {
        std::vector<QString> namesBefore = identities(before);
        std::vector<QString> namesAfter = identities(after);
        if (byIndex(namesBefore) || byIndex(namesAfter)) {
            namesBefore = indexes(before.size());
            namesAfter = indexes(after.size());
        }
        for (std::size_t i = 0; i < before.size(); ++i) {
            const std::ptrdiff_t other = indexOf(namesAfter, namesBefore[i]);
            step(namesBefore[i], true, before[i],
                 other >= 0 ? after[static_cast<std::size_t>(other)] : nothing);
        }
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (indexOf(namesBefore, namesAfter[i]) < 0) {
                step(namesAfter[i], true, nothing, after[i]);
            }
        }
    }

    FieldPath m_path;
    std::vector<Difference> m_found;
};

// --- applying

bool isEmptyContainer(const Value &value)
{
    const auto *object = value.as<Object>();
    const auto *array = value.as<Array>();
    return (object != nullptr && object->empty()) || (array != nullptr && array->empty());
}

void applyAt(Value &value, std::span<const PathStep> path, const Value &wanted);

void applyInArray(Value &value, std::span<const PathStep> path, const Value &wanted)
{
    if (value.as<Array>() == nullptr) {
        value = Value(Array());
    }
    Array &array = *value.as<Array>();
    const bool indexed = isIndex(path.front().name);
    const std::vector<QString> names = indexed ? indexes(array.size()) : identities(array);
    std::ptrdiff_t at = indexOf(names, path.front().name);
    if (at < 0) {
        if (wanted.isNull()) {
            return;
        }
        at = static_cast<std::ptrdiff_t>(array.size());
        array.emplace_back();
    }
    Value &element = array[static_cast<std::size_t>(at)];
    applyAt(element, path.subspan(1), wanted);
    if (element.isNull() || (isEmptyContainer(element) && wanted.isNull())) {
        array.erase(array.begin() + at);
    }
}

void applyInObject(Value &value, std::span<const PathStep> path, const Value &wanted)
{
    const QString &name = path.front().name;
    const Value *found = value.field(name);
    if (found == nullptr && wanted.isNull()) {
        return;
    }
    Value inner = found != nullptr ? *found : Value();
    applyAt(inner, path.subspan(1), wanted);
    if (inner.isNull() || (isEmptyContainer(inner) && wanted.isNull())) {
        value.removeField(name);
    } else {
        value.setField(name, std::move(inner));
    }
}

void applyAt(Value &value, std::span<const PathStep> path, const Value &wanted)
{
    if (path.empty()) {
        value = wanted;
    } else if (path.front().element) {
        applyInArray(value, path, wanted);
    } else {
        applyInObject(value, path, wanted);
    }
}

} // namespace

QString pathText(const FieldPath &path)
{
    QString text;
    for (const PathStep &step : path) {
        if (step.element) {
            text += u'[' + step.name + u']';
        } else {
            text += (text.isEmpty() ? QString() : u"."_s) + step.name;
        }
    }
    return text;
}

const Value *valueAt(const Value &document, const FieldPath &path)
{
    const Value *at = &document;
    for (const PathStep &step : path) {
        if (!step.element) {
            at = at->field(step.name);
        } else if (const auto *array = at->as<Array>()) {
            const bool indexed = isIndex(step.name);
            const std::ptrdiff_t index =
                indexOf(indexed ? indexes(array->size()) : identities(*array), step.name);
            at = index >= 0 ? &(*array)[static_cast<std::size_t>(index)] : nullptr;
        } else {
            at = nullptr;
        }
        if (at == nullptr) {
            return nullptr;
        }
    }
    return at;
}

QString differenceName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Added:
        return u"added"_s;
    case DifferenceKind::Removed:
        return u"removed"_s;
    case DifferenceKind::Changed:
        return u"changed"_s;
    }
    return {};
}

std::vector<Difference> differences(const Value &before, const Value &after)
{
    Comparison comparison;
    comparison.compare(before.isNull() ? Value(Object()) : before,
                       after.isNull() ? Value(Object()) : after);
    return comparison.take();
}

void apply(const Difference &difference, Value &document)
{
    applyAt(document, difference.path, difference.after);
}

Difference inverse(const Difference &difference)
{
    const DifferenceKind kind = difference.kind == DifferenceKind::Added ? DifferenceKind::Removed
                                : difference.kind == DifferenceKind::Removed
                                    ? DifferenceKind::Added
                                    : DifferenceKind::Changed;
    return {difference.path, kind, difference.after, difference.before};
}

} // namespace mesh::catalog
