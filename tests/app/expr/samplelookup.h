// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/lookup.h"
#include "app/expr/rowaccess.h"

#include <QHash>

/// A row that is one object in slot 0, and what its names mean.
namespace mesh::test {

class SampleRow final : public expr::RowAccess
{
public:
    explicit SampleRow(schema::Value object = {})
        : m_object(std::move(object))
    {}
    [[nodiscard]] const schema::Value &at(int) const override { return m_object; }

private:
    schema::Value m_object;
};

class SampleLookup final : public expr::Lookup
{
public:
    /// Certain: the fields come from a schema. Open: unknown names are looked for in each row.
    SampleLookup(expr::Type row, bool certain, bool open = false)
        : m_row(std::move(row))
        , m_certain(certain)
        , m_open(open)
    {}

    [[nodiscard]] std::vector<expr::Resolved> resolve(const QString &name,
                                                      bool quoted) const override
    {
        using namespace Qt::StringLiterals;
        if (const expr::Field *field = m_row.field(name, quoted)) {
            return {{{0, {field->name}}, field->type, m_certain, field->name == u"rowtime"_s}};
        }
        return {};
    }
    [[nodiscard]] std::vector<expr::KnownName> names() const override
    {
        std::vector<expr::KnownName> names;
        for (const expr::Field &field : m_row.fields) {
            names.push_back({field.name, field.type, field.doc, false});
        }
        return names;
    }
    [[nodiscard]] std::optional<expr::Place> openPlace() const override
    {
        return m_open ? std::optional(expr::Place{0, {}}) : std::nullopt;
    }
    [[nodiscard]] QStringList seenValues(const expr::Place &place) const override
    {
        return m_seen.value(place.path.empty() ? QString() : place.path.back());
    }

    QHash<QString, QStringList> m_seen;

private:
    expr::Type m_row;
    bool m_certain;
    bool m_open;
};

} // namespace mesh::test
