// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/recordlookup.h"

#include "app/sql/lexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

struct Pseudo
{
    const char *name;
    RecordSlot slot;
    expr::Kind kind;
    const char *doc;
    bool isTime = false;
};

// What a record always has, whatever its value is made of; then the short names, which a field of
// the value may take.
constexpr std::array ownNames{
    Pseudo{"ROWTIME", TimestampSlot, expr::Kind::BigInt,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup",
                             "The record's time: milliseconds since 1970 UTC; a text is read as a "
                             "time: ROWTIME > '2024-02-29'."),
           true},
    Pseudo{"ROWPARTITION", PartitionSlot, expr::Kind::BigInt,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup", "The record's partition.")},
    Pseudo{"ROWOFFSET", OffsetSlot, expr::Kind::BigInt,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup", "The record's offset.")},
    Pseudo{"ROWKEY", KeySlot, expr::Kind::Unknown,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup", "The record's key.")},
    Pseudo{"ROWVALUE", ValueSlot, expr::Kind::Unknown,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup", "The record's whole value.")},
    Pseudo{"ROWTOPIC", TopicSlot, expr::Kind::Varchar,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup", "The record's topic.")},
};

constexpr std::array shortNames{
    Pseudo{"key", KeySlot, expr::Kind::Unknown, ownNames[3].doc},
    Pseudo{"value", ValueSlot, expr::Kind::Unknown, ownNames[4].doc},
    Pseudo{"topic", TopicSlot, expr::Kind::Varchar, ownNames[5].doc},
    Pseudo{"partition", PartitionSlot, expr::Kind::BigInt, ownNames[1].doc},
    Pseudo{"offset", OffsetSlot, expr::Kind::BigInt, ownNames[2].doc},
    Pseudo{"timestamp", TimestampSlot, expr::Kind::BigInt, ownNames[0].doc, true},
    Pseudo{"headers", HeadersSlot, expr::Kind::Map,
           QT_TRANSLATE_NOOP("mesh::tabular::RecordLookup",
                             "The record's headers, one of them is headers('name').")},
};

template<size_t Count>
const Pseudo *find(const std::array<Pseudo, Count> &names, const QString &name)
{
    const auto *found = std::ranges::find_if(names, [&name](const Pseudo &pseudo) {
        return name.compare(QLatin1StringView(pseudo.name), Qt::CaseInsensitive) == 0;
    });
    return found == names.end() ? nullptr : found;
}

QString pathOf(const expr::Place &place)
{
    QStringList parts;
    if (place.slot == KeySlot) {
        parts += u"key"_s;
    }
    for (const QString &name : place.path) {
        parts += sql::isPlainName(name) ? name : sql::quoteName(name);
    }
    return parts.join(u'.');
}

} // namespace

RecordLookup::RecordLookup(RecordShape shape, SeenValues seen)
    : m_shape(std::move(shape))
    , m_seen(std::move(seen))
{}

std::vector<expr::Resolved> RecordLookup::resolve(const QString &name, bool quoted) const
{
    std::vector<expr::Resolved> readings;
    const auto add = [this, &readings](const Pseudo &pseudo) {
        expr::Resolved resolved{{pseudo.slot, {}}, pseudo.kind, true, pseudo.isTime};
        if (pseudo.slot == KeySlot) {
            resolved.type = m_shape.key.value_or(expr::Type());
            resolved.certain = m_shape.keyCertain;
            resolved.isText = !m_shape.keyCertain;
        } else if (pseudo.slot == ValueSlot) {
            resolved.type = m_shape.value.value_or(expr::Type());
            resolved.certain = m_shape.valueCertain;
            resolved.isText = !m_shape.valueCertain;
        }
        readings.push_back(std::move(resolved));
    };
    if (const Pseudo *own = quoted ? nullptr : find(ownNames, name)) {
        add(*own);
    }
    if (const expr::Field *field = m_shape.value ? m_shape.value->field(name, quoted) : nullptr) {
        readings.push_back({{ValueSlot, {field->name}}, field->type, m_shape.valueCertain, false});
    }
    if (const Pseudo *shortName = quoted ? nullptr : find(shortNames, name)) {
        add(*shortName);
    }
    return readings;
}

std::vector<expr::KnownName> RecordLookup::names() const
{
    std::vector<expr::KnownName> names;
    if (m_shape.value) {
        for (const expr::Field &field : m_shape.value->fields) {
            names.push_back({field.name, field.type, field.doc, false});
        }
    }
    const auto addPseudo = [this, &names](const Pseudo &pseudo) {
        const QString name = QString::fromLatin1(pseudo.name);
        if (m_shape.value && m_shape.value->field(name, false)) {
            return; // the value's own field is meant
        }
        const expr::Type type =
            pseudo.slot == KeySlot ? m_shape.key.value_or(expr::Type()) : expr::Type(pseudo.kind);
        names.push_back({name, type,
                         QCoreApplication::translate("mesh::tabular::RecordLookup", pseudo.doc),
                         true});
    };
    std::ranges::for_each(ownNames, addPseudo);
    std::ranges::for_each(shortNames, addPseudo);
    return names;
}

std::optional<expr::Place> RecordLookup::openPlace() const
{
    const bool closed =
        m_shape.valueCertain && m_shape.value && m_shape.value->kind == expr::Kind::Struct;
    return closed ? std::nullopt : std::optional(expr::Place{ValueSlot, {}});
}

QStringList RecordLookup::seenValues(const expr::Place &place) const
{
    return m_seen.value(pathOf(place));
}

QStringList RecordLookup::headerNames() const
{
    return {m_shape.headerNames.begin(), m_shape.headerNames.end()};
}

int RecordLookup::headersSlot() const
{
    return HeadersSlot;
}

} // namespace mesh::tabular
