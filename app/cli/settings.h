// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/schema/value.h"

#include <QStringList>

#include <vector>

namespace mesh::cli {

/// A field of a document that --set may name, and what is in it.
struct SettableField
{
    enum class Form {
        Text,
        Texts,  ///< a list: a,b,c
        Parts,  ///< an object of texts, as `parts` names them
        List,   ///< elements, each with `parts`
        Notes,  ///< elements at schema[#0].properties, written fields[name]
        Values, ///< anybody's: JSON
    };
    QString name;
    Form form = Form::Text;
    QStringList parts;
    QString identity = QStringLiteral("name"); ///< of a list: the part that tells elements apart
};

using SettableFields = std::vector<SettableField>;

[[nodiscard]] const SettableFields &productFields();
[[nodiscard]] const SettableFields &domainFields();

/// The document with each `path=value` made in it, in turn. Paths are those of differences:
/// team.name, outputPorts[orders@1].topic, slaProperties[latency].value,
/// fields[customer.email].tags; an element that is not there is made, an empty value removes. Text
/// is text, a list of texts a,b, a promise's value a number; what begins with [ or { is JSON.
/// Error: Usage, for a path that nobody knows (a slip would be kept as somebody else's field) or
/// that a verb of its own sets.
[[nodiscard]] core::Result<schema::Value>
withSettings(schema::Value document, const QStringList &settings, const SettableFields &fields);

/// What may be written instead of a path: `owner` for team.name, `purpose` for description.purpose,
/// `displayName` for name.
[[nodiscard]] QString settingPath(const QString &typed);

} // namespace mesh::cli
