// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/catalog/fieldnotes.h"

#include <algorithm>
#include <map>
#include <set>

namespace mesh::catalog {

using namespace Qt::StringLiterals;
using schema::Array;
using schema::Value;

namespace {

constexpr QStringView notesPath = u"schema.0.properties";

using Notes = std::map<QString, const FieldNote *>; ///< by path

FieldNote readField(const Value &from)
{
    return {fields::text(from, u"name"), fields::text(from, u"description"),
            fields::text(from, u"classification"), fields::texts(from, u"tags"), from};
}

Value writeNote(Value property, const FieldNote &note)
{
    fields::Editor editor(std::move(property));
    editor.setText(u"description", note.description);
    editor.setText(u"classification", note.classification);
    editor.setTexts(u"tags", note.tags);
    return editor.take();
}

// Named by `name`, which is the path's last part where the property stands within another.
Value writeField(const FieldNote &note, const QString &name)
{
    fields::Editor editor(note.source);
    editor.setText(u"name", name);
    return writeNote(editor.take(), note);
}

Value writeField(const FieldNote &note)
{
    return writeField(note, note.path);
}

const Array *arrayAt(const Value &object, QStringView field)
{
    const Value *found = object.field(field);
    return found != nullptr ? found->as<Array>() : nullptr;
}

void collect(const Array &properties, const QString &prefix, std::vector<FieldNote> &notes);

void collectBelow(const Value &property, const QString &prefix, std::vector<FieldNote> &notes)
{
    if (const Array *nested = arrayAt(property, u"properties")) {
        collect(*nested, prefix, notes);
    }
    if (const Value *items = property.field(u"items")) {
        collectBelow(*items, prefix, notes);
    }
}

void collect(const Array &properties, const QString &prefix, std::vector<FieldNote> &notes)
{
    for (const Value &property : properties) {
        FieldNote note = readField(property);
        note.path.prepend(prefix);
        const QString below = note.path + u'.';
        notes.push_back(std::move(note));
        collectBelow(property, below, notes);
    }
}

bool holdsFields(const Value &property)
{
    std::vector<FieldNote> below;
    collectBelow(property, {}, below);
    return !below.empty();
}

/// Brings the notes into a tree of properties.
class TreeEdit
{
public:
    explicit TreeEdit(const std::vector<FieldNote> &notes)
    {
        for (const FieldNote &note : notes) {
            m_wanted[note.path] = &note;
        }
    }

    void run(Array &properties, const std::vector<FieldNote> &notes)
    {
        edit(properties, {});
        for (const FieldNote &note : notes) {
            if (!m_placed.contains(note.path)) {
                insert(properties, {}, note);
            }
        }
    }

private:
    void edit(Array &properties, const QString &prefix)
    {
        Array kept;
        for (Value &property : properties) {
            const QString path = prefix + fields::text(property, u"name");
            editBelow(property, path + u'.');
            if (const auto found = m_wanted.find(path); found != m_wanted.end()) {
                m_placed.insert(path);
                kept.push_back(writeNote(std::move(property), *found->second));
            } else if (holdsFields(property)) {
                kept.push_back(writeNote(std::move(property), {}));
            }
        }
        properties = std::move(kept);
    }

    void editBelow(Value &property, const QString &prefix)
    {
        if (const Array *nested = arrayAt(property, u"properties")) {
            Array changed = *nested;
            edit(changed, prefix);
            property.setField(u"properties"_s, Value(std::move(changed)));
        }
        if (const Value *items = property.field(u"items")) {
            Value changed = *items;
            editBelow(changed, prefix);
            property.setField(u"items"_s, std::move(changed));
        }
    }

    static void insert(Array &properties, const QString &prefix, const FieldNote &note)
    {
        for (Value &property : properties) {
            const QString below = prefix + fields::text(property, u"name") + u'.';
            const Array *nested = arrayAt(property, u"properties");
            if (nested != nullptr && note.path.startsWith(below)) {
                Array changed = *nested;
                insert(changed, below, note);
                property.setField(u"properties"_s, Value(std::move(changed)));
                return;
            }
        }
        properties.push_back(writeField(note, note.path.sliced(prefix.size())));
    }

    Notes m_wanted;
    std::set<QString> m_placed;
};

} // namespace

std::vector<FieldNote> readNotes(const Value &document)
{
    std::vector<FieldNote> notes;
    const Value *properties = document.path(notesPath);
    if (const Array *array = properties != nullptr ? properties->as<Array>() : nullptr) {
        collect(*array, {}, notes);
    }
    return notes;
}

void setNotes(fields::Editor &editor, const std::vector<FieldNote> &notes,
              const QString &schemaName)
{
    if (readNotes(editor.document()) == notes) {
        return;
    }
    const Array *found = arrayAt(editor.document(), u"schema");
    Array objects = found != nullptr ? *found : Array();
    if (objects.empty()) {
        objects.emplace_back(schema::Object{{u"name"_s, Value(schemaName)}});
    }
    const Array *there = arrayAt(objects.front(), u"properties");
    Array properties = there != nullptr ? *there : Array();
    fields::Editor first(objects.front());
    if (std::any_of(properties.begin(), properties.end(), holdsFields)) {
        TreeEdit(notes).run(properties, notes);
        first.setValue(u"properties", properties.empty() ? Value() : Value(std::move(properties)));
    } else {
        first.setElements<FieldNote>(u"properties", notes, readField, writeField);
    }
    objects.front() = first.take();
    editor.setValue(u"schema", Value(std::move(objects)));
}

} // namespace mesh::catalog
