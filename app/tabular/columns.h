// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tabular/recordrow.h"

#include "app/core/result.h"
#include "app/expr/type.h"
#include "app/schema/type.h"

#include <QString>
#include <QTimeZone>

#include <span>
#include <vector>

namespace mesh::tabular {

class MaskRules;

struct Column
{
    enum class Source { Timestamp, Partition, Offset, Topic, Key, Value, Headers, Header };
    enum class Alignment { Left, Right };

    Source source = Source::Value;
    /// Field names below the key or value, or the header's name; empty: the whole.
    std::vector<QString> fields;
    /// As it is written in a condition and after --columns: customer.city, key.id, ROWTIME,
    /// headers('trace'). Identifies the column.
    QString path;
    QString title; ///< translated for what is not a field
    Alignment alignment = Alignment::Left;
    expr::Type type;

    friend bool operator==(const Column &a, const Column &b)
    {
        return a.source == b.source && a.fields == b.fields;
    }
};

/// The types of keys and values, from a schema or from records that were seen.
struct RecordShape
{
    std::optional<expr::Type> key;
    std::optional<expr::Type> value;
    bool keyCertain = false; ///< from a schema
    bool valueCertain = false;
    std::vector<QString> headerNames; ///< in the order in which they were first seen

    /// Takes what one more record has. Fields keep the order in which they first appeared; what is
    /// certain stays as it is. A part that is no struct does not hide the fields of others.
    void observe(const RecordRow &row);
    /// Takes the types of schemas; null: not known.
    void setSchemas(const schema::TypePointer &keyType, const schema::TypePointer &valueType);
};

/// Time, partition, offset and key, then the fields of the value: structs of few fields are opened
/// up, arrays and maps are one column. A value that is no struct is one column. Stable: more
/// samples add columns behind those of the same struct, and never reorder.
[[nodiscard]] std::vector<Column> inferColumns(const RecordShape &shape);

/// The columns of a list such as `key, customer.city, headers('trace')`. Error: Syntax with range,
/// or NotFound.
[[nodiscard]] core::Result<std::vector<Column>> parseColumns(QStringView list,
                                                             const RecordShape &shape);

/// How a value became the text of its cell.
enum class CellState : quint8 {
    Present,
    Absent, ///< the record has no such field, key or header
    Null,   ///< it has, and it is null
    Masked,
    Undecodable, ///< the text is the reason
};

struct Cell
{
    CellState state = CellState::Absent;
    QString text;
};

struct CellStyle
{
    QTimeZone zone = QTimeZone::utc();
    /// Characters at most, an ellipsis among them; 0: all.
    qsizetype maximumLength = 200;
    /// Times with milliseconds only, without the date.
    bool timeOnly = false;
};

/// The cell of a record. Numbers are plain, all digits; the view groups them. Decodes at most the
/// column's own part, once a row.
[[nodiscard]] Cell cell(const RecordRow &row, const Column &column, const MaskRules &masks,
                        const CellStyle &style = {});
/// The text alone: empty for Absent and Null.
[[nodiscard]] QString cellText(const RecordRow &row, const Column &column, const MaskRules &masks,
                               const CellStyle &style = {});
/// The value itself, masked; null where it is absent. A whole part that cannot be decoded is its
/// bytes, a field of it null.
[[nodiscard]] schema::Value cellValue(const RecordRow &row, const Column &column,
                                      const MaskRules &masks);

} // namespace mesh::tabular
