// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/tabular/mask.h"
#include "app/tabular/recordfilter.h"

#include "app/schema/decimal.h"
#include "app/sql/lexer.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace mesh::tabular {

namespace {

// As the parser reads it back to the same value; empty where there is no such form.
QString literalOf(const schema::Value &value)
{
    if (const auto *truth = value.as<bool>()) {
        return *truth ? u"TRUE"_s : u"FALSE"_s;
    }
    if (const auto *number = value.as<double>(); number && !std::isfinite(*number)) {
        return {};
    }
    if (const auto *decimal = value.as<schema::Decimal>()) {
        return decimal->toPlainString().value_or(QString()); // with an exponent it were a double
    }
    if (value.as<qint64>() || value.as<double>()) {
        return value.toDisplay();
    }
    const bool textual = value.as<QString>() || value.as<schema::Date>() ||
                         value.as<schema::Time>() || value.as<schema::Timestamp>();
    return textual ? sql::quoteText(value.toDisplay()) : QString();
}

} // namespace

QString conditionFor(const RecordRow &row, const Column &column, const MaskRules &masks)
{
    const CellState state = cell(row, column, masks).state;
    if (state == CellState::Null || state == CellState::Absent) {
        return column.path + u" IS NULL"_s;
    }
    if (state != CellState::Present) {
        return {};
    }
    const QString literal = column.source == Column::Source::Timestamp
                                ? QString::number(row.record().timestamp)
                                : literalOf(cellValue(row, column, masks));
    return literal.isEmpty() ? QString() : column.path + u" = "_s + literal;
}

} // namespace mesh::tabular
