// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/expr/type.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace mesh::expr {

/// Where a name leads: a slot of the row and fields below it.
struct Place
{
    int slot = 0;
    std::vector<QString> path;
    friend bool operator==(const Place &, const Place &) = default;
};

struct Resolved
{
    Place place;
    Type type;
    /// From a schema. Otherwise the type is what samples had: the expression stays dynamic, and
    /// what does not fit is only warned about.
    bool certain = true;
    /// Milliseconds since 1970 UTC: compared with a text, the text is read as a time (ROWTIME).
    bool isTime = false;
    /// A key or value whose bytes may look like a number: beside a text it is what its bytes say,
    /// so that key = '17' finds the key 17.
    bool isText = false;
};

/// A name to offer.
struct KnownName
{
    QString name; ///< as it is typed: ROWTIME, status
    Type type;
    QString doc;
    bool pseudo = false; ///< of the record, not of its value
};

/// What names mean. Pure while an expression is bound.
class Lookup
{
public:
    virtual ~Lookup() = default;
    /// What the first name of a path may mean, best first: the first reading under which the whole
    /// path exists is taken. Quoted: the case counts.
    [[nodiscard]] virtual std::vector<Resolved> resolve(const QString &name, bool quoted) const = 0;
    [[nodiscard]] virtual std::vector<KnownName> names() const = 0;
    /// Where a name that nobody knows is looked for in each row; nothing: it is an error.
    [[nodiscard]] virtual std::optional<Place> openPlace() const { return {}; }
    /// Values that rows had in this place, for completion; unquoted.
    [[nodiscard]] virtual QStringList seenValues(const Place &) const { return {}; }
    /// Names of headers, for HEADERS('…').
    [[nodiscard]] virtual QStringList headerNames() const { return {}; }
    /// The slot that holds the headers as an object, or -1.
    [[nodiscard]] virtual int headersSlot() const { return -1; }
};

} // namespace mesh::expr
